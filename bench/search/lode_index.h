// SPDX-License-Identifier: GPL-3.0-or-later
// Lode's index of a search corpus, and Lode as a contestant.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>

#include "bench/search/contestant.h"
#include "engine/engine.h"

namespace lode::bench {

// Builds the collection "default" in `data_folder` without extraction, and returns the seconds that
// it took. Throws std::runtime_error.
double build_lode_index(const SearchCorpus& corpus,
                        const std::filesystem::path& data_folder,
                        std::uint32_t shards);
// Of that collection.
[[nodiscard]] std::filesystem::path index_folder(const std::filesystem::path& data_folder);
[[nodiscard]] double folder_megabytes(const std::filesystem::path& folder);

// query::search() on a snapshot, which keeps `cache_bytes` of decoded posting lists; 0: none.
[[nodiscard]] std::unique_ptr<Contestant> lode_snapshot(const std::filesystem::path& data_folder,
                                                        std::size_t cache_bytes);
// Through Engine::search(), as a server does, with snippets.
[[nodiscard]] std::unique_ptr<Contestant> lode_engine(Engine& engine);
[[nodiscard]] std::unique_ptr<Engine> open_for_search(const std::filesystem::path& data_folder);

[[nodiscard]] query::SearchRequest lode_request(const BenchQuery& query, Shape shape);

struct ColumnCost {
  double seconds = 0;  // To build them.
  std::size_t bytes = 0;
};
[[nodiscard]] ColumnCost column_cost(const std::filesystem::path& data_folder);

}  // namespace lode::bench
