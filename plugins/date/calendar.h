// SPDX-License-Identifier: GPL-3.0-or-later
// Days, and the periods of the calendar as runs of days. Gregorian; days count from 1970-01-01 = 0.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

namespace lode::date {

enum class Precision : std::uint8_t { kDay, kWeek, kMonth, kQuarter, kHalf, kYear };

// Days first_day to last_day, both included.
struct Period {
  std::int64_t first_day = 0;
  std::int64_t last_day = 0;
  Precision precision = Precision::kDay;

  bool operator==(const Period&) const = default;
};

struct CivilDay {
  int year = 1970;
  int month = 1;
  int day = 1;
};

// Nothing if there is no such day, or the year is not in 1 to 9999.
[[nodiscard]] std::optional<std::int64_t> day_number(const CivilDay& day);
[[nodiscard]] CivilDay civil(std::int64_t day);
// 1 is Monday, 7 Sunday.
[[nodiscard]] int weekday_of(std::int64_t day);

[[nodiscard]] Period day_period(std::int64_t day);
[[nodiscard]] Period week_of(std::int64_t day);  // Monday to Sunday.

// `index` counts from 1; numbers outside of a year carry over into another: month 0 of 2025 is
// December 2024.
[[nodiscard]] Period month_of(int year, int index);
[[nodiscard]] Period quarter_of(int year, int index);
[[nodiscard]] Period half_of(int year, int index);
[[nodiscard]] Period year_of(int year);

// "2025-11-04", "2025-11", "2025-Q3", "2025-H1", "2025", or "2025-11-04..2025-12-31" for others.
[[nodiscard]] std::string to_iso(const Period& period);

}  // namespace lode::date
