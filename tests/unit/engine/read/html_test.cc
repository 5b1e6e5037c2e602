// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/read/html.h"

#include <string>
#include <string_view>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "engine/base/civil_date.h"
#include "engine/read/page.h"

namespace lode::read {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::Not;
using ::testing::Pair;
using ::testing::StartsWith;

// Three paragraphs of running text in our own words.
constexpr std::string_view kOne =
    "The landlord of the machines said on Monday that it would take over a hall in the north, and "
    "that the first of the racks should be at work before the end of the year. It gave no price.";
constexpr std::string_view kTwo =
    "For the tenant it is the third contract of this kind since the spring. It pays by the hour, "
    "and it may give back a part of the racks if the models that it trains need fewer of them.";
constexpr std::string_view kThree =
    "The owners of the hall had asked for more than a year of rent in advance, but they were "
    "content with a quarter of it when the bank of the landlord stood in for the rest of the sum.";

std::string paragraphs() {
  std::string html;
  for (const std::string_view text : {kOne, kTwo, kThree}) {
    html += "<p>" + std::string(text) + "</p>\n";
  }
  return html;
}

std::string article_text(std::string_view headline) {
  return std::string(headline) + "\n\n" + std::string(kOne) + "\n\n" + std::string(kTwo) + "\n\n" +
         std::string(kThree);
}

Document read(std::string_view html) {
  Document document;
  read_html(html, Limits{}, document);
  return document;
}

constexpr std::string_view kMenu =
    "<ul><li><a href=/1>Home</a><li><a href=/2>Markets and companies of the week</a></ul>";

TEST(HtmlTest, TakesTheArticleOutOfItsPage) {
  struct Case {
    std::string_view name;
    std::string before;
    std::string after;
  };
  const Case cases[] = {
      {"article element", "<article><h1>Head</h1>", "</article>"},
      {"microdata", "<h1>Head</h1><div itemprop=articleBody>", "</div>"},
      {"named element", "<h1>Head</h1><div class='x story-body'>", "</div>"},
      {"bare body", "<h1>Head</h1>", ""},
      {"layout table", "<table><tr><td><h1>Head</h1>", "</td></tr></table>"},
  };
  for (const Case& c : cases) {
    const Document document = read(
        "<html><head><title>Head - The Ledger</title></head><body>"
        "<div id=cookie-bar><p>We and our partners use what is stored "
        "on your device for the purposes that you can read of here."
        "</p></div><nav>" +
        std::string(kMenu) + "</nav>" + c.before + paragraphs() + c.after + "<div class=rel>" +
        std::string(kMenu) +
        "</div><p>© 2026 The Ledger. All rights "
        "reserved.</p><footer><p>Contact us.</p></footer></body></html>");
    EXPECT_EQ(document.text, article_text("Head")) << c.name;
    EXPECT_EQ(document.title, "Head") << c.name;
  }
}

TEST(HtmlTest, LeavesOutFurnitureInsideOfTheArticle) {
  const Document document = read(
      "<article><h1>Head</h1><p>" + std::string(kOne) +
      "</p><aside><p>Another of our stories that you may like to read.</p></aside>"
      "<div class='promo-inline'><p>Racks and cables from one house, and at a good price.</p>"
      "</div><p>Advertisement</p><div hidden><p>Not shown to the reader of the page.</p></div>"
      "<p style='display: none'>Neither is this.</p><p><a href=x>Read this one, too</a></p><p>" +
      std::string(kTwo) + "</p><p>" + std::string(kThree) + "</p></article>");
  EXPECT_EQ(document.text, article_text("Head"));
}

TEST(HtmlTest, KeepsWhatStandsAroundTheArticleApart) {
  const Document document = read(
      "<nav>" + std::string(kMenu) +
      "</nav><p class=ticker>Northgrid 41.20 +3.1 % at noon</p>"
      "<article><h1>Head of the article</h1>" +
      paragraphs() +
      "</article><aside><h2>More</h2>"
      "<p>Northgrid rents a hall for $2 billion</p><p>Northgrid rents a hall for $2 billion</p>"
      "<p>HEAD of the article</p></aside>");
  EXPECT_EQ(document.text, article_text("Head of the article"));
  EXPECT_EQ(document.furniture,
            "Markets and companies of the week\n\nNorthgrid 41.20 +3.1 % at noon\n\n"
            "Northgrid rents a hall for $2 billion");
}

TEST(HtmlTest, KeepsNoMoreFurnitureThanAPageOfIt) {
  std::string teasers;
  for (int i = 0; i < 1000; ++i) {
    teasers += "<p>Teaser of another article, number " + std::to_string(i) + "</p>";
  }
  const Document document =
      read("<article>" + paragraphs() + "</article><aside>" + teasers + "</aside>");
  EXPECT_GT(document.furniture.size(), 3500U);
  EXPECT_LE(document.furniture.size(), 4500U);
}

TEST(HtmlTest, KeepsBylineHeadingsListsAndTables) {
  const Document document = read(
      "<h1>Head</h1><p class=by>Markets Desk, 4 November 2025</p><div class=article-body><p>" +
      std::string(kOne) + "</p><h2>What is new</h2><ul><li>Racks: 40<li>Halls: <b>two</b></ul><p>" +
      std::string(kTwo) + "</p><table><tr><th>Site<th>GPUs<tr><td>North<td>4,000</table><p>" +
      std::string(kThree) + "</p><h2>More</h2></div>");
  EXPECT_EQ(document.text,
            "Head\n\nMarkets Desk, 4 November 2025\n\n" + std::string(kOne) +
                "\n\nWhat is new\n\nRacks: 40\nHalls: two\n\n" + std::string(kTwo) +
                "\n\nSite | GPUs\nNorth | 4,000\n\n" + std::string(kThree));
}

TEST(HtmlTest, JoinsInlinesAndReadsEntities) {
  EXPECT_EQ(read("<p>Open<b>AI</b> &amp;\n  AT&amp;T pay <i>$</i>38&nbsp;billion&#8239;&euro;<br>in"
                 " <a href=x>2025</a><br><br>Then</p>")
                .text,
            "OpenAI & AT&T pay $38\u00A0billion\u202F€\nin 2025\n\nThen");
}

TEST(HtmlTest, GivesShortPagesWhole) {
  EXPECT_EQ(read("<nav>Menu</nav><p>A note.</p><p>One more.</p>").text, "A note.\n\nOne more.");
  EXPECT_EQ(read("just text").text, "just text");
  EXPECT_EQ(read("<nav>All is menu</nav>").text, "All is menu");
  EXPECT_EQ(read("<script>x</script>").text, "");
}

TEST(HtmlTest, ReadsTextInLanguagesWithoutFunctionWordsOfOurs) {
  std::string sentence;
  for (int i = 0; i < 12; ++i) {
    sentence += "会社は月曜日に機械を借りると発表した。";
  }
  const Document document = read("<nav>" + std::string(kMenu) + "</nav><h1>発表</h1><p>" +
                                 sentence + "</p><p>" + sentence + "</p>");
  EXPECT_EQ(document.text, "発表\n\n" + sentence + "\n\n" + sentence);
}

TEST(HtmlTest, TrustsTheBodyInTheStructuredData) {
  const std::string data =
      "<script type=\"application/ld+json\">{\"@type\":\"NewsArticle\","
      "\"headline\":\"Head\",\"articleBody\":\"" +
      std::string(kOne) + " " + std::string(kTwo) + "\"}</script>";
  EXPECT_EQ(read(data + "<p>" + std::string(kThree) + "</p><p>" + std::string(kOne) + "</p><p>" +
                 std::string(kTwo) + "</p>")
                .text,
            std::string(kOne) + "\n\n" + std::string(kTwo))
      << "in the paragraphs of the page";
  EXPECT_EQ(read(data + "<p>Log in to read on.</p>").text,
            std::string(kOne) + " " + std::string(kTwo))
      << "as it is, if the page does not show it";
}

TEST(HtmlTest, ReadsMetadata) {
  const Document document = read(
      "<html lang='en-GB'><head><title>T | The Ledger</title>"
      "<meta property='og:title' content='The &quot;social&quot; title'>"
      "<meta property='og:site_name' content='The Ledger'>"
      "<meta property='article:published_time' content='2025-11-04T09:30:00+01:00'>"
      "<meta property='article:section' content='Deals'>"
      "<meta name='Author' content='A. Writer'>"
      "<meta name='keywords' content='gpu, cloud'>"
      "<meta name='description' content='In short.'>"
      "<link rel='canonical' "
      "href='https://example.com/a'></head><body><h1>Head</h1></body></html>");
  EXPECT_EQ(document.title, "The \"social\" title");
  EXPECT_EQ(document.language, "en-GB");
  EXPECT_EQ(document.url, "https://example.com/a");
  ASSERT_TRUE(document.published_unix);
  EXPECT_EQ(to_iso_time(*document.published_unix), "2025-11-04T08:30:00Z");
  EXPECT_THAT(document.metadata,
              ElementsAre(Pair("site", "The Ledger"),
                          Pair("author", "A. Writer"),
                          Pair("section", "Deals"),
                          Pair("keywords", "gpu, cloud"),
                          Pair("description", "In short.")));
}

TEST(HtmlTest, FindsThePublicationDateInManyPlaces) {
  constexpr std::string_view kHtml[] = {
      "<meta name='date' content='2025-11-04'>",
      "<meta name='DC.date' content='20251104'>",
      "<meta itemprop='datePublished' content='2025-11-04'>",
      "<span itemprop='datePublished' content='2025-11-04'>today</span>",
      "<time datetime='2025-11-04'>today</time>",
      "<time itemprop='datePublished' datetime='2025-11-04'>today</time>",
      "<link rel=canonical href='https://example.com/2025/11/04/a'>",
      "<script type='application/ld+json'>{\"@graph\":[{\"@type\":\"WebPage\"},{\"@type\":[\"x\","
      "\"BlogPosting\"],\"datePublished\":\"2025-11-04\"}]}</script>",
      "<nav><time datetime='2024-01-01'>x</time></nav><time datetime='2025-11-04'>x</time>",
      "<meta name='date' content='soon'><time datetime='2025-11-04'>x</time>",
  };
  for (const std::string_view html : kHtml) {
    const Document document = read(std::string(html) + "<p>Text.</p>");
    ASSERT_TRUE(document.published_unix) << html;
    EXPECT_EQ(to_iso_time(*document.published_unix), "2025-11-04T00:00:00Z") << html;
  }
  EXPECT_FALSE(read("<meta name='date' content='11/4/2025'><p>Text.</p>").published_unix);
}

TEST(HtmlTest, TakesTheNameOfTheSiteOffTheTitle) {
  struct Case {
    std::string_view title;
    std::string_view want;
  };
  const Case cases[] = {
      {"Orders rise in autumn - The Example Ledger", "Orders rise in autumn"},
      {"Orders rise in autumn | Deals | Ledger", "Orders rise in autumn | Deals"},
      {"GB200 - what it is and what it costs in the cloud today",
       "GB200 - what it is and what it costs in the cloud today"},
      {"Well-known", "Well-known"},
      {"", ""},
  };
  for (const Case& c : cases) {
    EXPECT_EQ(read("<title>" + std::string(c.title) + "</title><p>Text.</p>").title, c.want);
  }
}

TEST(HtmlTest, PassesOverBrokenStructuredData) {
  const Document document = read(
      "<script type='application/ld+json'>{\"@type\": \"Article\", broken</script>"
      "<script type='application/ld+json'>" +
      std::string(100000, '[') +
      "</script>"
      "<script type='application/ld+json'>{\"@type\":\"Article\",\"headline\":\"Good\"}</script>"
      "<p>Text.</p>");
  EXPECT_EQ(document.title, "Good");
}

TEST(HtmlTest, RefusesAddressesThatAreNone) {
  Document document;
  document.url = "https://example.com/source";
  read_html("<link rel=canonical href='javascript:alert(1)'><p>Text.</p>", Limits{}, document);
  EXPECT_EQ(document.url, "https://example.com/source");
}

}  // namespace
}  // namespace lode::read
