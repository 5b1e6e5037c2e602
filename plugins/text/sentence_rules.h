// SPDX-License-Identifier: GPL-3.0-or-later
// Words that decide whether a full stop ends a sentence. All words are folded.
#pragma once

#include <string_view>

namespace lode::text {

// True if `word` is usually followed by a full stop that does not end the sentence ("inc", "mrd").
// Single letters always are.
[[nodiscard]] bool is_abbreviation(std::string_view word) noexcept;

// True if a sentence often begins with `word` ("the", "der", "il"): then even the stop of an
// abbreviation before it ends a sentence.
[[nodiscard]] bool is_sentence_starter(std::string_view word) noexcept;

}  // namespace lode::text
