// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/naive_search.h"

#include <algorithm>

#include "engine/analysis/analyzer.h"
#include "engine/index/term_layout.h"
#include "engine/index/value_codec.h"
#include "engine/query/value_reader.h"
#include "engine/query/wildcard.h"

namespace lode::test {
namespace {

using query::Comparison;
using query::Node;
using query::NodeKind;

analysis::Analyzer& analyzer_of(const std::string& language) {
  static std::map<std::string, analysis::Analyzer> analyzers;
  return analyzers.try_emplace(language, language).first->second;
}

// The keyword and its ancestors, folded.
std::set<std::string> names_of(const Keyword& keyword) {
  std::set<std::string> names{index::fold_value(keyword.text)};
  for (const std::string& step : keyword.path) {
    names.insert(index::fold_value(step));
  }
  return names;
}

bool is_keyword_match(const Keyword& keyword, const Node& node) {
  const std::string wanted = index::fold_value(node.text);
  for (const std::string& name : names_of(keyword)) {
    if (node.comparison == Comparison::kStartsWith ? name.starts_with(wanted) : name == wanted) {
      return true;
    }
  }
  return node.comparison == Comparison::kEqual && index::fold_value(keyword.id) == wanted;
}

// True if one position can be chosen from each of `places` from `at` on, all different and none
// further than `width` from another.
bool fits(const std::vector<std::set<std::uint64_t>>& places,
          std::size_t at,
          std::vector<std::uint64_t>& chosen,
          std::uint64_t width) {
  if (at == places.size()) {
    const auto [low, high] = std::minmax_element(chosen.begin(), chosen.end());
    return *high - *low <= width;
  }
  for (const std::uint64_t position : places[at]) {
    if (std::find(chosen.begin(), chosen.end(), position) != chosen.end()) {
      continue;
    }
    chosen.push_back(position);
    const bool found = fits(places, at + 1, chosen, width);
    chosen.pop_back();
    if (found) {
      return true;
    }
  }
  return false;
}

}  // namespace

NaiveSearch::NaiveSearch(const std::vector<Document>& documents,
                         const Schema& schema,
                         std::vector<std::string> languages,
                         std::int64_t today)
    : documents_(documents), schema_(schema), languages_(std::move(languages)), today_(today) {
  for (const Document& document : documents) {
    std::vector<Word>& words = words_[&document];
    analysis::Analyzer& analyzer = analyzer_of(document.language);
    for (const auto& term : analyzer.terms(document.title)) {
      words.push_back({term.word, term.stem, term.position + 1, true});
    }
    for (const auto& term : analyzer.terms(document.text)) {
      words.push_back({term.word, term.stem, term.position + index::kBodyPosition, false});
    }
  }
}

bool NaiveSearch::has_word(const Document& document, const Node& node) const {
  if (node.kind == NodeKind::kFuzzy || node.kind == NodeKind::kWildcard) {
    return !positions_of(document, node).empty();
  }
  const std::string wanted = analyzer_of("").terms(node.text).front().word;
  std::set<std::string> stems;
  for (const std::string& language : languages_) {
    stems.insert(analyzer_of(language).stem(node.text));
  }
  for (const Word& word : words_.at(&document)) {
    if (node.field == "title" && !word.title) {
      continue;
    }
    if (node.kind == NodeKind::kPrefix ? word.text.starts_with(wanted)
                                       : word.text == wanted || stems.count(word.stem) > 0) {
      return true;
    }
  }
  return false;
}

bool NaiveSearch::has_phrase(const Document& document, const Node& node) const {
  const auto phrase = analyzer_of("").terms(node.text);
  std::map<std::uint64_t, std::string> at;
  for (const Word& word : words_.at(&document)) {
    if (node.field != "title" || word.title) {
      at[word.position] = word.text;
    }
  }
  return std::any_of(at.begin(), at.end(), [&](const auto& start) {
    return std::all_of(phrase.begin(), phrase.end(), [&](const auto& term) {
      const auto found = at.find(start.first + term.position);
      return found != at.end() && found->second == term.word;
    });
  });
}

std::set<std::uint64_t> NaiveSearch::positions_of(const Document& document,
                                                  const Node& node) const {
  std::set<std::uint64_t> positions;
  if (node.kind == NodeKind::kOr) {
    for (const Node& child : node.children) {
      positions.merge(positions_of(document, child));
    }
    return positions;
  }
  const std::string wanted = node.kind == NodeKind::kWildcard
                                 ? query::read_pattern(node.text).value()
                                 : analyzer_of("").terms(node.text).front().word;
  const auto is_wanted = [&](const std::string& word) {
    switch (node.kind) {
      case NodeKind::kPrefix: return word.starts_with(wanted);
      case NodeKind::kWildcard: return query::fits_pattern(word, wanted);
      case NodeKind::kFuzzy:
        return word.front() == wanted.front() && edit_distance(word, wanted) <= node.distance;
      default: return word == wanted;
    }
  };
  for (const Word& word : words_.at(&document)) {
    const bool same = is_wanted(word.text);
    if (same && (node.field != "title" || word.title)) {
      positions.insert(word.position);
    }
  }
  return positions;
}

bool NaiveSearch::has_near(const Document& document, const Node& node) const {
  std::vector<std::set<std::uint64_t>> places;
  for (const Node& child : node.children) {
    places.push_back(positions_of(document, child));
  }
  std::vector<std::uint64_t> chosen;
  return fits(places, 0, chosen, node.distance + places.size() - 2);
}

bool NaiveSearch::satisfies(const Document& document, const Node& node) const {
  if (node.field == "id") {
    return document.id == node.text;
  }
  if (node.field == "url") {
    return document.url == node.text;
  }
  const FacetField& facet = *schema_.find(node.field);
  const auto interval = query::interval_of(node, facet, today_);
  for (const Value& value : index::facet_values(document, facet)) {
    const auto* keyword = std::get_if<Keyword>(&value);
    const auto measure = query::measure_of(value);
    if (node.comparison == Comparison::kHas ||
        (keyword != nullptr && is_keyword_match(*keyword, node)) ||
        (measure && interval && interval->meets(measure->low, measure->high))) {
      return true;
    }
  }
  return false;
}

bool NaiveSearch::has_value(const Value& value, const Node& node) const {
  const FacetField& facet = *schema_.find(node.field);
  if (kind_of(value) != facet.kind) {
    return false;
  }
  const auto interval = query::interval_of(node, facet, today_);
  const auto* keyword = std::get_if<Keyword>(&value);
  const auto measure = query::measure_of(value);
  return node.comparison == Comparison::kHas ||
         (keyword != nullptr && is_keyword_match(*keyword, node)) ||
         (measure && interval && interval->meets(measure->low, measure->high));
}

// One record: `node` is a condition on a role or on the type, or such joined.
bool NaiveSearch::is_record_match(const Document& document,
                                  const Annotation& annotation,
                                  const Node& node) const {
  const auto child_matches = [&](const Node& child) {
    return is_record_match(document, annotation, child);
  };
  const auto& record = std::get<Record>(annotation.value);
  switch (node.kind) {
    case NodeKind::kAll: return true;
    case NodeKind::kAnd:
      return std::all_of(node.children.begin(), node.children.end(), child_matches);
    case NodeKind::kOr:
      return std::any_of(node.children.begin(), node.children.end(), child_matches);
    case NodeKind::kNot: return !child_matches(node.children.front());
    default: break;
  }
  if (node.field == annotation.facet) {
    return node.comparison == Comparison::kHas || is_keyword_match({record.type, "", {}}, node);
  }
  return std::any_of(record.roles.begin(), record.roles.end(), [&](const Role& role) {
    return annotation.facet + "." + role.name == node.field &&
           has_value(document.annotations[role.annotation].value, node);
  });
}

bool NaiveSearch::has_record(const Document& document, const Node& node) const {
  return std::any_of(
      document.annotations.begin(), document.annotations.end(), [&](const Annotation& annotation) {
        return annotation.facet == node.field &&
               is_record_match(document, annotation, node.children.front());
      });
}

bool NaiveSearch::matches(const Document& document, const Node& node) const {
  const auto child_matches = [&](const Node& child) { return matches(document, child); };
  switch (node.kind) {
    case NodeKind::kAll: return true;
    case NodeKind::kWord:
    case NodeKind::kFuzzy:
    case NodeKind::kWildcard:
    case NodeKind::kPrefix: return has_word(document, node);
    case NodeKind::kPhrase: return has_phrase(document, node);
    case NodeKind::kNear: return has_near(document, node);
    case NodeKind::kCondition: return satisfies(document, node);
    case NodeKind::kRecord: return has_record(document, node);
    case NodeKind::kAnd:
      return std::all_of(node.children.begin(), node.children.end(), child_matches);
    case NodeKind::kOr:
      return std::any_of(node.children.begin(), node.children.end(), child_matches);
    case NodeKind::kNot: return !child_matches(node.children.front());
  }
  return false;
}

std::vector<const Document*> NaiveSearch::search(const Node& node) const {
  std::vector<const Document*> hits;
  for (const Document& document : documents_) {
    if (matches(document, node)) {
      hits.push_back(&document);
    }
  }
  return hits;
}

Counts NaiveSearch::count_values(const std::vector<const Document*>& hits,
                                 const FacetField& facet) const {
  Counts counts;
  std::vector<Value> seen;  // Values other than keywords, to number those with equal texts.
  for (const Document* document : hits) {
    std::set<std::string> keys;
    for (const Value& value : index::facet_values(*document, facet)) {
      if (const auto* keyword = std::get_if<Keyword>(&value)) {
        keys.merge(names_of(*keyword));
        continue;
      }
      if (std::find(seen.begin(), seen.end(), value) == seen.end()) {
        seen.push_back(value);
      }
      std::size_t number = 0;
      for (auto at = seen.begin(); *at != value; ++at) {
        number += to_text(*at) == to_text(value) ? 1 : 0;
      }
      keys.insert(to_text(value) + (number == 0 ? "" : "#" + std::to_string(number)));
    }
    for (const std::string& key : keys) {
      ++counts[key];
    }
  }
  return counts;
}

std::uint64_t NaiveSearch::count_missing(const std::vector<const Document*>& hits,
                                         const FacetField& facet) const {
  return static_cast<std::uint64_t>(
      std::count_if(hits.begin(), hits.end(), [&](const Document* document) {
        return index::facet_values(*document, facet).empty();
      }));
}

}  // namespace lode::test
