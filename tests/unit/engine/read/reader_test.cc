// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/read/reader.h"

#include <string>
#include <string_view>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace lode::read {
namespace {

using ::testing::HasSubstr;
using namespace std::string_literals;

TEST(ReaderTest, ReadsEachFormatByItsName) {
  struct Case {
    std::string_view name;
    std::string bytes;
    std::string_view text;
  };
  const Case cases[] = {
      {"a.txt", "<b>x</b>\r\n", "<b>x</b>"},
      {"a.md", "**x**", "x"},
      {"a.html", "<b>x</b>", "x"},
      {"-", "<!doctype html><b>x</b>", "x"},
      {"", "\xFF\xFEx\0y\0"s, "xy"},
      {"page.html", "<meta charset=windows-1252><p>f\xFCr 38 \x80</p>", "für 38 €"},
  };
  for (const Case& c : cases) {
    const auto document = read_document(c.bytes, {.name = std::string(c.name)});
    ASSERT_TRUE(document) << c.name << ": " << document.error().message;
    EXPECT_EQ(document->text, c.text) << c.name;
    EXPECT_EQ(document->id, "") << c.name;
  }
}

TEST(ReaderTest, BelievesTheMediaTypeOfTheSource) {
  const auto document = read_document("<p>f\xFCr</p>",
                                      {.name = "a.txt",
                                       .url = "https://example.com/1",
                                       .media_type = "text/html; charset=iso-8859-1"});
  ASSERT_TRUE(document) << document.error().message;
  EXPECT_EQ(document->text, "für");
  EXPECT_EQ(document->url, "https://example.com/1");
}

TEST(ReaderTest, RefusesWhatItCannotReadAndNamesTheWayOut) {
  struct Case {
    Source source;
    std::string bytes;
    std::string_view reason;
    std::string_view message;
  };
  const Case cases[] = {
      {{.name = "a.txt"},
       "%PDF-1.7",
       "UNSUPPORTED_FORMAT",
       "'a.txt' looks like a PDF document, which is not read: convert it to plain text"},
      {{.name = "-"},
       "\x01\x02\x03\x04\0\0\0"s,
       "UNSUPPORTED_FORMAT",
       "standard input looks like binary data"},
      {{.name = "a.jsonl"}, "{}", "UNSUPPORTED_FORMAT", "JSON lines"},
      {{.media_type = "image/png"},
       "text",
       "UNSUPPORTED_FORMAT",
       "the document looks like 'image/png'"},
      {{.name = "a.txt"}, "", "EMPTY_DOCUMENT", "'a.txt' holds no text: "},
      {{.name = "a.txt"}, " \n\t\n", "EMPTY_DOCUMENT", "'a.txt' holds no text: "},
      {{.name = "a.html"}, "<html><body></body></html>", "EMPTY_DOCUMENT", "holds no text"},
      {{.name = "a.txt"},
       std::string(1001, 'x'),
       "DOCUMENT_TOO_LARGE",
       "'a.txt' has 1,001 bytes, more than the limit of 1,000: split it"},
  };
  for (const Case& c : cases) {
    const auto document = read_document(c.bytes, c.source, {.max_document_bytes = 1000});
    ASSERT_FALSE(document) << c.message;
    EXPECT_EQ(document.error().code, ErrorCode::kInvalidArgument) << c.message;
    EXPECT_EQ(document.error().reason, c.reason) << c.message;
    EXPECT_THAT(document.error().message, HasSubstr(std::string(c.message)));
  }
}

TEST(ReaderTest, RefusesTextThatGrowsOverTheLimit) {
  const auto document =
      read_document(std::string(900, '\x80'),
                    {.name = "a.txt", .media_type = "text/plain; charset=windows-1252"},
                    {.max_document_bytes = 1000});
  ASSERT_FALSE(document);
  EXPECT_EQ(document.error().reason, "DOCUMENT_TOO_LARGE");
}

}  // namespace
}  // namespace lode::read
