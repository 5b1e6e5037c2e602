// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/ingest/importer.h"

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
    Job job = std::move(jobs_.front());
    jobs_.pop_front();
    lock.unlock();
    process(std::move(job), stop);
  }
}

void Importer::refuse(const Job& job, std::string id, Error error) {
  job.target->cancel(job.ticket);
  job.done({std::move(id), Unexpected(std::move(error))});
  admission_.leave(job.bytes);
}

Result<Importer::Ready> Importer::make_ready(Job& job,
                                             std::string& id,
                                             const std::stop_token& stop) {
  id = job.raw.id;
  LODE_ASSIGN_OR_RETURN(Document document, read_raw(job.raw, options_.max_document_bytes));
  id = document.id;
  job.raw = {};  // Its bytes are no longer needed.
  LODE_RETURN_IF_ERROR(extract_(document, stop));
  Ready ready;
  LODE_ASSIGN_OR_RETURN(ready.operation.document, prepare_(document));
  ready.stored.annotations = static_cast<std::uint32_t>(document.annotations.size());
  ready.stored.problems = problems_of(document);
  return ready;
}

// One document may be too much for the memory; the others must not suffer for it.
Result<Importer::Ready> Importer::try_to_make_ready(Job& job,
                                                    std::string& id,
                                                    const std::stop_token& stop) noexcept {
  try {
    return make_ready(job, id, stop);
  } catch (const std::bad_alloc&) {
    return Unexpected(Error{ErrorCode::kResourceExhausted,
                            "there is not enough memory for this document: split it",
                            "OUT_OF_MEMORY"});
  } catch (const std::exception& e) {
    return Unexpected(
        Error{ErrorCode::kInternal, std::string("reading the document failed: ") + e.what()});
  }
}

void Importer::process(Job job, const std::stop_token& stop) {
  std::string id;
  Result<Ready> ready = try_to_make_ready(job, id, stop);
  if (!ready) {
    return refuse(job, std::move(id), std::move(ready).error());
  }
  // The committer's queue holds no reference to the committer: the last one may not be dropped from
  // its own thread.
  job.target->submit(job.ticket,
                     std::move(ready->operation),
                     [this,
                      id = std::move(id),
                      stored = std::move(ready->stored),
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
