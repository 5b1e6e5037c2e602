// SPDX-License-Identifier: GPL-3.0-or-later
// Near copies among the matches of a search, shown once.
//
// Two documents are copies if at least kCopyComponents components of their signatures are equal
// (index/copy_signature.h). A group is what hangs together by copies of copies, among the matches
// of the search alone; so groups do not depend on the order of anything. Documents without a
// signature stand alone.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "engine/facts/columns.h"
#include "engine/index/copy_signature.h"
#include "engine/query/order.h"
#include "engine/query/watch.h"

namespace lode::query {

// For each signature the index of the first one of its group; its own for all zeros. Exact: pairs
// that may be copies agree in at least one of 13 bands, by which they are joined; each pair is then
// compared whole. May throw what the watch throws.
[[nodiscard]] std::vector<std::uint32_t> group_copies(
    const std::vector<index::CopySignature>& signatures, Watch& watch);

// Keeps the first match of each group and notes in Match::copies how many others it stands for.
// May throw what the watch throws.
void collapse(std::vector<Match>& matches,
              const facts::Copies& copies,
              std::uint32_t shards,
              Watch& watch);

}  // namespace lode::query
