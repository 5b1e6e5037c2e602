// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/document/exchange_rates.h"

#include <gtest/gtest.h>

namespace lode {
namespace {

TEST(ExchangeRatesTest, FindsTheFirstTheLastAndNoneBetween) {
  EXPECT_TRUE(dollars_per_unit("AED"));
  EXPECT_TRUE(dollars_per_unit("ZAR"));
  EXPECT_EQ(dollars_per_unit("USD"), 1.0);
  EXPECT_FALSE(dollars_per_unit("XXX"));
  EXPECT_FALSE(dollars_per_unit(""));
}

TEST(ExchangeRatesTest, TurnsBothEndsIntoDollars) {
  const Dollars range = in_dollars(Money{2, 500'000'000, 3, 0, "EUR"});
  EXPECT_DOUBLE_EQ(range.low, 2.5 * dollars_per_unit("EUR").value());
  EXPECT_DOUBLE_EQ(range.high, 3 * dollars_per_unit("EUR").value());
  EXPECT_DOUBLE_EQ(in_dollars(Money{7, 0, 7, 0, "XXX"}).low, 7.0) << "unknown: as dollars";
}

}  // namespace
}  // namespace lode
