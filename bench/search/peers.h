// SPDX-License-Identifier: GPL-3.0-or-later
// Other engines on the same documents: each with the text in its full-text index and the values in
// side tables, or what it has for that.
#pragma once

#include <filesystem>
#include <memory>
#include <string>

#include "bench/search/contestant.h"

namespace lode::bench {

// An engine with its index built. Throw std::runtime_error.
struct Peer {
  std::unique_ptr<Contestant> contestant;  // Null if this build lacks its library.
  double seconds = 0;                      // To build.
  double megabytes = 0;                    // On disk.
};

// FTS5 with the Porter stemmer.
[[nodiscard]] Peer sqlite_peer(const SearchCorpus& corpus, const std::filesystem::path& folder);
// A column of vectors for each facet, drilldown.
[[nodiscard]] Peer groonga_peer(const SearchCorpus& corpus, const std::filesystem::path& folder);
// tsvector with GIN. `connection` is libpq's; tables of the database are replaced.
[[nodiscard]] Peer postgres_peer(const SearchCorpus& corpus, const std::string& connection);

}  // namespace lode::bench
