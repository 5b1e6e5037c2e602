// SPDX-License-Identifier: GPL-3.0-or-later
// Small words that tell how a company stands in its sentence. All are folded.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <iterator>
#include <string_view>

namespace lode::deal {

template <std::size_t kSize>
[[nodiscard]] bool is_one_of(const std::string_view (&words)[kSize], std::string_view word) {
  return std::find(std::begin(words), std::end(words), word) != std::end(words);
}

// What a preposition makes of the company behind it: "by Meta", "auprès de Meta", "bei Meta".
enum class Tie : std::uint8_t {
  kNone,
  kBy,
  kFrom,
  kTo,
  kWith,
  kIn,
  kOf,  // Also "von" and "de", which may mean "by" or "from".
  kBetween,
  kAmong,  // "including", "darunter".
  kFor,
  kOther,  // "on", "über": of no use, but what follows is no subject.
};

// kNone for other words.
[[nodiscard]] Tie tie_of_word(std::string_view word);

// Ends the search for the preposition of a name to its left: "that", "et", "hatte", "März".
[[nodiscard]] bool ends_noun_phrase(std::string_view word);

// "chips from Nvidia", "puces de Nvidia".
[[nodiscard]] bool is_of(std::string_view word);

// Definite ones: "the", "le", "das", "dem", also "this", "du", "al", "beim".
[[nodiscard]] bool is_article(std::string_view word);

// Before "such as": "backers", "investisseurs".
[[nodiscard]] bool is_investor_noun(std::string_view word);

// Behind a comma: starts a clause of its own. "which", "qui", "die", "while".
[[nodiscard]] bool is_clause_start(std::string_view word);

// Forms of "be" that make a passive: "was", "sera", "wurde", "fue".
[[nodiscard]] bool is_passive_auxiliary(std::string_view word);

// Forms of "have" in French and Spanish, which make an active of a participle: "a", "ont", "ha".
[[nodiscard]] bool is_active_auxiliary(std::string_view word);

}  // namespace lode::deal
