// SPDX-License-Identifier: GPL-3.0-or-later
// Collections, plugins, quarantine and status as messages.
#pragma once

#include <cstdint>

#include "lode/v1/admin.pb.h"
#include "lode/v1/collection.pb.h"
#include "lode/v1/extraction.pb.h"

#include "engine/engine.h"
#include "server/options.h"

namespace lode::server {

[[nodiscard]] v1::Collection to_proto(const CollectionInfo& info);
[[nodiscard]] v1::Plugin to_proto(const PluginInfo& info);
[[nodiscard]] v1::QuarantineEntry to_proto(const QuarantineInfo& info);

// Uptime and draining are left to the caller.
[[nodiscard]] v1::GetStatusResponse to_proto(const EngineStatus& status);

// What the server refuses beyond.
[[nodiscard]] v1::Limits limits_of(const ServerOptions& options);

// `options` with zeros replaced by what they stand for on this machine.
[[nodiscard]] ServerOptions resolved(ServerOptions options);

}  // namespace lode::server
