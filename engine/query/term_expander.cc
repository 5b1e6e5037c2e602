// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/query/term_expander.h"

#include <algorithm>

#include <xapian.h>

#include "engine/base/check.h"
#include "engine/query/query_error.h"

namespace lode::query {
namespace {

// Prefix of the terms of a text field: "" or "S".
std::string term_prefix(const Node& node) {
  return node.field == "title" ? "S" : "";
}

std::string normal_form(std::string_view word) {
  const auto terms = analysis::Analyzer("").terms(word);
  LODE_CHECK(!terms.empty());
  return terms.front().word;
}

void sort_and_deduplicate(Terms& terms) {
  std::sort(terms.begin(), terms.end());
  terms.erase(std::unique(terms.begin(), terms.end()), terms.end());
}

}  // namespace

TermExpander::TermExpander(const index::Reader& reader,
                           const std::vector<std::string>& languages,
                           Watch& watch)
    : reader_(reader), watch_(watch) {
  for (const std::string& language : languages) {
    stemmers_.emplace_back(language);
  }
}

Terms TermExpander::word(const Node& node) {
  const std::string before = term_prefix(node);
  Terms terms{before + normal_form(node.text)};
  for (analysis::Analyzer& stemmer : stemmers_) {
    terms.push_back("Z" + before + stemmer.stem(node.text));
  }
  sort_and_deduplicate(terms);
  return terms;
}

Terms TermExpander::phrase(const Node& node) {
  Terms terms;
  for (const auto& term : analysis::Analyzer("").terms(node.text)) {
    terms.push_back(term_prefix(node) + term.word);
  }
  LODE_CHECK(!terms.empty());
  return terms;
}

Result<Terms> TermExpander::prefix(const Node& node) {
  const std::string start = term_prefix(node) + normal_form(node.text);
  const Xapian::Database& database = reader_.database();
  Terms terms;
  const auto end = database.allterms_end(start);
  for (auto at = database.allterms_begin(start); at != end; ++at) {
    watch_.check();
    if (terms.size() == kMaxExpansions) {
      return Unexpected(too_complex("more than " + std::to_string(kMaxExpansions) +
                                        " words begin with '" + shown(node.text) +
                                        "': write more letters before the '*'",
                                    node.span.begin));
    }
    terms.push_back(*at);
  }
  LODE_RETURN_IF_ERROR(count(terms.size(), node));
  return terms;
}

Result<Terms> TermExpander::listed(const Node& node) {
  Terms terms;
  for (const std::string& word : node.words) {
    terms.push_back(term_prefix(node) + word);
  }
  LODE_RETURN_IF_ERROR(count(terms.size(), node));
  return terms;
}

Result<void> TermExpander::count(std::size_t expansions, const Node& node) {
  expansions_ += expansions;
  if (expansions_ > kMaxAllExpansions) {
    return Unexpected(
        too_complex("the prefixes, patterns and fuzzy words of the query stand for more than " +
                        std::to_string(kMaxAllExpansions) +
                        " words: use fewer, or write more letters before the '*'",
                    node.span.begin));
  }
  return {};
}

Result<Terms> TermExpander::place(const Node& node) {
  if (node.kind == NodeKind::kPrefix) {
    return prefix(node);
  }
  if (node.kind == NodeKind::kFuzzy || node.kind == NodeKind::kWildcard) {
    return listed(node);
  }
  if (node.kind != NodeKind::kOr) {
    return Terms{term_prefix(node) + normal_form(node.text)};
  }
  Terms terms;
  for (const Node& child : node.children) {
    LODE_ASSIGN_OR_RETURN(const Terms more, place(child));
    terms.insert(terms.end(), more.begin(), more.end());
  }
  sort_and_deduplicate(terms);
  return terms;
}

}  // namespace lode::query
