// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/base/utf8.h"

#include <string>

#include <gtest/gtest.h>

namespace lode::utf8 {
namespace {

TEST(Utf8Test, AcceptsEveryScalarValue) {
  for (char32_t c = 1; c <= 0x10FFFF; c += (c < 0x3000 ? 1 : 97)) {
    if (c >= 0xD800 && c <= 0xDFFF) continue;
    std::string text;
    append(text, c);
    ASSERT_TRUE(is_valid(text)) << static_cast<unsigned>(c);
    ASSERT_EQ(decode(text, 0).code_point, c);
    ASSERT_EQ(decode(text, 0).size_bytes, text.size());
  }
}

TEST(Utf8Test, RefusesWhatTheStandardForbids) {
  for (const char* bad : {"\x80",
                          "\xC0\xAF",
                          "\xE0\x80\xAF",
                          "\xED\xA0\x80",
                          "\xF4\x90\x80\x80",
                          "\xF8\x88\x80\x80\x80",
                          "abc\xE2\x82",
                          "\xFF"}) {
    EXPECT_FALSE(is_valid(bad)) << bad;
    EXPECT_TRUE(is_valid(mend(bad))) << bad;
  }
}

TEST(Utf8Test, MendsEachMaximalBadPartWithOneMark) {
  EXPECT_EQ(mend("a\xE2\x82z"), "a\xEF\xBF\xBDz");
  EXPECT_EQ(mend("\xC0\xAF"), "\xEF\xBF\xBD\xEF\xBF\xBD");
  EXPECT_EQ(mend("12345678\xFF!"), "12345678\xEF\xBF\xBD!");
}

TEST(Utf8Test, MendLeavesValidTextAlone) {
  const std::string text = "prix : 38 milliards de dollars, 32,58 Md€ 🚀";
  EXPECT_EQ(mend(text), text);
}

TEST(Utf8Test, TruncatesBetweenCharacters) {
  EXPECT_EQ(truncate("a€b", 2), "a");
  EXPECT_EQ(truncate("a€b", 4), "a€");
  EXPECT_EQ(truncate("ab", 9), "ab");
  EXPECT_TRUE(is_boundary("€", 0));
  EXPECT_FALSE(is_boundary("€", 1));
  EXPECT_TRUE(is_boundary("€", 3));
  EXPECT_FALSE(is_boundary("€", 4));
}

}  // namespace
}  // namespace lode::utf8
