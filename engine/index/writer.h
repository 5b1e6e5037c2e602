// SPDX-License-Identifier: GPL-3.0-or-later
// Changes an index of one or more shards, a batch at a time. A batch that apply() reports as
// committed survives a power cut: the sequence is transaction, commit, fsync of the folder
// (RELIABILITY §1).
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "engine/base/result.h"
#include "engine/document/document.h"
#include "engine/document/schema.h"

namespace lode::index {

using DocId = std::uint32_t;  // Xapian's, within one shard; from 1.

struct PreparedForm;  // prepared.h

// A document made ready for the index: its terms, packed values and stored form. Making it is the
// costly part and may happen on any thread; applying it belongs to the writer.
class PreparedDocument {
 public:
  PreparedDocument();
  PreparedDocument(PreparedDocument&&) noexcept;
  PreparedDocument& operator=(PreparedDocument&&) noexcept;
  ~PreparedDocument();

  [[nodiscard]] const std::string& id() const noexcept;
  // Postings that it adds: what a batch costs in memory (about 140 bytes each until the commit).
  [[nodiscard]] std::size_t postings() const noexcept;

 private:
  friend struct Preparer;  // prepared.h
  std::unique_ptr<PreparedForm> form_;
};

// Analyses `document`. Its id must be valid (check_document_id).
// [thread-safe] Errors: kInvalidArgument (bad id, or a document that no index can hold, saying
// why).
[[nodiscard]] Result<PreparedDocument> prepare(const Document& document, const Schema& schema);

// One change. A put replaces the document of the same id.
struct Operation {
  enum class Kind { kPut, kRemove } kind = Kind::kPut;
  PreparedDocument document;  // kPut
  std::string id;             // kRemove
};

// What became of one operation, in the order of the batch.
struct Outcome {
  Result<void> status;   // An error concerns this operation alone.
  bool existed = false;  // A document of this id was there before.
};

// Documents that a commit changed in one shard, for whoever keeps data derived from the index.
struct ShardChange {
  std::uint32_t shard = 0;
  std::vector<DocId> put;  // Added or replaced; ascending, as `removed`.
  std::vector<DocId> removed;
};

struct CommitReport {
  // Grows by one with each apply() that changes something. It survives restarts.
  std::uint64_t revision = 0;
  std::vector<Outcome> outcomes;
  std::vector<ShardChange> changes;
};

struct WriterOptions {
  std::uint32_t shards = 1;  // For a new index; an existing one keeps its own number. 1..64.
};

// Thread: [single-writer], but for the const members. Shards are written in parallel inside of
// apply().
class Writer {
 public:
  // Opens the index in `folder` for writing, or makes one. Takes Xapian's lock of each shard.
  // Errors: kUnavailable (INDEX_LOCKED: another process writes, naming the folder),
  // kPermissionDenied,
  //         kFailedPrecondition (INDEX_FORMAT: a newer format version), kDataLoss.
  [[nodiscard]] static Result<std::unique_ptr<Writer>> open(const std::filesystem::path& folder,
                                                            const WriterOptions& options);
  virtual ~Writer() = default;

  // Applies the whole batch and makes it durable. Several operations on one id act in their order.
  // If a shard's commit fails, its operations are tried again in halves, so that only the ones at
  // fault get an error; the batch never fails as a whole for one document. If the storage of one
  // shard fails, its operations get the error and those of the other shards stand.
  // Errors (the storage of every shard that the batch concerns failed; nothing of it is kept):
  // kResourceExhausted (DISK_FULL, OUT_OF_MEMORY), kDataLoss (IO_ERROR: the shard takes no more
  // writes until it is opened anew; INDEX_DAMAGED), kInternal.
  [[nodiscard]] virtual Result<CommitReport> apply(std::vector<Operation> batch) = 0;

  [[nodiscard]] virtual std::uint32_t shards() const noexcept = 0;
  [[nodiscard]] virtual std::uint64_t revision() const noexcept = 0;
};

// Shard of a document: fnv1a64(id) modulo the number of shards.
[[nodiscard]] std::uint32_t shard_of(std::string_view id, std::uint32_t shards) noexcept;

}  // namespace lode::index
