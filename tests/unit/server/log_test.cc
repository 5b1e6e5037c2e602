// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/log.h"

#include <nlohmann/json.hpp>
#include <regex>

namespace lode::server {
namespace {

// What `write` puts into a log of these options.
template <class Write>
std::string logged(const LogOptions& options, Write write) {
  const std::unique_ptr<std::FILE, int (*)(std::FILE*)> file(std::tmpfile(), &std::fclose);
  {
    const Log log(options, file.get());
    write(log);
  }
  std::rewind(file.get());
  std::string text(4096, '\0');
  text.resize(std::fread(text.data(), 1, text.size(), file.get()));
  return text;
}

TEST(LogTest, WritesOneLineOfKeysAndValues) {
  const std::string text = logged({}, [](const Log& log) {
    log.write(LogLevel::kInfo, "started", {{"address", "[::1]:80"}, {"plugins", 5}, {"load", 0.5}});
  });
  const std::regex want(
      R"(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z info started address=\[::1\]:80 plugins=5 load=0.5\n)");
  EXPECT_TRUE(std::regex_match(text, want)) << text;
}

TEST(LogTest, QuotesValuesThatWouldBreakTheLine) {
  const std::string text = logged({}, [](const Log& log) {
    log.write(LogLevel::kWarning,
              "e",
              {{"a", "two words"}, {"b", ""}, {"c", "x=y"}, {"d", "1\n2"}, {"e", "\xFF"}});
  });
  EXPECT_NE(text.find(R"(e a="two words" b="" c="x=y" d="1\n2" e=")"), std::string::npos) << text;
  EXPECT_EQ(std::count(text.begin(), text.end(), '\n'), 1);
}

TEST(LogTest, WritesJsonThatParses) {
  const std::string text = logged({.json = true}, [](const Log& log) {
    log.write(LogLevel::kError, "failed", {{"what", "a \"quote\"\n"}, {"count", -3}, {"ms", 1.5}});
  });
  const auto line = nlohmann::json::parse(text);
  EXPECT_EQ(line["level"], "error");
  EXPECT_EQ(line["event"], "failed");
  EXPECT_EQ(line["what"], "a \"quote\"\n");
  EXPECT_EQ(line["count"], -3);
  EXPECT_EQ(line["ms"], 1.5);
  EXPECT_EQ(line["time"].get<std::string>().size(), 24U);
}

TEST(LogTest, LeavesOutWhatIsBelowItsLevel) {
  const std::string text = logged({.level = LogLevel::kWarning}, [](const Log& log) {
    EXPECT_FALSE(log.writes(LogLevel::kInfo));
    log.write(LogLevel::kInfo, "quiet");
    log.write(LogLevel::kError, "loud");
  });
  EXPECT_EQ(text.find("quiet"), std::string::npos);
  EXPECT_NE(text.find("error loud"), std::string::npos);
}

TEST(LogTest, WritesNothingWithoutAFile) {
  const Log log;
  EXPECT_FALSE(log.writes(LogLevel::kError));
  log.write(LogLevel::kError, "nobody hears");
}

}  // namespace
}  // namespace lode::server
