// SPDX-License-Identifier: GPL-3.0-or-later
// A set of hashes that may say yes wrongly: turns most tokens away at the price of one bit.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace lode::text {

// Two bits of one word for each hash, sixteen times as many bits as hashes. [const: thread-safe]
class HashFilter {
 public:
  void add(std::uint64_t hash) {
    hashes_.push_back(hash);
    if (hashes_.size() * kBitsPerHash > words_.size() * 64) {
      words_.assign(words_.size() * 2, 0);
      mask_ = mask_ * 2 + 1;
      for (const std::uint64_t known : hashes_)
        words_[known & mask_] |= bits_of(known);
    }
    words_[hash & mask_] |= bits_of(hash);
  }

  // False if `hash` was not added; true for one of fifty others, too.
  [[nodiscard]] bool may_have(std::uint64_t hash) const noexcept {
    return (~words_[hash & mask_] & bits_of(hash)) == 0;
  }

 private:
  static constexpr std::size_t kBitsPerHash = 16;
  static constexpr std::size_t kLeastWords = 8;

  static std::uint64_t bits_of(std::uint64_t hash) noexcept {
    return std::uint64_t{1} << (hash >> 58U) | std::uint64_t{1} << (hash >> 52U & 63U);
  }

  std::vector<std::uint64_t> words_ = std::vector<std::uint64_t>(kLeastWords);  // A power of two.
  std::uint64_t mask_ = kLeastWords - 1;
  std::vector<std::uint64_t> hashes_;
};

}  // namespace lode::text
