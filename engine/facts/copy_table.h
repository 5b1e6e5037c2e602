// SPDX-License-Identifier: GPL-3.0-or-later
// The signatures of near copies in chunks, so that a commit copies the chunks that it touches
// alone.
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <span>
#include <vector>

#include "engine/facts/chunk_editor.h"
#include "engine/facts/columns.h"
#include "engine/index/copy_signature.h"

namespace lode::facts {

// Immutable. [thread-safe]
class CopyTable final : public Copies {
 public:
  // Reads all signatures. Errors: those of Reader.
  [[nodiscard]] static Result<std::shared_ptr<const CopyTable>> build(const index::Reader& reader);
  // The table after a commit that changed or removed `documents` of each shard (ascending).
  [[nodiscard]] Result<std::shared_ptr<const CopyTable>> update(
      const index::Reader& reader, std::span<const std::vector<index::DocId>> documents) const;

  [[nodiscard]] const index::CopySignature* chunk(std::uint32_t shard,
                                                  std::uint32_t number) const noexcept override;
  [[nodiscard]] std::size_t size_bytes() const noexcept;

 private:
  using Chunk = std::array<index::CopySignature, kChunkDocuments>;  // All zeros: none.

  std::vector<ChunkList<Chunk>> shards_;
};

}  // namespace lode::facts
