// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/query/round_ranges.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>

#include "engine/query/figure.h"

namespace lode::query {
namespace {

constexpr double kGrowingRatio = 100;
constexpr std::array<std::int64_t, 3> kSteps{1, 2, 5};
// Beyond, whole numbers are no longer exact in a double.
constexpr double kMaxIndex = 4'503'599'627'370'496;  // 2^52

struct PowerLetter {
  int exponent;
  const char* letter;
};
constexpr std::array kLetters{
    PowerLetter{12, "T"}, PowerLetter{9, "B"}, PowerLetter{6, "M"}, PowerLetter{3, "K"}};

// "1.5B", "200", "0.05"; letters from a thousand on.
std::string text_of(const Figure& figure) {
  std::string digits = std::to_string(std::abs(figure.mantissa));
  int exponent = figure.mantissa == 0 ? 0 : figure.exponent;
  const int top = static_cast<int>(digits.size()) + exponent;  // Digits before the point.
  const char* letter = "";
  for (const PowerLetter& power : kLetters) {
    if (top > power.exponent) {
      exponent -= power.exponent;
      letter = power.letter;
      break;
    }
  }
  if (exponent >= 0) {
    digits.append(static_cast<std::size_t>(exponent), '0');
  } else {
    const auto decimals = static_cast<std::size_t>(-exponent);
    if (digits.size() <= decimals) {
      digits.insert(0, decimals + 1 - digits.size(), '0');
    }
    digits.insert(digits.size() - decimals, ".");
    digits.erase(digits.find_last_not_of('0') + 1);
    digits.erase(digits.find_last_not_of('.') + 1);
  }
  return (figure.mantissa < 0 ? "-" : "") + digits + letter;
}

// The n-th end of a series of ends that grow with n.
class Series {
 public:
  virtual ~Series() = default;
  [[nodiscard]] virtual Figure end(std::int64_t index) const = 0;
  // A first guess of at().
  [[nodiscard]] virtual std::int64_t near(double value) const = 0;

  // The last index whose end is not above `value`.
  [[nodiscard]] std::int64_t at(double value) const {
    std::int64_t index = near(value);
    while (to_double(end(index)) > value) {
      --index;
    }
    while (to_double(end(index + 1)) <= value) {
      ++index;
    }
    return index;
  }
};

// All multiples of step * 10^exponent.
class EvenSeries final : public Series {
 public:
  EvenSeries(std::int64_t step, int exponent) : step_(step), exponent_(exponent) {}
  [[nodiscard]] Figure end(std::int64_t index) const override { return {index * step_, exponent_}; }
  [[nodiscard]] double width() const { return to_double({step_, exponent_}); }
  [[nodiscard]] std::int64_t near(double value) const override {
    return static_cast<std::int64_t>(std::floor(value / width()));
  }

 private:
  std::int64_t step_;
  int exponent_;
};

// 1, 2, 5, 10, ... (stride 0), or every stride-th power of ten.
class GrowingSeries final : public Series {
 public:
  explicit GrowingSeries(int stride) : stride_(stride) {}
  [[nodiscard]] Figure end(std::int64_t index) const override {
    if (stride_ > 0) {
      return {1, static_cast<int>(index) * stride_};
    }
    const std::int64_t decade = index >= 0 ? index / 3 : -((2 - index) / 3);
    return {kSteps[static_cast<std::size_t>(index - 3 * decade)], static_cast<int>(decade)};
  }
  [[nodiscard]] std::int64_t near(double value) const override {
    const double decade = std::floor(std::log10(value));
    return static_cast<std::int64_t>(stride_ > 0 ? std::floor(decade / stride_) : 3 * decade);
  }

 private:
  int stride_;
};

std::vector<RoundRange> ranges_of(const Series& series, std::int64_t first, std::int64_t last) {
  std::vector<RoundRange> ranges;
  for (std::int64_t i = first; i <= last; ++i) {
    const Figure low = series.end(i);
    const Figure high = series.end(i + 1);
    ranges.push_back({to_double(low), to_double(high), text_of(low) + "..<" + text_of(high)});
  }
  return ranges;
}

std::vector<RoundRange> growing_ranges(const Spread& spread, std::size_t count) {
  const bool zeros = spread.least == 0;
  int stride = 0;
  while (true) {
    const GrowingSeries series(stride);
    const std::int64_t first = series.at(spread.least_positive);
    const std::int64_t last = series.at(spread.largest);
    if (static_cast<std::size_t>(last - first) + 1 + (zeros ? 1 : 0) <= count) {
      std::vector<RoundRange> ranges = ranges_of(series, first, last);
      if (zeros) {
        ranges.insert(ranges.begin(), {0, ranges.front().low, "0..<" + text_of(series.end(first))});
      }
      return ranges;
    }
    stride = stride < 3 ? stride + 1 : stride * 2;
  }
}

std::vector<RoundRange> even_ranges(const Spread& spread, std::size_t count) {
  const double size = std::max(std::abs(spread.least), std::abs(spread.largest));
  const auto parts = static_cast<double>(count);
  const double width = spread.largest / parts - spread.least / parts;
  const double start = spread.largest > spread.least ? width : (size > 0 ? size : 1);
  for (int exponent = static_cast<int>(std::floor(std::log10(start)));; ++exponent) {
    for (const std::int64_t step : kSteps) {
      const EvenSeries series(step, exponent);
      if (size / series.width() > kMaxIndex) {
        continue;
      }
      const std::int64_t first = series.at(spread.least);
      const std::int64_t last = series.at(spread.largest);
      if (static_cast<std::size_t>(last - first) + 1 <= count) {
        return ranges_of(series, first, last);
      }
    }
  }
}

}  // namespace

std::vector<RoundRange> round_ranges(const Spread& spread, std::size_t count) {
  const bool grows = spread.least >= 0 && spread.least_positive > 0 &&
                     spread.largest >= kGrowingRatio * spread.least_positive;
  return grows ? growing_ranges(spread, count) : even_ranges(spread, count);
}

}  // namespace lode::query
