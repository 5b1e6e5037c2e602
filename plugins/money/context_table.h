// SPDX-License-Identifier: GPL-3.0-or-later
// The words beside amounts that qualify them or make them rates. All are folded.
#pragma once

#include "plugins/money/amount.h"
#include "plugins/text/word_map.h"

namespace lode::money {

// One to three words, parted by spaces, right before or right behind an amount.
[[nodiscard]] const text::WordMap<Qualifier>& phrases_before();
[[nodiscard]] const text::WordMap<Qualifier>& phrases_behind();

// What one pays for, behind "per", "a", "/" and their like.
[[nodiscard]] const text::WordMap<Period>& units();

// Words that make an amount a rate by themselves, before or behind it.
[[nodiscard]] const text::WordMap<Period>& adverbs();

}  // namespace lode::money
