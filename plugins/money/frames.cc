// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/money/frames.h"

#include <algorithm>
#include <string_view>

#include "plugins/text/word_map.h"

namespace lode::money {
namespace {

using text::Tokens;
using Words = text::WordMap<bool>;

constexpr std::size_t kBudgetGap = 7;
// Of a voice that passes into another clause.
constexpr double kClauseShare = 0.6;
constexpr std::size_t kTermGap = 16;
// Tokens between "for" and "years": "for the next ten years".
constexpr std::size_t kTermLength = 5;

bool has(const Words& words, std::string_view word) {
  return words.find(word) != nullptr;
}

bool is_year_number(std::string_view word) {
  return word.size() == 4 && word.substr(0, 2) == "20";
}

bool opens_term(std::string_view word) {
  static const Words words{{"for", true},
                           {"over", true},
                           {"through", true},
                           {"until", true},
                           {"during", true},
                           {"pendant", true},
                           {"durant", true},
                           {"sur", true},
                           {"pour", true},
                           {"jusqu", true},
                           {"für", true},
                           {"über", true},
                           {"bis", true},
                           {"durante", true},
                           {"por", true},
                           {"hasta", true},
                           {"lang", true},
                           {"a", true},
                           {"à", true}};
  return has(words, word);
}

bool is_year_word(std::string_view word) {
  static const Words words{{"years", true},
                           {"ans", true},
                           {"années", true},
                           {"jahre", true},
                           {"jahren", true},
                           {"años", true},
                           {"decade", true},
                           {"decades", true},
                           {"décennie", true},
                           {"jahrzehnt", true},
                           {"jahrzehnte", true},
                           {"década", true}};
  return has(words, word);
}

bool ends_term(std::string_view word) {
  return word == "through" || word == "until" || word == "bis" || word == "hasta" ||
         word == "jusqu";
}

bool is_toward(std::string_view word) {
  return word == "to" || word == "à" || word == "auf" || word == "a" || word == "hasta";
}

bool is_change(std::string_view word) {
  static const Words words{
      {"rose", true},       {"rise", true},       {"rises", true},     {"climbed", true},
      {"climbs", true},     {"grew", true},       {"grows", true},     {"swelled", true},
      {"swells", true},     {"fell", true},       {"falls", true},     {"dropped", true},
      {"jumped", true},     {"jumps", true},      {"soared", true},    {"surged", true},
      {"declined", true},   {"sank", true},       {"doubled", true},   {"tripled", true},
      {"increased", true},  {"monté", true},      {"grimpé", true},    {"bondi", true},
      {"passe", true},      {"passera", true},    {"passeront", true}, {"passé", true},
      {"progressé", true},  {"reculé", true},     {"chuté", true},     {"tombé", true},
      {"grimpe", true},     {"bondit", true},     {"recule", true},    {"stieg", true},
      {"stiegen", true},    {"steigt", true},     {"kletterte", true}, {"klettert", true},
      {"wuchs", true},      {"wächst", true},     {"sprang", true},    {"fiel", true},
      {"sinkt", true},      {"schrumpfte", true}, {"gestiegen", true}, {"gesunken", true},
      {"kletterten", true}, {"creció", true},     {"crece", true},     {"subió", true},
      {"sube", true},       {"aumentó", true},    {"aumenta", true},   {"pasó", true},
      {"pasa", true},       {"pasará", true},     {"cayó", true},      {"cae", true},
      {"bajó", true},       {"redujo", true},     {"trepó", true},     {"saltó", true}};
  return has(words, word);
}

bool is_comparison(std::string_view word) {
  static const Words words{{"against", true},
                           {"versus", true},
                           {"vs", true},
                           {"compared", true},
                           {"contre", true},
                           {"gegenüber", true},
                           {"verglichen", true},
                           {"frente", true},
                           {"comparado", true},
                           {"comparados", true},
                           {"earlier", true},
                           {"twice", true},
                           {"double", true},
                           {"zuvor", true},
                           {"from", true}};
  return has(words, word);
}

bool is_bringing(std::string_view word) {
  static const Words words{
      {"bring", true},      {"brings", true},     {"generate", true},   {"generates", true},
      {"yield", true},      {"yields", true},     {"represents", true}, {"represent", true},
      {"deliver", true},    {"delivers", true},   {"rapporte", true},   {"rapportera", true},
      {"représente", true}, {"génère", true},     {"générera", true},   {"représentera", true},
      {"bringt", true},     {"einbringen", true}, {"beschert", true},   {"einbringt", true},
      {"supondrá", true},   {"supone", true},     {"aportará", true},   {"generará", true},
      {"reportará", true},  {"genera", true},     {"representa", true}, {"representará", true}};
  return has(words, word);
}

}  // namespace

bool names_a_term(const Tokens& tokens, const Amount& amount) {
  const std::size_t first = amount.first > kTermGap ? amount.first - kTermGap : 0;
  const std::size_t last = std::min(tokens.size(), amount.last + kTermGap);
  for (std::size_t i = first; i < last; ++i) {
    if (tokens[i].sentence != tokens[amount.first].sentence) continue;
    if (!opens_term(tokens.folded(i))) continue;
    const std::size_t end = std::min(last, i + 1 + kTermLength);
    for (std::size_t k = i + 1; k < end; ++k) {
      if (is_year_word(tokens.folded(k))) return true;
      if (ends_term(tokens.folded(i)) && is_year_number(tokens.folded(k))) return true;
    }
  }
  return false;
}

bool names_a_year_to_come(const Tokens& tokens, const Amount& amount) {
  static const Words shifts{{"this", true},
                            {"next", true},
                            {"current", true},
                            {"cette", true},
                            {"prochaine", true},
                            {"este", true},
                            {"próximo", true},
                            {"dieses", true},
                            {"diesem", true},
                            {"nächstes", true},
                            {"nächsten", true},
                            {"kommenden", true},
                            {"laufenden", true}};
  const std::size_t first = amount.first > kBudgetGap ? amount.first - kBudgetGap : 0;
  const std::size_t last = std::min(tokens.size(), amount.last + kBudgetGap);
  for (std::size_t i = first; i + 1 < last; ++i) {
    if (tokens[i].sentence != tokens[amount.first].sentence) continue;
    const std::string_view word = tokens.folded(i);
    const std::string_view next = tokens.folded(i + 1);
    const bool year = next == "year" || next == "année" || next == "año" || next == "jahr";
    const bool during = word == "during" || word == "durante" || word == "courant";
    if ((has(shifts, word) && year) || (during && is_year_number(next))) return true;
  }
  return false;
}

bool changes_to(const Tokens& tokens, std::size_t from, const Amount& amount) {
  if (amount.first == 0 || !is_toward(tokens.folded(amount.first - 1))) return false;
  for (std::size_t i = from; i + 1 < amount.first; ++i) {
    if (is_change(tokens.folded(i))) return true;
  }
  return false;
}

bool is_compared(const Tokens& tokens, const Amount& first, const Amount& second) {
  constexpr std::size_t kMostBetween = 9;
  if (second.first - first.last > kMostBetween ||
      tokens[first.first].sentence != tokens[second.first].sentence) {
    return false;
  }
  for (std::size_t i = first.last; i < second.first; ++i) {
    if (is_comparison(tokens.folded(i))) return true;
  }
  return false;
}

bool brings(const Tokens& tokens, std::size_t first, std::size_t last) {
  for (std::size_t i = first; i < last; ++i) {
    if (is_bringing(tokens.folded(i))) return true;
  }
  return false;
}

bool is_instalment(const Tokens& tokens, const Amount& amount) {
  static const Words words{{"upfront", true},
                           {"initially", true},
                           {"initial", true},
                           {"anzahlung", true},
                           {"acompte", true},
                           {"anticipo", true},
                           {"inicial", true},
                           {"initialement", true},
                           {"anfangs", true},
                           {"sofort", true},
                           {"earnout", true}};
  const std::size_t next = amount.last;
  if (next < tokens.size() && has(words, tokens.folded(next))) return true;
  for (std::size_t back = 1; back <= 2 && back <= amount.first; ++back) {
    if (has(words, tokens.folded(amount.first - back))) return true;
  }
  return false;
}

bool opens_clause(const Tokens& tokens, std::size_t i) {
  static const Words words{
      {"which", true},    {"who", true},  {"while", true},   {"whose", true},    {"whereas", true},
      {"although", true}, {"but", true},  {"because", true}, {"dont", true},     {"tandis", true},
      {"alors", true},    {"mais", true}, {"car", true},     {"qui", true},      {"während", true},
      {"aber", true},     {"weil", true}, {"sowie", true},   {"mientras", true}, {"pero", true},
      {"cuyo", true},     {"cuya", true}, {"aunque", true},  {"quien", true},    {"lequel", true}};
  if (has(words, tokens.folded(i))) return true;
  if (i == 0 || !tokens.is_sign(i - 1, ',')) return false;
  static const Words pronouns{{"der", true},
                              {"die", true},
                              {"das", true},
                              {"deren", true},
                              {"dessen", true},
                              {"dem", true},
                              {"den", true},
                              {"que", true},
                              {"where", true},
                              {"als", true},
                              {"wobei", true}};
  return has(pronouns, tokens.folded(i));
}

double damping(const Tokens& tokens, std::size_t first, std::size_t last) {
  double out = 1;
  for (std::size_t i = first; i < last; ++i) {
    if (tokens[i].kind != text::TokenKind::kSign) {
      if (opens_clause(tokens, i)) out *= kClauseShare;
      continue;
    }
    const std::string_view sign = tokens.folded(i);
    if (sign == ",") out *= 0.75;
    if (sign == ";") out *= 0.25;
    if (sign == ":" || sign == "(" || sign == ")" || sign == "|") out *= 0.5;
    if (sign == "-" && tokens[i].space_before) out *= 0.7;
  }
  return out;
}

}  // namespace lode::money
