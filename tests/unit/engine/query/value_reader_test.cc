// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/query/value_reader.h"

#include <gtest/gtest.h>

#include "engine/query/parser.h"
#include "tests/unit/engine/query/schema.h"

namespace lode::query {
namespace {

struct Case {
  std::string input;
  std::string want;  // "": no value
};

TEST(ReadMoneyTest, ReadsAmountsAsPeopleWriteThem) {
  const std::vector<Case> cases{
      {"10B", "10000000000 USD"},
      {"10b", "10000000000 USD"},
      {"$10bn", "10000000000 USD"},
      {"$ 10 bn", "10000000000 USD"},
      {"10 billion", "10000000000 USD"},
      {"1.5 billion dollars", "1500000000 USD"},
      {"\u20AC500m", "500000000 EUR"},
      {"500m\u20AC", "500000000 EUR"},
      {"500 million euros", "500000000 EUR"},
      {"USD 700m", "700000000 USD"},
      {"700m usd", "700000000 USD"},
      {"EUR500m", "500000000 EUR"},
      {"2 Mrd \u20AC", "2000000000 EUR"},
      {"2,5 milliards d'euros", "2500000000 EUR"},
      {"3 mil millones de euros", "3000000000 EUR"},
      {"\u00A3250k", "250000 GBP"},
      {"HK$1bn", "1000000000 HKD"},
      {"1,500,000", "1500000 USD"},
      {"40.000 millones de dólares", "40000000000 USD"},
      {"1.300,5 millones de euros", "1300500000 EUR"},
      {"38 mil millones de dólares", "38000000000 USD"},
      {"1.234.567", "1234567 USD"},
      {"1.500 billion", "1500000000 USD"},
      {"1.234.56", ""},
      {"1500000", "1500000 USD"},
      {"0.25", "0.25 USD"},
      {"1.23456789012", "1.23456789 USD"},
      {"2T", "2000000000000 USD"},
      {"", ""},
      {"abc", ""},
      {"B", ""},
      {"10 apples", ""},
      {"XYZ 10", ""},
      {"$10\u20AC", ""},
      {"10B..20B", ""},
      {"1,50,000", ""},
      {"999999999999999999t", ""},
      {"9999999999999999999", ""},
      {"-5", ""},
  };
  for (const Case& c : cases) {
    const auto money = read_money(c.input);
    EXPECT_EQ(money ? to_text(Value(*money)) : "", c.want) << c.input;
  }
}

TEST(ReadDateTest, ReadsPeriodsOfTheCalendarAndDaysRelativeToToday) {
  const std::vector<Case> cases{
      {"2025", "2025"},
      {"2025-03", "2025-03"},
      {"2025-03-14", "2025-03-14"},
      {"2024-02-29", "2024-02-29"},
      {"2025-Q3", "2025-Q3"},
      {"2025q3", "2025-Q3"},
      {"Q3 2025", "2025-Q3"},
      {"q3-2025", "2025-Q3"},
      {"2025-H1", "2025-H1"},
      {"2025-W12", "2025-W12"},
      {"2020-W53", "2020-W53"},
      {"March 2025", "2025-03"},
      {"mar 2025", "2025-03"},
      {"3 November 2025", "2025-11-03"},
      {"3. November 2025", "2025-11-03"},
      {"November 3, 2025", "2025-11-03"},
      {"November 3rd, 2025", "2025-11-03"},
      {"le 1er juillet 2025", "2025-07-01"},
      {"3 de noviembre de 2025", "2025-11-03"},
      {"29 Feb 2024", "2024-02-29"},
      {"März 2025", "2025-03"},
      {"agosto de 2025", "2025-08"},
      {"this year", "2025"},
      {"last-quarter", "2025-Q3"},
      {"last month", "2025-10"},
      {"this week", "2025-W45"},
      {"last-90-days", "2025-08-06..2025-11-04"},
      {"today", "2025-11-04"},
      {"Yesterday", "2025-11-03"},
      {"7d", "2025-10-28..2025-11-04"},
      {"last 90 days", "2025-08-06..2025-11-04"},
      {"2 weeks", "2025-10-21..2025-11-04"},
      {"past 3 months", "2025-08-04..2025-11-04"},
      {"1y", "2024-11-04..2025-11-04"},
      {"3 months ago", "2025-08-04"},
      {"2025-13", ""},
      {"2025-02-30", ""},
      {"2025-Q5", ""},
      {"2025-H3", ""},
      {"2021-W53", ""},
      {"2025-W00", ""},
      {"25-03", ""},
      {"0000", ""},
      {"soon", ""},
      {"", ""},
      {"7", ""},
      {"99999999999d", ""},
      {"2025-03-14T10:00", ""},
  };
  for (const Case& c : cases) {
    const auto date = read_date(c.input, kToday);
    EXPECT_EQ(date ? to_text(*date) : "", c.want) << c.input;
  }
}

TEST(ReadDateTest, CountsMonthsBackToTheLastDayOfAShorterMonth) {
  const auto date = read_date("1 month ago", to_days({2025, 3, 31}));
  ASSERT_TRUE(date);
  EXPECT_EQ(to_text(*date), "2025-02-28");
}

TEST(ReadNumberTest, ReadsFiguresInTheUnitOfTheFacet) {
  struct NumberCase {
    std::string input;
    std::string unit;
    std::optional<double> want;
  };
  const std::vector<NumberCase> cases{
      {"5", "a", 5},
      {"5y", "a", 5},
      {"5 years", "a", 5},
      {"18 months", "a", 1.5},
      {"18 meses", "a", 1.5},
      {"5 Jahre", "a", 5},
      {"1.000 años", "a", 1000},
      {"18m", "a", 1.5},
      {"2 years", "mo", 24},
      {"1GW", "MW", 1000},
      {"250 kW", "MW", 0.25},
      {"1.2 gigawatts", "MW", 1200},
      {"100k", "1", 100'000},
      {"100,000", "", 100'000},
      {"1.5 million", "", 1'500'000},
      {"2 thousand MW", "MW", 2000},
      {"-3", "", -3},
      {"12 frogs", "frogs", 12},
      {"5MW", "a", std::nullopt},
      {"5 years", "MW", std::nullopt},
      {"many", "", std::nullopt},
      {"", "", std::nullopt},
  };
  for (const NumberCase& c : cases) {
    EXPECT_EQ(read_number(c.input, c.unit), c.want) << c.input << " in " << c.unit;
  }
}

// Which stored values satisfy a condition.
TEST(IntervalTest, IsMetByValuesThatOverlapIt) {
  struct IntervalCase {
    std::string query;
    double low;
    double high;
    bool want;
  };
  constexpr double kBillion = 1e9;
  const auto day = [](int year, int month, int day_of_month) {
    return static_cast<double>(to_days({year, month, day_of_month}));
  };
  const std::vector<IntervalCase> cases{
      {"deal_size>=10B", 10 * kBillion, 10 * kBillion, true},
      {"deal_size>=10B", 5 * kBillion, 12 * kBillion, true},
      {"deal_size>=10B", 5 * kBillion, 9 * kBillion, false},
      {"deal_size>10B", 10 * kBillion, 10 * kBillion, false},
      {"deal_size<10B", 9 * kBillion, 20 * kBillion, true},
      {"deal_size<10B", 10 * kBillion, 20 * kBillion, false},
      {"deal_size<=10B", 10 * kBillion, 20 * kBillion, true},
      {"deal_size:10B", 9 * kBillion, 11 * kBillion, true},
      {"deal_size:10B", 10.5 * kBillion, 11 * kBillion, false},
      {"deal_size:1B..10B", 10 * kBillion, 20 * kBillion, true},
      {"deal_size:1B..<10B", 10 * kBillion, 20 * kBillion, false},
      {"deal_size:1B..10B", 0.5 * kBillion, 0.9 * kBillion, false},
      {"published:2025", day(2025, 12, 31), day(2026, 1, 3), true},
      {"published:2025", day(2026, 1, 1), day(2026, 1, 3), false},
      {"published>2025", day(2025, 12, 31), day(2025, 12, 31), false},
      {"published>2025", day(2026, 1, 1), day(2026, 1, 1), true},
      {"published<2025", day(2024, 12, 31), day(2024, 12, 31), true},
      {"published<2025", day(2025, 1, 1), day(2025, 1, 1), false},
      {"since:2025-03", day(2025, 3, 1), day(2025, 3, 1), true},
      {"since:2025-03", day(2025, 2, 28), day(2025, 2, 28), false},
      {"until:2025-03", day(2025, 3, 31), day(2025, 3, 31), true},
      {"until:2025-03", day(2025, 4, 1), day(2025, 4, 1), false},
      {"term:\"10 months\"", 10.0 / 12.0, 10.0 / 12.0, true},
      {"term:5", 4.99, 4.99, false},
  };
  const Schema schema = query_schema();
  for (const IntervalCase& c : cases) {
    const auto parsed = parse(c.query, {schema, kToday});
    ASSERT_TRUE(parsed) << c.query << parsed.error().message;
    const auto interval = interval_of(parsed->root, *schema.find(parsed->root.field), kToday);
    ASSERT_TRUE(interval) << c.query;
    EXPECT_EQ(interval->meets(c.low, c.high), c.want) << c.query << " " << c.low << ".." << c.high;
  }
}

TEST(IntervalTest, ComparesMoneyInDollars) {
  const Schema schema = query_schema();
  const auto measure = read_measure(*schema.find("deal_size"), "EUR 100", kToday);
  const auto stored = measure_of(Value(Money{100, 0, 100, 0, "EUR"}));
  ASSERT_TRUE(measure && stored);
  EXPECT_EQ(measure->low, stored->low);
  EXPECT_GT(measure->low, 100.0);
}

TEST(IntervalTest, ReadsValuesAsTheyAreShown) {
  const Schema schema = query_schema();
  const std::vector<std::pair<std::string, Value>> values{
      {"deal_size", Money{38'000'000'000, 0, 38'000'000'000, 0, "USD"}},
      {"deal_size", Money{4, 500'000'000, 6'000'000'000, 0, "EUR"}},
      {"published", Date{to_days({2025, 11, 4}), to_days({2025, 11, 4})}},
      {"published", Date{to_days({2025, 11, 4}), to_days({2025, 12, 31})}},
      {"published", Date{to_days({2025, 7, 1}), to_days({2025, 9, 30}), DatePrecision::kQuarter}},
      {"term", Number{5, 5, "a"}},
      {"term", Number{0.5, 7.25, "a"}},
      {"power", Number{72, 1200, "MW"}},
      {"gpu_count", Number{100'000, 400'000, "1"}},
  };
  for (const auto& [facet, value] : values) {
    const auto read = read_measure(*schema.find(facet), to_text(value), kToday);
    const auto want = measure_of(value);
    ASSERT_TRUE(read && want) << to_text(value);
    EXPECT_EQ(read->low, want->low) << to_text(value);
    EXPECT_EQ(read->high, want->high) << to_text(value);
  }
  EXPECT_FALSE(read_measure(*schema.find("deal_size"), "6..4 USD", kToday));
  EXPECT_FALSE(read_measure(*schema.find("deal_size"), "..4 USD", kToday));
  EXPECT_FALSE(read_measure(*schema.find("term"), "1..2..3", kToday));
}

}  // namespace
}  // namespace lode::query
