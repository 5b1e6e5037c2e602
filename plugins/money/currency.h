// SPDX-License-Identifier: GPL-3.0-or-later
// Reads currencies beside numbers: signs, codes and words.
#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <string_view>

#include "plugins/text/tokens.h"

namespace lode::money {

struct Currency {
  std::size_t first = 0;  // Tokens [first, last).
  std::size_t last = 0;
  std::string_view iso;    // ISO 4217.
  bool subunit = false;    // "cents"
  bool weak = false;       // "pounds": perhaps no currency without a magnitude before it.
  bool bare_sign = false;  // "$" or "¥", which several currencies share.
};

// The currency that ends right before token `i`: "$", "US$", "u$s", "U.S.$", "USD", "Rs.".
[[nodiscard]] std::optional<Currency> currency_before(const text::Tokens& tokens, std::size_t i);

// The currency that starts at token `i`: "€", "$US", "USD", "dollars", "US-Dollar",
// "dólares estadounidenses".
[[nodiscard]] std::optional<Currency> currency_at(const text::Tokens& tokens, std::size_t i);

// Calls take() for each word that a glued dollar sign has beside it: "US", "HK".
void for_each_dollar_country(const std::function<void(std::string_view)>& take);

// A word that is a currency code with digits behind it, "USD9": the code and its length.
struct CodeInWord {
  std::string_view iso;
  std::size_t size_bytes = 0;
};
[[nodiscard]] std::optional<CodeInWord> currency_in_word(std::string_view word);

// What the bare sign "¥" stands for in this text: "CNY" if it speaks of yuan or renminbi, else
// "JPY".
[[nodiscard]] std::string_view meaning_of_yen_sign(const text::Tokens& tokens);

// What francs without a country stand for: "FRF" or "BEF" (before 2002) if the text speaks of
// France or Belgium more than of Switzerland, or names other money of that time and no country,
// else "CHF".
[[nodiscard]] std::string_view meaning_of_francs(const text::Tokens& tokens);

}  // namespace lode::money
