// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/facts/length_table.h"

#include <algorithm>

namespace lode::facts {

// Changes one shard; a chunk is copied when it is first changed.
class LengthTable::Editor {
 public:
  explicit Editor(Shard& shard) : shard_(shard), own_(shard.size()) {}

  // `figure`: the length and one more, or 0.
  void set(index::DocId document, std::uint32_t figure) {
    const std::size_t number = document / kChunkDocuments;
    if (number >= shard_.size()) {
      shard_.resize(number + 1);
      own_.resize(number + 1);
    }
    if (own_[number] == nullptr) {
      own_[number] = shard_[number] == nullptr ? std::make_shared<Chunk>()
                                               : std::make_shared<Chunk>(*shard_[number]);
      shard_[number] = own_[number];
    }
    (*own_[number])[document % kChunkDocuments] = figure;
  }

 private:
  Shard& shard_;
  std::vector<std::shared_ptr<Chunk>> own_;
};

Result<std::shared_ptr<const LengthTable>> LengthTable::build(const index::Reader& reader) {
  auto table = std::make_shared<LengthTable>();
  table->shards_.resize(reader.shards());
  for (std::uint32_t shard = 0; shard < reader.shards(); ++shard) {
    Editor editor(table->shards_[shard]);
    LODE_RETURN_IF_ERROR(reader.visit_lengths(
        shard,
        [&](index::DocId document, std::uint32_t length) { editor.set(document, length + 1); }));
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
    Editor editor(table->shards_[shard]);
    for (const index::DocId document : documents[shard]) {
      editor.set(document, 0);
    }
    LODE_RETURN_IF_ERROR(reader.visit_lengths_of(
        shard, documents[shard], [&](index::DocId document, std::uint32_t length) {
          editor.set(document, length + 1);
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
  std::size_t bytes = 0;
  for (const Shard& shard : shards_) {
    for (const auto& chunk : shard) {
      bytes += sizeof(chunk) + (chunk == nullptr ? 0 : sizeof(Chunk));
    }
  }
  return bytes;
}

}  // namespace lode::facts
