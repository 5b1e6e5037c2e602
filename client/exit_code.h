// SPDX-License-Identifier: GPL-3.0-or-later
// What `lode` answers its caller with. The numbers are part of the interface (`lode help
// exit-codes`) and never change their meaning.
#pragma once

#include <array>
#include <string_view>

#include "engine/base/error.h"

namespace lode::client {

enum class ExitCode {
  kSuccess = 0,      // Also with no hit, and when the reader of a pipe has gone.
  kNothing = 1,      // No hit, with --exit-status alone.
  kUsage = 2,        // The command line or the request is wrong.
  kPartial = 3,      // Some documents failed; the others are done.
  kDenied = 4,       // Not allowed.
  kUnavailable = 5,  // Server or data out of reach, busy, or too slow.
  kFault = 6,        // A fault of Lode, or damaged data.
  kInterrupted = 130,
};

// One row of `lode help exit-codes`.
struct ExitCodeRow {
  ExitCode code;
  std::string_view meaning;
};
inline constexpr std::array<ExitCodeRow, 8> kExitCodes = {{
    {ExitCode::kSuccess, "success, also when nothing was found"},
    {ExitCode::kNothing, "nothing was found, and -e/--exit-status was given"},
    {ExitCode::kUsage, "the command line or the request is wrong"},
    {ExitCode::kPartial, "some documents failed; all others are done"},
    {ExitCode::kDenied, "not allowed"},
    {ExitCode::kUnavailable, "server or data out of reach, locked, full or too slow; try again"},
    {ExitCode::kFault, "a fault of Lode, or damaged data"},
    {ExitCode::kInterrupted, "interrupted (Ctrl-C)"},
}};

[[nodiscard]] ExitCode exit_code(ErrorCode code) noexcept;

}  // namespace lode::client
