// SPDX-License-Identifier: GPL-3.0-or-later
// The distinct records of one facet, numbered, and a view of them at one revision.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "engine/facts/chunked_column.h"
#include "engine/facts/columns.h"
#include "engine/facts/dictionary.h"

namespace lode::facts {

// Records in blocks, so that a view shares all but the last one with the views before it.
struct RecordBlock {
  static constexpr Ordinal kRecords = 4096;

  std::vector<std::uint32_t> begins{0};  // The i-th record has parts [begins[i], begins[i + 1]).
  std::vector<RecordPart> parts;
};
using RecordBlocks = std::vector<std::shared_ptr<const RecordBlock>>;

// Append-only, so that ordinals keep their meaning over commits. [single-writer]
class RecordNumbering {
 public:
  // The ordinal of the record with these parts, which are ascending and distinct; a new one if it
  // has not been seen.
  [[nodiscard]] Ordinal intern(const std::vector<RecordPart>& parts);

  [[nodiscard]] Ordinal size() const noexcept { return size_; }
  // All records so far; immutable.
  [[nodiscard]] RecordBlocks blocks() const;
  // Memory in use, about.
  [[nodiscard]] std::size_t size_bytes() const noexcept { return size_bytes_; }

 private:
  StringMap<Ordinal> known_;  // By the bytes of their parts.
  RecordBlocks full_;
  RecordBlock last_;
  Ordinal size_ = 0;
  std::size_t size_bytes_ = 0;
};

// Immutable. [thread-safe]
class RecordTable final : public Records {
 public:
  // `roles`: facets by number.
  RecordTable(std::vector<std::string> roles,
              const RecordNumbering& numbering,
              std::vector<ShardChunks> shards)
      : roles_(std::move(roles)),
        blocks_(numbering.blocks()),
        size_(numbering.size()),
        table_(std::move(shards)) {}

  [[nodiscard]] Ordinal size() const noexcept override { return size_; }
  [[nodiscard]] std::span<const RecordPart> parts(Ordinal ordinal) const noexcept override;
  [[nodiscard]] std::optional<std::uint32_t> role(std::string_view facet) const noexcept override;
  [[nodiscard]] std::span<const Ordinal> values(index::Location location) const noexcept override {
    return table_.values(location);
  }
  [[nodiscard]] ChunkValues chunk(std::uint32_t shard,
                                  std::uint32_t number) const noexcept override {
    return table_.chunk(shard, number);
  }

  [[nodiscard]] const std::vector<ShardChunks>& shards() const noexcept { return table_.shards(); }
  // Without the records themselves (RecordNumbering).
  [[nodiscard]] std::size_t size_bytes() const noexcept { return table_.size_bytes(); }

 private:
  std::vector<std::string> roles_;
  RecordBlocks blocks_;
  Ordinal size_;
  ChunkTable table_;
};

}  // namespace lode::facts
