// SPDX-License-Identifier: GPL-3.0-or-later
// The part of DateReader that reads days with words: "3 November 2025", "zweiten Mai", "the 18th".
#include <optional>
#include <string_view>

#include "plugins/date/reader.h"
#include "plugins/date/surroundings.h"
#include "plugins/text/numbers.h"

namespace lode::date {

using text::Language;
using text::TokenKind;

namespace {

// Between the first and the last day of a range: "3 to 12 September".
bool is_range_word(std::string_view word) {
  return word == "to" || word == "through" || word == "thru" || word == "till" || word == "until" ||
         word == "bis" || word == "au" || word == "à" || word == "a" || word == "al" ||
         word == "hasta";
}

// The same after is_between().
bool is_and(std::string_view word) {
  return word == "and" || word == "und" || word == "et" || word == "y";
}

bool is_between(std::string_view word) {
  return word == "between" || word == "zwischen" || word == "entre";
}

}  // namespace

int DateReader::number_of(std::string_view digits) {
  int value = 0;
  for (const char c : digits.substr(0, 8)) {
    value = value * 10 + (c - '0');
  }
  return value;
}

int DateReader::full_year(int two_digits) {
  return two_digits >= 70 ? 1900 + two_digits : 2000 + two_digits;
}

bool DateReader::is_month(int month) {
  return month >= 1 && month <= 12;
}

bool DateReader::is_day(int day) {
  return day >= 1 && day <= 31;
}

// The month at `i`. Lower case is a month only where the word means nothing else, or a number is
// beside it.
const DateWord* DateReader::month_word(std::size_t i, bool beside_number) const {
  const DateWord* const month = word_at(i, WordKind::kMonth);
  if (month == nullptr) return nullptr;
  const bool capital_needed = language_ == Language::kEnglish || language_ == Language::kGerman;
  if (!capital_needed || has_capital(i) || !month->ambiguous) return month;
  const std::string_view word = tokens_.folded(i);
  const bool verb = word == "may" || word == "march" || word == "mar";
  if (beside_number && !verb) return month;
  const bool named = word == "april" || word == "june" || word == "august" || word == "juli";
  return named && opens_month(i) ? month : nullptr;
}

// A preposition before it, perhaps with an article: "in May", "in the April".
bool DateReader::opens_month(std::size_t i) const {
  if (is_after_preposition(i)) return true;
  return i > 1 && tokens_.folded(i - 1) == "the" && is_after_preposition(i - 1) &&
         tokens_.folded(i - 2) != "of";
}

// A day in digits or words: "3.", "3rd", "third", "twenty-third", "zweiten", "dos" before "de".
std::optional<DateReader::Number> DateReader::day_number_at(std::size_t i) const {
  if (const auto number = small_number_at(i)) return number;
  const DateWord* const word = word_at(i);
  if (word == nullptr) return std::nullopt;
  if (word->kind == WordKind::kOrdinal || word->kind == WordKind::kDayNumber) {
    return Number{word->value, i + 1};
  }
  if (word->kind != WordKind::kNumber) return std::nullopt;
  if (language_ == Language::kSpanish) {
    std::size_t last = i + 1;
    int value = word->value;
    if (value == 30 && last + 1 < tokens_.size() && tokens_.folded(last) == "y") {
      ++value;
      last += 2;
    }
    const bool month = last + 1 < tokens_.size() && tokens_.folded(last) == "de" &&
                       word_at(last + 1, WordKind::kMonth) != nullptr;
    return month ? std::optional(Number{value, last}) : std::nullopt;
  }
  if (language_ == Language::kFrench) {
    const bool month = word_at(i + 1, WordKind::kMonth) != nullptr;
    return month && word->value > 1 ? std::optional(Number{word->value, i + 1}) : std::nullopt;
  }
  if (word->value < 20 || language_ == Language::kGerman) return std::nullopt;
  const std::size_t at = is_glued_sign(i + 1, '-') ? i + 2 : i + 1;
  const DateWord* const unit = word_at(at);
  if (unit == nullptr || unit->value < 1 || unit->value > 9) return std::nullopt;
  const bool ordinal = unit->kind == WordKind::kOrdinal || unit->kind == WordKind::kDayNumber;
  const bool cardinal = unit->kind == WordKind::kNumber && month_word(at + 1, true) != nullptr;
  if (!ordinal && !cardinal) return std::nullopt;
  return Number{word->value + unit->value, at + 1};
}

// "the 18th", "el día 18", "Tue 13th": a day of this month. Only where nothing is counted.
std::optional<Mention> DateReader::day_of_month(std::size_t i) const {
  const auto number = day_number_at(i);
  if (!number || !is_day(number->value) || i == 0 || !same_block(i)) return std::nullopt;
  const std::string_view before = tokens_.folded(i - 1);
  const DateWord* weekday = word_at(i - 1, WordKind::kWeekday);
  if (weekday == nullptr && before == "the" && i > 1) weekday = word_at(i - 2, WordKind::kWeekday);
  const bool ordinal = language_ == Language::kEnglish && number->last > i + 1;
  const bool english =
      ordinal && ((before == "the" && is_after_preposition(i - 1)) || before == "on");
  const bool spanish = language_ == Language::kSpanish && before == "día";
  const auto month = day_of_shifted_month(number->last);
  if (month) {
    return Mention{.kind = MentionKind::kMonthDay,
                   .first = i,
                   .last = month->last,
                   .day = number->value,
                   .shift = month->value,
                   .unit = Unit::kMonth};
  }
  if (weekday == nullptr && !english && !spanish) return std::nullopt;
  if (!counts_no_day(number->last)) return std::nullopt;
  return Mention{.kind = MentionKind::kMonthDay,
                 .first = i,
                 .last = number->last,
                 .day = number->value,
                 .index = weekday != nullptr ? weekday->value : 0};
}

// "day of the month", "of next month", "día del mes" at `i`, behind a number: by how many months it
// is away, and where it ends.
std::optional<DateReader::Number> DateReader::day_of_shifted_month(std::size_t i) const {
  const DateWord* const day = word_at(i, WordKind::kUnit);
  const bool named = day != nullptr && static_cast<Unit>(day->value) == Unit::kDay;
  const std::size_t begin = named ? i + 1 : i;
  std::size_t at = skip_links(begin);
  if (at == begin || !same_block(at)) return std::nullopt;
  const DateWord* const shift = word_at(at, WordKind::kShift);
  if (shift != nullptr) ++at;
  const DateWord* const month = word_at(at, WordKind::kUnit);
  const bool found = month != nullptr && static_cast<Unit>(month->value) == Unit::kMonth;
  if (!found || !same_block(at) || (shift == nullptr && !named)) return std::nullopt;
  return Number{shift != nullptr ? shift->value : 0, at + 1};
}

// "$12", "€ 15"
bool DateReader::is_price(std::size_t i) const {
  if (i == 0 || tokens_[i].kind != TokenKind::kDigits || !same_block(i)) return false;
  const std::string_view before = tokens_.folded(i - 1);
  return before == "$" || before == "€" || before == "£" || before == "¥";
}

// True if what follows is no noun that the number before could count, nor glued to it.
bool DateReader::counts_no_day(std::size_t next) const {
  if (next >= tokens_.size() || !same_block(next)) return true;
  if (tokens_[next].kind == TokenKind::kWord) return is_date_preposition(tokens_.folded(next));
  return !(is_glued(next) && is_glued(next + 1));
}

// "am siebten vierten", "Donnerstag, 7. vierter 2016": day and month as ordinals, in German.
std::optional<Mention> DateReader::ordinal_month(std::size_t i) const {
  if (language_ != Language::kGerman || i == 0 || !same_block(i)) return std::nullopt;
  const std::string_view before = tokens_.folded(i - 1);
  const bool opened = before == "am" || before == "den" || before == "vom" || before == "bis" ||
                      before == "zum" || word_at(i - 1, WordKind::kWeekday) != nullptr;
  const auto day = opened ? day_number_at(i) : std::nullopt;
  if (!day || !same_block(day->last)) return std::nullopt;
  const auto month = day_number_at(day->last);
  const bool digits =
      tokens_[i].kind == TokenKind::kDigits && tokens_[day->last].kind == TokenKind::kDigits;
  const auto is_ordinal = [&](std::size_t at, const Number& number) {
    return tokens_[at].kind == TokenKind::kWord || number.last > at + 1;
  };
  const bool pair = month && !digits && is_day(day->value) && is_month(month->value) &&
                    is_ordinal(i, *day) && is_ordinal(day->last, *month);
  if (!pair) return std::nullopt;
  Mention out{.kind = MentionKind::kDay, .first = i, .last = month->last};
  out.day = day->value;
  out.month = month->value;
  read_year_behind(out);
  const bool noun = !out.year && same_block(out.last) &&
                    tokens_[out.last].kind == TokenKind::kWord && has_capital(out.last);
  return noun ? std::nullopt : std::optional(out);  // "am ersten zweiten Spieltag"
}

// "3 November 2025", "3. Juli", "1er mars", "25 de enero de 2026", "3-5 November".
std::optional<Mention> DateReader::day_then_month(std::size_t i) const {
  auto number = day_number_at(i);
  if (!number || !is_day(number->value)) return std::nullopt;
  if (is_price(i)) return std::nullopt;
  if (auto ordinal = ordinal_month(i)) return ordinal;
  Mention out{.kind = MentionKind::kDay, .first = i, .day = number->value};
  if (const auto second = second_day_at(number->last, i)) {
    out.second_day = second->value;
    number = second;
  }
  const bool joined = is_glued(number->last) && is_glued(number->last + 1) &&
                      (tokens_.is_sign(number->last, '-') || tokens_.is_sign(number->last, '/'));
  std::size_t at = joined ? number->last + 1 : skip_links(number->last);
  const bool day_noun =
      at < tokens_.size() && (tokens_.folded(at) == "day" || tokens_.folded(at) == "jour");
  if (day_noun) at = skip_links(at + 1);
  const DateWord* const month = same_block(at) ? month_word(at, true) : nullptr;
  if (month == nullptr) return std::nullopt;
  out.month = month->value;
  out.last = at + 1;
  read_year_behind(out);
  return out;
}

// The last day of a range whose first day ends before token `i`: "-12", "to 12", "and 12".
std::optional<DateReader::Number> DateReader::second_day_at(std::size_t i,
                                                            std::size_t first) const {
  if (!same_block(i)) return std::nullopt;
  const std::string_view word = tokens_.folded(i);
  bool between = false;
  for (std::size_t back = 1; back <= 2 && back <= first; ++back) {
    between = between || is_between(tokens_.folded(first - back));
  }
  if (!is_range_sign(i) && !is_range_word(word) && !(between && is_and(word))) return std::nullopt;
  std::size_t at = i + 1;
  while (at < tokens_.size() && (word_at(at, WordKind::kLink) != nullptr ||
                                 tokens_.folded(at) == "dem" || tokens_.folded(at) == "zum")) {
    ++at;
  }
  if (!same_block(at)) return std::nullopt;
  const auto second = day_number_at(at);
  const int day = number_of_day(first);
  if (!second || !is_day(second->value) || second->value <= day) return std::nullopt;
  return second;
}

int DateReader::number_of_day(std::size_t i) const {
  const auto number = day_number_at(i);
  return number ? number->value : 0;
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
  if (joined && tokens_.is_sign(at, '-') && mention.day > 0 && tokens_.word(at + 1).size() == 2) {
    mention.year = full_year(number_of(tokens_.word(at + 1)));  // "4-Jul-95"
    mention.last = at + 2;
    return;
  }
  if (at < tokens_.size() && tokens_.is_sign(at, ',')) ++at;
  at = skip_links(at);
  const bool in = at < tokens_.size() && (tokens_.folded(at) == "in" || tokens_.folded(at) == "en");
  if (in) ++at;  // "April in 2016"
  if (at >= tokens_.size()) return;
  const bool wrapped = continues_line(tokens_, at) && at > 0 &&
                       tokens_[at - 1].block == tokens_[mention.last - 1].block;
  if (tokens_[at].block != tokens_[mention.last - 1].block && !wrapped) return;
  if (!wrapped && read_shifted_year(mention, at)) return;
  if (const auto other = short_year_at(at)) {
    mention.year = other->value;
    mention.last = other->last;
    return;
  }
  const auto year = year_at(at);
  if (!year || !is_year_of(at)) return;
  mention.year = year;
  mention.last = at + 1;
}

// "March last year", "mars de l'an dernier", "März vergangenen Jahres", "mars dernier".
bool DateReader::read_shifted_year(Mention& mention, std::size_t i) const {
  const DateWord* const word = word_at(i);
  const DateWord* const next =
      i + 1 < tokens_.size() && same_block(i + 1) ? word_at(i + 1) : nullptr;
  if (word == nullptr || mention.shift != 0) return false;
  const auto is_year = [](const DateWord* unit) {
    return unit != nullptr && unit->kind == WordKind::kUnit &&
           static_cast<Unit>(unit->value) == Unit::kYear;
  };
  const bool shift_first = word->kind == WordKind::kShift && is_year(next);
  const bool romance = language_ == Language::kFrench || language_ == Language::kSpanish;
  const bool unit_first =
      romance && is_year(word) && next != nullptr && next->kind == WordKind::kShift;
  if (shift_first || unit_first) {
    mention.year_shift = shift_first ? word->value : next->value;
    mention.last = i + 2;
    return true;
  }
  const bool beside =
      romance && word->kind == WordKind::kShift && word->value != 0 && i == mention.last;
  if (!beside || tokens_.folded(i) == "passé" || (mention.day > 0 && mention.index != 0))
    return false;
  mention.shift = word->value;
  mention.unit = Unit::kMonth;
  mention.last = i + 1;
  return true;
}

// "'25", "of 87", "nineteen ninety-six", "two thousand and fifteen" behind a month.
std::optional<DateReader::Number> DateReader::short_year_at(std::size_t i) const {
  if (tokens_.is_sign(i, '\'') && is_glued_digits(i + 1) && tokens_.word(i + 1).size() == 2) {
    return Number{full_year(number_of(tokens_.word(i + 1))), i + 2};
  }
  if (tokens_[i].kind == TokenKind::kDigits) {
    const bool of = i > 0 && tokens_.folded(i - 1) == "of" && tokens_.word(i).size() == 2;
    return of ? std::optional(Number{full_year(number_of(tokens_.word(i))), i + 1}) : std::nullopt;
  }
  return year_in_words(i);
}

std::optional<DateReader::Number> DateReader::year_in_words(std::size_t i) const {
  if (i >= tokens_.size() || tokens_[i].kind != TokenKind::kWord) return std::nullopt;
  const std::string_view word = tokens_.folded(i);
  const bool century = word == "nineteen" || word == "twenty";
  const bool thousand = word == "two" || word == "dos" || word == "deux" || word == "mil";
  if (!century && !thousand) return std::nullopt;
  const auto first = text::read_number_words(tokens_, i, language_);
  if (!first || first->value.nanos != 0) return std::nullopt;
  const std::int64_t value = first->value.units;
  if (!century) {
    const bool year = value >= 1900 && value <= 2099;
    if (year) return Number{static_cast<int>(value), first->last};
    const bool even =
        value == 2 && first->last < tokens_.size() &&
        (tokens_.folded(first->last) == "thousand" || tokens_.folded(first->last) == "mil");
    if (!even) return std::nullopt;
    std::size_t at = first->last + 1;
    if (at < tokens_.size() && tokens_.folded(at) == "and") ++at;
    const auto rest = text::read_number_words(tokens_, at, language_);
    const bool added = rest && rest->value.units >= 1 && rest->value.units <= 99;
    return added ? Number{static_cast<int>(2000 + rest->value.units), rest->last}
                 : Number{2000, first->last + 1};
  }
  if (value != (word == "nineteen" ? 19 : 20)) return std::nullopt;
  const auto second = text::read_number_words(tokens_, first->last, language_);
  if (!second || second->value.units < 10 || second->value.units > 99) return std::nullopt;
  return Number{static_cast<int>(100 * value + second->value.units), second->last};
}

}  // namespace lode::date
