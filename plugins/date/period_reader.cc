// SPDX-License-Identifier: GPL-3.0-or-later
// The part of DateReader that reads quarters, halves, fiscal years, parts and relative periods.
#include <string_view>

#include "plugins/date/reader.h"

namespace lode::date {

using text::Language;
using text::TokenKind;

namespace {

Unit unit_of(const DateWord& word) {
  return static_cast<Unit>(word.value);
}

// In English these parts need an "of": "late 2025", but "end of 2025".
bool needs_of(std::string_view part) {
  return part == "beginning" || part == "start" || part == "end" || part == "middle";
}

}  // namespace

// Behind a quarter or half: "of 2026", "of fiscal year 2026", "im fiskalischen Jahr 2026", "of this
// year", "2026", "fiscal 2025".
void DateReader::read_period_year(Mention& mention) const {
  std::size_t at = mention.last;
  bool fiscal = false;
  for (int n = 0; n < 5 && same_block(at); ++n) {
    if (const auto year = year_at(at)) {
      mention.year = year;
      mention.fiscal = mention.fiscal || fiscal;
      mention.last = at + 1;
      return;
    }
    const DateWord* const word = word_at(at);
    if (word == nullptr) break;
    const DateWord* const unit = word_at(at + 1, WordKind::kUnit);
    if (word->kind == WordKind::kShift && unit != nullptr && unit_of(*unit) == Unit::kYear) {
      mention.year_shift = word->value;
      mention.last = at + 2;
      return;
    }
    fiscal = fiscal || word->kind == WordKind::kFiscal;
    const bool skipped = word->kind == WordKind::kLink || word->kind == WordKind::kFiscal ||
                         (word->kind == WordKind::kUnit && unit_of(*word) == Unit::kYear);
    if (!skipped) break;
    ++at;
    if (is_glued_sign(at, '\'')) ++at;
  }
  mention.fiscal = mention.fiscal || fiscal;
}

// `i` is at an ordinal or its digits: "third quarter", "2. Halbjahr", "premier trimestre fiscal".
std::optional<Mention> DateReader::quarter_or_half(std::size_t i, int index) const {
  const auto number = small_number_at(i);
  std::size_t at = number ? number->last : i + 1;
  Mention out{.kind = MentionKind::kQuarter, .first = i, .index = index};
  if (word_at(at, WordKind::kFiscal) != nullptr) {
    out.fiscal = true;
    ++at;
  }
  if (!same_block(at)) return std::nullopt;
  const DateWord* const unit = word_at(at);
  if (unit == nullptr) return std::nullopt;
  if (unit->kind == WordKind::kHalfUnit && index <= 2) {
    out.kind = MentionKind::kHalf;
  } else if (unit->kind != WordKind::kUnit || unit_of(*unit) != Unit::kQuarter) {
    return std::nullopt;
  }
  out.last = at + 1;
  read_period_year(out);
  const bool half = out.kind == MentionKind::kHalf;
  out.certain = out.year.has_value() || out.year_shift.has_value();
  if (half && !out.certain) return std::nullopt;  // "the first half" of anything
  return out;
}

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

// "Q3 2025", "T1 2025", "H2 2026", "1Q25", "FY2026", "FY26".
std::optional<Mention> DateReader::code_at(std::size_t i) const {
  std::string_view word = tokens_.folded(i);
  Mention out{.kind = MentionKind::kQuarter, .first = i, .last = i + 1};
  const bool digit_first = tokens_[i].kind == TokenKind::kDigits;
  if (digit_first) {
    if (!is_glued(i + 1) || word.size() != 1) return std::nullopt;
    out.index = word[0] - '0';
    word = tokens_.folded(i + 1);
    ++out.last;
  }
  if (word.size() >= 4 && word.substr(0, 2) == "fy" && !digit_first) {
    const std::string_view digits = word.substr(2);
    if (digits.find_first_not_of("0123456789") != digits.npos || digits.size() % 2 != 0 ||
        digits.size() > 4) {
      return std::nullopt;
    }
    int year = 0;
    for (const char c : digits)
      year = year * 10 + (c - '0');
    out.kind = MentionKind::kYear;
    out.year = digits.size() == 2 ? 2000 + year : year;
    out.fiscal = true;
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
  if (!out.year && !out.year_shift) return std::nullopt;
  return out;
}

// "early 2025", "mid-2026", "end of June", "fin 2026", "Ende des Jahres 2026", "finales de 2027".
std::optional<Mention> DateReader::part_at(std::size_t i) const {
  const DateWord& part = *word_at(i);
  std::size_t at = i + 1;
  if (is_glued_sign(at, '-') && is_glued(at + 1)) ++at;
  const std::size_t behind = skip_links(at);
  const bool english = language_ == Language::kEnglish;
  if (english && needs_of(tokens_.folded(i)) && (behind == at || tokens_.folded(at) != "of")) {
    return std::nullopt;
  }
  if (behind >= tokens_.size() || tokens_[behind].block != tokens_[i].block) return std::nullopt;
  Found inner;
  if (const auto year = year_at(behind)) {
    inner = year_first(behind, *year);
    if (!inner) {  // "mid-2026", which alone would look like a model number
      inner =
          Mention{.kind = MentionKind::kYear, .first = behind, .last = behind + 1, .year = year};
    }
  } else if (const DateWord* const word = word_at(behind)) {
    if (word->kind == WordKind::kMonth) inner = month_alone_after_part(behind);
    if (word->kind == WordKind::kShift) inner = shift_at(behind);
    if (word->kind == WordKind::kFiscal) inner = fiscal_at(behind);
    if (word->kind == WordKind::kUnit) inner = unit_at(behind);
  }
  if (!inner || inner->kind == MentionKind::kDay) return std::nullopt;
  inner->first = i;
  inner->part = static_cast<Part>(part.value);
  return inner;
}

std::optional<Mention> DateReader::month_alone_after_part(std::size_t i) const {
  const DateWord& month = *word_at(i);
  Mention out{.kind = MentionKind::kMonth, .first = i, .last = i + 1, .month = month.value};
  read_year_behind(out);
  return out;
}

// "last year", "this quarter", "cette année", "vergangenen Monat", "este año", "próximo trimestre".
std::optional<Mention> DateReader::shift_at(std::size_t i) const {
  const DateWord& shift = *word_at(i);
  const std::size_t begin = i;
  if (i + 2 < tokens_.size() && tokens_.folded(i + 1) == "calendar") ++i;
  const DateWord* const unit = word_at(i + 1, WordKind::kUnit);
  if (unit == nullptr || unit_of(*unit) == Unit::kDay || !same_block(i + 1)) return std::nullopt;
  const std::string_view plural = tokens_.folded(i + 1);
  const bool english = language_ == Language::kEnglish;
  if (english && plural.back() == 's') return std::nullopt;  // "last years"
  // "the previous year" counts from what was told before, not from today.
  const bool other = tokens_.folded(begin) == "previous" || tokens_.folded(begin) == "following";
  if (other && unit_of(*unit) == Unit::kYear) return std::nullopt;
  Mention out{.kind = MentionKind::kShift,
              .first = begin,
              .last = i + 2,
              .shift = shift.value,
              .unit = unit_of(*unit)};
  if (word_at(i + 2, WordKind::kFiscal) != nullptr) return std::nullopt;  // "este año fiscal"
  const std::size_t behind = skip_links(i + 2);
  const bool of_month = behind > i + 2 && word_at(behind, WordKind::kMonth) != nullptr;
  const bool of_period = of_month || (same_block(behind) && year_at(behind).has_value());
  if (of_period) {
    // "last quarter of 2025" is its fourth; "last week of July" is left out.
    return out.unit == Unit::kQuarter && shift.value == -1 ? quarter_or_half(i, 4) : std::nullopt;
  }
  return out;
}

// The unit first: "l'an dernier", "la semaine prochaine", "el año pasado", "Jahr 2026".
std::optional<Mention> DateReader::unit_at(std::size_t i) const {
  const DateWord& unit = *word_at(i);
  if (unit_of(unit) == Unit::kDay || !same_block(i + 1)) return std::nullopt;
  const DateWord* const shift = word_at(i + 1, WordKind::kShift);
  const bool romance = language_ == Language::kFrench || language_ == Language::kSpanish;
  const bool is_this = shift != nullptr && shift->value == 0;
  if (shift == nullptr || !romance || is_this) return std::nullopt;
  return Mention{.kind = MentionKind::kShift,
                 .first = i,
                 .last = i + 2,
                 .shift = shift->value,
                 .unit = unit_of(unit)};
}

// "fiscal 2026", "fiscal year 2026", "exercice 2025", "Geschäftsjahr 2025/26".
std::optional<Mention> DateReader::fiscal_at(std::size_t i) const {
  std::size_t at = i + 1;
  if (word_at(at, WordKind::kUnit) != nullptr) ++at;
  at = skip_links(at);
  if (at >= tokens_.size() || tokens_[at].block != tokens_[i].block) return std::nullopt;
  const auto year = year_at(at);
  if (!year) return std::nullopt;
  auto out = year_first(at, *year);
  if (!out || out->kind != MentionKind::kYear) return std::nullopt;
  // The year alone is the date where the word before is a noun of its own.
  const bool noun = language_ != Language::kEnglish;
  out->first = noun ? at : i;
  out->fiscal = true;
  return out;
}

// "year-end", "Jahresende", "end of the year", "fin d'année", "fin de año", "aujourd'hui", "heuer".
std::optional<Mention> DateReader::year_end_at(std::size_t i) const {
  const std::string_view word = tokens_.folded(i);
  Mention out{.kind = MentionKind::kYearEnd, .first = i, .last = i + 1, .part = Part::kEnd};
  if (word == "jahresende") return out;
  if (word == "heuer") {
    out.kind = MentionKind::kShift;
    out.part = Part::kNone;
    return out;
  }
  if (word == "aujourd" && is_glued_sign(i + 1, '\'') && is_glued(i + 2)) {
    out.kind = MentionKind::kDayOffset;
    out.part = Part::kNone;
    out.last = i + 3;
    return out;
  }
  if (word == "year" && is_glued_sign(i + 1, '-') && i + 2 < tokens_.size() &&
      tokens_.folded(i + 2) == "end") {
    out.last = i + 3;
    return out;
  }
  const DateWord* const part = word_at(i, WordKind::kPart);
  if (part == nullptr || static_cast<Part>(part->value) != Part::kEnd) return std::nullopt;
  const std::size_t at = skip_links(i + 1);
  const DateWord* const unit = word_at(at, WordKind::kUnit);
  const bool shifted = word_at(at + 1, WordKind::kShift) != nullptr || year_at(at + 1).has_value();
  if (at == i + 1 || unit == nullptr || unit_of(*unit) != Unit::kYear || shifted)
    return std::nullopt;
  out.last = at + 1;
  return out;
}

}  // namespace lode::date
