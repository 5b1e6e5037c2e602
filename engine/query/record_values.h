// SPDX-License-Identifier: GPL-3.0-or-later
// Values of a role of those records alone that satisfy a condition: "deal.buyer" of "amount>1B".
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "engine/base/result.h"
#include "engine/document/schema.h"
#include "engine/facts/columns.h"
#include "engine/query/ast.h"
#include "engine/query/document_set.h"
#include "engine/query/facet_counter.h"
#include "engine/query/parser.h"
#include "engine/query/search.h"
#include "engine/query/watch.h"

namespace lode::query {

// The conditions `text` on records of the facet that has the role `key` ("deal.buyer"), or is it
// ("deal"), as a node of kind kRecord. Errors: those of parse_record(), with metadata "part" =
// "facets"; BAD_REQUEST (no role).
[[nodiscard]] Result<Node> read_record_filter(const std::string& key,
                                              const std::string& text,
                                              const ParseContext& context);

// A column of the documents of one request: they have the values of a role in those of their
// records that are wanted; no other document has any. Immutable. [thread-safe]
class RecordValues final : public facts::Column {
 public:
  // The role `role` of `records`, whose values are those of the column `all`. Both outlive it.
  struct Source {
    const facts::Column& all;
    const facts::Records& records;
    std::uint32_t role = 0;
  };

  // `wanted`: by ordinal of a record; nonzero: wanted. Throws Interrupted.
  RecordValues(const Source& source,
               const std::vector<std::uint8_t>& wanted,
               const DocumentSet& documents,
               Watch& watch);

  [[nodiscard]] FacetKind kind() const noexcept override { return all_.kind(); }
  [[nodiscard]] const facts::Dictionary& dictionary() const noexcept override {
    return all_.dictionary();
  }
  [[nodiscard]] std::span<const facts::Ordinal> values(
      index::Location location) const noexcept override;
  [[nodiscard]] facts::ChunkValues chunk(std::uint32_t shard,
                                         std::uint32_t number) const noexcept override;

 private:
  struct Chunk {
    std::uint32_t shard = 0;
    std::uint32_t number = 0;
    std::vector<std::uint32_t> begins;
    std::vector<facts::Ordinal> ordinals;
  };

  const facts::Column& all_;
  std::vector<Chunk> chunks_;  // By shard, then by number.
};

// The column for a job with conditions on records. Null if no record has the role. Throws
// Interrupted.
[[nodiscard]] std::unique_ptr<RecordValues> record_values(const FacetJob& job,
                                                          const Snapshot& snapshot,
                                                          const Reference& reference,
                                                          Watch& watch);

}  // namespace lode::query
