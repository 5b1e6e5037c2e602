// SPDX-License-Identifier: GPL-3.0-or-later
// Numbers in digits and words, in the notations of English, French, German and Spanish texts.
// Magnitude words after a number ("billion") are in magnitudes.h.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>

#include "plugins/text/decimal.h"
#include "plugins/text/language.h"
#include "plugins/text/tokens.h"

namespace lode::text {

// Which sign parts thousands. kPoint: "1.234,5"; kComma: "1,234.5". kPoint is usual in French,
// German and Spanish; Spanish texts from America write kComma.
enum class Grouping : std::uint8_t { kComma, kPoint };

// How the numbers of one text are written.
struct NumberStyle {
  Language language = Language::kEnglish;
  Grouping grouping = Grouping::kComma;
  // Numbers such as "9,700" say nothing by themselves; true if others in the text decide.
  bool certain = false;
};

// Looks for numbers whose notation admits one reading ("4.5", "1.234.567"), and takes the
// language's usual style without any.
[[nodiscard]] NumberStyle number_style(const Tokens& tokens, Language language);

struct NumberMatch {
  std::size_t last = 0;  // One past its last token.
  Decimal value;
  bool in_words = false;
  bool article = false;  // "un", "eine": perhaps no number at all.
};

// The number in digits that starts at token `i`, with its groups and decimals: "14.2", "1.500",
// "1 500", "1,00,000", "9'700". Nothing if it is part of a longer sequence such as a version,
// address, time, date ("3.5.1", "12:21", "2025-11-03") or does not fit into a Decimal.
[[nodiscard]] std::optional<NumberMatch> read_digits(const Tokens& tokens,
                                                     std::size_t i,
                                                     const NumberStyle& style);

// The same for a number whose first digits end the word at `i`: "USD9.7" begins with the word
// "USD9", and its number at the word's byte 3.
[[nodiscard]] std::optional<NumberMatch> read_digits_in_word(const Tokens& tokens,
                                                             std::size_t i,
                                                             std::size_t digits_at,
                                                             const NumberStyle& style);

// The number in words that starts at token `i`: "nine", "four hundred eighty", "one point five",
// "zweieinhalb", "quatre-vingt-dix", "dos mil quinientos". A magnitude word at its end is left
// ("two million": 2; "fifty thousand": 50), one inside is part of it ("two thousand five hundred").
[[nodiscard]] std::optional<NumberMatch> read_number_words(const Tokens& tokens,
                                                           std::size_t i,
                                                           Language language);

}  // namespace lode::text
