// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/deal/clauses.h"

#include <algorithm>
#include <iterator>

#include "plugins/deal/context_words.h"

namespace lode::deal {
namespace {

using text::TokenKind;
using text::Tokens;

constexpr std::size_t kAuxiliaryReach = 4;
constexpr std::size_t kGermanReach = 25;

// "has contracted", "ha contratado"; the phrase itself may hold the "has".
bool is_perfect(const Tokens& tokens, std::size_t first, std::size_t last) {
  constexpr std::string_view kHas[] = {
      "has", "have", "had", "having", "hat", "haben", "hatte", "hatten"};
  const auto is_has = [&](std::size_t t) {
    return is_active_auxiliary(tokens.folded(t)) || is_one_of(kHas, tokens.folded(t));
  };
  if (first > 0 && is_has(first - 1)) return true;
  return last - first > 1 && is_has(first);
}

bool is_irregular(std::string_view word) {
  constexpr std::string_view kForms[] = {"bought", "sold", "lent", "paid", "won", "taken", "given"};
  return is_one_of(kForms, word);
}

bool is_german_participle(std::string_view word) {
  constexpr std::string_view kForms[] = {"übernommen", "erworben", "abgenommen", "geliehen"};
  return is_one_of(kForms, word) || (ends_with(word, "t") && word.size() > 6) ||
         word.substr(0, 2) == "ge";
}

// "wird" may stand far before its participle.
bool has_german_passive(const Tokens& tokens,
                        const std::vector<std::uint32_t>& borders,
                        std::size_t first,
                        std::size_t last) {
  constexpr std::string_view kForms[] = {"wird", "wurde", "wurden", "werden", "worden"};
  const auto sentence = tokens.sentence_of(first);
  const std::size_t low = std::max(sentence.first, first > kGermanReach ? first - kGermanReach : 0);
  for (std::size_t t = low; t < std::min(sentence.last, last + 2); ++t) {
    if (is_one_of(kForms, tokens.folded(t)) && borders[t] == borders[first]) return true;
  }
  return false;
}

}  // namespace

std::vector<std::uint32_t> clause_borders(const Tokens& tokens) {
  std::vector<std::uint32_t> borders(tokens.size() + 1, 0);
  std::uint32_t count = 0;
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    borders[i] = count;
    if (tokens[i].kind != TokenKind::kSign) continue;
    const std::string_view sign = tokens.folded(i);
    const bool hard = sign == ";" || sign == ":" || sign == "(" || sign == ")" || sign == "•" ||
                      (sign == "-" && tokens[i].space_before && i + 1 < tokens.size() &&
                       tokens[i + 1].space_before);
    const bool comma =
        sign == "," && i + 1 < tokens.size() && is_clause_start(tokens.folded(i + 1));
    if (hard || comma) ++count;
  }
  borders[tokens.size()] = count;
  return borders;
}

bool ends_with(std::string_view word, std::string_view end) {
  return word.size() > end.size() && word.substr(word.size() - end.size()) == end;
}

bool is_romance_participle(std::string_view word) {
  constexpr std::string_view kEnds[] = {
      "é", "ée", "és", "ées", "ado", "ada", "ados", "adas", "ido", "ida", "idos", "idas"};
  return std::any_of(std::begin(kEnds), std::end(kEnds), [&](std::string_view end) {
    return ends_with(word, end);
  });
}

bool is_passive(const Tokens& tokens,
                const std::vector<std::uint32_t>& borders,
                std::size_t first,
                std::size_t last) {
  const std::string_view word = tokens.folded(last - 1);
  if (tie_of_word(word) == Tie::kBy) return true;
  if (is_perfect(tokens, first, last)) return false;
  const std::size_t low = std::max(tokens.sentence_of(first).first,
                                   first > kAuxiliaryReach ? first - kAuxiliaryReach : 0);
  bool has_passive = false;
  bool has_active = false;
  for (std::size_t t = first; t > low; --t) {
    if (tokens.is_sign(t - 1, ',')) break;
    has_passive = has_passive || is_passive_auxiliary(tokens.folded(t - 1));
    has_active = has_active || is_active_auxiliary(tokens.folded(t - 1));
  }
  if (has_passive && (ends_with(word, "ed") || is_irregular(word))) return true;
  if (is_german_participle(word) && has_german_passive(tokens, borders, first, last)) return true;
  return is_romance_participle(word) && (has_passive || !has_active);
}

}  // namespace lode::deal
