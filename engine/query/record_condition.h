// SPDX-License-Identifier: GPL-3.0-or-later
// What conditions on one and the same record mean, for the columns and for single documents.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "engine/document/document.h"
#include "engine/document/schema.h"
#include "engine/facts/columns.h"
#include "engine/query/ast.h"
#include "engine/query/condition.h"
#include "engine/query/watch.h"

namespace lode::query {

// The conditions of a node of kind kRecord, ready to be tried on many records.
class RecordCondition {
 public:
  // The schema outlives it.
  RecordCondition(const Node& node, const Schema& schema, const Reference& reference);

  // Which of all records of the facet satisfy it, by ordinal; empty if there are none. Throws
  // Interrupted.
  [[nodiscard]] std::vector<std::uint8_t> wanted(const facts::Columns& columns, Watch& watch) const;

  // True for a record of the document, outside of page furniture, that satisfies it.
  [[nodiscard]] bool accepts(const Document& document, const Annotation& annotation) const;

 private:
  // The tree of the conditions; of leaves the number in leaves_.
  struct Step {
    NodeKind kind = NodeKind::kAll;
    std::size_t leaf = 0;
    std::vector<Step> children;
  };
  struct Leaf {
    Node node;
    ConditionTest test;
    std::string role;  // Empty: the type of the record.
  };

  [[nodiscard]] Step compile(const Node& node, const Schema& schema, const Reference& reference);
  // `leaf_holds(number)`: whether the record at hand satisfies that leaf.
  template <class Test>
  [[nodiscard]] static bool holds(const Step& step, const Test& leaf_holds);

  std::string facet_;
  std::vector<Leaf> leaves_;
  Step root_;
};

}  // namespace lode::query
