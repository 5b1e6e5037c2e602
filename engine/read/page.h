// SPDX-License-Identifier: GPL-3.0-or-later
// An HTML page as a flat list of text blocks with hints on what each is good for. It has no tree,
// so that pages nested without end cost no stack and no more than linear time.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace lode::read {

enum class BlockKind : std::uint8_t { kParagraph, kHeading, kListItem, kTableRow, kPreformatted };

struct Block {
  std::string text;            // White space collapsed, cells of a row joined by " | ".
  std::size_t link_bytes = 0;  // Of text, inside of links.
  BlockKind kind = BlockKind::kParagraph;
  std::uint8_t level = 0;  // Of a heading, 1..6.
  bool furniture = false;  // Some element around it says so: nav, footer, class="cookie-bar" …
};

// An element that says that it holds the article: blocks [first, last).
struct Container {
  int rank = 0;  // 3: itemprop=articleBody, 2: <article>, 1: <main>, class="article-body" …
  std::size_t first = 0;
  std::size_t last = 0;
};

struct Page {
  std::vector<Block> blocks;
  std::vector<Container> containers;  // In order of their start.
  // (name, content) of <meta> elements and itemprop attributes in order, names in lower case.
  std::vector<std::pair<std::string, std::string>> meta;
  std::vector<std::string> json_ld;  // Contents of <script type="application/ld+json">.
  std::string title;                 // Of <title>, one line.
  std::string language;              // <html lang>
  std::string canonical;             // <link rel="canonical">
  std::string time;                  // The first <time datetime> outside of page furniture.
};

// Parses valid UTF-8 without control characters. Never fails: HTML has no errors. Linear time, no
// recursion.
[[nodiscard]] Page parse_page(std::string_view html);

}  // namespace lode::read
