// SPDX-License-Identifier: GPL-3.0-or-later
// Numerals with magnitudes, exactly: "1,500", "1.5bn", "2 Mrd".
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace lode::query {

// mantissa * 10^exponent.
struct Figure {
  std::int64_t mantissa = 0;
  int exponent = 0;
};

// Takes a numeral off the front of `text`. The dot is decimal; a comma separates thousands if three
// digits follow it each time, else one comma is decimal. Nothing (and `text` unchanged) without a
// digit in front, or beyond 18 digits.
[[nodiscard]] std::optional<Figure> take_figure(std::string_view& text);

// Power of ten of a magnitude ("k", "bn", "million", "Mrd", "mil millones", letter case ignored).
[[nodiscard]] std::optional<int> magnitude(std::string_view word);

[[nodiscard]] double to_double(const Figure& figure);

// Lower case, blanks single and none at the ends.
[[nodiscard]] std::string tidy(std::string_view text);

// `tidied` with the first numeral in English notation, if points part its thousands: "40.000,5
// millones" becomes "40000.5 millones". That is so where the words behind it are German, French or
// Spanish, or there are several points.
[[nodiscard]] std::string with_english_numeral(std::string tidied);
[[nodiscard]] std::string_view trim(std::string_view text);

}  // namespace lode::query
