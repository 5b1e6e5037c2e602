// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/server_limits.h"

#include <algorithm>
#include <cstdint>
#include <utility>

#include "lode/v1/admin.grpc.pb.h"

#include "client/call.h"

namespace lode::client {
namespace {

constexpr std::int64_t kDefaultBytes = std::int64_t{16} << 20;
// Of a message, for what is not the document's bytes: id, name, URL.
constexpr std::int64_t kEnvelopeBytes = 16 << 10;

}  // namespace

Result<std::size_t> max_document_bytes(const Context& context,
                                       const std::shared_ptr<grpc::Channel>& channel) {
  const auto stub = v1::AdminService::NewStub(channel);
  const v1::GetStatusRequest request;
  LODE_ASSIGN_OR_RETURN(
      const v1::GetStatusResponse status,
      call<v1::GetStatusResponse>(context, [&](auto* client, auto* answer, auto done) {
        stub->async()->GetStatus(client, &request, answer, std::move(done));
      }));
  const v1::Limits& limits = status.limits();
  std::int64_t bytes = limits.document_bytes() > 0 ? limits.document_bytes() : kDefaultBytes;
  if (limits.message_bytes() > kEnvelopeBytes) {
    bytes = std::min(bytes, limits.message_bytes() - kEnvelopeBytes);
  }
  return static_cast<std::size_t>(bytes);
}

}  // namespace lode::client
