// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/ingest/importer.h"

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

void Importer::process(Job job, const std::stop_token& stop) {
  Result<Document> document = read_raw(job.raw, options_.max_document_bytes);
  if (!document) {
    return refuse(job, job.raw.id, std::move(document).error());
  }
  job.raw = {};  // Its bytes are no longer needed.
  if (Result<void> extracted = extract_(*document, stop); !extracted) {
    return refuse(job, document->id, std::move(extracted).error());
  }
  Result<index::PreparedDocument> prepared = prepare_(*document);
  if (!prepared) {
    return refuse(job, document->id, std::move(prepared).error());
  }
  index::Operation operation;
  operation.document = *std::move(prepared);
  ImportOutcome::Stored stored;
  stored.annotations = static_cast<std::uint32_t>(document->annotations.size());
  stored.problems = problems_of(*document);
  // The committer's queue holds no reference to the committer: the last one may not be dropped from
  // its own thread.
  job.target->submit(job.ticket,
                     std::move(operation),
                     [this, id = document->id, stored, bytes = job.bytes, done = job.done](
                         const Result<Committed>& committed) mutable {
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
