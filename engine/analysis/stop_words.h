// SPDX-License-Identifier: GPL-3.0-or-later
// Function words of some languages, in the analyzer's normal form (no accents).
#pragma once

#include <span>
#include <string_view>

namespace lode::analysis {

// Sorted by bytes. Languages en, fr, de, es, it, pt, nl; empty for others. [thread-safe]
[[nodiscard]] std::span<const std::string_view> stop_words(std::string_view language) noexcept;

// True if `word` is in stop_words(language). O(log n).
[[nodiscard]] bool is_stop_word(std::span<const std::string_view> words,
                                std::string_view word) noexcept;

}  // namespace lode::analysis
