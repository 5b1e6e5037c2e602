// SPDX-License-Identifier: GPL-3.0-or-later
// What gRPC adds to a search, over a socket of this machine.
#pragma once

#include <vector>

#include "bench/search/contestant.h"
#include "engine/engine.h"

namespace lode::bench {

struct WireCost {
  double engine_ms = 0;   // Median of a page of ten hits with snippets and facts, in this process.
  double wire_ms = 0;     // The same over gRPC.
  double one_client = 0;  // Searches a second.
  double many_clients = 0;  // With kManyClients at once.
};
inline constexpr int kManyClients = 16;

// Throws std::runtime_error.
[[nodiscard]] WireCost measure_wire(Engine& engine, const std::vector<BenchQuery>& queries);

}  // namespace lode::bench
