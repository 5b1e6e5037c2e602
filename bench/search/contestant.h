// SPDX-License-Identifier: GPL-3.0-or-later
// Who is measured, and by what questions. All answer the same questions over the same documents.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "bench/search/corpus.h"

namespace lode::bench {

struct BenchQuery {
  std::vector<std::string> words;  // All must be there.
  bool phrase = false;             // One after the other.
  std::string sector;              // Only documents with this sector; empty: all.
  std::int64_t min_deal = 0;       // Only documents with a deal of at least these dollars; 0: all.
};

enum class Shape {
  kTop,     // The ten best by relevance.
  kFacets,  // Those, the exact total, and the ten most frequent companies and sectors with counts.
  kSorted,  // The ten with the largest deals.
};
inline constexpr Shape kShapes[] = {Shape::kTop, Shape::kFacets, Shape::kSorted};

// Enough to see whether two contestants have answered the same question.
struct Answer {
  std::uint64_t hits = 0;
  std::optional<std::uint64_t> total;
  std::optional<std::uint64_t> companies;  // Sum of the counts of the ten most frequent.
};

// Members throw std::runtime_error, and what their libraries throw.
class Contestant {
 public:
  virtual ~Contestant() = default;
  [[nodiscard]] virtual std::string name() const = 0;
  [[nodiscard]] virtual bool can(Shape /*shape*/) const { return true; }
  [[nodiscard]] virtual Answer ask(const BenchQuery& query, Shape shape) = 0;
};
using Contestants = std::vector<std::unique_ptr<Contestant>>;

}  // namespace lode::bench
