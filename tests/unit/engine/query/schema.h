// SPDX-License-Identifier: GPL-3.0-or-later
// The schema that the tests of queries share: one facet of each kind, and records.
#pragma once

#include <cstdint>
#include <string>
#include <utility>

#include <gtest/gtest.h>

#include "engine/base/civil_date.h"
#include "engine/document/schema.h"

namespace lode::query {

inline const std::int64_t kToday = to_days({2025, 11, 4});

inline Schema query_schema() {
  const auto facet = [](std::string name, FacetKind kind, std::string unit = "") {
    FacetField field;
    field.name = std::move(name);
    field.kind = kind;
    field.unit = std::move(unit);
    field.plugin = "test";
    return field;
  };
  Schema schema;
  FacetField company = facet("company", FacetKind::kKeyword);
  company.hierarchical = true;
  FacetField deal = facet("deal", FacetKind::kRecord);
  deal.roles = {{"buyer", "company"}, {"amount", "deal_size"}};
  for (FacetField field : {company,
                           facet("topic", FacetKind::kKeyword),
                           facet("deal_size", FacetKind::kMoney),
                           facet("published", FacetKind::kDate),
                           facet("term", FacetKind::kNumber, "a"),
                           facet("gpu_count", FacetKind::kNumber, "1"),
                           facet("power", FacetKind::kNumber, "MW"),
                           deal}) {
    EXPECT_TRUE(schema.add(std::move(field)));
  }
  return schema;
}

}  // namespace lode::query
