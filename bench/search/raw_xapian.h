// SPDX-License-Identifier: GPL-3.0-or-later
// Xapian as one would use it without Lode.
#pragma once

#include <filesystem>
#include <memory>

#include "bench/search/contestant.h"

namespace lode::bench {

// Copies Lode's index of one shard to `folder`, and adds the slots that the ways below read.
void copy_for_xapian(const SearchCorpus& corpus,
                     const std::filesystem::path& lode_shard,
                     const std::filesystem::path& folder);

enum class Spies {
  kNone,        // Ten best, or ten largest deals: no counts.
  kDecoding,    // Two MatchSpies that take lists of values apart, exact.
  kValueCount,  // Two ValueCountMatchSpies, exact, over the first value of each list.
};
[[nodiscard]] std::unique_ptr<Contestant> raw_xapian(const std::filesystem::path& folder,
                                                     Spies spies);

// Seconds that a single writer takes for the terms of Lode's index, from texts to a commit, in
// Xapian's own batches: words with positions, stems, titles. No facts, nothing is extracted.
[[nodiscard]] double build_raw_xapian(const SearchCorpus& corpus,
                                      const std::filesystem::path& folder);

}  // namespace lode::bench
