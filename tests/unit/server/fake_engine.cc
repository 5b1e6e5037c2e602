// SPDX-License-Identifier: GPL-3.0-or-later
#include "fake_engine.h"

#include <algorithm>
#include <stdexcept>

namespace lode::server {
namespace {

constexpr std::size_t kHugeBytes = std::size_t{9} << 20U;

Document to_document(ingest::RawDocument raw) {
  Document out;
  if (auto* fields = std::get_if<ingest::RawFields>(&raw.content)) {
    out.title = std::move(fields->title);
    out.text = std::move(fields->text);
    out.language = std::move(fields->language);
    out.published_unix = fields->published_unix;
    out.metadata = std::move(fields->metadata);
  } else {
    out.text = std::move(std::get<ingest::RawFile>(raw.content).bytes);
  }
  out.url = std::move(raw.url);
  out.id = raw.id.empty() ? document_id(out) : std::move(raw.id);
  return out;
}

Error stopped(const query::Budget& budget) {
  return budget.stop.stop_requested()
             ? Error{ErrorCode::kCancelled, "the search was stopped", "CANCELLED"}
             : Error{ErrorCode::kDeadlineExceeded, "the search ran out of time"};
}

query::FacetResult count_languages(const query::FacetRequest& request,
                                   const std::map<std::string, std::uint64_t>& counts) {
  query::FacetResult out;
  out.key = request.key;
  for (const auto& [language, count] : counts) {
    out.buckets.push_back({Keyword{language, "", {}}, language, count});
  }
  out.distinct_values = counts.size();
  return out;
}

}  // namespace

FakeEngine::FakeEngine(std::size_t queue) : queue_limit_(queue) {
  thread_ = std::jthread([this](const std::stop_token& stop) { run(stop); });
}

FakeEngine::~FakeEngine() = default;

void FakeEngine::hold() {
  const std::lock_guard lock(mutex_);
  held_ = true;
}

void FakeEngine::release() {
  {
    const std::lock_guard lock(mutex_);
    held_ = false;
  }
  changed_.notify_all();
}

void FakeEngine::wait_for_imports(std::size_t count) {
  std::unique_lock lock(mutex_);
  changed_.wait(lock, [&] { return imports_begun_ >= count; });
}

void FakeEngine::wait_for_no_import() {
  std::unique_lock lock(mutex_);
  changed_.wait(lock, [&] { return imports_now_ == 0; });
}

void FakeEngine::wait_for_slow_search() {
  std::unique_lock lock(mutex_);
  changed_.wait(lock, [&] { return slow_searches_ > 0; });
}

std::size_t FakeEngine::imports_begun() const {
  const std::lock_guard lock(mutex_);
  return imports_begun_;
}

std::size_t FakeEngine::most_imports_at_once() const {
  const std::lock_guard lock(mutex_);
  return most_imports_;
}

bool FakeEngine::drained() const {
  const std::lock_guard lock(mutex_);
  return drained_;
}

void FakeEngine::add_quarantine(QuarantineInfo info) {
  const std::lock_guard lock(mutex_);
  quarantine_.push_back(std::move(info));
}

Result<void> FakeEngine::check_collection(const std::string& name) const {
  if (collections_.count(name) == 0) {
    return Unexpected(Error{ErrorCode::kNotFound,
                            "no collection '" + name + "': the nearest is 'default'",
                            "COLLECTION_NOT_FOUND",
                            {{"collection", name}, {"nearest", "default"}}});
  }
  return {};
}

Result<std::vector<CollectionInfo>> FakeEngine::collections() const {
  const std::lock_guard lock(mutex_);
  std::vector<CollectionInfo> out;
  for (const auto& [name, documents] : collections_) {
    out.push_back({name, 1, documents.size(), revision_, 4096});
  }
  return out;
}

Result<CollectionInfo> FakeEngine::create_collection(const std::string& name,
                                                     std::uint32_t shards) {
  const std::lock_guard lock(mutex_);
  if (!collections_.emplace(name, Documents()).second) {
    return Unexpected(Error{ErrorCode::kAlreadyExists,
                            "collection '" + name + "' is there already",
                            "COLLECTION_EXISTS"});
  }
  return CollectionInfo{name, std::max(shards, 1U), 0, revision_, 0};
}

Result<void> FakeEngine::delete_collection(const std::string& name) {
  const std::lock_guard lock(mutex_);
  LODE_RETURN_IF_ERROR(check_collection(name));
  collections_.erase(name);
  return {};
}

Result<Schema> FakeEngine::schema(const std::string& collection) const {
  const std::lock_guard lock(mutex_);
  LODE_RETURN_IF_ERROR(check_collection(collection));
  Schema schema;
  LODE_RETURN_IF_ERROR(schema.add({.name = "company", .label = "Company", .plugin = "fake.names"}));
  return schema;
}

Result<query::SearchResponse> FakeEngine::search(const std::string& collection,
                                                 const query::SearchRequest& request,
                                                 const query::Budget& budget) {
  std::unique_lock lock(mutex_);
  LODE_RETURN_IF_ERROR(check_collection(collection));
  if (request.query == "(") {
    return Unexpected(Error{ErrorCode::kInvalidArgument,
                            "the bracket at byte 0 is never closed: add ')'",
                            "QUERY_SYNTAX",
                            {{"offset", "0"}, {"piece", "("}}});
  }
  if (request.query == "throw") {
    throw std::runtime_error("a secret of the inside");
  }
  if (request.query == "slow") {
    ++slow_searches_;
    changed_.notify_all();
    changed_.wait_until(lock, budget.stop, budget.deadline, [] { return false; });
    return Unexpected(stopped(budget));
  }
  query::SearchResponse out;
  out.revision = revision_;
  out.parsed_query = request.query;
  std::map<std::string, std::uint64_t> languages;
  for (const auto& [id, document] : collections_.at(collection)) {
    if (document.text.find(request.query) == std::string::npos) {
      continue;
    }
    ++out.total.value;
    ++languages[document.language];
    if (out.hits.size() < request.page_size) {
      out.hits.push_back({out.total.value, 1.0, document, {}, {}, {}});
    }
  }
  out.total.lower = out.total.upper = out.total.value;
  if (request.query == "huge") {
    out.hits.push_back({1, 1.0, {.id = "huge", .text = std::string(kHugeBytes, 'x')}, {}, {}, {}});
  }
  for (const query::FacetRequest& facet : request.facets) {
    out.facets.push_back(count_languages(facet, languages));
  }
  return out;
}

Result<query::ExplainedHit> FakeEngine::explain(const std::string& collection,
                                                const query::SearchRequest& request,
                                                const std::string& id,
                                                const query::Budget& /*budget*/) {
  query::ExplainedHit answer;
  LODE_ASSIGN_OR_RETURN(answer.hit.document, document(collection, id));
  answer.parsed_query = request.query;
  query::ExplainedPiece piece;
  piece.piece = request.query;
  piece.holds = true;
  piece.score = 1;
  piece.facts = {0};
  answer.hit.explanation = query::Explanation{.matches = true, .score = 1, .pieces = {piece}};
  return answer;
}

Result<std::vector<query::ExportedDocument>> FakeEngine::export_batch(
    const std::string& collection,
    const query::ExportRequest& request,
    query::ExportCursor& cursor,
    const query::Budget& budget) {
  LODE_RETURN_IF_ERROR(search(collection, {.query = request.query}, budget));
  const std::lock_guard lock(mutex_);
  std::vector<query::ExportedDocument> batch;
  cursor.revision = revision_;
  for (const auto& [id, document] : collections_.at(collection)) {
    const bool found = document.text.find(request.query) != std::string::npos;
    if (!found || id <= cursor.last_id) {
      continue;
    }
    if (batch.size() == 2) {
      return batch;
    }
    batch.push_back({document, std::vector<std::vector<Value>>(request.facets.size())});
    cursor.last_id = id;
  }
  cursor.complete = true;
  return batch;
}

Result<query::SuggestResponse> FakeEngine::suggest(const std::string& collection,
                                                   const query::SuggestRequest& request,
                                                   const query::Budget& budget) {
  LODE_RETURN_IF_ERROR(search(collection, {.query = request.text}, budget));
  query::SuggestResponse out;
  out.suggestions.push_back(
      {query::SuggestionKind::kWord, request.text, request.text, "", request.limit});
  out.suggested_query = request.filter;
  return out;
}

Result<Document> FakeEngine::document(const std::string& collection, const std::string& id) {
  const std::lock_guard lock(mutex_);
  LODE_RETURN_IF_ERROR(check_collection(collection));
  const Documents& documents = collections_.at(collection);
  const auto found = documents.find(id);
  if (found == documents.end()) {
    return Unexpected(Error{
        ErrorCode::kNotFound, "no document '" + id + "'", "DOCUMENT_NOT_FOUND", {{"id", id}}});
  }
  return found->second;
}

Result<void> FakeEngine::import_document(const std::string& collection,
                                         ingest::RawDocument raw,
                                         ImportDone done,
                                         std::stop_token stop) {
  std::unique_lock lock(mutex_);
  ++imports_begun_;
  changed_.notify_all();
  LODE_RETURN_IF_ERROR(check_collection(collection));
  Document document = to_document(std::move(raw));
  if (document.text == "throw") {
    throw std::runtime_error("a secret of the inside");
  }
  most_imports_ = std::max(most_imports_, ++imports_now_);
  const bool room = changed_.wait(lock, stop, [this] { return queue_.size() < queue_limit_; });
  --imports_now_;
  changed_.notify_all();
  if (!room) {
    return Unexpected(Error{ErrorCode::kCancelled, "the import was stopped", "CANCELLED"});
  }
  queue_.push_back({collection, std::move(document), std::move(done)});
  changed_.notify_all();
  return {};
}

ImportOutcome FakeEngine::store(Queued& queued) {
  ImportOutcome outcome{queued.document.id, ImportOutcome::Stored{}};
  if (queued.document.text.empty()) {
    outcome.result = Unexpected(Error{ErrorCode::kInvalidArgument,
                                      "the document has no text: nothing could be found in it",
                                      "EMPTY_DOCUMENT"});
    return outcome;
  }
  Documents& documents = collections_[queued.collection];
  outcome.result->revision = ++revision_;
  outcome.result->replaced = documents.count(outcome.id) > 0;
  documents[outcome.id] = std::move(queued.document);
  return outcome;
}

void FakeEngine::run(const std::stop_token& stop) {
  std::unique_lock lock(mutex_);
  while (changed_.wait(lock, stop, [this] { return !held_ && !queue_.empty(); })) {
    Queued queued = std::move(queue_.front());
    queue_.pop_front();
    ++in_hand_;
    ImportOutcome outcome = store(queued);
    lock.unlock();
    changed_.notify_all();
    queued.done(std::move(outcome));
    lock.lock();
    --in_hand_;
    changed_.notify_all();
  }
}

Result<RemoveReport> FakeEngine::remove(const std::string& collection,
                                        const std::vector<std::string>& ids) {
  const std::lock_guard lock(mutex_);
  LODE_RETURN_IF_ERROR(check_collection(collection));
  RemoveReport report;
  for (const std::string& id : ids) {
    if (collections_[collection].erase(id) > 0) {
      ++report.removed;
    } else {
      report.missing_ids.push_back(id);
    }
  }
  return report;
}

Result<RemoveReport> FakeEngine::remove_matching(const std::string& collection,
                                                 const std::string& query,
                                                 bool validate_only,
                                                 const query::Budget& budget) {
  query::SearchRequest request;
  request.query = query;
  request.page_size = 1'000;
  LODE_ASSIGN_OR_RETURN(const auto found, search(collection, request, budget));
  if (validate_only) {
    return RemoveReport{found.total.value, {}};
  }
  std::vector<std::string> ids;
  for (const query::Hit& hit : found.hits) {
    ids.push_back(hit.document.id);
  }
  return remove(collection, ids);
}

Result<Document> FakeEngine::preview(const ingest::RawDocument& raw, std::stop_token stop) {
  Document out = to_document(raw);
  if (out.text == "slow") {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, stop, [] { return false; });
    return Unexpected(Error{ErrorCode::kCancelled, "the preview was stopped", "CANCELLED"});
  }
  out.annotations.push_back({"company",
                             {0, out.text.find(' '), Field::kBody, false},
                             Keyword{out.text.substr(0, out.text.find(' ')), "", {}},
                             0.9,
                             "first-word",
                             "fake.names"});
  return out;
}

std::vector<PluginInfo> FakeEngine::plugins() const {
  PluginInfo info;
  info.id = "fake.names";
  info.version = "1.2.3";
  info.path = "/plugins/names.so";
  info.provides = {{.name = "company"}};
  info.state = PluginInfo::State::kBackoff;
  info.reason = "signal 11";
  info.order = 1;
  return {info};
}

std::vector<QuarantineInfo> FakeEngine::quarantine(const std::string& plugin) const {
  const std::lock_guard lock(mutex_);
  std::vector<QuarantineInfo> out;
  std::copy_if(quarantine_.begin(),
               quarantine_.end(),
               std::back_inserter(out),
               [&](const QuarantineInfo& info) { return plugin.empty() || info.plugin == plugin; });
  return out;
}

Result<std::uint64_t> FakeEngine::clear_quarantine(const std::string& plugin) {
  const std::uint64_t count = quarantine(plugin).size();
  const std::lock_guard lock(mutex_);
  quarantine_.erase(std::remove_if(quarantine_.begin(),
                                   quarantine_.end(),
                                   [&](const QuarantineInfo& info) {
                                     return plugin.empty() || info.plugin == plugin;
                                   }),
                    quarantine_.end());
  return count;
}

EngineStatus FakeEngine::status() const {
  EngineStatus status;
  status.version = "0.0.1";
  status.xapian_version = "none";
  status.collections = *collections();
  status.plugins_found = 1;
  const std::lock_guard lock(mutex_);
  status.commits = revision_;
  return status;
}

void FakeEngine::drain() {
  std::unique_lock lock(mutex_);
  changed_.wait(lock, [this] { return queue_.empty() && in_hand_ == 0; });
  drained_ = true;
}

}  // namespace lode::server
