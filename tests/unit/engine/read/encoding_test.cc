// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/read/encoding.h"

#include <string>
#include <string_view>

#include <gtest/gtest.h>

#include "engine/base/utf8.h"

namespace lode::read {
namespace {

using namespace std::string_literals;
using namespace std::string_view_literals;

// `text` (characters up to U+FFFF) in UTF-16.
std::string utf16(std::u16string_view text, bool little_endian) {
  std::string bytes;
  for (const char16_t unit : text) {
    const auto low = static_cast<char>(unit & 0xFF);
    const auto high = static_cast<char>(unit >> 8);
    bytes += little_endian ? low : high;
    bytes += little_endian ? high : low;
  }
  return bytes;
}

TEST(EncodingTest, DecodesWhatTheBytesOrTheSourceSay) {
  struct Case {
    std::string_view name;
    std::string bytes;
    std::string_view declared;
    std::string_view want;
  };
  const Case cases[] = {
      {"plain ASCII", "a chip", "", "a chip"},
      {"UTF-8", "près de 38 €", "", "près de 38 €"},
      {"UTF-8 in spite of what is declared", "près de 38 €", "iso-8859-1", "près de 38 €"},
      {"UTF-8 with byte order mark", "\xEF\xBB\xBFprès", "windows-1252", "près"},
      {"UTF-16, little endian", "\xFF\xFE" + utf16(u"près de 38 €", true), "", "près de 38 €"},
      {"UTF-16, big endian", "\xFE\xFF" + utf16(u"près de 38 €", false), "", "près de 38 €"},
      {"UTF-16 without mark",
       utf16(u"The order is worth 38 billion", true),
       "",
       "The order is worth 38 billion"},
      {"UTF-32", "\xFF\xFE\0\0a\0\0\0"s, "", "a"},
      {"declared Latin-1 means windows-1252", "f\xFCr 38 \x80", "iso-8859-1", "für 38 €"},
      {"declared ISO 8859-15", "38 \xA4", "iso-8859-15", "38 €"},
      {"declared Shift_JIS", "\x93\x8C\x8B\x9E", "shift_jis", "東京"},
      {"unknown name", "f\xFCr", "no-such-charset", "für"},
      {"declared UTF-8 that is Latin-1",
       "f\xFCr \xC4nderungen \xFC"
       "ber",
       "utf-8",
       "für Änderungen über"},
      {"nothing declared",
       "Die Vertr\xE4ge \xFC"
       "ber gr\xF6\xDF"
       "ere R\xE4ume",
       "",
       "Die Verträge über größere Räume"},
      {"one broken byte in UTF-8", "près à côté, déjà \xFF vu", "", "près à côté, déjà \uFFFD vu"},
  };
  for (const Case& c : cases) {
    EXPECT_EQ(to_utf8(c.bytes, c.declared), c.want) << c.name;
  }
}

TEST(EncodingTest, GivesValidTextForAllBytes) {
  std::uint32_t state = 7;
  for (int round = 0; round < 500; ++round) {
    std::string bytes;
    for (int i = 0; i < 40; ++i) {
      state = state * 1664525U + 1013904223U;
      bytes += static_cast<char>(state >> 24);
    }
    for (const std::string_view declared :
         {""sv, "utf-8"sv, "utf-16"sv, "shift_jis"sv, "utf-7"sv}) {
      const std::string text = to_utf8(bytes, declared);
      ASSERT_TRUE(utf8::is_valid(text)) << round << " " << declared;
      ASSERT_EQ(text.find('\0'), std::string::npos) << round << " " << declared;
    }
  }
}

TEST(EncodingTest, MakesLineEndsAlikeAndDropsControls) {
  std::string text = "a\r\nb\rc\fd\0e\x1B[31mf\x7Fg\u0085h\ti"s;
  clean_text(text);
  EXPECT_EQ(text, "a\nb\nc\nde[31mfgh\ti");
}

TEST(EncodingTest, FindsTheCharsetOfAPage) {
  struct Case {
    std::string_view html;
    std::string_view want;
  };
  const Case cases[] = {
      {"<meta charset=\"ISO-8859-15\">", "iso-8859-15"},
      {"<META CHARSET=utf-8>", "utf-8"},
      {"<meta http-equiv='Content-Type' content='text/html; charset=windows-1252' />",
       "windows-1252"},
      {"<meta name=a content=b><meta charset='koi8-r'/>", "koi8-r"},
      {"<p>charset=utf-8</p>", ""},
      {"<meta charset", ""},
      {"", ""},
  };
  for (const Case& c : cases) {
    EXPECT_EQ(html_charset(c.html), c.want) << c.html;
  }
}

}  // namespace
}  // namespace lode::read
