// SPDX-License-Identifier: GPL-3.0-or-later
// Ctrl-C: the first asks the command to end in good order, the second ends the process.
#pragma once

namespace lode::client {

// Takes over SIGINT and SIGTERM, and ignores SIGPIPE, so that a closed pipe shows as a failed
// write.
void install_signal_handlers();

// True after the first SIGINT or SIGTERM. [thread-safe]
[[nodiscard]] bool interrupted() noexcept;

}  // namespace lode::client
