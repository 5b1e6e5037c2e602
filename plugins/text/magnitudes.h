// SPDX-License-Identifier: GPL-3.0-or-later
// Words and letters that multiply the number before them: "billion", "Mrd.", "bn", "mil millones".
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <string_view>

#include "plugins/text/language.h"
#include "plugins/text/tokens.h"

namespace lode::text {

struct Magnitude {
  std::size_t last = 0;  // One past its last token; a full stop of an abbreviation is included.
  std::int64_t factor = 1;
  // One letter ("B", "m", "k"), which may also be a unit: counts only beside a currency, or glued
  // to a number that is known to be an amount or a count.
  bool letter = false;
};

// The magnitude that starts at token `i`. "billion" is 1e9 in English and 1e12 in the other three;
// "trillion" likewise. A letter is accepted with its usual meaning: m and M 1e6, b and B 1e9,
// k and K 1e3, T 1e12 (never t, a ton).
[[nodiscard]] std::optional<Magnitude> read_magnitude(const Tokens& tokens,
                                                      std::size_t i,
                                                      Language language);

// All words that read_magnitude() knows, folded.
void for_each_magnitude_word(Language language, const std::function<void(std::string_view)>& take);

}  // namespace lode::text
