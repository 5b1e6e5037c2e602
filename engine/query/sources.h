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

// Documents that have one of the wanted values. `wanted[ordinal]` is nonzero for those.
struct WantedValues {
  const facts::Column* column = nullptr;
  std::vector<std::uint8_t> wanted;
  std::string has_term;  // Term of all documents with the facet, for estimates.
  std::shared_ptr<const ShardNames> shards;
  std::shared_ptr<Watch> watch;
};

// Weightless.
[[nodiscard]] Xapian::Query documents_with(WantedValues wanted);

// All documents; looks at the watch for each candidate. To be joined by OP_FILTER.
[[nodiscard]] Xapian::Query watched_documents(std::shared_ptr<Watch> watch);

}  // namespace lode::query
