// SPDX-License-Identifier: GPL-3.0-or-later
// Finds the phrases of trigger_table.h near amounts.
#pragma once

#include <cstddef>
#include <vector>

#include "plugins/money/amount.h"
#include "plugins/money/trigger_table.h"
#include "plugins/text/gazetteer.h"
#include "plugins/text/language.h"
#include "plugins/text/tokens.h"

namespace lode::money {

// How many tokens before an amount and behind it are looked at.
struct TriggerReach {
  std::size_t before = 0;
  std::size_t behind = 0;
};

// From left to right. In German texts a compound counts as its last part: "Jahresumsatz" as
// "Umsatz".
[[nodiscard]] std::vector<text::NameMatch> find_triggers(const text::Tokens& tokens,
                                                         text::Language language,
                                                         const std::vector<Amount>& amounts,
                                                         TriggerReach reach);

[[nodiscard]] inline const Trigger& trigger_of(const text::NameMatch& match) {
  return triggers()[match.value];
}

}  // namespace lode::money
