// SPDX-License-Identifier: GPL-3.0-or-later
// The grammar of date expressions.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

#include "plugins/date/mention.h"
#include "plugins/text/language.h"
#include "plugins/text/tokens.h"

namespace lode::date {

// Reads the dates of one text, in one thread. `tokens` must outlive it.
//
// Absolute: "Nov. 3, 2025", "3. November", "le 3 novembre 2025", "3 de noviembre de 2025",
// "2025-11-03", "03.11.2025", "11/3/2025", "November 2025", "Q3 2025", "second half of 2026",
// "2027". Relative: "Monday", "yesterday", "last year", "im vergangenen Monat", "el año pasado".
// Around them: "early", "mid-", "Ende", "finales de"; "fiscal", "Geschäftsjahr".
class DateReader {
 public:
  // `day_first_site`: see is_day_first_site().
  DateReader(const text::Tokens& tokens, text::Language language, bool day_first_site = false);

  // The longest expression that starts at token `i`.
  [[nodiscard]] std::optional<Mention> read_at(std::size_t i) const;

  // A quicker one: false if may_start(i) is. Without a branch that is hard to foresee.
  [[nodiscard]] bool is_candidate(std::size_t i) const {
    const text::TokenKind kind = tokens_[i].kind;
    const std::string_view folded = tokens_.folded(i);
    if (folded.empty()) return false;
    const bool ends_in_digit = (folded.back() >= '0') & (folded.back() <= '9');
    const bool word = lexicon_.starts.may_hold(folded) | ((folded.size() <= 6) & ends_in_digit);
    return (kind == text::TokenKind::kDigits) | ((kind == text::TokenKind::kWord) & word);
  }

  // A quick test: false if read_at(i) would find nothing.
  [[nodiscard]] bool may_start(std::size_t i) const {
    const text::Token& token = tokens_[i];
    if (token.kind == text::TokenKind::kSign) return false;
    if (token.kind == text::TokenKind::kDigits) return digits_may_start(i);
    const std::string_view folded = tokens_.folded(i);
    if (lexicon_.starts.may_hold(folded)) return word_may_start(i);
    return folded.size() <= 6 && folded.back() >= '0' && folded.back() <= '9';
  }

  // A unit of time or four digits, of which a term may be made.
  [[nodiscard]] bool may_be_of_term(std::size_t i) const;

 private:
  using Found = std::optional<Mention>;
  struct Number {
    int value = 0;
    std::size_t last = 0;  // One past its tokens, an ordinal ending included.
  };

  // numeric_reader.cc
  [[nodiscard]] Found numeric_day(std::size_t i) const;
  [[nodiscard]] Found numeric_range(std::size_t i) const;
  [[nodiscard]] Found day_and_month(std::size_t i) const;
  [[nodiscard]] Found day_and_month_glued(std::size_t i) const;
  [[nodiscard]] Found month_and_year(std::size_t i) const;
  [[nodiscard]] Found spaced_day(std::size_t i, int year) const;
  [[nodiscard]] bool is_day_first() const;
  [[nodiscard]] bool is_opened_day(std::size_t i) const;
  [[nodiscard]] bool set_day_and_month(int a, int b, bool dotted, Mention& mention) const;

  // weekday_reader.cc
  [[nodiscard]] Found weekday_at(std::size_t i) const;
  [[nodiscard]] bool is_listed(std::size_t i) const;
  [[nodiscard]] bool is_newspaper(std::size_t i) const;
  [[nodiscard]] Found weekday_of_week(std::size_t i) const;
  [[nodiscard]] Found weekday_in_week(std::size_t i) const;
  [[nodiscard]] Found weekday_then_shift(std::size_t i) const;
  [[nodiscard]] Found shifted_weekday(std::size_t i) const;
  [[nodiscard]] Found nth_weekday(std::size_t i) const;

  // day_reader.cc
  [[nodiscard]] static bool is_month(int month);
  [[nodiscard]] static bool is_day(int day);
  [[nodiscard]] static int number_of(std::string_view digits);
  // Years in two digits: 70 is 1970, 69 is 2069.
  [[nodiscard]] static int full_year(int two_digits);
  [[nodiscard]] Found day_then_month(std::size_t i) const;

  // absolute_reader.cc
  [[nodiscard]] Found digits_at(std::size_t i) const;
  [[nodiscard]] Found year_first(std::size_t i, int year) const;
  [[nodiscard]] Found day_of_month(std::size_t i) const;
  [[nodiscard]] std::optional<Number> second_day_at(std::size_t i, std::size_t first) const;
  [[nodiscard]] int number_of_day(std::size_t i) const;
  [[nodiscard]] std::optional<Number> day_of_shifted_month(std::size_t i) const;
  [[nodiscard]] Found ordinal_month(std::size_t i) const;
  [[nodiscard]] bool is_price(std::size_t i) const;
  [[nodiscard]] bool opens_month(std::size_t i) const;
  [[nodiscard]] bool counts_no_day(std::size_t next) const;
  [[nodiscard]] std::optional<Number> short_year_at(std::size_t i) const;
  [[nodiscard]] std::optional<Number> year_in_words(std::size_t i) const;
  [[nodiscard]] Found month_at(std::size_t i) const;
  [[nodiscard]] Found month_alone(Mention mention, const DateWord& month, std::size_t i) const;
  [[nodiscard]] Found year_then_month_word(std::size_t i, int year) const;
  [[nodiscard]] bool is_american(bool joined, std::size_t behind_day) const;
  [[nodiscard]] bool is_row(std::size_t i) const;
  [[nodiscard]] Found far_year(std::size_t i) const;
  [[nodiscard]] Found year_alone(std::size_t i, int year) const;
  [[nodiscard]] bool is_recurring(std::size_t i) const;
  [[nodiscard]] bool is_plain_year(std::size_t i, int year) const;
  [[nodiscard]] bool is_year_of(std::size_t i) const;
  [[nodiscard]] bool is_timestamp(std::size_t i) const;
  [[nodiscard]] Found year_then_quarter(std::size_t i, int year) const;
  [[nodiscard]] std::optional<Number> spelled_day_at(std::size_t i) const;
  void read_year_behind(Mention& mention) const;
  bool read_shifted_year(Mention& mention, std::size_t i) const;
  void read_second_month(Mention& mention) const;

  // age_reader.cc
  [[nodiscard]] Found age_at(std::size_t i) const;
  [[nodiscard]] Found century_at(std::size_t i) const;
  [[nodiscard]] Found shifted_decade(std::size_t i) const;
  [[nodiscard]] Found named_decade(std::size_t i) const;
  [[nodiscard]] Found year_to_date(std::size_t i) const;

  // part_reader.cc
  [[nodiscard]] Found part_at(std::size_t i) const;
  [[nodiscard]] Found year_end_at(std::size_t i) const;
  [[nodiscard]] Found part_of_unit(std::size_t i) const;
  [[nodiscard]] Found later_this(std::size_t i) const;
  [[nodiscard]] Found month_alone_after_part(std::size_t i) const;

  // period_reader.cc
  [[nodiscard]] Found week_of_day(std::size_t i) const;
  [[nodiscard]] Found day_beyond(std::size_t i) const;
  [[nodiscard]] Found quarter_or_half(std::size_t i, int index) const;
  [[nodiscard]] Found quarter_code(std::size_t i) const;
  [[nodiscard]] Found code_at(std::size_t i) const;
  [[nodiscard]] std::optional<int> fiscal_code_at(std::size_t i) const;
  [[nodiscard]] Found month_and_digits(std::size_t i) const;
  [[nodiscard]] Found shift_at(std::size_t i) const;
  [[nodiscard]] bool is_span(std::size_t i) const;
  [[nodiscard]] Found unit_at(std::size_t i) const;
  [[nodiscard]] Found fiscal_at(std::size_t i) const;
  [[nodiscard]] Found month_of_year(Mention mention, std::size_t last) const;
  [[nodiscard]] Found months_of_year(std::size_t i) const;
  [[nodiscard]] Found season_at(std::size_t i) const;
  void read_period_year(Mention& mention) const;

  // offset_reader.cc
  struct Quantity {
    int count = 0;
    Unit unit = Unit::kDay;
    std::size_t last = 0;
  };
  [[nodiscard]] std::optional<Number> count_at(std::size_t i) const;
  [[nodiscard]] std::optional<Quantity> quantity_at(std::size_t i) const;
  [[nodiscard]] Found opened_offset(std::size_t i, int direction) const;
  [[nodiscard]] Found closed_offset(std::size_t i) const;
  [[nodiscard]] Found span_at(std::size_t i) const;
  [[nodiscard]] bool read_anchor(Mention& mention) const;
  [[nodiscard]] bool read_far_anchor(Mention& mention) const;

  // reader.cc
  [[nodiscard]] bool word_may_start(std::size_t i) const;
  [[nodiscard]] bool may_follow(std::size_t i) const;
  [[nodiscard]] bool digits_may_start(std::size_t i) const;
  [[nodiscard]] bool is_after_day_word(std::size_t i) const;
  // A day of the calendar or a weekday that starts at `i`, by digits, its month or its name.
  [[nodiscard]] Found day_at(std::size_t i) const;
  [[nodiscard]] Mention day_offset(std::size_t i, int shift) const;
  [[nodiscard]] const DateWord* word_at(std::size_t i) const;
  [[nodiscard]] const DateWord* word_at(std::size_t i, WordKind kind) const;
  [[nodiscard]] std::optional<int> year_at(std::size_t i) const;
  [[nodiscard]] std::optional<Number> small_number_at(std::size_t i) const;
  [[nodiscard]] bool is_glued(std::size_t i) const;
  [[nodiscard]] bool is_glued_sign(std::size_t i, char c) const;
  [[nodiscard]] bool is_glued_digits(std::size_t i) const;
  [[nodiscard]] bool is_range_sign(std::size_t i) const;
  [[nodiscard]] bool same_block(std::size_t i) const;
  [[nodiscard]] bool is_after_preposition(std::size_t i) const;
  [[nodiscard]] std::size_t skip_links(std::size_t i) const;
  // No year and no shift at `i` that would belong to the words before.
  [[nodiscard]] bool ends_phrase(std::size_t i) const;
  [[nodiscard]] bool is_morning(std::size_t i) const;
  [[nodiscard]] bool has_capital(std::size_t i) const;
  [[nodiscard]] const DateWord* month_word(std::size_t i, bool beside_number) const;
  [[nodiscard]] std::optional<Number> day_number_at(std::size_t i) const;

  const text::Tokens& tokens_;
  const Lexicon& lexicon_;
  const text::WordMap<DateWord>& words_;
  text::Language language_;
  bool day_first_site_;
  // Of "3/11/2025"; found when the first such date is read. A reader belongs to one thread.
  mutable std::optional<bool> day_first_;
};

}  // namespace lode::date
