// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/money/amount_reader.h"

#include <string_view>

#include "plugins/money/amount_words.h"
#include "plugins/money/currency.h"
#include "plugins/text/magnitudes.h"

namespace lode::money {

namespace {

// More than any number has; bounds the work for each run of digits.
constexpr std::size_t kMostParts = 10;

bool is_separator(std::string_view sign) {
  return sign == "." || sign == "," || sign == "'";
}

}  // namespace

using text::Language;
using text::TokenKind;
using text::Tokens;

// Whether the sign or word before the digits at `i`, or the one behind their number, may make them
// money or one end of a range.
bool AmountReader::has_money_beside(std::size_t i) const {
  if (same_block(i) && may_be_money(i - 1)) return true;
  std::size_t at = i + 1;
  for (std::size_t parts = 0; same_block(at); ++parts) {
    if (parts > kMostParts) return false;
    if (tokens_[at].kind == TokenKind::kDigits) {
      if (at + 1 < tokens_.size() && tokens_.is_sign(at + 1, '/')) return true;  // "3 1/2"
      if (tokens_[at].end - tokens_[at].begin != 3) return false;
      ++at;
    } else if (is_glued(at) && is_glued(at + 1) && tokens_[at + 1].kind == TokenKind::kDigits &&
               is_separator(tokens_.folded(at))) {
      at += 2;
    } else {
      break;
    }
  }
  if (!same_block(at)) return false;
  if (tokens_.is_sign(at, ',') && is_glued(at) && is_glued(at + 1) &&
      is_minus(tokens_.word(at + 1))) {
    return true;  // "20,- €"
  }
  if (tokens_.is_sign(at, '-') || tokens_.is_sign(at, '+') || may_be_money(at)) return true;
  const std::string_view word = tokens_.folded(at);
  return is_genitive(word) || is_range_and(word) || is_range_to(word, style_.language);
}

bool AmountReader::may_be_money(std::size_t i) const {
  const std::string_view word = tokens_.folded(i);
  if (tokens_[i].kind == TokenKind::kWord) return money_.may_have(word);
  if (tokens_[i].kind == TokenKind::kDigits) return false;
  if (word == "/") return i > 0 && tokens_.word(i - 1) == "S";  // Peruvian "S/ 500"
  if (word == ".") return i > 0 && tokens_[i - 1].kind == TokenKind::kWord && may_be_money(i - 1);
  return word.size() > 1 || word == "$";
}

// "costs a dollar", but not "143 yen a dollar" and "a dollar store".
bool AmountReader::is_single_unit(std::size_t i) const {
  if (style_.language != Language::kEnglish || !same_block(i + 1)) return false;
  const std::string_view name = tokens_.folded(i + 1);
  const bool goes_on =
      i + 2 < tokens_.size() && number_words_.find(tokens_.folded(i + 2)) != nullptr;
  if (name == "buck" && goes_on) return true;  // "a buck fifty"
  if ((name != "dollar" && name != "euro") || (!goes_on && !counts_nothing(i + 2))) return false;
  if (!same_block(i)) return true;
  return tokens_[i - 1].kind == TokenKind::kWord && !currency_at(tokens_, i - 1) &&
         !text::read_magnitude(tokens_, i - 1, style_.language);
}

// Spanish "5 mil 500 millones": thousands in a word, hundreds in digits.
text::NumberMatch AmountReader::with_mil(text::NumberMatch number) const {
  const std::size_t mil = number.last;
  if (style_.language != Language::kSpanish || !same_block(mil) || !same_block(mil + 1) ||
      tokens_.folded(mil) != "mil" || tokens_[mil + 1].kind != TokenKind::kDigits) {
    return number;
  }
  const auto rest = read_digits(tokens_, mil + 1, style_);
  const auto thousands = text::multiply(number.value, 1'000);
  if (!rest || !thousands || rest->value.units >= 1'000 || number.value.nanos != 0) return number;
  const auto sum = text::add(*thousands, rest->value);
  return sum ? text::NumberMatch{.last = rest->last, .value = *sum} : number;
}

// "USD20m": code, digits and a short magnitude in one word.
std::optional<AmountReader::Draft> AmountReader::glued_amount(std::size_t i) const {
  const std::string_view word = tokens_.word(i);
  const std::size_t last_digit = word.find_last_of("0123456789");
  // Folding keeps the length of plain letters alone.
  if (last_digit == word.npos || tokens_.folded(i).size() != word.size()) return std::nullopt;
  const auto code = currency_in_word(word.substr(0, last_digit + 1));
  const std::int64_t factor = short_magnitude(tokens_.folded(i).substr(last_digit + 1));
  if (!code || factor == 1) return std::nullopt;
  const auto value =
      text::parse_decimal(word.substr(code->size_bytes, last_digit + 1 - code->size_bytes), {});
  if (!value) return std::nullopt;
  return Draft{.first = i,
               .last = i + 1,
               .begin = tokens_[i].begin,
               .value = *value,
               .factor = factor,
               .currency = Currency{.first = i, .last = i, .iso = code->iso},
               .currency_before = true};
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
  if (tokens_[i].kind == TokenKind::kDigits) {
    const auto digits = read_digits(tokens_, i, style_);
    return take(digits ? with_mil(*digits) : digits);
  }
  if (tokens_.folded(i) == "a") {
    if (!is_single_unit(i)) return std::nullopt;
    return take(text::NumberMatch{.last = i + 1, .value = {1, 0}, .in_words = true});
  }
  const std::string_view word = tokens_.word(i);
  if (is_glued_amount(i)) {
    if (auto glued = glued_amount(i)) return glued;
  }
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
  if (tokens_.is_sign(at, '+') && is_glued(at)) ++at;  // "$10+ million"
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
  read_half(draft);
}

// "un milliard et demi", "dos millones y medio", "a million and a half"
void AmountReader::read_half(Draft& draft) const {
  const std::size_t size = and_a_half(tokens_, draft.last);
  const auto sum = size > 0 ? text::add(draft.value, {0, 500'000'000}) : std::nullopt;
  if (!sum) return;
  draft.value = *sum;
  draft.last += size;
}

// "$38B", "€700 m", "700M$": glued to the number beside a currency, or apart from it behind one or
// before one ("180 M€", "10 b dollars"); not in "$5 M&A fee" and "$20 T-shirts".
bool AmountReader::is_letter_magnitude(const Draft& draft,
                                       std::size_t letter,
                                       std::size_t next) const {
  if (is_glued(letter)) return draft.currency || currency_at(tokens_, next).has_value();
  const bool goes_on =
      is_glued(next) && is_glued(next + 1) &&
      (tokens_.is_sign(next, '&') || tokens_.is_sign(next, '-') || tokens_.is_sign(next, '\''));
  if (draft.currency) return !goes_on;
  const auto behind = same_block(next) ? currency_at(tokens_, next) : std::nullopt;
  return behind && behind->first == next &&
         (is_glued(next) || tokens_[next].kind == TokenKind::kWord);
}

// "20,- €", "20,-- €"
std::size_t AmountReader::skip_no_cents(std::size_t i) const {
  const bool dash = i + 1 < tokens_.size() && is_glued(i) && is_glued(i + 1) &&
                    (tokens_.is_sign(i, ',') || tokens_.is_sign(i, '.')) &&
                    is_minus(tokens_.word(i + 1));
  if (!dash) return i;
  const bool second = i + 2 < tokens_.size() && is_glued(i + 2) && is_minus(tokens_.word(i + 2));
  return i + (second ? 3 : 2);
}

void AmountReader::read_currency_behind(Draft& draft) const {
  std::size_t at = draft.last;
  if (!same_block(at)) return;
  if (tokens_.is_sign(at, '-') && is_glued(at) && is_glued(at + 1)) {
    ++at;
  } else if (is_genitive(tokens_.folded(at)) && !is_glued(at + 1)) {
    ++at;
  } else if (tokens_.folded(at) == "d" && at + 1 < tokens_.size() &&
             tokens_.is_sign(at + 1, '\'')) {
    ++at;
    if (at < tokens_.size() && tokens_.is_sign(at, '\'')) ++at;
  }
  at = skip_no_cents(at);
  const auto currency = currency_at(tokens_, at);
  if (!currency) return;
  if (draft.currency) {
    // "$5 billion CAD", "US$5 billion dollars"; in "$5 €6" the second is another amount.
    const bool refines = draft.currency->bare_sign || draft.currency->iso == currency->iso;
    if (!refines || tokens_[currency->first].kind == TokenKind::kSign || currency->subunit) return;
    const bool counts_in_dollar_signs = currency->iso.substr(2) == "D" || is_peso(currency->iso);
    if (currency->iso != draft.currency->iso && !counts_in_dollar_signs) return;
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

std::optional<AmountReader::Draft> AmountReader::draft_at(std::size_t i, std::size_t floor) const {
  auto draft = number_at(i);
  if (!draft) return lone_magnitude(i);
  if (!draft->currency && !draft->in_words) {
    const auto before = currency_before(tokens_, draft->first);
    if (before && before->first >= floor) take_before(*draft, *before);
  }
  if (draft->factor == 1) read_magnitude(*draft);
  if (!draft->currency && !draft->in_words) read_word_before(*draft, floor);
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
void AmountReader::read_word_before(Draft& draft, std::size_t floor) const {
  if (draft.first <= floor || !same_block(draft.first)) return;
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
  if (!is_lone_magnitude(tokens_.folded(i))) return std::nullopt;
  // "millón y medio" needs no article.
  if (and_a_half(tokens_, i + 1) == 0 && (i == 0 || !is_article(tokens_.folded(i - 1)))) {
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
  read_half(draft);
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
    // "4 milliards de plus", "410 millions de revenus"
    const std::string_view noun = tokens_.folded(next + 1);
    return noun == "plus" || noun == "más" || is_money_noun(noun);
  }
  // "Millions" of something take "de" in French and Spanish, so that other words are not counted;
  // units may be.
  const bool takes_de =
      style_.language == Language::kFrench || style_.language == Language::kSpanish;
  const bool plain =
      tokens_[next].letter_case == text::LetterCase::kLower && tokens_.folded(next).size() > 3;
  return (takes_de && plain) || may_follow_amount(tokens_.folded(next));
}

// Without a currency: it counts nothing, or is told as a part: "dont 300 millions garantis".
bool AmountReader::stands_for_money(const Draft& draft) const {
  const bool part =
      draft.first > 0 && same_block(draft.first) && opens_parts(tokens_.folded(draft.first - 1));
  const bool counted = same_block(draft.last) && is_genitive(tokens_.folded(draft.last));
  return (part && !counted) || counts_nothing(draft.last);
}

// "It cost 5 pounds", "un prix de 10 livres": a word of price up to four tokens before.
bool AmountReader::has_price_word_before(std::size_t first) const {
  constexpr std::size_t kReach = 4;
  for (std::size_t back = 1; back <= kReach && back <= first; ++back) {
    const std::size_t i = first - back;
    if (tokens_[i].sentence != tokens_[first].sentence) return false;
    if (is_price_word(tokens_.folded(i))) return true;
  }
  return false;
}

// A weak name may also be a weight or another word: it counts behind a magnitude, beside a word of
// price, as the only words of a text, and where the language does not have it as a word.
bool AmountReader::counts_as_money(const Draft& draft) const {
  if (!draft.currency->weak || draft.factor > 1) return true;
  const bool foreign = style_.language != Language::kEnglish &&
                       tokens_.folded(draft.currency->first).substr(0, 5) == "pound";
  const bool alone = draft.first == 0 && draft.last == tokens_.size();
  return foreign || alone || has_price_word_before(draft.first);
}

std::optional<Amount> AmountReader::finish(const Draft& draft) const {
  const bool magnitude = draft.factor > 1;
  if (!draft.currency) {
    std::int64_t least = style_.language == Language::kEnglish ? 1'000'000'000 : 1'000'000;
    if (is_slang_thousand(tokens_.folded(draft.last - 1))) least = 1'000;
    if (!magnitude || draft.letter || draft.factor < least || !stands_for_money(draft)) {
      return std::nullopt;
    }
  } else if (!counts_as_money(draft)) {
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

std::optional<Amount> AmountReader::read_at(std::size_t i, std::size_t floor) const {
  const auto draft = draft_at(i, floor);
  if (!draft) return std::nullopt;
  if (auto range = range_from(*draft)) return range;
  if (draft->last < tokens_.size() && tokens_.is_sign(draft->last, '%') && is_glued(draft->last)) {
    return std::nullopt;
  }
  if (auto sum = with_cents(*draft)) return sum;
  return finish(*draft);
}

}  // namespace lode::money
