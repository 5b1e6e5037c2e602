// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/query/round_ranges.h"

#include <cmath>
#include <random>

#include <gmock/gmock.h>

namespace lode::query {
namespace {

using testing::ElementsAre;

std::vector<std::string> texts(const Spread& spread, std::size_t count) {
  std::vector<std::string> result;
  for (const RoundRange& range : round_ranges(spread, count)) {
    result.push_back(range.text);
  }
  return result;
}

TEST(RoundRangesTest, GrowWhereFiguresAreFarApart) {
  EXPECT_THAT(texts({3e6, 4e8, 3e6}, 10),
              ElementsAre("2M..<5M",
                          "5M..<10M",
                          "10M..<20M",
                          "20M..<50M",
                          "50M..<100M",
                          "100M..<200M",
                          "200M..<500M"));
  EXPECT_THAT(texts({3e6, 38e9, 3e6}, 5),
              ElementsAre("1M..<10M", "10M..<100M", "100M..<1B", "1B..<10B", "10B..<100B"));
  EXPECT_THAT(texts({1e3, 2e12, 1e3}, 4),
              ElementsAre("1K..<1M", "1M..<1B", "1B..<1T", "1T..<1000T"));
}

TEST(RoundRangesTest, GiveZerosARangeOfTheirOwnBeforeGrowingOnes) {
  EXPECT_THAT(texts({0, 150, 0.5}, 5),
              ElementsAre("0..<0.1", "0.1..<1", "1..<10", "10..<100", "100..<1K"));
  EXPECT_THAT(texts({0, 150, 0.5}, 4), ElementsAre("0..<0.01", "0.01..<1", "1..<100", "100..<10K"));
}

TEST(RoundRangesTest, AreEvenElsewhere) {
  EXPECT_THAT(texts({1, 6, 1}, 10),
              ElementsAre("1..<2", "2..<3", "3..<4", "4..<5", "5..<6", "6..<7"));
  EXPECT_THAT(texts({0.5, 3, 0.5}, 3), ElementsAre("0..<2", "2..<4"));
  EXPECT_THAT(
      texts({1.5e9, 4e9, 1.5e9}, 6),
      ElementsAre("1.5B..<2B", "2B..<2.5B", "2.5B..<3B", "3B..<3.5B", "3.5B..<4B", "4B..<4.5B"));
  EXPECT_THAT(texts({-7, 12, 1}, 3), ElementsAre("-10..<0", "0..<10", "10..<20"));
  EXPECT_THAT(texts({-0.25, -0.1, 0}, 3), ElementsAre("-0.3..<-0.2", "-0.2..<-0.1", "-0.1..<0"));
}

TEST(RoundRangesTest, HoldASingleFigure) {
  EXPECT_THAT(texts({38e9, 38e9, 38e9}, 10), ElementsAre("30B..<40B"));
  EXPECT_THAT(texts({0, 0, 0}, 10), ElementsAre("0..<1"));
}

TEST(RoundRangesTest, HoldAnySpreadWithoutGapsAndWithinTheCount) {
  std::mt19937 random(7);
  const auto figure = [&] {
    const double size = std::uniform_real_distribution<double>(-320, 306)(random);
    const double value =
        std::pow(10.0, size) * std::uniform_real_distribution<double>(0, 9)(random);
    const int sign = std::uniform_int_distribution<int>(0, 5)(random);
    return sign == 0 ? 0 : sign == 1 ? -value : value;
  };
  for (int i = 0; i < 20'000; ++i) {
    double a = figure();
    double b = std::uniform_int_distribution<int>(0, 1)(random) == 0
                   ? figure()
                   : a * std::uniform_real_distribution<double>(0.9, 1.1)(random);
    if (a > b) {
      std::swap(a, b);
    }
    const auto count = std::uniform_int_distribution<std::size_t>(3, 30)(random);
    const auto ranges = round_ranges({a, b, a > 0 ? a : b > 0 ? b : 0}, count);
    ASSERT_FALSE(ranges.empty()) << a << " " << b;
    EXPECT_LE(ranges.size(), count) << a << " " << b;
    EXPECT_LE(ranges.front().low, a);
    EXPECT_LE(a, ranges.front().high);
    EXPECT_LE(ranges.back().low, b);
    EXPECT_LE(b, ranges.back().high);
    for (std::size_t j = 1; j < ranges.size(); ++j) {
      EXPECT_EQ(ranges[j].low, ranges[j - 1].high);
    }
  }
}

}  // namespace
}  // namespace lode::query
