// SPDX-License-Identifier: GPL-3.0-or-later
// What stands right before and behind an amount: "more than", "a year", "per share".
#pragma once

#include "plugins/money/amount.h"
#include "plugins/text/tokens.h"

namespace lode::money {

// From the words before ("more than", "bis zu", "~") or behind ("or more", "+").
[[nodiscard]] Qualifier qualifier_of(const text::Tokens& tokens, const Amount& amount);

// Of a rate, from the words behind ("/hr", "per GPU hour", "a year", "pro Jahr", "each") or before
// ("yearly", "jährlich", "je Stück").
[[nodiscard]] Period period_of(const text::Tokens& tokens, const Amount& amount);

}  // namespace lode::money
