// SPDX-License-Identifier: GPL-3.0-or-later
// Counts facet values over a set of documents. Always exact: every document is looked at, once.
#pragma once

#include <cstdint>
#include <vector>

#include "engine/base/result.h"
#include "engine/query/document_set.h"
#include "engine/query/parser.h"
#include "engine/query/search.h"
#include "engine/query/watch.h"

namespace lode::query {

// Errors: UNKNOWN_FIELD; BAD_REQUEST (not a facet, ranges or interval where they have no meaning);
// BAD_VALUE (a range).
[[nodiscard]] Result<void> check_facet(const FacetRequest& request, const ParseContext& context);

// The request has passed check_facet(). Throws Interrupted.
[[nodiscard]] FacetResult count_facet(const FacetRequest& request,
                                      const DocumentSet& documents,
                                      const Snapshot& snapshot,
                                      const ParseContext& context,
                                      Watch& watch);

}  // namespace lode::query
