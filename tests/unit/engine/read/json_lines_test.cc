// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/read/json_lines.h"

#include <string>
#include <string_view>
#include <vector>

#include <gtest/gtest.h>

namespace lode::read {
namespace {

struct Seen {
  std::uint64_t number;
  std::uint64_t offset;
  std::string text;

  bool operator==(const Seen&) const = default;
};

void drain(JsonLinesSplitter& splitter, std::vector<Seen>& seen) {
  while (const auto line = splitter.next()) {
    seen.push_back(
        {line->number, line->offset, line->error ? line->error->reason : std::string(line->text)});
  }
}

std::vector<Seen> split(std::string_view bytes, std::size_t chunk, std::size_t limit) {
  JsonLinesSplitter splitter(limit);
  std::vector<Seen> seen;
  for (std::size_t at = 0; at < bytes.size(); at += chunk) {
    splitter.feed(bytes.substr(at, chunk));
    drain(splitter, seen);
  }
  splitter.finish();
  drain(splitter, seen);
  return seen;
}

TEST(JsonLinesTest, GivesTheSameLinesForAllSizesOfChunks) {
  constexpr std::string_view kBytes = "\xEF\xBB\xBF{\"a\":1}\r\n\n  \n{\"b\":2}\n0123456789012\n{}";
  const std::vector<Seen> want = {
      {1, 3, "{\"a\":1}"}, {4, 16, "{\"b\":2}"}, {5, 24, "DOCUMENT_TOO_LARGE"}, {6, 38, "{}"}};
  for (std::size_t chunk = 1; chunk <= kBytes.size(); ++chunk) {
    EXPECT_EQ(split(kBytes, chunk, 10), want) << chunk;
  }
}

TEST(JsonLinesTest, HandlesStreamsWithoutLines) {
  EXPECT_TRUE(split("", 1, 10).empty());
  EXPECT_TRUE(split("\n\r\n \n", 1, 10).empty());
  EXPECT_TRUE(split("\xEF\xBB\xBF", 1, 10).empty());
  EXPECT_EQ(split("{}", 5, 10), (std::vector<Seen>{{1, 0, "{}"}}));
}

TEST(JsonLinesTest, SkipsALongLineWithoutHoldingItAndNamesItsSize) {
  JsonLinesSplitter splitter(1000);
  const std::string chunk(100000, 'x');
  for (int i = 0; i < 50; ++i) {
    splitter.feed(chunk);
    ASSERT_FALSE(splitter.next());
  }
  splitter.feed("\n{}\n");
  const auto line = splitter.next();
  ASSERT_TRUE(line && line->error);
  EXPECT_EQ(
      line->error->message,
      "line 1 has 5,000,000 bytes, more than the limit of 1,000: split it, or raise the limit "
      "on document bytes");
  const auto next = splitter.next();
  ASSERT_TRUE(next);
  EXPECT_EQ(next->text, "{}");
  EXPECT_EQ(next->offset, 5000001U);
}

}  // namespace
}  // namespace lode::read
