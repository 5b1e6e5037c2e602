// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/facts/chunked_column.h"

#include <algorithm>

#include "engine/base/check.h"

namespace lode::facts {
namespace {

using RowSpan = std::span<const Rows::Row>;

std::span<const Ordinal> old_values(const Chunk* chunk, index::DocId offset) {
  return chunk == nullptr ? std::span<const Ordinal>() : chunk->values(offset);
}

bool changes_anything(const Chunk* chunk, const Rows& all, RowSpan rows) {
  return std::any_of(rows.begin(), rows.end(), [&](const Rows::Row& row) {
    return !std::ranges::equal(all.values(row), old_values(chunk, row.document % kChunkDocuments));
  });
}

// The chunk with its documents in `rows` replaced; null if none has a value then.
ChunkPointer rebuild(const Chunk* old, const Rows& all, RowSpan rows) {
  auto chunk = std::make_shared<Chunk>();
  if (old != nullptr) {
    chunk->ordinals.reserve(old->ordinals.size() + rows.size());
  }
  for (index::DocId offset = 0; offset < kChunkDocuments; ++offset) {
    const bool is_new = !rows.empty() && rows.front().document % kChunkDocuments == offset;
    const auto values = is_new ? all.values(rows.front()) : old_values(old, offset);
    chunk->ordinals.insert(chunk->ordinals.end(), values.begin(), values.end());
    chunk->begins[offset + 1] = static_cast<std::uint32_t>(chunk->ordinals.size());
    if (is_new) {
      rows = rows.subspan(1);
    }
  }
  if (chunk->ordinals.empty()) {
    return nullptr;
  }
  chunk->ordinals.shrink_to_fit();
  return chunk;
}

}  // namespace

void Rows::add(index::DocId document, std::vector<Ordinal>& ordinals) {
  LODE_CHECK(rows_.empty() || rows_.back().document < document);
  std::sort(ordinals.begin(), ordinals.end());
  ordinals.erase(std::unique(ordinals.begin(), ordinals.end()), ordinals.end());
  const std::size_t begin = ordinals_.size();
  ordinals_.insert(ordinals_.end(), ordinals.begin(), ordinals.end());
  rows_.push_back({document, begin, ordinals_.size()});
}

ShardChunks replace_rows(const ShardChunks& chunks, const Rows& rows) {
  ShardChunks result = chunks;
  RowSpan rest = rows.rows();
  while (!rest.empty()) {
    const index::DocId number = rest.front().document / kChunkDocuments;
    const auto end = std::find_if(rest.begin(), rest.end(), [&](const Rows::Row& row) {
      return row.document / kChunkDocuments != number;
    });
    const RowSpan here = rest.first(static_cast<std::size_t>(end - rest.begin()));
    rest = rest.subspan(here.size());
    const Chunk* old = number < result.size() ? result[number].get() : nullptr;
    if (changes_anything(old, rows, here)) {
      result.resize(std::max<std::size_t>(result.size(), std::size_t{number} + 1));
      result[number] = rebuild(old, rows, here);
    }
  }
  return result;
}

ChunkValues ChunkTable::chunk(std::uint32_t shard, std::uint32_t number) const noexcept {
  if (shard >= shards_.size() || number >= shards_[shard].size() ||
      shards_[shard][number] == nullptr) {
    return {};
  }
  const Chunk& chunk = *shards_[shard][number];
  return {chunk.begins.data(), chunk.ordinals.data()};
}

std::span<const Ordinal> ChunkTable::values(index::Location location) const noexcept {
  if (location.shard >= shards_.size()) {
    return {};
  }
  const ShardChunks& chunks = shards_[location.shard];
  const std::size_t number = location.doc / kChunkDocuments;
  if (number >= chunks.size() || chunks[number] == nullptr) {
    return {};
  }
  return chunks[number]->values(location.doc % kChunkDocuments);
}

std::size_t ChunkTable::size_bytes() const noexcept {
  std::size_t bytes = 0;
  for (const ShardChunks& chunks : shards_) {
    for (const ChunkPointer& chunk : chunks) {
      bytes += sizeof(ChunkPointer);
      if (chunk != nullptr) {
        bytes += sizeof(Chunk) + chunk->ordinals.capacity() * sizeof(Ordinal);
      }
    }
  }
  return bytes;
}

}  // namespace lode::facts
