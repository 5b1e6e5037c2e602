// SPDX-License-Identifier: GPL-3.0-or-later
// Words of the index that are spelled nearly like one of the query.
#pragma once

#include <cstddef>
#include <vector>

#include "engine/base/result.h"
#include "engine/index/reader.h"
#include "engine/query/ast.h"
#include "engine/query/search.h"
#include "engine/query/watch.h"

namespace lode::query {

inline constexpr std::size_t kMaxFuzzyWords = 50;
// Words of the index that one search looks at; about 2 million fit into a second.
inline constexpr std::size_t kMaxFuzzySteps = 150'000;

// Fills `words` of each kFuzzy node of the tree: those with the first letter of the word and at
// most `distance` edits (insert, delete, replace, swap of neighbours) away, the most frequent
// kMaxFuzzyWords and the word itself; in order. Warns of each with reason FUZZY_WORDS and what it
// stands for. May throw what Xapian and the watch throw. Errors: QUERY_TOO_COMPLEX.
[[nodiscard]] Result<void> expand_fuzzy(Node& root,
                                        const index::Reader& reader,
                                        Watch& watch,
                                        std::vector<Warning>& warnings);

}  // namespace lode::query
