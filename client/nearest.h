// SPDX-License-Identifier: GPL-3.0-or-later
// "Did you mean": the word of a list that is nearest to one that is not in it.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace lode::client {

// Fewest insertions, deletions, replacements and swaps of neighbouring bytes that turn `a` into `b`
// (optimal string alignment).
[[nodiscard]] std::size_t edit_distance(std::string_view a, std::string_view b);

// The nearest of `words`, or empty if none is within a third of the length of `word`. A word that
// begins with `word` counts as near.
[[nodiscard]] std::string nearest(std::string_view word, const std::vector<std::string>& words);

}  // namespace lode::client
