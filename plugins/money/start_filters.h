// SPDX-License-Identifier: GPL-3.0-or-later
// Which words may begin an amount or stand beside its number: most words of a text are turned away
// here. The filters are filled by the first call. [thread-safe]
#pragma once

#include "plugins/money/word_filter.h"
#include "plugins/text/language.h"

namespace lode::money {

// Folded words that a number in words, or an amount without one ("a billion"), begins with.
[[nodiscard]] const WordFilter& number_starts(text::Language language);

// Folded words that may stand right before or behind the digits of an amount: magnitudes, first
// words of currency names, codes and units.
[[nodiscard]] const WordFilter& money_words();

}  // namespace lode::money
