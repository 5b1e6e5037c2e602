// SPDX-License-Identifier: GPL-3.0-or-later
// Posting lists decoded to arrays, and a bounded cache of them.
#pragma once

#include <cstddef>
#include <cstdint>
#include <list>
#include <memory>
#include <mutex>
#include <string>
#include <unordered_map>
#include <vector>

#include "engine/query/watch.h"

namespace Xapian {
class Database;
}

namespace lode::query {

// The documents of one shard that have a term, or any of several, in order.
struct PostingList {
  std::vector<std::uint32_t> documents;
  // How often each has it, of several terms together (Xapian's wdf); empty if nobody asked.
  std::vector<std::uint32_t> counts;

  [[nodiscard]] std::size_t size_bytes() const noexcept {
    return sizeof(PostingList) + (documents.capacity() + counts.capacity()) * sizeof(std::uint32_t);
  }
};
using PostingPointer = std::shared_ptr<const PostingList>;

// Reads the list from the index. May throw what Xapian and the watch throw.
[[nodiscard]] PostingList read_postings(const Xapian::Database& shard,
                                        const std::vector<std::string>& terms,
                                        bool with_counts,
                                        Watch& watch);

// Lists that were asked for last, as many as `max_bytes` hold. Keys name the shard, its revision,
// and what was read: lists of revisions that have passed are never found again and fall out by age.
// [thread-safe]
class PostingCache {
 public:
  explicit PostingCache(std::size_t max_bytes) : max_bytes_(max_bytes) {}

  [[nodiscard]] PostingPointer find(const std::string& key);
  // A list of more than a quarter of max_bytes is not kept.
  void keep(const std::string& key, PostingPointer list);
  [[nodiscard]] std::size_t size_bytes() const;

 private:
  struct Item {
    std::string key;
    PostingPointer list;
    std::size_t bytes = 0;
  };

  const std::size_t max_bytes_;
  mutable std::mutex mutex_;
  std::list<Item> items_;  // Asked for last first.
  std::unordered_map<std::string, std::list<Item>::iterator> by_key_;
  std::size_t bytes_ = 0;
};

}  // namespace lode::query
