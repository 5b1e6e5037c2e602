// SPDX-License-Identifier: GPL-3.0-or-later
// "Did you mean": what documents have instead of words that no document has.
//
// A look-up walks over the words of the index and skips what cannot be near (edit_walk.h); the
// number of words that it touches has a limit.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "engine/query/ast.h"
#include "engine/query/planner.h"

namespace lode::query {

// Words of the index that one look-up touches at most.
inline constexpr std::size_t kMaxSpellingSteps = 20'000;
// Unknown words of one query that are looked up at most.
inline constexpr std::size_t kMaxCorrections = 4;

// Edits (insert, delete, replace, swap of neighbours) that a word of so many characters may be off:
// none below 3, one below 6, else two.
[[nodiscard]] std::size_t spelling_limit(std::size_t characters) noexcept;

// The word of the index nearest to `word` (in normal form): fewest edits first, then most
// documents, then the order of the alphabet. Its first edit may be anywhere; two edits are
// considered where none has one, and then the first character must be right. Nothing if there is
// none, or none among the first kMaxSpellingSteps words touched. `prefix` is that of the field's
// terms. May throw what Xapian and the watch of `plan` throw.
[[nodiscard]] std::optional<std::string> nearest_word(const PlanContext& plan,
                                                      const std::string& prefix,
                                                      const std::string& word);

// The query text with its unknown words, also those of phrases, replaced by the nearest
// ones that documents have; what is excluded by NOT is left alone. Empty if all is known or
// nothing is near. `root` is the tree of `text`. May throw as nearest_word().
[[nodiscard]] std::string corrected_query(const PlanContext& plan,
                                          const Node& root,
                                          std::string_view text);

}  // namespace lode::query
