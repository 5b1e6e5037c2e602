// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/query/ast.h"

#include <algorithm>

namespace lode::query {
namespace {

std::string quoted(std::string_view text) {
  std::string result = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') {
      result += '\\';
    }
    result += c;
  }
  return result + '"';
}

std::string prefixed(const Node& node, const std::string& text) {
  return node.field.empty() ? text : node.field + ":" + text;
}

std::string print_condition(const Node& node) {
  const std::string value = quoted(node.text);
  switch (node.comparison) {
    case Comparison::kEqual: return node.field + ":" + value;
    case Comparison::kLess: return node.field + "<" + value;
    case Comparison::kAtMost: return node.field + "<=" + value;
    case Comparison::kGreater: return node.field + ">" + value;
    case Comparison::kAtLeast: return node.field + ">=" + value;
    case Comparison::kRange: return node.field + ":" + value + ".." + quoted(node.high);
    case Comparison::kRangeBelow: return node.field + ":" + value + "..<" + quoted(node.high);
    case Comparison::kHas: return node.field + ":*";
    case Comparison::kStartsWith: return node.field + ":" + value + "*";
  }
  return {};
}

bool is_leaf(const Node& node) {
  return node.children.empty();
}

// Printed so that it can stand inside of any other node.
std::string print_part(const Node& node) {
  return is_leaf(node) || node.kind == NodeKind::kNot ? print(node) : "(" + print(node) + ")";
}

std::string join(const std::vector<Node>& nodes, const std::string& separator) {
  std::string result;
  for (const Node& node : nodes) {
    result += (result.empty() ? "" : separator) + print_part(node);
  }
  return result;
}

}  // namespace

bool same_tree(const Node& a, const Node& b) {
  return a.kind == b.kind && a.field == b.field && a.text == b.text && a.high == b.high &&
         a.comparison == b.comparison && a.distance == b.distance &&
         std::equal(
             a.children.begin(), a.children.end(), b.children.begin(), b.children.end(), same_tree);
}

std::string print(const Node& node) {
  switch (node.kind) {
    case NodeKind::kAll: return "*";
    case NodeKind::kWord: return prefixed(node, node.text);
    case NodeKind::kPhrase: return prefixed(node, quoted(node.text));
    case NodeKind::kPrefix: return prefixed(node, node.text + "*");
    case NodeKind::kCondition: return print_condition(node);
    case NodeKind::kNear:
      return join(node.children, " NEAR/" + std::to_string(node.distance) + " ");
    case NodeKind::kAnd: return join(node.children, " AND ");
    case NodeKind::kOr: return join(node.children, " OR ");
    case NodeKind::kNot: return "NOT " + print_part(node.children.front());
  }
  return {};
}

std::size_t depth(const Node& node) {
  std::size_t deepest = 0;
  for (const Node& child : node.children) {
    deepest = std::max(deepest, depth(child));
  }
  return deepest + 1;
}

}  // namespace lode::query
