// SPDX-License-Identifier: GPL-3.0-or-later
// One shard, open for writing. Used by writer.cc alone.
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <map>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "engine/base/result.h"
#include "engine/index/durable.h"
#include "engine/index/metadata.h"
#include "engine/index/writer.h"

namespace Xapian {
class WritableDatabase;
}

namespace lode::index {

// Which of how many.
struct ShardPlace {
  std::filesystem::path folder;  // Of the shard.
  std::uint32_t shard = 0;
  std::uint32_t shards = 1;
};

// What belongs to a commit beside the documents.
struct CommitContext {
  const SlotTable& slots;
  std::uint64_t revision = 0;  // Of the collection.
};

// An operation, and where its outcome goes.
struct ShardOperation {
  Operation* operation = nullptr;
  Outcome* outcome = nullptr;
};

// Thread: [single-writer]. Any thread, one at a time.
class Shard {
 public:
  // Makes an empty shard, over whatever an interrupted attempt left. Errors: as Writer::open();
  // kDataLoss if documents are there already.
  [[nodiscard]] static Result<std::unique_ptr<Shard>> create(const ShardPlace& place);
  // Errors: as Writer::open().
  [[nodiscard]] static Result<std::unique_ptr<Shard>> open(const ShardPlace& place);
  ~Shard();

  // Applies the operations in their order, commits, syncs. Sets each outcome. Operations that make
  // the commit fail are found by halving and fail alone.
  struct Applied {
    std::map<DocId, bool> changed;  // Durable changes; true: put, false: removed.
    // An error: the storage failed, and operations have this error as their outcome.
    Result<void> storage;
  };
  [[nodiscard]] Applied apply(std::span<const ShardOperation> operations,
                              const CommitContext& context);

  [[nodiscard]] const SlotTable& slots() const noexcept { return slots_; }
  // Of the collection, at the last commit that changed this shard.
  [[nodiscard]] std::uint64_t revision() const noexcept { return revision_; }

 private:
  struct Attempt;

  Shard(ShardPlace place, SyncedFolder folder);
  [[nodiscard]] Result<void> open_database(int action);
  [[nodiscard]] Result<void> read_metadata();
  [[nodiscard]] Result<void> write_head();
  [[nodiscard]] Result<void> reopen();
  void drop_changes() noexcept;

  void apply_part(std::span<const ShardOperation> operations,
                  const CommitContext& context,
                  Applied& applied);
  [[nodiscard]] Result<void> attempt(std::span<const ShardOperation> operations,
                                     const CommitContext& context,
                                     Attempt& attempt);
  void put(Operation& operation, const CommitContext& context, Attempt& attempt);
  void remove(const Operation& operation, Attempt& attempt);
  [[nodiscard]] DocId find(const std::string& id) const;

  ShardPlace place_;
  SyncedFolder folder_;
  std::unique_ptr<Xapian::WritableDatabase> database_;
  SlotTable slots_;              // As committed.
  bool lacks_features_ = false;  // Those that kFeatures names and its metadata do not.
  std::uint64_t revision_ = 0;
  Result<void> broken_;  // An error after which nothing may be written any more.
};

}  // namespace lode::index
