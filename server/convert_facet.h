// SPDX-License-Identifier: GPL-3.0-or-later
// Facets: requests from the wire with their defaults and limits, counts to it.
#pragma once

#include <string>

#include "lode/v1/search.pb.h"

#include "engine/base/result.h"
#include "engine/query/search.h"

namespace lode::server {

// `path` is where the spec stands in the request, for errors: "facets[0]".
// Errors: kInvalidArgument, BAD_REQUEST, naming the field: no key, negative numbers, too many
//         buckets, ranges, values or percentiles. What the facet allows is checked by the engine.
[[nodiscard]] Result<query::FacetRequest> facet_from_proto(const v1::FacetSpec& spec,
                                                           const std::string& path);

[[nodiscard]] v1::FacetResult to_proto(const query::FacetResult& facet);

}  // namespace lode::server
