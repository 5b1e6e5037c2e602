// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/date/calendar.h"

#include <gtest/gtest.h>

namespace lode::date {
namespace {

TEST(CalendarTest, CountsDaysFrom1970) {
  EXPECT_EQ(day_number({1970, 1, 1}), 0);
  EXPECT_EQ(day_number({2000, 3, 1}), 11'017);
  EXPECT_EQ(day_number({1969, 12, 31}), -1);
  EXPECT_EQ(civil(11'017).month, 3);
}

TEST(CalendarTest, KnowsNoDaysThatDoNotExist) {
  EXPECT_FALSE(day_number({2025, 2, 29}));
  EXPECT_TRUE(day_number({2024, 2, 29}));
  EXPECT_FALSE(day_number({2025, 13, 1}));
  EXPECT_FALSE(day_number({2025, 4, 300}));
  EXPECT_FALSE(day_number({2025, 0, 1}));
  EXPECT_FALSE(day_number({10'000, 1, 1}));
}

TEST(CalendarTest, KnowsWeekdays) {
  EXPECT_EQ(weekday_of(*day_number({2025, 11, 3})), 1);
  EXPECT_EQ(weekday_of(0), 4);
  EXPECT_EQ(weekday_of(-1), 3);
  EXPECT_EQ(to_iso(week_of(*day_number({2025, 11, 9}))), "2025-11-03..2025-11-09");
}

TEST(CalendarTest, CarriesPeriodsOverIntoOtherYears) {
  EXPECT_EQ(to_iso(month_of(2025, 0)), "2024-12");
  EXPECT_EQ(to_iso(month_of(2025, 14)), "2026-02");
  EXPECT_EQ(to_iso(quarter_of(2025, -1)), "2024-Q3");
  EXPECT_EQ(to_iso(quarter_of(2025, 5)), "2026-Q1");
}

TEST(CalendarTest, WritesPeriods) {
  EXPECT_EQ(to_iso(day_period(0)), "1970-01-01");
  EXPECT_EQ(to_iso(quarter_of(2025, 3)), "2025-Q3");
  EXPECT_EQ(to_iso(half_of(2026, 2)), "2026-H2");
  EXPECT_EQ(to_iso(year_of(2027)), "2027");
}

}  // namespace
}  // namespace lode::date
