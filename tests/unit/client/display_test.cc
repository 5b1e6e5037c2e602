// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/display.h"

namespace lode::client {
namespace {

TEST(DisplayTest, SetsThousandsApart) {
  EXPECT_EQ(count_text(0), "0");
  EXPECT_EQ(count_text(999), "999");
  EXPECT_EQ(count_text(1'234), "1\u00A0234");
  EXPECT_EQ(count_text(12'345'678), "12\u00A0345\u00A0678");
  EXPECT_EQ(count_text(-1'234), "-1\u00A0234");
  EXPECT_EQ(count_text(-123), "-123");
}

TEST(DisplayTest, SaysHowSureATotalIs) {
  v1::TotalSize total;
  total.set_value(1200);
  total.set_lower_bound(1000);
  EXPECT_EQ(total_text(total), "≈1\u00A0200");
  total.set_value(1000);
  EXPECT_EQ(total_text(total), "≥1\u00A0000");
  total.set_exact(true);
  EXPECT_EQ(total_text(total), "1\u00A0000");
}

TEST(DisplayTest, ShortensNumbersAsTheQueryLanguageReadsThem) {
  const std::vector<std::pair<double, std::string>> cases = {{0, "0"},
                                                             {0.5, "0.5"},
                                                             {982, "982"},
                                                             {1'000, "1K"},
                                                             {12'500, "12.5K"},
                                                             {6.25e6, "6.25M"},
                                                             {38e9, "38B"},
                                                             {1.5e12, "1.5T"},
                                                             {999'960, "1M"},
                                                             {-2e9, "-2B"}};
  for (const auto& [number, want] : cases) {
    EXPECT_EQ(short_number(number), want);
  }
}

TEST(DisplayTest, WritesMoneyWithItsRangeAndQualifier) {
  v1::Value value;
  v1::Money& money = *value.mutable_money();
  money.set_low_units(1'500'000'000);
  money.set_high_units(2'000'000'000);
  money.set_currency("USD");
  EXPECT_EQ(value_text(value), "1.5B..2B USD");
  money.set_high_units(1'500'000'000);
  money.set_qualifier(v1::QUALIFIER_AT_LEAST);
  EXPECT_EQ(value_text(value), "≥1.5B USD");
  money.set_qualifier(v1::QUALIFIER_ABOUT);
  EXPECT_EQ(value_text(value), "~1.5B USD");
}

TEST(DisplayTest, WritesTheOtherKinds) {
  v1::Value value;
  value.mutable_number()->set_low(72);
  value.mutable_number()->set_high(72);
  value.mutable_number()->set_unit("MW");
  EXPECT_EQ(value_text(value), "72 MW");
  value.mutable_number()->set_low(100'000);
  value.mutable_number()->set_high(100'000);
  value.mutable_number()->set_unit("1");
  EXPECT_EQ(value_text(value), "100K");
  value.mutable_date()->set_text("2025-Q3");
  EXPECT_EQ(value_text(value), "2025-Q3");
  value.mutable_record()->set_type("deal");
  value.mutable_record()->add_roles()->set_name("buyer");
  value.mutable_record()->mutable_roles(0)->set_text("Nimbus");
  EXPECT_EQ(value_text(value), "deal(buyer: Nimbus)");
  value.mutable_record()->add_roles()->set_name("amount");
  value.mutable_record()->mutable_roles(1)->set_text("6500000000 USD");
  EXPECT_EQ(value_text(value), "deal(buyer: Nimbus, amount: 6.5B USD)");
  value.Clear();
  value.set_text("of a kind to come");
  EXPECT_EQ(value_text(value), "of a kind to come");
}

TEST(DisplayTest, WritesDurationsAndSizes) {
  using std::chrono::milliseconds;
  EXPECT_EQ(duration_text(milliseconds(850)), "850 ms");
  EXPECT_EQ(duration_text(milliseconds(12'340)), "12.3 s");
  EXPECT_EQ(duration_text(milliseconds(125'000)), "2:05");
  EXPECT_EQ(duration_text(milliseconds(3'725'000)), "1:02:05");
  EXPECT_EQ(size_text(982), "982 B");
  EXPECT_EQ(size_text(12'345), "12.3 kB");
  EXPECT_EQ(size_text(999'999), "1.0 MB");
  EXPECT_EQ(size_text(4.2e9), "4.2 GB");
}

TEST(DisplayTest, NamesEnumeratorsThatItDoesNotKnow) {
  EXPECT_EQ(status_text(v1::RUN_STATUS_QUARANTINED), "quarantined");
  EXPECT_EQ(status_text(static_cast<v1::RunStatus>(99)), "unknown");
}

}  // namespace
}  // namespace lode::client
