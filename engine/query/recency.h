// SPDX-License-Identifier: GPL-3.0-or-later
// Newer documents first, among equally good ones: scores that fade with age.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "engine/query/order.h"
#include "engine/query/search.h"

namespace lode::query {

inline constexpr double kMaxHalfLifeDays = 36'500;

// 1/2 + 1/2 * 2^(-age / half_life), both in days: 1 today and later, 3/4 after one half-life, and
// never less than 1/2, so that an old document with all the words stays ahead of a new one with
// few.
[[nodiscard]] double recency_factor(double age_days, double half_life_days) noexcept;

// Multiplies each score by the factor for the latest `published` of the document, counts from
// `today` (days since 1970-01-01), and puts the matches in order again; documents without a date
// get 1/2. The factor goes to Match::factor.
void fade(std::vector<Match>& matches,
          const Snapshot& snapshot,
          double half_life_days,
          std::int64_t today);

}  // namespace lode::query
