// SPDX-License-Identifier: GPL-3.0-or-later
// A match becomes what people see.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "engine/analysis/analyzer.h"
#include "engine/base/result.h"
#include "engine/query/evidence.h"
#include "engine/query/order.h"
#include "engine/query/search.h"

namespace lode::query {

class Explainer;

// For the hits of one request. [owner-thread]
class HitBuilder {
 public:
  // `root` is whole(question); both arguments and the snapshot outlive the builder.
  HitBuilder(const Snapshot& snapshot,
             const SearchRequest& request,
             const Node& root,
             const Reference& reference);

  // With an explainer, the hit is explained. Errors: those of Reader::document() and explain().
  [[nodiscard]] Result<Hit> build(const Match& match,
                                  std::uint64_t rank,
                                  Explainer* explainer = nullptr);

 private:
  void add_snippets(Hit& hit, const std::vector<std::uint32_t>& evidence);

  const Snapshot& snapshot_;
  const SearchRequest& request_;
  std::vector<const Node*> leaves_;
  Asked asked_;
  std::map<std::string, analysis::Analyzer> analyzers_;  // By language.
};

}  // namespace lode::query
