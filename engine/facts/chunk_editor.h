// SPDX-License-Identifier: GPL-3.0-or-later
// Tables of one entry a document in chunks that snapshots share: a commit copies the chunks that it
// touches alone.
#pragma once

#include <cstddef>
#include <memory>
#include <vector>

#include "engine/facts/columns.h"

namespace lode::facts {

// The chunks of one shard. `Chunk` is an array of kChunkDocuments entries; null: no document in it.
template <class Chunk>
using ChunkList = std::vector<std::shared_ptr<const Chunk>>;

// Changes a list; a chunk is copied when it is first changed, and made when it is first needed.
template <class Chunk>
class ChunkEditor {
 public:
  explicit ChunkEditor(ChunkList<Chunk>& chunks) : chunks_(chunks), own_(chunks.size()) {}

  [[nodiscard]] bool has_chunk(index::DocId document) const {
    const std::size_t number = document / kChunkDocuments;
    return number < chunks_.size() && chunks_[number] != nullptr;
  }

  // The entry of `document`, to be written.
  [[nodiscard]] typename Chunk::value_type& entry(index::DocId document) {
    const std::size_t number = document / kChunkDocuments;
    if (number >= chunks_.size()) {
      chunks_.resize(number + 1);
      own_.resize(number + 1);
    }
    if (own_[number] == nullptr) {
      own_[number] = chunks_[number] == nullptr ? std::make_shared<Chunk>()
                                                : std::make_shared<Chunk>(*chunks_[number]);
      chunks_[number] = own_[number];
    }
    return (*own_[number])[document % kChunkDocuments];
  }

 private:
  ChunkList<Chunk>& chunks_;
  std::vector<std::shared_ptr<Chunk>> own_;
};

template <class Chunk>
[[nodiscard]] std::size_t size_bytes_of(const std::vector<ChunkList<Chunk>>& shards) noexcept {
  std::size_t bytes = 0;
  for (const ChunkList<Chunk>& shard : shards) {
    for (const auto& chunk : shard) {
      bytes += sizeof(chunk) + (chunk == nullptr ? 0 : sizeof(Chunk));
    }
  }
  return bytes;
}

}  // namespace lode::facts
