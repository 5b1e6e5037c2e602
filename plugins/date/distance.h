// SPDX-License-Identifier: GPL-3.0-or-later
// Days and periods that are so many units away from a day. Pure arithmetic on the calendar.
#pragma once

#include <cstdint>
#include <optional>

#include "plugins/date/calendar.h"
#include "plugins/date/mention.h"

namespace lode::date {

// kShift: the week, month, quarter or year that is `shift` of them away.
[[nodiscard]] Period shifted_unit(const Mention& mention, std::int64_t today);

// kOffset: as fine as the unit, so that "three months ago" is a month.
[[nodiscard]] Period at_distance(const Mention& mention, std::int64_t today);

// kSpan: the days up to yesterday or from tomorrow on; quarters are whole ones.
[[nodiscard]] Period days_of_span(const Mention& mention, std::int64_t today);

// Three whole months, winter (4) from December of `year` on.
[[nodiscard]] Period season_of(int year, int season);

// kSeason: "this summer" is that of the year, "last summer" the last one that is over, "next
// summer" the first to begin.
[[nodiscard]] Period shifted_season(const Mention& mention, std::int64_t today);

// kDecade: from the year that ends in 0.
[[nodiscard]] Period shifted_decade(const Mention& mention, int year);

// The `n`th such weekday (1 is Monday) of `period`, -1 being its last; nothing if it has fewer.
[[nodiscard]] std::optional<std::int64_t> weekday_in(const Period& period, int weekday, int n);

// The day with number `day` of the month that is `months` away; nothing if it has none.
[[nodiscard]] std::optional<std::int64_t> day_of_month(std::int64_t today, int months, int day);

// "Friday the 13th": the nearest day of that number that is such a weekday, up to a month ahead and
// three years back.
[[nodiscard]] std::optional<std::int64_t> near_weekday(std::int64_t today, int day, int weekday);

}  // namespace lode::date
