// SPDX-License-Identifier: GPL-3.0-or-later
// Which terms of the index the words of a query stand for.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "engine/analysis/analyzer.h"
#include "engine/base/result.h"
#include "engine/index/reader.h"
#include "engine/query/ast.h"
#include "engine/query/watch.h"

namespace lode::query {

inline constexpr std::size_t kMaxExpansions = 1'000;
// Of all prefixes of a query together: the terms of a query cost time and memory before the match
// begins, where the watch cannot end it.
inline constexpr std::size_t kMaxAllExpansions = 5'000;

using Terms = std::vector<std::string>;

// [owner-thread] `languages` are those that words are stemmed in; reader and watch outlive it.
class TermExpander {
 public:
  TermExpander(const index::Reader& reader,
               const std::vector<std::string>& languages,
               Watch& watch);

  // The word as written and its stem in each language, distinct and in order.
  [[nodiscard]] Terms word(const Node& node);
  // The words as written, one after the other; not empty.
  [[nodiscard]] static Terms phrase(const Node& node);
  // The words of a fuzzy word or a pattern (Node::words). Errors: QUERY_TOO_COMPLEX (too many in
  // all calls).
  [[nodiscard]] Result<Terms> listed(const Node& node);
  // All words of the index that begin so. May throw what Xapian throws.
  // Errors: QUERY_TOO_COMPLEX (too many of them, here or in all calls together).
  [[nodiscard]] Result<Terms> prefix(const Node& node);
  // What can stand at one place of a NEAR: the words of a word, a prefix or a group joined by OR.
  // Stems have no positions, so words are as written. Errors: as prefix().
  [[nodiscard]] Result<Terms> place(const Node& node);

 private:
  [[nodiscard]] Result<void> count(std::size_t expansions, const Node& node);

  const index::Reader& reader_;
  std::vector<analysis::Analyzer> stemmers_;
  Watch& watch_;
  std::size_t expansions_ = 0;
};

}  // namespace lode::query
