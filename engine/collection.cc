// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/collection.h"

#include <system_error>
#include <utility>

#include "engine/base/check.h"

namespace lode {
namespace {

namespace fs = std::filesystem;

// A commit that a reader sees already is published within moments; more means that publishing
// failed.
constexpr std::chrono::seconds kPublishTimeout{5};
// More readers than this are closed when they come back.
constexpr std::size_t kIdleReaders = 16;
constexpr std::size_t kPostingCacheBytes = std::size_t{64} << 20U;  // Of one collection.

bool is_overtaken(const Result<void>& result) {
  return !result && result.error().reason == "OVERTAKEN";
}

Error overtaken() {
  return {ErrorCode::kUnavailable,
          "the index changed faster than the request could follow: try again",
          "OVERTAKEN"};
}

}  // namespace

Collection::Collection(Options options)
    : options_(std::move(options)), folder_(options_.folder), postings_(kPostingCacheBytes) {}

fs::path Collection::folder() const {
  const std::lock_guard lock(mutex_);
  return folder_;
}

Result<std::shared_ptr<Collection>> Collection::open(Options options) {
  std::shared_ptr<Collection> collection(new Collection(std::move(options)));
  LODE_RETURN_IF_ERROR(collection->load());
  return collection;
}

Result<void> Collection::load() {
  if (!options_.read_only) {
    LODE_ASSIGN_OR_RETURN(writer_, index::Writer::open(folder(), {.shards = options_.shards}));
  }
  LODE_ASSIGN_OR_RETURN(publisher_, index::Reader::open(folder()));
  shards_ = publisher_->shards();
  columns_ = facts::ColumnStore::create(options_.rates);
  State state;
  LODE_ASSIGN_OR_RETURN(state.columns, columns_->build(*publisher_));
  LODE_ASSIGN_OR_RETURN(state.schema, schema_with_index_fields(*publisher_));
  state.revision = publisher_->revision();
  set_state(std::move(state));
  if (!options_.read_only) {
    committer_ = std::make_unique<ingest::Committer>(
        [this](std::vector<index::Operation> batch) { return apply(std::move(batch)); },
        ingest::CommitterOptions{});
  }
  return {};
}

Collection::~Collection() {
  committer_.reset();  // Commits what it has.
  writer_.reset();
  if (removed_) {
    std::error_code ignored;  // What is left is removed at the next start.
    fs::remove_all(folder_, ignored);
  }
}

Result<index::CommitReport> Collection::apply(std::vector<index::Operation> batch) {
  LODE_ASSIGN_OR_RETURN(index::CommitReport report, writer_->apply(std::move(batch)));
  LODE_RETURN_IF_ERROR(publish(report));
  return report;
}

// An acknowledged document is searchable, so this comes before the acknowledgement.
Result<void> Collection::publish(const index::CommitReport& report) {
  LODE_RETURN_IF_ERROR(publisher_->refresh());
  State next = state();
  Result<std::shared_ptr<const facts::Columns>> columns =
      columns_->update(*publisher_, report.changes);
  if (!columns) {
    columns = columns_->build(*publisher_);  // Derived data: made anew from the index.
  }
  LODE_ASSIGN_OR_RETURN(next.columns, std::move(columns));
  LODE_ASSIGN_OR_RETURN(next.schema, schema_with_index_fields(*publisher_));
  next.revision = report.revision;
  ++next.commits;
  set_state(std::move(next));
  return {};
}

// Facets of plugins that are not there today stay searchable.
Result<std::shared_ptr<const Schema>> Collection::schema_with_index_fields(
    const index::Reader& reader) const {
  LODE_ASSIGN_OR_RETURN(const std::vector<index::FacetSlot> slots, reader.facet_slots());
  auto schema = std::make_shared<Schema>(options_.schema);
  for (const index::FacetSlot& slot : slots) {
    if (schema->find(slot.facet) == nullptr) {
      FacetField field;
      field.name = slot.facet;
      field.kind = slot.kind;
      field.label = slot.facet;
      field.description = "Facet of a plugin that is not installed.";
      LODE_RETURN_IF_ERROR(schema->add(std::move(field)));
    }
  }
  return schema;
}

void Collection::set_state(State state) {
  {
    const std::lock_guard lock(mutex_);
    state_ = std::move(state);
  }
  published_.notify_all();
}

Collection::State Collection::state() const {
  const std::lock_guard lock(mutex_);
  return state_;
}

Result<std::unique_ptr<index::Reader>> Collection::take_reader() {
  {
    const std::lock_guard lock(mutex_);
    if (!readers_.empty()) {
      std::unique_ptr<index::Reader> reader = std::move(readers_.back());
      readers_.pop_back();
      return reader;
    }
  }
  return index::Reader::open(folder());
}

void Collection::give_back(std::unique_ptr<index::Reader> reader) {
  const std::lock_guard lock(mutex_);
  if (readers_.size() < kIdleReaders) {
    readers_.push_back(std::move(reader));
  }
}

Result<Collection::State> Collection::pair(index::Reader& reader) {
  const auto deadline = std::chrono::steady_clock::now() + kPublishTimeout;
  for (;;) {
    State current = state();
    if (reader.shard_revisions() == current.columns->shard_revisions()) {
      return current;
    }
    LODE_RETURN_IF_ERROR(reader.refresh());
    std::unique_lock lock(mutex_);
    if (reader.shard_revisions() == state_.columns->shard_revisions()) {
      return state_;
    }
    // The reader has seen a commit that is about to be published.
    const std::uint64_t seen = state_.revision;
    if (!published_.wait_until(lock, deadline, [&] { return state_.revision != seen; })) {
      return Unexpected(overtaken());
    }
  }
}

Result<void> Collection::with_snapshot(const Use& use) {
  LODE_ASSIGN_OR_RETURN(std::unique_ptr<index::Reader> reader, take_reader());
  Result<void> result;
  for (int attempt = 0; attempt < kTries; ++attempt) {
    Result<State> current = pair(*reader);
    if (!current) {
      return Unexpected(std::move(current).error());
    }
    result = use({.reader = *reader,
                  .columns = *current->columns,
                  .schema = *current->schema,
                  .revision = current->revision,
                  .postings = &postings_,
                  .rates = options_.rates.get()});
    if (!is_overtaken(result)) {
      give_back(std::move(reader));
      return result;
    }
    LODE_RETURN_IF_ERROR(reader->refresh());
  }
  return Unexpected(overtaken());
}

std::shared_ptr<const Schema> Collection::schema() const {
  return state().schema;
}
std::uint64_t Collection::revision() const {
  return state().revision;
}
std::uint64_t Collection::commits() const {
  return state().commits;
}
std::size_t Collection::column_bytes() const {
  return state().columns->size_bytes();
}

Result<std::uint64_t> Collection::document_count() {
  std::uint64_t count = 0;
  LODE_RETURN_IF_ERROR(with_snapshot([&](const query::Snapshot& snapshot) -> Result<void> {
    count = snapshot.reader.document_count();
    return {};
  }));
  return count;
}

std::uint64_t Collection::size_on_disk() const {
  std::uint64_t size = 0;
  std::error_code error;
  for (fs::recursive_directory_iterator it(folder(), error), end; !error && it != end;
       it.increment(error)) {
    std::error_code gone;  // Files come and go while the index is written.
    const std::uintmax_t bytes = it->is_regular_file(gone) ? it->file_size(gone) : 0;
    size += gone ? 0 : bytes;
  }
  return size;
}

Result<void> Collection::mark_removed() {
  const std::lock_guard lock(mutex_);
  fs::path trash = folder_;
  trash.replace_filename(".trash-" + options_.name + "-" + std::to_string(state_.revision));
  std::error_code error;
  fs::remove_all(trash, error);
  fs::rename(folder_, trash, error);
  if (error) {
    return Unexpected(Error{ErrorCode::kInternal,
                            "cannot remove collection '" + options_.name + "': " + error.message(),
                            "DATA_FOLDER"});
  }
  folder_ = trash;
  removed_ = true;
  return {};
}

}  // namespace lode
