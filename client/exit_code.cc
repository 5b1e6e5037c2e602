// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/exit_code.h"

namespace lode::client {

ExitCode exit_code(ErrorCode code) noexcept {
  switch (code) {
    case ErrorCode::kCancelled: return ExitCode::kInterrupted;
    case ErrorCode::kInvalidArgument:
    case ErrorCode::kNotFound:
    case ErrorCode::kAlreadyExists:
    case ErrorCode::kFailedPrecondition: return ExitCode::kUsage;
    case ErrorCode::kPermissionDenied: return ExitCode::kDenied;
    case ErrorCode::kDeadlineExceeded:
    case ErrorCode::kResourceExhausted:
    case ErrorCode::kAborted:
    case ErrorCode::kUnavailable: return ExitCode::kUnavailable;
    case ErrorCode::kUnimplemented:
    case ErrorCode::kInternal:
    case ErrorCode::kDataLoss: return ExitCode::kFault;
  }
  return ExitCode::kFault;
}

}  // namespace lode::client
