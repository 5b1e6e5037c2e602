// SPDX-License-Identifier: GPL-3.0-or-later
// The part of DateReader that reads weekdays, with the days, weeks and months beside them.
#include <string_view>

#include "plugins/date/reader.h"
#include "plugins/text/word_map.h"

namespace lode::date {

using text::Language;
using text::TokenKind;

namespace {

// Shifts that mean the nearest such day, not the one of another week.
bool is_nearest(std::string_view word) {
  return word == "upcoming" || word == "coming" || word == "past" || word == "kommenden" ||
         word == "kommende" || word == "kommender" || word == "pasado";
}

}  // namespace

// "Monday", "Monday, November 3", "lundi 3 novembre 2025", "Montag, den 3. November".
std::optional<Mention> DateReader::weekday_at(std::size_t i) const {
  const bool short_form = word_at(i)->ambiguous;
  if (short_form && !has_capital(i)) return std::nullopt;
  if (short_form && is_listed(i)) {
    return Mention{
        .kind = MentionKind::kWeekday, .first = i, .last = i + 1, .index = word_at(i)->value};
  }
  std::size_t at = i + 1;
  const bool sign = at < tokens_.size() && (tokens_.is_sign(at, ',') || tokens_.is_sign(at, '.') ||
                                            tokens_.is_sign(at, '('));
  if (sign) ++at;
  if (at < tokens_.size() && (tokens_.folded(at) == "den" || tokens_.folded(at) == "dem")) ++at;
  at = skip_links(at);
  if (at < tokens_.size() && tokens_[at].block == tokens_[i].block) {
    const bool digits = tokens_[at].kind == TokenKind::kDigits;
    Found date;
    if (digits) {
      date = numeric_day(at);
      if (!date) date = day_and_month(at);
      if (!date) date = day_then_month(at);
      if (!date) date = day_of_month(at);
    } else if (word_at(at, WordKind::kMonth) != nullptr) {
      date = month_at(at);
    } else {
      date = day_then_month(at);
      if (!date) date = day_of_month(at);
    }
    const bool day =
        date && (date->kind == MentionKind::kDay || date->kind == MentionKind::kMonthDay);
    if (day) {
      const bool bracket = tokens_.is_sign(i + 1, '(') && date->last < tokens_.size() &&
                           tokens_.is_sign(date->last, ')');
      if (bracket) ++date->last;
      if (date->kind == MentionKind::kDay) date->index = word_at(i)->value;
      date->first = i;
      return date;
    }
  }
  if (short_form || is_newspaper(i)) return std::nullopt;
  if (auto day = weekday_of_week(i)) return day;
  if (auto day = weekday_then_shift(i)) return day;
  return Mention{
      .kind = MentionKind::kWeekday, .first = i, .last = i + 1, .index = word_at(i)->value};
}

// "the Sunday Times"
bool DateReader::is_newspaper(std::size_t i) const {
  static const text::WordMap<bool> names{{"times", true},
                                         {"telegraph", true},
                                         {"herald", true},
                                         {"express", true},
                                         {"mail", true},
                                         {"mirror", true},
                                         {"post", true},
                                         {"people", true},
                                         {"tribune", true}};
  return same_block(i + 1) && has_capital(i + 1) && names.find(tokens_.folded(i + 1)) != nullptr;
}

// "Mon or Tue": behind another weekday.
bool DateReader::is_listed(std::size_t i) const {
  if (i < 2 || !same_block(i)) return false;
  const std::string_view word = tokens_.folded(i - 1);
  return (word == "or" || word == "and") && word_at(i - 2, WordKind::kWeekday) != nullptr;
}

// "Tuesday of last week", "lunes la próxima semana", "Montag dieser Woche".
std::optional<Mention> DateReader::weekday_of_week(std::size_t i) const {
  std::size_t at = skip_links(i + 1);
  if (!same_block(at)) return std::nullopt;
  const DateWord* word = word_at(at);
  if (word == nullptr) return std::nullopt;
  Found week;
  if (word->kind == WordKind::kShift) week = shift_at(at);
  if (word->kind == WordKind::kUnit) week = unit_at(at);
  if (!week || week->kind != MentionKind::kShift || week->unit != Unit::kWeek) return std::nullopt;
  return Mention{.kind = MentionKind::kWeekday,
                 .first = i,
                 .last = week->last,
                 .index = word_at(i)->value,
                 .shift = week->shift,
                 .unit = Unit::kWeek};
}

// "next Monday", "previous Wednesday", "this past Friday", "next week on Tuesday", "next May": a
// weekday whose week is said; `i` is at the shift.
std::optional<Mention> DateReader::shifted_weekday(std::size_t i) const {
  const DateWord* shift = word_at(i, WordKind::kShift);
  std::size_t at = i + 1;
  if (shift == nullptr || !same_block(at)) return std::nullopt;
  const DateWord* const second = word_at(at, WordKind::kShift);
  if (shift->value == 0 && second != nullptr && second->value != 0 && same_block(at + 1)) {
    shift = second;
    ++at;
  }
  if (const DateWord* const month = word_at(at, WordKind::kMonth)) {
    if (month_word(at, true) == nullptr || year_at(at + 1)) return std::nullopt;
    auto day = month_at(at);
    if (!day && tokens_[at].letter_case == text::LetterCase::kLower) return std::nullopt;
    if (day && day->year && day->second_month == 0) return std::nullopt;
    if (day && day->kind == MentionKind::kDay && day->unit == Unit::kYear) {
      day->first = i;  // "this Aug 31"
      day->shift = shift->value;
      day->unit = Unit::kMonth;
      return day;
    }
    return Mention{.kind = MentionKind::kMonth,
                   .first = i,
                   .last = at + 1,
                   .month = month->value,
                   .shift = shift->value,
                   .unit = Unit::kMonth};
  }
  if (const DateWord* const day = word_at(at, WordKind::kWeekday)) {
    if (day->ambiguous && !has_capital(at)) return std::nullopt;
    if (auto dated = weekday_at(at); dated && dated->kind == MentionKind::kDay) {
      dated->first = i;  // "this Friday (June 15)"
      return dated;
    }
    return Mention{.kind = MentionKind::kWeekday,
                   .first = i,
                   .last = at + 1,
                   .index = day->value,
                   .shift = shift->value,
                   .unit = Unit::kDay,
                   .nearest = is_nearest(tokens_.folded(at - 1))};
  }
  return at == i + 1 ? weekday_in_week(i) : std::nullopt;
}

// "next week on Friday", "nächste Woche Montag"
std::optional<Mention> DateReader::weekday_in_week(std::size_t i) const {
  const auto week = shift_at(i);
  if (!week || week->unit != Unit::kWeek || !same_block(week->last)) return std::nullopt;
  std::size_t at = week->last;
  if (tokens_.folded(at) == "on" || tokens_.folded(at) == "am") ++at;
  at = skip_links(at);
  const DateWord* const day = word_at(at, WordKind::kWeekday);
  if (day == nullptr || !same_block(at) || (day->ambiguous && !has_capital(at))) {
    return std::nullopt;
  }
  return Mention{.kind = MentionKind::kWeekday,
                 .first = i,
                 .last = at + 1,
                 .index = day->value,
                 .shift = week->shift,
                 .unit = Unit::kWeek};
}

// "lundi prochain", "viernes pasado", "martes que viene": the shift behind the weekday.
std::optional<Mention> DateReader::weekday_then_shift(std::size_t i) const {
  const bool romance = language_ == Language::kFrench || language_ == Language::kSpanish;
  if (!romance || !same_block(i + 1)) return std::nullopt;
  Mention out{.kind = MentionKind::kWeekday,
              .first = i,
              .last = i + 2,
              .index = word_at(i)->value,
              .shift = 1,
              .unit = Unit::kDay};
  const DateWord* const shift = word_at(i + 1, WordKind::kShift);
  if (shift != nullptr && shift->value != 0) {
    out.shift = shift->value;
    return out;
  }
  const bool comes =
      tokens_.folded(i + 1) == "que" && i + 2 < tokens_.size() && tokens_.folded(i + 2) == "viene";
  if (!comes) return std::nullopt;
  out.last = i + 3;
  out.nearest = true;
  return out;
}

// "first Tuesday of November", "last Friday in October 2025", "premier mercredi du mois prochain",
// "letzter Sonntag im März": `i` is at the ordinal.
std::optional<Mention> DateReader::nth_weekday(std::size_t i) const {
  const DateWord* const ordinal = word_at(i);
  const bool last = ordinal->kind == WordKind::kShift || tokens_.folded(i) == "último" ||
                    tokens_.folded(i) == "final";
  const bool counts = last ? ordinal->value == -1 || ordinal->value == 4
                           : ordinal->value >= 1 && ordinal->value <= 5;
  const DateWord* const weekday = word_at(i + 1, WordKind::kWeekday);
  if (!counts || weekday == nullptr || !same_block(i + 1) || !same_block(i + 2)) {
    return std::nullopt;
  }
  if (weekday->ambiguous && !has_capital(i + 1)) return std::nullopt;
  std::size_t at = i + 2;
  if (tokens_.folded(at) == "in" || tokens_.folded(at) == "en") ++at;
  at = skip_links(at);
  if (at == i + 2 || !same_block(at)) return std::nullopt;
  Mention out{.kind = MentionKind::kNthWeekday,
              .first = i,
              .last = at + 1,
              .day = last ? -1 : ordinal->value,
              .index = weekday->value};
  if (const DateWord* const month = month_word(at, true)) {
    out.month = month->value;
    read_year_behind(out);
    return out;
  }
  const DateWord* const word = word_at(at);
  Found period;
  if (word != nullptr && word->kind == WordKind::kShift) period = shift_at(at);
  if (word != nullptr && word->kind == WordKind::kUnit) period = unit_at(at);
  if (!period || period->kind != MentionKind::kShift || period->unit != Unit::kMonth) {
    return std::nullopt;
  }
  out.shift = period->shift;
  out.unit = Unit::kMonth;
  out.last = period->last;
  return out;
}

}  // namespace lode::date
