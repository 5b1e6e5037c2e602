// SPDX-License-Identifier: GPL-3.0-or-later
// A set of documents: a bit for each, in the chunks in which columns are cut.
#pragma once

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "engine/facts/columns.h"

namespace lode::query {

// Documents of one chunk; bit i of word w is the document at offset 64 * w + i.
using Bits = std::array<std::uint64_t, facts::kChunkDocuments / 64>;

// Calls visit(offset) for each document, in order.
template <class Visit>
void for_each_bit(const Bits& bits, Visit&& visit) {
  for (std::uint32_t word = 0; word < bits.size(); ++word) {
    for (std::uint64_t left = bits[word]; left != 0; left &= left - 1) {
      visit(word * 64 + static_cast<std::uint32_t>(std::countr_zero(left)));
    }
  }
}

[[nodiscard]] inline std::size_t count_bits(const Bits& bits) noexcept {
  std::size_t count = 0;
  for (const std::uint64_t word : bits) {
    count += static_cast<std::size_t>(std::popcount(word));
  }
  return count;
}

class DocumentSet {
 public:
  struct Chunk {
    std::uint32_t shard = 0;
    std::uint32_t number = 0;  // Of the chunk in its shard.
    std::size_t count = 0;     // Bits that are set; at least one.
    Bits bits{};
  };

  // By shard, then by number. Precondition: behind all chunks so far.
  void add(std::uint32_t shard, std::uint32_t number, const Bits& bits) {
    if (const std::size_t count = count_bits(bits); count > 0) {
      chunks_.push_back({shard, number, count, bits});
      size_ += count;
    }
  }

  [[nodiscard]] const std::vector<Chunk>& chunks() const noexcept { return chunks_; }
  [[nodiscard]] std::size_t size() const noexcept { return size_; }

 private:
  std::vector<Chunk> chunks_;
  std::size_t size_ = 0;
};

// Collects documents in any order.
class DocumentSetBuilder {
 public:
  explicit DocumentSetBuilder(std::uint32_t shards) : shards_(shards) {}

  void add(index::Location location) {
    auto& chunks = shards_[location.shard];
    const std::size_t number = location.doc / facts::kChunkDocuments;
    if (number >= chunks.size()) {
      chunks.resize(number + 1);
    }
    const std::uint32_t offset = location.doc % facts::kChunkDocuments;
    chunks[number][offset / 64] |= std::uint64_t{1} << (offset % 64);
  }

  [[nodiscard]] DocumentSet take() const {
    DocumentSet set;
    for (std::uint32_t shard = 0; shard < shards_.size(); ++shard) {
      for (std::uint32_t number = 0; number < shards_[shard].size(); ++number) {
        set.add(shard, number, shards_[shard][number]);
      }
    }
    return set;
  }

 private:
  std::vector<std::vector<Bits>> shards_;
};

}  // namespace lode::query
