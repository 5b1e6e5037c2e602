// SPDX-License-Identifier: GPL-3.0-or-later
// Tells the size of a deal from its roundings, totals, parts and conversions.
#pragma once

#include <vector>

#include "plugins/money/amount.h"
#include "plugins/text/tokens.h"

namespace lode::money {

// Sets `relation` of the amounts of role kDeal, and gives amounts without evidence the role of an
// equal amount elsewhere in the text, or kDeal in its first sentences.
void relate(const text::Tokens& tokens, std::vector<Amount>& amounts);

}  // namespace lode::money
