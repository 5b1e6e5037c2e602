// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/document/exchange_rates.h"

#include <algorithm>
#include <array>

namespace lode {
namespace {

struct Rate {
  std::string_view currency;
  double dollars;
};

// Sorted by code. Approximate levels of late 2025, carried forward; a user's own table is to
// replace them where they matter.
constexpr std::array kRates{
    Rate{"AED", 0.272},     Rate{"ARS", 0.000690}, Rate{"AUD", 0.655},   Rate{"BRL", 0.186},
    Rate{"CAD", 0.715},     Rate{"CHF", 1.25},     Rate{"CLP", 0.00106}, Rate{"CNY", 0.141},
    Rate{"COP", 0.000258},  Rate{"CZK", 0.0476},   Rate{"DKK", 0.155},   Rate{"EUR", 1.16},
    Rate{"GBP", 1.32},      Rate{"HKD", 0.129},    Rate{"HUF", 0.00299}, Rate{"IDR", 0.0000602},
    Rate{"ILS", 0.306},     Rate{"INR", 0.0113},   Rate{"JPY", 0.00650}, Rate{"KRW", 0.000690},
    Rate{"KWD", 3.26},      Rate{"MXN", 0.0541},   Rate{"MYR", 0.239},   Rate{"NOK", 0.0990},
    Rate{"NZD", 0.572},     Rate{"PHP", 0.0170},   Rate{"PLN", 0.273},   Rate{"QAR", 0.275},
    Rate{"RUB", 0.0124},    Rate{"SAR", 0.267},    Rate{"SEK", 0.105},   Rate{"SGD", 0.768},
    Rate{"THB", 0.0309},    Rate{"TRY", 0.0238},   Rate{"TWD", 0.0325},  Rate{"USD", 1.0},
    Rate{"VND", 0.0000380}, Rate{"ZAR", 0.0577},
};

constexpr double kNanos = 1e9;

}  // namespace

std::optional<double> dollars_per_unit(std::string_view currency) noexcept {
  const auto* found = std::lower_bound(
      kRates.begin(), kRates.end(), currency, [](const Rate& rate, std::string_view code) {
        return rate.currency < code;
      });
  if (found == kRates.end() || found->currency != currency) {
    return {};
  }
  return found->dollars;
}

Dollars in_dollars(const Money& money) noexcept {
  const double rate = dollars_per_unit(money.currency).value_or(1.0);
  const auto amount = [&](std::int64_t units, std::int32_t nanos) {
    return (static_cast<double>(units) + static_cast<double>(nanos) / kNanos) * rate;
  };
  return {amount(money.low_units, money.low_nanos), amount(money.high_units, money.high_nanos)};
}

}  // namespace lode
