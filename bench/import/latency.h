// SPDX-License-Identifier: GPL-3.0-or-later
// How long it takes until one document can be found, and until a large collection answers.
#pragma once

#include <cstddef>
#include <filesystem>

#include "bench/search/corpus.h"

namespace lode::bench {

struct AddLatency {
  double median_ms = 0;
  double p95_ms = 0;
  double searches_a_second = 0;  // Of the clients meanwhile.
};
// Adds `count` documents one after the other to a collection while `clients` search it with facets;
// each is durable and found when its time ends. Throw std::runtime_error.
[[nodiscard]] AddLatency add_one_by_one(const std::filesystem::path& data_folder,
                                        const SearchCorpus& corpus,
                                        std::size_t count,
                                        int clients);

// Makes a collection of `count` documents of about one headline, with facts.
void build_headlines(const std::filesystem::path& data_folder,
                     std::size_t count,
                     std::uint32_t shards);

struct OpenCost {
  double open_seconds = 0;   // Of the engine; a collection is opened at its first use.
  double first_seconds = 0;  // To the first answer with two facets, opening included.
  std::size_t column_bytes = 0;
};
[[nodiscard]] OpenCost first_answer(const std::filesystem::path& data_folder);

}  // namespace lode::bench
