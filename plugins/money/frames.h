// SPDX-License-Identifier: GPL-3.0-or-later
// Turns of phrase around an amount that decide its role where single words do not.
#pragma once

#include <cstddef>

#include "plugins/money/amount.h"
#include "plugins/text/tokens.h"

namespace lode::money {

// "for ten years", "pendant dix ans", "bis 2030": near the amount in its sentence.
[[nodiscard]] bool names_a_term(const text::Tokens& tokens, const Amount& amount);

// "this year", "im laufenden Jahr", "durante 2026": near the amount in its sentence.
[[nodiscard]] bool names_a_year_to_come(const text::Tokens& tokens, const Amount& amount);

// "The valuation climbed, in a round of $700 million, to $9.2 billion": a verb of change since
// `from`, and "to" right before the amount.
[[nodiscard]] bool changes_to(const text::Tokens& tokens, std::size_t from, const Amount& amount);

// "$820 million, against $610 million a year earlier": a word of comparison between two amounts of
// one sentence.
[[nodiscard]] bool is_compared(const text::Tokens& tokens,
                               const Amount& first,
                               const Amount& second);

// "The lease will bring it revenue of $2.9 billion": a verb of bringing in [first, last).
[[nodiscard]] bool brings(const text::Tokens& tokens, std::size_t first, std::size_t last);

// "$500 million upfront", "pago inicial de 50 millones": a part of a price.
[[nodiscard]] bool is_instalment(const text::Tokens& tokens, const Amount& amount);

// Words that open another clause: "which", "dont", "während"; German pronouns behind a comma.
[[nodiscard]] bool opens_clause(const text::Tokens& tokens, std::size_t i);

// The share of a word's voice that passes the signs and clauses in the tokens [first, last).
[[nodiscard]] double damping(const text::Tokens& tokens, std::size_t first, std::size_t last);

}  // namespace lode::money
