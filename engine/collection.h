// SPDX-License-Identifier: GPL-3.0-or-later
// One collection: its index, the columns over it, and the writer that keeps both current. Internal
// to the engine; engine.h is the way in.
#pragma once

#include <chrono>
#include <condition_variable>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "engine/base/result.h"
#include "engine/document/exchange_rates.h"
#include "engine/document/schema.h"
#include "engine/facts/columns.h"
#include "engine/index/reader.h"
#include "engine/index/writer.h"
#include "engine/ingest/committer.h"
#include "engine/query/postings.h"
#include "engine/query/search.h"

namespace lode {

// [thread-safe]
class Collection {
 public:
  struct Options {
    std::string name;
    std::filesystem::path folder;
    bool read_only = false;
    std::uint32_t shards = 1;  // Of a new one.
    Schema schema;             // From the plugins; facets that only the index knows are added.
    std::shared_ptr<const ExchangeRates> rates = ExchangeRates::built_in();
  };

  // Errors: those of Writer::open(), Reader::open(), ColumnStore::build().
  [[nodiscard]] static Result<std::shared_ptr<Collection>> open(Options options);
  ~Collection();
  Collection(const Collection&) = delete;
  Collection& operator=(const Collection&) = delete;

  // Runs `use` on a snapshot of which all parts belong together, again on a newer one if the index
  // overtakes it, at most kTries times. It sees all that was acknowledged before the call.
  // Errors: those of `use`; kUnavailable (OVERTAKEN) when the index is changed faster than `use`
  // works.
  using Use = std::function<Result<void>(const query::Snapshot&)>;
  [[nodiscard]] Result<void> with_snapshot(const Use& use);

  // nullptr if it was opened for reading.
  [[nodiscard]] ingest::Committer* committer() noexcept { return committer_.get(); }

  [[nodiscard]] const std::string& name() const noexcept { return options_.name; }
  [[nodiscard]] std::shared_ptr<const Schema> schema() const;
  [[nodiscard]] std::uint32_t shards() const noexcept { return shards_; }
  [[nodiscard]] std::uint64_t revision() const;
  [[nodiscard]] std::uint64_t commits() const;
  [[nodiscard]] std::size_t column_bytes() const;
  [[nodiscard]] Result<std::uint64_t> document_count();
  [[nodiscard]] std::uint64_t size_on_disk() const;

  // Moves the folder out of the way; it is removed with the last user of this object.
  [[nodiscard]] Result<void> mark_removed();

  static constexpr int kTries = 5;

 private:
  // What searches see: replaced as a whole after each commit.
  struct State {
    std::shared_ptr<const facts::Columns> columns;
    std::shared_ptr<const Schema> schema;
    std::uint64_t revision = 0;
    std::uint64_t commits = 0;  // Since opening.
  };

  explicit Collection(Options options);

  [[nodiscard]] Result<void> load();
  [[nodiscard]] Result<index::CommitReport> apply(std::vector<index::Operation> batch);
  [[nodiscard]] Result<void> publish(const index::CommitReport& report);
  [[nodiscard]] Result<std::shared_ptr<const Schema>> schema_with_index_fields(
      const index::Reader& reader) const;
  void set_state(State state);
  [[nodiscard]] State state() const;

  [[nodiscard]] Result<std::unique_ptr<index::Reader>> take_reader();
  void give_back(std::unique_ptr<index::Reader> reader);
  // Brings `reader` and the published state together.
  [[nodiscard]] Result<State> pair(index::Reader& reader);

  [[nodiscard]] std::filesystem::path folder() const;

  const Options options_;
  std::uint32_t shards_ = 0;

  mutable std::mutex mutex_;  // Of what follows, up to readers_.
  std::filesystem::path folder_;
  bool removed_ = false;
  std::condition_variable published_;
  State state_;
  std::vector<std::unique_ptr<index::Reader>> readers_;  // Idle ones.
  query::PostingCache postings_;                         // Has a lock of its own.

  // Of the committer's thread, and of load().
  std::unique_ptr<index::Writer> writer_;
  std::unique_ptr<index::Reader> publisher_;
  std::unique_ptr<facts::ColumnStore> columns_;

  std::unique_ptr<ingest::Committer> committer_;  // Last: its thread uses all of the above.
};

}  // namespace lode
