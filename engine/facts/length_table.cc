// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/facts/length_table.h"

#include <algorithm>

namespace lode::facts {

Result<std::shared_ptr<const LengthTable>> LengthTable::build(const index::Reader& reader) {
  auto table = std::make_shared<LengthTable>();
  table->shards_.resize(reader.shards());
  for (std::uint32_t shard = 0; shard < reader.shards(); ++shard) {
    ChunkEditor<Chunk> editor(table->shards_[shard]);
    LODE_RETURN_IF_ERROR(reader.visit_lengths(
        shard,
        [&](index::DocId document, std::uint32_t length) { editor.entry(document) = length + 1; }));
  }
  return table;
}

Result<std::shared_ptr<const LengthTable>> LengthTable::update(
    const index::Reader& reader, std::span<const std::vector<index::DocId>> documents) const {
  auto table = std::make_shared<LengthTable>(*this);
  for (std::uint32_t shard = 0; shard < documents.size(); ++shard) {
    if (documents[shard].empty()) {
      continue;
    }
    ChunkEditor<Chunk> editor(table->shards_[shard]);
    for (const index::DocId document : documents[shard]) {
      editor.entry(document) = 0;
    }
    LODE_RETURN_IF_ERROR(reader.visit_lengths_of(
        shard, documents[shard], [&](index::DocId document, std::uint32_t length) {
          editor.entry(document) = length + 1;
        }));
  }
  return table;
}

std::uint32_t LengthTable::chunks(std::uint32_t shard) const noexcept {
  return shard < shards_.size() ? static_cast<std::uint32_t>(shards_[shard].size()) : 0;
}

const std::uint32_t* LengthTable::chunk(std::uint32_t shard, std::uint32_t number) const noexcept {
  const auto& chunk = shards_[shard][number];
  return chunk == nullptr ? nullptr : chunk->data();
}

std::size_t LengthTable::size_bytes() const noexcept {
  return size_bytes_of(shards_);
}

}  // namespace lode::facts
