// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/read/media_type.h"

#include <string>
#include <string_view>

#include <gtest/gtest.h>

#include "engine/read/reader.h"

namespace lode::read {
namespace {

using namespace std::string_literals;

TEST(MediaTypeTest, GoesByTheSuffixFirst) {
  EXPECT_EQ(detect("a.TXT", "<html>"), MediaType::kPlainText);
  EXPECT_EQ(detect("dir.html/a.md", "text"), MediaType::kMarkdown);
  EXPECT_EQ(detect("a.htm", "text"), MediaType::kHtml);
  EXPECT_EQ(detect("a.jsonl", ""), MediaType::kJsonLines);
  EXPECT_EQ(detect("a.ndjson", "{"), MediaType::kJsonLines);
}

TEST(MediaTypeTest, LooksAtTheContentOtherwise) {
  struct Case {
    std::string_view name;
    std::string bytes;
    MediaType want;
  };
  const Case cases[] = {
      {"page", "\n <!DOCTYPE HTML>\n<p>", MediaType::kHtml},
      {"page behind a comment", "<!-- saved --><html>", MediaType::kHtml},
      {"page in UTF-16", "\xFF\xFE<\0h\0t\0m\0l\0>\0"s, MediaType::kHtml},
      {"JSON", "{\"text\": \"a\"}", MediaType::kJsonLines},
      {"JSON behind a byte order mark", "\xEF\xBB\xBF{ \"text\"", MediaType::kJsonLines},
      {"braces that are no JSON", "{see below}", MediaType::kPlainText},
      {"text that tells of a tag", "The <html> element", MediaType::kPlainText},
      {"text", "Orders rose.", MediaType::kPlainText},
      {"nothing", "", MediaType::kPlainText},
      {"image", "\x89PNG\r\n", MediaType::kUnknown},
  };
  for (const Case& c : cases) {
    EXPECT_EQ(detect("", c.bytes), c.want) << c.name;
  }
}

TEST(MediaTypeTest, NamesBinaryFormats) {
  EXPECT_EQ(binary_format("%PDF-1.7"), "a PDF document");
  EXPECT_EQ(binary_format("PK\x03\x04zzz"), "a ZIP archive or an office document");
  EXPECT_EQ(binary_format("\x7F"
                          "ELF\x02"),
            "a program");
  EXPECT_EQ(binary_format("\0\0\0\x18"
                          "ftypmp42"s),
            "an MP4 film");
  EXPECT_EQ(binary_format(std::string(257, 'x') + "ustar"), "a tar archive");
  EXPECT_EQ(binary_format("ab\0\1\2\3\4\0\0xyz"s), "binary data");
}

TEST(MediaTypeTest, TakesTextForText) {
  EXPECT_EQ(binary_format(""), "");
  EXPECT_EQ(binary_format("a"), "");
  EXPECT_EQ(binary_format("Straße \xFC"), "");
  EXPECT_EQ(binary_format("one stray \0 in a text"s), "");
  EXPECT_EQ(binary_format("\xFF\xFE"
                          "a\0b\0"s),
            "");
}

TEST(MediaTypeTest, ReadsDeclaredTypes) {
  const DeclaredType page = parse_media_type("Text/HTML; Charset=\"ISO-8859-1\"; x=y");
  EXPECT_EQ(page.type, MediaType::kHtml);
  EXPECT_EQ(page.charset, "iso-8859-1");
  EXPECT_EQ(parse_media_type("text/markdown").type, MediaType::kMarkdown);
  EXPECT_EQ(parse_media_type("application/pdf").type, MediaType::kUnknown);
  EXPECT_EQ(parse_media_type("").type, MediaType::kUnknown);
  EXPECT_EQ(name(MediaType::kMarkdown), "text/markdown");
  EXPECT_EQ(name(MediaType::kUnknown), "unknown");
}

}  // namespace
}  // namespace lode::read
