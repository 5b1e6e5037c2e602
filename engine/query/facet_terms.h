// SPDX-License-Identifier: GPL-3.0-or-later
// The single values of a facet as buckets.
#pragma once

#include "engine/query/search.h"
#include "engine/query/value_counts.h"

namespace lode::query {

// Fills buckets, distinct_values, other and omitted. The request has passed check_facet().
void fill_terms(const ValueCounts& counts, const FacetRequest& request, FacetResult& result);

// A keyword as it is listed and searched: `folded` (index::fold_value()) without accents.
[[nodiscard]] std::string plain_name(const std::string& folded);

}  // namespace lode::query
