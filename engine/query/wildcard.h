// SPDX-License-Identifier: GPL-3.0-or-later
// Words of the index that fit a pattern: "bl*ck" any letters, also none, in place of the star;
// "gr?y" one letter in place of the question mark.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "engine/base/result.h"
#include "engine/index/reader.h"
#include "engine/query/ast.h"
#include "engine/query/watch.h"

namespace lode::query {

inline constexpr std::size_t kMinPatternLetters = 2;  // Before the first wildcard.
// Words of the index that one search compares with patterns.
inline constexpr std::size_t kMaxPatternSteps = 150'000;

// The pattern in the form of the index's words. Nothing if it is none: it has no wildcard, begins
// with less than kMinPatternLetters, or has anything but letters and digits between wildcards.
[[nodiscard]] std::optional<std::string> read_pattern(std::string_view text);

// True if all of `word` fits the pattern. Both are UTF-8.
[[nodiscard]] bool fits_pattern(std::string_view word, std::string_view pattern);

// Fills `words` of each kWildcard node of the tree, in order. May throw what Xapian and the watch
// throw. Errors: QUERY_TOO_COMPLEX (more than kMaxExpansions words fit one pattern, or more than
// kMaxPatternSteps have to be looked at).
[[nodiscard]] Result<void> expand_wildcards(Node& root, const index::Reader& reader, Watch& watch);

}  // namespace lode::query
