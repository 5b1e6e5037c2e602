// SPDX-License-Identifier: GPL-3.0-or-later
// The words of which dates are made, by language.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

#include "plugins/date/word_filter.h"
#include "plugins/text/language.h"
#include "plugins/text/word_map.h"

namespace lode::date {

enum class WordKind : std::uint8_t {
  kMonth,      // value: 1 to 12
  kWeekday,    // value: 1 (Monday) to 7
  kOrdinal,    // value: 1 to 4, of quarters and halves; also of days
  kUnit,       // value: Unit
  kHalfUnit,   // "half", "Halbjahr", "semestre"
  kPart,       // value: Part; kNone for "rest"
  kSeason,     // value: 1 (spring) to 4
  kShift,      // value: -1 last, 0 this, 1 next, -2 and 2 the ones beyond
  kDayOffset,  // value: -1 yesterday, 0 today, 1 tomorrow
  kNumber,     // value: of a small number in words; articles are 1
  kOpener,     // before a number of units: value -1 "vor", 1 "in"; "il" of "il y a" is -1
  kDayNumber,  // value: 1 to 31, an ordinal in words: "third", "einundzwanzigsten"
  kFiscal,     // "fiscal", "Geschäftsjahr"
  kLink,       // "of", "de", articles between the words of one date
  kInner,      // stands in dates, but begins none: "calendar", "decade"
  kFixed,      // a date by itself: "Jahresende", "aujourd'hui"
};

enum class Unit : std::uint8_t { kDay, kWeek, kMonth, kQuarter, kYear };
enum class Part : std::uint8_t { kNone, kEarly, kMid, kLate, kEnd };

struct DateWord {
  WordKind kind = WordKind::kLink;
  std::int8_t value = 0;
  // Also a common word or name: a month counts only with a number or a preposition.
  bool ambiguous = false;
};

// The words of one language, by folded word, and quick tests. [const: thread-safe]
struct Lexicon {
  explicit Lexicon(std::span<const text::WordMap<DateWord>::Entry> entries);

  text::WordMap<DateWord> words;
  WordFilter starts;   // Those that may begin a date.
  WordFilter follows;  // Those that may stand behind the first word or number of a date.
};
[[nodiscard]] const Lexicon& lexicon(text::Language language);

// The words alone.
[[nodiscard]] const text::WordMap<DateWord>& date_words(text::Language language);

// Prepositions after which a bare month or year is a date: "in", "since", "en", "seit", "desde".
[[nodiscard]] bool is_date_preposition(std::string_view folded);

// Words behind a number that show that it counts something, and is no year: "GPUs", "MW".
[[nodiscard]] bool is_counted(std::string_view folded);

// Words that place what is told in the future: "will", "soll", "próximo".
[[nodiscard]] bool is_future(std::string_view folded);

// Verbs and words of what is over: "was", "since", "raised", "wurde", "anunció".
[[nodiscard]] bool is_past(std::string_view folded);

// Words before a date that is an end or a beginning: "until", "due", "ab".
[[nodiscard]] bool is_direction(std::string_view folded);

// Verbs with which news is told: "announced", "meldete".
[[nodiscard]] bool is_telling(std::string_view folded);

}  // namespace lode::date
