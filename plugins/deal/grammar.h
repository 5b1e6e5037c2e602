// SPDX-License-Identifier: GPL-3.0-or-later
// What the companies beside a verb or noun of deals are, by their place and preposition.
#pragma once

#include <cstdint>

#include "plugins/deal/context_words.h"
#include "plugins/deal/deal.h"
#include "plugins/deal/lexicon.h"

namespace lode::deal {

enum class Part : std::uint8_t { kNone, kBuyer, kSeller, kBoth };

struct Grammar {
  Part subject, object, owner, by, from, to, with, in, of, between, among, with_for;
};

[[nodiscard]] Grammar grammar_of(Act act);
[[nodiscard]] Part part_of(const Grammar& grammar, Tie tie);

// Verbs have a subject and a voice, nouns have not.
[[nodiscard]] bool is_verb(Act act);

// Whether a verb or noun may tell of a deal of this kind.
[[nodiscard]] bool fits(Act act, Kind kind);

}  // namespace lode::deal
