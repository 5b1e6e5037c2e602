// SPDX-License-Identifier: GPL-3.0-or-later
// Whole periods of the calendar.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "engine/document/value.h"

namespace lode::query {

// The day, ISO week, month, quarter, half or year that holds `day` (since 1970-01-01).
[[nodiscard]] Date period_of(std::int64_t day, DatePrecision precision);

// "year", "quarter", "month", "week", "day"
[[nodiscard]] std::optional<DatePrecision> interval_named(std::string_view name) noexcept;

}  // namespace lode::query
