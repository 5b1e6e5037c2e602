// SPDX-License-Identifier: GPL-3.0-or-later
// The pipeline of documents: read, extract, prepare, commit. Several are in it at once, since
// extraction waits for worker processes; what waits is extracted in batches, which costs less. The
// commit puts them together again (committer.h).
#pragma once

#include <condition_variable>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <span>
#include <stop_token>
#include <string>
#include <thread>
#include <vector>

#include "engine/base/result.h"
#include "engine/document/document.h"
#include "engine/index/writer.h"
#include "engine/ingest/admission.h"
#include "engine/ingest/committer.h"
#include "engine/ingest/raw_document.h"

namespace lode::ingest {

// What became of one imported document.
struct ImportOutcome {
  struct Stored {
    bool replaced = false;
    std::uint32_t annotations = 0;
    std::vector<PluginRun> problems;  // Runs that did not end well.
    std::uint64_t revision = 0;
  };
  std::string id;         // Empty if it was refused before it had one.
  Result<Stored> result;  // A value: committed, fsynced and searchable.
};

struct ImporterOptions {
  std::size_t threads = 4;
  Admission::Limits queue;
  std::size_t max_document_bytes = std::size_t{16} << 20U;
};

// [thread-safe]
class Importer {
 public:
  // Documents that are extracted together, at most; their raw bytes too.
  static constexpr std::size_t kBatchDocuments = 32;
  static constexpr std::size_t kBatchBytes = std::size_t{256} << 10;

  // Runs the plugins over documents; a plugin's failure is in their runs, not in the result.
  using Extract = std::function<Result<void>(std::span<Document>, const std::stop_token&)>;
  using Prepare = std::function<Result<index::PreparedDocument>(const Document&)>;
  // Called once, from another thread; must not block.
  using Done = std::function<void(ImportOutcome)>;

  Importer(Extract extract, Prepare prepare, ImporterOptions options);
  // Drains.
  ~Importer();
  Importer(const Importer&) = delete;
  Importer& operator=(const Importer&) = delete;

  // Queues `raw` for the collection of `target`, which lives until `done` has been called. Blocks
  // while the pipeline is full. Errors (`done` is not called): those of Admission::enter().
  [[nodiscard]] Result<void> import(std::shared_ptr<Committer> target,
                                    RawDocument raw,
                                    Done done,
                                    const std::stop_token& stop);

  // Takes no more and returns when all documents are answered.
  void drain();

 private:
  struct Job {
    std::shared_ptr<Committer> target;
    RawDocument raw;
    Ticket ticket = 0;
    std::size_t bytes = 0;
    Done done;
  };

  // What the committer needs of a document.
  struct Ready {
    index::Operation operation;
    ImportOutcome::Stored stored;
  };

  void run(const std::stop_token& stop);
  [[nodiscard]] std::vector<Job> take_share();
  void process(std::vector<Job> jobs, const std::stop_token& stop);
  [[nodiscard]] std::vector<Result<void>> extract(std::span<Document> documents,
                                                  const std::stop_token& stop);
  [[nodiscard]] Result<Ready> make_ready(const Document& document);
  void submit(Job& job, std::string id, Ready ready);
  void refuse(const Job& job, std::string id, Error error);

  const Extract extract_;
  const Prepare prepare_;
  const ImporterOptions options_;
  Admission admission_;
  std::mutex mutex_;
  std::condition_variable_any changed_;
  std::deque<Job> jobs_;
  std::vector<std::jthread> threads_;  // Last: they use all of the above.
};

}  // namespace lode::ingest
