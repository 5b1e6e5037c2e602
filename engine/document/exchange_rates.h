// SPDX-License-Identifier: GPL-3.0-or-later
// Reference rates, so that amounts of different currencies can be compared and put in order. Facts
// keep their own currency; only comparisons use these.
#pragma once

#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "engine/base/result.h"
#include "engine/document/value.h"

namespace lode {

// Lower and upper end of an amount in dollars.
struct Dollars {
  double low;
  double high;
};

// A table of rates of one day. Immutable once made. [const: thread-safe]
class ExchangeRates {
 public:
  // The table that comes with Lode: rounded to three digits, not meant for accounting.
  [[nodiscard]] static const std::shared_ptr<const ExchangeRates>& built_in();

  // Reads a table of the user's own, in place of the one that comes with Lode, whose rates stay for
  // currencies that it lacks:
  //
  //   # Dollars for one unit.
  //   date 2026-11-01
  //   EUR 1.16
  //
  // `file` is its name in messages.
  // Errors: kInvalidArgument (BAD_RATES) naming file, line and what is expected: no date, or none
  //         of the calendar; a code that is not three capitals, comes twice, or is USD with another
  //         rate than 1; a rate that is no number above 0.
  [[nodiscard]] static Result<ExchangeRates> parse(std::string_view text, const std::string& file);

  // ISO 8601, e.g. "2026-11-01".
  [[nodiscard]] const std::string& day() const noexcept { return day_; }

  // Dollars of one unit of `currency` (ISO 4217); nothing for a currency without a rate.
  [[nodiscard]] std::optional<double> dollars_per_unit(std::string_view currency) const noexcept;

  // A currency without a rate counts as if it were dollars.
  [[nodiscard]] Dollars in_dollars(const Money& money) const noexcept;

 private:
  std::string day_;
  std::map<std::string, double, std::less<>> rates_;
};

}  // namespace lode
