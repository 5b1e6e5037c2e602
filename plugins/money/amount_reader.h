// SPDX-License-Identifier: GPL-3.0-or-later
// The grammar of amounts: currency, number and magnitude in either order, and ranges of them.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>

#include "plugins/money/amount.h"
#include "plugins/money/amount_words.h"
#include "plugins/money/currency.h"
#include "plugins/money/start_filters.h"
#include "plugins/money/word_filter.h"
#include "plugins/text/decimal.h"
#include "plugins/text/number_words_table.h"
#include "plugins/text/numbers.h"
#include "plugins/text/tokens.h"

namespace lode::money {

// Reads amounts of one text. `tokens` must outlive it. [const: thread-safe]
class AmountReader {
 public:
  AmountReader(const text::Tokens& tokens, const text::NumberStyle& style)
      : tokens_(tokens),
        style_(style),
        number_words_(text::number_words(style.language)),
        starts_(number_starts(style.language)),
        is_german_(style.language == text::Language::kGerman),
        money_(money_words()) {}

  // The amount whose number starts at token `i` (a currency before it belongs to it): "$38B",
  // "1,2 Mrd. €", "nine billion dollars", "$2-3 billion", "between $2 and $3 billion" (from "$2").
  // Without a currency only if the number has a magnitude and counts nothing else ("11,9
  // milliards en mars", but not "25 Mio. Aktien"); then `currency` is empty. Qualifier, rate and
  // role are left open. Tokens before `floor` belong to another amount and are not taken.
  [[nodiscard]] std::optional<Amount> read_at(std::size_t i, std::size_t floor = 0) const;

  // A quicker one: false if may_start(i) is. Without a branch that is hard to foresee.
  [[nodiscard]] bool is_candidate(std::size_t i) const {
    const text::Token& token = tokens_[i];
    const std::string_view folded = tokens_.folded(i);
    if (folded.empty()) return false;
    const bool ends_in_digit = (folded.back() >= '0') & (folded.back() <= '9');
    const bool may_be_glued =
        (folded.size() >= 5) & ((token.letter_case == text::LetterCase::kMixed) |
                                (token.letter_case == text::LetterCase::kUpper));
    const bool word = starts_.may_have(folded) | ends_in_digit | may_be_glued |
                      (is_german_ & (folded.size() > 6));
    return (token.kind == text::TokenKind::kDigits) |
           ((token.kind == text::TokenKind::kWord) & word);
  }

  // A quick test: false if read_at(i) would find nothing.
  [[nodiscard]] bool may_start(std::size_t i) const {
    return may_be_number(i) && (tokens_[i].kind == text::TokenKind::kWord || has_money_beside(i));
  }

 private:
  // A number with what was read around it.
  struct Draft {
    std::size_t first = 0;  // Tokens [first, last).
    std::size_t last = 0;
    std::uint32_t begin = 0;
    text::Decimal value;
    std::int64_t factor = 1;
    bool letter = false;
    bool in_words = false;
    std::optional<Currency> currency;
    bool currency_before = false;
  };
  enum class Link : std::uint8_t { kNone, kDash, kSpacedDash, kTo, kAnd };
  struct Connector {
    Link link = Link::kNone;
    std::size_t next = 0;
  };

  [[nodiscard]] std::optional<Draft> draft_at(std::size_t i, std::size_t floor) const;
  [[nodiscard]] std::optional<Draft> number_at(std::size_t i) const;
  [[nodiscard]] std::optional<Draft> lone_magnitude(std::size_t i) const;
  [[nodiscard]] text::NumberMatch with_mil(text::NumberMatch number) const;
  [[nodiscard]] std::size_t skip_no_cents(std::size_t i) const;
  void read_magnitude(Draft& draft) const;
  void read_half(Draft& draft) const;
  [[nodiscard]] bool is_letter_magnitude(const Draft& draft,
                                         std::size_t letter,
                                         std::size_t next) const;
  void read_currency_behind(Draft& draft) const;
  [[nodiscard]] std::optional<Amount> finish(const Draft& draft) const;
  [[nodiscard]] std::optional<Amount> range_from(const Draft& low) const;
  [[nodiscard]] std::optional<Amount> join(Draft low, Draft high, Link link) const;
  void take_before(Draft& draft, const Currency& currency) const;
  void read_word_before(Draft& draft, std::size_t floor) const;
  [[nodiscard]] bool stands_for_money(const Draft& draft) const;
  [[nodiscard]] bool counts_as_money(const Draft& draft) const;
  [[nodiscard]] bool has_price_word_before(std::size_t first) const;
  [[nodiscard]] std::optional<Amount> with_cents(Draft draft) const;
  [[nodiscard]] std::optional<Draft> cents_at(std::size_t i) const;
  [[nodiscard]] Connector connector_at(std::size_t i) const;
  [[nodiscard]] bool is_after(std::size_t first, bool (*test)(std::string_view)) const;
  [[nodiscard]] bool may_be_number(std::size_t i) const {
    const text::TokenKind kind = tokens_[i].kind;
    if (kind != text::TokenKind::kWord) return kind == text::TokenKind::kDigits;
    const std::string_view folded = tokens_.folded(i);
    if (starts_.may_have(folded)) return true;
    if (folded.back() <= '9' && folded.back() >= '0') {
      return tokens_[i].letter_case != text::LetterCase::kLower || folded.front() == 's';
    }
    if (is_glued_amount(i)) return true;
    return is_german_ && folded.size() > 6 && may_be_german_number(folded);
  }
  // A quick test for "USD20m".
  [[nodiscard]] bool is_glued_amount(std::size_t i) const {
    constexpr std::size_t kShortest = 5;
    const text::LetterCase letters = tokens_[i].letter_case;
    if (letters != text::LetterCase::kMixed && letters != text::LetterCase::kUpper) return false;
    const std::string_view word = tokens_.word(i);
    const auto digit = [&](std::size_t at) { return word[at] >= '0' && word[at] <= '9'; };
    return word.size() >= kShortest && (digit(word.size() - 2) || digit(word.size() - 3));
  }
  [[nodiscard]] std::optional<Draft> glued_amount(std::size_t i) const;
  [[nodiscard]] bool has_money_beside(std::size_t i) const;
  [[nodiscard]] bool may_be_money(std::size_t i) const;
  [[nodiscard]] bool is_single_unit(std::size_t i) const;
  [[nodiscard]] bool counts_nothing(std::size_t next) const;
  // Nothing parts token `i` from the one before.
  [[nodiscard]] bool is_glued(std::size_t i) const {
    return i < tokens_.size() && !tokens_[i].space_before;
  }
  [[nodiscard]] bool same_block(std::size_t i) const {
    return i > 0 && i < tokens_.size() && tokens_[i].block == tokens_[i - 1].block;
  }

  const text::Tokens& tokens_;
  text::NumberStyle style_;
  const text::WordMap<text::NumberWord>& number_words_;
  const WordFilter& starts_;
  bool is_german_;
  const WordFilter& money_;
};

}  // namespace lode::money
