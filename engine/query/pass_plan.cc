// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/query/pass_plan.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include <xapian.h>

#include "engine/base/check.h"
#include "engine/index/term_layout.h"
#include "engine/query/condition.h"
#include "engine/query/record_condition.h"

namespace lode::query {
namespace {

Step step(StepKind kind, std::vector<Step> children = {}) {
  Step result;
  result.kind = kind;
  result.children = std::move(children);
  return result;
}

class PassPlanner {
 public:
  explicit PassPlanner(const PlanContext& context)
      : context_(context), expander_(context.snapshot.reader, context.languages, *context.watch) {
    const Xapian::Database& database = context.snapshot.reader.database();
    bm25_ = {static_cast<double>(database.get_doccount()), database.get_avlength()};
  }

  // `scale`: what scores are multiplied with; 0: nothing is scored.
  Result<Step> build(const Node& node, double scale) {
    scale *= node.boost;
    switch (node.kind) {
      case NodeKind::kAll: return step(StepKind::kAll);
      case NodeKind::kWord: return list(expander_.word(node), scale);
      case NodeKind::kPhrase: return phrase(node, scale);
      case NodeKind::kFuzzy:
      case NodeKind::kWildcard: {
        LODE_ASSIGN_OR_RETURN(Terms terms, expander_.listed(node));
        return list(std::move(terms), scale);
      }
      case NodeKind::kPrefix: {
        LODE_ASSIGN_OR_RETURN(Terms terms, expander_.prefix(node));
        return list(std::move(terms), scale);
      }
      case NodeKind::kCondition: return condition(node);
      case NodeKind::kRecord: return record(node);
      case NodeKind::kAnd: return conjunction(node, scale);
      case NodeKind::kOr: return disjunction(node, scale);
      case NodeKind::kNot: {
        LODE_ASSIGN_OR_RETURN(Step without, build(node.children.front(), 0));
        std::vector<Step> parts;
        parts.push_back(step(StepKind::kAll));
        parts.push_back(std::move(without));
        return step(StepKind::kWithout, std::move(parts));
      }
      case NodeKind::kNear: break;
    }
    LODE_CHECK(false);
  }

 private:
  [[nodiscard]] Step list(Terms terms, double scale) const {
    Step result = step(terms.empty() ? StepKind::kNothing : StepKind::kList);
    if (scale > 0 && !terms.empty()) {
      std::vector<double> frequencies;
      for (const std::string& term : terms) {
        frequencies.push_back(context_.snapshot.reader.database().get_termfreq(term));
      }
      result.weight =
          scale * bm25_.weight(synonym_frequency(std::move(frequencies), bm25_.documents));
    }
    result.terms = std::move(terms);
    return result;
  }

  [[nodiscard]] Step phrase(const Node& node, double scale) const {
    std::vector<Step> words;
    for (std::string& term : TermExpander::phrase(node)) {
      words.push_back(list({std::move(term)}, scale));
    }
    return words.size() == 1 ? std::move(words.front()) : step(StepKind::kPhrase, std::move(words));
  }

  [[nodiscard]] Step condition(const Node& node) const {
    if (node.field == "id") {
      return list({index::id_term(node.text)}, 0);
    }
    if (node.field == "url") {
      return list({index::url_term(node.text)}, 0);
    }
    if (node.comparison == Comparison::kHas) {
      return list({index::has_facet_term(node.field)}, 0);
    }
    const FacetField* facet = context_.snapshot.schema.find(node.field);
    const facts::Column* column = context_.snapshot.columns.find(node.field);
    if (facet == nullptr || column == nullptr) {
      return step(StepKind::kNothing);
    }
    const bool keyword = facet->kind == FacetKind::kKeyword || facet->kind == FacetKind::kRecord;
    if (keyword && node.comparison == Comparison::kEqual) {
      const auto found = column->dictionary().find(node.text);
      return found
                 ? list({index::facet_term(node.field, column->dictionary().entry(*found).text)}, 0)
                 : step(StepKind::kNothing);
    }
    Step result = step(StepKind::kValues);
    result.column = column;
    result.wanted = ConditionTest(node, *facet, context_.reference).wanted(column->dictionary());
    return result;
  }

  [[nodiscard]] Step record(const Node& node) const {
    const facts::Records* records = context_.snapshot.columns.find_records(node.field);
    if (records == nullptr) {
      return step(StepKind::kNothing);
    }
    const RecordCondition condition(node, context_.snapshot.schema, context_.reference);
    Step result = step(StepKind::kValues);
    result.column = records;
    result.wanted = condition.wanted(context_.snapshot.columns, *context_.watch);
    return result;
  }

  [[nodiscard]] Result<Step> conjunction(const Node& node, double scale) {
    std::vector<Step> with;
    std::vector<Step> parts(1);
    for (const Node& child : node.children) {
      const bool negative = child.kind == NodeKind::kNot;
      LODE_ASSIGN_OR_RETURN(Step part,
                            build(negative ? child.children.front() : child, negative ? 0 : scale));
      (negative ? parts : with).push_back(std::move(part));
    }
    Step base = with.empty() ? step(StepKind::kAll) : step(StepKind::kAnd, std::move(with));
    if (parts.size() == 1) {
      return base;
    }
    parts.front() = std::move(base);
    return step(StepKind::kWithout, std::move(parts));
  }

  [[nodiscard]] Result<Step> disjunction(const Node& node, double scale) {
    std::vector<Step> parts;
    for (const Node& child : node.children) {
      LODE_ASSIGN_OR_RETURN(Step part, build(child, scale));
      parts.push_back(std::move(part));
    }
    return step(StepKind::kOr, std::move(parts));
  }

  const PlanContext& context_;
  TermExpander expander_;
  Bm25 bm25_;
};

bool can_pass(const Node& node) {
  return node.kind != NodeKind::kNear &&
         std::all_of(node.children.begin(), node.children.end(), can_pass);
}

}  // namespace

// Source: Xapian 1.4, weight/bm25weight.cc (BM25Weight::init without relevance set): a weight below
// log(2), of a term that more than a third of all documents have, is bent so that it stays
// positive.
double Bm25::weight(double frequency) const noexcept {
  double odds = (documents - frequency + 0.5) / (frequency + 0.5);
  if (odds < 2) {
    odds = odds * 0.5 + 1;
  }
  return std::log(odds) * (kK1 + 1);
}

// Source: Xapian 1.4, matcher/orpostlist.cc and api/queryinternal.cc: the two rarest are joined
// first, and each join is rounded to whole documents.
double synonym_frequency(std::vector<double> frequencies, double documents) {
  if (frequencies.empty() || documents <= 0) {
    return 0;
  }
  while (frequencies.size() > 1) {
    std::sort(frequencies.begin(), frequencies.end(), std::greater<>());
    const double a = frequencies.back();
    frequencies.pop_back();
    const double b = frequencies.back();
    frequencies.back() = std::floor(a + b - a * b / documents + 0.5);
  }
  return frequencies.front();
}

Result<std::optional<Step>> plan_pass(const Node& node, const PlanContext& context, bool scored) {
  if (!can_pass(node)) {
    return std::optional<Step>();
  }
  LODE_ASSIGN_OR_RETURN(Step root, PassPlanner(context).build(node, scored ? 1 : 0));
  return std::optional<Step>(std::move(root));
}

}  // namespace lode::query
