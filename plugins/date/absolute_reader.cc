// SPDX-License-Identifier: GPL-3.0-or-later
// The part of DateReader that reads days, months and years of the calendar.
#include <string_view>

#include "plugins/date/reader.h"
#include "plugins/text/magnitudes.h"

namespace lode::date {

using text::Language;
using text::TokenKind;

namespace {

bool is_month(int month) {
  return month >= 1 && month <= 12;
}

bool is_day(int day) {
  return day >= 1 && day <= 31;
}

bool is_recurring_word(std::string_view word) {
  return word == "each" || word == "every" || word == "chaque" || word == "cada" ||
         word == "jeden" || word == "jedes";
}

}  // namespace

std::optional<Mention> DateReader::digits_at(std::size_t i) const {
  if (const auto year = year_at(i)) return year_first(i, *year);
  if (auto day = numeric_day(i)) return day;
  if (auto day = day_then_month(i)) return day;
  const auto number = small_number_at(i);
  if (!number) return tokens_.word(i).size() == 1 ? code_at(i) : std::nullopt;  // "1Q25"
  if (number->last > i + 1 && number->value <= 4) return quarter_or_half(i, number->value);
  return code_at(i);
}

// "2025-11-03", "2025/11/03", "2025-11", "2028 fiscal year", "2024-26", "2027".
std::optional<Mention> DateReader::year_first(std::size_t i, int year) const {
  Mention out{.kind = MentionKind::kYear, .first = i, .last = i + 1, .year = year};
  const bool dash = is_glued_sign(i + 1, '-');
  if ((dash || is_glued_sign(i + 1, '/')) && is_glued_digits(i + 2)) {
    const auto month = small_number_at(i + 2);
    const auto day = is_glued(i + 3) && is_glued(i + 4) ? small_number_at(i + 4) : std::nullopt;
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
  // "2025-Q3", "2025 Q3"
  const std::size_t code = dash && is_glued(i + 2) ? i + 2 : i + 1;
  if (code < tokens_.size() && same_block(code) && tokens_[code].kind == TokenKind::kWord) {
    if (auto piece = quarter_code(code)) {
      piece->first = i;
      piece->year = year;
      return piece;
    }
  }
  if (word_at(i + 1, WordKind::kFiscal) != nullptr) {
    const DateWord* const unit = word_at(i + 2, WordKind::kUnit);
    if (unit != nullptr && unit->value == static_cast<int>(Unit::kYear)) {
      out.fiscal = true;
      out.last = i + 3;
      return out;
    }
  }
  return year_alone(i, year);
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
  const bool usual = year >= 1990 && year <= 2039;
  if (!usual && !is_after_preposition(i)) return false;
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

// "03.11.2025", "11/3/2025", "3-11-2025".
std::optional<Mention> DateReader::numeric_day(std::size_t i) const {
  if (tokens_.word(i).size() > 2 || !is_glued(i + 1) || !is_glued_digits(i + 2) ||
      !is_glued(i + 3) || !is_glued_digits(i + 4)) {
    return std::nullopt;
  }
  const std::string_view sign = tokens_.folded(i + 1);
  const bool known = sign == "." || sign == "/" || sign == "-";
  if (!known || tokens_.folded(i + 3) != sign || tokens_.word(i + 2).size() > 2)
    return std::nullopt;
  if (i > 0 && is_glued(i) && tokens_.folded(i - 1) == sign) return std::nullopt;
  const auto year = year_at(i + 4);
  if (!year) return std::nullopt;
  const int a = tokens_.word(i).size() == 1
                    ? tokens_.word(i)[0] - '0'
                    : (tokens_.word(i)[0] - '0') * 10 + tokens_.word(i)[1] - '0';
  const std::string_view second = tokens_.word(i + 2);
  const int b = second.size() == 1 ? second[0] - '0' : (second[0] - '0') * 10 + second[1] - '0';
  bool day_first = sign == "." || day_first_;
  if (day_first && b > 12) day_first = false;
  if (!day_first && a > 12) day_first = true;
  Mention out{.kind = MentionKind::kDay, .first = i, .last = i + 5, .year = *year};
  out.day = day_first ? a : b;
  out.month = day_first ? b : a;
  if (!is_month(out.month) || !is_day(out.day)) return std::nullopt;
  return out;
}

// "3 November 2025", "3. Juli", "1er mars", "25 de enero de 2026", "3-5 November".
std::optional<Mention> DateReader::day_then_month(std::size_t i) const {
  auto number = small_number_at(i);
  if (!number || !is_day(number->value)) return std::nullopt;
  Mention out{.kind = MentionKind::kDay, .first = i, .day = number->value};
  if (is_range_sign(number->last)) {
    const auto second = small_number_at(number->last + 1);
    if (second && second->value > out.day && is_day(second->value)) {
      out.second_day = second->value;
      number = second;
    }
  }
  const bool joined = is_glued(number->last) && is_glued(number->last + 1) &&
                      (tokens_.is_sign(number->last, '-') || tokens_.is_sign(number->last, '/'));
  const std::size_t at = joined ? number->last + 1 : skip_links(number->last);
  const DateWord* const month = word_at(at, WordKind::kMonth);
  if (month == nullptr || !same_block(at)) return std::nullopt;
  const bool capital_needed = language_ == Language::kEnglish || language_ == Language::kGerman;
  if (capital_needed && !has_capital(at)) return std::nullopt;
  out.month = month->value;
  out.last = at + 1;
  read_year_behind(out);
  return out;
}

// A year behind a day or month: "November 3, 2025", "novembre 2025", "noviembre de 2025".
void DateReader::read_year_behind(Mention& mention) const {
  std::size_t at = mention.last;
  if (is_glued_sign(at, '.')) ++at;  // "Sept. 2024"
  const bool joined = is_glued(at) && (tokens_.is_sign(at, '-') || tokens_.is_sign(at, '/')) &&
                      is_glued_digits(at + 1);  // "3-Nov-2025"
  if (joined && year_at(at + 1)) {
    mention.year = year_at(at + 1);
    mention.last = at + 2;
    return;
  }
  if (at < tokens_.size() && tokens_.is_sign(at, ',')) ++at;
  at = skip_links(at);
  if (at >= tokens_.size() || tokens_[at].block != tokens_[mention.first].block) return;
  const auto year = year_at(at);
  if (!year || !is_plain_year(at, *year)) return;
  mention.year = year;
  mention.last = at + 1;
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
  const DateWord& month = *word_at(i, WordKind::kMonth);
  const bool capital_needed = language_ == Language::kEnglish || language_ == Language::kGerman;
  if (capital_needed && !has_capital(i)) return std::nullopt;
  if (is_recurring(i)) return std::nullopt;
  Mention out{.kind = MentionKind::kMonth, .first = i, .last = i + 1, .month = month.value};
  std::size_t at = i + 1;
  if (is_glued_sign(at, '.')) ++at;
  if (is_glued_sign(at, '-') && is_glued_digits(at + 1) && tokens_.word(at + 1).size() <= 2) ++at;
  const auto day = same_block(at) ? small_number_at(at) : std::nullopt;
  const bool counts = day && day->last < tokens_.size() &&
                      (is_counted(tokens_.folded(day->last)) ||
                       text::read_magnitude(tokens_, day->last, language_).has_value() ||
                       (is_glued(day->last) &&
                        (tokens_.is_sign(day->last, ':') ||
                         (tokens_.is_sign(day->last, '.') && is_glued_digits(day->last + 1)))));
  if (day && !counts && is_day(day->value) && language_ == Language::kEnglish) {
    out.kind = MentionKind::kDay;
    out.day = day->value;
    out.last = day->last;
    const auto second = is_range_sign(day->last) ? small_number_at(day->last + 1) : std::nullopt;
    if (second && second->value > out.day && is_day(second->value)) {
      out.second_day = second->value;
      out.last = second->last;
    }
    read_year_behind(out);
    return out;
  }
  return month_alone(out, month, i);
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
  if (!mention.year && month.ambiguous && mention.second_month == 0 && !is_after_preposition(i)) {
    return std::nullopt;
  }
  return mention;
}

// "Monday", "Monday, November 3", "lundi 3 novembre 2025", "Montag, den 3. November".
std::optional<Mention> DateReader::weekday_at(std::size_t i) const {
  const bool capital_needed = language_ == Language::kEnglish || language_ == Language::kGerman;
  if (capital_needed && !has_capital(i)) return std::nullopt;
  std::size_t at = i + 1;
  if (at < tokens_.size() && tokens_.is_sign(at, ',')) ++at;
  if (at < tokens_.size() && (tokens_.folded(at) == "den" || tokens_.folded(at) == "dem")) ++at;
  at = skip_links(at);
  if (at < tokens_.size() && tokens_[at].block == tokens_[i].block) {
    const bool digits = tokens_[at].kind == TokenKind::kDigits;
    Found date;
    if (digits) {
      date = numeric_day(at);
      if (!date) date = day_then_month(at);
    } else if (word_at(at, WordKind::kMonth) != nullptr) {
      date = month_at(at);
    }
    if (date && date->kind == MentionKind::kDay) {
      date->first = i;
      return date;
    }
  }
  return Mention{
      .kind = MentionKind::kWeekday, .first = i, .last = i + 1, .index = word_at(i)->value};
}

}  // namespace lode::date
