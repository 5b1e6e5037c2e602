// SPDX-License-Identifier: GPL-3.0-or-later
// Gives amounts their roles from the words around them.
#pragma once

#include <vector>

#include "plugins/money/amount.h"
#include "plugins/text/language.h"
#include "plugins/text/tokens.h"

namespace lode::money {

// Sets role, relation, rule and role_confidence of all amounts of a text, which are in text order
// and have their qualifiers and periods.
//
// Each trigger phrase of an amount's sentence speaks for its role, the louder the closer it stands:
// most as head of the same noun phrase ("$14.2 billion contract", "valuation of $4bn"), less as
// verb, and less behind commas, brackets and other amounts. The loudest role wins.
void score_roles(const text::Tokens& tokens, text::Language language, std::vector<Amount>& amounts);

}  // namespace lode::money
