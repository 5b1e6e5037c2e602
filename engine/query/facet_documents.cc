// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/query/facet_documents.h"

#include <set>
#include <utility>

#include "engine/base/check.h"
#include "engine/query/one_pass.h"
#include "engine/query/pass_plan.h"

namespace lode::query {
namespace {

// Those of `documents` that satisfy the conditions on all facets but `own`.
Result<DocumentSet> narrowed(const DocumentSet& documents,
                             const SplitQuestion& split,
                             const std::string& own,
                             const PlanContext& context) {
  Node all;
  all.kind = NodeKind::kAnd;
  for (const auto& [facet, conditions] : split.conditions) {
    if (facet != own) {
      all.children.insert(all.children.end(), conditions.begin(), conditions.end());
    }
  }
  LODE_ASSIGN_OR_RETURN(std::optional<Step> conditions, plan_pass(all, context, false));
  LODE_CHECK(conditions.has_value());  // NEAR is no condition.
  Step set;
  set.kind = StepKind::kSet;
  set.documents = &documents;
  Step both;
  both.kind = StepKind::kAnd;
  both.children.push_back(std::move(set));
  both.children.push_back(*std::move(conditions));
  MatchOptions options;
  options.collect = true;
  return run_pass(context.snapshot, both, options, *context.watch).documents;
}

}  // namespace

Result<std::map<std::string, DocumentSet>> own_documents(const std::vector<FacetRequest>& facets,
                                                         const Question& question,
                                                         const PlanContext& context,
                                                         const FindDocuments& find) {
  std::map<std::string, DocumentSet> own;
  std::set<std::string> names;
  for (const FacetRequest& facet : facets) {
    if (facet.exclude_own_filter) {
      names.insert(facet.key);
    }
  }
  const SplitQuestion split = split_conditions(question, names);
  if (split.conditions.empty()) {
    return own;
  }
  LODE_ASSIGN_OR_RETURN(DocumentSet documents, find(split.rest));
  if (split.conditions.size() == 1) {
    own.emplace(split.conditions.begin()->first, std::move(documents));
    return own;
  }
  for (const auto& [facet, conditions] : split.conditions) {
    LODE_ASSIGN_OR_RETURN(DocumentSet mine, narrowed(documents, split, facet, context));
    own.emplace(facet, std::move(mine));
  }
  return own;
}

}  // namespace lode::query
