// SPDX-License-Identifier: GPL-3.0-or-later
// Turns words away that are in no table, faster than a table could.
#pragma once

#include <bitset>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace lode::money {

// Tells words apart by their ends and length. [const: thread-safe]
class WordFilter {
 public:
  void add(std::string_view word) {
    if (!word.empty()) bits_.set(key_of(word));
  }
  // False if `word` was not added; true for some others too.
  [[nodiscard]] bool may_have(std::string_view word) const noexcept {
    return !word.empty() && bits_[key_of(word)];
  }

 private:
  static constexpr std::size_t kBits = 15;

  static std::size_t key_of(std::string_view word) noexcept {
    const auto at = [&](std::size_t i) {
      return static_cast<std::uint32_t>(static_cast<unsigned char>(word[i]));
    };
    const std::size_t n = word.size();
    const std::uint32_t key =
        at(0) | at(n / 2) << 8U | at(n - 1) << 16U | static_cast<std::uint32_t>(n & 0xFFU) << 24U;
    return (key * 0x9E3779B1U) >> (32U - kBits);
  }

  std::bitset<std::size_t{1} << kBits> bits_;
};

}  // namespace lode::money
