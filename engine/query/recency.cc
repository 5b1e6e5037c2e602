// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/query/recency.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace lode::query {
namespace {

constexpr double kLeast = 0.5;
constexpr const char* kDateFacet = "published";

// Infinite if the document has no date.
double age_of(const facts::Column* column, index::Location location, std::int64_t today) {
  double latest = -std::numeric_limits<double>::infinity();
  if (column != nullptr && column->kind() == FacetKind::kDate) {
    for (const facts::Ordinal ordinal : column->values(location)) {
      latest = std::max(latest, column->dictionary().entry(ordinal).high);
    }
  }
  return static_cast<double>(today) - latest;
}

}  // namespace

double recency_factor(double age_days, double half_life_days) noexcept {
  return kLeast + (1 - kLeast) * std::exp2(-std::max(age_days, 0.0) / half_life_days);
}

void fade(std::vector<Match>& matches,
          const Snapshot& snapshot,
          double half_life_days,
          std::int64_t today) {
  const facts::Column* column = snapshot.columns.find(kDateFacet);
  for (Match& match : matches) {
    const index::Location location = location_of(match.number, snapshot.reader.shards());
    match.factor = recency_factor(age_of(column, location, today), half_life_days);
    match.score *= match.factor;
  }
  std::sort(matches.begin(), matches.end(), [](const Match& a, const Match& b) {
    return a.score != b.score ? a.score > b.score : a.number < b.number;
  });
}

}  // namespace lode::query
