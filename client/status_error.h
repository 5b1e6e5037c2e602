// SPDX-License-Identifier: GPL-3.0-or-later
// From what a server answers to what a person reads: one line says what is wrong, one the way out.
#pragma once

#include <iosfwd>
#include <string>
#include <string_view>

#include <google/rpc/status.pb.h>
#include <grpcpp/support/status.h>

#include "client/terminal.h"
#include "engine/base/error.h"

namespace lode::client {

// `status` is not OK. Reason and metadata come from the ErrorInfo in its details
// ("grpc-status-details-bin"); without one the reason is the name of the code. Codes that Error
// does not know: UNKNOWN becomes kInternal, UNAUTHENTICATED kPermissionDenied, OUT_OF_RANGE
// kInvalidArgument.
[[nodiscard]] Error to_error(const grpc::Status& status);
[[nodiscard]] Error to_error(const google::rpc::Status& status);

// The other way, for refusals of our own: domain "lode".
[[nodiscard]] google::rpc::Status to_status(const Error& error);

// The value of `key` in the metadata, or empty.
[[nodiscard]] std::string_view metadata(const Error& error, std::string_view key);

// What to do about it, e.g. "`lode fields` lists the fields"; empty if the message says it all.
[[nodiscard]] std::string_view way_out(const Error& error);

// Prints
//   lode: <message> [REASON]
//     <query>
//        ^              if the metadata holds an "offset" and `query` is not empty
//     <way out>
void print_error(std::ostream& err,
                 const Terminal& terminal,
                 const Error& error,
                 std::string_view query = {});

}  // namespace lode::client
