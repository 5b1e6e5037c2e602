// SPDX-License-Identifier: GPL-3.0-or-later
// Tree to Xapian query. Words are scored, conditions never are.
//
// * A word is the synonym of itself and its stems in `languages`, so that it counts once in BM25
//   however many of them a document has.
// * Phrases and NEAR go by the positions of unstemmed words.
// * A prefix is the synonym of all words that begin so, at most kMaxExpansions; a fuzzy word or
//   a pattern that of its words (fuzzy.h, wildcard.h), which must have been filled in.
// * Conditions on one record are tried on all distinct records (record_condition.h), and answered
//   from their column.
// * A keyword condition is the boolean term of its value, found in the column's dictionary by text
//   or id; ranges and value prefixes are answered from the columns (sources.h).
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "engine/base/result.h"
#include "engine/query/ast.h"
#include "engine/query/search.h"
#include "engine/query/sources.h"
#include "engine/query/value_reader.h"

namespace Xapian {
class Query;
}

namespace lode::query {

inline constexpr std::size_t kMaxLanguages = 6;

struct PlanContext {
  const Snapshot& snapshot;
  std::vector<std::string> languages;  // In which words are stemmed.
  Reference reference = 0;
  std::shared_ptr<const ShardNames> shards;
  std::shared_ptr<Watch> watch;
};

// The language of the request, or without one the kMaxLanguages that most documents are in.
[[nodiscard]] std::vector<std::string> languages_of(const Snapshot& snapshot,
                                                    const std::string& requested);

// `scored` false: nothing of the tree is scored. May throw what Xapian throws.
// Errors: QUERY_TOO_COMPLEX (a prefix of too many words).
[[nodiscard]] Result<Xapian::Query> plan(const Node& node, const PlanContext& context, bool scored);

// True if a part of the tree gives scores: a word that is not under NOT.
[[nodiscard]] bool has_scores(const Node& node);

}  // namespace lode::query
