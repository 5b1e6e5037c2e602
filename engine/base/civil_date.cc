// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/base/civil_date.h"

#include <chrono>
#include <cstdio>

namespace lode {
namespace {

using std::chrono::day;
using std::chrono::month;
using std::chrono::sys_days;
using std::chrono::year;
using std::chrono::year_month_day;

constexpr std::int64_t kSecondsPerDay = 86400;

year_month_day to_chrono(const CivilDate& date) {
  return {year{date.year},
          month{static_cast<unsigned>(date.month)},
          day{static_cast<unsigned>(date.day)}};
}

CivilDate from_chrono(const year_month_day& date) {
  return {static_cast<int>(date.year()),
          static_cast<int>(static_cast<unsigned>(date.month())),
          static_cast<int>(static_cast<unsigned>(date.day()))};
}

// Reads exactly `count` digits at the front of `text` and removes them.
std::optional<int> take_digits(std::string_view& text, std::size_t count) noexcept {
  if (text.size() < count) {
    return {};
  }
  int value = 0;
  for (std::size_t i = 0; i < count; ++i) {
    if (text[i] < '0' || text[i] > '9') {
      return {};
    }
    value = value * 10 + (text[i] - '0');
  }
  text.remove_prefix(count);
  return value;
}

bool take(std::string_view& text, char c) noexcept {
  if (text.empty() || text.front() != c) {
    return false;
  }
  text.remove_prefix(1);
  return true;
}

std::optional<CivilDate> take_date(std::string_view& text) noexcept {
  const auto y = take_digits(text, 4);
  if (!y || !take(text, '-')) return {};
  const auto m = take_digits(text, 2);
  if (!m || !take(text, '-')) return {};
  const auto d = take_digits(text, 2);
  if (!d) return {};
  const CivilDate date{*y, *m, *d};
  return is_valid(date) ? std::optional(date) : std::nullopt;
}

// Seconds of "HH:MM[:SS[.fff]]".
std::optional<std::int64_t> take_clock(std::string_view& text) noexcept {
  const auto hours = take_digits(text, 2);
  if (!hours || !take(text, ':')) return {};
  const auto minutes = take_digits(text, 2);
  if (!minutes || *hours > 24 || *minutes > 59) return {};
  int seconds = 0;
  if (take(text, ':')) {
    const auto read = take_digits(text, 2);
    if (!read || *read > 60) return {};
    seconds = *read;
    if (take(text, '.')) {
      while (take_digits(text, 1)) {
      }
    }
  }
  return std::int64_t{*hours} * 3600 + *minutes * 60 + seconds;
}

// Seconds east of Greenwich of "Z", "+01:00", "-0500" or nothing.
std::optional<std::int64_t> take_zone(std::string_view& text) noexcept {
  if (text.empty() || take(text, 'Z') || take(text, 'z')) {
    return 0;
  }
  const bool east = text.front() == '+';
  if (!take(text, '+') && !take(text, '-')) return {};
  const auto hours = take_digits(text, 2);
  if (!hours) return {};
  take(text, ':');
  const auto minutes = take_digits(text, 2);
  const std::int64_t seconds = std::int64_t{*hours} * 3600 + minutes.value_or(0) * 60;
  return east ? seconds : -seconds;
}

}  // namespace

bool is_valid(const CivilDate& date) noexcept {
  return date.year >= 1 && date.year <= 9999 && date.month >= 1 && date.month <= 12 &&
         date.day >= 1 && date.day <= 31 && to_chrono(date).ok();
}

std::int64_t to_days(const CivilDate& date) noexcept {
  return sys_days{to_chrono(date)}.time_since_epoch().count();
}

CivilDate from_days(std::int64_t days) noexcept {
  return from_chrono(year_month_day{sys_days{std::chrono::days{days}}});
}

CivilDate end_of_month(const CivilDate& date) noexcept {
  return from_chrono(year{date.year} / month{static_cast<unsigned>(date.month)} /
                     std::chrono::last);
}

std::string to_iso(const CivilDate& date) {
  char buffer[48];
  std::snprintf(buffer, sizeof buffer, "%04d-%02d-%02d", date.year, date.month, date.day);
  return buffer;
}

std::optional<CivilDate> parse_iso_date(std::string_view text) noexcept {
  const auto date = take_date(text);
  const bool more_digits = !text.empty() && text.front() >= '0' && text.front() <= '9';
  return more_digits ? std::nullopt : date;
}

std::optional<std::int64_t> parse_iso_time(std::string_view text) noexcept {
  const auto date = take_date(text);
  if (!date) return {};
  std::int64_t seconds = to_days(*date) * kSecondsPerDay;
  if (text.empty()) return seconds;
  if (!take(text, 'T') && !take(text, 't') && !take(text, ' ')) return {};
  const auto clock = take_clock(text);
  if (!clock) return {};
  take(text, ' ');
  const auto zone = take_zone(text);
  if (!zone || !text.empty()) return {};
  return seconds + *clock - *zone;
}

std::string to_iso_time(std::int64_t unix_seconds) {
  std::int64_t days = unix_seconds / kSecondsPerDay;
  std::int64_t rest = unix_seconds % kSecondsPerDay;
  if (rest < 0) {
    rest += kSecondsPerDay;
    --days;
  }
  char buffer[32];
  std::snprintf(buffer,
                sizeof buffer,
                "T%02d:%02d:%02dZ",
                static_cast<int>(rest / 3600),
                static_cast<int>(rest / 60 % 60),
                static_cast<int>(rest % 60));
  return to_iso(from_days(days)) + buffer;
}

}  // namespace lode
