// SPDX-License-Identifier: GPL-3.0-or-later
// Durations of contracts: "five-year", "sur sept ans", "siebenjährig", "durante 5 años".
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "plugins/text/language.h"
#include "plugins/text/tokens.h"

namespace lode::date {

struct Term {
  std::uint32_t begin = 0;  // Bytes [begin, end).
  std::uint32_t end = 0;
  double low_years = 0;  // low < high for ranges: "12 to 18 months".
  double high_years = 0;
  double confidence = 0;
  std::string_view rule;  // Of static storage.
};

// Durations in months and years that words around them show to be terms; ages ("a ten-year-old
// firm"), times past ("over the past five years", "seit zehn Jahren") and to come ("in five years")
// are none. "From 2027 to 2031" is a term of four years, "through 2031" of five.
[[nodiscard]] std::vector<Term> find_terms(const text::Tokens& tokens, text::Language language);

// The same by `seeds`, the tokens in rising order that may be units of time or years in digits: who
// has them spares another pass over the text. German texts are read whole, for their adjectives.
[[nodiscard]] std::vector<Term> find_terms(const text::Tokens& tokens,
                                           text::Language language,
                                           const std::vector<std::uint32_t>& seeds);

}  // namespace lode::date
