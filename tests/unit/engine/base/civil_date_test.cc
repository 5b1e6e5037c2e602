// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/base/civil_date.h"

#include <gtest/gtest.h>

namespace lode {
namespace {

TEST(CivilDateTest, CountsDaysFromTheEpoch) {
  EXPECT_EQ(to_days({1970, 1, 1}), 0);
  EXPECT_EQ(to_days({2000, 3, 1}), 11017);
  EXPECT_EQ(to_days({1969, 12, 31}), -1);
}

TEST(CivilDateTest, GoesBackAndForthForEachDayOfFourCenturies) {
  for (std::int64_t day = to_days({1800, 1, 1}); day <= to_days({2200, 1, 1}); ++day) {
    const CivilDate date = from_days(day);
    ASSERT_TRUE(is_valid(date));
    ASSERT_EQ(to_days(date), day);
  }
}

TEST(CivilDateTest, KnowsLeapYears) {
  EXPECT_TRUE(is_valid({2024, 2, 29}));
  EXPECT_FALSE(is_valid({1900, 2, 29}));
  EXPECT_TRUE(is_valid({2000, 2, 29}));
  EXPECT_EQ(end_of_month({2024, 2, 3}), (CivilDate{2024, 2, 29}));
}

TEST(CivilDateTest, ReadsIsoTimesInAllTheirForms) {
  struct Case {
    const char* text;
    const char* want;  // nullptr: refused
  };
  const Case cases[] = {
      {"2025-11-04", "2025-11-04T00:00:00Z"},
      {"2025-11-04T09:30:00Z", "2025-11-04T09:30:00Z"},
      {"2025-11-04T09:30", "2025-11-04T09:30:00Z"},
      {"2025-11-04 09:30:15.250+01:00", "2025-11-04T08:30:15Z"},
      {"2025-11-04T23:30:00-0500", "2025-11-05T04:30:00Z"},
      {"2025-02-30", nullptr},
      {"2025-11-04T25:00", nullptr},
      {"2025-11-04 something", nullptr},
      {"04.11.2025", nullptr},
      {"", nullptr},
  };
  for (const Case& c : cases) {
    const auto got = parse_iso_time(c.text);
    if (c.want == nullptr) {
      EXPECT_FALSE(got) << c.text;
    } else {
      ASSERT_TRUE(got) << c.text;
      EXPECT_EQ(to_iso_time(*got), c.want) << c.text;
    }
  }
}

TEST(CivilDateTest, ReadsADateAtTheFrontOfATime) {
  EXPECT_EQ(parse_iso_date("2025-11-04T09:30"), (CivilDate{2025, 11, 4}));
  EXPECT_FALSE(parse_iso_date("2025-11-045"));
}

}  // namespace
}  // namespace lode
