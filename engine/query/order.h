// SPDX-License-Identifier: GPL-3.0-or-later
// In which order hits come.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "engine/base/result.h"
#include "engine/index/reader.h"
#include "engine/query/search.h"

namespace lode::query {

// A matching document: its number in the combined database, and its score.
struct Match {
  std::uint32_t number = 0;
  double score = 0;
  double factor = 1;         // In the score, for its age (recency.h).
  std::uint32_t copies = 0;  // Other matches that it stands for (collapse.h).
};

[[nodiscard]] constexpr index::Location location_of(std::uint32_t number,
                                                    std::uint32_t shards) noexcept {
  return {(number - 1) % shards, (number - 1) / shards + 1};
}

[[nodiscard]] constexpr std::uint32_t number_of(index::Location location,
                                                std::uint32_t shards) noexcept {
  return (location.doc - 1) * shards + location.shard + 1;
}

// By score, or by the values of a facet: their largest if descending, else their smallest;
// documents without one last. Ties by score, highest first, then by number, lowest first.
struct Order {
  const facts::Column* column = nullptr;  // nullptr: by score.
  bool descending = false;
};

// Reads "relevance", "" or "<facet> [asc|desc]". Relevance without scores is "published desc",
// where documents have such a facet.
// Errors: UNKNOWN_FIELD; BAD_REQUEST (not sortable, or malformed).
[[nodiscard]] Result<Order> read_order(const std::string& order_by,
                                       const Snapshot& snapshot,
                                       bool has_scores);

// Puts the first `count` of `matches` in order of order.column; the others follow in any order.
void sort_by_column(std::vector<Match>& matches,
                    std::size_t count,
                    const Order& order,
                    std::uint32_t shards);

}  // namespace lode::query
