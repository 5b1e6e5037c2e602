// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/query/word_parser.h"

#include <algorithm>
#include <charconv>
#include <utility>
#include <vector>

#include "engine/analysis/analyzer.h"
#include "engine/query/query_error.h"
#include "engine/query/wildcard.h"

namespace lode::query {
namespace {

constexpr std::ptrdiff_t kMinPrefixLetters = 2;
constexpr std::ptrdiff_t kMinFuzzyLetters = 3;
constexpr std::ptrdiff_t kShortWord = 5;  // Letters of a word that one edit is enough for.

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

// "bl*ck", "gr?y"; a question mark at the end of a word is none.
bool is_pattern(std::string_view text) {
  return !text.ends_with('?') && text.find_first_of("*?") != std::string_view::npos &&
         read_pattern(text).has_value();
}

bool is_boost(double boost) {
  return boost >= kMinBoost && boost <= kMaxBoost;
}

// Where "^" and digits begin that end the piece; 0 if none do.
std::size_t boost_begin(std::string_view text) {
  const std::size_t caret = text.find_last_of('^');
  const bool number = caret != std::string_view::npos && caret + 1 < text.size() &&
                      text.find_first_not_of("0123456789.", caret + 1) == std::string_view::npos;
  return number ? caret : 0;
}

// Where "~", or "~1" and "~2", begins that ends the piece; 0 if none does.
std::size_t fuzzy_begin(std::string_view text) {
  const std::size_t sign = text.find_last_of('~');
  const bool ends = sign != std::string_view::npos &&
                    text.find_first_not_of("0123456789", sign + 1) == std::string_view::npos;
  return ends ? sign : 0;
}

// `node` has its field; `sign`: see fuzzy_begin().
Result<std::optional<Node>> make_fuzzy(std::string_view query,
                                       const Token& token,
                                       Node node,
                                       std::size_t sign) {
  node.kind = NodeKind::kFuzzy;
  node.text = token.text.substr(0, sign);
  const std::string edits = token.text.substr(sign + 1);
  const auto terms = terms_of(node.text);
  const std::ptrdiff_t size = terms.size() == 1 ? letters(terms.front().word) : 0;
  if (size < kMinFuzzyLetters || terms.front().end != node.text.size() ||
      !(edits.empty() || edits == "1" || edits == "2")) {
    return Unexpected(syntax_error(query,
                                   token.span,
                                   "'" + shown(token.text) +
                                       "' is no fuzzy word: write one word of at least three "
                                       "letters before '~', '~1' or '~2'",
                                   "a word and a '~' at its end"));
  }
  node.text = node.text.substr(terms.front().begin);
  node.distance = edits == "1" || (edits.empty() && size <= kShortWord) ? 1 : 2;
  return std::optional<Node>(std::move(node));
}

// A node of kind kPhrase with its text.
Result<std::optional<Node>> make_phrase(Node node, std::size_t words) {
  if (words > kMaxPhraseWords) {
    return Unexpected(too_complex("'" + shown(node.text) + "' is a phrase of " +
                                      std::to_string(words) + " words, at most " +
                                      std::to_string(kMaxPhraseWords) + " are allowed: split it",
                                  node.span.begin));
  }
  node.kind = NodeKind::kPhrase;
  return std::optional<Node>(std::move(node));
}

Result<std::optional<Node>> make_unboosted(std::string_view query,
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
    const std::size_t words = terms_of(node.text).size();
    return words == 0 ? std::optional<Node>() : make_phrase(std::move(node), words);
  }
  if (const std::size_t sign = fuzzy_begin(token.text); sign > 0) {
    return make_fuzzy(query, token, std::move(node), sign);
  }
  const std::size_t star = token.text.find('*');
  const bool ends = star + 1 == token.text.size() && token.text.find('?') == std::string::npos;
  if (!ends && is_pattern(token.text)) {
    node.kind = NodeKind::kWildcard;
    return std::optional<Node>(std::move(node));
  }
  if (star != std::string::npos) {
    node.kind = NodeKind::kPrefix;
    node.text.pop_back();
    if (!ends || !is_prefix(node.text)) {
      return Unexpected(syntax_error(
          query,
          token.span,
          "'" + shown(token.text) +
              "' is no prefix or pattern: write at least two letters of one word before '*'",
          "letters and a '*' at their end"));
    }
    return std::optional<Node>(std::move(node));
  }
  const auto terms = terms_of(node.text);
  if (terms.empty()) {
    return std::optional<Node>();
  }
  if (terms.size() > 1) {
    return make_phrase(std::move(node), terms.size());
  }
  node.kind = NodeKind::kWord;
  // Without what surrounds the word, unless that alone tells it from an operator ("OR,").
  const auto& term = terms.front();
  const std::string bare = node.text.substr(term.begin, term.end - term.begin);
  node.text = is_operator(bare) ? node.text : bare;
  return std::optional<Node>(std::move(node));
}

}  // namespace

bool is_single_word(std::string_view text) {
  return terms_of(text).size() == 1;
}

Result<void> add_boost(std::string_view query,
                       SourceSpan span,
                       std::string_view written,
                       Node& node) {
  double boost = 0;
  const char* const last = written.data() + written.size();
  const auto [end, error] = std::from_chars(written.data() + 1, last, boost);
  const bool number = error == std::errc{} && end == last;
  if (!number || !is_boost(boost) || !is_boost(boost * node.boost)) {
    return Unexpected(syntax_error(query,
                                   span,
                                   "'" + shown(written) +
                                       "' is no boost: write ^ and a number from 0.1 to 10, such "
                                       "as word^2, or put quotes around the piece",
                                   "a number from 0.1 to 10"));
  }
  node.boost *= boost;
  return {};
}

Result<std::optional<Node>> make_word(std::string_view query,
                                      const Token& token,
                                      const std::string& field) {
  const std::size_t caret = token.kind == TokenKind::kBare ? boost_begin(token.text) : 0;
  if (caret == 0) {
    return make_unboosted(query, token, field);
  }
  Token word = token;
  word.text.resize(caret);
  LODE_ASSIGN_OR_RETURN(auto node, make_unboosted(query, word, field));
  if (node) {
    const std::string_view boost = std::string_view(token.text).substr(caret);
    const SourceSpan span{token.span.end - boost.size(), token.span.end};
    LODE_RETURN_IF_ERROR(add_boost(query, span, boost, *node));
  }
  return node;
}

}  // namespace lode::query
