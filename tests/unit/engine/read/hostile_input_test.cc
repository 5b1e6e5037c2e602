// SPDX-License-Identifier: GPL-3.0-or-later
// Pages made to cost their reader much. Each must be read in linear time: a quadratic step anywhere
// makes this test run into its timeout, a recursion crashes it.
#include <string>
#include <string_view>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "engine/base/utf8.h"
#include "engine/read/reader.h"

namespace lode::read {
namespace {

constexpr std::string_view kText = "<p>The words of the page are still here.</p>";

std::string repeated(std::string_view piece, std::size_t count) {
  std::string text;
  text.reserve(piece.size() * count);
  for (std::size_t i = 0; i < count; ++i) {
    text += piece;
  }
  return text;
}

TEST(HostileInputTest, ReadsTheTextOfPagesNestedWithoutEnd) {
  for (const std::string_view tag : {"<div>",
                                     "<span>",
                                     "<b>",
                                     "<article>",
                                     "<blockquote>",
                                     "<font>",
                                     "<p>",
                                     "<a href=x>",
                                     "<ul><li>",
                                     "<table><tr><td>",
                                     "<i><b><u><p><div>",
                                     "<main class=content>",
                                     "<x-y>"}) {
    const auto document =
        read_document(repeated(tag, 100000) + std::string(kText), {.media_type = "text/html"});
    ASSERT_TRUE(document) << tag << ": " << document.error().message;
    EXPECT_EQ(document->text, "The words of the page are still here.") << tag;
  }
}

TEST(HostileInputTest, ReadsTheTextOfPagesWithManyWrongTags) {
  const std::string pages[] = {
      repeated("<div>", 30000) + repeated("</span>", 30000),
      "<span>" + repeated("<div>", 30000) + repeated("</span>", 30000),
      repeated("<div><span>", 20000) + repeated("</p>", 30000),
      "<p " + repeated("a=1 ", 20000) + ">",
      "<p class='" + repeated("nav-x ", 20000) + "'></p>",
      repeated("<dt><dd>", 20000),
      repeated("<!-->", 30000) + "-->",
      repeated("<a '><b \">", 30000) + "\">",
  };
  for (const std::string& page : pages) {
    const auto document = read_document(page + std::string(kText), {.media_type = "text/html"});
    ASSERT_TRUE(document) << page.substr(0, 40) << ": " << document.error().message;
    EXPECT_THAT(document->text, ::testing::HasSubstr("The words of the page are still here."))
        << page.substr(0, 40);
  }
}

TEST(HostileInputTest, ComesBackFromEachPieceOfMarkupRepeated) {
  for (const std::string_view piece :
       {"<",       "<!",       "<!--",      "<?",         "</",         "&",
        "&#",      "<a b=\"",  "<a b='",    "<script>",   "<script></", "<title>",
        "<style>", "<select>", "<option>",  "<br>",       "<li>a",      "<td>",
        "\n",      "<p>a</p>", "<![CDATA[", "<textarea>", "<h1>a",      "<meta a=b>"}) {
    const auto document =
        read_document(repeated(piece, 20000), {.name = "a.html", .media_type = "text/html"});
    if (document) {
      EXPECT_TRUE(utf8::is_valid(document->text)) << piece;
    } else {
      EXPECT_EQ(document.error().reason, "EMPTY_DOCUMENT") << piece;
    }
  }
}

TEST(HostileInputTest, ReadsEachBeginningOfAPage) {
  constexpr std::string_view kPage =
      "<!DOCTYPE html><html lang='de'><head><title>A &amp; B</title><meta name=\"date\" "
      "content='2025-11-04'><script type='application/ld+json'>{\"@type\":\"Article\"}</script>"
      "</head><body><!-- x --><div class=\"nav\"><a href='x'>y</a></div><p>f\xC3\xBCr &euro; "
      "38</p><ul><li>1<li>2</ul><table><tr><td>a<td>b</table></body></html>";
  for (std::size_t size = 0; size <= kPage.size(); ++size) {
    const auto document = read_document(kPage.substr(0, size), {.media_type = "text/html"});
    if (document) {
      EXPECT_TRUE(utf8::is_valid(document->text)) << size;
      EXPECT_FALSE(document->text.empty()) << size;
    }
  }
}

}  // namespace
}  // namespace lode::read
