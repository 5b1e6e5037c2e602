// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/deal/evidence.h"

#include <algorithm>

namespace lode::deal {
namespace {

constexpr double kLeastMark = 0.25;

}  // namespace

void Evidence::add(const Evidence& other) {
  for (std::size_t k = 0; k < kKinds; ++k) {
    kinds[k] += other.kinds[k];
    if (other.kind_best[k] > kind_best[k]) {
      kind_best[k] = other.kind_best[k];
      kind_marks[k] = other.kind_marks[k];
    }
  }
  statuses.add(other.statuses);
  for (const auto& [id, stake] : other.stakes) {
    Stake& mine = stakes[id];
    mine.weight += stake.weight;
    mine.pays += stake.pays;
    mine.buys += stake.buys;
    mine.sells += stake.sells;
    mine.joins += stake.joins;
    mine.backs += stake.backs;
    mine.far_buys += stake.far_buys;
    mine.far_sells += stake.far_sells;
    mine.far_joins += stake.far_joins;
    mine.in_sentence = mine.in_sentence || stake.in_sentence;
    mine.plain = mine.plain || stake.plain;
    mine.by_product = mine.by_product || stake.by_product;
    if (mine.list == 0) mine.list = stake.list;
    if (stake.nearest_weight > mine.nearest_weight) {
      mine.nearest = stake.nearest;
      mine.nearest_weight = stake.nearest_weight;
    }
  }
  if (!term) term = other.term;
  if (!date) date = other.date;
  gpus.insert(gpus.end(), other.gpus.begin(), other.gpus.end());
  quantities.insert(quantities.end(), other.quantities.begin(), other.quantities.end());
}

Kind Evidence::best_kind() const {
  const auto best = std::max_element(kinds.begin(), kinds.end());
  if (*best < kLeastMark) return Kind::kOther;
  return static_cast<Kind>(best - kinds.begin());
}

}  // namespace lode::deal
