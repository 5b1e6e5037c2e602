// SPDX-License-Identifier: GPL-3.0-or-later
// Joins the facts of a text into deals: who buys what from whom for how much.
#pragma once

#include <vector>

#include "plugins/deal/deal.h"
#include "plugins/deal/lexicon.h"

namespace lode::deal {

// One entry for each deal; mentions of the same amount (within 2 %) and kind are one deal. In order
// of their sentences. The facts of `input` must be in order of the text. Linear in text and facts,
// save for sorting. [const: thread-safe]
[[nodiscard]] std::vector<Deal> extract(const Lexicon& lexicon, const Input& input);

}  // namespace lode::deal
