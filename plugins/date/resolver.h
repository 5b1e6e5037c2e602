// SPDX-License-Identifier: GPL-3.0-or-later
// Turns what a date expression says into days.
#pragma once

#include <optional>
#include <vector>

#include "plugins/date/calendar.h"
#include "plugins/date/mention.h"
#include "plugins/text/tokens.h"

namespace lode::date {

struct Resolved {
  Period period;
  bool relative = false;
  bool fiscal = false;
  double confidence = 0;
};

// What incomplete expressions are resolved against.
struct Reference {
  std::optional<Period> published;
  // Of days and months without a year in texts without a publication date: the year that the text
  // itself speaks of.
  std::optional<int> text_year;
  // A quarter without a year belongs to this fiscal year if one was named before.
  std::optional<int> fiscal_year;
};

// The year of most dates in the text, those finer than a year first; of several the earliest. Ends
// and beginnings ("until 2031", "due 2030", "ab 2027") say nothing of the present and do not count;
// nor does a text count whose every year lies in the future ("soll Ende 2026").
[[nodiscard]] std::optional<int> year_of_text(const text::Tokens& tokens,
                                              const std::vector<Mention>& mentions);

// Nothing if the expression cannot be resolved, or names no day of the calendar (30 February).
//
// In news, a month, day or weekday without more is the last one up to publication, unless words
// beside it speak of the future ("will", "soll"): then the next one.
[[nodiscard]] std::optional<Resolved> resolve(const text::Tokens& tokens,
                                              const Mention& mention,
                                              const Reference& reference);

}  // namespace lode::date
