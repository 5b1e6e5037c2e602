// SPDX-License-Identifier: GPL-3.0-or-later
// How many documents of a set have each value of a facet.
//
// The memory that counting takes goes by the dictionary or by the documents, whichever is less: few
// documents gather their values in a list, many count in a table of all values.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "engine/facts/columns.h"
#include "engine/query/document_set.h"
#include "engine/query/watch.h"

namespace lode::query {

// The values that occur have slots: indexes into values() and counts().
class ValueCounts {
 public:
  // For about `documents` documents. `column` outlives it.
  ValueCounts(const facts::Column& column, std::size_t documents);

  // Before finish(): counts the documents of the chunk.
  void add(const DocumentSet::Chunk& chunk);
  void finish();

  // From here on after finish().
  // Values that occur, ascending, ancestors included; and the documents of each.
  [[nodiscard]] std::span<const facts::Ordinal> values() const noexcept { return values_; }
  [[nodiscard]] std::span<const std::uint32_t> counts() const noexcept { return counts_; }
  // Documents without any value.
  [[nodiscard]] std::uint64_t missing() const noexcept { return missing_; }
  [[nodiscard]] const facts::Column& column() const noexcept { return column_; }
  [[nodiscard]] const facts::Entry& entry(std::size_t slot) const {
    return column_.dictionary().entry(values_[slot]);
  }
  // 0 for a value that does not occur.
  [[nodiscard]] std::uint32_t count_of(facts::Ordinal value) const;
  // Precondition: `value` occurs.
  [[nodiscard]] std::size_t slot_of(facts::Ordinal value) const {
    return table_.empty() ? find(value) : table_[value];
  }

 private:
  void count_dense(const DocumentSet::Chunk& chunk, const facts::ChunkValues& values);
  void gather(const DocumentSet::Chunk& chunk, const facts::ChunkValues& values);
  [[nodiscard]] std::size_t find(facts::Ordinal value) const;

  const facts::Column& column_;
  // Counts by ordinal, after finish() slots by ordinal; empty: gathered_ is used.
  std::vector<std::uint32_t> table_;
  std::vector<facts::Ordinal> gathered_;  // Each value as often as a document has it.
  std::vector<facts::Ordinal> values_;
  std::vector<std::uint32_t> counts_;
  std::uint64_t missing_ = 0;
};

// Counts the documents for all of `counts` in one go, and finishes them. Throws Interrupted.
void count_values(const DocumentSet& documents, std::span<ValueCounts* const> counts, Watch& watch);

// Calls visit(values) with the values of each document of the set that has any. Throws Interrupted.
template <class Visit>
void for_each_document(const DocumentSet& documents,
                       const facts::Column& column,
                       Watch& watch,
                       Visit&& visit) {
  for (const DocumentSet::Chunk& chunk : documents.chunks()) {
    watch.check_now();
    const facts::ChunkValues here = column.chunk(chunk.shard, chunk.number);
    if (here.begins != nullptr) {
      for_each_bit(chunk.bits, [&](std::uint32_t offset) {
        if (const auto values = here.of(offset); !values.empty()) {
          visit(values);
        }
      });
    }
  }
}

}  // namespace lode::query
