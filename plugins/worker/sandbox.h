// SPDX-License-Identifier: Apache-2.0
// What a plugin may not do to others: limits of the process, set before the library is loaded,
// since its constructors are code already.
#pragma once

#include <cstdint>

namespace lode::worker {

// Memory: `memory_mb` for the plugin, and room for the worker itself; not limited in builds with a
// sanitizer, which reserve terabytes of addresses. No core files, no growing of files, 64
// descriptors, no new privileges. Cannot be undone.
void enter_sandbox(std::uint32_t memory_mb) noexcept;

}  // namespace lode::worker
