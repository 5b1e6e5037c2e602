// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/query/condition.h"

#include <algorithm>

#include "engine/index/term_layout.h"

namespace lode::query {

ConditionTest::ConditionTest(const Node& node, const FacetField& facet, const Reference& reference)
    : comparison_(node.comparison),
      facet_(facet),
      text_(node.text),
      folded_(index::fold_value(node.text)),
      interval_(interval_of(node, facet, reference)),
      rates_(reference.rates) {}

std::vector<std::uint8_t> ConditionTest::wanted(const facts::Dictionary& dictionary) const {
  const facts::Ordinal size = dictionary.size();  // It may grow meanwhile.
  std::vector<std::uint8_t> wanted(size);
  for (facts::Ordinal i = 0; i < size; ++i) {
    const facts::Entry& entry = dictionary.entry(i);
    wanted[i] = interval_ ? interval_->meets(entry.low, entry.high) : accepts_folded(entry.folded);
  }
  return wanted;
}

bool ConditionTest::accepts(const Value& value) const {
  if (kind_of(value) != facet_.kind) {
    return false;
  }
  if (comparison_ == Comparison::kHas) {
    return true;
  }
  if (const auto measure = measure_of(value, *rates_)) {
    return interval_ && interval_->meets(measure->low, measure->high);
  }
  if (const auto* record = std::get_if<Record>(&value)) {
    return accepts_folded(index::fold_value(record->type));
  }
  const auto* keyword = std::get_if<Keyword>(&value);
  if (keyword == nullptr) {
    return false;
  }
  return accepts_folded(index::fold_value(keyword->text)) ||
         (comparison_ == Comparison::kEqual && index::fold_value(keyword->id) == folded_) ||
         std::any_of(keyword->path.begin(), keyword->path.end(), [&](const std::string& name) {
           return accepts_folded(index::fold_value(name));
         });
}

bool ConditionTest::accepts_folded(const std::string& folded) const {
  return comparison_ == Comparison::kStartsWith ? folded.starts_with(folded_) : folded == folded_;
}

}  // namespace lode::query
