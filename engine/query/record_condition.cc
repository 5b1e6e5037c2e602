// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/query/record_condition.h"

#include <algorithm>
#include <utility>

#include "engine/base/check.h"

namespace lode::query {
namespace {

// What a leaf wants of the parts of a record.
struct WantedPart {
  bool possible = false;  // False: no record has the role, or none has such a value.
  std::uint32_t role = 0;
  bool any_value = false;
  std::vector<std::uint8_t> ordinals;  // Nonzero: wanted.

  [[nodiscard]] bool is_among(std::span<const facts::RecordPart> parts) const {
    return possible && std::any_of(parts.begin(), parts.end(), [&](const facts::RecordPart& part) {
             return part.role == role &&
                    (any_value || (part.ordinal < ordinals.size() && ordinals[part.ordinal] != 0));
           });
  }
};

WantedPart wanted_part(const Node& node,
                       const ConditionTest& test,
                       const facts::Records& records,
                       const facts::Columns& columns) {
  WantedPart part;
  const auto role = records.role(node.field);
  const facts::Column* column = columns.find(node.field);
  if (!role || column == nullptr) {
    return part;
  }
  part.role = *role;
  part.possible = true;
  part.any_value = node.comparison == Comparison::kHas;
  if (part.any_value) {
    return part;
  }
  if (column->kind() == FacetKind::kKeyword || column->kind() == FacetKind::kRecord) {
    if (node.comparison == Comparison::kEqual) {
      const auto found = column->dictionary().find(node.text);
      part.possible = found.has_value();
      part.ordinals.resize(found ? std::size_t{*found} + 1 : 0);
      if (found) {
        part.ordinals[*found] = 1;
      }
      return part;
    }
  }
  part.ordinals = test.wanted(column->dictionary());
  return part;
}

}  // namespace

RecordCondition::RecordCondition(const Node& node, const Schema& schema, const Reference& reference)
    : facet_(node.field), root_(compile(node.children.front(), schema, reference)) {}

RecordCondition::Step RecordCondition::compile(const Node& node,
                                               const Schema& schema,
                                               const Reference& reference) {
  Step step;
  step.kind = node.kind;
  if (node.kind == NodeKind::kCondition) {
    const FacetField* facet = schema.find(node.field);
    LODE_CHECK(facet != nullptr);
    step.leaf = leaves_.size();
    const bool is_type = node.field == facet_;
    leaves_.push_back({node,
                       ConditionTest(node, *facet, reference),
                       is_type ? std::string() : node.field.substr(facet_.size() + 1)});
  }
  for (const Node& child : node.children) {
    step.children.push_back(compile(child, schema, reference));
  }
  return step;
}

template <class Test>
bool RecordCondition::holds(const Step& step, const Test& leaf_holds) {
  const auto child_holds = [&](const Step& child) { return holds(child, leaf_holds); };
  switch (step.kind) {
    case NodeKind::kAll: return true;
    case NodeKind::kCondition: return leaf_holds(step.leaf);
    case NodeKind::kAnd:
      return std::all_of(step.children.begin(), step.children.end(), child_holds);
    case NodeKind::kOr: return std::any_of(step.children.begin(), step.children.end(), child_holds);
    case NodeKind::kNot: return !child_holds(step.children.front());
    default: break;
  }
  LODE_CHECK(false);  // The parser puts nothing else into a record.
}

std::vector<std::uint8_t> RecordCondition::wanted(const facts::Columns& columns,
                                                  Watch& watch) const {
  const facts::Records* records = columns.find_records(facet_);
  if (records == nullptr) {
    return {};
  }
  std::vector<WantedPart> parts;
  for (const Leaf& leaf : leaves_) {
    watch.check_now();
    parts.push_back(wanted_part(leaf.node, leaf.test, *records, columns));
  }
  std::vector<std::uint8_t> wanted(records->size());
  for (facts::Ordinal record = 0; record < records->size(); ++record) {
    watch.check();
    const auto here = records->parts(record);
    wanted[record] =
        holds(root_, [&](std::size_t leaf) { return parts[leaf].is_among(here); }) ? 1 : 0;
  }
  return wanted;
}

bool RecordCondition::accepts(const Document& document, const Annotation& annotation) const {
  const auto* record = std::get_if<Record>(&annotation.value);
  if (record == nullptr || annotation.facet != facet_ ||
      annotation.span.field == Field::kFurniture) {
    return false;
  }
  return holds(root_, [&](std::size_t number) {
    const Leaf& leaf = leaves_[number];
    if (leaf.role.empty()) {
      return leaf.test.accepts(annotation.value);
    }
    return std::any_of(record->roles.begin(), record->roles.end(), [&](const Role& role) {
      return role.name == leaf.role && role.annotation < document.annotations.size() &&
             leaf.test.accepts(document.annotations[role.annotation].value);
    });
  });
}

}  // namespace lode::query
