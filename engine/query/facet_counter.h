// SPDX-License-Identifier: GPL-3.0-or-later
// Counts facets over sets of documents. Always exact: every document is looked at. Facets of the
// same documents are counted together, and requests for the same facet share its counts.
#pragma once

#include <span>
#include <vector>

#include "engine/query/document_set.h"
#include "engine/query/parser.h"
#include "engine/query/search.h"
#include "engine/query/watch.h"

namespace lode::query {

// A request that has passed check_facet(), and what to count.
struct FacetJob {
  const FacetRequest* request = nullptr;
  const DocumentSet* documents = nullptr;  // Sets are the same if their addresses are.
  // What FacetRequest::record_filter stands for, kAll if there is none.
  const Node* records = nullptr;
};

// In the order of the jobs. Throws Interrupted.
[[nodiscard]] std::vector<FacetResult> count_facets(std::span<const FacetJob> jobs,
                                                    const Snapshot& snapshot,
                                                    const ParseContext& context,
                                                    Watch& watch);

}  // namespace lode::query
