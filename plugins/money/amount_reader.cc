// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/money/amount_reader.h"

#include <string_view>

#include "plugins/money/amount_words.h"
#include "plugins/money/currency.h"
#include "plugins/text/magnitudes.h"

namespace lode::money {

using text::Language;
using text::TokenKind;
using text::Tokens;

struct AmountReader::Draft {
  std::size_t first = 0;
  std::size_t last = 0;
  std::uint32_t begin = 0;
  text::Decimal value;
  std::int64_t factor = 1;
  bool letter = false;
  bool in_words = false;
  std::optional<Currency> currency;
  bool currency_before = false;
};

bool AmountReader::may_start(std::size_t i) const {
  if (tokens_[i].kind == TokenKind::kDigits) return true;
  if (tokens_[i].kind != TokenKind::kWord) return false;
  const std::string_view folded = tokens_.folded(i);
  if (folded == "a") return is_single_unit(i);
  if (folded.back() >= '0' && folded.back() <= '9') {
    return tokens_[i].letter_case != text::LetterCase::kLower || folded.front() == 's';
  }
  if (number_words_.find(folded) != nullptr) return true;
  // German compounds are tried before words that may be magnitudes or currencies.
  if (style_.language == Language::kGerman && folded.size() > 6 && i + 1 < tokens_.size()) {
    const char next = tokens_.folded(i + 1).front();
    if (next == 'm' || next == 'b' || next == 'd' || next == 'e') return true;
  }
  const char first = folded.front();
  if (first == 'q') return style_.language == Language::kEnglish && folded == "quarter";
  return (first == 'm' || first == 'b' || first == 't') && is_lone_magnitude(folded);
}

// "costs a dollar", but not "143 yen a dollar" and "a dollar store".
bool AmountReader::is_single_unit(std::size_t i) const {
  if (style_.language != Language::kEnglish || !same_block(i + 1)) return false;
  const std::string_view name = tokens_.folded(i + 1);
  if ((name != "dollar" && name != "euro") || !counts_nothing(i + 2)) return false;
  if (!same_block(i)) return true;
  return tokens_[i - 1].kind == TokenKind::kWord && !currency_at(tokens_, i - 1) &&
         !text::read_magnitude(tokens_, i - 1, style_.language);
}

std::optional<AmountReader::Draft> AmountReader::number_at(std::size_t i) const {
  Draft draft{.first = i, .last = i + 1, .begin = tokens_[i].begin};
  const auto take = [&](const std::optional<text::NumberMatch>& number) -> std::optional<Draft> {
    if (!number) return std::nullopt;
    draft.value = number->value;
    draft.last = number->last;
    draft.in_words = number->in_words;
    return draft;
  };
  if (tokens_[i].kind == TokenKind::kDigits) return take(read_digits(tokens_, i, style_));
  if (tokens_.folded(i) == "a") {
    if (!is_single_unit(i)) return std::nullopt;
    return take(text::NumberMatch{.last = i + 1, .value = {1, 0}, .in_words = true});
  }
  const std::string_view word = tokens_.word(i);
  if (word.back() < '0' || word.back() > '9') {
    return take(read_number_words(tokens_, i, style_.language));
  }
  if (const auto code = currency_in_word(word)) {
    draft.currency = Currency{.first = i, .last = i, .iso = code->iso};
    draft.currency_before = true;
    return take(read_digits_in_word(tokens_, i, code->size_bytes, style_));
  }
  // "u$s9.700"
  const bool dollar = (word.front() == 's' || word.front() == 'S') && i >= 2 && is_glued(i) &&
                      tokens_.is_sign(i - 1, '$') && is_glued(i - 1) &&
                      tokens_.folded(i - 2) == "u";
  if (!dollar) return std::nullopt;
  draft.first = i - 2;
  draft.begin = tokens_[i - 2].begin;
  draft.currency = Currency{.first = i - 2, .last = i, .iso = "USD"};
  draft.currency_before = true;
  return take(read_digits_in_word(tokens_, i, 1, style_));
}

void AmountReader::read_magnitude(Draft& draft) const {
  std::size_t at = draft.last;
  if (!same_block(at)) return;
  if (tokens_.is_sign(at, '-') && is_glued(at) && is_glued(at + 1)) ++at;
  if (at >= tokens_.size()) return;
  if (const auto short_form = unit_in_word(tokens_.word(at)); short_form && !draft.currency) {
    draft.factor = short_form->factor;
    draft.currency = Currency{.first = at, .last = at + 1, .iso = short_form->iso};
    draft.last = at + 1;
    return;
  }
  const auto magnitude = text::read_magnitude(tokens_, at, style_.language);
  if (!magnitude) return;
  if (magnitude->letter && !is_letter_magnitude(draft, at, magnitude->last)) return;
  draft.factor = magnitude->factor;
  draft.letter = magnitude->letter;
  draft.last = magnitude->last;
  // "un milliard et demi", "dos millones y medio"
  if (is_and_a_half(tokens_, draft.last)) {
    if (const auto sum = text::add(draft.value, {0, 500'000'000})) {
      draft.value = *sum;
      draft.last += 2;
    }
  }
}

// "$38B", "€700 m", "700M$": glued to the number beside a currency, or apart from it behind one;
// not in "$5 M&A fee" and "$20 T-shirts".
bool AmountReader::is_letter_magnitude(const Draft& draft,
                                       std::size_t letter,
                                       std::size_t next) const {
  if (is_glued(letter)) return draft.currency || currency_at(tokens_, next).has_value();
  const bool goes_on =
      is_glued(next) && is_glued(next + 1) &&
      (tokens_.is_sign(next, '&') || tokens_.is_sign(next, '-') || tokens_.is_sign(next, '\''));
  return draft.currency && !goes_on;
}

void AmountReader::read_currency_behind(Draft& draft) const {
  std::size_t at = draft.last;
  if (!same_block(at)) return;
  if (tokens_.is_sign(at, '-') && is_glued(at) && is_glued(at + 1)) {
    ++at;
  } else if (is_genitive(tokens_.folded(at))) {
    ++at;
    if (at < tokens_.size() && tokens_.is_sign(at, '\'')) ++at;
  }
  const auto currency = currency_at(tokens_, at);
  if (!currency) return;
  if (draft.currency) {
    // "$5 billion CAD", "US$5 billion dollars"; in "$5 €6" the second is another amount.
    const bool refines = draft.currency->bare_sign || draft.currency->iso == currency->iso;
    if (!refines || tokens_[currency->first].kind == TokenKind::kSign || currency->subunit) return;
    if (currency->iso != draft.currency->iso && currency->iso.substr(2) != "D") return;
  }
  // "5 $US" reads on; "5 $ 6" does not take the sign of the next amount.
  const bool next_has_it = tokens_[currency->first].kind == TokenKind::kSign &&
                           !is_glued(currency->first) && is_glued(currency->last) &&
                           tokens_[currency->last].kind == TokenKind::kDigits;
  if (next_has_it) return;
  draft.currency = currency;
  draft.last = currency->last;
  // "75 USD million"
  if (draft.factor > 1 || !same_block(draft.last) || is_glued(draft.last)) return;
  const auto magnitude = text::read_magnitude(tokens_, draft.last, style_.language);
  if (!magnitude || magnitude->letter) return;
  draft.factor = magnitude->factor;
  draft.last = magnitude->last;
}

std::optional<AmountReader::Draft> AmountReader::draft_at(std::size_t i) const {
  auto draft = number_at(i);
  if (!draft) return lone_magnitude(i);
  if (!draft->currency && !draft->in_words) {
    if (const auto before = currency_before(tokens_, draft->first)) take_before(*draft, *before);
  }
  read_magnitude(*draft);
  if (!draft->currency && !draft->in_words) read_word_before(*draft);
  read_currency_behind(*draft);
  return draft;
}

void AmountReader::take_before(Draft& draft, const Currency& currency) const {
  draft.currency = currency;
  draft.currency_before = true;
  draft.first = currency.first;
  draft.begin = tokens_[currency.first].begin;
}

// "MAUD 60", "dollar 22.5 million", "rupees 500".
void AmountReader::read_word_before(Draft& draft) const {
  if (draft.first == 0 || !same_block(draft.first)) return;
  const std::size_t at = draft.first - 1;
  if (const auto unit = unit_in_word(tokens_.word(at)); unit && draft.factor == 1) {
    take_before(draft, {.first = at, .last = draft.first, .iso = unit->iso});
    draft.factor = unit->factor;
    return;
  }
  if (draft.letter || tokens_[at].kind != TokenKind::kWord) return;
  const auto name = currency_at(tokens_, at);
  if (!name || name->last != draft.first || name->subunit || name->weak) return;
  // "Euro 2024" and "the dollar 3 ..." are none without a magnitude; "rupees 500" is one.
  const bool common = name->iso == "USD" || name->iso == "EUR" || name->iso == "JPY";
  if (draft.factor > 1 || (!common && counts_nothing(draft.last))) take_before(draft, *name);
}

// "a billion dollars", "el billón de dólares": an article, and no number.
std::optional<AmountReader::Draft> AmountReader::lone_magnitude(std::size_t i) const {
  if (i == 0 || !is_lone_magnitude(tokens_.folded(i)) || !is_article(tokens_.folded(i - 1))) {
    return std::nullopt;
  }
  const auto magnitude = text::read_magnitude(tokens_, i, style_.language);
  if (!magnitude) return std::nullopt;
  Draft draft{.first = i,
              .last = magnitude->last,
              .begin = tokens_[i].begin,
              .value = {1, 0},
              .factor = magnitude->factor,
              .in_words = true};
  if (draft.last < tokens_.size() && tokens_.is_sign(draft.last, '-')) return std::nullopt;
  read_currency_behind(draft);
  if (!draft.currency) return std::nullopt;
  return draft;
}

// Followed by the end, a sign or a word that cannot be what is counted.
bool AmountReader::counts_nothing(std::size_t next) const {
  if (next >= tokens_.size() || tokens_[next].starts_sentence) return true;
  if (tokens_[next].kind == TokenKind::kSign) {
    const bool compound = tokens_.is_sign(next, '-') && is_glued(next);
    return !compound && !tokens_.is_sign(next, '%') && !tokens_.is_sign(next, '/');
  }
  if (tokens_[next].kind == TokenKind::kDigits) return false;
  if (next + 1 < tokens_.size() && is_genitive(tokens_.folded(next))) {
    return tokens_.folded(next + 1) == "plus";  // "4 milliards de plus"
  }
  return may_follow_amount(tokens_.folded(next));
}

// "neuf pounds": a weak name of another language is no weight.
bool AmountReader::is_foreign_name(const Currency& currency) const {
  return style_.language != Language::kEnglish &&
         tokens_.folded(currency.first).substr(0, 5) == "pound";
}

std::optional<Amount> AmountReader::finish(const Draft& draft) const {
  const bool magnitude = draft.factor > 1;
  if (!draft.currency) {
    const std::int64_t least = style_.language == Language::kEnglish ? 1'000'000'000 : 1'000'000;
    if (!magnitude || draft.letter || draft.factor < least || !counts_nothing(draft.last)) {
      return std::nullopt;
    }
  } else if (draft.currency->weak && !magnitude && !is_foreign_name(*draft.currency)) {
    return std::nullopt;
  }
  auto value = text::multiply(draft.value, draft.factor);
  if (!value) return std::nullopt;
  Amount out{.begin = draft.begin,
             .end = tokens_[draft.last - 1].end,
             .first = draft.first,
             .last = draft.last};
  if (draft.currency) {
    if (draft.currency->subunit) value = text::divide(*value, 100);
    out.currency = draft.currency->iso;
  }
  const bool minus = draft.first > 0 && is_glued(draft.first) &&
                     is_minus(tokens_.word(draft.first - 1)) &&
                     tokens_[draft.first - 1].space_before;
  if (minus) {
    value = text::negate(*value);
    --out.first;
    out.begin = tokens_[out.first].begin;
  }
  out.low = out.high = *value;
  out.confidence = draft.currency ? (draft.in_words || draft.currency->weak ? 0.9 : 0.97) : 0.6;
  return out;
}

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
    if (!may_start(at)) continue;
    const auto high = draft_at(at);
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

// "20 dollars and 43 cents", "15 dollars 50": what is behind `amount` is added to it.
void AmountReader::add_cents(const Draft& draft, Amount& amount) const {
  const bool whole = draft.factor == 1 && draft.currency && !draft.currency->subunit &&
                     draft.value.nanos == 0 && !draft.currency_before;
  std::size_t at = draft.last;
  if (!whole || !same_block(at)) return;
  if (is_range_and(tokens_.folded(at)) || tokens_.folded(at) == "con") ++at;
  if (at >= tokens_.size() || !same_block(at) || !may_start(at)) return;
  const auto cents = cents_at(at);
  if (!cents) return;
  const auto sum = text::add(amount.low, text::divide(cents->value, 100));
  if (!sum) return;
  amount.low = amount.high = *sum;
  amount.last = cents->last;
  amount.end = tokens_[cents->last - 1].end;
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

std::optional<Amount> AmountReader::read_at(std::size_t i) const {
  const auto draft = draft_at(i);
  if (!draft) return std::nullopt;
  if (auto range = range_from(*draft)) return range;
  if (draft->last < tokens_.size() && tokens_.is_sign(draft->last, '%') && is_glued(draft->last)) {
    return std::nullopt;
  }
  auto amount = finish(*draft);
  if (amount) add_cents(*draft, *amount);
  return amount;
}

}  // namespace lode::money
