// SPDX-License-Identifier: GPL-3.0-or-later
// Function words of some languages, in the analyzer's normal form (no accents).
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

namespace lode::analysis {

// Sorted by bytes. Languages en, fr, de, es, it, pt, nl; empty for others. [thread-safe]
[[nodiscard]] std::span<const std::string_view> stop_words(std::string_view language) noexcept;

// The bit of a language in stop_word_bits(); 0 for others. [thread-safe]
[[nodiscard]] std::uint8_t stop_word_bit(std::string_view language) noexcept;

// The languages that have `word` in their stop_words(). O(1): texts are asked word by word.
// [thread-safe]
[[nodiscard]] std::uint8_t stop_word_bits(std::string_view word) noexcept;

}  // namespace lode::analysis
