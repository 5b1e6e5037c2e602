// SPDX-License-Identifier: GPL-3.0-or-later
// What people write for amounts of money, days and quantities, read as figures that the columns
// compare (facts::Entry): dollars at the reference rate, days since 1970-01-01, the facet's unit.
#pragma once

#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <string_view>

#include "engine/document/exchange_rates.h"
#include "engine/document/schema.h"
#include "engine/document/value.h"
#include "engine/query/ast.h"

namespace lode::query {

// A written value; low < high for a period ("2025-Q3").
struct Measure {
  double low = 0;
  double high = 0;
};

// What written values are read against. A day alone stands for it and the rates that come with
// Lode; these outlive it.
struct Reference {
  // NOLINTNEXTLINE(google-explicit-constructor): most callers know nothing but the day.
  Reference(std::int64_t day, const ExchangeRates& table = *ExchangeRates::built_in())
      : today(day), rates(&table) {}

  std::int64_t today;  // Days since 1970-01-01.
  const ExchangeRates* rates;
};

// "10B", "$1.5bn", "EUR 500m", "700 million dollars", "1,500,000", "2 Mrd €". Without a currency:
// dollars. Nothing if it is no amount, or its currency has no reference rate.
[[nodiscard]] std::optional<Money> read_money(
    std::string_view text, const ExchangeRates& rates = *ExchangeRates::built_in());

// "2025", "2025-03", "2025-03-14", "2025-Q3", "Q3 2025", "2025-H1", "2025-W12", "March 2025",
// "today", "yesterday", "7d", "last 90 days", "3 months ago"; `today` is the day that relative ones
// count from.
[[nodiscard]] std::optional<Date> read_date(std::string_view text, std::int64_t today);

// "100k", "1.5 million", "18 months", "1GW", as a figure in `unit` (UCUM). Nothing if the unit
// measures something else.
[[nodiscard]] std::optional<double> read_number(std::string_view text, std::string_view unit);

// The value for a facet of kind money, date or number, also a range as to_text() writes it. Nothing
// if it is none.
[[nodiscard]] std::optional<Measure> read_measure(const FacetField& facet,
                                                  std::string_view text,
                                                  const Reference& reference);

// What a value of the facet looks like, for error messages.
[[nodiscard]] std::string value_help(const FacetField& facet);

// What a condition asks for. A value from low to high satisfies it if the two overlap; at an open
// end they have to share more than that end.
struct Interval {
  double low = -std::numeric_limits<double>::infinity();
  double high = std::numeric_limits<double>::infinity();
  bool low_open = false;
  bool high_open = false;

  [[nodiscard]] bool meets(double value_low, double value_high) const noexcept {
    return (low_open ? value_high > low : value_high >= low) &&
           (high_open ? value_low < high : value_low <= high);
  }
};

// The interval of a condition with any comparison but kHas and kStartsWith. Nothing if a value
// cannot be read, or the range ends before it begins.
[[nodiscard]] std::optional<Interval> interval_of(const Node& condition,
                                                  const FacetField& facet,
                                                  const Reference& reference);

// The figures that columns compare: see facts::Entry. Nothing for keywords and records.
[[nodiscard]] std::optional<Measure> measure_of(
    const Value& value, const ExchangeRates& rates = *ExchangeRates::built_in()) noexcept;

}  // namespace lode::query
