// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/ingest/importer.h"

#include <algorithm>
#include <exception>
#include <new>
#include <utility>

#include "engine/ingest/reading.h"

namespace lode::ingest {
namespace {

std::vector<PluginRun> problems_of(const Document& document) {
  std::vector<PluginRun> problems;
  for (const PluginRun& run : document.runs) {
    if (run.status != RunStatus::kOk || run.dropped_annotations > 0) {
      problems.push_back(run);
    }
  }
  return problems;
}

// One document may be too much for the memory; the others must not suffer for it.
template <class Work>
auto guard(const Work& work) noexcept -> decltype(work()) {
  try {
    return work();
  } catch (const std::bad_alloc&) {
    return Unexpected(Error{ErrorCode::kResourceExhausted,
                            "there is not enough memory for this document: split it",
                            "OUT_OF_MEMORY"});
  } catch (const std::exception& e) {
    return Unexpected(
        Error{ErrorCode::kInternal, std::string("reading the document failed: ") + e.what()});
  }
}

}  // namespace

Importer::Importer(Extract extract, Prepare prepare, ImporterOptions options)
    : extract_(std::move(extract)),
      prepare_(std::move(prepare)),
      options_(options),
      admission_(options.queue) {
  threads_.reserve(options_.threads);
  for (std::size_t i = 0; i < options_.threads; ++i) {
    threads_.emplace_back([this](const std::stop_token& stop) { run(stop); });
  }
}

Importer::~Importer() {
  drain();
}

Result<void> Importer::import(std::shared_ptr<Committer> target,
                              RawDocument raw,
                              Done done,
                              const std::stop_token& stop) {
  const std::size_t bytes = size_bytes(raw);
  LODE_RETURN_IF_ERROR(admission_.enter(bytes, stop));
  {
    // The ticket is taken with the queue locked, so that jobs stand in the order of their tickets.
    const std::lock_guard lock(mutex_);
    const Ticket ticket = target->take_ticket();
    jobs_.push_back({std::move(target), std::move(raw), ticket, bytes, std::move(done)});
  }
  changed_.notify_one();
  return {};
}

void Importer::drain() {
  admission_.close();
  admission_.wait_until_empty();
}

void Importer::run(const std::stop_token& stop) {
  for (;;) {
    std::unique_lock lock(mutex_);
    if (!changed_.wait(lock, stop, [&] { return !jobs_.empty(); })) {
      return;
    }
    std::vector<Job> share = take_share();
    lock.unlock();
    process(std::move(share), stop);
  }
}

// As many as each thread can have; the first whatever its size.
std::vector<Importer::Job> Importer::take_share() {
  const std::size_t fair = std::max<std::size_t>(1, jobs_.size() / options_.threads);
  const std::size_t most = std::min(fair, kBatchDocuments);
  std::vector<Job> share;
  std::size_t bytes = 0;
  while (share.size() < most && !jobs_.empty()) {
    bytes += jobs_.front().bytes;
    if (!share.empty() && bytes > kBatchBytes) break;
    share.push_back(std::move(jobs_.front()));
    jobs_.pop_front();
  }
  return share;
}

void Importer::refuse(const Job& job, std::string id, Error error) {
  job.target->cancel(job.ticket);
  job.done({std::move(id), Unexpected(std::move(error))});
  admission_.leave(job.bytes);
}

Result<Importer::Ready> Importer::make_ready(const Document& document) {
  Ready ready;
  LODE_ASSIGN_OR_RETURN(ready.operation.document, prepare_(document));
  ready.stored.annotations = static_cast<std::uint32_t>(document.annotations.size());
  ready.stored.problems = problems_of(document);
  return ready;
}

// One result for each document. If the batch fails, each is tried alone.
std::vector<Result<void>> Importer::extract(std::span<Document> documents,
                                            const std::stop_token& stop) {
  std::vector<Result<void>> results(documents.size());
  const Result<void> all = guard([&] { return extract_(documents, stop); });
  if (all) return results;
  for (std::size_t i = 0; i < documents.size(); ++i) {
    const bool again = documents.size() > 1 && !stop.stop_requested();
    results[i] = again ? guard([&] { return extract_(documents.subspan(i, 1), stop); }) : all;
  }
  return results;
}

void Importer::process(std::vector<Job> jobs, const std::stop_token& stop) {
  std::vector<Document> documents;
  std::vector<Job*> read;
  for (Job& job : jobs) {
    auto document = guard([&] { return read_raw(job.raw, options_.max_document_bytes); });
    if (document) {
      documents.push_back(*std::move(document));
      read.push_back(&job);
      job.raw = {};  // Its bytes are no longer needed.
    } else {
      std::string id = job.raw.id;
      refuse(job, std::move(id), std::move(document).error());
    }
  }
  if (documents.empty()) return;
  std::vector<Result<void>> extracted = extract(documents, stop);
  for (std::size_t i = 0; i < documents.size(); ++i) {
    const auto ready = [&]() -> Result<Ready> {
      LODE_RETURN_IF_ERROR(extracted[i]);
      return make_ready(documents[i]);
    };
    if (Result<Ready> done = guard(ready)) {
      submit(*read[i], std::move(documents[i].id), *std::move(done));
    } else {
      refuse(*read[i], std::move(documents[i].id), std::move(done).error());
    }
    documents[i] = {};
  }
}

void Importer::submit(Job& job, std::string id, Ready ready) {
  // The committer's queue holds no reference to the committer: the last one may not be dropped from
  // its own thread.
  job.target->submit(job.ticket,
                     std::move(ready.operation),
                     [this,
                      id = std::move(id),
                      stored = std::move(ready.stored),
                      bytes = job.bytes,
                      done = job.done](const Result<Committed>& committed) mutable {
                       if (committed) {
                         stored.replaced = committed->existed;
                         stored.revision = committed->revision;
                         done({std::move(id), std::move(stored)});
                       } else {
                         done({std::move(id), Unexpected(committed.error())});
                       }
                       admission_.leave(bytes);
                     });
}

}  // namespace lode::ingest
