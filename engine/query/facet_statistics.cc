// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/query/facet_statistics.h"

#include <algorithm>
#include <cmath>

namespace lode::query {
namespace {

// A value, and how many of the values up to it there are.
struct Rise {
  double value = 0;
  std::uint64_t up_to = 0;
};

std::vector<Rise> in_order(const ValueCounts& counts) {
  std::vector<Rise> steps;
  steps.reserve(counts.values().size());
  for (std::size_t slot = 0; slot < counts.values().size(); ++slot) {
    const facts::Entry& entry = counts.entry(slot);
    steps.push_back({(entry.low + entry.high) / 2, counts.counts()[slot]});
  }
  std::sort(
      steps.begin(), steps.end(), [](const Rise& a, const Rise& b) { return a.value < b.value; });
  std::uint64_t sum = 0;
  for (Rise& step : steps) {
    sum += step.up_to;
    step.up_to = sum;
  }
  return steps;
}

// The value at `place`, from 0.
double value_at(const std::vector<Rise>& steps, std::uint64_t place) {
  return std::upper_bound(
             steps.begin(),
             steps.end(),
             place,
             [](std::uint64_t wanted, const Rise& step) { return wanted < step.up_to; })
      ->value;
}

double percentile_of(const std::vector<Rise>& steps, double percent) {
  const std::uint64_t last = steps.back().up_to - 1;
  const double place = percent / 100 * static_cast<double>(last);
  const auto below = std::min(static_cast<std::uint64_t>(place), last);
  const double low = value_at(steps, below);
  const double high = value_at(steps, std::min(below + 1, last));
  const double share = place - static_cast<double>(below);
  return share == 0 || low == high ? low : low + share * (high - low);
}

}  // namespace

Statistics statistics_of(const ValueCounts& counts, const std::vector<double>& percentiles) {
  Statistics statistics;
  for (std::size_t slot = 0; slot < counts.values().size(); ++slot) {
    const facts::Entry& entry = counts.entry(slot);
    const std::uint32_t count = counts.counts()[slot];
    const bool first = statistics.count == 0;
    statistics.min = first ? entry.low : std::min(statistics.min, entry.low);
    statistics.max = first ? entry.high : std::max(statistics.max, entry.high);
    statistics.sum += static_cast<double>(count) * ((entry.low + entry.high) / 2);
    statistics.count += count;
  }
  if (statistics.count == 0) {
    return statistics;
  }
  statistics.mean = statistics.sum / static_cast<double>(statistics.count);
  if (!percentiles.empty()) {
    const std::vector<Rise> steps = in_order(counts);
    for (const double percent : percentiles) {
      statistics.percentiles.push_back({percent, percentile_of(steps, percent)});
    }
  }
  return statistics;
}

}  // namespace lode::query
