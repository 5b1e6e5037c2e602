// SPDX-License-Identifier: GPL-3.0-or-later
// The part of DateReader that reads letters with digits: "Q3 2025", "1H26", "FY26", "Dec31".
#include <string_view>

#include "plugins/date/reader.h"

namespace lode::date {

using text::Language;
using text::TokenKind;

// "Q3", "T1", "H2" alone, for years before them.
std::optional<Mention> DateReader::quarter_code(std::size_t i) const {
  const std::string_view word = tokens_.folded(i);
  if (word.size() != 2 || (word[0] != 'q' && word[0] != 'h' && word[0] != 't')) return std::nullopt;
  const bool half = word[0] == 'h';
  const int index = word[1] - '0';
  if (index < 1 || index > (half ? 2 : 4)) return std::nullopt;
  return Mention{.kind = half ? MentionKind::kHalf : MentionKind::kQuarter,
                 .first = i,
                 .last = i + 1,
                 .index = index};
}

// "Dec31, 1994", "Feb13"
std::optional<Mention> DateReader::month_and_digits(std::size_t i) const {
  const std::string_view word = tokens_.folded(i);
  const std::size_t letters = word.find_first_of("0123456789");
  if (letters < 3 || letters == word.npos || word.size() != letters + 2 || !has_capital(i)) {
    return std::nullopt;
  }
  const DateWord* const month = words_.find(word.substr(0, letters));
  if (month == nullptr || month->kind != WordKind::kMonth) return std::nullopt;
  Mention out{.kind = MentionKind::kDay, .first = i, .last = i + 1, .month = month->value};
  out.day = number_of(word.substr(letters));
  if (word.find_first_not_of("0123456789", letters) != word.npos || !is_day(out.day)) {
    return std::nullopt;
  }
  read_year_behind(out);
  return out;
}

// "FY2026", "FY26", "CY26"
std::optional<int> DateReader::fiscal_code_at(std::size_t i) const {
  if (i >= tokens_.size() || tokens_[i].kind != TokenKind::kWord) return std::nullopt;
  const std::string_view word = tokens_.folded(i);
  const bool code = (word.size() == 4 || word.size() == 6) && word[1] == 'y' &&
                    (word[0] == 'f' || word[0] == 'c') &&
                    word.find_first_not_of("0123456789", 2) == word.npos;
  if (!code) return std::nullopt;
  const int year = number_of(word.substr(2));
  return word.size() == 4 ? 2000 + year : year;
}

// "Q3 2025", "T1 2025", "H2 2026", "1Q25", "FY2026", "FY26".
std::optional<Mention> DateReader::code_at(std::size_t i) const {
  std::string_view word = tokens_.folded(i);
  if (tokens_[i].kind == TokenKind::kWord) {
    if (auto day = month_and_digits(i)) return day;
  }
  Mention out{.kind = MentionKind::kQuarter, .first = i, .last = i + 1};
  const bool digit_first = tokens_[i].kind == TokenKind::kDigits;
  if (digit_first) {
    if (!is_glued(i + 1) || word.size() != 1) return std::nullopt;
    out.index = word[0] - '0';
    word = tokens_.folded(i + 1);
    ++out.last;
  }
  if (const auto year = digit_first ? std::nullopt : fiscal_code_at(i)) {
    out.kind = MentionKind::kYear;
    out.year = year;
    out.fiscal = word.front() == 'f';
    return out;
  }
  const char letter = word.empty() ? '\0' : word[0];
  const bool romance = language_ == Language::kFrench || language_ == Language::kSpanish;
  const bool quarter = letter == 'q' || (letter == 't' && romance);
  const bool half = letter == 'h' || (letter == 's' && romance);
  if (!quarter && !half) return std::nullopt;
  std::string_view rest = word.substr(1);
  if (!digit_first) {
    if (rest.size() != 1) return std::nullopt;
    out.index = rest[0] - '0';
    rest = {};
  }
  if (half) out.kind = MentionKind::kHalf;
  if (out.index < 1 || out.index > (half ? 2 : 4)) return std::nullopt;
  if (rest.size() == 2 && rest.find_first_not_of("0123456789") == rest.npos) {
    out.year = 2000 + (rest[0] - '0') * 10 + (rest[1] - '0');
    return out;
  }
  if (!rest.empty()) return std::nullopt;
  read_period_year(out);
  if (!out.year && is_glued_sign(out.last, '-') && year_at(out.last + 1)) {
    out.year = year_at(out.last + 1);
    out.last += 2;
  }
  if (out.year || out.year_shift) return out;
  // "in Q3": elsewhere it is a heading of a company's own quarter, or the Audi Q3.
  const bool alone = letter == 'q' && !digit_first && has_capital(i) && i > 0 && same_block(i) &&
                     (tokens_.folded(i - 1) == "in" || tokens_.folded(i - 1) == "im") &&
                     !(is_glued(i + 1) && is_glued(i + 2));
  if (!alone) return std::nullopt;
  out.certain = false;
  return out;
}

}  // namespace lode::date
