// SPDX-License-Identifier: GPL-3.0-or-later
// The lengths of documents in chunks, so that a commit copies the chunks that it touches alone.
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <span>
#include <vector>

#include "engine/facts/chunk_editor.h"
#include "engine/facts/columns.h"

namespace lode::facts {

// Immutable. [thread-safe]
class LengthTable final : public Lengths {
 public:
  // Reads all lengths. Errors: those of Reader.
  [[nodiscard]] static Result<std::shared_ptr<const LengthTable>> build(
      const index::Reader& reader);
  // The table after a commit that changed or removed `documents` of each shard (ascending).
  [[nodiscard]] Result<std::shared_ptr<const LengthTable>> update(
      const index::Reader& reader, std::span<const std::vector<index::DocId>> documents) const;

  [[nodiscard]] std::uint32_t chunks(std::uint32_t shard) const noexcept override;
  [[nodiscard]] const std::uint32_t* chunk(std::uint32_t shard,
                                           std::uint32_t number) const noexcept override;
  [[nodiscard]] std::size_t size_bytes() const noexcept;

 private:
  using Chunk = std::array<std::uint32_t, kChunkDocuments>;  // Length and one more; 0: none.

  std::vector<ChunkList<Chunk>> shards_;
};

}  // namespace lode::facts
