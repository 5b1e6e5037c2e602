// SPDX-License-Identifier: GPL-3.0-or-later
// The steps of a pass on one shard, chunk by chunk. Internal to one_pass.cc.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "engine/query/document_set.h"
#include "engine/query/pass_plan.h"
#include "engine/query/postings.h"
#include "engine/query/search.h"
#include "engine/query/watch.h"

namespace lode::query {

// One score for each document of a chunk.
using Scores = std::vector<float>;

// [owner-thread] What it is made of outlives it.
class PassShard {
 public:
  // Reads the lists, or takes them from the snapshot's cache. May throw what Xapian and the watch
  // throw.
  PassShard(const Snapshot& snapshot, std::uint32_t shard, const Step& root, Watch& watch);

  // Matches of the chunk, false if there are none. Chunks are asked for in ascending order. Adds
  // to `scores` for each match, and for some others; null: nothing is scored.
  [[nodiscard]] bool matches(std::uint32_t chunk, Scores* scores, Bits& out);

  // To be called after the last chunk of all: keeps the documents of phrases in the cache, of which
  // each cost a look at its positions.
  void finish() { keep_phrases(root_); }

 private:
  struct Item {
    const Step* step = nullptr;
    PostingPointer list;
    std::size_t at = 0;    // In the list or set: where the next chunk may begin.
    std::size_t size = 0;  // Documents that it may match, at most.
    std::vector<Item> children;
    std::vector<std::size_t> order;  // Of the children: fewest documents first.
    // Of a phrase that is not in the cache: the documents that have it, which are all if it has
    // been looked for without a mask; it is then looked for so in every chunk.
    PostingList found;
    bool found_all = false;
  };
  // The part of a list that lies in the chunk.
  struct Part {
    std::size_t begin = 0;
    std::size_t end = 0;
  };

  [[nodiscard]] Item prepare(const Step& step);
  [[nodiscard]] PostingPointer postings(const Step& step);
  [[nodiscard]] PostingPointer cached(const Step& step) const;
  void keep_phrases(const Item& item);
  // Each gives the documents that the item matches; with a mask those of them in the mask.
  [[nodiscard]] bool run(Item& item, const Bits* mask, Scores* scores, Bits& out);
  [[nodiscard]] bool run_all(const Bits* mask, Bits& out) const;
  [[nodiscard]] bool run_set(Item& item, const Bits* mask, Bits& out) const;
  [[nodiscard]] bool run_list(Item& item, const Bits* mask, Scores* scores, Bits& out);
  [[nodiscard]] bool run_values(const Step& step, const Bits* mask, Bits& out);
  [[nodiscard]] bool run_and(Item& item, const Bits* mask, Scores* scores, Bits& out);
  [[nodiscard]] bool run_or(Item& item, const Bits* mask, Scores* scores, Bits& out);
  [[nodiscard]] bool run_without(Item& item, const Bits* mask, Scores* scores, Bits& out);
  [[nodiscard]] bool run_phrase(Item& item, const Bits* mask, Scores* scores, Bits& out);
  [[nodiscard]] bool has_phrase(const Step& step, std::uint32_t document) const;
  [[nodiscard]] Part part_of_chunk(Item& item) const;
  void add_score(const Item& item, std::size_t posting, Scores* scores) const;

  const Snapshot& snapshot_;
  const std::uint32_t shard_;
  Watch& watch_;
  Item root_;
  // BM25's length part is base + max(per_length * length, least).
  float base_ = 0;
  float per_length_ = 0;
  float least_ = 0;
  // Of the chunk at hand.
  std::uint32_t chunk_ = 0;
  std::uint32_t first_ = 0;  // Its first document.
  const std::uint32_t* lengths_ = nullptr;
};

}  // namespace lode::query
