// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/query/planner.h"

#include <algorithm>
#include <set>
#include <utility>

#include <xapian.h>

#include "engine/analysis/language.h"
#include "engine/base/check.h"
#include "engine/index/term_layout.h"
#include "engine/query/condition.h"
#include "engine/query/record_condition.h"
#include "engine/query/term_expander.h"

namespace lode::query {
namespace {

using Xapian::Query;

Query combine(Query::op op, const std::vector<Query>& parts) {
  return Query(op, parts.begin(), parts.end());
}

Query unscored(const Query& query) {
  return Query(Query::OP_SCALE_WEIGHT, query, 0.0);
}

Query all_documents() {
  return unscored(Query::MatchAll);
}

class Planner {
 public:
  explicit Planner(const PlanContext& context)
      : context_(context), expander_(context.snapshot.reader, context.languages, *context.watch) {}

  // `scale`: what scores are multiplied with. Only words are scaled: Xapian 1.4.22 adds weights of
  // words that are not there, where an OR of which a part is scaled is scaled again.
  Result<Query> build(const Node& node, double scale) {
    scale *= node.boost;
    switch (node.kind) {
      case NodeKind::kAll: return all_documents();
      case NodeKind::kWord:
      case NodeKind::kPhrase:
      case NodeKind::kFuzzy:
      case NodeKind::kPrefix:
      case NodeKind::kWildcard:
      case NodeKind::kNear: {
        LODE_ASSIGN_OR_RETURN(Query query, text(node));
        return scale == 1 ? query : Query(Query::OP_SCALE_WEIGHT, query, scale);
      }
      case NodeKind::kCondition: {
        LODE_ASSIGN_OR_RETURN(Query query, condition(node));
        return unscored(query);
      }
      case NodeKind::kRecord: return unscored(record(node));
      case NodeKind::kAnd: return conjunction(node, scale);
      case NodeKind::kOr: return disjunction(node, scale);
      case NodeKind::kNot: {
        LODE_ASSIGN_OR_RETURN(Query without, build(node.children.front(), scale));
        return Query(Query::OP_AND_NOT, all_documents(), without);
      }
    }
    LODE_CHECK(false);
  }

 private:
  [[nodiscard]] Result<Query> text(const Node& node) {
    switch (node.kind) {
      case NodeKind::kPhrase: return phrase(node);
      case NodeKind::kFuzzy:
      case NodeKind::kWildcard: return synonym(expander_.listed(node));
      case NodeKind::kPrefix: return synonym(expander_.prefix(node));
      case NodeKind::kNear: return near(node);
      default: return synonym(expander_.word(node));
    }
  }

  [[nodiscard]] static Result<Query> synonym(const Result<Terms>& terms) {
    if (!terms) {
      return Unexpected(terms.error());
    }
    return Query(Query::OP_SYNONYM, terms->begin(), terms->end());
  }

  [[nodiscard]] static Query phrase(const Node& node) {
    const Terms terms = TermExpander::phrase(node);
    if (terms.size() == 1) {
      return Query(terms.front());
    }
    const auto window = static_cast<Xapian::termcount>(terms.size());
    return Query(Query::OP_PHRASE, terms.begin(), terms.end(), window);
  }

  [[nodiscard]] Result<Query> near(const Node& node) {
    NearWords words;
    words.width = static_cast<std::uint32_t>(node.distance + node.children.size() - 2);
    words.watch = context_.watch;
    std::vector<Query> places;
    std::set<std::string> distinct;
    std::size_t count = 0;
    for (const Node& child : node.children) {
      LODE_ASSIGN_OR_RETURN(Terms terms, expander_.place(child));
      if (terms.empty()) {
        return Query::MatchNothing;
      }
      places.emplace_back(Query::OP_OR, terms.begin(), terms.end());
      distinct.insert(terms.begin(), terms.end());
      count += terms.size();
      words.places.push_back(std::move(terms));
    }
    if (distinct.size() == count) {
      return Query(Query::OP_NEAR, places.begin(), places.end(), words.width + 1);
    }
    return Query(
        Query::OP_FILTER, combine(Query::OP_AND, places), documents_with_near(std::move(words)));
  }

  [[nodiscard]] Result<Query> condition(const Node& node) const {
    if (node.field == "id") {
      return Query(index::id_term(node.text));
    }
    if (node.field == "url") {
      return Query(index::url_term(node.text));
    }
    if (node.comparison == Comparison::kHas) {
      return Query(index::has_facet_term(node.field));
    }
    const FacetField* facet = context_.snapshot.schema.find(node.field);
    const facts::Column* column = context_.snapshot.columns.find(node.field);
    if (facet == nullptr || column == nullptr) {
      return Query::MatchNothing;
    }
    const bool keyword = facet->kind == FacetKind::kKeyword || facet->kind == FacetKind::kRecord;
    if (keyword && node.comparison == Comparison::kEqual) {
      const auto found = column->dictionary().find(node.text);
      return found ? Query(index::facet_term(node.field, column->dictionary().entry(*found).text))
                   : Query::MatchNothing;
    }
    const ConditionTest test(node, *facet, context_.reference);
    return documents_with({column,
                           test.wanted(column->dictionary()),
                           index::has_facet_term(node.field),
                           context_.shards,
                           context_.watch});
  }

  [[nodiscard]] Query record(const Node& node) const {
    const facts::Records* records = context_.snapshot.columns.find_records(node.field);
    if (records == nullptr) {
      return Query::MatchNothing;
    }
    const RecordCondition condition(node, context_.snapshot.schema, context_.reference);
    return documents_with({records,
                           condition.wanted(context_.snapshot.columns, *context_.watch),
                           index::has_facet_term(node.field),
                           context_.shards,
                           context_.watch});
  }

  [[nodiscard]] Result<Query> conjunction(const Node& node, double scale) {
    std::vector<Query> with;
    std::vector<Query> without;
    for (const Node& child : node.children) {
      const bool negative = child.kind == NodeKind::kNot;
      LODE_ASSIGN_OR_RETURN(Query part, build(negative ? child.children.front() : child, scale));
      (negative ? without : with).push_back(std::move(part));
    }
    const Query base = with.empty() ? all_documents() : combine(Query::OP_AND, with);
    return without.empty() ? base : Query(Query::OP_AND_NOT, base, combine(Query::OP_OR, without));
  }

  [[nodiscard]] Result<Query> disjunction(const Node& node, double scale) {
    std::vector<Query> parts;
    for (const Node& child : node.children) {
      LODE_ASSIGN_OR_RETURN(Query part, build(child, scale));
      parts.push_back(std::move(part));
    }
    return combine(Query::OP_OR, parts);
  }

  const PlanContext& context_;
  TermExpander expander_;
};

}  // namespace

std::vector<std::string> languages_of(const Snapshot& snapshot, const std::string& requested) {
  if (std::string language = analysis::primary_language(requested); !language.empty()) {
    return {std::move(language)};
  }
  const facts::Column* column = snapshot.columns.find("language");
  if (column == nullptr) {
    return {};
  }
  // "en-US" and "en-GB" share their stems.
  std::vector<std::pair<Xapian::doccount, std::string>> counts;
  const facts::Ordinal size = column->dictionary().size();
  for (facts::Ordinal i = 0; i < size; ++i) {
    const std::string& tag = column->dictionary().entry(i).text;
    const auto documents =
        snapshot.reader.database().get_termfreq(index::facet_term("language", tag));
    const std::string language = analysis::primary_language(tag);
    const auto known = std::find_if(
        counts.begin(), counts.end(), [&](const auto& count) { return count.second == language; });
    if (known != counts.end()) {
      known->first += documents;
    } else if (documents > 0) {
      counts.emplace_back(documents, language);
    }
  }
  std::sort(counts.begin(), counts.end(), [](const auto& a, const auto& b) {
    return a.first != b.first ? a.first > b.first : a.second < b.second;
  });
  std::vector<std::string> languages;
  for (auto& [documents, language] : counts) {
    if (languages.size() < kMaxLanguages) {
      languages.push_back(std::move(language));
    }
  }
  return languages;
}

Result<Query> plan(const Node& node, const PlanContext& context, bool scored) {
  LODE_ASSIGN_OR_RETURN(Query query, Planner(context).build(node, 1));
  return scored ? query : unscored(query);
}

bool has_scores(const Node& node) {
  switch (node.kind) {
    case NodeKind::kWord:
    case NodeKind::kPhrase:
    case NodeKind::kFuzzy:
    case NodeKind::kPrefix:
    case NodeKind::kWildcard:
    case NodeKind::kNear: return true;
    case NodeKind::kAnd:
    case NodeKind::kOr: return std::any_of(node.children.begin(), node.children.end(), has_scores);
    case NodeKind::kAll:
    case NodeKind::kCondition:
    case NodeKind::kRecord:
    case NodeKind::kNot: break;
  }
  return false;
}

}  // namespace lode::query
