// SPDX-License-Identifier: GPL-3.0-or-later
// A column as chunks of documents, so that a commit copies the chunks that it touches and shares
// all others with the columns before it.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <vector>

#include "engine/facts/columns.h"
#include "engine/facts/dictionary.h"

namespace lode::facts {

// A chunk of a shard: the ordinals of the i-th document are [begins[i], begins[i + 1]).
struct Chunk {
  std::array<std::uint32_t, kChunkDocuments + 1> begins{};
  std::vector<Ordinal> ordinals;

  [[nodiscard]] std::span<const Ordinal> values(index::DocId offset) const noexcept {
    return std::span(ordinals).subspan(begins[offset], begins[offset + 1] - begins[offset]);
  }
};
using ChunkPointer = std::shared_ptr<const Chunk>;
using ShardChunks = std::vector<ChunkPointer>;  // A null pointer: no document there has a value.

// New values of some documents, in order of document, each at most once.
class Rows {
 public:
  struct Row {
    index::DocId document = 0;
    std::size_t begin = 0;
    std::size_t end = 0;
  };

  // `ordinals` is sorted and made distinct.
  void add(index::DocId document, std::vector<Ordinal>& ordinals);
  [[nodiscard]] const std::vector<Row>& rows() const noexcept { return rows_; }
  [[nodiscard]] std::span<const Ordinal> values(const Row& row) const noexcept {
    return std::span(ordinals_).subspan(row.begin, row.end - row.begin);
  }
  void clear() noexcept {
    rows_.clear();
    ordinals_.clear();
  }

 private:
  std::vector<Row> rows_;
  std::vector<Ordinal> ordinals_;
};

// `chunks` with the values of the documents in `rows` replaced. Chunks without a change are shared.
[[nodiscard]] ShardChunks replace_rows(const ShardChunks& chunks, const Rows& rows);

// The chunks of all shards. Immutable. [thread-safe]
class ChunkTable {
 public:
  explicit ChunkTable(std::vector<ShardChunks> shards) noexcept : shards_(std::move(shards)) {}

  [[nodiscard]] std::span<const Ordinal> values(index::Location location) const noexcept;
  [[nodiscard]] ChunkValues chunk(std::uint32_t shard, std::uint32_t number) const noexcept;
  [[nodiscard]] const std::vector<ShardChunks>& shards() const noexcept { return shards_; }
  // Chunks that other tables share are counted too.
  [[nodiscard]] std::size_t size_bytes() const noexcept;

 private:
  std::vector<ShardChunks> shards_;
};

// Immutable. [thread-safe]
class ChunkedColumn final : public Column {
 public:
  ChunkedColumn(FacetKind kind,
                std::shared_ptr<const GrowingDictionary> dictionary,
                std::vector<ShardChunks> shards) noexcept
      : kind_(kind), dictionary_(std::move(dictionary)), table_(std::move(shards)) {}

  [[nodiscard]] FacetKind kind() const noexcept override { return kind_; }
  [[nodiscard]] const Dictionary& dictionary() const noexcept override { return *dictionary_; }
  [[nodiscard]] std::span<const Ordinal> values(index::Location location) const noexcept override {
    return table_.values(location);
  }
  [[nodiscard]] ChunkValues chunk(std::uint32_t shard,
                                  std::uint32_t number) const noexcept override {
    return table_.chunk(shard, number);
  }

  [[nodiscard]] const std::vector<ShardChunks>& shards() const noexcept { return table_.shards(); }
  // Without the dictionary. Chunks that other columns share are counted too.
  [[nodiscard]] std::size_t size_bytes() const noexcept {
    return sizeof(ChunkedColumn) + table_.size_bytes();
  }

 private:
  FacetKind kind_;
  std::shared_ptr<const GrowingDictionary> dictionary_;
  ChunkTable table_;
};

}  // namespace lode::facts
