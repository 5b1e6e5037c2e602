// SPDX-License-Identifier: GPL-3.0-or-later
// The tree of a query: what parser.h makes of the text, and planner.h and the judge of the tests
// read. Plain data.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace lode::query {

// Bytes [begin, end) of the query text.
struct SourceSpan {
  std::size_t begin = 0;
  std::size_t end = 0;
};

enum class NodeKind {
  kAll,        // Every document.
  kWord,       // One word, in any inflection.
  kPhrase,     // One or more words as written, one after the other.
  kFuzzy,      // Words spelled nearly like `text`, at most `distance` edits away.
  kPrefix,     // Words that begin with `text`.
  kWildcard,   // Words that fit the pattern `text`.
  kNear,       // The children (words, prefixes, groups of them joined by OR) close together.
  kCondition,  // A facet, or the id or url of the document, compared with a value.
  kRecord,     // One and the same record of a facet satisfies the one child.
  kAnd,        // All children, at least two.
  kOr,         // Any child of at least two.
  kNot,        // Not the one child.
};

enum class Comparison {
  kEqual,
  kLess,
  kAtMost,
  kGreater,
  kAtLeast,
  kRange,       // text..high, both ends included.
  kRangeBelow,  // text..<high, the upper end left out.
  kHas,         // Any value at all.
  kStartsWith,  // Keywords that begin with `text`.
};

struct Node {
  NodeKind kind = NodeKind::kAll;
  SourceSpan span;
  // Of words, phrases, prefixes, patterns and fuzzy words "" (title and text) or "title"; of
  // conditions the facet, "id" or "url"; of records their facet. Within a record conditions are on
  // its roles, by the name of their facet ("deal.buyer"), or on its own facet, which is its type.
  std::string field;
  std::string text;  // Word, phrase, or letters before "*" as written; or the value compared with.
  std::string high;  // Upper end of a range.
  Comparison comparison = Comparison::kEqual;
  // Of kNear: words that may lie between two neighbours, and one more. Of kFuzzy: 1 or 2.
  std::uint32_t distance = 0;
  double boost = 1;  // What the scores of the node are multiplied with.
  std::vector<std::string>
      words;  // Of kFuzzy and kWildcard: those of the index, see fuzzy.h, wildcard.h; not printed.
  // Of kCondition: the value in quotes could not be read, and may be what documents write (see
  // quoted_values.h). The span is then that of the value alone.
  bool unread = false;
  std::vector<Node> children;
};

// Within a record: the name of its type, if no role has it.
inline constexpr std::string_view kTypeOfRecord = "type";

// True if both trees mean the same, piece by piece; spans are not compared.
[[nodiscard]] bool same_tree(const Node& a, const Node& b);

// The tree in the query language with all its brackets. Parsing it gives the same tree again.
[[nodiscard]] std::string print(const Node& node);

// Levels of the tree; 1 for a leaf.
[[nodiscard]] std::size_t depth(const Node& node);

}  // namespace lode::query
