// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/query/postings.h"

#include <utility>

#include <xapian.h>

namespace lode::query {
namespace {

PostingList read_term(const Xapian::Database& shard,
                      const std::string& term,
                      bool with_counts,
                      Watch& watch) {
  PostingList list;
  const std::size_t size = shard.get_termfreq(term);
  list.documents.reserve(size);
  list.counts.reserve(with_counts ? size : 0);
  const Xapian::PostingIterator end = shard.postlist_end(term);
  for (auto at = shard.postlist_begin(term); at != end; ++at) {
    watch.check();
    list.documents.push_back(*at);
    if (with_counts) {
      list.counts.push_back(at.get_wdf());
    }
  }
  return list;
}

// Both lists as one; counts of the same document are added.
PostingList merge(const PostingList& a, const PostingList& b) {
  const bool with_counts = !a.counts.empty() || !b.counts.empty();
  PostingList list;
  list.documents.reserve(a.documents.size() + b.documents.size());
  list.counts.reserve(with_counts ? a.documents.size() + b.documents.size() : 0);
  std::size_t i = 0;
  std::size_t k = 0;
  while (i < a.documents.size() || k < b.documents.size()) {
    const std::uint32_t left = i < a.documents.size() ? a.documents[i] : UINT32_MAX;
    const std::uint32_t right = k < b.documents.size() ? b.documents[k] : UINT32_MAX;
    list.documents.push_back(std::min(left, right));
    if (with_counts) {
      list.counts.push_back((left <= right ? a.counts[i] : 0) + (right <= left ? b.counts[k] : 0));
    }
    i += left <= right ? 1 : 0;
    k += right <= left ? 1 : 0;
  }
  list.documents.shrink_to_fit();
  list.counts.shrink_to_fit();
  return list;
}

}  // namespace

PostingList read_postings(const Xapian::Database& shard,
                          const std::vector<std::string>& terms,
                          bool with_counts,
                          Watch& watch) {
  std::vector<PostingList> lists;
  for (const std::string& term : terms) {
    lists.push_back(read_term(shard, term, with_counts, watch));
  }
  // Neighbours are merged in rounds, so that each posting moves log2(terms) times.
  while (lists.size() > 1) {
    std::vector<PostingList> merged;
    for (std::size_t i = 0; i + 1 < lists.size(); i += 2) {
      watch.check_now();
      merged.push_back(merge(lists[i], lists[i + 1]));
    }
    if (lists.size() % 2 == 1) {
      merged.push_back(std::move(lists.back()));
    }
    lists = std::move(merged);
  }
  return lists.empty() ? PostingList{} : std::move(lists.front());
}

PostingPointer PostingCache::find(const std::string& key) {
  const std::lock_guard lock(mutex_);
  const auto found = by_key_.find(key);
  if (found == by_key_.end()) {
    return nullptr;
  }
  items_.splice(items_.begin(), items_, found->second);
  return found->second->list;
}

void PostingCache::keep(const std::string& key, PostingPointer list) {
  const std::size_t bytes = list->size_bytes() + 2 * key.size() + sizeof(Item);
  if (bytes > max_bytes_ / 4) {
    return;
  }
  const std::lock_guard lock(mutex_);
  if (by_key_.contains(key)) {
    return;
  }
  items_.push_front({key, std::move(list), bytes});
  by_key_.emplace(key, items_.begin());
  bytes_ += bytes;
  while (bytes_ > max_bytes_) {
    bytes_ -= items_.back().bytes;
    by_key_.erase(items_.back().key);
    items_.pop_back();
  }
}

std::size_t PostingCache::size_bytes() const {
  const std::lock_guard lock(mutex_);
  return bytes_;
}

}  // namespace lode::query
