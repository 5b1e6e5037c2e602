// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/query/word_parser.h"

#include <algorithm>
#include <vector>

#include "engine/analysis/analyzer.h"
#include "engine/query/query_error.h"

namespace lode::query {
namespace {

constexpr std::ptrdiff_t kMinPrefixLetters = 2;

// Where words begin and end does not depend on the language.
std::vector<analysis::OwnedTerm> terms_of(std::string_view text) {
  return analysis::Analyzer("").terms(text);
}

std::ptrdiff_t letters(std::string_view word) {
  return std::count_if(word.begin(), word.end(), [](char c) {
    return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U;
  });
}

bool is_operator(std::string_view text) {
  return text == "AND" || text == "OR" || text == "NOT" || text == "NEAR";
}

// `letters_before` without its "*".
bool is_prefix(const std::string& letters_before) {
  const auto terms = terms_of(letters_before);
  return terms.size() == 1 && terms.front().end == letters_before.size() &&
         letters(terms.front().word) >= kMinPrefixLetters;
}

}  // namespace

bool is_single_word(std::string_view text) {
  return terms_of(text).size() == 1;
}

Result<std::optional<Node>> make_word(std::string_view query,
                                      const Token& token,
                                      const std::string& field) {
  Node node;
  node.span = token.span;
  if (token.kind == TokenKind::kBare && token.text == "*") {
    return std::optional<Node>(std::move(node));
  }
  node.field = field;
  node.text = token.text;
  if (token.kind == TokenKind::kQuoted) {
    node.kind = NodeKind::kPhrase;
    const bool empty = terms_of(node.text).empty();
    return empty ? std::optional<Node>() : std::optional<Node>(std::move(node));
  }
  if (const std::size_t star = token.text.find('*'); star != std::string::npos) {
    node.kind = NodeKind::kPrefix;
    node.text.pop_back();
    if (star + 1 != token.text.size() || !is_prefix(node.text)) {
      return Unexpected(syntax_error(
          query,
          token.span,
          "'" + token.text + "' is no prefix: write at least two letters of one word before '*'",
          "letters and a '*' at their end"));
    }
    return std::optional<Node>(std::move(node));
  }
  const auto terms = terms_of(node.text);
  if (terms.empty()) {
    return std::optional<Node>();
  }
  if (terms.size() == 1) {
    node.kind = NodeKind::kWord;
    // Without what surrounds the word, unless that alone tells it from an operator ("OR,").
    const auto& term = terms.front();
    const std::string bare = node.text.substr(term.begin, term.end - term.begin);
    node.text = is_operator(bare) ? node.text : bare;
  } else {
    node.kind = NodeKind::kPhrase;
  }
  return std::optional<Node>(std::move(node));
}

}  // namespace lode::query
