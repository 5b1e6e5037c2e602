// SPDX-License-Identifier: GPL-3.0-or-later
// One Export stream: takes a batch from the engine on the executor of the searches, writes it, and
// asks for the next one only when gRPC has taken it. So a slow client holds no thread and no
// memory but one batch.
//
// The stream ends with OK behind the last hit; with the error of the question at once; with
// CANCELLED when the client goes; with UNAVAILABLE (DRAINING) when the server ends; with
// RESOURCE_EXHAUSTED (QUEUE_FULL) if there is no room for it at its begin. Later it waits for room.
#pragma once

#include <chrono>
#include <memory>
#include <optional>
#include <stop_token>
#include <string>

#include <grpcpp/alarm.h>
#include <grpcpp/server_context.h>
#include <grpcpp/support/server_callback.h>

#include "lode/v1/export.pb.h"

#include "engine/query/export.h"
#include "server/export_format.h"
#include "server/options.h"

namespace lode::server {

// At any time one of three things is under way: a job on the executor, a write, or a wait.
class ExportStream final : public grpc::ServerWriteReactor<v1::ExportResponse> {
 public:
  // Starts a stream, which owns itself until gRPC is done with it. `request` is copied.
  static grpc::ServerWriteReactor<v1::ExportResponse>* start(
      Shared& shared, const grpc::CallbackServerContext& context, const v1::ExportRequest& request);

  ExportStream(const ExportStream&) = delete;
  ExportStream& operator=(const ExportStream&) = delete;
  ~ExportStream() override = default;

 private:
  ExportStream(Shared& shared,
               const grpc::CallbackServerContext& context,
               const v1::ExportRequest& request);

  void OnWriteDone(bool ok) override;
  void OnCancel() override { stop_.request_stop(); }
  void OnDone() override;

  [[nodiscard]] bool submit();
  void submit_or_wait();
  void run();
  [[nodiscard]] Result<void> next_batch();
  [[nodiscard]] Result<void> prepare();
  void finish(const Result<void>& result);

  Shared& shared_;
  const std::string id_;
  const std::chrono::steady_clock::time_point arrival_;
  const v1::ExportRequest request_;
  const std::string collection_;
  std::stop_source stop_;
  std::optional<ExportFormatter> formatter_;  // Made in the first job.
  query::ExportRequest question_;
  query::ExportCursor cursor_;
  std::int64_t documents_ = 0;
  v1::ExportResponse response_;  // What is being written.
  std::unique_ptr<grpc::Alarm> alarm_;
  std::unique_ptr<ExportStream> self_;
};

}  // namespace lode::server
