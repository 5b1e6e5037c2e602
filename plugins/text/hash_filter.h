// SPDX-License-Identifier: GPL-3.0-or-later
// A set of hashes that may say yes wrongly: turns most tokens away at the price of one bit.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace lode::text {

// A bit for each hash, sixteen times as many as hashes. [const: thread-safe]
class HashFilter {
 public:
  void add(std::uint64_t hash) {
    hashes_.push_back(hash);
    if (hashes_.size() * kBitsPerHash <= bits_.size() * 64) return set(hash);
    bits_.assign(bits_.size() * 2, 0);
    mask_ = mask_ * 2 + 1;
    for (const std::uint64_t known : hashes_)
      set(known);
  }

  // False if `hash` was not added; true for one of twenty others, too.
  [[nodiscard]] bool may_have(std::uint64_t hash) const noexcept {
    const std::uint64_t bit = hash & mask_;
    return ((bits_[bit / 64] >> (bit % 64)) & 1U) != 0;
  }

 private:
  static constexpr std::size_t kBitsPerHash = 16;
  static constexpr std::size_t kLeastWords = 8;

  void set(std::uint64_t hash) {
    const std::uint64_t bit = hash & mask_;
    bits_[bit / 64] |= std::uint64_t{1} << (bit % 64);
  }

  std::vector<std::uint64_t> bits_ = std::vector<std::uint64_t>(kLeastWords);  // A power of two.
  std::uint64_t mask_ = kLeastWords * 64 - 1;
  std::vector<std::uint64_t> hashes_;
};

}  // namespace lode::text
