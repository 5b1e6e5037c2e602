// SPDX-License-Identifier: GPL-3.0-or-later
// What a condition on a facet means, for the dictionaries of the columns and for single values.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "engine/document/schema.h"
#include "engine/document/value.h"
#include "engine/facts/columns.h"
#include "engine/query/ast.h"
#include "engine/query/value_reader.h"

namespace lode::query {

// The condition `node` (kCondition, on a facet), ready to be tried on many values.
class ConditionTest {
 public:
  ConditionTest(const Node& node, const FacetField& facet, const Reference& reference);

  [[nodiscard]] const std::string& facet() const noexcept { return facet_.name; }

  // For ranges and prefixes: which entries satisfy it.
  [[nodiscard]] std::vector<std::uint8_t> wanted(const facts::Dictionary& dictionary) const;

  // A keyword also satisfies it by its id or by an ancestor.
  [[nodiscard]] bool accepts(const Value& value) const;

 private:
  [[nodiscard]] bool accepts_folded(const std::string& folded) const;

  Comparison comparison_;
  const FacetField& facet_;
  std::string text_;  // As written.
  std::string folded_;
  std::optional<Interval> interval_;
  const ExchangeRates* rates_;
};

}  // namespace lode::query
