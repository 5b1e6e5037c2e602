// SPDX-License-Identifier: GPL-3.0-or-later
// The services within this process, on a data folder, so that `lode` works with no server running.
#pragma once

#include <memory>

#include "client/channel.h"

namespace lode::client {

// Opens the data folder of `target` as `access` asks for; kPreview uses an empty folder of its own,
// which goes with the connection. Errors: those of Engine::open().
[[nodiscard]] Result<std::unique_ptr<Connection>> open_embedded(const Target& target,
                                                                Access access);

}  // namespace lode::client
