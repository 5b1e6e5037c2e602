// SPDX-License-Identifier: GPL-3.0-or-later
// The small words of the grammar of amounts. All are folded.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <string_view>

#include "plugins/text/language.h"
#include "plugins/text/tokens.h"

namespace lode::money {

// Magnitude and currency in one word, as written: Mexican "mdd" (millones de dólares), Nordic
// "MEUR", German "TEUR".
struct AmountUnit {
  std::int64_t factor = 1;
  std::string_view iso;
};
[[nodiscard]] std::optional<AmountUnit> unit_in_word(std::string_view word);

using TakeWord = std::function<void(std::string_view)>;
void for_each_amount_unit(const TakeWord& take);
void for_each_lone_magnitude(const TakeWord& take);

// "billion", "billón": magnitudes that an article alone may stand before.
[[nodiscard]] bool is_lone_magnitude(std::string_view word);
[[nodiscard]] bool is_article(std::string_view word);

// "de", "d", "of" between magnitude and currency.
[[nodiscard]] bool is_genitive(std::string_view word);

// "to", "à", "bis", "a" between the ends of a range.
[[nodiscard]] bool is_range_to(std::string_view word, text::Language language);
// "and", "et", "und", "y", after is_range_start() alone.
[[nodiscard]] bool is_range_and(std::string_view word);
[[nodiscard]] bool is_range_start(std::string_view word);
// "from", "by": then "X to Y" tells of a change, and is no range.
[[nodiscard]] bool is_movement(std::string_view word);

// Words that may stand right behind an amount without currency: "11,9 milliards en mars".
[[nodiscard]] bool may_follow_amount(std::string_view word);

// How many tokens "et demi", "y medio" or "and a half" takes at token `i`; 0 if it is not there.
[[nodiscard]] std::size_t and_a_half(const text::Tokens& tokens, std::size_t i);

// "costs", "paid", "prix": what follows is money rather than a weight.
[[nodiscard]] bool is_price_word(std::string_view word);

// "revenus", "pérdidas": what an amount without currency may be of.
[[nodiscard]] bool is_money_noun(std::string_view word);

// "dont", "de los cuales", "davon": a part of the amount before follows.
[[nodiscard]] bool opens_parts(std::string_view word);

// Of "k", "m", "mn", "mln", "b", "bn" and "tn", folded; 1 if it is none of them.
[[nodiscard]] std::int64_t short_magnitude(std::string_view word);

// "grand": a thousand units of money, which need no name.
[[nodiscard]] bool is_slang_thousand(std::string_view word);

// Money of America that is written with a dollar sign.
[[nodiscard]] bool is_peso(std::string_view iso);

// A quick test for compounds such as "zweiundzwanzig" and "dreitausend".
[[nodiscard]] bool may_be_german_number(std::string_view word);

// A hyphen, minus or en dash, as written.
[[nodiscard]] bool is_minus(std::string_view sign);

}  // namespace lode::money
