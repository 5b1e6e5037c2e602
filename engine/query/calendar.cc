// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/query/calendar.h"

#include "engine/base/civil_date.h"

namespace lode::query {
namespace {

// The run of `months` months, counted from January, that holds `day`.
Date run_of_months(std::int64_t day, int months, DatePrecision precision) {
  const CivilDate date = from_days(day);
  const int first = (date.month - 1) / months * months + 1;
  Date period;
  period.first_day = to_days({date.year, first, 1});
  period.last_day = to_days(end_of_month({date.year, first + months - 1, 1}));
  period.precision = precision;
  return period;
}

}  // namespace

Date period_of(std::int64_t day, DatePrecision precision) {
  switch (precision) {
    case DatePrecision::kDay: {
      Date date;
      date.first_day = date.last_day = day;
      return date;
    }
    case DatePrecision::kWeek: {
      const std::int64_t weekday = ((day + 3) % 7 + 7) % 7;  // Monday is 0.
      Date week;
      week.first_day = day - weekday;
      week.last_day = week.first_day + 6;
      week.precision = precision;
      return week;
    }
    case DatePrecision::kMonth: return run_of_months(day, 1, precision);
    case DatePrecision::kQuarter: return run_of_months(day, 3, precision);
    case DatePrecision::kHalf: return run_of_months(day, 6, precision);
    case DatePrecision::kYear: return run_of_months(day, 12, precision);
  }
  return {};
}

std::optional<DatePrecision> interval_named(std::string_view name) noexcept {
  if (name == "year") return DatePrecision::kYear;
  if (name == "quarter") return DatePrecision::kQuarter;
  if (name == "month") return DatePrecision::kMonth;
  if (name == "week") return DatePrecision::kWeek;
  if (name == "day") return DatePrecision::kDay;
  return {};
}

}  // namespace lode::query
