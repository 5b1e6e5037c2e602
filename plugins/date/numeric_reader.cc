// SPDX-License-Identifier: GPL-3.0-or-later
// The part of DateReader that reads days in digits alone: "03.11.2025", "on 22/04",
// "14.-15.10.2025", "11/2025".
#include <optional>
#include <string_view>

#include "plugins/date/reader.h"
#include "plugins/text/word_map.h"

namespace lode::date {

using text::Language;
using text::TokenKind;

namespace {

// Before a day and month in digits, which are a fraction or a score elsewhere: "on 22/04".
bool opens_numeric_day(std::string_view word) {
  static const text::WordMap<bool> words{
      {"on", true},    {"from", true},    {"since", true}, {"until", true}, {"till", true},
      {"by", true},    {"between", true}, {"next", true},  {"this", true},  {"am", true},
      {"vom", true},   {"bis", true},     {"zum", true},   {"ab", true},    {"seit", true},
      {"le", true},    {"du", true},      {"au", true},    {"ce", true},    {"el", true},
      {"desde", true}, {"hasta", true},   {"al", true},    {"entre", true}, {"este", true},
      {"für", true},   {"den", true}};
  return words.find(word) != nullptr;
}

}  // namespace

// The day and month of two numbers, by the order of the text where both are possible.
bool DateReader::set_day_and_month(int a, int b, bool dotted, Mention& mention) const {
  bool day_first = dotted || is_day_first();
  if (day_first && b > 12) day_first = false;
  if (!day_first && a > 12) day_first = true;
  mention.day = day_first ? a : b;
  mention.month = day_first ? b : a;
  return is_month(mention.month) && is_day(mention.day);
}

// "22/04" after "on"; "28.10." in German.
std::optional<Mention> DateReader::day_and_month(std::size_t i) const {
  if (tokens_.word(i).size() > 2 || !is_glued(i + 1) || !is_glued_digits(i + 2) ||
      tokens_.word(i + 2).size() > 2 || i == 0) {
    return std::nullopt;
  }
  const bool german = language_ == Language::kGerman;
  const bool dotted = tokens_.is_sign(i + 1, '.') && german && is_glued_sign(i + 3, '.');
  if (!dotted && !tokens_.is_sign(i + 1, '/')) return std::nullopt;
  const bool goes_on =
      is_glued(i + 3) && is_glued(i + 4) && tokens_[i + 4].kind == TokenKind::kDigits;
  if (goes_on || !is_opened_day(i)) return std::nullopt;
  Mention out{.kind = MentionKind::kDay, .first = i, .last = i + 3};
  const int a = number_of(tokens_.word(i));
  if (!set_day_and_month(a, number_of(tokens_.word(i + 2)), dotted, out)) return std::nullopt;
  return out;
}

// After "on" or a weekday, or behind another such day: "el 20/11, 22/11 o 25/11", "from 1/8 to
// 3/8".
bool DateReader::is_opened_day(std::size_t i) const {
  static const text::WordMap<bool> joins{{",", true},
                                         {"or", true},
                                         {"and", true},
                                         {"o", true},
                                         {"y", true},
                                         {"et", true},
                                         {"ou", true},
                                         {"und", true},
                                         {"oder", true},
                                         {"bis", true},
                                         {"to", true},
                                         {"au", true},
                                         {"al", true}};
  constexpr int kMostListed = 8;
  for (int n = 0; n < kMostListed && i > 0; ++n) {
    const std::string_view before = tokens_.folded(i - 1);
    if (opens_numeric_day(before) || word_at(i - 1, WordKind::kWeekday) != nullptr) return true;
    const bool listed = i > 4 && joins.find(before) != nullptr && tokens_.is_sign(i - 3, '/') &&
                        tokens_[i - 2].kind == TokenKind::kDigits &&
                        tokens_[i - 4].kind == TokenKind::kDigits && is_glued(i - 2);
    if (!listed) return false;
    i -= 4;
  }
  return false;
}

// "14.10.", "5/7", "05/07/2020", "15.10.18": a day and month, perhaps with a year behind them.
std::optional<Mention> DateReader::day_and_month_glued(std::size_t i) const {
  const bool numbers = i + 2 < tokens_.size() && tokens_[i].kind == TokenKind::kDigits &&
                       tokens_.word(i).size() <= 2 && is_glued(i + 1) && is_glued_digits(i + 2) &&
                       tokens_.word(i + 2).size() <= 2;
  if (!numbers) return std::nullopt;
  const bool dotted = tokens_.is_sign(i + 1, '.');
  if (!dotted && !tokens_.is_sign(i + 1, '/')) return std::nullopt;
  Mention out{.kind = MentionKind::kDay, .first = i, .last = i + 3};
  const int a = number_of(tokens_.word(i));
  if (!set_day_and_month(a, number_of(tokens_.word(i + 2)), dotted, out)) return std::nullopt;
  const char sign = dotted ? '.' : '/';
  if (!is_glued_sign(out.last, sign)) return out;
  if (!is_glued_digits(out.last + 1)) {
    if (dotted) ++out.last;
    return out;
  }
  out.year = year_at(out.last + 1);
  if (!out.year && tokens_.word(out.last + 1).size() == 2) {
    out.year = full_year(number_of(tokens_.word(out.last + 1)));
  }
  if (!out.year) return std::nullopt;
  out.last += 2;
  return out;
}

// "5/1-5/7, 2020", "14.10. - 15.10.2025", "14. - 15.10.2025": with a year at the end, or after a
// word that opens a range.
std::optional<Mention> DateReader::numeric_range(std::size_t i) const {
  const auto hyphen_at = [&](std::size_t at) {
    return at + 1 < tokens_.size() && tokens_.is_sign(at, '-') && same_block(at + 1) &&
           is_glued(at) == is_glued(at + 1);
  };
  auto first = day_and_month_glued(i);
  const bool day_alone = !first && tokens_.word(i).size() <= 2 && is_glued_sign(i + 1, '.');
  const std::size_t hyphen = day_alone ? i + 2 : first ? first->last : i;
  if (hyphen == i || (first && first->year) || !hyphen_at(hyphen)) return std::nullopt;
  auto second = day_and_month_glued(hyphen + 1);
  if (!second) return std::nullopt;
  if (day_alone) first = second, first->day = number_of(tokens_.word(i));
  const bool comma = !second->year && is_glued_sign(second->last, ',') && year_at(second->last + 1);
  if (comma) {
    second->year = year_at(second->last + 1);
    second->last += 2;
  }
  const bool opened = i > 0 && opens_numeric_day(tokens_.folded(i - 1));
  if (!is_day(first->day) || (!second->year && !opened)) return std::nullopt;
  Mention out = *second;
  out.first = i;
  out.second_day = second->day;
  out.second_month = second->month;
  out.day = first->day;
  out.month = first->month;
  return out;
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
  auto year = year_at(i + 4);
  const bool goes_on =
      is_glued(i + 5) && is_glued(i + 6) && tokens_[i + 6].kind == TokenKind::kDigits;
  const bool two_digits = tokens_.word(i + 4).size() == 2 && !goes_on &&
                          (sign == "/" || (sign == "." && tokens_.word(i + 2).size() == 2));
  if (!year && two_digits) year = full_year(number_of(tokens_.word(i + 4)));
  if (!year) return std::nullopt;
  Mention out{.kind = MentionKind::kDay, .first = i, .last = i + 5, .year = *year};
  const int a = number_of(tokens_.word(i));
  if (!set_day_and_month(a, number_of(tokens_.word(i + 2)), sign == ".", out)) return std::nullopt;
  return out;
}

// "2016 10 16": two digits each, after a preposition, no more digits behind them.
std::optional<Mention> DateReader::spaced_day(std::size_t i, int year) const {
  const auto two_digits = [&](std::size_t at) {
    return at < tokens_.size() && tokens_[at].kind == TokenKind::kDigits &&
           tokens_.word(at).size() == 2 && !is_glued(at) && same_block(at);
  };
  if (!is_after_preposition(i) || !two_digits(i + 1) || !two_digits(i + 2)) return std::nullopt;
  const bool goes_on = i + 3 < tokens_.size() && tokens_[i + 3].kind == TokenKind::kDigits;
  Mention out{.kind = MentionKind::kDay, .first = i, .last = i + 3, .year = year};
  out.month = number_of(tokens_.word(i + 1));
  out.day = number_of(tokens_.word(i + 2));
  return !goes_on && is_month(out.month) && is_day(out.day) ? std::optional(out) : std::nullopt;
}

// "11/2025", "11-2025" where nothing is glued to it.
std::optional<Mention> DateReader::month_and_year(std::size_t i) const {
  if (tokens_.word(i).size() > 2 || !is_glued(i + 2)) return std::nullopt;
  const bool hyphen = is_glued_sign(i + 1, '-') && tokens_.word(i).size() == 2 &&
                      (tokens_[i].starts_sentence || is_after_preposition(i));
  if (!hyphen && !is_glued_sign(i + 1, '/')) return std::nullopt;
  const auto year = year_at(i + 2);
  const int month = number_of(tokens_.word(i));
  const bool glued = (i > 0 && is_glued(i) && !tokens_.is_sign(i - 1, '(')) ||
                     is_glued_sign(i + 3, '/') || is_glued_sign(i + 3, '-');
  if (!year || !is_month(month) || glued) return std::nullopt;
  return Mention{
      .kind = MentionKind::kMonth, .first = i, .last = i + 3, .year = year, .month = month};
}

}  // namespace lode::date
