// SPDX-License-Identifier: GPL-3.0-or-later
// Which facet requests have a meaning.
#pragma once

#include <optional>
#include <string_view>

#include "engine/base/result.h"
#include "engine/document/value.h"
#include "engine/query/parser.h"
#include "engine/query/search.h"

namespace lode::query {

// In which order the values of a facet are listed; ties by name, A to Z, then by age in the index.
struct BucketOrder {
  bool by_name = false;
  bool descending = true;
};

// "count [desc|asc]" (without a direction: desc), "name [asc|desc]" (asc); "" is "count".
[[nodiscard]] std::optional<BucketOrder> read_bucket_order(std::string_view text);

// Money, dates and numbers.
[[nodiscard]] bool is_ordered(FacetKind kind) noexcept;

// Errors: UNKNOWN_FIELD; BAD_REQUEST (not a facet, or options that have no meaning for it or
// together); BAD_VALUE (a range); those of read_record_filter().
[[nodiscard]] Result<void> check_facet(const FacetRequest& request, const ParseContext& context);

// The parent that a request names, as a condition on its facet.
[[nodiscard]] Node parent_condition(const FacetRequest& request);

}  // namespace lode::query
