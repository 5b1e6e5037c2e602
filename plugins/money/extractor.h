// SPDX-License-Identifier: GPL-3.0-or-later
// Finds amounts of money and tells which are the size of a deal. Knows nothing of the plugin ABI.
#pragma once

#include <string_view>
#include <vector>

#include "plugins/money/amount.h"
#include "plugins/text/language.h"
#include "plugins/text/tokens.h"

namespace lode::money {

// All amounts of the text, in text order, without overlaps. An amount without currency takes that
// of an equal amount or of the nearest one, and is left out if the text names no currency at all.
// Linear in the text. [thread-safe]
[[nodiscard]] std::vector<Amount> extract(const text::Tokens& tokens, text::Language language);

}  // namespace lode::money
