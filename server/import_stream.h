// SPDX-License-Identifier: GPL-3.0-or-later
// One ImportDocuments stream: reads a document, hands it to the engine, and only then reads the
// next, so that a full queue holds the client back; answers each document when the engine has done
// with it, in the order of completion.
//
// The stream ends
//   with OK once the client has sent its last document and all are answered;
//   with NOT_FOUND, FAILED_PRECONDITION or UNAVAILABLE if the engine takes no document at all
//     (unknown collection, read-only index), or the server drains (DRAINING), after the answers
//     that are due; what got no answer must be sent again;
//   with RESOURCE_EXHAUSTED (IMPORT_STREAMS) at once if too many streams are open.
// An error of one document is its answer and never ends the stream. When the client goes away,
// documents that wait are dropped; those that the engine has are still stored.
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <exception>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <stop_token>
#include <string>

#include <grpcpp/server_context.h>
#include <grpcpp/support/server_callback.h>

#include "lode/v1/document.pb.h"

#include "engine/engine.h"
#include "server/options.h"

namespace lode::server {

class ImportStream final
    : public grpc::ServerBidiReactor<v1::ImportDocumentsRequest, v1::ImportDocumentsResponse>,
      public std::enable_shared_from_this<ImportStream> {
 public:
  // Answers that wait for the client to read them; reading stops beyond.
  static constexpr std::size_t kMaxUnreadAnswers = 1024;

  // Starts a stream, which owns itself until gRPC is done with it.
  static grpc::ServerBidiReactor<v1::ImportDocumentsRequest, v1::ImportDocumentsResponse>* start(
      Shared& shared, const grpc::CallbackServerContext& context);

  ImportStream(const ImportStream&) = delete;
  ImportStream& operator=(const ImportStream&) = delete;
  ~ImportStream() override = default;

 private:
  // Takes one of the places for streams, if there is one.
  ImportStream(Shared& shared, const grpc::CallbackServerContext& context);

  void OnReadDone(bool ok) override;
  void OnWriteDone(bool ok) override;
  void OnCancel() override;
  void OnDone() override;

  // On the executor: all that may block. Ends with the next read.
  void hand_over(v1::ImportDocumentsRequest request);
  // Fails if the stream must end.
  [[nodiscard]] Result<void> hand_to_engine(v1::ImportDocumentsRequest&& request);
  [[nodiscard]] Result<void> import(std::uint64_t sequence, ingest::RawDocument&& raw);
  [[nodiscard]] Error failed(const std::exception& exception) const;
  [[nodiscard]] Result<void> take_collection(const v1::ImportDocumentsRequest& request);
  void answer(std::uint64_t sequence, const ImportOutcome& outcome);
  void end_with(Error error);
  // Starts what can be started: the next write, the next read, the end.
  void advance_locked();
  void log_problems(const ImportOutcome& outcome) const;
  void log_end_locked() const;

  Shared& shared_;
  const std::string id_;
  const std::chrono::steady_clock::time_point arrival_;
  const bool has_place_;
  std::string collection_;  // Of the first message; used on the executor alone, one job at a time.
  bool first_ = true;       // As collection_.
  v1::ImportDocumentsRequest request_;  // What the read under way fills.
  std::stop_source stop_;

  std::mutex mutex_;  // Guards all below; gRPC's reactions never run inside of a call to it.
  std::deque<v1::ImportDocumentsResponse> answers_;  // The first one is being written, if writing_.
  bool reading_ = false;
  bool handing_ = false;
  bool writing_ = false;
  bool half_closed_ = false;
  bool finished_ = false;
  std::optional<Error> end_;
  std::size_t open_ = 0;  // Documents that the engine has.
  std::uint64_t stored_ = 0;
  std::uint64_t refused_ = 0;

  std::shared_ptr<ImportStream> self_;
  std::optional<std::stop_callback<std::function<void()>>> on_drain_;  // Last: goes first.
};

}  // namespace lode::server
