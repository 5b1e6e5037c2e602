// SPDX-License-Identifier: GPL-3.0-or-later
// Facet values of all documents in memory, for counting, filtering and sorting. Columns are derived
// from the value slots of the index: losing them loses nothing.
//
// Every facet has a dictionary of its distinct values; a document has a list of ordinals into it. A
// value in a hierarchy brings its ancestors along, so that counting and filtering by a parent is
// counting and filtering by one ordinal.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "engine/base/result.h"
#include "engine/document/exchange_rates.h"
#include "engine/document/schema.h"
#include "engine/document/value.h"
#include "engine/index/copy_signature.h"
#include "engine/index/reader.h"
#include "engine/index/writer.h"

namespace lode::facts {

using Ordinal = std::uint32_t;
// Columns are cut into chunks of documents: [n * kChunkDocuments, (n + 1) * kChunkDocuments).
inline constexpr index::DocId kChunkDocuments = 4096;

inline constexpr Ordinal kNoOrdinal = 0xFFFFFFFF;

// One distinct value of a facet.
struct Entry {
  Value value;
  std::string text;    // to_text(value)
  std::string folded;  // index::fold_value(text); the key of keywords.
  // What ranges and orders compare, low <= high: dollars at the reference rate for money
  // (exchange_rates.h), days since 1970-01-01 for dates, the figure itself for numbers; 0 for
  // others.
  double low = 0;
  double high = 0;
  Ordinal parent = kNoOrdinal;  // Next ancestor in the hierarchy.
};

// Append-only, so that ordinals keep their meaning over commits. It may already hold entries of a
// later commit than the column that gave it. [const: thread-safe]
class Dictionary {
 public:
  virtual ~Dictionary() = default;
  [[nodiscard]] virtual Ordinal size() const noexcept = 0;
  [[nodiscard]] virtual const Entry& entry(Ordinal ordinal) const noexcept = 0;
  // The keyword entry whose folded text (or, failing that, folded id) is fold_value(text).
  [[nodiscard]] virtual std::optional<Ordinal> find(std::string_view text) const = 0;
};

// The values in one chunk: the ordinals of its i-th document are ordinals[begins[i]..begins[i+1]).
// All null if no document there has a value. Valid as long as the columns.
struct ChunkValues {
  const std::uint32_t* begins = nullptr;
  const Ordinal* ordinals = nullptr;

  [[nodiscard]] std::span<const Ordinal> of(index::DocId offset) const noexcept {
    return {ordinals + begins[offset], ordinals + begins[offset + 1]};
  }
};

// Which ordinals each document has. Immutable. [thread-safe]
class DocumentOrdinals {
 public:
  virtual ~DocumentOrdinals() = default;
  // Distinct ordinals of the document, ascending; empty if it has none, or is unknown or removed.
  [[nodiscard]] virtual std::span<const Ordinal> values(
      index::Location location) const noexcept = 0;
  [[nodiscard]] virtual ChunkValues chunk(std::uint32_t shard,
                                          std::uint32_t number) const noexcept = 0;
};

// One facet at one revision; the ordinals are those of its dictionary, ancestors included.
class Column : public DocumentOrdinals {
 public:
  [[nodiscard]] virtual FacetKind kind() const noexcept = 0;
  [[nodiscard]] virtual const Dictionary& dictionary() const noexcept = 0;
};

// A value that plays a role in a record: an ordinal of the role's dictionary. A value in a
// hierarchy brings its ancestors along here too.
struct RecordPart {
  std::uint32_t role = 0;  // See Records::role().
  Ordinal ordinal = 0;

  auto operator<=>(const RecordPart&) const = default;
};

// The records of one facet at one revision: which roles and values belong together. Documents have
// ordinals of distinct records; two with the same type and the same values in the same roles are
// one.
class Records : public DocumentOrdinals {
 public:
  // One more than the largest ordinal.
  [[nodiscard]] virtual Ordinal size() const noexcept = 0;
  // Ascending and distinct. Precondition: ordinal < size().
  [[nodiscard]] virtual std::span<const RecordPart> parts(Ordinal ordinal) const noexcept = 0;
  // The number of the facet of a role ("deal.buyer"), and of the record facet itself ("deal"),
  // whose value is the type of the record. Nothing if no document has ever had the facet.
  [[nodiscard]] virtual std::optional<std::uint32_t> role(
      std::string_view facet) const noexcept = 0;
};

// The signatures of all documents at one revision. Immutable. [thread-safe]
class Copies {
 public:
  virtual ~Copies() = default;
  // kChunkDocuments signatures, all zeros where there is none; nullptr: none in the whole chunk.
  [[nodiscard]] virtual const index::CopySignature* chunk(std::uint32_t shard,
                                                          std::uint32_t number) const noexcept = 0;
};

// The lengths of all documents (Reader::visit_lengths()) at one revision, which also say which
// documents there are. Immutable. [thread-safe]
class Lengths {
 public:
  virtual ~Lengths() = default;
  // Number of chunks of the shard.
  [[nodiscard]] virtual std::uint32_t chunks(std::uint32_t shard) const noexcept = 0;
  // kChunkDocuments figures: the length and one more, 0 where there is no document. nullptr: there
  // is none in the whole chunk. Precondition: number < chunks(shard).
  [[nodiscard]] virtual const std::uint32_t* chunk(std::uint32_t shard,
                                                   std::uint32_t number) const noexcept = 0;
};

// All facets of a collection at one revision. Immutable. [thread-safe]
class Columns {
 public:
  virtual ~Columns() = default;
  // nullptr if no document has ever had the facet.
  [[nodiscard]] virtual const Column* find(std::string_view facet) const noexcept = 0;
  // The records of a record facet; nullptr if no document has ever had it.
  [[nodiscard]] virtual const Records* find_records(std::string_view facet) const noexcept = 0;
  [[nodiscard]] virtual const Lengths& lengths() const noexcept = 0;
  [[nodiscard]] virtual const Copies& copies() const noexcept = 0;
  [[nodiscard]] virtual std::size_t size_bytes() const noexcept = 0;
  // Revisions of the shards that these columns belong to.
  [[nodiscard]] virtual const std::vector<std::uint64_t>& shard_revisions() const noexcept = 0;
};

// Builds columns and keeps them current. [single-writer]
class ColumnStore {
 public:
  // `rates` turn amounts of money into the dollars that entries hold.
  [[nodiscard]] static std::unique_ptr<ColumnStore> create(
      std::shared_ptr<const ExchangeRates> rates = ExchangeRates::built_in());
  virtual ~ColumnStore() = default;

  // Reads all values through `reader`. Errors: those of Reader.
  [[nodiscard]] virtual Result<std::shared_ptr<const Columns>> build(
      const index::Reader& reader) = 0;
  // The columns after a commit: reads the changed documents alone. `reader` stands at the new
  // revisions; `changes` are all changes since the last build() or update() that succeeded, so that
  // after OVERTAKEN the same call can be repeated with a refreshed reader.
  [[nodiscard]] virtual Result<std::shared_ptr<const Columns>> update(
      const index::Reader& reader, std::span<const index::ShardChange> changes) = 0;
};

}  // namespace lode::facts
