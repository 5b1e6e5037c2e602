// SPDX-License-Identifier: GPL-3.0-or-later
// Days of the proleptic Gregorian calendar, counted from 1970-01-01 = 0.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace lode {

struct CivilDate {
  int year = 1970;
  int month = 1;  // 1..12
  int day = 1;    // 1..31

  bool operator==(const CivilDate&) const = default;
};

// True if the date exists, and its year is in 1..9999.
[[nodiscard]] bool is_valid(const CivilDate& date) noexcept;

// 1970-01-01 is 0. `date` must be valid.
[[nodiscard]] std::int64_t to_days(const CivilDate& date) noexcept;
[[nodiscard]] CivilDate from_days(std::int64_t days) noexcept;

// Last day of the month of `date`, e.g. 2024-02-29.
[[nodiscard]] CivilDate end_of_month(const CivilDate& date) noexcept;

// "2025-11-04". from_days() output is always printable.
[[nodiscard]] std::string to_iso(const CivilDate& date);

// Reads a leading "YYYY-MM-DD", as in a date or an RFC 3339 time; nothing if there is none or it
// does not exist.
[[nodiscard]] std::optional<CivilDate> parse_iso_date(std::string_view text) noexcept;

// Seconds since 1970-01-01T00:00Z of an ISO 8601 / RFC 3339 time such as "2025-11-04",
// "2025-11-04T09:30:00Z", "2025-11-04 09:30+0100"; nothing if it is no such time.
[[nodiscard]] std::optional<std::int64_t> parse_iso_time(std::string_view text) noexcept;

// "2025-11-04T09:30:00Z"
[[nodiscard]] std::string to_iso_time(std::int64_t unix_seconds);

}  // namespace lode
