// SPDX-License-Identifier: GPL-3.0-or-later
// The two trees of a request, query and filter, and what can be asked about them together.
#pragma once

#include <functional>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "engine/base/result.h"
#include "engine/query/ast.h"
#include "engine/query/parser.h"
#include "engine/query/search.h"

namespace lode::query {

struct Question {
  Node query;
  Node filter;
  std::vector<Warning> warnings;
};

// Errors: those of parse(), with metadata "part" = "query" or "filter".
[[nodiscard]] Result<Question> read_question(const SearchRequest& request,
                                             const ParseContext& context);

// Both parts as one tree.
[[nodiscard]] Node whole(const Question& question);

// A question, and apart from it its top-level conditions on some facets: those that every match has
// to satisfy and that name no other field.
struct SplitQuestion {
  Question rest;  // Without warnings.
  // By facet; one that has no such condition is left out. All of a list have to be satisfied.
  std::map<std::string, std::vector<Node>, std::less<>> conditions;
};
[[nodiscard]] SplitQuestion split_conditions(const Question& question,
                                             const std::set<std::string>& facets);

// Conditions, records, words, phrases and prefixes that a match may owe its place to: all leaves
// but those under NOT. They point into `node`.
[[nodiscard]] std::vector<const Node*> positive_leaves(const Node& node);

}  // namespace lode::query
