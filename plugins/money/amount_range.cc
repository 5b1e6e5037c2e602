// SPDX-License-Identifier: GPL-3.0-or-later
// Ranges of amounts.
#include <string_view>

#include "plugins/money/amount_reader.h"
#include "plugins/money/amount_words.h"
#include "plugins/money/currency.h"

namespace lode::money {

AmountReader::Connector AmountReader::connector_at(std::size_t i) const {
  if (i + 1 >= tokens_.size() || !same_block(i) || !same_block(i + 1)) return {};
  if (tokens_.is_sign(i, '-')) {
    const bool tight = is_glued(i) && is_glued(i + 1);
    const bool spaced = !is_glued(i) && !is_glued(i + 1);
    if (tight) return {Link::kDash, i + 1};
    return {spaced ? Link::kSpacedDash : Link::kNone, i + 1};
  }
  const std::string_view word = tokens_.folded(i);
  if (is_range_to(word, style_.language)) return {Link::kTo, i + 1};
  if (is_range_and(word)) return {Link::kAnd, i + 1};
  return {};
}

// True if one of the two tokens before `first` passes the test.
bool AmountReader::is_after(std::size_t first, bool (*test)(std::string_view)) const {
  for (std::size_t back = 1; back <= 2 && back <= first; ++back) {
    if (test(tokens_.folded(first - back))) return true;
  }
  return false;
}

std::optional<Amount> AmountReader::range_from(const Draft& low) const {
  const Connector connector = connector_at(low.last);
  if (connector.link == Link::kNone || connector.next >= tokens_.size()) return std::nullopt;
  if (connector.link == Link::kAnd && !is_after(low.first, is_range_start)) return std::nullopt;
  // The number follows at once, or behind its currency: "US$", "$".
  for (std::size_t skipped = 0; skipped <= 3; ++skipped) {
    const std::size_t at = connector.next + skipped;
    if (at >= tokens_.size() || !same_block(at)) return std::nullopt;
    if (!may_be_number(at)) continue;
    const auto high = draft_at(at, connector.next);
    if (!high) continue;
    if (high->first != connector.next) return std::nullopt;
    return join(low, *high, connector.link);
  }
  return std::nullopt;
}

std::optional<Amount> AmountReader::join(Draft low, Draft high, Link link) const {
  if (low.currency && high.currency && low.currency->iso != high.currency->iso) return std::nullopt;
  const bool from = is_after(low.first, is_movement);
  // A spaced dash may also part two clauses.
  if (link == Link::kSpacedDash && !(low.currency && high.currency)) return std::nullopt;
  if (low.factor == 1 && high.factor > 1) {
    low.factor = high.factor;  // "$2-3 billion"
  } else if (high.factor == 1 && (low.factor > 1 || (from && low.currency))) {
    return std::nullopt;  // "$2 billion to 12 firms", "from $1.70 to $2.35"
  } else if (link == Link::kTo && from && low.currency) {
    return std::nullopt;
  } else if (high.factor == 1 && link != Link::kDash && !high.currency) {
    return std::nullopt;
  }
  if (!low.currency) low.currency = high.currency;
  high.currency = low.currency;
  low.last = high.last;
  const auto high_amount = finish(high);
  auto out = finish(low);
  if (!out || !high_amount || out->low >= high_amount->high) return std::nullopt;
  if (text::to_double(high_amount->high) > 1000 * text::to_double(out->low)) return std::nullopt;
  out->high = high_amount->high;
  return out;
}

}  // namespace lode::money
