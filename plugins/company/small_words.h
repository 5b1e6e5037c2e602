// SPDX-License-Identifier: GPL-3.0-or-later
// Small words that the rules ask for at every name. They stand in the same table as the cues of the
// catalog, so that one look at a token answers for both.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

namespace lode::company {

struct SmallWords {
  std::uint32_t bit;
  std::span<const std::string_view> words;  // Folded.
};

// Bits beyond those of the cues.
// Words with a capital that begin sentences or are no part of a name: "The", "Meanwhile".
inline constexpr std::uint32_t kFunctionWord = std::uint32_t{1} << 20U;
// Between a cue and the name behind it: "of", "the".
inline constexpr std::uint32_t kFiller = std::uint32_t{1} << 21U;
// Between a name and the cue behind it: "also", "has".
inline constexpr std::uint32_t kAdverb = std::uint32_t{1} << 22U;
// Small in headlines that have capitals elsewhere: "with".
inline constexpr std::uint32_t kPreposition = std::uint32_t{1} << 23U;

// The four kinds.
[[nodiscard]] std::span<const SmallWords> small_words() noexcept;

}  // namespace lode::company
