// SPDX-License-Identifier: GPL-3.0-or-later
// A fixed table from folded words to small values, for words that are looked up at every token.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <span>
#include <string_view>
#include <utility>
#include <vector>

namespace lode::text {

// Views of the words are kept: they must outlive the map, as string literals do. Of two equal words
// the first counts. [const: thread-safe]
template <class Value>
class WordMap {
 public:
  struct Entry {
    std::string_view word;
    Value value;
  };

  explicit WordMap(std::span<const Entry> entries) {
    std::size_t size = 16;
    while (size < entries.size() * 4)
      size *= 2;
    slots_.resize(size);
    for (const Entry& entry : entries)
      insert(entry);
  }
  WordMap(std::initializer_list<Entry> entries)
      : WordMap(std::span<const Entry>(entries.begin(), entries.size())) {}

  // nullptr if the word is not in the table.
  [[nodiscard]] const Value* find(std::string_view word) const noexcept {
    if (word.empty() || (lengths_[first_byte(word)] & length_bit(word)) == 0) return nullptr;
    const std::size_t mask = slots_.size() - 1;
    for (std::size_t i = hash(word) & mask; !slots_[i].word.empty(); i = (i + 1) & mask) {
      if (slots_[i].word == word) return &slots_[i].value;
    }
    return nullptr;
  }

  // Calls f(word) for each word, in no order.
  template <class F>
  void for_each(F f) const {
    for (const Entry& slot : slots_) {
      if (!slot.word.empty()) f(slot.word);
    }
  }

 private:
  static std::size_t first_byte(std::string_view word) noexcept {
    return static_cast<unsigned char>(word.front());
  }
  static std::uint32_t length_bit(std::string_view word) noexcept {
    return 1U << (word.size() & 31U);
  }

  // Tells words apart by their ends and length alone: fast, and the tables are small.
  static std::size_t hash(std::string_view word) noexcept {
    const auto at = [&](std::size_t i) {
      return static_cast<std::uint64_t>(static_cast<unsigned char>(word[i]));
    };
    const std::size_t n = word.size();
    const std::uint64_t key = at(0) | at(n / 2) << 8U | at(n - 1) << 16U | at(n / 3) << 24U |
                              at(n - 1 - n / 4) << 32U | static_cast<std::uint64_t>(n) << 40U;
    return static_cast<std::size_t>((key * 0x9E3779B97F4A7C15U) >> 40U);
  }

  void insert(const Entry& entry) {
    if (entry.word.empty()) return;
    lengths_[first_byte(entry.word)] |= length_bit(entry.word);
    const std::size_t mask = slots_.size() - 1;
    std::size_t i = hash(entry.word) & mask;
    while (!slots_[i].word.empty()) {
      if (slots_[i].word == entry.word) return;
      i = (i + 1) & mask;
    }
    slots_[i] = entry;
  }

  std::vector<Entry> slots_;
  // Lengths of the words with this first byte: most words of a text are turned away here.
  std::array<std::uint32_t, 256> lengths_{};
};

}  // namespace lode::text
