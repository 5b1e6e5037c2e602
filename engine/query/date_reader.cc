// SPDX-License-Identifier: GPL-3.0-or-later
// read_date() of value_reader.h: calendar periods, and days counted back from today.
#include <algorithm>
#include <array>
#include <charconv>
#include <iterator>
#include <string>
#include <utility>
#include <vector>

#include "engine/base/civil_date.h"
#include "engine/query/calendar.h"
#include "engine/query/figure.h"
#include "engine/query/value_reader.h"

namespace lode::query {
namespace {

// In English, German, French and Spanish; in lower case.
constexpr std::array<std::array<std::string_view, 6>, 12> kMonths{{
    {"jan", "january", "januar", "janvier", "enero", "jänner"},
    {"feb", "february", "februar", "février", "febrero", "fevrier"},
    {"mar", "march", "märz", "mars", "marzo", "maerz"},
    {"apr", "april", "april", "avril", "abril", "avr"},
    {"may", "may", "mai", "mai", "mayo", ""},
    {"jun", "june", "juni", "juin", "junio", ""},
    {"jul", "july", "juli", "juillet", "julio", ""},
    {"aug", "august", "august", "août", "agosto", "aout"},
    {"sep", "september", "september", "septembre", "septiembre", "sept"},
    {"oct", "october", "oktober", "octobre", "octubre", "okt"},
    {"nov", "november", "november", "novembre", "noviembre", ""},
    {"dec", "december", "dezember", "décembre", "diciembre", "dez"},
}};

std::optional<int> whole_number(std::string_view text) {
  int value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc{} || end != text.data() + text.size()) {
    return {};
  }
  return value;
}

std::optional<int> month_number(std::string_view word) {
  for (std::size_t i = 0; i < kMonths.size(); ++i) {
    if (!word.empty() &&
        std::find(kMonths[i].begin(), kMonths[i].end(), word) != kMonths[i].end()) {
      return static_cast<int>(i) + 1;
    }
  }
  return {};
}

std::optional<int> year_number(std::string_view text) {
  const auto year = text.size() == 4 ? whole_number(text) : std::nullopt;
  return year && *year >= 1 ? year : std::nullopt;
}

// "q3", "h1", "w12" of a year.
std::optional<Date> part_of_year(int year, std::string_view part) {
  const auto number = whole_number(part.substr(1));
  if (!number || *number < 1) {
    return {};
  }
  switch (part.front()) {
    case 'q':
      if (*number > 4) return {};
      return period_of(to_days({year, *number * 3, 1}), DatePrecision::kQuarter);
    case 'h':
      if (*number > 2) return {};
      return period_of(to_days({year, *number * 6, 1}), DatePrecision::kHalf);
    case 'w': {
      // ISO 8601: January 4 lies in week 1.
      const Date first = period_of(to_days({year, 1, 4}), DatePrecision::kWeek);
      const Date week = period_of(first.first_day + 7 * (*number - 1), DatePrecision::kWeek);
      if (*number > 53 || from_days(week.first_day + 3).year != year) return {};
      return week;
    }
    default: return {};
  }
}

// "2025", "2025-03", "2025-03-14", "2025-q3", "2025q3"
std::optional<Date> numeric_period(std::string_view text) {
  const auto year = year_number(text.substr(0, 4));
  if (!year) {
    return {};
  }
  std::string_view rest = text.substr(4);
  if (rest.empty()) {
    return period_of(to_days({*year, 1, 1}), DatePrecision::kYear);
  }
  rest.remove_prefix(rest.starts_with('-') || rest.starts_with(' ') ? 1 : 0);
  if (rest.size() >= 2 && rest.front() >= 'a') {
    return part_of_year(*year, rest);
  }
  if (text[4] != '-') {
    return {};
  }
  if (rest.size() == 2) {
    const auto month = whole_number(rest);
    if (!month || *month < 1 || *month > 12) {
      return {};
    }
    return period_of(to_days({*year, *month, 1}), DatePrecision::kMonth);
  }
  const auto day = text.size() == 10 ? parse_iso_date(text) : std::nullopt;
  return day ? std::optional(period_of(to_days(*day), DatePrecision::kDay)) : std::nullopt;
}

// "q3 2025", "march 2025"
std::optional<Date> named_period(std::string_view text) {
  const std::size_t cut = text.find_first_of(" -");
  if (cut == std::string_view::npos || cut < 2) {
    return {};
  }
  const auto year = year_number(text.substr(cut + 1));
  if (!year) {
    return {};
  }
  const std::string_view word = text.substr(0, cut);
  if (const auto month = month_number(word)) {
    return period_of(to_days({*year, *month, 1}), DatePrecision::kMonth);
  }
  return part_of_year(*year, word);
}

// The words of a written day, without particles, full stops and the ends of ordinals.
std::vector<std::string_view> words_of_day(std::string_view text) {
  constexpr std::string_view kParticles[] = {"de", "del", "of", "the", "den", "le", "el"};
  constexpr std::string_view kOrdinals[] = {"st", "nd", "rd", "th", "er", "."};
  std::vector<std::string_view> words;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find_first_of(" ,"), text.size());
    std::string_view word = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    const bool digits = !word.empty() && word.front() >= '0' && word.front() <= '9';
    for (const std::string_view ending : kOrdinals) {
      const bool ends = (digits || ending == ".") && word.ends_with(ending);
      word.remove_suffix(ends ? ending.size() : 0);
    }
    if (!word.empty() &&
        std::find(std::begin(kParticles), std::end(kParticles), word) == std::end(kParticles)) {
      words.push_back(word);
    }
  }
  return words;
}

// "3 november 2025", "november 3, 2025", "3. november 2025", "3 de noviembre de 2025", and without
// the day the whole month.
std::optional<Date> named_day(std::string_view text) {
  const std::vector<std::string_view> words = words_of_day(text);
  if (words.size() < 2 || words.size() > 3) {
    return {};
  }
  const auto year = year_number(words.back());
  const bool month_first = words.size() == 2 || month_number(words[0]).has_value();
  const auto month = month_number(words[month_first ? 0 : 1]);
  if (!year || !month) {
    return {};
  }
  if (words.size() == 2) {
    return period_of(to_days({*year, *month, 1}), DatePrecision::kMonth);
  }
  const auto day = whole_number(words[month_first ? 1 : 0]);
  if (!day || *day < 1 || *day > end_of_month({*year, *month, 1}).day) {
    return {};
  }
  return period_of(to_days({*year, *month, *day}), DatePrecision::kDay);
}

// "this year", "last quarter": the period of the calendar that today lies in, or the one before.
std::optional<Date> this_or_last(std::string_view text, std::int64_t today) {
  constexpr std::array<std::pair<std::string_view, DatePrecision>, 4> kPeriods{
      {{"week", DatePrecision::kWeek},
       {"month", DatePrecision::kMonth},
       {"quarter", DatePrecision::kQuarter},
       {"year", DatePrecision::kYear}}};
  for (const auto& [word, precision] : kPeriods) {
    const Date now = period_of(today, precision);
    if (text == "this " + std::string(word)) {
      return now;
    }
    if (text == "last " + std::string(word)) {
      return period_of(now.first_day - 1, precision);
    }
  }
  return {};
}

std::int64_t months_before(std::int64_t today, int months) {
  const CivilDate date = from_days(today);
  const int index = date.year * 12 + date.month - 1 - months;
  CivilDate result{index / 12, index % 12 + 1, 1};
  if (result.year < 1) {
    return to_days({1, 1, 1});
  }
  result.day = std::min(date.day, end_of_month(result).day);
  return to_days(result);
}

std::optional<std::int64_t> days_before(std::int64_t today, int count, std::string_view unit) {
  if (unit == "d" || unit == "day" || unit == "days") return today - count;
  if (unit == "w" || unit == "week" || unit == "weeks") return today - std::int64_t{7} * count;
  if (unit == "m" || unit == "mo" || unit == "month" || unit == "months") {
    return months_before(today, count);
  }
  if (unit == "y" || unit == "year" || unit == "years") return months_before(today, 12 * count);
  return {};
}

// "7d", "90 days", "last 90 days": from then until today. "3 months ago": that day.
std::optional<Date> relative(std::string_view text, std::int64_t today) {
  constexpr int kMaxCount = 12'000;
  constexpr std::string_view kAgo = " ago";
  const bool ago = text.ends_with(kAgo);
  text.remove_suffix(ago ? kAgo.size() : 0);
  for (const std::string_view word : {"last ", "past "}) {
    text.remove_prefix(!ago && text.starts_with(word) ? word.size() : 0);
  }
  const std::size_t digits = std::min(text.find_first_not_of("0123456789"), text.size());
  const auto count = whole_number(text.substr(0, digits));
  if (!count || *count > kMaxCount) {
    return {};
  }
  const auto first = days_before(today, *count, trim(text.substr(digits)));
  if (!first) {
    return {};
  }
  Date date;
  date.first_day = *first;
  date.last_day = ago ? *first : today;
  date.relative = true;
  return date;
}

}  // namespace

std::optional<Date> read_date(std::string_view text, std::int64_t today) {
  const std::string tidied = tidy(text);
  if (tidied == "today") {
    return period_of(today, DatePrecision::kDay);
  }
  if (tidied == "yesterday") {
    return period_of(today - 1, DatePrecision::kDay);
  }
  if (tidied.empty()) {
    return {};
  }
  if (auto date = tidied.size() >= 4 ? numeric_period(tidied) : std::nullopt) {
    return date;
  }
  if (auto date = named_period(tidied)) {
    return date;
  }
  if (auto date = named_day(tidied)) {
    return date;
  }
  // "last-90-days" is as good, since it needs no quotes.
  std::string blanks = tidied;
  std::replace(blanks.begin(), blanks.end(), '-', ' ');
  if (auto date = this_or_last(blanks, today)) {
    return date;
  }
  return relative(blanks, today);
}

}  // namespace lode::query
