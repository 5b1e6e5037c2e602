// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/read/markdown.h"

#include <string>
#include <string_view>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "engine/read/front_matter.h"
#include "engine/read/markdown_inline.h"

namespace lode::read {
namespace {

using ::testing::ElementsAre;
using ::testing::Pair;

Document read(std::string_view text) {
  Document document;
  read_markdown(text, Limits{}, document);
  return document;
}

TEST(MarkdownTest, MakesInlinesPlain) {
  struct Case {
    std::string_view text;
    std::string_view want;
  };
  const Case cases[] = {
      {"*a* **b** ***c*** _d_ __e__ ~~f~~", "a b c d e f"},
      {"2 * 3 * 4 and snake_case_name", "2 * 3 * 4 and snake_case_name"},
      {"**$38 billion** for *GB200*s", "$38 billion for GB200s"},
      {"*a **b** c*", "a b c"},
      {"an *open mark", "an *open mark"},
      {"[AWS](https://example.com/a_(b) \"title\") and [B][ref]", "AWS and B"},
      {"[*nested* [x]](u)", "nested [x]"},
      {"[plain] text", "[plain] text"},
      {"![a chart](c.png)", "a chart"},
      {"`code *x*` and ``a ` b``", "code *x* and a ` b"},
      {"\\*not\\* C:\\x", "*not* C:\\x"},
      {"<https://example.com> <b>bold</b> 3 < 4", "https://example.com bold 3 < 4"},
      {"AT&amp;T &euro;&#51;&#x38; &unknown; R&D", "AT&T €38 &unknown; R&D"},
      {"words[^1]", "words"},
      {"&#0;&#xD800;", "&#0;&#xD800;"},
  };
  for (const Case& c : cases) {
    EXPECT_EQ(markdown_inline(c.text), c.want) << c.text;
  }
}

TEST(MarkdownTest, ShapesBlocks) {
  const Document document = read(
      "# The *title* #\n"
      "First line\n"
      "goes on.\n"
      "> Quoted\n"
      "\n"
      "Second\n"
      "------\n"
      "- one\n"
      "- [x] two\n"
      "  goes on\n"
      "  1. three\n"
      "\n"
      "***\n"
      "| A | B |\n"
      "|---|--:|\n"
      "| 1 | **2** |\n"
      "\n"
      "```cpp\n"
      "int *a;\n"
      "```\n"
      "Break  \n"
      "here\n"
      "\n"
      "[ref]: https://example.com\n"
      "<!-- hidden\n\n text -->The end.\n");
  EXPECT_EQ(document.title, "The title");
  EXPECT_EQ(document.text,
            "The title\n\n"
            "First line goes on. Quoted\n\n"
            "Second\n\n"
            "one\ntwo goes on\nthree\n\n"
            "A | B\n1 | 2\n\n"
            "int *a;\n\n"
            "Break\nhere\n\n"
            "The end.");
}

TEST(MarkdownTest, ReadsFrontMatter) {
  const Document document = read(
      "---\n"
      "title: \"Orders: a review\"\n"
      "Date: 2025-11-04\n"
      "lang: en\n"
      "url: https://example.com/a\n"
      "section: Deals\n"
      "tags: [cloud, 'gpu']\n"
      "authors:\n"
      "  - A\n"
      "  - B\n"
      "---\n"
      "# Heading\n\nText.\n");
  EXPECT_EQ(document.title, "Orders: a review");
  EXPECT_EQ(document.published_unix, 1762214400);
  EXPECT_EQ(document.language, "en");
  EXPECT_EQ(document.url, "https://example.com/a");
  EXPECT_EQ(document.text, "Heading\n\nText.");
  EXPECT_THAT(
      document.metadata,
      ElementsAre(Pair("section", "Deals"), Pair("tags", "cloud, gpu"), Pair("authors", "A, B")));
}

TEST(MarkdownTest, KeepsADateThatItCannotReadAsMetadata) {
  const Document document = read("---\ndate: last week\n---\nText.");
  EXPECT_FALSE(document.published_unix);
  EXPECT_THAT(document.metadata, ElementsAre(Pair("date", "last week")));
}

TEST(MarkdownTest, TakesARuleAtTheStartForARule) {
  const FrontMatter front = read_front_matter("---\nThe text: goes on\nwithout end");
  EXPECT_TRUE(front.pairs.empty());
  EXPECT_EQ(front.rest, "---\nThe text: goes on\nwithout end");
  EXPECT_EQ(read("---\nThe text").text, "The text");
}

TEST(MarkdownTest, BearsMarksWithoutEnd) {
  for (const std::string_view mark : {"*",
                                      "_",
                                      "[",
                                      "](",
                                      "`",
                                      "<a",
                                      "![",
                                      "~~",
                                      "> ",
                                      "a*",
                                      "*a ",
                                      "&",
                                      "<!--",
                                      "# ",
                                      "|",
                                      "- ",
                                      "[^",
                                      "**a*"}) {
    std::string text;
    while (text.size() < 50000) {
      text += mark;
    }
    read(text);  // Must come back in no time.
  }
}

}  // namespace
}  // namespace lode::read
