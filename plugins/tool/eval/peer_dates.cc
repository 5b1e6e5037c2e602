// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/tool/eval/peer_dates.h"

#include <algorithm>
#include <cctype>
#include <nlohmann/json.hpp>
#include <span>
#include <string_view>

#include "engine/base/civil_date.h"

namespace lode::tool::eval {
namespace {

using Json = nlohmann::json;

std::optional<std::int64_t> day_of(const Json& object, const char* key) {
  const auto found = object.find(key);
  if (found == object.end() || !found->is_string()) return {};
  const auto date = parse_iso_date(found->get<std::string>());
  if (!date) return {};
  return to_days(*date);
}

bool ends_with(std::string_view text, std::string_view tail) {
  return text.size() >= tail.size() && text.substr(text.size() - tail.size()) == tail;
}

// "2016-11-07", "XXXX-11", "2016", "XXXX-WXX-1" (a weekday): a day, month or year.
bool is_calendar_atom(std::string_view timex) {
  if (timex.rfind("XXXX-WXX-", 0) == 0) return timex.size() == 10;
  return !timex.empty() && timex.size() <= 10 &&
         std::all_of(timex.begin(), timex.end(), [](unsigned char c) {
           return std::isdigit(c) != 0 || c == 'X' || c == '-';
         });
}

// An atom, or "(atom,atom,P3M)".
bool is_calendar(std::string_view timex) {
  if (timex.empty() || timex.front() != '(') return is_calendar_atom(timex);
  const std::size_t first = timex.find(',');
  const std::size_t second = timex.find(',', first + 1);
  if (first == std::string_view::npos || second == std::string_view::npos) return false;
  const std::string_view duration = timex.substr(second + 1);
  return is_calendar_atom(timex.substr(1, first - 1)) &&
         is_calendar_atom(timex.substr(first + 1, second - first - 1)) &&
         duration.find("BD") == std::string_view::npos;  // Business days.
}

bool is_calendar_grain(const std::string& grain) {
  return grain == "Day" || grain == "Month" || grain == "Quarter" || grain == "Year";
}

// The last day of the period of `grain` that starts on `first`.
std::int64_t end_of(const std::string& grain, std::int64_t first) {
  CivilDate date = from_days(first);
  if (grain == "Day") return first;
  if (grain == "Quarter") date.month = std::min(12, date.month + 2);
  if (grain == "Year") date.month = 12;
  date.day = 1;
  return to_days(end_of_month(date));
}

bool has_one_of(std::string_view text, std::span<const std::string_view> words) {
  return std::any_of(words.begin(), words.end(), [&](std::string_view word) {
    return text.find(word) != std::string_view::npos;
  });
}

bool names_quarters(std::string_view text) {
  constexpr std::string_view kWords[] = {
      "quarter", "quartal", "trimestre", "q1", "q2", "q3", "q4", "t1", "t2", "t3", "t4"};
  return has_one_of(text, kWords);
}

// The last day of the day, month, quarter or year that begins with `day`, as long as the unit in
// which the range "(a,b,P3M)" is counted; nothing if `timex` is no such range.
std::optional<std::int64_t> end_of_second(const std::string& timex,
                                          std::string_view text,
                                          std::int64_t day) {
  if (timex.empty() || timex.front() != '(' || timex.size() < 3) return {};
  switch (timex[timex.size() - 2]) {
    case 'D': return day;
    case 'M': return end_of(names_quarters(text) ? "Quarter" : "Month", day);
    case 'Y': return end_of("Year", day);
    default: return {};
  }
}

bool names_months_or_years(std::string_view text) {
  constexpr std::string_view kWords[] = {"month",
                                         "year",
                                         "monat",
                                         "jahr",
                                         "mois",
                                         " an",
                                         "ann\xC3\xA9"
                                         "e",
                                         "mes",
                                         "a\xC3\xB1o"};
  return has_one_of(text, kWords);
}

// "early", "mid-", "end of": the part of a period. A plugin may give the whole period and name the
// part elsewhere.
bool names_a_part(std::string_view text) {
  constexpr std::string_view kWords[] = {"earl",
                                         "late",
                                         "mid",
                                         "end",
                                         "begin",
                                         "start",
                                         "fin ",
                                         "fin.",
                                         "d\xC3\xA9"
                                         "but",
                                         "milieu",
                                         "mi-",
                                         "anfang",
                                         "mitte",
                                         "ende",
                                         "principio",
                                         "comienzo",
                                         "mediados",
                                         "final",
                                         "fines",
                                         "temprano",
                                         "m\xC3\xA1s tarde"};
  return has_one_of(text, kWords);
}

// Feasts that the cases name; a calendar of them is no business of news on deals.
bool names_a_holiday(std::string_view text) {
  constexpr std::string_view kWords[] = {
      "christmas",  "easter",    "new year",        "nouvel an",    "no\xC3\xABl",  "p\xC3\xA2que",
      "weihnacht",  "ostern",    "ostermontag",     "karsamstag",   "fastnacht",    "barbaratag",
      "friedensf",  "peter und", "erntedank",       "ewigkeits",    "tag der arb",  "eid al",
      "juneteenth", "freedom d", "jubilee",         "patrick",      "black friday", "independ",
      "workers",    "trabajad",  "ind\xC3\xA9pend", "de la tierra", "de la terre"};
  return has_one_of(text, kWords);
}

// Words that place a day ahead, or a year: such a day is no other one.
bool names_a_direction(std::string_view text) {
  constexpr std::string_view kWords[] = {"next",
                                         "coming",
                                         "this",
                                         "current",
                                         "now",
                                         "after",
                                         " ago",
                                         "hence",
                                         " in ",
                                         "later",
                                         "last",
                                         "prochain",
                                         "suivant",
                                         "apr\xC3\xA8s",
                                         "huit",
                                         "quinze",
                                         "n\xC3\xA4"
                                         "chst",
                                         "kommend",
                                         "nach",
                                         " vor ",
                                         "pr\xC3\xB3xim",
                                         "siguiente",
                                         "viene",
                                         "dentro"};
  std::size_t run = 0;
  std::size_t digits = 0;
  for (const char c : text) {
    const bool digit = c >= '0' && c <= '9';
    run = digit ? run + 1 : 0;
    digits += digit ? 1 : 0;
    if (run == 4 || digits > 5) return true;
  }
  return has_one_of(text, kWords);
}

// The same days so many years, months and days before.
Days before(const Days& days, const CivilDate& back) {
  const auto shifted = [&](std::int64_t day) {
    CivilDate date = from_days(day - back.day);
    const bool last_of_month = day == to_days(end_of_month(from_days(day)));
    const int months = date.year * 12 + date.month - 1 - back.year * 12 - back.month;
    const int length = end_of_month({months / 12, months % 12 + 1, 1}).day;
    const bool to_the_end = back.day == 0 && last_of_month;
    return to_days(
        {months / 12, months % 12 + 1, to_the_end ? length : std::min(date.day, length)});
  };
  Days out = days;
  if (out.first) out.first = shifted(*out.first);
  if (out.last) out.last = shifted(*out.last);
  if (!out.period.empty() && out.first) out.period.clear();
  return out;
}

}  // namespace

bool Days::fits(const Date& date) const {
  if (!period.empty() && to_text(date) == period) return true;
  const bool any_year = period.rfind("XXXX-", 0) == 0;
  if (any_year && ends_with(to_text(date), period.substr(4))) return true;
  if (first && last) {
    const bool whole = coarse && date.precision >= DatePrecision::kWeek;
    if (whole && date.first_day <= *first && *last <= date.last_day) return true;
    return date.first_day == *first &&
           (date.last_day == *last || (other_last && date.last_day == *other_last));
  }
  // An open range: its bound, or the period next to it.
  if (first) return date.first_day == *first || date.last_day + 1 == *first;
  if (last) return date.last_day == *last || date.first_day == *last + 1;
  return false;
}

std::string Days::text() const {
  if (!period.empty() && !(first && last)) return period;
  if (!first || !last)
    return first ? to_iso(from_days(*first)) + ".." : ".." + to_iso(from_days(*last));
  return to_text(Date{*first, *last, DatePrecision::kDay, false, false});
}

std::vector<Days> recognizers_days(const std::string& type,
                                   const std::string& text,
                                   const Json& resolution) {
  std::vector<Days> all;
  if (!ends_with(type, ".date") && !ends_with(type, ".daterange")) return all;
  if (names_a_holiday(text)) return all;
  for (const Json& value : resolution.at("values")) {
    const std::string timex = value.value("timex", std::string());
    if (!is_calendar(timex)) continue;
    Days days;
    if (const auto day = day_of(value, "value")) {
      days.first = days.last = day;
      days.coarse = names_months_or_years(text);
    } else {
      days.first = day_of(value, "start");
      days.last = day_of(value, "end");
      if (days.last) days.other_last = end_of_second(timex, text, *days.last);
      if (days.last) --*days.last;
      days.coarse = days.first && days.last && names_a_part(text);
      if (value.contains("Mod")) days.period = timex;
    }
    if (days.first || days.last) all.push_back(std::move(days));
  }
  return all;
}

std::vector<Days> duckling_days(const Json& expected, std::string_view text, std::int64_t today) {
  const std::string grain = expected.value("grain", std::string());
  const auto holiday = expected.find("holiday");
  if (!is_calendar_grain(grain) || (holiday != expected.end() && !holiday->is_null())) return {};
  const std::string kind = expected.at("kind").get<std::string>();
  Days days;
  if (kind == "instant") {
    days.first = day_of(expected, "value");
    if (days.first) days.last = end_of(grain, *days.first);
    days.coarse = names_months_or_years(text) || names_a_part(text);
  } else if (kind == "interval") {
    days.first = day_of(expected, "from");
    days.last = day_of(expected, "to_exclusive");
    if (days.last) --*days.last;
    days.coarse = names_a_part(text);
  } else {
    days.first = day_of(expected, "value");
    if (days.first)
      days.period = to_text(Date{*days.first, end_of(grain, *days.first), {}, {}, {}});
  }
  if (!days.first) return {};
  if (*days.first <= today || names_a_direction(text)) return {days};
  return {days, before(days, {0, 0, 7}), before(days, {0, 1, 0}), before(days, {1, 0, 0})};
}

}  // namespace lode::tool::eval
