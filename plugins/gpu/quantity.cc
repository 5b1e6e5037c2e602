// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/gpu/quantity.h"

#include <algorithm>
#include <iterator>
#include <string_view>

#include "plugins/text/magnitudes.h"

namespace lode::gpu {
namespace {

using text::TokenKind;

constexpr std::size_t kLongestPhrase = 3;

template <std::size_t kCount>
bool is_one_of(std::string_view word, const std::string_view (&words)[kCount]) {
  return std::find(std::begin(words), std::end(words), word) != std::end(words);
}

}  // namespace

QuantityReader::QuantityReader(const Catalog& catalog, const Text& text)
    : catalog_(catalog),
      tokens_(text.tokens),
      style_(text::number_style(text.tokens, text.language)) {}

std::optional<QuantityReader::One> QuantityReader::read_one(std::size_t i) const {
  if (i >= tokens_.size() || tokens_[i].kind == TokenKind::kSign) return {};
  const bool digits = tokens_[i].kind == TokenKind::kDigits;
  const std::optional<text::NumberMatch> number =
      digits ? text::read_digits(tokens_, i, style_)
             : text::read_number_words(tokens_, i, style_.language);
  if (!number) return {};
  One one{.last = number->last, .value = number->value, .article = number->article};
  one.plain = digits && number->last == i + 1;
  if (number->last < tokens_.size()) {
    const auto magnitude = text::read_magnitude(tokens_, number->last, style_.language);
    // "200 MW" and "5 B300" are no millions and billions.
    if (magnitude && (!magnitude->letter || !tokens_[number->last].space_before)) {
      one.factor = magnitude->factor;
      one.last = magnitude->last;
      one.plain = false;
    }
  }
  return one;
}

bool QuantityReader::joins_range(std::size_t first, std::size_t i) const {
  constexpr std::string_view kAlways[] = {"-", "to", "à", "bis", "a"};
  constexpr std::string_view kAfterBetween[] = {"and", "&", "et", "und", "y", "e"};
  if (i + 1 >= tokens_.size()) return false;
  const std::string_view word = tokens_.folded(i);
  return is_one_of(word, kAlways) || (is_one_of(word, kAfterBetween) && is_between(first));
}

std::optional<Amount> QuantityReader::read(std::size_t i) const {
  if (const auto vague = catalog_.vague().match_at(tokens_, i)) {
    const double least = vague->value;
    return Amount{.first = i, .last = vague->last, .low = least, .high = least, .vague = true};
  }
  const std::optional<One> one = read_one(i);
  if (!one || (one->article && !one->factor)) return {};
  const auto value = [](const One& n, std::int64_t factor) {
    return text::to_double(n.value) * static_cast<double>(factor);
  };
  Amount amount{.first = i, .last = one->last, .plain = one->plain};
  amount.low = amount.high = value(*one, one->factor.value_or(1));
  if (joins_range(i, one->last)) {
    const std::optional<One> other = read_one(one->last + 1);
    if (other && !other->article) {
      const std::int64_t factor = other->factor.value_or(1);
      const double low = value(*one, one->factor.value_or(factor));
      const double high = value(*other, factor);
      if (low < high) {
        amount = {.first = i, .last = other->last, .low = low, .high = high};
      }
    }
  }
  if (amount.last < tokens_.size() && tokens_.is_sign(amount.last, '+') &&
      !tokens_[amount.last].space_before) {
    ++amount.last;
    amount.at_least = true;
    amount.plain = false;
  }
  return amount;
}

std::size_t QuantityReader::phrase_before(Word kind, std::size_t i) const {
  for (std::size_t n = std::min(kLongestPhrase, i); n >= 1; --n) {
    if (tokens_[i - n].block != tokens_[i - 1].block) continue;
    const auto match = catalog_.words(kind).match_at(tokens_, i - n);
    if (match && match->last == i && !match->inflected) return i - n;
  }
  return i;
}

bool QuantityReader::is_between(std::size_t i) const {
  return phrase_before(Word::kBetween, i) != i;
}

QuantityReader::Qualified QuantityReader::qualify(const Amount& amount) const {
  struct Rule {
    Word kind;
    Qualifier qualifier;
  };
  constexpr Rule kRules[] = {{Word::kAtLeast, Qualifier::kAtLeast},
                             {Word::kAtMost, Qualifier::kAtMost},
                             {Word::kAbout, Qualifier::kAbout}};
  Qualified found{.first = amount.first};
  if (amount.vague || amount.at_least) found.qualifier = Qualifier::kAtLeast;
  // "hand over hundreds of chips": a vague amount has no qualifier.
  if (amount.vague || amount.first == 0 ||
      tokens_[amount.first].block != tokens_[amount.first - 1].block) {
    return found;
  }
  for (const Rule& rule : kRules) {
    const std::size_t first = phrase_before(rule.kind, amount.first);
    if (first != amount.first) return {first, rule.qualifier};
  }
  if (tokens_.is_sign(amount.first - 1, '~')) return {amount.first - 1, Qualifier::kAbout};
  if (tokens_.is_sign(amount.first - 1, '>')) return {amount.first - 1, Qualifier::kAtLeast};
  if (amount.low < amount.high) {
    const std::size_t first = phrase_before(Word::kBetween, amount.first);
    const std::string_view word = tokens_.folded(first);
    if (first != amount.first && word != "de" && word != "from" && word != "von")
      found.first = first;
  }
  return found;
}

}  // namespace lode::gpu
