// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/ingest/committer.h"

#include <algorithm>
#include <exception>
#include <iterator>
#include <utility>

#include "engine/base/check.h"

namespace lode::ingest {
namespace {

using Clock = std::chrono::steady_clock;

const std::string& id_of(const index::Operation& operation) {
  return operation.kind == index::Operation::Kind::kPut ? operation.document.id() : operation.id;
}

std::size_t postings_of(const index::Operation& operation) {
  return operation.kind == index::Operation::Kind::kPut ? operation.document.postings() : 1;
}

}  // namespace

Committer::Committer(Apply apply, CommitterOptions options)
    : apply_(std::move(apply)), options_(options), thread_([this] { run(); }) {}

Committer::~Committer() {
  {
    const std::lock_guard lock(mutex_);
    stopping_ = true;
  }
  changed_.notify_all();
}

Ticket Committer::take_ticket() {
  const std::lock_guard lock(mutex_);
  const Ticket ticket = next_ticket_++;
  coming_.insert(ticket);
  return ticket;
}

void Committer::submit(Ticket ticket, index::Operation operation, Done done) {
  {
    const std::lock_guard lock(mutex_);
    LODE_CHECK(coming_.erase(ticket) == 1);
    if (waiting_.empty()) {
      first_waiting_ = Clock::now();
    }
    waiting_postings_ += postings_of(operation);
    waiting_.push_back({ticket, std::move(operation), std::move(done)});
  }
  changed_.notify_all();
}

void Committer::cancel(Ticket ticket) {
  {
    const std::lock_guard lock(mutex_);
    LODE_CHECK(coming_.erase(ticket) == 1);
  }
  changed_.notify_all();
}

// Full, or nothing more is on its way.
bool Committer::batch_is_ready() const {
  return coming_.empty() || stopping_ || waiting_.size() >= options_.max_operations ||
         waiting_postings_ >= options_.max_postings;
}

std::vector<Committer::Change> Committer::take_batch() {
  std::unique_lock lock(mutex_);
  changed_.wait(lock, [&] { return stopping_ || !waiting_.empty(); });
  changed_.wait_until(lock, first_waiting_ + options_.linger, [&] { return batch_is_ready(); });
  std::vector<Change> batch = std::exchange(waiting_, {});
  waiting_postings_ = 0;
  return batch;
}

void Committer::run() {
  for (;;) {
    std::vector<Change> batch = take_batch();
    if (batch.empty()) {
      return;  // Stopping, and nothing is left.
    }
    commit(std::move(batch));
    forget_old_ids();
  }
}

std::vector<Committer::Change> Committer::drop_overtaken(std::vector<Change>& batch) {
  std::sort(batch.begin(), batch.end(), [](const Change& a, const Change& b) {
    return a.ticket < b.ticket;
  });
  std::vector<Change> overtaken;
  std::vector<Change> kept;
  kept.reserve(batch.size());
  for (Change& change : batch) {
    Ticket& newest = newest_[id_of(change.operation)];
    if (newest > change.ticket) {
      overtaken.push_back(std::move(change));
    } else {
      newest = change.ticket;
      kept.push_back(std::move(change));
    }
  }
  batch = std::move(kept);
  return overtaken;
}

// Ids matter only while an older change to them may still come.
void Committer::forget_old_ids() {
  const std::lock_guard lock(mutex_);
  if (coming_.empty() && waiting_.empty()) {
    newest_.clear();
    return;
  }
  if (newest_.size() < 8 * options_.max_operations) {
    return;
  }
  const Ticket oldest = coming_.empty() ? next_ticket_ : *coming_.begin();
  std::erase_if(newest_, [&](const auto& entry) { return entry.second < oldest; });
}

Result<index::CommitReport> Committer::try_to_apply(
    std::vector<index::Operation> operations) noexcept {
  try {
    return apply_(std::move(operations));
  } catch (const std::exception& e) {
    return Unexpected(
        Error{ErrorCode::kInternal,
              std::string("the commit failed: ") + e.what() + "; send the documents again"});
  }
}

void Committer::commit(std::vector<Change> batch) {
  const std::vector<Change> overtaken = drop_overtaken(batch);
  std::vector<index::Operation> operations;
  operations.reserve(batch.size());
  for (Change& change : batch) {
    operations.push_back(std::move(change.operation));
  }
  std::uint64_t revision = 0;
  if (!operations.empty()) {
    const Result<index::CommitReport> report = try_to_apply(std::move(operations));
    for (std::size_t i = 0; i < batch.size(); ++i) {
      if (!report) {
        batch[i].done(Unexpected(report.error()));
      } else if (const index::Outcome& outcome = report->outcomes[i]; !outcome.status) {
        batch[i].done(Unexpected(outcome.status.error()));
      } else {
        batch[i].done(Committed{outcome.existed, report->revision});
      }
    }
    revision = report ? report->revision : 0;
  }
  // As good as stored, and replaced at once by the change that overtook it.
  for (const Change& change : overtaken) {
    change.done(Committed{true, revision});
  }
}

}  // namespace lode::ingest
