// SPDX-License-Identifier: GPL-3.0-or-later
// Explains one document's place in an answer: evaluates the question for it alone, piece by piece,
// by the formula of pass_plan.h and from the same terms as planner.h.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "engine/base/result.h"
#include "engine/document/document.h"
#include "engine/query/explanation.h"
#include "engine/query/pass_plan.h"
#include "engine/query/planner.h"
#include "engine/query/question.h"
#include "engine/query/term_expander.h"

namespace lode::query {

// For the hits of one question. [owner-thread] The arguments outlive it.
class Explainer {
 public:
  Explainer(const PlanContext& context, const Question& question);

  // `document` is what lies at `location`. The score is that of the hit up to rounding; where a
  // question has NEAR and the collection several shards, Xapian estimates frequencies in each
  // shard, and the scores may differ by some thousandths.
  // May throw what Xapian and the watch throw. Errors: those of plan().
  [[nodiscard]] Result<Explanation> explain(index::Location location, const Document& document);

 private:
  struct Mode {
    bool scored = true;
    bool excluded = false;
    bool in_filter = false;
    double scale = 1;  // Boosts of the nodes above.
  };

  [[nodiscard]] Result<bool> walk(const Node& node, Mode mode);
  [[nodiscard]] Result<bool> walk_leaf(const Node& node, Mode mode);
  [[nodiscard]] Result<std::vector<Terms>> groups_of(const Node& node);
  [[nodiscard]] Result<bool> holds(const Node& node);
  [[nodiscard]] ScorePart part_of(const Terms& terms, double scale) const;
  [[nodiscard]] std::vector<std::uint32_t> facts_of(const Node& node) const;

  const PlanContext& context_;
  const Question& question_;
  TermExpander expander_;
  Bm25 bm25_;
  // Of the document at hand.
  index::Location location_;
  const Document* document_ = nullptr;
  std::map<std::string, std::uint32_t, std::less<>> counts_;  // By term.
  Explanation result_;
};

}  // namespace lode::query
