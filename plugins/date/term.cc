// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/date/term.h"

#include <algorithm>
#include <optional>

#include "plugins/date/date_words.h"
#include "plugins/text/number_words_table.h"
#include "plugins/text/numbers.h"
#include "plugins/text/word_map.h"

namespace lode::date {
namespace {

using text::Language;
using text::TokenKind;
using text::Tokens;

constexpr double kMonthsPerYear = 12;
constexpr double kMostYears = 99;

struct Unit {
  double years = 0;
};

// Nothing for other units.
std::optional<double> years_per(std::string_view word) {
  static const text::WordMap<Unit> units{{"year", {1}},
                                         {"years", {1}},
                                         {"yr", {1}},
                                         {"yrs", {1}},
                                         {"an", {1}},
                                         {"ans", {1}},
                                         {"année", {1}},
                                         {"années", {1}},
                                         {"jahr", {1}},
                                         {"jahre", {1}},
                                         {"jahren", {1}},
                                         {"año", {1}},
                                         {"años", {1}},
                                         {"month", {1 / kMonthsPerYear}},
                                         {"months", {1 / kMonthsPerYear}},
                                         {"mois", {1 / kMonthsPerYear}},
                                         {"monat", {1 / kMonthsPerYear}},
                                         {"monate", {1 / kMonthsPerYear}},
                                         {"monaten", {1 / kMonthsPerYear}},
                                         {"mes", {1 / kMonthsPerYear}},
                                         {"meses", {1 / kMonthsPerYear}}};
  const Unit* const unit = units.find(word);
  if (unit == nullptr) return std::nullopt;
  return unit->years;
}

// A quick test by the first letters, then the table.
bool is_unit(std::string_view word, Language language) {
  if (word.size() < 2 || word.size() > 8) return false;
  const char first = word[0];
  const char second = word[1];
  const bool month = first == 'm' && (second == 'o' || second == 'e');
  const bool english = first == 'y' && (second == 'e' || second == 'r');
  const bool other = (first == 'j' && second == 'a') || (first == 'a' && second != 'b');
  const bool year = language == Language::kEnglish ? english : other;
  return (month || year) && years_per(word).has_value();
}

// Right before the number: "over", "sur", "durante".
bool opens_term(std::string_view word) {
  static const text::WordMap<bool> words{
      {"over", true},     {"for", true},      {"across", true}, {"spanning", true},
      {"of", true},       {"lasting", true},  {"lasts", true},  {"runs", true},
      {"sur", true},      {"pendant", true},  {"durant", true}, {"für", true},
      {"über", true},     {"durante", true},  {"por", true},    {"a", true},
      {"de", true},       {"d", true},        {"von", true},    {"son", true},
      {"auf", true},      {"covering", true}, {"to", true},     {"vigente", true},
      {"vigencia", true}, {"laufzeit", true}, {"up", true},     {"spans", true},
      {"plazo", true},    {"durée", true},    {"term", true}};
  return words.find(word) != nullptr;
}

// Before a colon and a duration.
bool names_term(std::string_view word) {
  return word == "term" || word == "duration" || word == "laufzeit" || word == "dauer" ||
         word == "durée" || word == "plazo" || word == "duración" || word == "vigencia";
}

// Anywhere in the four tokens before: a time that is past or to come.
bool closes_term(std::string_view word) {
  static const text::WordMap<bool> words{
      {"last", true},  {"past", true},      {"previous", true},    {"in", true},
      {"after", true}, {"dernières", true}, {"derniers", true},    {"depuis", true},
      {"dans", true},  {"après", true},     {"seit", true},        {"vor", true},
      {"nach", true},  {"letzten", true},   {"vergangenen", true}, {"últimos", true},
      {"hace", true},  {"desde", true},     {"tras", true},        {"il", true},
      {"en", true},    {"each", true},      {"every", true},       {"recent", true},
      {"than", true}};
  return words.find(word) != nullptr;
}

// Right behind: "old", "ago", "later".
bool is_no_term_before(std::string_view word) {
  static const text::WordMap<bool> words{
      {"old", true},     {"ago", true},        {"later", true},      {"earlier", true},
      {"before", true},  {"after", true},      {"experience", true}, {"age", true},
      {"zuvor", true},   {"später", true},     {"alt", true},        {"alte", true},
      {"alten", true},   {"antes", true},      {"después", true},    {"atrás", true},
      {"plus", true},    {"auparavant", true}, {"high", true},       {"low", true},
      {"history", true}, {"veteran", true},    {"treasury", true},   {"debt", true},
      {"bond", true}};
  return words.find(word) != nullptr;
}

// A noun that a term belongs to, up to some tokens behind: "five-year deal".
bool is_behind_number(std::string_view word) {
  return word == "lang" || word == "vigencia" || word == "duración" || word == "laufzeit";
}

class TermFinder {
 public:
  TermFinder(const Tokens& tokens, Language language)
      : tokens_(tokens), language_(language), number_words_(text::number_words(language)) {}

  // Units are rarer than numbers: they drive, and the number before them is looked for.
  std::vector<Term> run() {
    for (std::size_t i = 0; i < tokens_.size(); ++i) {
      step(i);
    }
    return std::move(terms_);
  }

  std::vector<Term> run(const std::vector<std::uint32_t>& seeds) {
    for (const std::uint32_t i : seeds) {
      step(i);
    }
    return std::move(terms_);
  }

 private:
  void step(std::size_t i) {
    if (i < done_) return;
    if (const std::size_t next = read(i); next > i) done_ = next;
  }

  // Index behind the term that ends at `i` or goes on from it, or `i`.
  std::size_t read(std::size_t i) {
    const text::Token& token = tokens_[i];
    if (token.kind == TokenKind::kSign) return i;
    if (token.kind == TokenKind::kDigits) {
      return i > 0 && token.end - token.begin == 4 ? years_between(i) : i;
    }
    if (language_ == Language::kGerman) {
      if (const std::size_t next = german_adjective(i); next > i) return next;
    }
    return is_unit(tokens_.folded(i), language_) ? before_unit(i) : i;
  }

  // The longest number before the unit at `unit` that makes a term of it.
  std::size_t before_unit(std::size_t unit) {
    constexpr std::size_t kReach = 8;
    for (std::size_t i = std::max(done_, unit > kReach ? unit - kReach : 0); i < unit; ++i) {
      if (tokens_[i].block != tokens_[unit].block || !may_be_number(i)) continue;
      const auto number = number_at(i);
      if (!number || number->article) continue;
      if (const std::size_t next = duration(i, *number); next > unit) return next;
    }
    return unit;
  }

  // A quick test. German compounds are no words of the table: they stand before their unit.
  [[nodiscard]] bool may_be_number(std::size_t i) const {
    if (tokens_[i].kind == TokenKind::kSign) return false;
    if (tokens_[i].kind == TokenKind::kDigits) return true;
    if (number_words_.find(tokens_.folded(i)) != nullptr) return true;
    if (language_ != Language::kGerman || i + 1 >= tokens_.size()) return false;
    const char next = tokens_.folded(i + 1).front();
    return next == 'j' || next == 'm';
  }

  [[nodiscard]] std::optional<text::NumberMatch> number_at(std::size_t i) const {
    if (i >= tokens_.size()) return std::nullopt;
    if (tokens_[i].kind == TokenKind::kDigits) {
      if (tokens_.word(i).size() > 3) return std::nullopt;
      if (!style_) style_ = number_style(tokens_, language_);
      return read_digits(tokens_, i, *style_);
    }
    if (tokens_[i].kind != TokenKind::kWord) return std::nullopt;
    return read_number_words(tokens_, i, language_);
  }

  [[nodiscard]] bool is_hyphen(std::size_t i) const {
    return i + 1 < tokens_.size() && tokens_.is_sign(i, '-') && !tokens_[i].space_before &&
           !tokens_[i + 1].space_before;
  }

  [[nodiscard]] bool is_half(std::size_t i) const {
    return i + 2 < tokens_.size() && tokens_.folded(i) == "and" && tokens_.folded(i + 1) == "a" &&
           tokens_.folded(i + 2) == "half";
  }

  // The number has been read: "five-year", "12 to 18 months", "seven years".
  std::size_t duration(std::size_t i, const text::NumberMatch& number) {
    std::size_t at = number.last;
    text::Decimal high = number.value;
    double half = 0;
    if (is_half(at)) {  // "five and a half years"
      half = 0.5;
      at += 3;
    }
    const bool dangling = at + 1 < tokens_.size() && tokens_.is_sign(at, '-') &&
                          !tokens_[at].space_before && tokens_.folded(at + 1) == "to";
    if (dangling) ++at;  // "seven- to ten-year"
    const bool to = at + 1 < tokens_.size() &&
                    (tokens_.folded(at) == "to" || tokens_.folded(at) == "à" ||
                     tokens_.folded(at) == "bis" || tokens_.folded(at) == "a" || is_hyphen(at));
    const auto second = to ? number_at(at + 1) : std::nullopt;
    if (second && second->value > high) {
      high = second->value;
      at = second->last;
    }
    const bool hyphen = is_hyphen(at);
    if (hyphen) ++at;
    if (at >= tokens_.size() || tokens_[at].block != tokens_[i].block) return i;
    const auto years = years_per(tokens_.folded(at));
    if (!years || !is_term(i, at, hyphen)) return i;
    add(i,
        at + 1,
        (text::to_double(number.value) + half) * *years,
        (text::to_double(high) + half) * *years,
        hyphen ? "adjective" : "duration");
    return at + 1;
  }

  [[nodiscard]] bool is_term(std::size_t first, std::size_t unit, bool hyphen) const {
    std::size_t behind = unit + 1;
    if (is_hyphen(behind)) ++behind;
    const bool same = behind < tokens_.size() && tokens_[behind].block == tokens_[unit].block;
    if (same && is_no_term_before(tokens_.folded(behind))) return false;
    if (hyphen) return language_ == Language::kEnglish && !is_debt(behind);
    // "Five years of access", "Seven years and $38 billion"
    const bool begins = same && (tokens_[first].starts_sentence || first == 0);
    const std::string_view next = same ? tokens_.folded(behind) : std::string_view();
    const bool sum = (next == "and" || next == "et" || next == "y" || next == "und") &&
                     behind + 1 < tokens_.size() && tokens_[behind + 1].kind != TokenKind::kWord;
    const bool opens = begins && (next == "of" || next == "de" || sum);
    if (opens) return true;
    for (std::size_t back = 1; back <= 3 && back <= first; ++back) {
      const std::size_t k = first - back;
      if (tokens_[k].sentence != tokens_[first].sentence) break;
      if (closes_term(tokens_.folded(k))) return false;
    }
    if (first > 0 && tokens_[first - 1].sentence == tokens_[first].sentence) {
      std::size_t before = first - 1;
      if (tokens_.is_sign(before, '\'') && before > 0) --before;
      if (tokens_.is_sign(before, ':') && before > 0) {  // "Laufzeit: 5 Jahre"
        return names_term(tokens_.folded(before - 1));
      }
      const bool close = tokens_.folded(before) == "to" &&
                         (before == 0 || tokens_.folded(before - 1) != "up");  // "for close to"
      if (!close && opens_term(tokens_.folded(before))) return true;
    }
    return same && (is_behind_number(tokens_.folded(behind)) ||
                    (behind + 1 < tokens_.size() && is_behind_number(tokens_.folded(behind + 1))));
  }

  // "five-year notes", "ten-year Treasury yield": the term of a paper, not of a contract.
  [[nodiscard]] bool is_debt(std::size_t behind) const {
    static const text::WordMap<bool> words{{"notes", true},
                                           {"bonds", true},
                                           {"bond", true},
                                           {"debt", true},
                                           {"swaps", true},
                                           {"yield", true},
                                           {"yields", true},
                                           {"treasury", true}};
    for (std::size_t i = behind; i < behind + 3 && i < tokens_.size(); ++i) {
      if (words.find(tokens_.folded(i)) != nullptr) return true;
    }
    return false;
  }

  // "siebenjähriger", "18-monatige", "Fünfjahresvertrag", "15-Jahres-Vertrag".
  std::size_t german_adjective(std::size_t i) {
    const std::string_view word = tokens_.folded(i);
    if (word.size() < 6) return i;
    for (const std::string_view stem : {"jährig", "monatig", "jahres"}) {
      const std::size_t at = word.find(stem);
      if (at == word.npos || !is_stem_of_term(word, at, stem)) continue;
      const double years = stem == "monatig" ? 1 / kMonthsPerYear : 1;
      if (at > 0) {
        const Tokens number(word.substr(0, at));
        const auto read = read_number_words(number, 0, Language::kGerman);
        if (!read || read->last != number.size()) return i;
        const double value = text::to_double(read->value) * years;
        add(i, i + 1, value, value, "adjective");
        return i + 1;
      }
      const bool digits =
          i >= 2 && tokens_.is_sign(i - 1, '-') && tokens_[i - 2].kind == TokenKind::kDigits;
      const auto read = digits ? number_at(i - 2) : std::nullopt;
      if (!read) return i;
      const double value = text::to_double(read->value) * years;
      add(i - 2, i + 1, value, value, "adjective");
      return i + 1;
    }
    return i;
  }

  // Behind the stem stands an ending, or the noun that the term belongs to.
  [[nodiscard]] static bool is_stem_of_term(std::string_view word,
                                            std::size_t at,
                                            std::string_view stem) {
    const std::string_view tail = word.substr(at + stem.size());
    if (stem != "jahres") return tail.size() <= 2;
    return tail.empty() || tail.find("vertrag") != tail.npos || tail == "abkommen" ||
           tail == "vereinbarung" || tail == "deal" || tail == "pakt";
  }

  [[nodiscard]] std::optional<int> year_at(std::size_t i) const {
    if (i >= tokens_.size() || tokens_[i].kind != TokenKind::kDigits ||
        tokens_.word(i).size() != 4) {
      return std::nullopt;
    }
    int year = 0;
    for (const char c : tokens_.word(i))
      year = year * 10 + (c - '0');
    if (year < 1990 || year > 2099) return std::nullopt;
    return year;
  }

  // "from 2027 to 2031", "de 2026 à 2031", "von 2026 bis 2031": `i` is at the first year.
  std::size_t years_between(std::size_t i) {
    if (i == 0 || i + 2 >= tokens_.size() || tokens_[i + 2].kind != TokenKind::kDigits) return i;
    const std::string_view word = tokens_.folded(i - 1);
    const bool from = word == "from" || word == "de" || word == "von" || word == "entre";
    if (!from) return i;
    const auto first = year_at(i);
    const auto last = year_at(i + 2);
    if (!first || !last || *last <= *first) return i;
    const std::string_view to = tokens_.folded(i + 1);
    const bool through = to == "through";
    const bool joins = through || to == "to" || to == "until" || to == "à" || to == "bis" ||
                       to == "a" || to == "hasta";
    if (!joins) return i;
    const double years = *last - *first + (through ? 1 : 0);
    add(i, i + 3, years, years, "years between");
    return i + 3;
  }

  void add(std::size_t first, std::size_t last, double low, double high, std::string_view rule) {
    if (low <= 0 || high > kMostYears) return;
    const double confidence = rule == "adjective" ? 0.9 : rule == "duration" ? 0.8 : 0.6;
    terms_.push_back({.begin = tokens_[first].begin,
                      .end = tokens_[last - 1].end,
                      .low_years = low,
                      .high_years = high,
                      .confidence = confidence,
                      .rule = rule});
  }

  const Tokens& tokens_;
  Language language_;
  const text::WordMap<text::NumberWord>& number_words_;
  mutable std::optional<text::NumberStyle> style_;  // Found when the first number is read.
  std::size_t done_ = 0;                            // Behind the last term.
  std::vector<Term> terms_;
};

}  // namespace

std::vector<Term> find_terms(const Tokens& tokens, Language language) {
  return TermFinder(tokens, language).run();
}

std::vector<Term> find_terms(const Tokens& tokens,
                             Language language,
                             const std::vector<std::uint32_t>& seeds) {
  if (language == Language::kGerman) return find_terms(tokens, language);
  return TermFinder(tokens, language).run(seeds);
}

}  // namespace lode::date
