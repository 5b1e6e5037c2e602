// SPDX-License-Identifier: GPL-3.0-or-later
// Reads numbers with magnitude, range and qualifier: "more than 4 to 5 million".
#pragma once

#include <cstddef>
#include <optional>

#include "plugins/gpu/extractor.h"
#include "plugins/text/numbers.h"

namespace lode::gpu {

struct Amount {
  std::size_t first = 0;  // Tokens [first, last) of the number alone.
  std::size_t last = 0;
  double low = 0;
  double high = 0;
  bool vague = false;     // "tens of thousands": `low` is the least number meant.
  bool plain = false;     // One run of digits without grouping or magnitude: could be a year.
  bool at_least = false;  // A plus sign follows: "250,000+".
};

class QuantityReader {
 public:
  QuantityReader(const Catalog& catalog, const Text& text);

  // The amount that starts at token `i`. Constant time.
  [[nodiscard]] std::optional<Amount> read(std::size_t i) const;

  struct Qualified {
    std::size_t first = 0;  // Token where the qualifier starts, or the amount.
    Qualifier qualifier = Qualifier::kExact;
  };
  // What stands before an amount: "more than", "bis zu", "~".
  [[nodiscard]] Qualified qualify(const Amount& amount) const;

  // True for "between" before token `i`.
  [[nodiscard]] bool is_between(std::size_t i) const;
  // The first token of a phrase of this kind that ends right before token `i`, or `i`.
  [[nodiscard]] std::size_t phrase_before(Word kind, std::size_t i) const;

 private:
  struct One {
    std::size_t last = 0;
    text::Decimal value;
    std::optional<std::int64_t> factor;
    bool article = false;
    bool plain = false;
  };
  [[nodiscard]] std::optional<One> read_one(std::size_t i) const;
  [[nodiscard]] bool joins_range(std::size_t first, std::size_t i) const;

  const Catalog& catalog_;
  const text::Tokens& tokens_;
  text::NumberStyle style_;
};

}  // namespace lode::gpu
