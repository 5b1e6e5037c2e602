// SPDX-License-Identifier: GPL-3.0-or-later
// Numbers in digits and words and the magnitudes behind them, read from every token.
#include <cmath>

#include "plugins/text/magnitudes.h"
#include "plugins/text/numbers.h"
#include "tests/fuzz/text_input.h"

namespace {

using namespace lode;
using text::Decimal;
using text::NumberMatch;
using text::Tokens;

void check_value(Decimal value) {
  constexpr std::int32_t kNanos = 1'000'000'000;
  fuzz::expect(value.nanos < kNanos && value.nanos > -kNanos, "nanos are a fraction");
  fuzz::expect((value.units >= 0 && value.nanos >= 0) || (value.units <= 0 && value.nanos <= 0),
               "units and nanos have one sign");
  fuzz::expect(std::isfinite(text::to_double(value)), "a value is finite");
}

void check(const Tokens& tokens, std::size_t i, const std::optional<NumberMatch>& number) {
  if (!number) return;
  fuzz::expect(number->last > i && number->last <= tokens.size(), "a number has tokens");
  fuzz::expect(tokens[i].block == tokens[number->last - 1].block, "a number is in one block");
  check_value(number->value);
}

void check_magnitude(const Tokens& tokens, std::size_t i, text::Language language) {
  const auto magnitude = text::read_magnitude(tokens, i, language);
  if (!magnitude) return;
  fuzz::expect(magnitude->last > i && magnitude->last <= tokens.size(), "a magnitude has tokens");
  fuzz::expect(magnitude->factor > 1, "a magnitude multiplies");
  if (const auto number = text::multiply({.units = 7, .nanos = 250'000'000}, magnitude->factor))
    check_value(*number);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size) {
  const fuzz::TextInput input = fuzz::text_input(data, size);
  const Tokens tokens(input.text);
  const text::NumberStyle style = text::number_style(tokens, input.language);
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    check_magnitude(tokens, i, input.language);
    if (tokens[i].kind == text::TokenKind::kDigits) check(tokens, i, read_digits(tokens, i, style));
    if (tokens[i].kind != text::TokenKind::kWord) continue;
    check(tokens, i, read_number_words(tokens, i, input.language));
    const std::size_t digits_at = tokens.word(i).find_first_of("0123456789");
    if (digits_at != std::string_view::npos)
      check(tokens, i, read_digits_in_word(tokens, i, digits_at, style));
  }
  return 0;
}
