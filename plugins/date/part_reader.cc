// SPDX-License-Identifier: GPL-3.0-or-later
// The part of DateReader that reads beginnings, middles and ends of periods.
#include <string_view>

#include "plugins/date/reader.h"

namespace lode::date {

using text::Language;

namespace {

Unit unit_of(const DateWord& word) {
  return static_cast<Unit>(word.value);
}

// In English these parts need an "of": "late 2025", but "end of 2025".
bool needs_of(std::string_view part) {
  return part == "beginning" || part == "start" || part == "end" || part == "middle" ||
         part == "earlier" || part == "later";
}

}  // namespace

// "early 2025", "mid-2026", "end of June", "fin 2026", "Ende des Jahres 2026", "finales de 2027".
std::optional<Mention> DateReader::part_at(std::size_t i) const {
  const DateWord& part = *word_at(i);
  if (auto whole = part_of_unit(i)) return whole;
  if (static_cast<Part>(part.value) == Part::kNone) return std::nullopt;
  std::size_t at = i + 1;
  if (is_glued_sign(at, '-') && is_glued(at + 1)) ++at;
  const std::size_t behind = skip_links(at);
  const bool english = language_ == Language::kEnglish;
  if (english && needs_of(tokens_.folded(i)) && (behind == at || tokens_.folded(at) != "of")) {
    return later_this(i);
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
    if (word->kind == WordKind::kSeason) inner = season_at(behind);
    if (word->kind == WordKind::kFiscal) inner = fiscal_at(behind);
    if (word->kind == WordKind::kUnit) inner = unit_at(behind);
  }
  if (!inner || inner->kind == MentionKind::kDay) return std::nullopt;
  inner->first = i;
  inner->part = static_cast<Part>(part.value);
  return inner;
}

// "later this year", "earlier this month"
std::optional<Mention> DateReader::later_this(std::size_t i) const {
  const std::string_view word = tokens_.folded(i);
  if (word != "earlier" && word != "later") return std::nullopt;
  const DateWord* const shift = word_at(i + 1, WordKind::kShift);
  if (shift == nullptr || shift->value != 0 || !same_block(i + 1)) return std::nullopt;
  auto out = shift_at(i + 1);
  if (!out) return std::nullopt;
  out->first = i;
  out->part = static_cast<Part>(word_at(i)->value);
  return out;
}

// A part of the current year, month, quarter or week: "end of the month", "later in the year",
// "mid-year", "Anfang des Jahres", "fin de mes", "rest of the year".
std::optional<Mention> DateReader::part_of_unit(std::size_t i) const {
  const std::string_view word = tokens_.folded(i);
  const Part part = static_cast<Part>(word_at(i)->value);
  std::size_t at = i + 1;
  const bool hyphen = part == Part::kMid && is_glued_sign(at, '-') && is_glued(at + 1);
  if (hyphen) ++at;
  if (at >= tokens_.size()) return std::nullopt;
  const bool in = language_ == Language::kEnglish && tokens_.folded(at) == "in" &&
                  (word == "earlier" || word == "later" || word == "late" || word == "early");
  if (in) ++at;
  const std::size_t begin = at;
  at = skip_links(at);
  const bool of = language_ != Language::kEnglish || tokens_.folded(begin) == "of" || in;
  if (!hyphen && (at == begin || !of)) return std::nullopt;
  const DateWord* const unit = word_at(at, WordKind::kUnit);
  if (unit == nullptr || unit_of(*unit) == Unit::kDay || !same_block(at)) return std::nullopt;
  if (language_ == Language::kEnglish && tokens_.folded(at).back() == 's') return std::nullopt;
  const std::size_t behind = skip_links(at + 1);
  if (same_block(at + 1)) {
    const DateWord* const next = word_at(at + 1);
    const bool shifted =
        next != nullptr && (next->kind == WordKind::kShift || next->kind == WordKind::kFiscal);
    const bool dated =
        same_block(behind) && (year_at(behind) || word_at(behind, WordKind::kMonth) != nullptr);
    if (shifted || dated || is_glued_sign(at + 1, '-')) return std::nullopt;
  }
  Mention out{.kind = MentionKind::kShift, .first = i, .last = at + 1, .unit = unit_of(*unit)};
  if (out.unit == Unit::kYear) out.kind = MentionKind::kYearEnd;
  out.part = part;
  return out;
}

std::optional<Mention> DateReader::month_alone_after_part(std::size_t i) const {
  const DateWord& month = *word_at(i);
  Mention out{.kind = MentionKind::kMonth, .first = i, .last = i + 1, .month = month.value};
  read_year_behind(out);
  return out;
}

// "year-end", "Jahresende", "Monatsende", "aujourd'hui", "heuer".
std::optional<Mention> DateReader::year_end_at(std::size_t i) const {
  const std::string_view word = tokens_.folded(i);
  Mention out{.kind = MentionKind::kYearEnd, .first = i, .last = i + 1, .part = Part::kEnd};
  if (word == "aujourd" && is_glued_sign(i + 1, '\'') && is_glued(i + 2)) {
    out.kind = MentionKind::kDayOffset;
    out.part = Part::kNone;
    out.last = i + 3;
    return out;
  }
  const bool fiscal = i > 0 && word_at(i - 1, WordKind::kFiscal) != nullptr;
  if (word == "year" && !fiscal && is_glued_sign(i + 1, '-') && i + 2 < tokens_.size() &&
      tokens_.folded(i + 2) == "end") {
    out.last = i + 3;
    const auto year = same_block(i + 3) ? year_at(i + 3) : std::nullopt;
    if (!year) return out;
    out.kind = MentionKind::kYear;  // "year-end 1986"
    out.year = year;
    out.last = i + 4;
    return out;
  }
  if (language_ != Language::kGerman) return std::nullopt;
  if (word == "jahresende") return out;
  if (word == "jahresanfang" || word == "jahresbeginn" || word == "jahresmitte") {
    out.part = word == "jahresmitte" ? Part::kMid : Part::kEarly;
    return out;
  }
  out.kind = MentionKind::kShift;
  if (word == "monatsende" || word == "quartalsende") {
    out.unit = word == "monatsende" ? Unit::kMonth : Unit::kQuarter;
    return out;
  }
  out.part = Part::kNone;
  return word == "heuer" ? std::optional(out) : std::nullopt;
}

}  // namespace lode::date
