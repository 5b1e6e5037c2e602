// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/document/value.h"

#include <gtest/gtest.h>

#include "engine/base/civil_date.h"

namespace lode {
namespace {

TEST(ValueTest, WritesMoneyExactly) {
  EXPECT_EQ(to_text(Value(Money{38'000'000'000, 0, 38'000'000'000, 0, "USD"})), "38000000000 USD");
  EXPECT_EQ(to_text(Value(Money{2, 500'000'000, 3, 0, "EUR"})), "2.5..3 EUR");
  EXPECT_EQ(decimal(0, -250'000'000), "-0.25");
  EXPECT_EQ(decimal(-1, -5), "-1.000000005");
}

TEST(ValueTest, NamesWholePeriods) {
  const auto days = [](CivilDate a, CivilDate b, DatePrecision precision) {
    return to_text(Date{.first_day = to_days(a), .last_day = to_days(b), .precision = precision});
  };
  using enum DatePrecision;
  EXPECT_EQ(days({2025, 11, 4}, {2025, 11, 4}, kDay), "2025-11-04");
  EXPECT_EQ(days({2025, 2, 1}, {2025, 2, 28}, kMonth), "2025-02");
  EXPECT_EQ(days({2025, 7, 1}, {2025, 9, 30}, kQuarter), "2025-Q3");
  EXPECT_EQ(days({2025, 7, 1}, {2025, 12, 31}, kHalf), "2025-H2");
  EXPECT_EQ(days({2025, 1, 1}, {2025, 12, 31}, kYear), "2025");
  EXPECT_EQ(days({2025, 11, 3}, {2025, 11, 9}, kWeek), "2025-W45");
  EXPECT_EQ(days({2026, 12, 28}, {2027, 1, 3}, kWeek), "2026-W53");
  EXPECT_EQ(days({2025, 11, 4}, {2026, 1, 1}, kYear), "2025-11-04..2026-01-01");
}

TEST(ValueTest, WritesNumbersWithTheirUnit) {
  EXPECT_EQ(to_text(Value(Number{72, 72, "MW"})), "72 MW");
  EXPECT_EQ(to_text(Value(Number{100000, 200000, "1"})), "100000..200000");
  EXPECT_EQ(to_text(Value(Number{1.5, 1.5, "GW"})), "1.5 GW");
}

TEST(ValueTest, KnowsTheKindOfEachAlternative) {
  EXPECT_EQ(kind_of(Value(Keyword{})), FacetKind::kKeyword);
  EXPECT_EQ(kind_of(Value(Money{})), FacetKind::kMoney);
  EXPECT_EQ(kind_of(Value(Date{})), FacetKind::kDate);
  EXPECT_EQ(kind_of(Value(Number{})), FacetKind::kNumber);
  EXPECT_EQ(kind_of(Value(Record{})), FacetKind::kRecord);
}

}  // namespace
}  // namespace lode
