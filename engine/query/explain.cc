// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/query/explain.h"

#include <algorithm>
#include <string_view>
#include <utility>

#include <xapian.h>

#include "engine/index/term_layout.h"
#include "engine/query/evidence.h"

namespace lode::query {
namespace {

bool is_stem(std::string_view term) {
  return term.starts_with('Z');
}

// The same term among those of the title alone; itself if it is one of them.
std::string title_term(const std::string& term) {
  const std::size_t prefix = is_stem(term) ? 1 : 0;
  return term.compare(prefix, 1, "S") == 0 ? term
                                           : term.substr(0, prefix) + "S" + term.substr(prefix);
}

std::string without_prefix(const std::string& term) {
  const std::size_t stem = is_stem(term) ? 1 : 0;
  return term.substr(stem + (term.compare(stem, 1, "S") == 0 ? 1 : 0));
}

bool has_words(NodeKind kind) {
  return kind == NodeKind::kWord || kind == NodeKind::kPhrase || kind == NodeKind::kFuzzy ||
         kind == NodeKind::kPrefix || kind == NodeKind::kWildcard || kind == NodeKind::kNear;
}

}  // namespace

Explainer::Explainer(const PlanContext& context, const Question& question)
    : context_(context),
      question_(question),
      expander_(context.snapshot.reader, context.languages, *context.watch) {
  const Xapian::Database& database = context.snapshot.reader.database();
  bm25_ = {static_cast<double>(database.get_doccount()), database.get_avlength()};
}

Result<Explanation> Explainer::explain(index::Location location, const Document& document) {
  location_ = location;
  document_ = &document;
  result_ = {};
  const Xapian::Database& shard = context_.snapshot.reader.shard_database(location.shard);
  counts_.clear();
  const auto end = shard.termlist_end(location.doc);
  for (auto at = shard.termlist_begin(location.doc); at != end; ++at) {
    counts_.emplace(*at, at.get_wdf());
  }
  result_.length = shard.get_doclength(location.doc);
  result_.average_length = bm25_.average_length;
  result_.documents = static_cast<std::uint64_t>(bm25_.documents);
  const double relative = bm25_.average_length > 0 ? result_.length / bm25_.average_length : 1;
  result_.norm =
      Bm25::kK1 * (1 - Bm25::kB + Bm25::kB * std::max(relative, Bm25::kMinNormalisedLength));
  LODE_ASSIGN_OR_RETURN(const bool query, walk(question_.query, {}));
  LODE_ASSIGN_OR_RETURN(const bool filter,
                        walk(question_.filter, {.scored = false, .in_filter = true}));
  result_.matches = query && filter;
  for (ExplainedPiece& piece : result_.pieces) {
    if (!result_.matches) {
      piece.score = 0;
      piece.parts.clear();
    }
    result_.score += piece.score;
  }
  return std::move(result_);
}

// All children are looked at, so that everything is explained; what belongs to a conjunction that
// fails gives no score.
Result<bool> Explainer::walk(const Node& node, Mode mode) {
  mode.scale *= node.boost;
  if (node.kind == NodeKind::kNot) {
    mode.scored = false;
    mode.excluded = !mode.excluded;
    LODE_ASSIGN_OR_RETURN(const bool without, walk(node.children.front(), mode));
    return !without;
  }
  if (node.kind != NodeKind::kAnd && node.kind != NodeKind::kOr) {
    return walk_leaf(node, mode);
  }
  const std::size_t first = result_.pieces.size();
  std::size_t count = 0;
  for (const Node& child : node.children) {
    LODE_ASSIGN_OR_RETURN(const bool matches, walk(child, mode));
    count += matches ? 1 : 0;
  }
  const bool all = count == node.children.size();
  if (node.kind == NodeKind::kAnd && !all) {
    for (std::size_t i = first; i < result_.pieces.size(); ++i) {
      result_.pieces[i].score = 0;
      result_.pieces[i].parts.clear();
    }
  }
  return node.kind == NodeKind::kAnd ? all : count > 0;
}

Result<bool> Explainer::walk_leaf(const Node& node, Mode mode) {
  context_.watch->check_now();
  if (node.kind == NodeKind::kAll) {
    return true;
  }
  ExplainedPiece piece;
  piece.piece = print(node);
  piece.span = node.span;
  piece.kind = node.kind;
  piece.in_filter = mode.in_filter;
  piece.excluded = mode.excluded;
  LODE_ASSIGN_OR_RETURN(piece.holds, holds(node));
  const bool condition = node.kind == NodeKind::kCondition || node.kind == NodeKind::kRecord;
  if (piece.holds && condition) {
    piece.facts = facts_of(node);
  }
  if (piece.holds && mode.scored && has_words(node.kind)) {
    LODE_ASSIGN_OR_RETURN(const std::vector<Terms> groups, groups_of(node));
    for (const Terms& terms : groups) {
      if (ScorePart part = part_of(terms, mode.scale); !part.terms.empty()) {
        piece.score += part.score;
        piece.parts.push_back(std::move(part));
      }
    }
  }
  const bool holds = piece.holds;
  result_.pieces.push_back(std::move(piece));
  return holds;
}

// Terms that are weighed as one, for each thing that planner.h weighs.
Result<std::vector<Terms>> Explainer::groups_of(const Node& node) {
  std::vector<Terms> groups;
  if (node.kind == NodeKind::kWord) {
    groups.push_back(expander_.word(node));
  } else if (node.kind == NodeKind::kFuzzy || node.kind == NodeKind::kWildcard) {
    LODE_ASSIGN_OR_RETURN(groups.emplace_back(), expander_.listed(node));
  } else if (node.kind == NodeKind::kPrefix) {
    LODE_ASSIGN_OR_RETURN(groups.emplace_back(), expander_.prefix(node));
  } else if (node.kind == NodeKind::kPhrase) {
    for (std::string& term : TermExpander::phrase(node)) {
      groups.push_back({std::move(term)});
    }
  } else {
    for (const Node& child : node.children) {
      LODE_ASSIGN_OR_RETURN(Terms terms, expander_.place(child));
      for (std::string& term : terms) {
        groups.push_back({std::move(term)});
      }
    }
  }
  return groups;
}

// Asked of Xapian, which knows positions and columns.
Result<bool> Explainer::holds(const Node& node) {
  LODE_ASSIGN_OR_RETURN(const Xapian::Query query, plan(node, context_, false));
  Xapian::Enquire enquire(context_.snapshot.reader.database());
  enquire.set_query(
      Xapian::Query(Xapian::Query::OP_FILTER, query, Xapian::Query(index::id_term(document_->id))));
  enquire.set_weighting_scheme(Xapian::BoolWeight());
  return !enquire.get_mset(0, 1).empty();
}

ScorePart Explainer::part_of(const Terms& terms, double scale) const {
  const Xapian::Database& database = context_.snapshot.reader.database();
  const auto count_of = [&](const std::string& term) {
    const auto found = counts_.find(term);
    return found == counts_.end() ? 0U : found->second;
  };
  ScorePart part;
  std::vector<double> frequencies;
  for (const std::string& term : terms) {
    const auto documents = database.get_termfreq(term);
    frequencies.push_back(documents);
    const std::uint32_t count = count_of(term);
    if (count == 0) {
      continue;
    }
    TermCount item{without_prefix(term), is_stem(term), count_of(title_term(term)), 0, documents};
    const bool title_alone = title_term(term) == term;
    item.in_text = title_alone ? 0 : count - std::min(count, item.in_title * index::kTitleWeight);
    part.count += count;
    part.terms.push_back(std::move(item));
  }
  part.count = std::min(part.count, result_.length);
  part.documents = synonym_frequency(std::move(frequencies), bm25_.documents);
  part.weight = bm25_.weight(part.documents) * scale;
  part.score = part.weight * part.count / (part.count + result_.norm);
  return part;
}

std::vector<std::uint32_t> Explainer::facts_of(const Node& node) const {
  Asked asked;
  const Schema& schema = context_.snapshot.schema;
  if (node.kind == NodeKind::kRecord) {
    asked.records.emplace_back(node, schema, context_.reference);
  } else if (const FacetField* facet = schema.find(node.field)) {
    asked.values.emplace_back(node, *facet, context_.reference);
  }
  return evidence_of(*document_, asked);
}

}  // namespace lode::query
