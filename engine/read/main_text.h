// SPDX-License-Identifier: GPL-3.0-or-later
// Which blocks of a page are the article, and which its furniture?
#pragma once

#include <string>
#include <string_view>

#include "engine/read/page.h"

namespace lode::read {

struct PageText {
  std::string article;
  // Of the other blocks those that can state a fact: neither words of a menu nor said before. At
  // most 4,000 bytes. Empty if the article is not made of blocks of the page.
  std::string furniture;
};

// The main text of the page: `headline` first if it is not empty, then the blocks of the article.
// Blocks are separated by an empty line, items of a list and rows of a table by a line end.
//
// `article_body` is the text of the article in the page's own structured data, if it has any: then
// the blocks that repeat it are taken, or the text itself if the blocks do not hold most of it.
// Otherwise an element that says that it holds the article bounds the search, and each block is
// judged by its elements' names, link density, length and share of function words, and by its
// neighbours. Pages that are too short for that give all text that is no page furniture.
//
// Source: the tests on single blocks and their thresholds follow Pomikálek, Removing Boilerplate
// and Duplicate Content from Web Corpora (jusText), 2011, chapter 3.
[[nodiscard]] PageText page_text(const Page& page,
                                 std::string_view headline,
                                 std::string_view article_body);

}  // namespace lode::read
