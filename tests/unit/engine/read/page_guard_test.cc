// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/read/page_guard.h"

#include <algorithm>
#include <string>
#include <string_view>

#include <gtest/gtest.h>

namespace lode::read {
namespace {

std::size_t count(std::string_view text, std::string_view part) {
  std::size_t n = 0;
  for (std::size_t at = text.find(part); at != text.npos; at = text.find(part, at + part.size())) {
    ++n;
  }
  return n;
}

TEST(PageGuardTest, LeavesOrdinaryPagesAsTheyAre) {
  constexpr std::string_view kPage =
      "<html lang=\"en\"><head><title>A < B</title><meta charset='utf-8'></head>"
      "<body class=\"a > b\"><p>One<p>Two<br>&amp; <a href=x?a=1&b=2>three</a></body></html>";
  EXPECT_EQ(guard_page(kPage), kPage);
}

TEST(PageGuardTest, TakesOutWhatIsNotRead) {
  EXPECT_EQ(guard_page("<!DOCTYPE html><?xml?>a<!-- <p> -->b<script>if (a<b) {}</script >c"
                       "<STYLE>p > a</STYLE>d<textarea></p></textarea>e"),
            "abcde");
  EXPECT_EQ(guard_page("<script type='application/ld+json'>{\"a\": \"</p>\"}</script>"),
            "<script type='application/ld+json'>{\"a\": \"</p>\"}</script>");
}

TEST(PageGuardTest, DropsEndTagsThatCloseNothing) {
  EXPECT_EQ(guard_page("</span><b>x</b></b></i>"), "<b>x</b>");
}

TEST(PageGuardTest, MakesSignsThatAreNoTagsText) {
  EXPECT_EQ(guard_page("3 < 4, a<b"), "3 &lt; 4, a&lt;b");
  EXPECT_EQ(guard_page("<p"), "&lt;p");
}

TEST(PageGuardTest, BoundsOpenElementsAndKeepsTheirText) {
  std::string page;
  for (int i = 0; i < 1000; ++i) {
    page += "<div>" + std::to_string(i);
  }
  const std::string guarded = guard_page(page + std::string("</div>") + "end");
  EXPECT_EQ(count(guarded, "<div>"), kMaxOpenElements);
  EXPECT_NE(guarded.find("999<br><br>end"), std::string::npos);
}

TEST(PageGuardTest, CountsNoElementsThatCloseEachOther) {
  std::string page = "<ul>";
  for (int i = 0; i < 1000; ++i) {
    page += "<li>x";
  }
  EXPECT_EQ(guard_page(page), page);
}

TEST(PageGuardTest, BoundsAttributesAndTags) {
  std::string page = "<p";
  for (int i = 0; i < 1000; ++i) {
    page += " a" + std::to_string(i) + "='>'";
  }
  const std::string guarded = guard_page(page + ">x");
  EXPECT_EQ(count(guarded, "="), kMaxAttributes);
  EXPECT_EQ(guarded.substr(guarded.size() - 2), ">x");
  EXPECT_EQ(guard_page("<p a=\"never closed>x"), "<p>x");
}

}  // namespace
}  // namespace lode::read
