// SPDX-License-Identifier: GPL-3.0-or-later
// The pieces of a text that show best why it matched.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "engine/query/search.h"
#include "engine/query/text_matcher.h"

namespace lode::query {

// At most this many bytes, whatever is asked for.
inline constexpr std::size_t kMaxSnippetBytes = 4'000;
inline constexpr std::size_t kMaxFragments = 10;
// Of several fragments each has room for so much.
inline constexpr std::size_t kMinFragmentBytes = 40;

// At most `max_bytes` of `text` around those of `found` (in order of their begin) that lie close
// together and belong to as many different leaves as possible; the start of the text if there are
// none. Begins at a sentence if that leaves room, and cuts between words, or between characters
// where a script has no spaces. Line ends become spaces. Empty for max_bytes = 0.
[[nodiscard]] Snippet make_snippet(std::string_view text,
                                   const std::vector<Found>& found,
                                   std::size_t max_bytes);

// Up to `count` such pieces, at most kMaxFragments, best first: each one shows a leaf that those
// before it do not, or else more places. None of them overlap, and together they have at most
// `max_bytes`. One if there are no matches, none for max_bytes = 0.
[[nodiscard]] std::vector<Snippet> make_snippets(std::string_view text,
                                                 const std::vector<Found>& found,
                                                 std::size_t max_bytes,
                                                 std::size_t count);

}  // namespace lode::query
