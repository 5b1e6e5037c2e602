// SPDX-License-Identifier: GPL-3.0-or-later
// An amount of money as the extractor gives it.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "plugins/text/decimal.h"

namespace lode::money {

using text::Decimal;

enum class Qualifier : std::uint8_t { kExact, kAbout, kAtLeast, kAtMost };

// What one unit of the rate is; kNone: no rate.
enum class Period : std::uint8_t { kNone, kHour, kDay, kMonth, kQuarter, kYear, kShare, kUnit };

// kDeal: the size of a contract, purchase, stake, funding, loan or listing. kMetric: revenue,
// profit, backlog, valuation, guidance. kOther: prices, penalties, fortunes. kUnknown: no evidence.
enum class Role : std::uint8_t { kUnknown, kDeal, kMetric, kOther };

// Why an amount of role kDeal is not itself the size of the deal.
enum class Relation : std::uint8_t {
  kNone,
  kRounding,    // "$14B" beside "$14.2 billion".
  kCumulative,  // "... to a total of".
  kComponent,   // A part of another amount.
  kOption,
  kMaximum,     // Base and option together.
  kConversion,  // The same in another currency.
};

// Rule of amounts that say what a company is worth.
inline constexpr std::string_view kValuation = "metric:valuation";

struct Amount {
  std::uint32_t begin = 0;  // Bytes [begin, end): number, magnitude and currency.
  std::uint32_t end = 0;
  std::size_t first = 0;  // Tokens [first, last) of the same.
  std::size_t last = 0;
  Decimal low;
  Decimal high;
  std::string_view currency;  // ISO 4217, of static storage; empty only inside of the extractor.
  bool currency_implicit = false;
  Qualifier qualifier = Qualifier::kExact;
  Period per = Period::kNone;
  Role role = Role::kUnknown;
  Relation relation = Relation::kNone;
  std::string_view rule;       // How the role was found, e.g. "head:contract"; of static storage.
  std::uint8_t cues = 0;       // Bits (1 << Relation) of the relations that words nearby hint at.
  double confidence = 0;       // That it is this amount of money.
  double role_confidence = 0;  // That it has this role.

  [[nodiscard]] bool has_cue(Relation cue) const noexcept {
    return (cues >> static_cast<unsigned>(cue) & 1U) != 0;
  }
  [[nodiscard]] bool is_deal_size() const noexcept {
    return role == Role::kDeal && relation == Relation::kNone &&
           (per == Period::kNone || per == Period::kYear);
  }
};

}  // namespace lode::money
