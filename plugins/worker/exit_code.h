// SPDX-License-Identifier: Apache-2.0
// How lode-worker ends.
#pragma once

namespace lode::worker {

enum class ExitCode {
  kDone = 0,          // The host hung up.
  kWrongUse = 2,      // Wrong arguments.
  kBadManifest = 64,  // The manifest cannot be read.
  kNotCreated = 65,   // create() failed: configuration or resource.
  kNotLoaded = 66,    // The library cannot be loaded, or differs from its manifest.
};

}  // namespace lode::worker
