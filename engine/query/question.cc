// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/query/question.h"

#include <algorithm>
#include <iterator>

namespace lode::query {
namespace {

Result<Node> read_part(const std::string& text,
                       const std::string& part,
                       const ParseContext& context,
                       std::vector<Warning>& warnings) {
  auto parsed = parse(text, context);
  if (!parsed) {
    Error error = std::move(parsed).error();
    error.metadata.emplace_back("part", part);
    return Unexpected(std::move(error));
  }
  std::move(parsed->warnings.begin(), parsed->warnings.end(), std::back_inserter(warnings));
  return std::move(parsed->root);
}

bool concerns_only(const Node& node, std::string_view facet) {
  if (node.children.empty()) {
    return node.kind == NodeKind::kCondition && node.field == facet;
  }
  return std::all_of(node.children.begin(), node.children.end(), [&](const Node& child) {
    return concerns_only(child, facet);
  });
}

// Moves what concerns only `facet` from `node` to `taken`.
void take_out(Node& node, std::string_view facet, std::vector<Node>& taken) {
  if (concerns_only(node, facet)) {
    taken.push_back(std::move(node));
    node = Node{};
    return;
  }
  if (node.kind != NodeKind::kAnd) {
    return;
  }
  for (Node& child : node.children) {
    take_out(child, facet, taken);
  }
  std::erase_if(node.children, [](const Node& child) { return child.kind == NodeKind::kAll; });
  if (node.children.empty()) {
    node = Node{};
  } else if (node.children.size() == 1) {
    Node only = std::move(node.children.front());
    node = std::move(only);
  }
}

void collect_leaves(const Node& node, std::vector<const Node*>& leaves) {
  if (node.kind == NodeKind::kNot) {
    return;
  }
  if (node.children.empty() || node.kind == NodeKind::kRecord) {
    leaves.push_back(&node);
    return;
  }
  for (const Node& child : node.children) {
    collect_leaves(child, leaves);
  }
}

}  // namespace

Result<Question> read_question(const SearchRequest& request, const ParseContext& context) {
  Question question;
  LODE_ASSIGN_OR_RETURN(question.query,
                        read_part(request.query, "query", context, question.warnings));
  LODE_ASSIGN_OR_RETURN(question.filter,
                        read_part(request.filter, "filter", context, question.warnings));
  return question;
}

Node whole(const Question& question) {
  if (question.filter.kind == NodeKind::kAll) {
    return question.query;
  }
  if (question.query.kind == NodeKind::kAll) {
    return question.filter;
  }
  Node both;
  both.kind = NodeKind::kAnd;
  both.children = {question.query, question.filter};
  return both;
}

SplitQuestion split_conditions(const Question& question, const std::set<std::string>& facets) {
  SplitQuestion split;
  split.rest.query = question.query;
  split.rest.filter = question.filter;
  for (const std::string& facet : facets) {
    std::vector<Node> taken;
    take_out(split.rest.query, facet, taken);
    take_out(split.rest.filter, facet, taken);
    if (!taken.empty()) {
      split.conditions.emplace(facet, std::move(taken));
    }
  }
  return split;
}

std::vector<const Node*> positive_leaves(const Node& node) {
  std::vector<const Node*> leaves;
  collect_leaves(node, leaves);
  return leaves;
}

}  // namespace lode::query
