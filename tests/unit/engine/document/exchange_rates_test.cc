// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/document/exchange_rates.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace lode {
namespace {

using testing::HasSubstr;

TEST(ExchangeRatesTest, ComesWithATableOfOneDay) {
  const ExchangeRates& rates = *ExchangeRates::built_in();
  EXPECT_EQ(rates.day().size(), 10U);
  EXPECT_TRUE(rates.dollars_per_unit("AED"));
  EXPECT_TRUE(rates.dollars_per_unit("ZAR"));
  EXPECT_EQ(rates.dollars_per_unit("USD"), 1.0);
  EXPECT_FALSE(rates.dollars_per_unit("XXX"));
  EXPECT_FALSE(rates.dollars_per_unit(""));
  EXPECT_DOUBLE_EQ(*rates.dollars_per_unit("DEM") * 1.95583, *rates.dollars_per_unit("EUR"));
}

TEST(ExchangeRatesTest, TurnsBothEndsIntoDollars) {
  const ExchangeRates& rates = *ExchangeRates::built_in();
  const Dollars range = rates.in_dollars(Money{2, 500'000'000, 3, 0, "EUR"});
  EXPECT_DOUBLE_EQ(range.low, 2.5 * rates.dollars_per_unit("EUR").value());
  EXPECT_DOUBLE_EQ(range.high, 3 * rates.dollars_per_unit("EUR").value());
  EXPECT_DOUBLE_EQ(rates.in_dollars(Money{7, 0, 7, 0, "XXX"}).low, 7.0) << "unknown: as dollars";
}

TEST(ExchangeRatesTest, TheUsersTableComesFirst) {
  const auto rates = ExchangeRates::parse(
      "# dollars for one unit\r\n"
      "date 2025-06-30\r\n"
      "\r\n"
      "EUR\t1.5  # high\r\n"
      "XAU 3300\n"
      "USD 1",
      "rates.txt");
  ASSERT_TRUE(rates) << rates.error().message;
  EXPECT_EQ(rates->day(), "2025-06-30");
  EXPECT_EQ(rates->dollars_per_unit("EUR"), 1.5);
  EXPECT_EQ(rates->dollars_per_unit("XAU"), 3300.0);
  EXPECT_EQ(rates->dollars_per_unit("GBP"), ExchangeRates::built_in()->dollars_per_unit("GBP"));
}

TEST(ExchangeRatesTest, NamesTheLineAndTheWayOut) {
  struct Case {
    std::string text;
    std::string want;
  };
  for (const Case& c : std::vector<Case>{
           {"EUR 1.16\n", "line 1 of 'rates.txt': the day of the rates is missing"},
           {"", "the day of the rates is missing: add a line date 2026-11-01"},
           {"date 2026-11-01\nEUR", "line 2 of 'rates.txt': write a currency and its rate"},
           {"date 2026-11-01\nEUR 1.16 USD", "write a currency and its rate, such as EUR 1.16"},
           {"date 2026-13-01", "'2026-13-01' is no date"},
           {"date 2026-11-01\ndate 2026-11-01", "line 2 of 'rates.txt': the date is given twice"},
           {"date 2026-11-01\n\neur 1.16", "line 3 of 'rates.txt': 'eur' is no currency"},
           {"EUR 1,16", "'1,16' is no rate: write the dollars of one unit"},
           {"EUR 0", "'0' is no rate"},
           {"EUR -1", "'-1' is no rate"},
           {"EUR inf", "'inf' is no rate"},
           {"EUR 1\nEUR 1", "EUR is given twice"},
           {"USD 2", "rates are in dollars"},
       }) {
    const auto rates = ExchangeRates::parse(c.text, "rates.txt");
    ASSERT_FALSE(rates) << c.text;
    EXPECT_EQ(rates.error().reason, "BAD_RATES");
    EXPECT_EQ(rates.error().code, ErrorCode::kInvalidArgument);
    EXPECT_THAT(rates.error().message, HasSubstr(c.want)) << c.text;
  }
}

}  // namespace
}  // namespace lode
