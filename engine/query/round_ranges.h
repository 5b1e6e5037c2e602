// SPDX-License-Identifier: GPL-3.0-or-later
// Ranges with round ends for figures that spread from least to largest.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace lode::query {

// The finite figures that are to be put into ranges; at least one.
struct Spread {
  double least = 0;
  double largest = 0;
  double least_positive = 0;  // 0: none is positive.
};

// [low, high), with a text that the query language reads: "1B..<2B", "0..<0.5".
struct RoundRange {
  double low = 0;
  double high = 0;
  std::string text;
};

// Ranges that follow one another without a gap and hold all figures of the spread, the first and
// the last range at least one each; at most `count`, which is at least kMinAutoRanges.
//
// Where no figure is negative and the largest is at least 100 times the least positive one, the
// ends grow: 1, 2, 5, 10, 20, 50, ..., or if that is more than `count` ranges, by powers of ten,
// hundred, thousand, million, and so on; zeros have a range of their own in front. Elsewhere all
// ranges are as wide as the least 1, 2 or 5 times a power of ten that makes no more than `count`.
[[nodiscard]] std::vector<RoundRange> round_ranges(const Spread& spread, std::size_t count);

}  // namespace lode::query
