// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/query/facet_counter.h"

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "engine/base/check.h"
#include "engine/query/facet_groups.h"
#include "engine/query/facet_statistics.h"
#include "engine/query/facet_terms.h"
#include "engine/query/record_values.h"

namespace lode::query {
namespace {

// The values of a facet that no document has ever had.
class NoValues final : public facts::Column, public facts::Dictionary {
 public:
  explicit NoValues(FacetKind kind) : kind_(kind) {}

  [[nodiscard]] facts::Ordinal size() const noexcept override { return 0; }
  [[nodiscard]] const facts::Entry& entry(facts::Ordinal) const noexcept override {
    LODE_CHECK(false);
  }
  [[nodiscard]] std::optional<facts::Ordinal> find(std::string_view) const override { return {}; }
  [[nodiscard]] FacetKind kind() const noexcept override { return kind_; }
  [[nodiscard]] const facts::Dictionary& dictionary() const noexcept override { return *this; }
  [[nodiscard]] std::span<const facts::Ordinal> values(index::Location) const noexcept override {
    return {};
  }
  [[nodiscard]] facts::ChunkValues chunk(std::uint32_t, std::uint32_t) const noexcept override {
    return {};
  }

 private:
  FacetKind kind_;
};

void fill_buckets(const GroupJob& job,
                  const FacetRequest& request,
                  const FacetField& facet,
                  const ParseContext& context,
                  FacetResult& result) {
  result.distinct_values = job.counts.values().size();
  if (!request.ranges.empty()) {
    fill_ranges(job, request, facet, context, result);
  } else if (request.auto_ranges) {
    fill_auto_ranges(job, request, result);
  } else if (!request.interval.empty()) {
    fill_intervals(job, request, result);
  } else {
    fill_terms(job.counts, request, result);
  }
}

// The facets of one set of documents after another, each counted once.
class Counting {
 public:
  Counting(const Snapshot& snapshot, const ParseContext& context, Watch& watch)
      : snapshot_(snapshot), context_(context), watch_(watch) {}

  // What will hold the counts of the job.
  const ValueCounts* add(const FacetJob& job, FacetKind kind) {
    std::unique_ptr<ValueCounts>& counts =
        counters_[job.documents][job.request->key + " " + job.request->record_filter];
    if (counts == nullptr) {
      counts = std::make_unique<ValueCounts>(column_of(job, kind), job.documents->size());
    }
    return counts.get();
  }

  void run() {
    for (auto& [documents, counters] : counters_) {
      std::vector<ValueCounts*> counts;
      for (auto& [key, each] : counters) {
        counts.push_back(each.get());
      }
      count_values(*documents, counts, watch_);
    }
  }

 private:
  const facts::Column& column_of(const FacetJob& job, FacetKind kind) {
    if (job.records->kind == NodeKind::kAll) {
      if (const facts::Column* column = snapshot_.columns.find(job.request->key)) {
        return *column;
      }
    } else if (auto made = record_values(job, snapshot_, context_.reference, watch_)) {
      return *made_.emplace_back(std::move(made));
    }
    return *made_.emplace_back(std::make_unique<NoValues>(kind));
  }

  const Snapshot& snapshot_;
  const ParseContext& context_;
  Watch& watch_;
  std::map<const DocumentSet*, std::map<std::string, std::unique_ptr<ValueCounts>>> counters_;
  std::vector<std::unique_ptr<facts::Column>> made_;
};

}  // namespace

std::vector<FacetResult> count_facets(std::span<const FacetJob> jobs,
                                      const Snapshot& snapshot,
                                      const ParseContext& context,
                                      Watch& watch) {
  Counting counting(snapshot, context, watch);
  std::vector<const ValueCounts*> counts;
  for (const FacetJob& job : jobs) {
    const FacetField* facet = snapshot.schema.find(job.request->key);
    LODE_CHECK(facet != nullptr);
    counts.push_back(counting.add(job, facet->kind));
  }
  counting.run();
  std::vector<FacetResult> results;
  for (std::size_t i = 0; i < jobs.size(); ++i) {
    const FacetRequest& request = *jobs[i].request;
    const FacetField& facet = *snapshot.schema.find(request.key);
    FacetResult result;
    result.key = request.key;
    result.missing = counts[i]->missing();
    fill_buckets({*counts[i], *jobs[i].documents, watch}, request, facet, context, result);
    if (facet.kind == FacetKind::kMoney || facet.kind == FacetKind::kNumber) {
      result.statistics = statistics_of(*counts[i], request.percentiles);
      result.statistics->unit = facet.kind == FacetKind::kMoney ? "USD" : facet.unit;
    }
    results.push_back(std::move(result));
  }
  return results;
}

}  // namespace lode::query
