// SPDX-License-Identifier: GPL-3.0-or-later
// Errors of the engine as statuses of the wire: the same code and message, and details for
// programs.
#pragma once

#include <string>

#include <grpcpp/support/status.h>

#include "engine/base/error.h"
#include "google/rpc/status.pb.h"

namespace lode::server {

// `error` with its details: ErrorInfo (reason, domain "lode", metadata) first, then BadRequest if
// metadata has "field", then RetryInfo if the same call may work later. An error without a reason
// has the name of its code as reason. Message and values are mended to UTF-8 and cut to what fits
// into gRPC's metadata: 600 bytes of message, 200 bytes of a value.
[[nodiscard]] google::rpc::Status to_rpc_status(const Error& error);

// The same as a status of a call; the google.rpc.Status travels as grpc-status-details-bin.
[[nodiscard]] grpc::Status to_grpc_status(const Error& error);

// An error about a field of a request: INVALID_ARGUMENT, reason BAD_REQUEST, metadata "field" with
// the path, e.g. "facets[1].key".
[[nodiscard]] Error bad_request(std::string field, std::string message);

}  // namespace lode::server
