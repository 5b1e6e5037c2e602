// SPDX-License-Identifier: GPL-3.0-or-later
// Which annotations of a document prove what a question asked, and what its facet values are.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "engine/document/document.h"
#include "engine/document/schema.h"
#include "engine/query/condition.h"
#include "engine/query/record_condition.h"
#include "engine/query/search.h"

namespace lode::query {

// Values of one facet of a hit, and evidence for one condition.
inline constexpr std::size_t kMaxHitValues = 5;
inline constexpr std::size_t kMaxConditionEvidence = 10;

// Distinct values of each facet, in order of the schema; the most frequent first, at most
// kMaxHitValues each. Records and the language are left out.
[[nodiscard]] std::vector<FacetValues> hit_facets(const Document& document, const Schema& schema);

// What the conditions of a question ask for.
struct Asked {
  std::vector<ConditionTest> values;
  std::vector<RecordCondition> records;
};

// Indexes, ascending, of the annotations that satisfy what is asked, the first for each distinct
// value. For a role ("deal.buyer") that is the annotation that plays it, and its record; for
// conditions on one record the records that satisfy them and all that they point to.
[[nodiscard]] std::vector<std::uint32_t> evidence_of(const Document& document, const Asked& asked);

// `indexes`, and the first annotation of each value of `facets`, and what the records among them
// point to; ascending.
[[nodiscard]] std::vector<std::uint32_t> with_values(const Document& document,
                                                     std::vector<std::uint32_t> indexes,
                                                     const std::vector<FacetValues>& facets);

}  // namespace lode::query
