// SPDX-License-Identifier: GPL-3.0-or-later
// Posting sources: parts of a Xapian query that our own code answers. For .cc files that include
// <xapian.h>.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "engine/facts/columns.h"
#include "engine/query/watch.h"

namespace Xapian {
class Database;
class Query;
}  // namespace Xapian

namespace lode::query {

// Which shard a database of one shard is: Xapian gives a source only the shard, not its number.
class ShardNames {
 public:
  // `database` is that of Reader::database(), with its number of shards.
  ShardNames(const Xapian::Database& database, std::uint32_t shards);
  [[nodiscard]] std::uint32_t number_of(const Xapian::Database& shard) const;

 private:
  std::vector<std::string> names_;
};

// Documents that have one of the wanted values or records. `wanted[ordinal]` is nonzero for those.
struct WantedValues {
  const facts::DocumentOrdinals* column = nullptr;
  std::vector<std::uint8_t> wanted;
  std::string has_term;  // Term of all documents with the facet, for estimates.
  std::shared_ptr<const ShardNames> shards;
  std::shared_ptr<Watch> watch;
};

// Weightless.
[[nodiscard]] Xapian::Query documents_with(WantedValues wanted);

// Words close together: one of each place, all at different positions, none further than `width`
// from another.
struct NearWords {
  std::vector<std::vector<std::string>> places;  // Terms; at most 64 places.
  std::uint32_t width = 0;
  std::shared_ptr<Watch> watch;
};

// What OP_NEAR of Xapian 1.4 does, but exact when a term stands in two places too: OP_NEAR takes
// the first position that it meets for one of them and misses documents ("cloud* NEAR/2 cloudy").
// Weightless and slow: to be joined by OP_FILTER to a query for documents that hold the words.
[[nodiscard]] Xapian::Query documents_with_near(NearWords words);

// The document that a match stands at. Xapian tells a MatchSpy the number within the shard alone.
struct Place {
  std::uint32_t shard = 0;
  std::uint32_t document = 0;
};

// All documents; looks at the watch for each candidate, and notes it in `place`. To be joined by
// OP_FILTER: each match of the whole has then just been noted.
[[nodiscard]] Xapian::Query watched_documents(std::shared_ptr<Watch> watch,
                                              std::shared_ptr<const ShardNames> shards,
                                              std::shared_ptr<Place> place);

}  // namespace lode::query
