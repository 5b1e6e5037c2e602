// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/import_stream.h"

#include <atomic>
#include <exception>
#include <utility>

#include "server/call.h"
#include "server/convert_document.h"
#include "server/status.h"

namespace lode::server {
namespace {

using Reactor = grpc::ServerBidiReactor<v1::ImportDocumentsRequest, v1::ImportDocumentsResponse>;

Error too_many_streams(std::size_t limit) {
  return Error{ErrorCode::kResourceExhausted,
               "all " + std::to_string(limit) +
                   " import streams are in use: send documents through one of yours, or try again "
                   "later",
               "IMPORT_STREAMS"};
}

Error draining() {
  return Error{ErrorCode::kUnavailable,
               "the server is stopping: send what was not answered to the next one",
               "DRAINING"};
}

// True if the engine would refuse every further document for the same reason.
bool ends_stream(const Error& error) {
  return error.code == ErrorCode::kCancelled || error.reason == "COLLECTION_NOT_FOUND" ||
         error.reason == "READ_ONLY" || error.reason == "DRAINING";
}

bool take_place(Shared& shared) {
  if (shared.import_streams.fetch_add(1) < shared.options.import_streams) {
    return true;
  }
  shared.import_streams.fetch_sub(1);
  return false;
}

}  // namespace

Reactor* ImportStream::start(Shared& shared, const grpc::CallbackServerContext& context) {
  // NOLINTNEXTLINE(cppcoreguidelines-owning-memory): the constructor is private.
  const std::shared_ptr<ImportStream> stream(new ImportStream(shared, context));
  stream->self_ = stream;
  shared.calls.begin();
  if (!stream->has_place_) {
    stream->end_with(too_many_streams(shared.options.import_streams));
    return stream.get();
  }
  {
    const std::lock_guard lock(stream->mutex_);
    stream->advance_locked();
  }
  stream->on_drain_.emplace(shared.draining.get_token(),
                            [raw = stream.get()] { raw->end_with(draining()); });
  return stream.get();
}

ImportStream::ImportStream(Shared& shared, const grpc::CallbackServerContext& context)
    : shared_(shared),
      id_(request_id(context)),
      arrival_(std::chrono::steady_clock::now()),
      has_place_(take_place(shared)) {}

void ImportStream::OnReadDone(bool ok) {
  const std::lock_guard lock(mutex_);
  reading_ = false;
  if (!ok) {
    half_closed_ = true;
  } else if (!end_) {
    handing_ = true;
    auto request = std::make_shared<v1::ImportDocumentsRequest>(std::move(request_));
    request_.Clear();
    if (!shared_.import.try_submit(
            [self = shared_from_this(), request] { self->hand_over(std::move(*request)); })) {
      handing_ = false;
      end_ = too_many_streams(shared_.options.import_streams);
    }
  }
  advance_locked();
}

void ImportStream::OnWriteDone(bool ok) {
  const std::lock_guard lock(mutex_);
  writing_ = false;
  if (ok) {
    answers_.pop_front();
  } else {
    end_ = Error{ErrorCode::kCancelled, "the client reads no answers", "CANCELLED"};
  }
  advance_locked();
}

void ImportStream::OnCancel() {
  stop_.request_stop();
  end_with(Error{ErrorCode::kCancelled, "the stream was cancelled by the client", "CANCELLED"});
}

void ImportStream::OnDone() {
  on_drain_.reset();
  if (has_place_) {
    shared_.import_streams.fetch_sub(1);
  }
  // The engine may hold the stream for a moment longer, so its destructor must not use `shared_`.
  Shared& shared = shared_;
  self_.reset();
  shared.calls.end();
}

void ImportStream::hand_over(v1::ImportDocumentsRequest request) {
  std::optional<Error> error;
  try {
    if (auto result = hand_to_engine(std::move(request)); !result) {
      error = std::move(result).error();
    }
  } catch (const std::exception& exception) {
    error = failed(exception);
  }
  const std::lock_guard lock(mutex_);
  handing_ = false;
  if (error && !end_) {
    end_ = std::move(error);
  }
  advance_locked();
}

Result<void> ImportStream::hand_to_engine(v1::ImportDocumentsRequest&& request) {
  const std::uint64_t sequence = request.sequence();
  const std::string id = request.document().id();
  const auto refuse = [&](Error error) {
    {
      const std::lock_guard lock(mutex_);
      ++open_;
    }
    answer(sequence, {id, Unexpected(std::move(error))});
  };
  if (first_) {
    LODE_RETURN_IF_ERROR(take_collection(request));
  } else if (!request.collection().empty() && request.collection() != collection_) {
    refuse(bad_request("collection",
                       "collection '" + request.collection() + "' differs from '" + collection_ +
                           "' of the stream's first message: open a stream for each collection"));
    return {};
  }
  auto raw = from_proto(std::move(*request.mutable_document()));
  if (!raw) {
    refuse(std::move(raw).error());
    return {};
  }
  {
    const std::lock_guard lock(mutex_);
    ++open_;
  }
  const auto taken = import(sequence, *std::move(raw));
  if (taken) {
    return {};
  }
  if (ends_stream(taken.error())) {
    const std::lock_guard lock(mutex_);
    --open_;
    return taken;
  }
  answer(sequence, {id, Unexpected(taken.error())});
  return {};
}

Result<void> ImportStream::import(std::uint64_t sequence, ingest::RawDocument&& raw) {
  try {
    return shared_.engine.import_document(
        collection_,
        std::move(raw),
        [self = shared_from_this(), sequence](const ImportOutcome& outcome) {
          self->answer(sequence, outcome);
        },
        stop_.get_token());
  } catch (const std::exception& exception) {
    return Unexpected(failed(exception));
  }
}

Error ImportStream::failed(const std::exception& exception) const {
  shared_.log.write(LogLevel::kError,
                    "exception",
                    {{"method", "ImportDocuments"}, {"request", id_}, {"what", exception.what()}});
  return Error{ErrorCode::kInternal,
               "the server failed on request '" + id_ + "': its log says why; please report it",
               "INTERNAL"};
}

Result<void> ImportStream::take_collection(const v1::ImportDocumentsRequest& request) {
  first_ = false;
  collection_ =
      request.collection().empty() ? std::string(kDefaultCollection) : request.collection();
  // Known at once, even if the first document is refused before the engine sees it.
  LODE_RETURN_IF_ERROR(shared_.engine.schema(collection_));
  return {};
}

void ImportStream::answer(std::uint64_t sequence, const ImportOutcome& outcome) {
  log_problems(outcome);
  v1::ImportDocumentsResponse response = to_proto(sequence, outcome);
  const std::lock_guard lock(mutex_);
  --open_;
  ++(outcome.result ? stored_ : refused_);
  answers_.push_back(std::move(response));
  advance_locked();
}

void ImportStream::end_with(Error error) {
  const std::lock_guard lock(mutex_);
  if (!end_) {
    end_ = std::move(error);
  }
  advance_locked();
}

void ImportStream::advance_locked() {
  if (finished_) {
    return;
  }
  const bool gone = end_ && end_->code == ErrorCode::kCancelled;
  if (gone && !writing_) {
    answers_.clear();
  }
  if (!writing_ && !answers_.empty()) {
    writing_ = true;
    StartWrite(&answers_.front());
  }
  const bool ending = half_closed_ || end_.has_value();
  if (!ending && !reading_ && !handing_ && answers_.size() < kMaxUnreadAnswers) {
    reading_ = true;
    StartRead(&request_);
  }
  if (ending && !handing_ && !writing_ && open_ == 0) {
    finished_ = true;
    log_end_locked();
    Finish(end_ ? to_grpc_status(*end_) : grpc::Status::OK);
  }
}

void ImportStream::log_problems(const ImportOutcome& outcome) const {
  if (!outcome.result || !shared_.log.writes(LogLevel::kWarning)) {
    return;
  }
  for (const PluginRun& run : outcome.result->problems) {
    if (run.status == RunStatus::kQuarantined || run.status == RunStatus::kTimeout) {
      shared_.log.write(LogLevel::kWarning,
                        "quarantine",
                        {{"plugin", run.plugin},
                         {"document", outcome.id},
                         {"reason", run.reason},
                         {"request", id_}});
    }
  }
}

void ImportStream::log_end_locked() const {
  const auto took = std::chrono::duration_cast<std::chrono::milliseconds>(
      std::chrono::steady_clock::now() - arrival_);
  shared_.log.write(LogLevel::kInfo,
                    "import",
                    {{"collection", collection_},
                     {"request", id_},
                     {"code", end_ ? name(end_->code) : std::string_view("OK")},
                     {"stored", stored_},
                     {"refused", refused_},
                     {"took_ms", took.count()}});
}

}  // namespace lode::server
