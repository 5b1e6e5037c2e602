// SPDX-License-Identifier: GPL-3.0-or-later
// An engine in memory for tests of the server: it stores documents, finds a piece of text in them
// and counts languages. What a test needs to see or hold back can be seen and held back.
#pragma once

#include <condition_variable>
#include <deque>
#include <map>
#include <mutex>
#include <thread>

#include "engine/engine.h"

namespace lode::server {

class FakeEngine final : public Engine {
 public:
  // Documents wait in a queue of this length until they are stored.
  explicit FakeEngine(std::size_t queue = 4);
  ~FakeEngine() override;

  // While held, nothing is taken from the queue.
  void hold();
  void release();
  // Waits until `count` calls of import_document() have begun.
  void wait_for_imports(std::size_t count);
  // Waits until no call of import_document() is under way.
  void wait_for_no_import();
  // Waits until a search for "slow" runs.
  void wait_for_slow_search();
  [[nodiscard]] std::size_t imports_begun() const;
  // Calls of import_document() that were under way at the same time, at most.
  [[nodiscard]] std::size_t most_imports_at_once() const;
  [[nodiscard]] bool drained() const;
  void add_quarantine(QuarantineInfo info);

  [[nodiscard]] Result<std::vector<CollectionInfo>> collections() const override;
  [[nodiscard]] Result<CollectionInfo> create_collection(const std::string& name,
                                                         std::uint32_t shards) override;
  [[nodiscard]] Result<void> delete_collection(const std::string& name) override;
  [[nodiscard]] Result<Schema> schema(const std::string& collection) const override;
  // "(" fails with QUERY_SYNTAX, "throw" throws, "slow" runs until its budget ends, "huge" finds
  // one document too large to send; all else is looked for in the texts.
  [[nodiscard]] Result<query::SearchResponse> search(const std::string& collection,
                                                     const query::SearchRequest& request,
                                                     const query::Budget& budget) override;
  // Says that the document matches, with one piece, its first fact, and the score 1.
  [[nodiscard]] Result<query::ExplainedHit> explain(const std::string& collection,
                                                    const query::SearchRequest& request,
                                                    const std::string& id,
                                                    const query::Budget& budget) override;
  // Two documents at a time, in order of their ids; no values. Fails as search() does.
  [[nodiscard]] Result<std::vector<query::ExportedDocument>> export_batch(
      const std::string& collection,
      const query::ExportRequest& request,
      query::ExportCursor& cursor,
      const query::Budget& budget) override;
  // One word, the text itself; fails as search() does.
  [[nodiscard]] Result<query::SuggestResponse> suggest(const std::string& collection,
                                                       const query::SuggestRequest& request,
                                                       const query::Budget& budget) override;
  [[nodiscard]] Result<Document> document(const std::string& collection,
                                          const std::string& id) override;
  // A document without text is refused, one of the text "throw" throws.
  [[nodiscard]] Result<void> import_document(const std::string& collection,
                                             ingest::RawDocument raw,
                                             ImportDone done,
                                             std::stop_token stop) override;
  [[nodiscard]] Result<RemoveReport> remove(const std::string& collection,
                                            const std::vector<std::string>& ids) override;
  [[nodiscard]] Result<RemoveReport> remove_matching(const std::string& collection,
                                                     const std::string& query,
                                                     bool validate_only,
                                                     const query::Budget& budget) override;
  // The text "slow" runs until it is stopped.
  [[nodiscard]] Result<Document> preview(const ingest::RawDocument& raw,
                                         std::stop_token stop) override;
  [[nodiscard]] std::vector<PluginInfo> plugins() const override;
  [[nodiscard]] std::vector<QuarantineInfo> quarantine(const std::string& plugin) const override;
  [[nodiscard]] Result<std::uint64_t> clear_quarantine(const std::string& plugin) override;
  [[nodiscard]] EngineStatus status() const override;
  void drain() override;

 private:
  using Documents = std::map<std::string, Document>;
  struct Queued {
    std::string collection;
    Document document;
    ImportDone done;
  };

  [[nodiscard]] Result<void> check_collection(const std::string& name) const;
  [[nodiscard]] ImportOutcome store(Queued& queued);
  void run(const std::stop_token& stop);

  const std::size_t queue_limit_;
  mutable std::mutex mutex_;
  std::condition_variable_any changed_;
  std::map<std::string, Documents> collections_ = {{"default", {}}};
  std::deque<Queued> queue_;
  std::vector<QuarantineInfo> quarantine_;
  std::uint64_t revision_ = 0;
  std::size_t imports_begun_ = 0;
  std::size_t imports_now_ = 0;
  std::size_t most_imports_ = 0;
  std::size_t in_hand_ = 0;
  std::size_t slow_searches_ = 0;
  bool held_ = false;
  bool drained_ = false;
  std::jthread thread_;  // Last: starts when all else is there.
};

}  // namespace lode::server
