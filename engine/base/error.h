// SPDX-License-Identifier: GPL-3.0-or-later
// Errors that a caller can act on. A bug is not an error: it stops the process (check.h).
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace lode {

// What went wrong, for programs. The numbers equal google.rpc.Code, so the server maps by value.
enum class ErrorCode {
  kCancelled = 1,           // The caller went away.
  kInvalidArgument = 3,     // The request can never work.
  kDeadlineExceeded = 4,    // The time budget ran out.
  kNotFound = 5,            // The index, document or field does not exist.
  kAlreadyExists = 6,       // The name is taken.
  kPermissionDenied = 7,    // The operating system or the policy refuses.
  kResourceExhausted = 8,   // A quota, the disk, the queue or the memory is full.
  kFailedPrecondition = 9,  // The state must be changed first, e.g. the index rebuilt.
  kAborted = 10,            // Another writer was first.
  kUnimplemented = 12,      // This build cannot do it.
  kInternal = 13,           // An invariant broke: worth a bug report.
  kUnavailable = 14,        // The same call may work if repeated.
  kDataLoss = 15,           // The index is damaged.
};

// Upper-case name of `code` as in google.rpc.Code, e.g. "NOT_FOUND".
[[nodiscard]] std::string_view name(ErrorCode code) noexcept;

struct Error {
  ErrorCode code = ErrorCode::kInternal;
  std::string message;  // One sentence: lower case, no full stop, values quoted, then the way out.
  // Stable reason for programs, upper snake case, e.g. "UNKNOWN_FIELD"; empty: name(code). All
  // reasons are listed in docs/errors.md.
  std::string reason = {};
  // Facts for programs, e.g. {"field", "colour"}, {"offset", "17"}, {"nearest", "color"}.
  std::vector<std::pair<std::string, std::string>> metadata = {};
};

}  // namespace lode
