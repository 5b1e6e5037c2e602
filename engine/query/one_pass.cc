// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/query/one_pass.h"

#include <algorithm>
#include <utility>

#include "engine/query/pass_shard.h"

namespace lode::query {
namespace {

// The best matches seen so far. A heap with the worst of them in front.
class Best {
 public:
  explicit Best(std::size_t count) : count_(count) {}

  void offer(const Match& match) {
    if (matches_.size() < count_) {
      matches_.push_back(match);
      std::push_heap(matches_.begin(), matches_.end(), is_better);
    } else if (count_ > 0 && is_better(match, matches_.front())) {
      std::pop_heap(matches_.begin(), matches_.end(), is_better);
      matches_.back() = match;
      std::push_heap(matches_.begin(), matches_.end(), is_better);
    }
  }
  // In order, best first.
  [[nodiscard]] std::vector<Match> take() {
    std::sort_heap(matches_.begin(), matches_.end(), is_better);
    return std::move(matches_);
  }

 private:
  static bool is_better(const Match& a, const Match& b) {
    return a.score != b.score ? a.score > b.score : a.number < b.number;
  }

  std::size_t count_;
  std::vector<Match> matches_;
};

class Pass {
 public:
  Pass(const Snapshot& snapshot, const MatchOptions& options)
      : snapshot_(snapshot),
        options_(options),
        shards_(snapshot.reader.shards()),
        best_(options.order.column == nullptr ? options.count : 0) {}

  void run(std::uint32_t shard, const Step& root, Watch& watch) {
    PassShard pass(snapshot_, shard, root, watch);
    const std::uint32_t chunks = snapshot_.columns.lengths().chunks(shard);
    for (std::uint32_t chunk = 0; chunk < chunks; ++chunk) {
      Bits bits;
      Scores* const scores = options_.count > 0 ? &scores_ : nullptr;
      std::fill(scores_.begin(), scores_.end(), 0.0F);
      if (pass.matches(chunk, scores, bits)) {
        add(shard, chunk, bits);
      }
    }
    pass.finish();
  }

  [[nodiscard]] Matches finish(Watch& watch) {
    Matches result;
    result.total = {total_, total_, total_, true};
    result.documents = std::move(documents_);
    if (options_.order.column == nullptr) {
      result.best = best_.take();
      return result;
    }
    watch.check_now();
    sort_by_column(all_, options_.count, options_.order, shards_);
    all_.resize(std::min(options_.count, all_.size()));
    result.best = std::move(all_);
    return result;
  }

 private:
  void add(std::uint32_t shard, std::uint32_t chunk, const Bits& bits) {
    total_ += count_bits(bits);
    if (options_.collect) {
      documents_.add(shard, chunk, bits);
    }
    if (options_.count == 0) {
      return;
    }
    for_each_bit(bits, [&](std::uint32_t offset) {
      const std::uint32_t document = chunk * facts::kChunkDocuments + offset;
      const Match match{(document - 1) * shards_ + shard + 1, scores_[offset]};
      if (options_.order.column == nullptr) {
        best_.offer(match);
      } else {
        all_.push_back(match);
      }
    });
  }

  const Snapshot& snapshot_;
  const MatchOptions& options_;
  const std::uint32_t shards_;
  Scores scores_ = Scores(facts::kChunkDocuments);
  std::uint64_t total_ = 0;
  Best best_;
  std::vector<Match> all_;  // To be sorted by a column.
  DocumentSet documents_;
};

}  // namespace

Matches run_pass(const Snapshot& snapshot,
                 const Step& root,
                 const MatchOptions& options,
                 Watch& watch) {
  Pass pass(snapshot, options);
  for (std::uint32_t shard = 0; shard < snapshot.reader.shards(); ++shard) {
    pass.run(shard, root, watch);
  }
  return pass.finish(watch);
}

}  // namespace lode::query
