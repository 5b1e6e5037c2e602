// SPDX-License-Identifier: GPL-3.0-or-later
// The part of DateReader that reads decades, centuries and the year up to now.
#include <string_view>

#include "plugins/date/reader.h"

namespace lode::date {

using text::Language;
using text::TokenKind;

namespace {

Mention years(std::size_t first, std::size_t last, int from, int to) {
  return Mention{
      .kind = MentionKind::kYear, .first = first, .last = last, .year = from, .second_year = to};
}

bool is_decade(std::string_view word) {
  return word == "decade" || word == "décennie" || word == "jahrzehnt" || word == "jahrzehnts" ||
         word == "década" || word == "decenio";
}

// "noventa" behind "años".
int spanish_decade(std::string_view word) {
  if (word == "veinte") return 20;
  if (word == "treinta") return 30;
  if (word == "cuarenta") return 40;
  if (word == "cincuenta") return 50;
  if (word == "sesenta") return 60;
  if (word == "setenta") return 70;
  if (word == "ochenta") return 80;
  return word == "noventa" ? 90 : 0;
}

// The century that two digits mean: the "20s" are ours, the "30s" the last one.
int decade_year(int two_digits) {
  return two_digits >= 30 ? 1900 + two_digits : 2000 + two_digits;
}

}  // namespace

// "1990s", "les années 1990", "década de 1990", "'90s", "90er Jahre", "15th century": `i` is at the
// digits.
std::optional<Mention> DateReader::age_at(std::size_t i) const {
  const std::string_view digits = tokens_.word(i);
  if (digits.size() != 2 && digits.size() != 4) {
    return digits.size() == 1 && language_ == Language::kEnglish ? century_at(i) : std::nullopt;
  }
  if (auto century = language_ == Language::kEnglish ? century_at(i) : std::nullopt) return century;
  if (digits.back() != '0') return std::nullopt;
  const bool full = digits.size() == 4;
  if (full && digits[0] != '1' && digits[0] != '2') return std::nullopt;
  const int value = number_of(digits);
  const int year = full ? value : decade_year(value);
  const bool letters = is_glued(i + 1) && tokens_[i + 1].kind == TokenKind::kWord;
  const bool apart = full && same_block(i + 1) && tokens_.folded(i + 1) == "s";  // "1990 s"
  if ((letters || apart) && tokens_.folded(i + 1) == "s") {
    const bool apostrophe = i > 0 && is_glued(i) && tokens_.is_sign(i - 1, '\'');
    return full || apostrophe ? std::optional(years(i, i + 2, year, year + 9)) : std::nullopt;
  }
  if (letters && tokens_.folded(i + 1) == "er" && language_ == Language::kGerman) {
    const std::size_t at = is_glued_sign(i + 2, '-') ? i + 3 : i + 2;
    const DateWord* const unit = word_at(at, WordKind::kUnit);
    const bool of_years = unit != nullptr && static_cast<Unit>(unit->value) == Unit::kYear;
    return of_years ? std::optional(years(i, at + 1, year, year + 9)) : std::nullopt;
  }
  if (i == 0 || !same_block(i) || letters) return std::nullopt;
  const std::string_view before = tokens_.folded(i - 1);
  const bool named = before == "années" || (before == "años" && !full) || before == "anos" ||
                     (before == "de" && i > 1 && tokens_.folded(i - 2) == "década");
  return named ? std::optional(years(i, i + 1, year, year + 9)) : std::nullopt;
}

std::optional<Mention> DateReader::century_at(std::size_t i) const {
  const auto number = small_number_at(i);
  const bool ordinal = number && number->last > i + 1 && number->value >= 1 && number->value <= 21;
  if (!ordinal || !same_block(number->last)) return std::nullopt;
  const std::size_t at = is_glued_sign(number->last, '-') ? number->last + 1 : number->last;
  if (at >= tokens_.size() || tokens_.word(at) != "century") return std::nullopt;
  const int first = 100 * (number->value - 1);
  Mention out = years(i, at + 1, first == 0 ? 1 : first, first + 99);
  out.aside = true;
  return out;
}

// "the next decade", "el último decenio": `i` is at the shift.
std::optional<Mention> DateReader::shifted_decade(std::size_t i) const {
  if (!same_block(i + 1) || !is_decade(tokens_.folded(i + 1))) return std::nullopt;
  const DateWord* const shift = word_at(i);
  return Mention{.kind = MentionKind::kDecade,
                 .first = i,
                 .last = i + 2,
                 .shift = shift->kind == WordKind::kShift ? shift->value : -1,
                 .aside = true};
}

// "los años noventa": `i` is at the years.
std::optional<Mention> DateReader::named_decade(std::size_t i) const {
  if (language_ != Language::kSpanish || !same_block(i + 1)) return std::nullopt;
  const int decade = tokens_.folded(i) == "años" ? spanish_decade(tokens_.folded(i + 1)) : 0;
  if (decade == 0) return std::nullopt;
  return years(i, i + 2, decade_year(decade), decade_year(decade) + 9);
}

// "year to date", "year-to-date"
std::optional<Mention> DateReader::year_to_date(std::size_t i) const {
  if (language_ != Language::kEnglish || tokens_.folded(i) != "year") return std::nullopt;
  const std::size_t to = is_glued_sign(i + 1, '-') ? i + 2 : i + 1;
  const std::size_t date = is_glued_sign(to + 1, '-') ? to + 2 : to + 1;
  if (date >= tokens_.size() || tokens_.folded(to) != "to" || tokens_.folded(date) != "date") {
    return std::nullopt;
  }
  return Mention{.kind = MentionKind::kToDate, .first = i, .last = date + 1, .aside = true};
}

}  // namespace lode::date
