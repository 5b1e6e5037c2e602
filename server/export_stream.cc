// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/export_stream.h"

#include <exception>
#include <utility>

#include "server/call.h"
#include "server/services.h"
#include "server/status.h"

namespace lode::server {
namespace {

using std::chrono::steady_clock;

// Until the queue is tried again.
constexpr std::chrono::milliseconds kWait{20};

Error queue_full() {
  return {ErrorCode::kResourceExhausted,
          "the server is busy, its queue for Export is full: try again in a second",
          "QUEUE_FULL"};
}

Error draining() {
  return {ErrorCode::kUnavailable,
          "the server is stopping: begin the export again with the next one",
          "DRAINING"};
}

Error gone() {
  return {ErrorCode::kCancelled, "the export was cancelled by the client", "CANCELLED"};
}

}  // namespace

grpc::ServerWriteReactor<v1::ExportResponse>* ExportStream::start(
    Shared& shared, const grpc::CallbackServerContext& context, const v1::ExportRequest& request) {
  // NOLINTNEXTLINE(cppcoreguidelines-owning-memory): the constructor is private.
  std::unique_ptr<ExportStream> stream(new ExportStream(shared, context, request));
  ExportStream* const raw = stream.get();
  raw->self_ = std::move(stream);
  shared.calls.begin();
  if (shared.draining.stop_requested()) {
    raw->finish(Unexpected(draining()));
  } else if (!raw->submit()) {
    raw->finish(Unexpected(queue_full()));
  }
  return raw;
}

ExportStream::ExportStream(Shared& shared,
                           const grpc::CallbackServerContext& context,
                           const v1::ExportRequest& request)
    : shared_(shared),
      id_(request_id(context)),
      arrival_(steady_clock::now()),
      request_(request),
      collection_(collection_or_default(request.collection())) {}

bool ExportStream::submit() {
  return shared_.search.try_submit([this] { run(); });
}

void ExportStream::submit_or_wait() {
  if (submit()) {
    return;
  }
  // A new alarm each time: this may be called from the one before.
  alarm_ = std::make_unique<grpc::Alarm>();
  alarm_->Set(std::chrono::system_clock::now() + kWait, [this](bool) { submit_or_wait(); });
}

void ExportStream::run() {
  Result<void> result;
  if (stop_.stop_requested()) {
    result = Unexpected(gone());
  } else if (shared_.draining.stop_requested()) {
    result = Unexpected(draining());
  } else {
    try {
      result = next_batch();
    } catch (const std::exception& exception) {
      shared_.log.write(LogLevel::kError,
                        "exception",
                        {{"method", "Export"}, {"request", id_}, {"what", exception.what()}});
      result = Unexpected(
          Error{ErrorCode::kInternal,
                "the server failed on request '" + id_ + "': its log says why; please report it",
                "INTERNAL"});
    }
  }
  if (result) {
    StartWrite(&response_);  // Another thread may go on from here.
  } else {
    finish(result);
  }
}

Result<void> ExportStream::prepare() {
  LODE_ASSIGN_OR_RETURN(const Schema schema, shared_.engine.schema(collection_));
  LODE_ASSIGN_OR_RETURN(formatter_, ExportFormatter::create(request_, schema));
  if (!v1::ExportOrder_IsValid(request_.order())) {
    return Unexpected(bad_request("order",
                                  "order '" + std::to_string(request_.order()) +
                                      "' is unknown: use EXPORT_ORDER_INDEX or EXPORT_ORDER_ID"));
  }
  question_.query = request_.query();
  question_.filter = request_.filter();
  question_.language = request_.language();
  question_.by_id = request_.order() == v1::EXPORT_ORDER_ID;
  question_.facets = formatter_->facets();
  return {};
}

Result<void> ExportStream::next_batch() {
  response_.Clear();
  std::string& data = *response_.mutable_data();
  if (!formatter_) {
    LODE_RETURN_IF_ERROR(prepare());
    data = formatter_->head();
  }
  query::Budget budget{.stop = stop_.get_token()};
  if (shared_.options.request_timeout.count() > 0) {
    budget.deadline = steady_clock::now() + shared_.options.request_timeout;
  }
  LODE_ASSIGN_OR_RETURN(const std::vector<query::ExportedDocument> batch,
                        shared_.engine.export_batch(collection_, question_, cursor_, budget));
  for (const query::ExportedDocument& hit : batch) {
    formatter_->append(hit, data);
  }
  const std::size_t limit = max_response_bytes(shared_.options);
  if (data.size() + kMessageMarginBytes > limit) {
    return Unexpected(Error{ErrorCode::kInvalidArgument,
                            "lines from document '" + batch.front().document.id +
                                "' on are larger than " + std::to_string(limit) +
                                " bytes: export fewer fields",
                            "RESPONSE_TOO_LARGE"});
  }
  documents_ += static_cast<std::int64_t>(batch.size());
  response_.set_documents(documents_);
  response_.set_revision(cursor_.revision);
  response_.set_changed_since_start(cursor_.changed);
  response_.set_complete(cursor_.complete);
  return {};
}

void ExportStream::OnWriteDone(bool ok) {
  if (!ok) {
    finish(Unexpected(gone()));
  } else if (cursor_.complete) {
    finish({});
  } else {
    submit_or_wait();
  }
}

void ExportStream::finish(const Result<void>& result) {
  const auto took =
      std::chrono::duration_cast<std::chrono::milliseconds>(steady_clock::now() - arrival_);
  const std::string_view code = result ? std::string_view("OK") : name(result.error().code);
  shared_.log.write(LogLevel::kInfo,
                    "export",
                    {{"collection", collection_},
                     {"request", id_},
                     {"code", code},
                     {"documents", documents_},
                     {"took_ms", took.count()}});
  Finish(result ? grpc::Status::OK : to_grpc_status(result.error()));
  // gRPC may have ended the call by now: nothing of it may be touched any more.
}

void ExportStream::OnDone() {
  Shared& shared = shared_;
  self_.reset();
  shared.calls.end();
}

}  // namespace lode::server
