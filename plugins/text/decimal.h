// SPDX-License-Identifier: GPL-3.0-or-later
// Exact decimal numbers with nine places.
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string_view>

namespace lode::text {

// units + nanos / 1e9; both have the same sign, |nanos| < 1e9.
struct Decimal {
  std::int64_t units = 0;
  std::int32_t nanos = 0;

  auto operator<=>(const Decimal&) const = default;
};

// The value of `digits` before and `fraction` after the decimal point, ASCII digits alone; places
// after the ninth are cut. Nothing if it does not fit.
[[nodiscard]] std::optional<Decimal> parse_decimal(std::string_view digits,
                                                   std::string_view fraction) noexcept;

// Nothing if the product does not fit; digits after the ninth place are cut.
[[nodiscard]] std::optional<Decimal> multiply(Decimal value, std::int64_t factor) noexcept;
[[nodiscard]] Decimal divide(Decimal value, std::int32_t divisor) noexcept;
[[nodiscard]] std::optional<Decimal> add(Decimal a, Decimal b) noexcept;
[[nodiscard]] Decimal negate(Decimal value) noexcept;

// For comparisons of size alone.
[[nodiscard]] double to_double(Decimal value) noexcept;

}  // namespace lode::text
