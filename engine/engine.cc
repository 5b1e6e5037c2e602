// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/engine.h"

#include <algorithm>
#include <atomic>
#include <latch>
#include <mutex>
#include <span>
#include <thread>
#include <utility>

#include "engine/base/allocator.h"
#include "engine/catalog.h"
#include "engine/extractors.h"
#include "engine/index/reader.h"
#include "engine/ingest/importer.h"
#include "engine/ingest/reading.h"
#include "engine/reference_rates.h"
#include "engine/version.h"

namespace lode {
namespace {

constexpr std::uint32_t kMaxDefaultShards = 8;

std::uint32_t default_shards(const EngineOptions& options) {
  if (options.shards != 0) {
    return options.shards;
  }
  return std::clamp(std::thread::hardware_concurrency(), 1U, kMaxDefaultShards);
}

// Extraction waits for workers most of the time, so there are more threads than cores.
std::size_t import_threads() {
  return std::max<std::size_t>(6, std::size_t{3} * std::thread::hardware_concurrency());
}

Error read_only_error() {
  return {ErrorCode::kFailedPrecondition,
          "the data folder was opened for reading: open it for writing to change it",
          "READ_ONLY"};
}

class EngineImpl final : public Engine {
 public:
  EngineImpl(EngineOptions options,
             std::unique_ptr<Catalog> catalog,
             std::unique_ptr<Extractors> extractors)
      : options_(std::move(options)),
        catalog_(std::move(catalog)),
        extractors_(std::move(extractors)) {}
  ~EngineImpl() override { drain(); }
  EngineImpl(const EngineImpl&) = delete;
  EngineImpl& operator=(const EngineImpl&) = delete;

  Result<std::vector<CollectionInfo>> collections() const override;
  Result<CollectionInfo> create_collection(const std::string& name, std::uint32_t shards) override;
  Result<void> delete_collection(const std::string& name) override;
  Result<Schema> schema(const std::string& collection) const override;
  Result<query::SearchResponse> search(const std::string& collection,
                                       const query::SearchRequest& request,
                                       const query::Budget& budget) override;
  Result<query::ExplainedHit> explain(const std::string& collection,
                                      const query::SearchRequest& request,
                                      const std::string& id,
                                      const query::Budget& budget) override;
  Result<std::vector<query::ExportedDocument>> export_batch(const std::string& collection,
                                                            const query::ExportRequest& request,
                                                            query::ExportCursor& cursor,
                                                            const query::Budget& budget) override;
  Result<query::SuggestResponse> suggest(const std::string& collection,
                                         const query::SuggestRequest& request,
                                         const query::Budget& budget) override;
  Result<Document> document(const std::string& collection, const std::string& id) override;
  Result<void> import_document(const std::string& collection,
                               ingest::RawDocument raw,
                               ImportDone done,
                               std::stop_token stop) override;
  Result<RemoveReport> remove(const std::string& collection,
                              const std::vector<std::string>& ids) override;
  Result<RemoveReport> remove_matching(const std::string& collection,
                                       const std::string& query,
                                       bool validate_only,
                                       const query::Budget& budget) override;
  Result<Document> preview(const ingest::RawDocument& raw, std::stop_token stop) override;
  std::vector<PluginInfo> plugins() const override { return extractors_->infos(); }
  std::vector<QuarantineInfo> quarantine(const std::string& plugin) const override {
    return extractors_->quarantine(plugin);
  }
  Result<std::uint64_t> clear_quarantine(const std::string& plugin) override {
    return extractors_->clear_quarantine(plugin);
  }
  EngineStatus status() const override;
  void drain() override;

 private:
  [[nodiscard]] Result<std::shared_ptr<Collection>> writable(const std::string& name);
  [[nodiscard]] ingest::Importer& importer();

  const EngineOptions options_;
  std::unique_ptr<Catalog> catalog_;
  std::unique_ptr<Extractors> extractors_;
  std::mutex importer_mutex_;
  std::unique_ptr<ingest::Importer> importer_;  // Its threads start with the first import.
  bool drained_ = false;
  std::atomic<std::uint64_t> imported_ = 0;
  std::atomic<std::uint64_t> refused_ = 0;
  std::atomic<std::uint64_t> searches_ = 0;
};

Result<CollectionInfo> describe(Collection& collection) {
  CollectionInfo info;
  info.name = collection.name();
  info.shards = collection.shards();
  LODE_ASSIGN_OR_RETURN(info.documents, collection.document_count());
  info.revision = collection.revision();
  info.size_bytes = collection.size_on_disk();
  return info;
}

Result<std::vector<CollectionInfo>> EngineImpl::collections() const {
  std::vector<CollectionInfo> infos;
  for (const std::string& name : catalog_->names()) {
    LODE_ASSIGN_OR_RETURN(const std::shared_ptr<Collection> collection, catalog_->find(name));
    LODE_ASSIGN_OR_RETURN(infos.emplace_back(), describe(*collection));
  }
  return infos;
}

Result<CollectionInfo> EngineImpl::create_collection(const std::string& name,
                                                     std::uint32_t shards) {
  if (options_.read_only) {
    return Unexpected(read_only_error());
  }
  LODE_ASSIGN_OR_RETURN(const std::shared_ptr<Collection> collection,
                        catalog_->create(name, shards));
  return describe(*collection);
}

Result<void> EngineImpl::delete_collection(const std::string& name) {
  if (options_.read_only) {
    return Unexpected(read_only_error());
  }
  return catalog_->remove(name);
}

Result<Schema> EngineImpl::schema(const std::string& collection) const {
  LODE_ASSIGN_OR_RETURN(const std::shared_ptr<Collection> found, catalog_->find(collection));
  return *found->schema();
}

Result<query::SearchResponse> EngineImpl::search(const std::string& collection,
                                                 const query::SearchRequest& request,
                                                 const query::Budget& budget) {
  LODE_ASSIGN_OR_RETURN(const std::shared_ptr<Collection> found, catalog_->find(collection));
  ++searches_;
  query::SearchResponse response;
  LODE_RETURN_IF_ERROR(found->with_snapshot([&](const query::Snapshot& snapshot) -> Result<void> {
    LODE_ASSIGN_OR_RETURN(response, query::search(snapshot, request, budget));
    return {};
  }));
  return response;
}

Result<query::ExplainedHit> EngineImpl::explain(const std::string& collection,
                                                const query::SearchRequest& request,
                                                const std::string& id,
                                                const query::Budget& budget) {
  LODE_ASSIGN_OR_RETURN(const std::shared_ptr<Collection> found, catalog_->find(collection));
  query::ExplainedHit hit;
  LODE_RETURN_IF_ERROR(found->with_snapshot([&](const query::Snapshot& snapshot) -> Result<void> {
    LODE_ASSIGN_OR_RETURN(hit, query::explain(snapshot, request, id, budget));
    return {};
  }));
  return hit;
}

Result<std::vector<query::ExportedDocument>> EngineImpl::export_batch(
    const std::string& collection,
    const query::ExportRequest& request,
    query::ExportCursor& cursor,
    const query::Budget& budget) {
  LODE_ASSIGN_OR_RETURN(const std::shared_ptr<Collection> found, catalog_->find(collection));
  std::vector<query::ExportedDocument> batch;
  LODE_RETURN_IF_ERROR(found->with_snapshot([&](const query::Snapshot& snapshot) -> Result<void> {
    LODE_ASSIGN_OR_RETURN(batch, query::export_batch(snapshot, request, {}, cursor, budget));
    return {};
  }));
  return batch;
}

Result<query::SuggestResponse> EngineImpl::suggest(const std::string& collection,
                                                   const query::SuggestRequest& request,
                                                   const query::Budget& budget) {
  LODE_ASSIGN_OR_RETURN(const std::shared_ptr<Collection> found, catalog_->find(collection));
  query::SuggestResponse response;
  LODE_RETURN_IF_ERROR(found->with_snapshot([&](const query::Snapshot& snapshot) -> Result<void> {
    LODE_ASSIGN_OR_RETURN(response, query::suggest(snapshot, request, budget));
    return {};
  }));
  return response;
}

Result<Document> EngineImpl::document(const std::string& collection, const std::string& id) {
  LODE_ASSIGN_OR_RETURN(const std::shared_ptr<Collection> found, catalog_->find(collection));
  Document document;
  LODE_RETURN_IF_ERROR(found->with_snapshot([&](const query::Snapshot& snapshot) -> Result<void> {
    LODE_ASSIGN_OR_RETURN(const std::optional<index::Location> location, snapshot.reader.find(id));
    if (!location) {
      return Unexpected(Error{ErrorCode::kNotFound,
                              "there is no document '" + id + "' in collection '" + found->name() +
                                  "': search for it to see its id",
                              "DOCUMENT_NOT_FOUND",
                              {{"id", id}}});
    }
    LODE_ASSIGN_OR_RETURN(document, snapshot.reader.document(*location));
    return {};
  }));
  return document;
}

Result<std::shared_ptr<Collection>> EngineImpl::writable(const std::string& name) {
  if (options_.read_only) {
    return Unexpected(read_only_error());
  }
  return catalog_->find(name);
}

ingest::Importer& EngineImpl::importer() {
  const std::lock_guard lock(importer_mutex_);
  if (importer_ == nullptr) {
    importer_ = std::make_unique<ingest::Importer>(
        [this](std::span<Document> documents, const std::stop_token& stop) {
          return extractors_->extract(documents, stop);
        },
        [this](const Document& document) {
          return index::prepare(document, extractors_->schema());
        },
        ingest::ImporterOptions{.threads = import_threads(),
                                .queue = {.documents = options_.import_queue_documents,
                                          .bytes = options_.import_queue_bytes},
                                .max_document_bytes = options_.max_document_bytes});
    if (drained_) {
      importer_->drain();
    }
  }
  return *importer_;
}

Result<void> EngineImpl::import_document(const std::string& collection,
                                         ingest::RawDocument raw,
                                         ImportDone done,
                                         std::stop_token stop) {
  LODE_ASSIGN_OR_RETURN(const std::shared_ptr<Collection> found, writable(collection));
  return importer().import(
      std::shared_ptr<ingest::Committer>(found, found->committer()),
      std::move(raw),
      [this, done = std::move(done)](ImportOutcome outcome) {
        ++(outcome.result ? imported_ : refused_);
        done(std::move(outcome));
      },
      stop);
}

Result<RemoveReport> EngineImpl::remove(const std::string& collection,
                                        const std::vector<std::string>& ids) {
  LODE_ASSIGN_OR_RETURN(const std::shared_ptr<Collection> found, writable(collection));
  std::vector<Result<ingest::Committed>> answers(ids.size());
  const auto open = std::make_shared<std::latch>(static_cast<std::ptrdiff_t>(ids.size()));
  std::vector<ingest::Ticket> tickets;  // All first, so that they come in one batch.
  for (std::size_t i = 0; i < ids.size(); ++i) {
    tickets.push_back(found->committer()->take_ticket());
  }
  for (std::size_t i = 0; i < ids.size(); ++i) {
    index::Operation operation;
    operation.kind = index::Operation::Kind::kRemove;
    operation.id = ids[i];
    found->committer()->submit(
        tickets[i], std::move(operation), [&answers, open, i](Result<ingest::Committed> answer) {
          answers[i] = std::move(answer);
          open->count_down();
        });
  }
  open->wait();
  RemoveReport report;
  for (std::size_t i = 0; i < ids.size(); ++i) {
    LODE_ASSIGN_OR_RETURN(const ingest::Committed committed, answers[i]);
    if (committed.existed) {
      ++report.removed;
    } else {
      report.missing_ids.push_back(ids[i]);
    }
  }
  return report;
}

Result<RemoveReport> EngineImpl::remove_matching(const std::string& collection,
                                                 const std::string& query,
                                                 bool validate_only,
                                                 const query::Budget& budget) {
  LODE_ASSIGN_OR_RETURN(const std::shared_ptr<Collection> found,
                        validate_only ? catalog_->find(collection) : writable(collection));
  std::vector<std::string> ids;
  LODE_RETURN_IF_ERROR(found->with_snapshot([&](const query::Snapshot& snapshot) -> Result<void> {
    LODE_ASSIGN_OR_RETURN(ids, query::matching_ids(snapshot, query, budget));
    return {};
  }));
  if (validate_only) {
    return RemoveReport{.removed = ids.size()};
  }
  return remove(collection, ids);
}

Result<Document> EngineImpl::preview(const ingest::RawDocument& raw, std::stop_token stop) {
  LODE_ASSIGN_OR_RETURN(Document document, ingest::read_raw(raw, options_.max_document_bytes));
  LODE_RETURN_IF_ERROR(extractors_->extract({&document, 1}, stop));
  return document;
}

EngineStatus EngineImpl::status() const {
  EngineStatus status;
  status.version = kVersion;
  status.xapian_version = index::xapian_version();
  if (Result<std::vector<CollectionInfo>> infos = collections()) {
    status.collections = *std::move(infos);
  }
  for (const PluginInfo& plugin : plugins()) {
    ++status.plugins_found;
    status.plugins_enabled += plugin.state == PluginInfo::State::kRefused ? 0 : 1;
  }
  status.documents_imported = imported_;
  status.documents_refused = refused_;
  status.searches = searches_;
  for (const std::shared_ptr<Collection>& collection : catalog_->opened()) {
    status.commits += collection->commits();
    status.column_bytes += collection->column_bytes();
  }
  return status;
}

void EngineImpl::drain() {
  ingest::Importer* running = nullptr;
  {
    const std::lock_guard lock(importer_mutex_);
    drained_ = true;
    running = importer_.get();
  }
  if (running != nullptr) {
    running->drain();
  }
}

}  // namespace

Result<std::unique_ptr<Engine>> Engine::open(EngineOptions options) {
  tune_allocator();
  LODE_ASSIGN_OR_RETURN(std::shared_ptr<const ExchangeRates> rates,
                        load_rates(options.data_folder));
  LODE_ASSIGN_OR_RETURN(std::unique_ptr<Extractors> extractors, Extractors::open(options));
  LODE_ASSIGN_OR_RETURN(std::unique_ptr<Catalog> catalog,
                        Catalog::open({.data_folder = options.data_folder,
                                       .read_only = options.read_only,
                                       .shards = default_shards(options),
                                       .schema = extractors->schema(),
                                       .rates = std::move(rates)}));
  if (!options.data_folder.empty() && !options.read_only) {
    LODE_RETURN_IF_ERROR(extractors->make_ready());  // The folder is locked by now.
  }
  return std::make_unique<EngineImpl>(
      std::move(options), std::move(catalog), std::move(extractors));
}

}  // namespace lode
