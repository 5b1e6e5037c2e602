// SPDX-License-Identifier: GPL-3.0-or-later
// Figures over the values of a facet.
#pragma once

#include <string>
#include <vector>

#include "engine/query/search.h"
#include "engine/query/value_counts.h"

namespace lode::query {

// All of Statistics but the unit, with the percentiles asked for (0 to 100). A percentile p of n
// values in order is at the place p / 100 * (n - 1), counted from 0, between two values in
// proportion (Hyndman and Fan 1996, definition 7).
[[nodiscard]] Statistics statistics_of(const ValueCounts& counts,
                                       const std::vector<double>& percentiles);

}  // namespace lode::query
