// SPDX-License-Identifier: GPL-3.0-or-later
// Names and codes of currencies, generated from the project's table of facts.
#pragma once

#include <span>
#include <string_view>

namespace lode::money {

struct CurrencyName {
  std::string_view phrase;  // Lower case.
  std::string_view iso;     // ISO 4217; XBT for bitcoin.
  bool subunit = false;     // A hundredth of it.
  bool weak = false;        // A common word, or a weight: counts behind a magnitude alone.
};

struct CurrencyCode {
  std::string_view code;  // As written: "USD", "RMB", "Rs".
  std::string_view iso;
};

[[nodiscard]] std::span<const CurrencyName> currency_names() noexcept;
[[nodiscard]] std::span<const CurrencyCode> currency_codes() noexcept;

}  // namespace lode::money
