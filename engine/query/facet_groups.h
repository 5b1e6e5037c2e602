// SPDX-License-Identifier: GPL-3.0-or-later
// The values of a facet in groups: ranges and intervals of the calendar as buckets. A document
// counts once in each group that any of its values belongs to.
#pragma once

#include "engine/document/schema.h"
#include "engine/query/document_set.h"
#include "engine/query/parser.h"
#include "engine/query/search.h"
#include "engine/query/value_counts.h"
#include "engine/query/watch.h"

namespace lode::query {

// A facet of some documents.
struct GroupJob {
  const ValueCounts& counts;
  const DocumentSet& documents;
  Watch& watch;
};

// Each fills buckets, omitted and other. The request has passed check_facet() and asks for that
// kind of group. Throw Interrupted.
void fill_ranges(const GroupJob& job,
                 const FacetRequest& request,
                 const FacetField& facet,
                 const ParseContext& context,
                 FacetResult& result);
void fill_auto_ranges(const GroupJob& job, const FacetRequest& request, FacetResult& result);
void fill_intervals(const GroupJob& job, const FacetRequest& request, FacetResult& result);

}  // namespace lode::query
