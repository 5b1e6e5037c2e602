// SPDX-License-Identifier: Apache-2.0
// Loads a plugin into this process, for good: it is never unloaded.
#pragma once

#include <string>

#include "lode/plugin.h"

#include "plugins/worker/manifest.h"

namespace lode::worker {

// The descriptor, or why there is none, as one sentence.
struct LoadResult {
  const lode_plugin* plugin = nullptr;
  std::string error;
};

// Runs the constructors and the entry of the library at `path`, and compares id, version and ABI
// of its descriptor with those of the manifest.
[[nodiscard]] LoadResult load_plugin(const std::string& path, const Manifest& manifest);

}  // namespace lode::worker
