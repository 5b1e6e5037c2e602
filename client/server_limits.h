// SPDX-License-Identifier: GPL-3.0-or-later
// What the server takes, asked before anything is sent: a message over its limit would end a whole
// stream.
#pragma once

#include <cstddef>
#include <memory>

#include <grpcpp/channel.h>

#include "client/command.h"

namespace lode::client {

// Largest document in bytes; 16 MiB if the server names none.
[[nodiscard]] Result<std::size_t> max_document_bytes(const Context& context,
                                                     const std::shared_ptr<grpc::Channel>& channel);

}  // namespace lode::client
