// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/date/reader.h"

#include <string_view>

namespace lode::date {
namespace {

using text::Language;
using text::TokenKind;

int to_int(std::string_view digits) {
  int out = 0;
  for (const char c : digits.substr(0, 8))
    out = out * 10 + (c - '0');
  return out;
}

// Of time zones where the day comes first.
bool is_day_first_zone(std::string_view word) {
  return word == "gmt" || word == "bst" || word == "cet" || word == "cest" || word == "ist" ||
         word == "aest" || word == "aedt" || word == "sgt" || word == "hkt";
}

// English texts write the month first, unless one of their dates can only be day first, or its site
// or time zone is elsewhere than in America.
bool decide_day_first(const text::Tokens& tokens, Language language, bool day_first_site) {
  if (language != Language::kEnglish) return true;
  bool zone = false;
  for (std::size_t i = 0; i + 4 < tokens.size(); ++i) {
    if (tokens[i].kind != TokenKind::kDigits || !tokens.is_sign(i + 1, '/')) continue;
    const bool date = tokens[i + 2].kind == TokenKind::kDigits && tokens.is_sign(i + 3, '/') &&
                      tokens.word(i + 4).size() == 4;
    if (!date) continue;
    if (to_int(tokens.word(i)) > 12 && to_int(tokens.word(i + 2)) <= 12) return true;
    if (to_int(tokens.word(i + 2)) > 12) return false;
    for (std::size_t behind = i + 5; behind < i + 12 && behind < tokens.size(); ++behind) {
      zone = zone || is_day_first_zone(tokens.folded(behind));
    }
  }
  return zone || day_first_site;
}

}  // namespace

DateReader::DateReader(const text::Tokens& tokens, Language language, bool day_first_site)
    : tokens_(tokens),
      lexicon_(lexicon(language)),
      words_(lexicon_.words),
      language_(language),
      day_first_site_(day_first_site) {}

bool DateReader::is_day_first() const {
  if (!day_first_) day_first_ = decide_day_first(tokens_, language_, day_first_site_);
  return *day_first_;
}

const DateWord* DateReader::word_at(std::size_t i) const {
  if (i >= tokens_.size() || tokens_[i].kind != TokenKind::kWord) return nullptr;
  return words_.find(tokens_.folded(i));
}

const DateWord* DateReader::word_at(std::size_t i, WordKind kind) const {
  const DateWord* const word = word_at(i);
  return word != nullptr && word->kind == kind ? word : nullptr;
}

bool DateReader::is_glued(std::size_t i) const {
  return i < tokens_.size() && !tokens_[i].space_before;
}

bool DateReader::is_glued_sign(std::size_t i, char c) const {
  return is_glued(i) && tokens_.is_sign(i, c);
}

bool DateReader::is_glued_digits(std::size_t i) const {
  return is_glued(i) && tokens_[i].kind == TokenKind::kDigits;
}

bool DateReader::is_range_sign(std::size_t i) const {
  if (i + 1 >= tokens_.size() || !tokens_.is_sign(i, '-')) return false;
  return is_glued(i) == is_glued(i + 1) && (is_glued(i) || tokens_.word(i).size() > 1);
}

bool DateReader::same_block(std::size_t i) const {
  return i > 0 && i < tokens_.size() && tokens_[i].block == tokens_[i - 1].block;
}

bool DateReader::has_capital(std::size_t i) const {
  return tokens_[i].letter_case == text::LetterCase::kTitle ||
         tokens_[i].letter_case == text::LetterCase::kUpper;
}

bool DateReader::is_after_preposition(std::size_t i) const {
  return i > 0 && is_date_preposition(tokens_.folded(i - 1));
}

std::size_t DateReader::skip_links(std::size_t i) const {
  for (int n = 0; n < 3 && word_at(i, WordKind::kLink) != nullptr && same_block(i); ++n) {
    ++i;
    if (is_glued_sign(i, '\'')) ++i;
  }
  return i;
}

// Four digits from 1900 to 2099 that are no part of a longer number, word or amount.
std::optional<int> DateReader::year_at(std::size_t i) const {
  if (i >= tokens_.size() || tokens_[i].kind != TokenKind::kDigits || tokens_.word(i).size() != 4) {
    return std::nullopt;
  }
  const int year = to_int(tokens_.word(i));
  if (year < 1900 || year > 2099) return std::nullopt;
  const bool number_goes_on =
      (is_glued_sign(i + 1, '.') || is_glued_sign(i + 1, ',') || is_glued_sign(i + 1, ':')) &&
      is_glued_digits(i + 2);
  const bool letters_follow = is_glued(i + 1) && tokens_[i + 1].kind == TokenKind::kWord;
  if (number_goes_on || letters_follow) return std::nullopt;
  return year;
}

// One or two digits with what may end them: "3", "3.", "3rd", "1er", "1º".
std::optional<DateReader::Number> DateReader::small_number_at(std::size_t i) const {
  if (i >= tokens_.size() || tokens_[i].kind != TokenKind::kDigits || tokens_.word(i).size() > 2) {
    return std::nullopt;
  }
  const bool inside =
      i > 1 && is_glued(i) && tokens_[i - 1].kind == TokenKind::kSign &&
      (tokens_.is_sign(i - 1, '.') || tokens_.is_sign(i - 1, ',') || tokens_.is_sign(i - 1, ':')) &&
      tokens_[i - 2].kind == TokenKind::kDigits;
  if (inside) return std::nullopt;
  Number out{to_int(tokens_.word(i)), i + 1};
  if (!is_glued(i + 1)) return out;
  const std::string_view ending = tokens_.folded(i + 1);
  const bool ordinal = ending == "st" || ending == "nd" || ending == "rd" || ending == "th" ||
                       ending == "er" || ending == "e" || ending == "ème" || ending == "o" ||
                       (ending == "." && language_ == Language::kGerman);
  const bool spanish = ending == "." && language_ == Language::kSpanish && is_glued(i + 2) &&
                       tokens_.folded(i + 2) == "o";  // "1.º"
  if (spanish) {
    out.last = i + 3;
  } else if (ordinal) {
    ++out.last;
  } else if (tokens_[i + 1].kind == TokenKind::kWord) {
    return std::nullopt;
  }
  return out;
}

std::optional<Mention> DateReader::day_at(std::size_t i) const {
  if (i >= tokens_.size()) return std::nullopt;
  if (tokens_[i].kind == TokenKind::kDigits) {
    if (auto day = year_at(i) ? year_first(i, *year_at(i)) : numeric_day(i)) return day;
    return day_then_month(i);
  }
  const DateWord* const word = word_at(i);
  if (word == nullptr) return std::nullopt;
  switch (word->kind) {
    case WordKind::kMonth: return month_at(i);
    case WordKind::kWeekday: return weekday_at(i);
    case WordKind::kShift: return shifted_weekday(i);
    case WordKind::kOrdinal:
    case WordKind::kDayNumber: return day_then_month(i);
    default: return std::nullopt;
  }
}

bool DateReader::ends_phrase(std::size_t i) const {
  return !same_block(i) || !(year_at(i) || word_at(i, WordKind::kShift) != nullptr);
}

// "la mañana", "heute Morgen": the part of a day, not the day after.
bool DateReader::is_morning(std::size_t i) const {
  if (language_ == Language::kGerman) return has_capital(i);
  return i > 0 && (tokens_.folded(i - 1) == "la" || tokens_.folded(i - 1) == "esta");
}

bool DateReader::word_may_start(std::size_t i) const {
  const DateWord* const word = words_.find(tokens_.folded(i));
  if (word == nullptr) return false;
  switch (word->kind) {
    case WordKind::kLink:
    case WordKind::kHalfUnit:
    case WordKind::kInner: return false;
    case WordKind::kOpener:
    case WordKind::kOrdinal:
    case WordKind::kShift:
    case WordKind::kPart: return may_follow(i + 1);
    case WordKind::kNumber: return word->value >= 19 || may_follow(i + 1);
    default: return true;
  }
}

bool DateReader::may_be_of_term(std::size_t i) const {
  if (tokens_[i].kind == TokenKind::kDigits) return tokens_[i].end - tokens_[i].begin == 4;
  return word_at(i, WordKind::kUnit) != nullptr;
}

// A quick test of the token behind the first one of a date.
bool DateReader::may_follow(std::size_t i) const {
  if (i >= tokens_.size()) return false;
  switch (tokens_[i].kind) {
    case TokenKind::kDigits: return true;
    case TokenKind::kSign: return !tokens_[i].space_before || tokens_.is_sign(i, '-');
    case TokenKind::kWord: break;
  }
  return lexicon_.follows.may_hold(tokens_.folded(i));
}

// Most numbers of a text count something: a day or a number of days has a word of dates beside it.
bool DateReader::digits_may_start(std::size_t i) const {
  const std::size_t size = tokens_[i].end - tokens_[i].begin;
  if (size > 4) return false;
  if (size == 4) return tokens_.word(i)[0] == '1' || tokens_.word(i)[0] == '2';
  const std::size_t next = i + 1;
  if (next < tokens_.size() && !tokens_[next].space_before) {
    if (tokens_[next].kind == TokenKind::kWord) return true;
    const char sign = tokens_.text()[tokens_[next].begin];
    if (sign == ',' || sign == '%' || sign == ')') return is_after_day_word(i);
    const bool decimal = sign == '.' && is_glued_digits(i + 2) && !is_glued_sign(i + 3, '.');
    return !decimal;
  }
  return may_follow(next) || is_after_day_word(i);
}

// A weekday, an article or "día" before a number.
bool DateReader::is_after_day_word(std::size_t i) const {
  if (i == 0 || tokens_[i - 1].kind != TokenKind::kWord) {
    return i > 1 && tokens_.is_sign(i - 1, '\'');
  }
  const std::string_view before = tokens_.folded(i - 1);
  return before == "the" || before == "on" || before == "día" || before == "años" ||
         before == "anos" || before == "années" ||
         (lexicon_.starts.may_hold(before) && word_at(i - 1, WordKind::kWeekday) != nullptr);
}

// "yesterday", "avant-hier", "après-demain"
Mention DateReader::day_offset(std::size_t i, int shift) const {
  Mention out{.kind = MentionKind::kDayOffset, .first = i, .last = i + 1, .shift = shift};
  const bool joined = i > 1 && is_glued(i) && is_glued_sign(i - 1, '-');
  const std::string_view before = joined ? tokens_.folded(i - 2) : std::string_view();
  if ((before == "avant" && shift == -1) || (before == "après" && shift == 1)) {
    out.first = i - 2;
    out.shift = 2 * shift;
  }
  if (language_ == Language::kSpanish && i > 0 && same_block(i) && shift == 1 &&
      tokens_.folded(i - 1) == "pasado") {
    out.first = i - 1;  // "pasado mañana"
    out.shift = 2;
  }
  return out;
}

std::optional<Mention> DateReader::read_at(std::size_t i) const {
  if (tokens_[i].kind == TokenKind::kDigits) return digits_at(i);
  const DateWord* const word = word_at(i);
  if (word == nullptr) return code_at(i);
  switch (word->kind) {
    case WordKind::kMonth: return month_at(i);
    case WordKind::kWeekday: return weekday_at(i);
    case WordKind::kOrdinal:
    case WordKind::kDayNumber: {
      if (auto day = nth_weekday(i)) return day;
      if (auto months = months_of_year(i)) return months;
      if (auto day = day_then_month(i)) return day;
      if (auto decade = shifted_decade(i)) return decade;
      if (auto piece = quarter_or_half(i, word->value)) return piece;
      return word->kind == WordKind::kDayNumber ? day_of_month(i) : std::nullopt;
    }
    case WordKind::kNumber: {
      if (auto day = day_then_month(i)) return day;
      if (auto offset = closed_offset(i)) return offset;
      if (auto months = months_of_year(i)) return months;
      if (auto span = span_at(i)) return span;
      if (const auto year = is_after_preposition(i) ? year_in_words(i) : std::nullopt) {
        return Mention{
            .kind = MentionKind::kYear, .first = i, .last = year->last, .year = year->value};
      }
      return day_of_month(i);
    }
    case WordKind::kOpener: return opened_offset(i, word->value);
    case WordKind::kPart: return part_at(i);
    case WordKind::kSeason: return season_at(i);
    case WordKind::kShift: {
      if (auto months = months_of_year(i)) return months;
      if (auto span = span_at(i)) return span;
      if (auto day = nth_weekday(i)) return day;
      if (auto day = shifted_weekday(i)) return day;
      if (auto season = season_at(i)) return season;
      if (auto decade = shifted_decade(i)) return decade;
      return shift_at(i);
    }
    case WordKind::kUnit: {
      auto end = year_end_at(i);
      return end ? end : unit_at(i);
    }
    case WordKind::kFixed: return year_end_at(i);
    case WordKind::kFiscal: return fiscal_at(i);
    case WordKind::kDayOffset:
      if (word->ambiguous && is_morning(i)) return std::nullopt;
      return day_offset(i, word->value);
    default: return std::nullopt;
  }
}

}  // namespace lode::date
