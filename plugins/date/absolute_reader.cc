// SPDX-License-Identifier: GPL-3.0-or-later
// The part of DateReader that reads days, months and years of the calendar.
#include <string_view>

#include "plugins/date/reader.h"
#include "plugins/date/surroundings.h"
#include "plugins/text/magnitudes.h"

namespace lode::date {

using text::Language;
using text::TokenKind;

namespace {

bool is_recurring_word(std::string_view word) {
  return word == "each" || word == "every" || word == "chaque" || word == "cada" ||
         word == "jeden" || word == "jedes";
}

}  // namespace

std::optional<Mention> DateReader::digits_at(std::size_t i) const {
  if (auto age = age_at(i)) return age;
  if (const auto year = year_at(i)) return year_first(i, *year);
  if (auto far = far_year(i)) return far;
  if (auto days = numeric_range(i)) return days;
  if (auto day = numeric_day(i)) return day;
  if (auto month = month_and_year(i)) return month;
  if (auto day = day_and_month(i)) return day;
  if (auto day = day_then_month(i)) return day;
  if (auto offset = closed_offset(i)) return offset;
  if (auto months = months_of_year(i)) return months;
  if (auto span = span_at(i)) return span;
  if (auto day = day_of_month(i)) return day;
  const auto number = small_number_at(i);
  if (!number) return tokens_.word(i).size() == 1 ? code_at(i) : std::nullopt;  // "1Q25"
  if (number->last > i + 1 && number->value <= 12) return quarter_or_half(i, number->value);
  return code_at(i);
}

// "2025-11-03", "2025/11/03", "2025-11", "2028 fiscal year", "2024-26", "2027".
std::optional<Mention> DateReader::year_first(std::size_t i, int year) const {
  Mention out{.kind = MentionKind::kYear, .first = i, .last = i + 1, .year = year};
  const bool dash = is_glued_sign(i + 1, '-');
  if ((dash || is_glued_sign(i + 1, '/')) && is_glued_digits(i + 2)) {
    const auto month = small_number_at(i + 2);
    auto day = is_glued(i + 3) && is_glued(i + 4) ? small_number_at(i + 4) : std::nullopt;
    if (!day && is_timestamp(i + 4)) day = Number{number_of(tokens_.word(i + 4)), i + 5};
    if (month && day && is_month(month->value) && is_day(day->value) &&
        tokens_.folded(i + 3) == tokens_.folded(i + 1)) {
      out.kind = MentionKind::kDay;
      out.month = month->value;
      out.day = day->value;
      out.last = i + 5;
      return out;
    }
    const bool ends = !is_glued_sign(i + 3, '-') && !is_glued_sign(i + 3, '/');
    if (month && ends && is_month(month->value) && tokens_.word(i + 2).size() == 2 && dash) {
      out.kind = MentionKind::kMonth;
      out.month = month->value;
      out.last = i + 3;
      return out;
    }
    const bool next =
        month && ends && tokens_.word(i + 2).size() == 2 && month->value == (year + 1) % 100;
    if (next) {
      out.second_year = year + 1;
      out.last = i + 3;
      out.fiscal = !dash;
      return out;
    }
  }
  if (auto day = year_then_month_word(i, year)) return day;
  if (auto day = spaced_day(i, year)) return day;
  // "2025-Q3", "2025 Q3"
  const std::size_t code = dash && is_glued(i + 2) ? i + 2 : i + 1;
  if (code < tokens_.size() && same_block(code) && tokens_[code].kind == TokenKind::kWord) {
    if (auto piece = quarter_code(code)) {
      piece->first = i;
      piece->year = year;
      return piece;
    }
  }
  if (auto quarter = year_then_quarter(i, year)) return quarter;
  if (word_at(i + 1, WordKind::kFiscal) != nullptr) {
    if (auto quarter = fiscal_at(i + 1); quarter && !quarter->year && same_block(i + 1)) {
      quarter->first = i;  // "2026 fiscal third quarter"
      quarter->year = year;
      quarter->certain = true;
      return quarter;
    }
    const DateWord* const unit = word_at(i + 2, WordKind::kUnit);
    if (unit != nullptr && unit->value == static_cast<int>(Unit::kYear)) {
      out.fiscal = true;
      out.last = i + 3;
      return out;
    }
  }
  return year_alone(i, year);
}

// The day of "2025-11-03T18:05"
bool DateReader::is_timestamp(std::size_t i) const {
  if (!is_glued_digits(i) || tokens_.word(i).size() != 2 || !is_glued(i + 1)) return false;
  const std::string_view time = tokens_.folded(i + 1);
  return time.size() == 3 && time[0] == 't' && time[1] >= '0' && time[1] <= '2';
}

// "1986 4th quarter", "2025 first half"
std::optional<Mention> DateReader::year_then_quarter(std::size_t i, int year) const {
  if (!same_block(i + 1) || language_ != Language::kEnglish) return std::nullopt;
  const DateWord* const word = word_at(i + 1, WordKind::kOrdinal);
  const auto number = small_number_at(i + 1);
  const bool ordinal = word != nullptr || (number && number->last > i + 2);
  if (!ordinal) return std::nullopt;
  const std::size_t unit = word != nullptr ? i + 2 : number->last;
  const DateWord* const piece = word_at(unit);
  if (piece == nullptr || !same_block(unit)) return std::nullopt;
  Mention out{.kind = MentionKind::kQuarter, .first = i, .last = unit + 1, .year = year};
  out.index = word != nullptr ? word->value : number->value;
  if (piece->kind == WordKind::kHalfUnit) out.kind = MentionKind::kHalf;
  const bool quarter =
      piece->kind == WordKind::kUnit && static_cast<Unit>(piece->value) == Unit::kQuarter;
  const bool known = quarter ? out.index <= 4 : out.kind == MentionKind::kHalf && out.index <= 2;
  return known ? std::optional(out) : std::nullopt;
}

// "2019-Aug-1", "2020/23/Sep"
std::optional<Mention> DateReader::year_then_month_word(std::size_t i, int year) const {
  const bool joined = (is_glued_sign(i + 1, '-') || is_glued_sign(i + 1, '/')) && is_glued(i + 2) &&
                      is_glued(i + 3) && is_glued(i + 4);
  if (!joined || tokens_.folded(i + 1) != tokens_.folded(i + 3)) return std::nullopt;
  const bool month_first = tokens_[i + 2].kind == TokenKind::kWord;
  const DateWord* const month = month_word(month_first ? i + 2 : i + 4, true);
  const auto day = small_number_at(month_first ? i + 4 : i + 2);
  if (month == nullptr || !day || !is_day(day->value)) return std::nullopt;
  return Mention{.kind = MentionKind::kDay,
                 .first = i,
                 .last = i + 5,
                 .year = year,
                 .month = month->value,
                 .day = day->value};
}

// "in 1865", "desde 1840", "will end in 2150": years that only some prepositions tell from counts.
std::optional<Mention> DateReader::far_year(std::size_t i) const {
  if (tokens_.word(i).size() != 4 || i == 0 || !same_block(i)) return std::nullopt;
  const int year = number_of(tokens_.word(i));
  const std::string_view before = tokens_.folded(i - 1);
  const bool opened = before == "in" || before == "since" || before == "en" || before == "desde" ||
                      before == "depuis" || before == "seit" || before == "anno" ||
                      (before == "à" && i > 1 && tokens_.folded(i - 2) == "remonte");
  if (!opened || year < 1700 || year > 2199) return std::nullopt;
  const std::size_t next = i + 1;
  if (same_block(next)) {
    const bool word = tokens_[next].kind == TokenKind::kWord;
    if (word && !is_date_preposition(tokens_.folded(next))) return std::nullopt;
    const bool goes_on = is_glued(next) && is_glued(next + 1) && !word;
    if (goes_on || tokens_.is_sign(next, '%') || tokens_.is_sign(next, '$')) return std::nullopt;
  }
  return Mention{.kind = MentionKind::kYear, .first = i, .last = i + 1, .year = year};
}

std::optional<Mention> DateReader::year_alone(std::size_t i, int year) const {
  if (!is_plain_year(i, year)) return std::nullopt;
  return Mention{.kind = MentionKind::kYear, .first = i, .last = i + 1, .year = year};
}

// Neither a count, a price, a model number nor a part of another number.
bool DateReader::is_plain_year(std::size_t i, int year) const {
  if (i > 0 && same_block(i)) {
    const text::Token& before = tokens_[i - 1];
    const std::string_view word = tokens_.folded(i - 1);
    const bool sign = before.kind == TokenKind::kSign;
    if (sign && (word == "$" || word == "€" || word == "£" || word == "#" || word == "+")) {
      return false;
    }
    if (is_glued(i) && (before.kind != TokenKind::kSign || word == "." || word == ","))
      return false;
    const bool joined = is_glued(i) && i > 1 && is_glued(i - 1) && (word == "-" || word == "/");
    const bool longer = joined && i > 3 && is_glued(i - 2) && tokens_.is_sign(i - 3, '-') &&
                        tokens_[i - 4].kind == TokenKind::kDigits;
    if (joined && (longer || !year_at(i - 2))) return false;
    if (word == "no" || word == "nr" || word == "rtx" || word == "gtx" || word == "iso")
      return false;
  }
  const int first = language_ == Language::kEnglish ? 1970 : 1990;
  const bool usual = year >= first && year <= 2039;
  return (usual || is_after_preposition(i)) && is_year_of(i);
}

// Nothing behind the year at `i` shows that it is a count or a model.
bool DateReader::is_year_of(std::size_t i) const {
  const std::size_t next = i + 1;
  if (next >= tokens_.size() || !same_block(next)) return true;
  const std::string_view word = tokens_.folded(next);
  if (is_counted(word)) return false;
  if (tokens_[next].kind == TokenKind::kWord) {
    const bool model = word.back() >= '0' && word.back() <= '9' && !is_after_preposition(i);
    return !model && !text::read_magnitude(tokens_, next, language_);
  }
  return word != "$" && word != "€" && word != "£";
}

// "July-September", "juillet à septembre": `mention` holds the first month.
void DateReader::read_second_month(Mention& mention) const {
  const std::size_t at = mention.last;
  if (!same_block(at)) return;
  const std::string_view word = tokens_.folded(at);
  const bool to = word == "to" || word == "bis" || word == "à" || word == "through";
  if (!to && !is_range_sign(at)) return;
  const DateWord* const second = word_at(at + 1, WordKind::kMonth);
  if (second == nullptr || second->value <= mention.month) return;
  mention.second_month = second->value;
  mention.last = at + 2;
}

// "each February 1 and August 1": only months, numbers and "and" since the word.
bool DateReader::is_recurring(std::size_t i) const {
  for (std::size_t back = 1; back <= 6 && back <= i; ++back) {
    const std::string_view word = tokens_.folded(i - back);
    if (is_recurring_word(word)) return true;
    const bool passes = tokens_[i - back].kind == TokenKind::kDigits || word == "and" ||
                        word == "or" || word == "," ||
                        word_at(i - back, WordKind::kMonth) != nullptr;
    if (!passes) return false;
  }
  return false;
}

std::optional<Mention> DateReader::month_at(std::size_t i) const {
  std::size_t at = i + 1;
  if (at < tokens_.size() && tokens_.folded(at) == "the") ++at;  // "April the ninth"
  const std::size_t number = is_glued_sign(at, '-') && is_glued_digits(at + 1) ? at + 1 : at;
  const bool near = same_block(number) || continues_line(tokens_, number);
  const bool beside_number = near && (year_at(number) || day_number_at(number));
  const DateWord* const found = month_word(i, beside_number);
  if (found == nullptr || is_recurring(i)) return std::nullopt;
  const DateWord& month = *found;
  Mention out{.kind = MentionKind::kMonth, .first = i, .last = i + 1, .month = month.value};
  if (is_glued_sign(at, '.')) ++at;
  const bool joined = is_glued_sign(at, '-') || (is_glued_sign(at, '/') && has_capital(i));
  if (joined && is_glued_digits(at + 1) && tokens_.word(at + 1).size() <= 2) ++at;
  auto day = same_block(at) || continues_line(tokens_, at) ? day_number_at(at) : std::nullopt;
  if (!day && has_capital(i)) day = spelled_day_at(at);
  const bool counts =
      day && day->last < tokens_.size() &&
      (is_counted(tokens_.folded(day->last)) ||
       text::read_magnitude(tokens_, day->last, language_).has_value() || is_row(day->last) ||
       (is_glued(day->last) &&
        (tokens_.is_sign(day->last, ':') ||
         (tokens_.is_sign(day->last, '.') && is_glued_digits(day->last + 1)))));
  if (day && !counts && is_day(day->value) && is_american(joined, day->last)) {
    out.kind = MentionKind::kDay;
    out.day = day->value;
    out.last = day->last;
    if (const auto second = second_day_at(day->last, at)) {
      out.second_day = second->value;
      out.last = second->last;
    }
    read_year_behind(out);
    const bool week = i > 2 && tokens_.folded(i - 1) == "c" && tokens_.is_sign(i - 2, '/') &&
                      tokens_.folded(i - 3) == "w";
    if (week) {  // "w/c Feb 4": the week that commences then
      out.first = i - 3;
      out.unit = Unit::kWeek;
    }
    return out;
  }
  return month_alone(out, month, i);
}

// "OCT 25 582 up": more numbers behind a day, as in tables.
bool DateReader::is_row(std::size_t i) const {
  const bool number =
      i < tokens_.size() && tokens_[i].kind == TokenKind::kDigits && same_block(i) && !is_glued(i);
  return number && !year_at(i);
}

// "March six", "June Eight": a day as old wires write it, where it counts nothing.
std::optional<DateReader::Number> DateReader::spelled_day_at(std::size_t i) const {
  const DateWord* const word =
      language_ == Language::kEnglish ? word_at(i, WordKind::kNumber) : nullptr;
  const bool number = word != nullptr && word->value >= 1 && word->value <= 9 && same_block(i) &&
                      tokens_.folded(i).size() > 2 && counts_no_day(i + 1);
  if (!number || (i + 1 < tokens_.size() && tokens_.folded(i + 1) == "of")) return std::nullopt;
  return Number{word->value, i + 1};
}

// A day behind its month: in English always, elsewhere joined to it ("Sep-23-2020") or before a
// year.
bool DateReader::is_american(bool joined, std::size_t behind_day) const {
  if (language_ == Language::kEnglish || joined) return true;
  if (!same_block(behind_day)) return false;
  const bool comma = tokens_.is_sign(behind_day, ',');
  const std::size_t year = comma ? behind_day + 1 : skip_links(behind_day);
  return same_block(year) && year_at(year).has_value();
}

std::optional<Mention> DateReader::month_alone(Mention mention,
                                               const DateWord& month,
                                               std::size_t i) const {
  const DateWord* const unit = word_at(i + 1, WordKind::kUnit);
  if (unit != nullptr && unit->value == static_cast<int>(Unit::kQuarter)) {
    mention.kind = MentionKind::kQuarter;  // "the June quarter"
    mention.index = (month.value + 2) / 3;
    mention.last = i + 2;
    read_period_year(mention);
    return mention;
  }
  read_second_month(mention);
  read_year_behind(mention);
  if (!mention.year && month.ambiguous && mention.second_month == 0 && !opens_month(i)) {
    return std::nullopt;
  }
  return mention;
}

}  // namespace lode::date
