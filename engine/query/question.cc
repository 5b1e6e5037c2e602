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

// True if something was left out of `node`.
bool leave_out(Node& node, std::string_view facet) {
  if (concerns_only(node, facet)) {
    node = Node{};
    return true;
  }
  if (node.kind != NodeKind::kAnd) {
    return false;
  }
  bool any = false;
  for (Node& child : node.children) {
    any = leave_out(child, facet) || any;
  }
  std::erase_if(node.children, [](const Node& child) { return child.kind == NodeKind::kAll; });
  if (node.children.empty()) {
    node = Node{};
  } else if (node.children.size() == 1) {
    Node only = std::move(node.children.front());
    node = std::move(only);
  }
  return any;
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

std::optional<Question> without_conditions_on(const Question& question, std::string_view facet) {
  Question rest = question;
  const bool in_query = leave_out(rest.query, facet);
  const bool in_filter = leave_out(rest.filter, facet);
  return in_query || in_filter ? std::optional(std::move(rest)) : std::nullopt;
}

std::vector<const Node*> positive_leaves(const Node& node) {
  std::vector<const Node*> leaves;
  collect_leaves(node, leaves);
  return leaves;
}

}  // namespace lode::query
