// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/query/ast.h"

#include <algorithm>
#include <array>
#include <charconv>

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

// The name of a condition's field; `record`: the facet of the record that it is within, or "".
std::string name_within(const Node& node, std::string_view record) {
  if (record.empty()) {
    return node.field;
  }
  return node.field == record ? std::string(kTypeOfRecord) : node.field.substr(record.size() + 1);
}

std::string print_condition(const Node& node, std::string_view record) {
  const std::string value = quoted(node.text);
  const std::string name = name_within(node, record);
  switch (node.comparison) {
    case Comparison::kEqual: return name + ":" + value;
    case Comparison::kLess: return name + "<" + value;
    case Comparison::kAtMost: return name + "<=" + value;
    case Comparison::kGreater: return name + ">" + value;
    case Comparison::kAtLeast: return name + ">=" + value;
    case Comparison::kRange: return name + ":" + value + ".." + quoted(node.high);
    case Comparison::kRangeBelow: return name + ":" + value + "..<" + quoted(node.high);
    case Comparison::kHas: return name + ":*";
    case Comparison::kStartsWith: return name + ":" + value + "*";
  }
  return {};
}

std::string print_within(const Node& node, std::string_view record);
std::string print_unboosted(const Node& node, std::string_view record);

// Printed so that it can stand inside of any other node.
std::string print_part(const Node& node, std::string_view record) {
  const bool alone = node.children.empty() || node.kind == NodeKind::kNot ||
                     node.kind == NodeKind::kRecord || node.boost != 1;
  return alone ? print_within(node, record) : "(" + print_within(node, record) + ")";
}

std::string join(const Node& node, std::string_view record, const std::string& separator) {
  std::string result;
  for (const Node& child : node.children) {
    result += (result.empty() ? "" : separator) + print_part(child, record);
  }
  return result;
}

std::string print_boost(double boost) {
  std::array<char, 32> digits{};
  const auto [end, error] = std::to_chars(digits.data(), digits.data() + digits.size(), boost);
  return "^" + std::string(digits.data(), end);
}

std::string print_within(const Node& node, std::string_view record) {
  if (node.boost == 1) {
    return print_unboosted(node, record);
  }
  const bool words = node.kind == NodeKind::kWord || node.kind == NodeKind::kPhrase ||
                     node.kind == NodeKind::kFuzzy || node.kind == NodeKind::kPrefix ||
                     node.kind == NodeKind::kWildcard;
  const std::string text = print_unboosted(node, record);
  return (words ? text : "(" + text + ")") + print_boost(node.boost);
}

std::string print_unboosted(const Node& node, std::string_view record) {
  switch (node.kind) {
    case NodeKind::kAll: return "*";
    case NodeKind::kWord: return prefixed(node, node.text);
    case NodeKind::kPhrase: return prefixed(node, quoted(node.text));
    case NodeKind::kFuzzy: return prefixed(node, node.text + "~" + std::to_string(node.distance));
    case NodeKind::kPrefix: return prefixed(node, node.text + "*");
    case NodeKind::kWildcard: return prefixed(node, node.text);
    case NodeKind::kCondition: return print_condition(node, record);
    case NodeKind::kRecord:
      return node.field + ":{" + print_within(node.children.front(), node.field) + "}";
    case NodeKind::kNear: return join(node, record, " NEAR/" + std::to_string(node.distance) + " ");
    case NodeKind::kAnd: return join(node, record, " AND ");
    case NodeKind::kOr: return join(node, record, " OR ");
    case NodeKind::kNot: return "NOT " + print_part(node.children.front(), record);
  }
  return {};
}

}  // namespace

bool same_tree(const Node& a, const Node& b) {
  return a.kind == b.kind && a.field == b.field && a.text == b.text && a.high == b.high &&
         a.comparison == b.comparison && a.distance == b.distance && a.boost == b.boost &&
         std::equal(
             a.children.begin(), a.children.end(), b.children.begin(), b.children.end(), same_tree);
}

std::string print(const Node& node) {
  return print_within(node, "");
}

std::size_t depth(const Node& node) {
  std::size_t deepest = 0;
  for (const Node& child : node.children) {
    deepest = std::max(deepest, depth(child));
  }
  return deepest + 1;
}

}  // namespace lode::query
