// SPDX-License-Identifier: GPL-3.0-or-later
// The facade of the engine: all that a server, or a command line that works without one, needs.
//
// A data folder holds collections; a collection is an index with its columns and its writer.
// Plugins serve all collections. Layout of the folder: docs/operations.md.
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <stop_token>
#include <string>
#include <string_view>
#include <vector>

#include "engine/base/result.h"
#include "engine/document/document.h"
#include "engine/document/schema.h"
#include "engine/ingest/importer.h"
#include "engine/ingest/raw_document.h"
#include "engine/query/export.h"
#include "engine/query/search.h"
#include "engine/query/suggest.h"

namespace lode {

inline constexpr std::string_view kDefaultCollection = "default";

struct EngineOptions {
  std::filesystem::path data_folder;
  // Opens for searching alone: many such processes may share a folder, but not with a writer.
  bool read_only = false;
  // Folders with plugins, first one first.
  std::vector<std::filesystem::path> plugin_folders;
  // LODE_PLUGIN_PATH and the place of installation follow.
  bool default_plugin_folders = true;
  std::vector<std::string> disabled_plugins;  // Ids.
  std::filesystem::path worker;               // lode-worker; empty: found beside the program.
  std::uint32_t shards = 0;                   // Of new collections; 0: one per core, at most 8.
  std::size_t max_document_bytes = std::size_t{16} << 20U;
  std::size_t import_queue_documents = 4000;  // Waiting for their commit, all streams together.
  std::size_t import_queue_bytes = std::size_t{256} << 20U;
};

struct CollectionInfo {
  std::string name;
  std::uint32_t shards = 0;
  std::uint64_t documents = 0;
  std::uint64_t revision = 0;
  std::uint64_t size_bytes = 0;  // On disk.
};

using ingest::ImportOutcome;

// State of one plugin, in order of extraction, refused ones last.
struct PluginInfo {
  enum class State { kIdle, kReady, kBackoff, kOff, kRefused };
  std::string id;
  std::string version;
  std::string name;
  std::filesystem::path path;
  std::string sha256;
  std::string fingerprint;
  std::vector<FacetField> provides;
  std::vector<std::string> required_facets;
  State state = State::kIdle;
  std::string reason;  // Why, if neither idle nor ready.
  std::uint64_t documents = 0;
  std::uint64_t deaths = 0;
  std::uint64_t quarantined = 0;
  std::uint32_t order = 0;  // From 1; 0 if refused.
};

struct QuarantineInfo {
  std::string plugin;
  std::string document_id;
  std::string content_sha256;
  std::string reason;
  std::string stderr_tail;
  std::int64_t time_unix = 0;
};

struct EngineStatus {
  std::string version;
  std::string xapian_version;
  std::vector<CollectionInfo> collections;
  std::uint32_t plugins_enabled = 0;
  std::uint32_t plugins_found = 0;
  std::uint64_t documents_imported = 0;  // This and the next three since opening.
  std::uint64_t documents_refused = 0;
  std::uint64_t commits = 0;
  std::uint64_t searches = 0;
  std::uint64_t column_bytes = 0;
};

struct RemoveReport {
  std::uint64_t removed = 0;  // Or that would be.
  std::vector<std::string> missing_ids;
};

// [thread-safe], every member. Calls that block say so; none holds a lock while it works.
class Engine {
 public:
  // Opens the data folder, or makes one with an empty collection "default". Starts no worker. Sets
  // the allocator of the process (engine/base/allocator.h).
  // Errors: kUnavailable (DATA_LOCKED: another process holds the folder, naming both),
  //         kNotFound (read_only and no such folder), kPermissionDenied, kFailedPrecondition,
  //         kDataLoss.
  [[nodiscard]] static Result<std::unique_ptr<Engine>> open(EngineOptions options);

  // Finishes what is queued, commits, stops the workers.
  virtual ~Engine() = default;

  // Collections. Errors: kNotFound (COLLECTION_NOT_FOUND, naming it and the nearest), also of every
  // function below that takes a collection; kAlreadyExists; kInvalidArgument (bad name);
  // kFailedPrecondition (READ_ONLY).
  [[nodiscard]] virtual Result<std::vector<CollectionInfo>> collections() const = 0;
  [[nodiscard]] virtual Result<CollectionInfo> create_collection(const std::string& name,
                                                                 std::uint32_t shards) = 0;
  [[nodiscard]] virtual Result<void> delete_collection(const std::string& name) = 0;
  [[nodiscard]] virtual Result<Schema> schema(const std::string& collection) const = 0;

  // Errors: those of query::search(), without OVERTAKEN.
  [[nodiscard]] virtual Result<query::SearchResponse> search(const std::string& collection,
                                                             const query::SearchRequest& request,
                                                             const query::Budget& budget) = 0;
  // The document `id` as a hit of the question, or as none, with the explanation. Errors: as
  // search(); kNotFound (DOCUMENT_NOT_FOUND).
  [[nodiscard]] virtual Result<query::ExplainedHit> explain(const std::string& collection,
                                                            const query::SearchRequest& request,
                                                            const std::string& id,
                                                            const query::Budget& budget) = 0;
  // The next hits of an export, which begins with an empty cursor. Errors: as search().
  [[nodiscard]] virtual Result<std::vector<query::ExportedDocument>> export_batch(
      const std::string& collection,
      const query::ExportRequest& request,
      query::ExportCursor& cursor,
      const query::Budget& budget) = 0;
  // Errors: those of query::suggest(), without OVERTAKEN.
  [[nodiscard]] virtual Result<query::SuggestResponse> suggest(const std::string& collection,
                                                               const query::SuggestRequest& request,
                                                               const query::Budget& budget) = 0;
  // Errors: kNotFound (DOCUMENT_NOT_FOUND).
  [[nodiscard]] virtual Result<Document> document(const std::string& collection,
                                                  const std::string& id) = 0;

  // Queues a document. `done` is called once, from another thread, with what became of it; it must
  // not block. Blocks while the queue is full, until there is room or `stop` is requested. Errors
  // (then `done` is not called): kCancelled, kFailedPrecondition (READ_ONLY), kUnavailable
  // (DRAINING).
  using ImportDone = std::function<void(ImportOutcome)>;
  [[nodiscard]] virtual Result<void> import_document(const std::string& collection,
                                                     ingest::RawDocument raw,
                                                     ImportDone done,
                                                     std::stop_token stop) = 0;

  // Removes documents; returns once that is durable. Blocks.
  [[nodiscard]] virtual Result<RemoveReport> remove(const std::string& collection,
                                                    const std::vector<std::string>& ids) = 0;
  [[nodiscard]] virtual Result<RemoveReport> remove_matching(const std::string& collection,
                                                             const std::string& query,
                                                             bool validate_only,
                                                             const query::Budget& budget) = 0;

  // Reads and extracts without indexing. Blocks.
  [[nodiscard]] virtual Result<Document> preview(const ingest::RawDocument& raw,
                                                 std::stop_token stop) = 0;

  [[nodiscard]] virtual std::vector<PluginInfo> plugins() const = 0;
  [[nodiscard]] virtual std::vector<QuarantineInfo> quarantine(const std::string& plugin) const = 0;
  // Number of entries cleared. `plugin` empty: of all.
  [[nodiscard]] virtual Result<std::uint64_t> clear_quarantine(const std::string& plugin) = 0;

  [[nodiscard]] virtual EngineStatus status() const = 0;

  // Takes no more imports; returns when all queued ones are answered. Blocks.
  virtual void drain() = 0;
};

}  // namespace lode
