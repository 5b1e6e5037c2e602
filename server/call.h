// SPDX-License-Identifier: GPL-3.0-or-later
// One unary call from its arrival to its status. A handler says what to do; this file does the
// rest: bounded executor, deadline, cancellation, exceptions, log, trailers.
//
//   grpc::ServerUnaryReactor* GetDocument(...) override {
//     return run_call({shared_, shared_.search, "GetDocument"}, context, response,
//                     [this, request](const Call& call) -> Result<v1::GetDocumentResponse> {
//                       …
//                     });
//   }
//
// Answers: UNAVAILABLE (DRAINING) while the server ends; RESOURCE_EXHAUSTED (QUEUE_FULL) at once if
// the executor is full; DEADLINE_EXCEEDED or CANCELLED without any work if the call is late or gone
// when its turn comes; INTERNAL if `work` throws, the exception's text going to the log alone;
// INVALID_ARGUMENT (RESPONSE_TOO_LARGE); otherwise what `work` returns. Trailers: x-request-id (the
// client's, or one made here) and x-took-ms.
#pragma once

#include <chrono>
#include <memory>
#include <stop_token>
#include <string>
#include <utility>

#include <grpcpp/alarm.h>
#include <grpcpp/server_context.h>
#include <grpcpp/support/server_callback.h>

#include "engine/base/result.h"
#include "engine/query/search.h"
#include "server/options.h"

namespace lode::server {

// How a method is run.
struct CallSpec {
  Shared& shared;
  Executor& executor;
  const char* method;  // For the log.
  LogLevel level = LogLevel::kInfo;
};

// What `work` may know of its call.
struct Call {
  query::Budget budget;    // Its end: deadline of client and server, or cancellation.
  // Stopped by cancellation and, but for calls of the search executor, by the deadline.
  std::stop_token expiry;
  std::chrono::steady_clock::time_point arrival;
};

// The client's x-request-id if it is 1 to 64 printable characters, else a fresh one.
[[nodiscard]] std::string request_id(const grpc::ServerContextBase& context);

// The part of a call that is the same for all methods. Owns itself from start() until gRPC is done
// with it.
class UnaryCall : public grpc::ServerUnaryReactor {
 public:
  // Queues or refuses the call. Returns the reactor for gRPC.
  static grpc::ServerUnaryReactor* start(std::unique_ptr<UnaryCall> call);

  UnaryCall(const UnaryCall&) = delete;
  UnaryCall& operator=(const UnaryCall&) = delete;
  ~UnaryCall() override = default;

 protected:
  UnaryCall(const CallSpec& spec, grpc::CallbackServerContext& context);

  // Does the work and fills the response.
  [[nodiscard]] virtual Result<void> work(const Call& call) = 0;

  // Fails if an answer of `size_bytes` is more than may be sent.
  [[nodiscard]] Result<void> check_size(std::size_t size_bytes) const;

 private:
  void OnCancel() override;
  void OnDone() override;
  void run();
  [[nodiscard]] Result<void> guarded_work();
  void finish(const Result<void>& result);

  CallSpec spec_;
  grpc::CallbackServerContext& context_;
  std::string id_;
  Call call_;
  std::stop_source cancel_;
  std::stop_source expire_;
  grpc::Alarm alarm_;
  std::unique_ptr<UnaryCall> self_;
};

// `work` is a Result<Response>(const Call&); it runs on the executor of `spec`.
template <class Response, class Work>
grpc::ServerUnaryReactor* run_call(const CallSpec& spec,
                                   grpc::CallbackServerContext* context,
                                   Response* response,
                                   Work work) {
  class TypedCall final : public UnaryCall {
   public:
    TypedCall(const CallSpec& s, grpc::CallbackServerContext& c, Response& r, Work w)
        : UnaryCall(s, c), response_(r), work_(std::move(w)) {}

   private:
    [[nodiscard]] Result<void> work(const Call& call) override {
      LODE_ASSIGN_OR_RETURN(Response answer, work_(call));
      LODE_RETURN_IF_ERROR(check_size(answer.ByteSizeLong()));
      response_ = std::move(answer);
      return {};
    }

    Response& response_;
    Work work_;
  };
  return UnaryCall::start(std::make_unique<TypedCall>(spec, *context, *response, std::move(work)));
}

}  // namespace lode::server
