// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/date/calendar.h"

#include <array>
#include <chrono>
#include <cstdio>

namespace lode::date {
namespace {

using std::chrono::days;
using std::chrono::sys_days;

// `length` months that begin at month `index` (from 0) of `year`.
Period months(int year, int index, int length, Precision precision) {
  const std::chrono::year_month first = std::chrono::year{year} / std::chrono::January;
  const std::chrono::year_month begin = first + std::chrono::months{index};
  const std::chrono::year_month end = begin + std::chrono::months{length};
  const sys_days first_day{begin / 1};
  const sys_days last_day = sys_days{end / 1} - days{1};
  return {first_day.time_since_epoch().count(), last_day.time_since_epoch().count(), precision};
}

std::string iso_day(std::int64_t day) {
  const CivilDay c = civil(day);
  std::array<char, 32> out{};
  std::snprintf(out.data(), out.size(), "%04d-%02d-%02d", c.year, c.month, c.day);
  return out.data();
}

}  // namespace

std::optional<std::int64_t> day_number(const CivilDay& day) {
  const std::chrono::year_month_day date{std::chrono::year{day.year},
                                         std::chrono::month{static_cast<unsigned>(day.month)},
                                         std::chrono::day{static_cast<unsigned>(day.day)}};
  const bool in_range = day.month >= 1 && day.month <= 12 && day.day >= 1 && day.day <= 31 &&
                        day.year >= 1 && day.year <= 9999;
  if (!in_range || !date.ok()) {
    return std::nullopt;
  }
  return sys_days{date}.time_since_epoch().count();
}

CivilDay civil(std::int64_t day) {
  const std::chrono::year_month_day date{sys_days{days{static_cast<int>(day)}}};
  return {static_cast<int>(date.year()),
          static_cast<int>(static_cast<unsigned>(date.month())),
          static_cast<int>(static_cast<unsigned>(date.day()))};
}

int weekday_of(std::int64_t day) {
  const std::chrono::weekday weekday{sys_days{days{static_cast<int>(day)}}};
  return static_cast<int>(weekday.iso_encoding());
}

Period day_period(std::int64_t day) {
  return {day, day, Precision::kDay};
}

Period week_of(std::int64_t day) {
  const std::int64_t monday = day - (weekday_of(day) - 1);
  return {monday, monday + 6, Precision::kWeek};
}

Period month_of(int year, int index) {
  return months(year, index - 1, 1, Precision::kMonth);
}

Period quarter_of(int year, int index) {
  return months(year, 3 * (index - 1), 3, Precision::kQuarter);
}

Period half_of(int year, int index) {
  return months(year, 6 * (index - 1), 6, Precision::kHalf);
}

Period year_of(int year) {
  return months(year, 0, 12, Precision::kYear);
}

std::string to_iso(const Period& period) {
  const CivilDay c = civil(period.first_day);
  const std::string year = iso_day(period.first_day).substr(0, 4);
  if (period == day_period(period.first_day)) return iso_day(period.first_day);
  if (period == month_of(c.year, c.month)) return iso_day(period.first_day).substr(0, 7);
  const int quarter = (c.month + 2) / 3;
  if (period == quarter_of(c.year, quarter)) return year + "-Q" + std::to_string(quarter);
  const int half = c.month <= 6 ? 1 : 2;
  if (period == half_of(c.year, half)) return year + "-H" + std::to_string(half);
  if (period == year_of(c.year)) return year;
  return iso_day(period.first_day) + ".." + iso_day(period.last_day);
}

}  // namespace lode::date
