// SPDX-License-Identifier: GPL-3.0-or-later
// A date expression as written, before it is resolved.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

#include "plugins/date/date_words.h"

namespace lode::date {

// What the words say: kDay to kYear absolute as far as `year` is known, the others relative.
enum class MentionKind : std::uint8_t {
  kDay,         // month, day; second_day if a range of days; index if its weekday is told
  kMonth,       // month; second_month if a range of months
  kQuarter,     // index
  kHalf,        // index
  kYear,        // second_year if a range
  kWeekday,     // index 1 (Monday) to 7
  kDayOffset,   // shift in days
  kShift,       // shift in `unit`: "last year"
  kYearEnd,     // "year-end"
  kOffset,      // index units before (shift -1) or after (1) the day `anchor`: "two weeks ago"
  kSpan,        // index units up to (shift -1) or from (1) the publication: "the last 3 months"
  kMonthDay,    // day of the month `shift`, 0 being this one: "the 18th"
  kSeason,      // index 1 (spring) to 4, of a year or `shift` years away
  kDecade,      // `shift` decades away
  kToDate,      // from the first day of the year to the publication
  kNthWeekday,  // the `day`th weekday `index` of a month, -1 being the last; the month as in kMonth
};

struct Mention {
  MentionKind kind = MentionKind::kYear;
  std::size_t first = 0;  // Tokens [first, last).
  std::size_t last = 0;
  std::optional<int> year;
  std::optional<int> second_year;
  std::optional<int> year_shift;  // "of this year", "nächsten Jahres".
  int month = 0;
  int second_month = 0;
  int day = 0;
  int second_day = 0;
  int index = 0;
  int shift = 0;
  int anchor = 0;  // Days from the publication: 1 in "a week from tomorrow".
  Unit unit = Unit::kYear;
  Part part = Part::kNone;
  bool fiscal = false;
  bool needs_future = false;  // "in two years" is also a duration.
  // Days that no calendar names, beside other expressions: of "summer 2026" and "first nine months
  // of 2026" the year is an expression of its own.
  bool aside = false;
  // A distance from the day of the next expression: "two weeks before" May 13, or so many days from
  // it on if `aside` is set: "for three days from" Monday.
  bool anchored = false;
  bool nearest = false;        // Of a shifted weekday: "this coming Friday".
  bool inferred_year = false;  // `year` is not written here, but follows from the end of a range.
  bool certain = true;         // False: perhaps no date; confidence is lower.
};

}  // namespace lode::date
