// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <iosfwd>
#include <memory>

#include "engine/base/result.h"
#include "engine/extract/extractor_pool.h"

namespace lode::tool {

// A pool over the plugins of `folder` (empty: the usual places), as commands that extract need it.
// Plugins that are off are told to `err`.
// Errors: as PluginSet::discover() and ExtractorPool::create(); kNotFound (no plugin is enabled).
[[nodiscard]] Result<std::unique_ptr<extract::ExtractorPool>> open_pool(
    const std::filesystem::path& folder, const std::filesystem::path& worker, std::ostream& err);

}  // namespace lode::tool
