// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/query/facet_counter.h"

#include <algorithm>
#include <map>
#include <utility>

#include "engine/base/check.h"
#include "engine/index/term_layout.h"
#include "engine/query/calendar.h"
#include "engine/query/query_error.h"
#include "engine/query/value_reader.h"

namespace lode::query {
namespace {

using facts::Ordinal;

bool is_ordered(FacetKind kind) noexcept {
  return kind == FacetKind::kMoney || kind == FacetKind::kDate || kind == FacetKind::kNumber;
}

// Counts over one column.
class Counter {
 public:
  Counter(const facts::Column& column, const FacetRequest& request)
      : column_(column), request_(request), size_(column.dictionary().size()), counts_(size_) {}

  // Adds the documents to the counts of each value, and tells each list of values to `visit`.
  template <class Visit>
  void count(const DocumentSet& documents, Watch& watch, Visit&& visit) {
    for (const DocumentSet::Chunk& chunk : documents.chunks()) {
      watch.check_now();
      const facts::ChunkValues here = column_.chunk(chunk.shard, chunk.number);
      if (here.begins == nullptr) {
        missing_ += chunk.count;
        continue;
      }
      for_each_bit(chunk.bits, [&](std::uint32_t offset) {
        const std::span<const Ordinal> values = here.of(offset);
        missing_ += values.empty() ? 1 : 0;
        for (const Ordinal value : values) {
          ++counts_[value];
        }
        visit(values);
      });
    }
  }

  [[nodiscard]] std::uint64_t missing() const noexcept { return missing_; }

  // Values that occur and that the request admits.
  [[nodiscard]] std::vector<Ordinal> occurring() const {
    const std::string prefix = index::fold_value(request_.value_prefix);
    const auto parent =
        request_.parent.empty() ? std::nullopt : column_.dictionary().find(request_.parent);
    std::vector<Ordinal> result;
    for (Ordinal i = 0; i < size_; ++i) {
      if (counts_[i] == 0) {
        continue;
      }
      const facts::Entry& entry = column_.dictionary().entry(i);
      if ((request_.parent.empty() || (parent && entry.parent == *parent)) &&
          entry.folded.starts_with(prefix)) {
        result.push_back(i);
      }
    }
    return result;
  }

  // The `limit` most frequent values as buckets; the rest goes to `other`.
  void fill_terms(FacetResult& result) const {
    std::vector<Ordinal> values = occurring();
    result.distinct_values = values.size();
    const std::size_t limit = std::min(request_.limit, kMaxBuckets);
    const auto middle =
        values.begin() + static_cast<std::ptrdiff_t>(std::min(limit, values.size()));
    std::partial_sort(values.begin(), middle, values.end(), [&](Ordinal a, Ordinal b) {
      return counts_[a] != counts_[b] ? counts_[a] > counts_[b] : text(a) < text(b);
    });
    for (std::size_t i = 0; i < values.size(); ++i) {
      if (i < limit) {
        result.buckets.push_back(
            {column_.dictionary().entry(values[i]).value, text(values[i]), counts_[values[i]]});
      } else {
        result.other += counts_[values[i]];
      }
    }
  }

  void fill_statistics(Statistics& statistics) const {
    for (Ordinal i = 0; i < size_; ++i) {
      if (counts_[i] == 0) {
        continue;
      }
      const facts::Entry& entry = column_.dictionary().entry(i);
      const bool first = statistics.count == 0;
      statistics.min = first ? entry.low : std::min(statistics.min, entry.low);
      statistics.max = first ? entry.high : std::max(statistics.max, entry.high);
      statistics.sum += static_cast<double>(counts_[i]) * (entry.low + entry.high) / 2;
      statistics.count += counts_[i];
    }
  }

 private:
  [[nodiscard]] const std::string& text(Ordinal ordinal) const {
    return column_.dictionary().entry(ordinal).text;
  }

  const facts::Column& column_;
  const FacetRequest& request_;
  Ordinal size_;  // The dictionary may grow meanwhile; the column holds none of the new values.
  std::vector<std::uint32_t> counts_;
  std::uint64_t missing_ = 0;
};

// Which groups (ranges, or intervals of the calendar) each value belongs to.
class Groups {
 public:
  explicit Groups(std::size_t count) : counts_(count), last_seen_(count) {}

  // One document may have several values in a group and counts once.
  void start_document() { ++document_; }
  void add(std::size_t group) {
    if (last_seen_[group] != document_) {
      last_seen_[group] = document_;
      ++counts_[group];
    }
  }
  [[nodiscard]] std::uint64_t count(std::size_t group) const { return counts_[group]; }

 private:
  std::vector<std::uint64_t> counts_;
  std::vector<std::uint64_t> last_seen_;
  std::uint64_t document_ = 0;
};

// The calendar intervals of a dictionary of dates, in their order.
struct Calendar {
  std::vector<Date> intervals;
  std::vector<std::size_t> of_value;  // Index into intervals, by ordinal.

  Calendar(const facts::Dictionary& dictionary, DatePrecision precision)
      : of_value(dictionary.size()) {
    std::map<std::int64_t, Date> periods;
    std::vector<std::int64_t> starts;
    for (Ordinal i = 0; i < of_value.size(); ++i) {
      const Date period = period_of(static_cast<std::int64_t>(dictionary.entry(i).low), precision);
      starts.push_back(period.first_day);
      periods.emplace(period.first_day, period);
    }
    std::map<std::int64_t, std::size_t> index;
    for (const auto& [start, period] : periods) {
      index.emplace(start, intervals.size());
      intervals.push_back(period);
    }
    std::transform(starts.begin(), starts.end(), of_value.begin(), [&](std::int64_t start) {
      return index.at(start);
    });
  }
};

void fill_intervals(const Calendar& calendar, const Groups& groups, FacetResult& result) {
  for (std::size_t i = 0; i < calendar.intervals.size(); ++i) {
    if (groups.count(i) > 0) {
      const Date& date = calendar.intervals[i];
      result.buckets.push_back({Value(date), to_text(date), groups.count(i)});
    }
  }
  if (result.buckets.size() > kMaxBuckets) {  // The latest ones stay.
    const auto surplus = static_cast<std::ptrdiff_t>(result.buckets.size() - kMaxBuckets);
    for (auto at = result.buckets.begin(); at != result.buckets.begin() + surplus; ++at) {
      result.other += at->count;
    }
    result.buckets.erase(result.buckets.begin(), result.buckets.begin() + surplus);
  }
}

// Ranges of the request, as intervals of figures.
std::vector<Interval> ranges_of(const FacetRequest& request,
                                const FacetField& facet,
                                const ParseContext& context) {
  std::vector<Interval> intervals;
  for (const std::string& range : request.ranges) {
    const auto node = parse_range(range, facet, context);
    LODE_CHECK(node.has_value());
    const auto interval = interval_of(*node, facet, context.today);
    LODE_CHECK(interval.has_value());
    intervals.push_back(*interval);
  }
  return intervals;
}

// What count_facet() works on.
struct Job {
  const facts::Column& column;
  const DocumentSet& documents;
  Watch& watch;
};

void count_ranges(const Job& job,
                  const std::vector<Interval>& ranges,
                  Counter& counter,
                  FacetResult& result) {
  Groups groups(ranges.size());
  counter.count(job.documents, job.watch, [&](std::span<const Ordinal> values) {
    groups.start_document();
    for (const Ordinal value : values) {
      const facts::Entry& entry = job.column.dictionary().entry(value);
      for (std::size_t i = 0; i < ranges.size(); ++i) {
        if (ranges[i].meets(entry.low, entry.high)) {
          groups.add(i);
        }
      }
    }
  });
  for (std::size_t i = 0; i < ranges.size(); ++i) {
    result.buckets[i].count = groups.count(i);
  }
  result.distinct_values = counter.occurring().size();
}

void count_intervals(const Job& job,
                     DatePrecision precision,
                     Counter& counter,
                     FacetResult& result) {
  const Calendar calendar(job.column.dictionary(), precision);
  Groups groups(calendar.intervals.size());
  counter.count(job.documents, job.watch, [&](std::span<const Ordinal> values) {
    groups.start_document();
    for (const Ordinal value : values) {
      groups.add(calendar.of_value[value]);
    }
  });
  fill_intervals(calendar, groups, result);
  result.distinct_values = counter.occurring().size();
}

}  // namespace

Result<void> check_facet(const FacetRequest& request, const ParseContext& context) {
  const FacetField* facet = context.schema.find(request.key);
  const auto refuse = [&](const std::string& message) {
    return Unexpected(bad_request("facet '" + request.key + "' " + message, "facets"));
  };
  if (facet == nullptr) {
    const bool text = std::find(std::begin(kTextFields), std::end(kTextFields), request.key) !=
                      std::end(kTextFields);
    return text ? Result<void>(refuse("is a text and has no values to count: choose a facet"))
                : Unexpected(unknown_field(context.schema, request.key));
  }
  if (!facet->facetable) {
    return refuse("cannot be counted: choose another one");
  }
  if (!request.interval.empty() &&
      (facet->kind != FacetKind::kDate || !interval_named(request.interval))) {
    return refuse("has no interval '" + request.interval +
                  "': dates have year, quarter, month, week and day");
  }
  if (request.ranges.size() > kMaxRanges) {
    return refuse("has more than " + std::to_string(kMaxRanges) + " ranges: ask for fewer");
  }
  if (!request.ranges.empty() && (!is_ordered(facet->kind) || !request.interval.empty())) {
    return refuse("has no ranges: they are for money, dates and numbers without an interval");
  }
  if (!request.parent.empty() && !facet->hierarchical) {
    return refuse("has no hierarchy: leave 'parent' out");
  }
  for (const std::string& range : request.ranges) {
    LODE_RETURN_IF_ERROR(parse_range(range, *facet, context));
  }
  return {};
}

FacetResult count_facet(const FacetRequest& request,
                        const DocumentSet& documents,
                        const Snapshot& snapshot,
                        const ParseContext& context,
                        Watch& watch) {
  FacetResult result;
  result.key = request.key;
  const FacetField* facet = snapshot.schema.find(request.key);
  LODE_CHECK(facet != nullptr);
  for (const std::string& range : request.ranges) {
    result.buckets.push_back({std::nullopt, range, 0});
  }
  if (facet->kind == FacetKind::kMoney || facet->kind == FacetKind::kNumber) {
    result.statistics = Statistics{.unit = facet->kind == FacetKind::kMoney ? "USD" : facet->unit};
  }
  const facts::Column* column = snapshot.columns.find(request.key);
  if (column == nullptr) {
    result.missing = documents.size();
    return result;
  }
  const Job job{*column, documents, watch};
  Counter counter(*column, request);
  if (!request.ranges.empty()) {
    count_ranges(job, ranges_of(request, *facet, context), counter, result);
  } else if (const auto precision = interval_named(request.interval)) {
    count_intervals(job, *precision, counter, result);
  } else {
    counter.count(documents, watch, [](std::span<const Ordinal>) {});
    counter.fill_terms(result);
  }
  result.missing = counter.missing();
  if (result.statistics) {
    counter.fill_statistics(*result.statistics);
  }
  return result;
}

}  // namespace lode::query
