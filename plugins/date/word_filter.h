// SPDX-License-Identifier: GPL-3.0-or-later
// A quick test that turns most words of a text away before any table is searched.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace lode::date {

// A bit for each hash of a word's length, ends and middle. No false negatives; about one word of
// fifty passes that is in none. [const: thread-safe]
class WordFilter {
 public:
  void add(std::string_view word) noexcept {
    if (!word.empty()) bits_[slot(word) / 64] |= bit(word);
  }

  [[nodiscard]] bool may_hold(std::string_view word) const noexcept {
    return !word.empty() && (bits_[slot(word) / 64] & bit(word)) != 0;
  }

 private:
  static constexpr std::size_t kBits = 8192;

  static std::size_t slot(std::string_view word) noexcept {
    const auto at = [&](std::size_t i) {
      return static_cast<std::uint32_t>(static_cast<unsigned char>(word[i]));
    };
    const std::size_t n = word.size();
    const std::uint32_t key =
        at(0) | at(n / 2) << 8U | at(n - 1) << 16U | static_cast<std::uint32_t>(n) << 24U;
    return static_cast<std::size_t>((key * 0x9E3779B1U) >> 19U) % kBits;
  }
  static std::uint64_t bit(std::string_view word) noexcept {
    return std::uint64_t{1} << (slot(word) % 64);
  }

  std::array<std::uint64_t, kBits / 64> bits_{};
};

}  // namespace lode::date
