// SPDX-License-Identifier: GPL-3.0-or-later
// Words that tell an amount to be what another one grows to.
#pragma once

#include "plugins/money/amount.h"
#include "plugins/text/tokens.h"

namespace lode::money {

// "$6.5B, taking what it plans to spend to $22.4B": in one sentence a verb of raising since
// `before`, and "to" right before `amount`.
[[nodiscard]] bool is_raised_to(const text::Tokens& tokens,
                                const Amount& before,
                                const Amount& amount);

// "With all options it would climb to $8.7 billion": a verb of growth that is only possible, a few
// words before `amount`.
[[nodiscard]] bool may_grow_to(const text::Tokens& tokens, const Amount& amount);

}  // namespace lode::money
