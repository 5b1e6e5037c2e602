// SPDX-License-Identifier: GPL-3.0-or-later
// What decides whether a sentence ends. All words are folded.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace lode::text {

// What the signs right before a token say of the sentence before it.
enum class Stop : std::uint8_t {
  kNone,
  kWeak,    // A stop behind an abbreviation, initial or ordinal.
  kStrong,  // An end mark.
  kCertain  // The token is a bullet, of a list without line breaks.
};

// Signs of ASCII that may end a sentence, or close one that has ended.
[[nodiscard]] constexpr std::array<bool, 128> end_marks() {
  std::array<bool, 128> marks{};
  for (const char c : {'.', '!', '?', ')', ']', '"', '\''})
    marks[static_cast<std::size_t>(c)] = true;
  return marks;
}
inline constexpr std::array<bool, 128> kEndMarks = end_marks();

// True if `word` is usually followed by a full stop that does not end the sentence ("inc", "mrd").
// Single letters always are.
[[nodiscard]] bool is_abbreviation(std::string_view word) noexcept;

// True if a sentence often begins with `word` ("the", "der", "il"): then even the stop of an
// abbreviation before it ends a sentence.
[[nodiscard]] bool is_sentence_starter(std::string_view word) noexcept;

}  // namespace lode::text
