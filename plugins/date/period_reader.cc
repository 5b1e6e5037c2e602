// SPDX-License-Identifier: GPL-3.0-or-later
// The part of DateReader that reads quarters, halves, fiscal years, parts and relative periods.
#include <string_view>

#include "plugins/date/reader.h"
#include "plugins/text/word_map.h"

namespace lode::date {

using text::Language;
using text::TokenKind;

namespace {

Unit unit_of(const DateWord& word) {
  return static_cast<Unit>(word.value);
}

constexpr std::string_view kOwnQuarter = "geschäftsquartal";

// Between "week" and the day it begins with or holds.
bool leads_to_day(std::string_view word) {
  static const text::WordMap<bool> words{
      {"of", true},  {"starting", true}, {"beginning", true}, {"commencing", true},
      {"on", true},  {"que", true},      {"comienza", true},  {"empieza", true},
      {"a", true},   {"partir", true},   {"del", true},       {"el", true},
      {"du", true},  {"le", true},       {"vom", true},       {"ab", true},
      {"dem", true}, {"à", true},        {"débutant", true},  {"commençant", true}};
  return words.find(word) != nullptr;
}

}  // namespace

// Behind a quarter or half: "of 2026", "of fiscal year 2026", "im fiskalischen Jahr 2026", "of this
// year", "2026", "fiscal 2025".
void DateReader::read_period_year(Mention& mention) const {
  std::size_t at = mention.last;
  bool fiscal = false;
  if (is_glued_sign(at, '\'')) {  // "Q1'26"
    if (const auto year = short_year_at(at)) {
      mention.year = year->value;
      mention.last = year->last;
      return;
    }
  }
  for (int n = 0; n < 5 && same_block(at); ++n) {
    if (const auto year = year_at(at)) {
      mention.year = year;
      mention.fiscal = mention.fiscal || fiscal;
      mention.last = at + 1;
      return;
    }
    if (const auto year = fiscal_code_at(at)) {  // "Q4 FY26"
      mention.year = year;
      mention.fiscal = true;
      mention.last = at + 1;
      return;
    }
    const DateWord* const word = word_at(at);
    if (word == nullptr) break;
    const DateWord* const unit = word_at(at + 1, WordKind::kUnit);
    if (word->kind == WordKind::kShift && unit != nullptr && unit_of(*unit) == Unit::kYear) {
      mention.year_shift = word->value;
      mention.last = at + 2;
      return;
    }
    const bool this_year = word->kind == WordKind::kUnit && unit_of(*word) == Unit::kYear &&
                           at > mention.last && !fiscal && language_ != Language::kGerman &&
                           ends_phrase(skip_links(at + 1));
    if (this_year) {  // "of the year"
      mention.year_shift = 0;
      mention.last = at + 1;
      return;
    }
    fiscal = fiscal || word->kind == WordKind::kFiscal;
    const bool skipped = word->kind == WordKind::kLink || word->kind == WordKind::kFiscal ||
                         (word->kind == WordKind::kUnit && unit_of(*word) == Unit::kYear);
    if (!skipped) break;
    ++at;
    if (is_glued_sign(at, '\'')) ++at;
  }
  mention.fiscal = mention.fiscal || fiscal;
}

// `i` is at an ordinal or its digits: "third quarter", "2. Halbjahr", "premier trimestre fiscal".
std::optional<Mention> DateReader::quarter_or_half(std::size_t i, int index) const {
  const auto number = small_number_at(i);
  std::size_t at = number ? number->last : i + 1;
  Mention out{.kind = MentionKind::kQuarter, .first = i, .index = index};
  if (is_glued_sign(at, '-') && is_glued(at + 1)) ++at;  // "third-quarter results"
  if (word_at(at, WordKind::kFiscal) != nullptr) {
    out.fiscal = true;
    ++at;
  }
  if (!same_block(at)) return std::nullopt;
  const DateWord* unit = word_at(at);
  const bool own = unit != nullptr && unit->kind == WordKind::kInner && index <= 4 &&
                   tokens_.folded(at).substr(0, kOwnQuarter.size()) == kOwnQuarter;
  if (own) {  // "drittes Geschäftsquartal 2026"
    out.fiscal = true;
    unit = words_.find("quartal");
  }
  if (unit == nullptr) return std::nullopt;
  const bool is_unit = unit->kind == WordKind::kUnit;
  if (unit->kind == WordKind::kHalfUnit && index <= 2) {
    out.kind = MentionKind::kHalf;
  } else if (is_unit && unit_of(*unit) == Unit::kMonth) {
    return month_of_year(out, at + 1);
  } else if (!is_unit || unit_of(*unit) != Unit::kQuarter || index > 4) {
    return std::nullopt;
  }
  out.last = at + 1;
  read_period_year(out);
  const bool half = out.kind == MentionKind::kHalf;
  const bool last_one = tokens_.folded(i) == "último" && !out.year && !out.year_shift && !half;
  if (last_one) {
    out.kind = MentionKind::kShift;
    out.shift = -1;
    out.unit = Unit::kQuarter;
    return out;
  }
  out.certain = out.year.has_value() || out.year_shift.has_value();
  if (half && !out.certain) return std::nullopt;  // "the first half" of anything
  // "2ND QTR FEB 28": a company's own quarter, whose end is told.
  std::size_t end = out.last;
  const std::string_view next = end < tokens_.size() ? tokens_.folded(end) : std::string_view();
  if (next == "ended" || next == "ending" || next == "ends" || next == "to") ++end;
  const bool told = !out.certain && language_ == Language::kEnglish && end < tokens_.size() &&
                    word_at(end, WordKind::kMonth) != nullptr && has_capital(end);
  if (told) return std::nullopt;
  return out;
}

// "ninth month of 2025", "tercer mes de 2021": `last` is behind the month.
std::optional<Mention> DateReader::month_of_year(Mention mention, std::size_t last) const {
  mention.kind = MentionKind::kMonth;
  mention.month = mention.index;
  mention.last = last;
  read_period_year(mention);
  const bool known = mention.year || mention.year_shift;
  return known && is_month(mention.month) ? std::optional(mention) : std::nullopt;
}

// "first nine months of 2025", "neuf premiers mois de l'année", "letzten drei Monate 2025". Three
// or six of them are a quarter or half.
std::optional<Mention> DateReader::months_of_year(std::size_t i) const {
  int end = 0;  // -1 the first, 1 the last of the year.
  std::optional<Number> number;
  std::size_t at = i;
  for (int n = 0; n < 2 && at < tokens_.size() && (n == 0 || same_block(at)); ++n) {
    const DateWord* const word = word_at(at);
    const bool first = word != nullptr && word->kind == WordKind::kOrdinal && word->value == 1;
    const bool last = word != nullptr && word->kind == WordKind::kShift && word->value == -1;
    if ((first || last) && end == 0) {
      end = first ? -1 : 1;
      ++at;
      continue;
    }
    if (!number) number = count_at(at);
    if (!number) return std::nullopt;
    at = number->last;
  }
  const DateWord* const unit = word_at(at, WordKind::kUnit);
  const bool months = end != 0 && number && number->value >= 2 && number->value <= 11 &&
                      unit != nullptr && unit_of(*unit) == Unit::kMonth && same_block(at);
  if (!months) return std::nullopt;
  Mention out{.kind = MentionKind::kMonth, .first = i, .last = at + 1};
  out.month = end < 0 ? 1 : 13 - number->value;
  out.second_month = end < 0 ? number->value : 12;
  read_period_year(out);
  if (!out.year && !out.year_shift) return std::nullopt;
  out.aside = number->value != 3 && number->value != 6;
  if (out.aside) out.last = at + 1;
  return out;
}

// "summer 2026", "this summer", "été dernier": `i` is at the season, or at the shift before it.
std::optional<Mention> DateReader::season_at(std::size_t i) const {
  Mention out{.kind = MentionKind::kSeason, .first = i, .last = i + 1, .aside = true};
  const DateWord* const shift = word_at(i, WordKind::kShift);
  const DateWord* const season = word_at(shift != nullptr ? i + 1 : i, WordKind::kSeason);
  if (season == nullptr) return std::nullopt;
  out.index = season->value;
  const bool english = language_ == Language::kEnglish;
  if (shift != nullptr) {
    if (english && season->ambiguous) return std::nullopt;  // "this fall in prices"
    out.shift = shift->value;
    out.last = i + 2;
    return out;
  }
  const bool romance = language_ == Language::kFrench || language_ == Language::kSpanish;
  const bool noun = i > 0 && (tokens_.is_sign(i - 1, '\'') || tokens_.folded(i - 1) == "en");
  if (romance && season->ambiguous && !noun) return std::nullopt;  // "a été"
  const DateWord* const behind = word_at(i + 1, WordKind::kShift);
  if (romance && behind != nullptr && behind->value != 0 && same_block(i + 1)) {
    out.shift = behind->value;
    out.last = i + 2;
    return out;
  }
  const std::size_t at = skip_links(i + 1);
  if (at >= tokens_.size() || tokens_[at].block != tokens_[i].block) return std::nullopt;
  out.year = year_at(at);
  return out.year ? std::optional(out) : std::nullopt;
}

// "the past year", "over the last month", "within the next year": so long up to or from today.
bool DateReader::is_span(std::size_t i) const {
  if (tokens_.folded(i) == "past") return true;
  std::size_t at = i;
  if (at > 0 && tokens_.folded(at - 1) == "the") --at;
  if (at == 0 || !same_block(at)) return false;
  const std::string_view before = tokens_.folded(at - 1);
  return before == "over" || before == "within" || before == "during";
}

// "last year", "this quarter", "cette année", "vergangenen Monat", "este año", "próximo trimestre".
std::optional<Mention> DateReader::shift_at(std::size_t i) const {
  const DateWord& shift = *word_at(i);
  const std::size_t begin = i;
  if (i + 2 < tokens_.size() && tokens_.folded(i + 1) == "calendar") ++i;
  const DateWord* const unit = word_at(i + 1, WordKind::kUnit);
  if (unit == nullptr || unit_of(*unit) == Unit::kDay || !same_block(i + 1)) return std::nullopt;
  const std::string_view plural = tokens_.folded(i + 1);
  const bool english = language_ == Language::kEnglish;
  if (english && plural.back() == 's') return std::nullopt;  // "last years"
  // "the previous year" counts from what was told before, not from today.
  const bool other = tokens_.folded(begin) == "previous" || tokens_.folded(begin) == "following";
  if (other && unit_of(*unit) == Unit::kYear) return std::nullopt;
  Mention out{.kind = MentionKind::kShift,
              .first = begin,
              .last = i + 2,
              .shift = shift.value,
              .unit = unit_of(*unit)};
  if (english && shift.value != 0 && is_span(begin)) {
    out.kind = MentionKind::kSpan;
    out.index = 1;
    return out;
  }
  if (word_at(i + 2, WordKind::kFiscal) != nullptr) return std::nullopt;  // "este año fiscal"
  const std::size_t behind = skip_links(i + 2);
  const bool of_month = behind > i + 2 && word_at(behind, WordKind::kMonth) != nullptr;
  const bool of_period = of_month || (same_block(behind) && year_at(behind).has_value());
  if (of_period) {
    // "last quarter of 2025" is its fourth; "last week of July" is left out.
    return out.unit == Unit::kQuarter && shift.value == -1 ? quarter_or_half(i, 4) : std::nullopt;
  }
  return out;
}

// The unit first: "l'an dernier", "la semaine prochaine", "el año pasado", "Jahr 2026".
std::optional<Mention> DateReader::unit_at(std::size_t i) const {
  const DateWord& unit = *word_at(i);
  if (!same_block(i + 1)) return std::nullopt;
  if (unit_of(unit) == Unit::kDay) return day_beyond(i);
  if (unit_of(unit) == Unit::kWeek) {
    if (auto week = week_of_day(i)) return week;
  }
  if (auto decade = named_decade(i)) return decade;
  if (auto year = year_to_date(i)) return year;
  const DateWord* const shift = word_at(i + 1, WordKind::kShift);
  const bool romance = language_ == Language::kFrench || language_ == Language::kSpanish;
  const bool is_this = shift != nullptr && shift->value == 0;
  if (shift == nullptr || !romance || is_this) return std::nullopt;
  return Mention{.kind = MentionKind::kShift,
                 .first = i,
                 .last = i + 2,
                 .shift = shift->value,
                 .unit = unit_of(unit)};
}

// "week of March 9", "week starting on May 4", "Woche vom 4. Februar", "semana del 4 de mayo".
std::optional<Mention> DateReader::week_of_day(std::size_t i) const {
  std::size_t at = i + 1;
  while (at < i + 5 && at < tokens_.size() && same_block(at) && leads_to_day(tokens_.folded(at))) {
    ++at;
  }
  if (at == i + 1 || at >= tokens_.size() || !same_block(at)) return std::nullopt;
  auto day = day_at(at);
  if (!day || day->kind != MentionKind::kDay || day->second_day != 0) return std::nullopt;
  day->first = i;
  day->unit = Unit::kWeek;
  return day;
}

// "day after tomorrow", "day before yesterday"
std::optional<Mention> DateReader::day_beyond(std::size_t i) const {
  const std::string_view word = tokens_.folded(i + 1);
  const bool known = tokens_.folded(i) == "day" && (word == "after" || word == "before");
  const DateWord* const day = known ? word_at(i + 2, WordKind::kDayOffset) : nullptr;
  const int shift = word == "after" ? 1 : -1;
  if (day == nullptr || day->value != shift) return std::nullopt;
  return Mention{
      .kind = MentionKind::kDayOffset, .first = i, .last = i + 3, .shift = day->value + shift};
}

// "fiscal 2026", "fiscal year 2026", "exercice 2025", "Geschäftsjahr 2025/26".
std::optional<Mention> DateReader::fiscal_at(std::size_t i) const {
  std::size_t at = i + 1;
  if (const DateWord* const ordinal = word_at(at, WordKind::kOrdinal)) {
    auto quarter = same_block(at) ? quarter_or_half(at, ordinal->value) : std::nullopt;
    if (!quarter || quarter->kind != MentionKind::kQuarter) return std::nullopt;
    quarter->first = i;  // "fiscal third quarter of 2026"
    quarter->fiscal = true;
    return quarter;
  }
  if (word_at(at, WordKind::kUnit) != nullptr) ++at;
  at = skip_links(at);
  if (at >= tokens_.size() || tokens_[at].block != tokens_[i].block) return std::nullopt;
  const auto year = year_at(at);
  if (!year) return std::nullopt;
  auto out = year_first(at, *year);
  if (!out || out->kind != MentionKind::kYear) return std::nullopt;
  // The year alone is the date where the word before is a noun of its own.
  const bool noun = language_ != Language::kEnglish;
  out->first = noun ? at : i;
  out->fiscal = true;
  // "Geschäftsjahr 2025/26" is one year, and named by its end.
  if (out->second_year == *year + 1) {
    out->year = out->second_year;
    out->second_year.reset();
  }
  return out;
}

}  // namespace lode::date
