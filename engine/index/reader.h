// SPDX-License-Identifier: GPL-3.0-or-later
// Reads an index: one handle on all shards, at one revision of each.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "engine/base/result.h"
#include "engine/document/document.h"
#include "engine/index/metadata.h"
#include "engine/index/writer.h"

namespace Xapian {
class Database;
}

namespace lode::index {

// Where a document lies. The combined database numbers documents (doc - 1) * shards + shard + 1.
struct Location {
  std::uint32_t shard = 0;
  DocId doc = 0;

  bool operator==(const Location&) const = default;
};

// Thread: [owner-thread]; one thread at a time. Open one for each thread.
//
// Every function may meet DatabaseModifiedError when two commits have passed since refresh(); it
// then returns kUnavailable with reason OVERTAKEN, and the caller refreshes and repeats its whole
// unit.
class Reader {
 public:
  // Errors: kNotFound when no index is there; kFailedPrecondition (INDEX_FORMAT); kDataLoss.
  [[nodiscard]] static Result<std::unique_ptr<Reader>> open(const std::filesystem::path& folder);
  virtual ~Reader() = default;

  // Moves to the newest revision of each shard. Tries up to five times, since a fast writer makes
  // even a sound index look damaged now and then; a second try uses a fresh handle. After an error
  // the reader must be refreshed with success before it is used again.
  // Errors: those of open(), and OVERTAKEN.
  [[nodiscard]] virtual Result<void> refresh() = 0;

  // The collection's revision (CommitReport::revision) of this handle: that of the newest commit
  // that it sees. A commit to several shards becomes visible shard by shard.
  [[nodiscard]] virtual std::uint64_t revision() const noexcept = 0;

  // Xapian's revision of each shard, of this handle.
  [[nodiscard]] virtual const std::vector<std::uint64_t>& shard_revisions() const noexcept = 0;
  [[nodiscard]] virtual std::uint32_t shards() const noexcept = 0;
  [[nodiscard]] virtual std::uint64_t document_count() const = 0;
  // One more than the largest DocId of the shard.
  [[nodiscard]] virtual DocId end_of_shard(std::uint32_t shard) const = 0;

  // The stored document; kNotFound if there is none.
  [[nodiscard]] virtual Result<Document> document(Location location) const = 0;
  [[nodiscard]] virtual Result<std::optional<Location>> find(std::string_view id) const = 0;

  // Facets that have a slot in any shard, in order of slot, without the slots of records. A facet
  // has one slot in all shards.
  [[nodiscard]] virtual Result<std::vector<FacetSlot>> facet_slots() const = 0;
  // Calls `visit(doc, packed)` for each document of the shard that has a value in the facet's slot,
  // in order of doc; `packed` is valid during the call. unpack_values() (value_codec.h) reads it.
  // The records of a facet are under records_slot() (record_codec.h) instead.
  // visit_values_of() visits those of `docs` alone, which are ascending; value_of() gives one,
  // empty if there is none.
  using VisitValue = std::function<void(DocId, std::string_view)>;
  [[nodiscard]] virtual Result<void> visit_values(std::uint32_t shard,
                                                  std::string_view facet,
                                                  const VisitValue& visit) const = 0;
  [[nodiscard]] virtual Result<void> visit_values_of(std::uint32_t shard,
                                                     std::string_view facet,
                                                     std::span<const DocId> docs,
                                                     const VisitValue& visit) const = 0;
  [[nodiscard]] virtual Result<std::string> value_of(Location location,
                                                     std::string_view facet) const = 0;

  // Calls `visit(doc, length)` for each document of the shard in order, or for those of `docs`
  // (ascending) that are there. The length is Xapian's: the sum of the counts of its terms.
  using VisitLength = std::function<void(DocId, std::uint32_t)>;
  [[nodiscard]] virtual Result<void> visit_lengths(std::uint32_t shard,
                                                   const VisitLength& visit) const = 0;
  [[nodiscard]] virtual Result<void> visit_lengths_of(std::uint32_t shard,
                                                      std::span<const DocId> docs,
                                                      const VisitLength& visit) const = 0;

  // What an error that Xapian gave while this handle was read really means: an overtaken reader can
  // meet torn blocks, which look like damage. So INDEX_DAMAGED and STORAGE_ERROR become OVERTAKEN
  // if there are newer commits. All functions above have done so already; for users of database().
  [[nodiscard]] virtual Error judge(Error error) const = 0;

  // All shards as one database, for engine/query's .cc files. Valid until the next refresh().
  [[nodiscard]] virtual const Xapian::Database& database() const noexcept = 0;
  // One shard alone; `shard` < shards(). Valid until the next refresh().
  [[nodiscard]] virtual const Xapian::Database& shard_database(std::uint32_t shard) const = 0;
};

// Version of the Xapian library, e.g. "1.4.22".
[[nodiscard]] std::string_view xapian_version() noexcept;

}  // namespace lode::index
