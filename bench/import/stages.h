// SPDX-License-Identifier: GPL-3.0-or-later
// How fast documents come into an index, as a whole and stage by stage.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "bench/search/corpus.h"

namespace lode::bench {

// Seconds until the last document is acknowledged, imported through an engine with `shards` shards
// and the plugins of `plugin_folder`; none if that is empty. Throw std::runtime_error.
[[nodiscard]] double import_all(const std::vector<Document>& texts,
                                const std::filesystem::path& data_folder,
                                const std::filesystem::path& plugin_folder,
                                std::uint32_t shards);

// Seconds to analyse the documents, on this thread.
[[nodiscard]] double prepare_all(const std::vector<Document>& texts);

// Seconds to analyse and write documents in batches of `batch`, one after the other, commits and
// syncs included.
[[nodiscard]] double write_all(const std::vector<Document>& texts,
                               const std::filesystem::path& folder,
                               std::uint32_t shards,
                               std::size_t batch);

}  // namespace lode::bench
