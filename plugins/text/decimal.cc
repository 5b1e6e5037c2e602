// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/text/decimal.h"

#include <algorithm>
#include <limits>

namespace lode::text {
namespace {

constexpr std::int64_t kNanos = 1'000'000'000;

// Wide enough for any product of two 64-bit numbers.
__extension__ using Wide = __int128;

Wide to_wide(Decimal value) {
  return static_cast<Wide>(value.units) * kNanos + value.nanos;
}

std::optional<Decimal> from_wide(Wide nanos) {
  const Wide units = nanos / kNanos;
  // The smallest number is left out, so that every number can be negated.
  if (units > std::numeric_limits<std::int64_t>::max() ||
      units < -std::numeric_limits<std::int64_t>::max()) {
    return std::nullopt;
  }
  return Decimal{static_cast<std::int64_t>(units), static_cast<std::int32_t>(nanos % kNanos)};
}

}  // namespace

std::optional<Decimal> parse_decimal(std::string_view digits, std::string_view fraction) noexcept {
  digits.remove_prefix(std::min(digits.find_first_not_of('0'), digits.size()));
  if (digits.size() > 19) return std::nullopt;
  Wide units = 0;
  for (const char c : digits)
    units = units * 10 + (c - '0');
  Wide nanos = 0;
  for (std::size_t i = 0; i < 9; ++i) {
    nanos = nanos * 10 + (i < fraction.size() ? fraction[i] - '0' : 0);
  }
  return from_wide(units * kNanos + nanos);
}

std::optional<Decimal> multiply(Decimal value, std::int64_t factor) noexcept {
  const Wide limit = static_cast<Wide>(std::numeric_limits<std::int64_t>::max());
  const Wide units = static_cast<Wide>(value.units) * factor;
  if (units > limit || units < -limit) return std::nullopt;
  return from_wide(units * kNanos + static_cast<Wide>(value.nanos) * factor);
}

Decimal divide(Decimal value, std::int32_t divisor) noexcept {
  return from_wide(to_wide(value) / divisor).value_or(Decimal{});
}

std::optional<Decimal> add(Decimal a, Decimal b) noexcept {
  return from_wide(to_wide(a) + to_wide(b));
}

Decimal negate(Decimal value) noexcept {
  return {-value.units, -value.nanos};
}

double to_double(Decimal value) noexcept {
  return static_cast<double>(value.units) + static_cast<double>(value.nanos) / 1e9;
}

}  // namespace lode::text
