// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/date/distance.h"

#include <algorithm>

namespace lode::date {
namespace {

constexpr int kMonthsPerYear = 12;

int quarter_index(const CivilDay& day) {
  return (day.month + 2) / 3;
}

// The same day of another month, or its last one.
std::int64_t months_away(const CivilDay& day, int months) {
  const Period month = month_of(day.year, day.month + months);
  return std::min(month.last_day, month.first_day + day.day - 1);
}

}  // namespace

Period shifted_unit(const Mention& mention, std::int64_t today) {
  const CivilDay day = civil(today);
  switch (mention.unit) {
    case Unit::kDay: return day_period(today + mention.shift);
    case Unit::kWeek: return week_of(today + 7 * std::int64_t{mention.shift});
    case Unit::kMonth: return month_of(day.year, day.month + mention.shift);
    case Unit::kQuarter: return quarter_of(day.year, quarter_index(day) + mention.shift);
    case Unit::kYear: break;
  }
  return year_of(day.year + mention.shift);
}

Period at_distance(const Mention& mention, std::int64_t today) {
  Mention far = mention;
  far.shift = mention.index * mention.shift;
  const std::int64_t from = today + mention.anchor;
  if (mention.unit == Unit::kWeek) return day_period(from + 7 * std::int64_t{far.shift});
  return shifted_unit(far, from);
}

Period days_of_span(const Mention& mention, std::int64_t today) {
  const int units = mention.index * mention.shift;
  const CivilDay day = civil(today);
  std::int64_t other = today + units;
  switch (mention.unit) {
    case Unit::kDay: break;
    case Unit::kWeek: other = today + 7 * std::int64_t{units}; break;
    case Unit::kMonth: other = months_away(day, units); break;
    case Unit::kYear: other = months_away(day, kMonthsPerYear * units); break;
    case Unit::kQuarter: {
      const Period near = quarter_of(day.year, quarter_index(day) + mention.shift);
      const Period far = quarter_of(day.year, quarter_index(day) + units);
      return {std::min(near.first_day, far.first_day),
              std::max(near.last_day, far.last_day),
              Precision::kDay};
    }
  }
  return mention.shift < 0 ? Period{other, today - 1, Precision::kDay}
                           : Period{today + 1, other, Precision::kDay};
}

Period season_of(int year, int season) {
  const int month = 3 * season;
  return {month_of(year, month).first_day, month_of(year, month + 2).last_day, Precision::kMonth};
}

Period shifted_season(const Mention& mention, std::int64_t today) {
  const CivilDay day = civil(today);
  int year = mention.index == 4 && day.month < 6 ? day.year - 1 : day.year;
  if (mention.shift < 0 && season_of(year, mention.index).last_day >= today) --year;
  if (mention.shift > 0 && season_of(year, mention.index).first_day <= today) ++year;
  return season_of(year, mention.index);
}

Period shifted_decade(const Mention& mention, int year) {
  const int first = (year / 10 + mention.shift) * 10;
  return {year_of(first).first_day, year_of(first + 9).last_day, Precision::kYear};
}

std::optional<std::int64_t> weekday_in(const Period& period, int weekday, int n) {
  const std::int64_t last = period.last_day - (weekday_of(period.last_day) - weekday + 7) % 7;
  if (n < 0) return last;
  const std::int64_t first = period.first_day + (weekday - weekday_of(period.first_day) + 7) % 7;
  const std::int64_t day = first + 7 * std::int64_t{n - 1};
  return day <= last ? std::optional(day) : std::nullopt;
}

std::optional<std::int64_t> day_of_month(std::int64_t today, int months, int day) {
  const CivilDay now = civil(today);
  const CivilDay first = civil(month_of(now.year, now.month + months).first_day);
  return day_number({first.year, first.month, day});
}

std::optional<std::int64_t> near_weekday(std::int64_t today, int day, int weekday) {
  constexpr int kMonthsBack = 36;
  const auto fits = [&](int months) {
    const auto found = day_of_month(today, months, day);
    return found && weekday_of(*found) == weekday ? found : std::nullopt;
  };
  for (const int months : {0, -1, 1}) {
    if (const auto found = fits(months)) return found;
  }
  for (int months = -2; months > -kMonthsBack; --months) {
    if (const auto found = fits(months)) return found;
  }
  return std::nullopt;
}

}  // namespace lode::date
