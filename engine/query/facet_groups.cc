// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/query/facet_groups.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <iterator>
#include <limits>

#include "engine/base/check.h"
#include "engine/query/calendar.h"
#include "engine/query/round_ranges.h"
#include "engine/query/value_reader.h"

namespace lode::query {
namespace {

using facts::Ordinal;

static_assert(kMaxRanges <= 64, "a range is a bit of a word");

// For values that are in one group each: documents of each group.
std::vector<std::uint64_t> count_groups(const GroupJob& job,
                                        const std::vector<std::uint32_t>& group_of_slot,
                                        std::size_t groups) {
  std::vector<std::uint64_t> counts(groups);
  std::vector<std::uint64_t> last_seen(groups);
  std::uint64_t document = 0;
  for_each_document(
      job.documents, job.counts.column(), job.watch, [&](std::span<const Ordinal> values) {
        ++document;
        for (const Ordinal value : values) {
          const std::uint32_t group = group_of_slot[job.counts.slot_of(value)];
          if (last_seen[group] != document) {
            last_seen[group] = document;
            ++counts[group];
          }
        }
      });
  return counts;
}

std::vector<Interval> intervals_of(const FacetRequest& request,
                                   const FacetField& facet,
                                   const ParseContext& context) {
  std::vector<Interval> intervals;
  for (const std::string& range : request.ranges) {
    const auto node = parse_range(range, facet, context);
    LODE_CHECK(node.has_value());
    const auto interval = interval_of(*node, facet, context.reference);
    LODE_CHECK(interval.has_value());
    intervals.push_back(*interval);
  }
  return intervals;
}

// Low ends of the values, by slot.
std::vector<double> lows_of(const ValueCounts& counts) {
  std::vector<double> lows;
  lows.reserve(counts.values().size());
  for (std::size_t slot = 0; slot < counts.values().size(); ++slot) {
    lows.push_back(counts.entry(slot).low);
  }
  return lows;
}

// Nothing if no figure is finite.
std::optional<Spread> spread_of(const std::vector<double>& figures) {
  Spread spread{std::numeric_limits<double>::infinity(),
                -std::numeric_limits<double>::infinity(),
                std::numeric_limits<double>::infinity()};
  for (const double figure : figures) {
    if (std::isfinite(figure)) {
      spread.least = std::min(spread.least, figure);
      spread.largest = std::max(spread.largest, figure);
      spread.least_positive =
          figure > 0 ? std::min(spread.least_positive, figure) : spread.least_positive;
    }
  }
  if (spread.least > spread.largest) {
    return {};
  }
  if (spread.largest <= 0) {
    spread.least_positive = 0;
  }
  return spread;
}

Date next_period(const Date& period) {
  return period_of(period.last_day + 1, period.precision);
}
Date previous_period(const Date& period) {
  return period_of(period.first_day - 1, period.precision);
}

// True if at most `count` periods lead from that of `first` to that of `last`.
bool fits(std::int64_t first, std::int64_t last, DatePrecision precision, std::size_t count) {
  Date period = period_of(first, precision);
  for (std::size_t i = 0; i < count; ++i) {
    if (period.last_day >= last) {
      return true;
    }
    period = next_period(period);
  }
  return false;
}

DatePrecision precision_of(const FacetRequest& request, const std::vector<std::int64_t>& days) {
  if (const auto named = interval_named(request.interval)) {
    return *named;
  }
  const auto [first, last] = std::minmax_element(days.begin(), days.end());
  for (const DatePrecision precision : {DatePrecision::kDay,
                                        DatePrecision::kWeek,
                                        DatePrecision::kMonth,
                                        DatePrecision::kQuarter}) {
    if (fits(*first, *last, precision, request.limit)) {
      return precision;
    }
  }
  return DatePrecision::kYear;
}

// Inserts the periods without documents, from the first bucket to the last, as many as kMaxBuckets
// leaves room for; the latest first.
std::vector<Bucket> with_empty_periods(std::vector<Bucket> buckets) {
  std::vector<Bucket> latest_first;
  for (auto at = buckets.rbegin(); at != buckets.rend(); ++at) {
    const Date period = std::get<Date>(*at->value);
    while (!latest_first.empty() && latest_first.size() < kMaxBuckets) {
      const Date gap = previous_period(std::get<Date>(*latest_first.back().value));
      if (gap.first_day <= period.first_day) {
        break;
      }
      latest_first.push_back({Value(gap), to_text(gap), 0, std::nullopt});
    }
    latest_first.push_back(std::move(*at));
  }
  return {std::make_move_iterator(latest_first.rbegin()),
          std::make_move_iterator(latest_first.rend())};
}

// The latest kMaxBuckets stay.
void cut_early_periods(FacetResult& result) {
  if (result.buckets.size() <= kMaxBuckets) {
    return;
  }
  const auto surplus = static_cast<std::ptrdiff_t>(result.buckets.size() - kMaxBuckets);
  for (auto at = result.buckets.begin(); at != result.buckets.begin() + surplus; ++at) {
    result.other += at->count;
  }
  result.omitted = static_cast<std::uint64_t>(surplus);
  result.buckets.erase(result.buckets.begin(), result.buckets.begin() + surplus);
}

}  // namespace

void fill_ranges(const GroupJob& job,
                 const FacetRequest& request,
                 const FacetField& facet,
                 const ParseContext& context,
                 FacetResult& result) {
  const std::vector<Interval> ranges = intervals_of(request, facet, context);
  std::vector<std::uint64_t> of_slot(job.counts.values().size());  // A bit for each range.
  for (std::size_t slot = 0; slot < of_slot.size(); ++slot) {
    const facts::Entry& entry = job.counts.entry(slot);
    for (std::size_t i = 0; i < ranges.size(); ++i) {
      of_slot[slot] |= std::uint64_t{ranges[i].meets(entry.low, entry.high)} << i;
    }
  }
  std::array<std::uint64_t, 64> counts{};
  for_each_document(
      job.documents, job.counts.column(), job.watch, [&](std::span<const Ordinal> values) {
        std::uint64_t all = 0;
        for (const Ordinal value : values) {
          all |= of_slot[job.counts.slot_of(value)];
        }
        for (; all != 0; all &= all - 1) {
          ++counts[static_cast<std::size_t>(std::countr_zero(all))];
        }
      });
  for (std::size_t i = 0; i < ranges.size(); ++i) {
    result.buckets.push_back({std::nullopt, request.ranges[i], counts[i], std::nullopt});
  }
}

void fill_auto_ranges(const GroupJob& job, const FacetRequest& request, FacetResult& result) {
  const std::vector<double> lows = lows_of(job.counts);
  const std::optional<Spread> spread = spread_of(lows);
  if (!spread) {
    return;
  }
  const std::vector<RoundRange> ranges =
      round_ranges(*spread, std::min(request.limit, kMaxBuckets));
  std::vector<std::uint32_t> group_of_slot;
  group_of_slot.reserve(lows.size());
  for (const double low : lows) {
    const auto above = std::upper_bound(
        ranges.begin() + 1, ranges.end(), low, [](double figure, const RoundRange& range) {
          return figure < range.low;
        });
    group_of_slot.push_back(static_cast<std::uint32_t>(above - ranges.begin() - 1));
  }
  const auto counts = count_groups(job, group_of_slot, ranges.size());
  for (std::size_t i = 0; i < ranges.size(); ++i) {
    result.buckets.push_back(
        {std::nullopt, ranges[i].text, counts[i], Bounds{ranges[i].low, ranges[i].high}});
  }
}

void fill_intervals(const GroupJob& job, const FacetRequest& request, FacetResult& result) {
  std::vector<std::int64_t> days;
  for (const double low : lows_of(job.counts)) {
    days.push_back(static_cast<std::int64_t>(low));
  }
  if (days.empty()) {
    return;
  }
  const DatePrecision precision = precision_of(request, days);
  std::vector<std::int64_t> starts;
  for (std::int64_t& day : days) {
    day = period_of(day, precision).first_day;
  }
  starts = days;
  std::sort(starts.begin(), starts.end());
  starts.erase(std::unique(starts.begin(), starts.end()), starts.end());
  std::vector<std::uint32_t> group_of_slot;
  for (const std::int64_t day : days) {
    group_of_slot.push_back(static_cast<std::uint32_t>(
        std::lower_bound(starts.begin(), starts.end(), day) - starts.begin()));
  }
  const auto counts = count_groups(job, group_of_slot, starts.size());
  for (std::size_t i = 0; i < starts.size(); ++i) {
    const Date period = period_of(starts[i], precision);
    result.buckets.push_back({Value(period), to_text(period), counts[i], std::nullopt});
  }
  if (request.fill_empty) {
    result.buckets = with_empty_periods(std::move(result.buckets));
  }
  cut_early_periods(result);
}

}  // namespace lode::query
