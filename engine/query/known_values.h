// SPDX-License-Identifier: GPL-3.0-or-later
// Values that a question names and no document has: mostly slips of the pen.
#pragma once

#include <cstddef>
#include <vector>

#include "engine/query/ast.h"
#include "engine/query/search.h"
#include "engine/query/watch.h"

namespace lode::query {

// Entries of dictionaries that one search compares with what was written.
inline constexpr std::size_t kMaxComparedValues = 300'000;
inline constexpr std::size_t kMaxNearValues = 3;

// True if a document has the keyword of the condition, by its text or its id.
[[nodiscard]] bool has_keyword(const Snapshot& snapshot, const Node& condition);

// Warns, with reason UNKNOWN_VALUE, of each condition of the tree whose keyword no document has,
// also within records, and names the nearest values that documents do have. May throw what Xapian
// and the watch throw.
void warn_of_unknown_values(const Node& root,
                            const Snapshot& snapshot,
                            Watch& watch,
                            std::vector<Warning>& warnings);

}  // namespace lode::query
