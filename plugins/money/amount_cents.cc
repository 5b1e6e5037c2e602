// SPDX-License-Identifier: GPL-3.0-or-later
// Subunits behind an amount.
#include <string_view>

#include "plugins/money/amount_reader.h"
#include "plugins/money/amount_words.h"
#include "plugins/money/currency.h"

namespace lode::money {

using text::Language;
using text::TokenKind;

// "20 dollars and 43 cents", "15 dollars 50", "$3 and 20 cents", "5 pounds 50 pence": both as one
// amount, else nothing.
std::optional<Amount> AmountReader::with_cents(Draft draft) const {
  const bool whole =
      draft.factor == 1 && draft.currency && !draft.currency->subunit && draft.value.nanos == 0;
  std::size_t at = draft.last;
  if (!whole || !same_block(at)) return std::nullopt;
  if (is_range_and(tokens_.folded(at)) || tokens_.folded(at) == "con") ++at;
  if (at >= tokens_.size() || !same_block(at) || !may_be_number(at)) return std::nullopt;
  const auto cents = cents_at(at);
  if (!cents) return std::nullopt;
  const bool named = cents->currency.has_value();
  if (draft.currency_before && !named) return std::nullopt;
  if (named) draft.currency->weak = false;
  auto amount = finish(draft);
  const auto sum = amount ? text::add(amount->low, text::divide(cents->value, 100)) : std::nullopt;
  if (!sum) return std::nullopt;
  amount->low = amount->high = *sum;
  amount->last = cents->last;
  amount->end = tokens_[cents->last - 1].end;
  return amount;
}

// 1 to 99 with the name of a subunit behind it, or two digits that count nothing else.
std::optional<AmountReader::Draft> AmountReader::cents_at(std::size_t i) const {
  auto cents = number_at(i);
  if (!cents || cents->value.nanos != 0) return std::nullopt;
  const std::size_t last = cents->last;
  // French "cents" are also hundreds.
  const bool hundreds = cents->in_words && style_.language == Language::kFrench &&
                        cents->value.units % 100 == 0 && tokens_.folded(last - 1) == "cents";
  if (hundreds) cents->value.units /= 100;
  if (cents->value.units < 1 || cents->value.units > 99) return std::nullopt;
  if (hundreds) return cents;
  const auto name = currency_at(tokens_, last);
  if (name) {
    cents->last = name->last;
    cents->currency = name;
    return name->subunit ? cents : std::nullopt;
  }
  if (is_glued(last) && tokens_.folded(last) == "c") {
    ++cents->last;
    return cents;
  }
  if (cents->value.units < 10) return std::nullopt;
  if (last >= tokens_.size() || tokens_[last].starts_sentence) return cents;
  const bool sign = tokens_[last].kind == TokenKind::kSign;
  const bool ends = sign ? is_glued(last) && !is_glued(last + 1) && !tokens_.is_sign(last, '%')
                         : tokens_.folded(last) == "more" || tokens_.folded(last) == "más";
  return ends ? cents : std::nullopt;
}

}  // namespace lode::money
