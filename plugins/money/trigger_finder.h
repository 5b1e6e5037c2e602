// SPDX-License-Identifier: GPL-3.0-or-later
// Finds the phrases of trigger_table.h near amounts.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "plugins/money/amount.h"
#include "plugins/money/trigger_table.h"
#include "plugins/text/gazetteer.h"
#include "plugins/text/language.h"
#include "plugins/text/tokens.h"

namespace lode::money {

// Less is a price.
constexpr std::int64_t kLeastDealUnits = 100'000;

// False for rates and small sums, which need no words to be told.
[[nodiscard]] inline bool may_be_size(const Amount& amount) noexcept {
  return amount.high.units >= kLeastDealUnits &&
         (amount.per == Period::kNone || amount.per == Period::kYear);
}

// Those up to `reach` tokens from amounts that may be sizes, from left to right. In German texts a
// compound counts as its last part: "Jahresumsatz" as "Umsatz".
[[nodiscard]] std::vector<text::NameMatch> find_triggers(const text::Tokens& tokens,
                                                         text::Language language,
                                                         const std::vector<Amount>& amounts,
                                                         std::size_t reach);

// The last noun of the tokens [first, last).
[[nodiscard]] std::optional<text::NameMatch> last_noun(const text::Tokens& tokens,
                                                       text::Language language,
                                                       std::size_t first,
                                                       std::size_t last);

[[nodiscard]] inline const Trigger& trigger_of(const text::NameMatch& match) {
  return triggers()[match.value];
}

}  // namespace lode::money
