// SPDX-License-Identifier: GPL-3.0-or-later
// Runs a Xapian query: the best matches, how many there are, and on request all of them.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <vector>

#include "engine/query/document_set.h"
#include "engine/query/order.h"
#include "engine/query/search.h"
#include "engine/query/sources.h"
#include "engine/query/watch.h"

namespace Xapian {
class Query;
}

namespace lode::query {

struct MatchOptions {
  std::size_t count = 0;  // Best matches wanted.
  Order order;
  bool exact_count = true;
  bool collect = false;  // Fill Matches::documents; the count is then exact.
};

struct Matches {
  std::vector<Match> best;  // In order.
  DocumentSet documents;    // All that match.
  TotalSize total;
};

// BM25 with Robertson's usual k1 = 1.2, b = 0.75; Xapian's default k1 = 1 and b = 0.5 suit texts of
// even length. Throws what Xapian throws, and Interrupted.
// Source: Robertson, Zaragoza: The Probabilistic Relevance Framework, 2009, section 3.
[[nodiscard]] Matches run_match(const index::Reader& reader,
                                const Xapian::Query& query,
                                const MatchOptions& options,
                                const std::shared_ptr<Watch>& watch,
                                const std::shared_ptr<const ShardNames>& shards);

}  // namespace lode::query
