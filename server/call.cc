// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/call.h"

#include <algorithm>
#include <atomic>
#include <cstdio>
#include <exception>
#include <random>

#include "server/status.h"

namespace lode::server {
namespace {

using std::chrono::steady_clock;
using std::chrono::system_clock;

constexpr std::size_t kMaxRequestIdBytes = 64;

// The end of a call on the steady clock: the client's deadline, but no later than `timeout` from
// now (0: no limit of ours).
steady_clock::time_point end_of(system_clock::time_point client_deadline,
                                std::chrono::milliseconds timeout) {
  const auto now = steady_clock::now();
  auto end = timeout.count() == 0 ? steady_clock::time_point::max() : now + timeout;
  // A client without a deadline has one that lies centuries ahead, too far to add to.
  const auto left = client_deadline - system_clock::now();
  if (left < std::chrono::hours(24 * 365)) {
    end = std::min(end, now + std::chrono::duration_cast<steady_clock::duration>(left));
  }
  return end;
}

Error draining() {
  return Error{
      ErrorCode::kUnavailable, "the server is stopping: send the call to the next one", "DRAINING"};
}

Error late() {
  return Error{ErrorCode::kDeadlineExceeded,
               "the time for the call ran out: allow more, or ask for less",
               "DEADLINE"};
}

Error gone() {
  return Error{ErrorCode::kCancelled, "the call was cancelled by the client", "CANCELLED"};
}

double milliseconds_since(steady_clock::time_point start) {
  const std::chrono::duration<double, std::milli> took = steady_clock::now() - start;
  return took.count();
}

std::string fixed(double value) {
  char text[32];
  std::snprintf(text, sizeof text, "%.1f", value);
  return text;
}

}  // namespace

std::string request_id(const grpc::ServerContextBase& context) {
  const auto& metadata = context.client_metadata();
  if (const auto found = metadata.find("x-request-id"); found != metadata.end()) {
    const std::string id(found->second.data(), found->second.size());
    const bool printable =
        std::all_of(id.begin(), id.end(), [](char c) { return c > ' ' && c < '\x7f'; });
    if (!id.empty() && id.size() <= kMaxRequestIdBytes && printable) {
      return id;
    }
  }
  // Unique within the life of the server, and most likely between two.
  static const std::uint32_t kStart = std::random_device{}();
  static std::atomic<std::uint64_t> count{0};
  char text[32];
  std::snprintf(text, sizeof text, "%08x-%llx", kStart, static_cast<unsigned long long>(++count));
  return text;
}

UnaryCall::UnaryCall(const CallSpec& spec, grpc::CallbackServerContext& context)
    : spec_(spec), context_(context), id_(request_id(context)) {
  call_.arrival = steady_clock::now();
  call_.budget.deadline = end_of(context.deadline(), spec.shared.options.request_timeout);
  call_.budget.stop = cancel_.get_token();
  call_.expiry = expire_.get_token();
}

grpc::ServerUnaryReactor* UnaryCall::start(std::unique_ptr<UnaryCall> call) {
  UnaryCall* const raw = call.get();
  raw->self_ = std::move(call);
  raw->spec_.shared.calls.begin();
  const Shared& shared = raw->spec_.shared;
  // Status is told to the end.
  if (shared.draining.stop_requested() && &raw->spec_.executor != &shared.admin) {
    raw->finish(Unexpected(draining()));
  } else if (!raw->spec_.executor.try_submit([raw] { raw->run(); })) {
    raw->finish(Unexpected(Error{ErrorCode::kResourceExhausted,
                                 std::string("the server is busy, its queue for ") +
                                     raw->spec_.method + " is full: try again in a second",
                                 "QUEUE_FULL"}));
  }
  return raw;
}

Result<void> UnaryCall::check_size(std::size_t size_bytes) const {
  const std::size_t limit = max_response_bytes(spec_.shared.options);
  if (size_bytes > limit) {
    return Unexpected(Error{ErrorCode::kInvalidArgument,
                            "the answer has " + std::to_string(size_bytes) + " bytes, more than " +
                                std::to_string(limit) +
                                ": ask for fewer hits or for a smaller view",
                            "RESPONSE_TOO_LARGE"});
  }
  return {};
}

void UnaryCall::OnCancel() {
  cancel_.request_stop();
  expire_.request_stop();
}

void UnaryCall::OnDone() {
  Shared& shared = spec_.shared;
  self_.reset();
  shared.calls.end();
}

void UnaryCall::run() {
  if (call_.budget.stop.stop_requested()) {
    finish(Unexpected(gone()));
  } else if (steady_clock::now() >= call_.budget.deadline) {
    finish(Unexpected(late()));
  } else {
    finish(guarded_work());
  }
}

Result<void> UnaryCall::guarded_work() {
  // Searches look at their budget; an alarm would cost each of them 20 µs.
  const bool looks_itself = &spec_.executor == &spec_.shared.search;
  if (!looks_itself && call_.budget.deadline != steady_clock::time_point::max()) {
    const auto left = call_.budget.deadline - steady_clock::now();
    // The source is shared by value: the alarm may outlive the call by a moment.
    alarm_.Set(system_clock::now() + std::chrono::duration_cast<system_clock::duration>(left),
               [source = expire_](bool fired) mutable {
                 if (fired) {
                   source.request_stop();
                 }
               });
  }
  std::string what = "unknown exception";
  try {
    auto result = work(call_);
    const bool stopped = !result && result.error().code == ErrorCode::kCancelled;
    if (stopped && !call_.budget.stop.stop_requested() && call_.expiry.stop_requested()) {
      return Unexpected(late());  // Stopped by the alarm, not by the client.
    }
    return result;
  } catch (const std::exception& exception) {
    what = exception.what();
  } catch (...) {  // NOLINT(bugprone-empty-catch): reported below.
  }
  spec_.shared.log.write(
      LogLevel::kError, "exception", {{"method", spec_.method}, {"request", id_}, {"what", what}});
  return Unexpected(
      Error{ErrorCode::kInternal,
            "the server failed on request '" + id_ + "': its log says why; please report it",
            "INTERNAL"});
}

void UnaryCall::finish(const Result<void>& result) {
  const double took_ms = milliseconds_since(call_.arrival);
  const Error* error = result ? nullptr : &result.error();
  if (spec_.shared.log.writes(spec_.level)) {
    const std::string_view code = error == nullptr ? "OK" : name(error->code);
    spec_.shared.log.write(spec_.level,
                           "call",
                           {{"method", spec_.method},
                            {"request", id_},
                            {"code", code},
                            {"reason", error == nullptr ? std::string() : error->reason},
                            {"took_ms", fixed(took_ms)}});
  }
  context_.AddTrailingMetadata("x-request-id", id_);
  context_.AddTrailingMetadata("x-took-ms", fixed(took_ms));
  Finish(error == nullptr ? grpc::Status::OK : to_grpc_status(*error));
  // gRPC may have ended the call by now: nothing of it may be touched any more.
}

}  // namespace lode::server
