// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/query/matcher.h"

#include <algorithm>
#include <utility>

#include <xapian.h>

namespace lode::query {
namespace {

constexpr double kK1 = 1.2;
constexpr double kK2 = 0;
constexpr double kK3 = 1;
constexpr double kB = 0.75;
constexpr double kMinNormalisedLength = 0.5;

// Notes each match. Xapian shows it all of them if check_at_least is the number of documents.
class Collector final : public Xapian::MatchSpy {
 public:
  Collector(std::uint32_t shards, std::shared_ptr<const Place> place)
      : shards_(shards), place_(std::move(place)) {}

  void operator()(const Xapian::Document& document, double score) override {
    if (document.get_docid() != place_->document) {
      throw Xapian::InternalError("a match was not seen by the watch");
    }
    matches_.push_back({(place_->document - 1) * shards_ + place_->shard + 1, score});
  }
  [[nodiscard]] std::vector<Match>& matches() noexcept { return matches_; }

 private:
  std::uint32_t shards_;
  std::shared_ptr<const Place> place_;
  std::vector<Match> matches_;
};

TotalSize exactly(std::size_t count) {
  return {count, count, count, true};
}

}  // namespace

Matches run_match(const index::Reader& reader,
                  const Xapian::Query& query,
                  const MatchOptions& options,
                  const std::shared_ptr<Watch>& watch,
                  const std::shared_ptr<const ShardNames>& shards) {
  const Xapian::Database& database = reader.database();
  const Xapian::doccount all = database.get_doccount();
  Xapian::Enquire enquire(database);
  const auto place = std::make_shared<Place>();
  enquire.set_query(
      Xapian::Query(Xapian::Query::OP_FILTER, query, watched_documents(watch, shards, place)));
  enquire.set_weighting_scheme(Xapian::BM25Weight(kK1, kK2, kK3, kB, kMinNormalisedLength));
  Collector collector(reader.shards(), place);
  const bool by_column = options.order.column != nullptr;
  const bool collect = options.collect || by_column;
  if (collect) {
    enquire.add_matchspy(&collector);
  }
  const auto wanted = static_cast<Xapian::doccount>(by_column ? 0 : options.count);
  const Xapian::MSet found =
      enquire.get_mset(0, wanted, collect || options.exact_count ? all : Xapian::doccount{0});

  Matches result;
  result.total = {found.get_matches_estimated(),
                  found.get_matches_lower_bound(),
                  found.get_matches_upper_bound(),
                  found.get_matches_lower_bound() == found.get_matches_upper_bound()};
  std::vector<Match>& seen = collector.matches();
  if (collect) {
    result.total = exactly(seen.size());
  }
  if (options.collect) {
    DocumentSetBuilder documents(reader.shards());
    for (const Match& match : seen) {
      documents.add(location_of(match.number, reader.shards()));
    }
    result.documents = documents.take();
  }
  if (by_column) {
    watch->check_now();
    sort_by_column(seen, options.count, options.order, reader.shards());
    seen.resize(std::min(options.count, seen.size()));
    result.best = std::move(seen);
  } else {
    for (auto at = found.begin(); at != found.end(); ++at) {
      result.best.push_back({*at, at.get_weight()});
    }
  }
  return result;
}

}  // namespace lode::query
