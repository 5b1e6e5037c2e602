// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/address.h"

namespace lode::server {
namespace {

TEST(AddressTest, ReadsHostsPortsAndPaths) {
  struct Case {
    std::string input;
    std::string host;
    int port;
    std::string path;
    bool local;
  };
  const Case cases[] = {{"127.0.0.1:7700", "127.0.0.1", 7700, "", true},
                        {"127.8.9.1:0", "127.8.9.1", 0, "", true},
                        {"localhost:1", "localhost", 1, "", true},
                        {"[::1]:65535", "::1", 65535, "", true},
                        {"0.0.0.0:7700", "0.0.0.0", 7700, "", false},
                        {"[::]:7700", "::", 7700, "", false},
                        {"10.0.0.1:7700", "10.0.0.1", 7700, "", false},
                        {"search.example.org:80", "search.example.org", 80, "", false},
                        {"unix:/run/lode.sock", "", 0, "/run/lode.sock", true}};
  for (const Case& c : cases) {
    const auto address = parse_address(c.input);
    ASSERT_TRUE(address) << c.input << ": " << address.error().message;
    EXPECT_EQ(address->host, c.host);
    EXPECT_EQ(address->port, c.port);
    EXPECT_EQ(address->path, c.path);
    EXPECT_EQ(address->is_local(), c.local) << c.input;
    EXPECT_EQ(address->text(), c.input);
  }
}

TEST(AddressTest, QuotesWhatItRefuses) {
  for (const std::string input : {"",
                                  "7700",
                                  "localhost",
                                  "localhost:",
                                  ":7700",
                                  "localhost:65536",
                                  "localhost:-1",
                                  "localhost:80x",
                                  "::1:80",
                                  "unix:",
                                  "unix-abstract:lode",
                                  "http://localhost:80"}) {
    const auto address = parse_address(input);
    ASSERT_FALSE(address) << input;
    EXPECT_EQ(address.error().code, ErrorCode::kInvalidArgument);
    EXPECT_NE(address.error().message.find("'" + input + "'"), std::string::npos)
        << address.error().message;
  }
  EXPECT_FALSE(parse_address("unix:/" + std::string(107, 'x')));
}

TEST(AddressTest, AllowsOtherMachinesOnlyInWords) {
  const auto open = parse_address("0.0.0.0:7700");
  const auto refused = check_exposure(*open, false);
  ASSERT_FALSE(refused);
  EXPECT_NE(refused.error().message.find("--insecure-listen"), std::string::npos);
  EXPECT_TRUE(check_exposure(*open, true));
  EXPECT_TRUE(check_exposure(*parse_address("127.0.0.1:1"), false));
}

}  // namespace
}  // namespace lode::server
