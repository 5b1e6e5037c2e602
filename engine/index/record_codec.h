// SPDX-License-Identifier: GPL-3.0-or-later
// Which values of a document belong to one and the same record, in a slot of their own for each
// record facet. Format: docs/index-format.md.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "engine/base/result.h"
#include "engine/document/document.h"
#include "engine/document/schema.h"

namespace lode::index {

// Value number `value`, from 0, of the packed values (value_codec.h) of a facet: number 0 is the
// record facet itself, whose value is the record's type, number i is its role roles[i - 1].
struct PackedPart {
  std::uint32_t role = 0;
  std::uint32_t value = 0;

  auto operator<=>(const PackedPart&) const = default;
};

struct PackedRecords {
  std::vector<std::string> roles;                // Distinct names, ascending.
  std::vector<std::vector<PackedPart>> records;  // Distinct; the parts of each ascend.

  bool operator==(const PackedRecords&) const = default;
};

// The name under which the slot table keeps the records of a facet; no facet can have it.
[[nodiscard]] std::string records_slot(std::string_view facet);
[[nodiscard]] bool is_records_slot(std::string_view name) noexcept;

// A record facet, then the facets of its roles ("deal", "deal.buyer", ...).
[[nodiscard]] std::vector<FacetField> record_fields(const Schema& schema, const FacetField& record);

// The distinct records of the document; empty if it has none. `fields` are record_fields(). Records
// in page furniture are left out, and roles that are not among the fields.
[[nodiscard]] std::string pack_records(const Document& document,
                                       std::span<const FacetField> fields);

// Errors: kDataLoss for bytes that pack_records() cannot have made. Whether the numbers of values
// are in range only the packed values tell.
[[nodiscard]] Result<PackedRecords> unpack_records(std::string_view packed);

}  // namespace lode::index
