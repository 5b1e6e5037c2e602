// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <string>
#include <string_view>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "engine/read/reader.h"

namespace lode::read {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::Pair;

TEST(JsonLineTest, ReadsTheKeysAndKeepsTheOthersInOrder) {
  const auto document = read_json_line(
      R"({"zeta": "last", "id": "w-1", "title": "A\nheadline", "text": "One.\r\n\r\nTwo.",)"
      R"( "url": "https://example.com/1", "published": "2025-11-04T09:30:00Z", "language": "en",)"
      R"( "priority": 2, "share": 0.10, "hot": true, "none": null,)"
      R"( "desk": {"name": "cloud", "ids": [1, "two", {}], "x": []}})");
  ASSERT_TRUE(document) << document.error().message;
  EXPECT_EQ(document->id, "w-1");
  EXPECT_EQ(document->title, "A headline");
  EXPECT_EQ(document->text, "One.\n\nTwo.");
  EXPECT_EQ(document->url, "https://example.com/1");
  EXPECT_EQ(document->published_unix, 1762248600);
  EXPECT_EQ(document->language, "en");
  EXPECT_THAT(document->metadata,
              ElementsAre(Pair("zeta", "last"),
                          Pair("priority", "2"),
                          Pair("share", "0.10"),
                          Pair("hot", "true"),
                          Pair("desk", R"({"name":"cloud","ids":[1,"two",{}],"x":[]})")));
}

TEST(JsonLineTest, AcceptsOtherWaysToWriteTheSame) {
  const auto number = read_json_line(R"({"text": "a", "published": 1762248600, "id": 17})");
  ASSERT_TRUE(number) << number.error().message;
  EXPECT_EQ(number->published_unix, 1762248600);
  EXPECT_EQ(number->id, "17");
  const auto fraction = read_json_line(R"({"text": "a", "published": 1762248600.75})");
  ASSERT_TRUE(fraction) << fraction.error().message;
  EXPECT_EQ(fraction->published_unix, 1762248600);
  const auto twice = read_json_line(R"({"text": "a", "text": "b", "title": null})");
  ASSERT_TRUE(twice) << twice.error().message;
  EXPECT_EQ(twice->text, "b");
  const auto latin1 = read_json_line("{\"text\": \"f\xFCr immer\"}");
  ASSERT_TRUE(latin1) << latin1.error().message;
  EXPECT_EQ(latin1->text, "für immer");
  const auto nul = read_json_line(R"({"text": "a\u0000b"})");
  ASSERT_TRUE(nul) << nul.error().message;
  EXPECT_EQ(nul->text, "ab");
}

TEST(JsonLineTest, ReadsTextOfOtherTypes) {
  const auto page = read_json_line(
      R"({"content_type": "text/html", "title": "Mine", "text": "<title>Its</title><p>A &amp; B</p>"})");
  ASSERT_TRUE(page) << page.error().message;
  EXPECT_EQ(page->text, "A & B");
  EXPECT_EQ(page->title, "Mine");
  const auto markdown =
      read_json_line(R"({"content_type": "text/markdown", "text": "# A\n\n*b*"})");
  ASSERT_TRUE(markdown) << markdown.error().message;
  EXPECT_EQ(markdown->title, "A");
  EXPECT_EQ(markdown->text, "A\n\nb");
}

TEST(JsonLineTest, SaysWhatIsWrong) {
  struct Case {
    std::string line;
    std::string_view reason;
    std::string_view message;
  };
  const Case cases[] = {
      {R"({"text": "cut of)", "INVALID_JSON", "json ends in the middle of a string at byte 16: "},
      {R"({"text": "a")", "INVALID_JSON", "json ends too early at byte 12: "},
      {R"({"text": "a",})", "INVALID_JSON", "json cannot be read at byte 13 ("},
      {R"({"text": nope})", "INVALID_JSON", "json cannot be read at byte 10 ("},
      {R"({"text": "a"} {})", "INVALID_JSON", "json cannot be read at byte 14 ("},
      {R"(["text"])", "INVALID_JSON", "json is no object at byte 0: "},
      {R"("text")", "INVALID_JSON", "json is no object at byte 0: "},
      {"", "INVALID_JSON", "json ends too early at byte 0: "},
      {R"({"title": "a"})", "MISSING_TEXT", "key 'text' is missing: "},
      {R"({"text": null})", "MISSING_TEXT", "key 'text' is missing: "},
      {R"({"text": " \n "})", "EMPTY_DOCUMENT", "key 'text' holds no text: "},
      {R"({"text": ["a"]})", "INVALID_FIELD", "key 'text' is nested: write it as a string"},
      {R"({"text": "a", "title": 7})", "INVALID_FIELD", "key 'title' is a number: "},
      {R"({"text": "a", "id": true})", "INVALID_FIELD", "key 'id' is a boolean: "},
      {R"({"text": "a", "published": "yesterday"})",
       "INVALID_FIELD",
       "key 'published' is 'yesterday', which is no time: "},
      {R"({"text": "a", "published": 1e99})", "INVALID_FIELD", "key 'published' is 1e99: "},
      {R"({"text": "a", "content_type": "application/pdf"})",
       "UNSUPPORTED_FORMAT",
       "key 'content_type' is 'application/pdf', which is not read: "},
  };
  for (const Case& c : cases) {
    const auto document = read_json_line(c.line);
    ASSERT_FALSE(document) << c.line;
    EXPECT_EQ(document.error().code, ErrorCode::kInvalidArgument);
    EXPECT_EQ(document.error().reason, c.reason) << c.line;
    EXPECT_THAT(document.error().message, HasSubstr(std::string(c.message))) << c.line;
  }
}

TEST(JsonLineTest, FailsForEachLineThatIsCutOff) {
  const std::string line =
      R"({"id": "w-1", "text": "O\u00e9 \\ne.", "published": 12.5, "x": {"y": [1, null, true]}})";
  ASSERT_TRUE(read_json_line(line));
  for (std::size_t size = 0; size < line.size(); ++size) {
    EXPECT_FALSE(read_json_line(line.substr(0, size))) << size;
  }
}

TEST(JsonLineTest, RefusesDepthWithoutRecursion) {
  for (const std::string& open : {std::string("["), std::string("{\"a\":")}) {
    std::string line = "{\"text\": \"a\", \"x\": ";
    for (int i = 0; i < 100000; ++i) {
      line += open;
    }
    const auto document = read_json_line(line);
    ASSERT_FALSE(document);
    EXPECT_EQ(document.error().reason, "INVALID_JSON");
    EXPECT_THAT(document.error().message, HasSubstr("nested more than 64 deep"));
  }
  EXPECT_TRUE(read_json_line(R"({"text": "[[[[", "x": [[1]]})", {.max_depth = 3}));
  EXPECT_FALSE(read_json_line(R"({"text": "a", "x": [[1]]})", {.max_depth = 2}));
}

TEST(JsonLineTest, RefusesLinesOverTheLimit) {
  const auto document = read_json_line(R"({"text": "abcdef"})", {.max_document_bytes = 10});
  ASSERT_FALSE(document);
  EXPECT_EQ(document.error().reason, "DOCUMENT_TOO_LARGE");
}

TEST(JsonLineTest, BearsManyKeys) {
  std::string line = "{\"text\": \"a\"";
  for (int i = 0; i < 100000; ++i) {
    line += ",\"k" + std::to_string(i) + "\":[0]";
  }
  const auto document = read_json_line(line + "}");
  ASSERT_TRUE(document);
  EXPECT_EQ(document->metadata.size(), Limits{}.max_metadata);
}

}  // namespace
}  // namespace lode::read
