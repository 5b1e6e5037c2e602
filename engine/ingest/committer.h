// SPDX-License-Identifier: GPL-3.0-or-later
// Group commit: changes of all clients to one collection go to the index together.
//
// Changes are made ready on several threads and may arrive here in another order than they were
// admitted in. Each carries the ticket of its admission, and of two changes to one document the one
// with the higher ticket wins, whichever arrives first.
#pragma once

#include <chrono>
#include <condition_variable>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <mutex>
#include <set>
#include <string>
#include <thread>
#include <unordered_map>
#include <vector>

#include "engine/base/result.h"
#include "engine/index/writer.h"

namespace lode::ingest {

// Order of admission to one collection.
using Ticket = std::uint64_t;

struct CommitterOptions {
  std::size_t max_operations = 1'000;     // Of one batch: larger ones fall out of the cache.
  std::size_t max_postings = 2'000'000;   // About 280 MB of Xapian's memory.
  std::chrono::milliseconds linger{100};  // Wait for more, but only if more is on its way.
};

// What became of one change.
struct Committed {
  bool existed = false;
  std::uint64_t revision = 0;
};

class Committer {
 public:
  // Applies a batch, makes it durable and searchable. Called from the committer's thread alone.
  using Apply = std::function<Result<index::CommitReport>(std::vector<index::Operation>)>;
  // Called once from the committer's thread; must not block.
  using Done = std::function<void(Result<Committed>)>;

  Committer(Apply apply, CommitterOptions options);
  // Commits what has been submitted. Every ticket must have been submitted or cancelled by then.
  ~Committer();
  Committer(const Committer&) = delete;
  Committer& operator=(const Committer&) = delete;

  // Announces a change, which submit() or cancel() must follow. [thread-safe]
  [[nodiscard]] Ticket take_ticket();
  // [thread-safe]
  void submit(Ticket ticket, index::Operation operation, Done done);
  // The change does not come: its document was refused. [thread-safe]
  void cancel(Ticket ticket);

 private:
  struct Change {
    Ticket ticket = 0;
    index::Operation operation;
    Done done;
  };

  void run();
  [[nodiscard]] std::vector<Change> take_batch();
  [[nodiscard]] bool batch_is_ready() const;
  void commit(std::vector<Change> batch);
  // Exceptions become errors.
  [[nodiscard]] Result<index::CommitReport> try_to_apply(
      std::vector<index::Operation> operations) noexcept;
  // Takes the changes out that a later one has overtaken.
  [[nodiscard]] std::vector<Change> drop_overtaken(std::vector<Change>& batch);
  void forget_old_ids();

  const Apply apply_;
  const CommitterOptions options_;
  std::mutex mutex_;
  std::condition_variable changed_;
  std::vector<Change> waiting_;
  std::size_t waiting_postings_ = 0;
  std::chrono::steady_clock::time_point first_waiting_{};
  Ticket next_ticket_ = 1;
  std::set<Ticket> coming_;  // Announced, neither submitted nor cancelled.
  bool stopping_ = false;

  // Of the committer's thread: the newest ticket applied for an id, as far as an older one may
  // come.
  std::unordered_map<std::string, Ticket> newest_;
  std::jthread thread_;  // Last: it uses all of the above.
};

}  // namespace lode::ingest
