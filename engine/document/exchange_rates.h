// SPDX-License-Identifier: GPL-3.0-or-later
// Reference rates, so that amounts of different currencies can be compared and put in order. Facts
// keep their own currency; only comparisons use these.
#pragma once

#include <optional>
#include <string_view>

#include "engine/document/value.h"

namespace lode {

// Day of the table, ISO 8601. Rates are rounded to three digits and are not meant for accounting.
inline constexpr std::string_view kRatesDay = "2026-11-01";

// Dollars of one unit of `currency` (ISO 4217); nothing for a currency that the table lacks.
[[nodiscard]] std::optional<double> dollars_per_unit(std::string_view currency) noexcept;

// Lower and upper end of `money` in dollars; a currency without a rate counts as if it were
// dollars.
struct Dollars {
  double low;
  double high;
};
[[nodiscard]] Dollars in_dollars(const Money& money) noexcept;

}  // namespace lode
