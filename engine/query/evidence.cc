// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/query/evidence.h"

#include <algorithm>
#include <set>
#include <string>
#include <utility>

#include "engine/index/term_layout.h"
#include "engine/index/value_codec.h"

namespace lode::query {
namespace {

// Values with equal keys are one value to people.
std::string key_of(const Value& value) {
  std::string text = to_text(value);
  return kind_of(value) == FacetKind::kKeyword ? index::fold_value(text) : text;
}

// Calls visit(annotation, index, record or nullptr, index of record) for each annotation that
// carries a value of `facet`, which may be a role.
template <class Visit>
void visit_carriers(const Document& document, const std::string& facet, Visit&& visit) {
  const std::size_t dot = facet.find('.');
  const auto& annotations = document.annotations;
  for (std::uint32_t i = 0; i < annotations.size(); ++i) {
    if (dot == std::string::npos) {
      if (annotations[i].facet == facet && annotations[i].span.field != Field::kFurniture) {
        visit(i, i);
      }
      continue;
    }
    const auto* record = std::get_if<Record>(&annotations[i].value);
    if (record == nullptr || annotations[i].facet != facet.substr(0, dot)) {
      continue;
    }
    for (const Role& role : record->roles) {
      if (role.name == facet.substr(dot + 1) && role.annotation < annotations.size()) {
        visit(role.annotation, i);
      }
    }
  }
}

struct Counted {
  Value value;
  std::string key;
  std::size_t count = 0;
};

// Adds what the record points to.
void add_roles(const Document& document, const Record& record, std::set<std::uint32_t>& indexes) {
  for (const Role& role : record.roles) {
    if (role.annotation < document.annotations.size()) {
      indexes.insert(role.annotation);
    }
  }
}

// Adds the records that satisfy the condition, and what they point to.
void add_records(const Document& document,
                 const RecordCondition& condition,
                 std::set<std::uint32_t>& indexes) {
  std::size_t found = 0;
  for (std::uint32_t i = 0; i < document.annotations.size(); ++i) {
    if (found < kMaxConditionEvidence && condition.accepts(document, document.annotations[i])) {
      ++found;
      indexes.insert(i);
      add_roles(document, std::get<Record>(document.annotations[i].value), indexes);
    }
  }
}

std::vector<std::uint32_t> ascending(const std::set<std::uint32_t>& indexes) {
  return {indexes.begin(), indexes.end()};
}

}  // namespace

std::vector<FacetValues> hit_facets(const Document& document, const Schema& schema) {
  std::vector<FacetValues> result;
  for (const FacetField& facet : schema.fields()) {
    if (facet.kind == FacetKind::kRecord || facet.name == "language") {
      continue;
    }
    std::vector<Counted> values;
    for (Value& value : index::facet_values(document, facet)) {
      std::string key = key_of(value);
      const bool known = std::any_of(
          values.begin(), values.end(), [&](const Counted& counted) { return counted.key == key; });
      if (!known) {
        values.push_back({std::move(value), std::move(key), 0});
      }
    }
    if (values.empty()) {
      continue;
    }
    visit_carriers(document, facet.name, [&](std::uint32_t carrier, std::uint32_t /*record*/) {
      const std::string key = key_of(document.annotations[carrier].value);
      for (Counted& counted : values) {
        counted.count += counted.key == key ? 1 : 0;
      }
    });
    std::stable_sort(values.begin(), values.end(), [](const Counted& a, const Counted& b) {
      return a.count > b.count;
    });
    values.resize(std::min(values.size(), kMaxHitValues));
    FacetValues& facet_values = result.emplace_back(FacetValues{facet.name, {}});
    for (Counted& counted : values) {
      facet_values.values.push_back(std::move(counted.value));
    }
  }
  return result;
}

std::vector<std::uint32_t> evidence_of(const Document& document, const Asked& asked) {
  std::set<std::uint32_t> indexes;
  for (const RecordCondition& condition : asked.records) {
    add_records(document, condition, indexes);
  }
  for (const ConditionTest& test : asked.values) {
    std::set<std::string> seen;
    visit_carriers(document, test.facet(), [&](std::uint32_t carrier, std::uint32_t record) {
      const Value& value = document.annotations[carrier].value;
      if (seen.size() < kMaxConditionEvidence && test.accepts(value) &&
          seen.insert(key_of(value)).second) {
        indexes.insert({carrier, record});
      }
    });
  }
  return ascending(indexes);
}

std::vector<std::uint32_t> with_values(const Document& document,
                                       std::vector<std::uint32_t> indexes,
                                       const std::vector<FacetValues>& facets) {
  std::set<std::uint32_t> all(indexes.begin(), indexes.end());
  for (const FacetValues& facet : facets) {
    std::set<std::string> open;
    for (const Value& value : facet.values) {
      open.insert(key_of(value));
    }
    visit_carriers(document, facet.key, [&](std::uint32_t carrier, std::uint32_t record) {
      if (open.erase(key_of(document.annotations[carrier].value)) > 0) {
        all.insert({carrier, record});
      }
    });
  }
  for (const std::uint32_t index : ascending(all)) {
    if (const auto* record = std::get_if<Record>(&document.annotations[index].value)) {
      add_roles(document, *record, all);
    }
  }
  return ascending(all);
}

}  // namespace lode::query
