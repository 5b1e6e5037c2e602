// SPDX-License-Identifier: GPL-3.0-or-later
// Searches: requests from the wire with their defaults and limits, answers to it.
#pragma once

#include <chrono>

#include "lode/v1/search.pb.h"

#include "engine/base/result.h"
#include "engine/query/search.h"

namespace lode::server {

// Defaults stand for zeros; a page size over the limit becomes the limit.
// Errors: kInvalidArgument, BAD_REQUEST, naming the field: negative sizes, too many facets, buckets
//         or ranges, an unknown enumerator. What the query says is checked by the engine.
[[nodiscard]] Result<query::SearchRequest> from_proto(const v1::SearchRequest& request);
[[nodiscard]] Result<query::SearchRequest> from_proto(const v1::ListFacetValuesRequest& request);

// `view` is that of the request: the engine leaves the text in a hit with annotations, since quotes
// are cut from it; it is sent in the full view alone.
[[nodiscard]] v1::SearchResponse to_proto(const query::SearchResponse& response,
                                          query::View view,
                                          std::chrono::nanoseconds took);
[[nodiscard]] v1::ListFacetValuesResponse to_facets_proto(const query::SearchResponse& response);

}  // namespace lode::server
