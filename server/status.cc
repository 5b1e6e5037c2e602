// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/status.h"

#include <string>
#include <string_view>

#include "engine/base/utf8.h"
#include "google/rpc/error_details.pb.h"

namespace lode::server {
namespace {

constexpr std::string_view kDomain = "lode";
// Message and details together must stay below the 8 KiB of metadata that clients accept: gRPC
// writes a non-ASCII byte of the message as three, and the details in Base64.
constexpr std::size_t kMaxMessageBytes = 600;
constexpr std::size_t kMaxValueBytes = 200;
constexpr std::size_t kMaxMetadataEntries = 8;
constexpr int kRetrySeconds = 1;

std::string fit(std::string_view text, std::size_t max_bytes) {
  const std::string mended = utf8::mend(text);
  if (mended.size() <= max_bytes) {
    return mended;
  }
  return std::string(utf8::truncate(mended, max_bytes)) + "…";
}

google::rpc::ErrorInfo error_info(const Error& error) {
  google::rpc::ErrorInfo info;
  info.set_reason(error.reason.empty() ? std::string(name(error.code)) : utf8::mend(error.reason));
  info.set_domain(std::string(kDomain));
  std::size_t entries = 0;
  for (const auto& [key, value] : error.metadata) {
    if (++entries > kMaxMetadataEntries) {
      break;
    }
    (*info.mutable_metadata())[fit(key, kMaxValueBytes)] = fit(value, kMaxValueBytes);
  }
  return info;
}

const std::string* field_of(const Error& error) noexcept {
  for (const auto& [key, value] : error.metadata) {
    if (key == "field") {
      return &value;
    }
  }
  return nullptr;
}

bool may_work_later(ErrorCode code) noexcept {
  return code == ErrorCode::kUnavailable || code == ErrorCode::kResourceExhausted;
}

}  // namespace

google::rpc::Status to_rpc_status(const Error& error) {
  google::rpc::Status status;
  status.set_code(static_cast<int>(error.code));
  status.set_message(fit(error.message, kMaxMessageBytes));
  status.add_details()->PackFrom(error_info(error));
  if (const std::string* field = field_of(error);
      field != nullptr && error.code == ErrorCode::kInvalidArgument) {
    google::rpc::BadRequest bad;
    auto* violation = bad.add_field_violations();
    violation->set_field(fit(*field, kMaxValueBytes));
    violation->set_description(status.message());
    status.add_details()->PackFrom(bad);
  }
  if (may_work_later(error.code)) {
    google::rpc::RetryInfo retry;
    retry.mutable_retry_delay()->set_seconds(kRetrySeconds);
    status.add_details()->PackFrom(retry);
  }
  return status;
}

grpc::Status to_grpc_status(const Error& error) {
  const google::rpc::Status status = to_rpc_status(error);
  return {
      static_cast<grpc::StatusCode>(status.code()), status.message(), status.SerializeAsString()};
}

Error bad_request(std::string field, std::string message) {
  return Error{ErrorCode::kInvalidArgument,
               std::move(message),
               "BAD_REQUEST",
               {{"field", std::move(field)}}};
}

}  // namespace lode::server
