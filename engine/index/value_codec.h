// SPDX-License-Identifier: GPL-3.0-or-later
// The packed, multi-valued facet values of a document in their slot. Format: docs/index-format.md.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "engine/base/result.h"
#include "engine/document/document.h"
#include "engine/document/schema.h"

namespace lode::index {

// The distinct values of `facet` in the document, in order of first appearance. "deal.buyer" gives
// the values that play the role in any record; "language" the document's language; a facet of
// record kind one Keyword per record with the record's type. Values of another kind than the
// facet's are left out.
[[nodiscard]] std::vector<Value> facet_values(const Document& document, const FacetField& facet);

// Equal sets give equal bytes, whatever their order. Empty for no values.
[[nodiscard]] std::string pack_values(const std::vector<Value>& values);

// Distinct values, in the order of their bytes. Errors: kDataLoss for bytes that pack_values()
// cannot have made.
[[nodiscard]] Result<std::vector<Value>> unpack_values(std::string_view packed);

// The same in two steps, for readers that know most values already: equal values have equal pieces.
// The views point into `packed`. Errors: kDataLoss.
[[nodiscard]] Result<std::vector<std::string_view>> split_values(std::string_view packed);
[[nodiscard]] Result<Value> unpack_value(std::string_view piece);

// kDataLoss: packed values that no writer can have made.
[[nodiscard]] Error damaged_values();

}  // namespace lode::index
