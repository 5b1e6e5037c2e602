// SPDX-License-Identifier: GPL-3.0-or-later
// What a pass over posting lists has to do for a query: the tree of planner.h in terms of lists and
// columns instead of Xapian's queries.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "engine/base/result.h"
#include "engine/facts/columns.h"
#include "engine/query/ast.h"
#include "engine/query/document_set.h"
#include "engine/query/planner.h"
#include "engine/query/term_expander.h"

namespace lode::query {

enum class StepKind : std::uint8_t {
  kNothing,
  kAll,     // Every document.
  kSet,     // Those of `documents`.
  kList,    // Documents with any of `terms`.
  kValues,  // Documents with a value or a record of `column` that is `wanted`.
  kAnd,     // All of `children`.
  kPhrase,  // All of `children`, which are lists of one term each, one after the other in the text.
  kOr,      // Any of `children`.
  kWithout  // The first of `children` and none of the others.
};

struct Step {
  StepKind kind = StepKind::kNothing;
  Terms terms;
  // Of a scored list: BM25's weight of the term, with the factor k1 + 1. 0: not scored.
  double weight = 0;
  const DocumentSet* documents = nullptr;
  const facts::DocumentOrdinals* column = nullptr;
  std::vector<std::uint8_t> wanted;  // By ordinal; nonzero: wanted.
  std::vector<Step> children;
};

// BM25 as Xapian's BM25Weight computes it, with k1 = 1.2, b = 0.75 (matcher.h).
struct Bm25 {
  static constexpr double kK1 = 1.2;
  static constexpr double kB = 0.75;
  static constexpr double kMinNormalisedLength = 0.5;

  double documents = 0;       // In all shards.
  double average_length = 0;  // Of a document.

  // The weight of a term that `frequency` documents have.
  [[nodiscard]] double weight(double frequency) const noexcept;
};

// Several terms as one: the number of documents that have any of them, as Xapian's OP_SYNONYM
// estimates it, which takes terms for independent of each other.
[[nodiscard]] double synonym_frequency(std::vector<double> frequencies, double documents);

// The steps for `node`, of which nothing is scored if not `scored`; nothing if a pass cannot answer
// it (NEAR). May throw what Xapian throws. Errors: those of plan().
[[nodiscard]] Result<std::optional<Step>> plan_pass(const Node& node,
                                                    const PlanContext& context,
                                                    bool scored);

}  // namespace lode::query
