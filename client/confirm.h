// SPDX-License-Identifier: GPL-3.0-or-later
// Asks before something is lost.
#pragma once

#include <string>

#include "client/command.h"

namespace lode::client {

// True if --yes was given, or a person answers "y" or "yes" to `question`. Errors: kInvalidArgument
// (NEEDS_YES) if there is nobody to ask.
[[nodiscard]] Result<bool> confirm(Context& context, const std::string& question);

}  // namespace lode::client
