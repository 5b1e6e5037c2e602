// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/tool/pool.h"

#include <ostream>
#include <utility>

namespace lode::tool {

Result<std::unique_ptr<extract::ExtractorPool>> open_pool(const std::filesystem::path& folder,
                                                          const std::filesystem::path& worker,
                                                          std::ostream& err) {
  extract::PluginSetOptions options;
  if (!folder.empty()) {
    options.folders = {folder};
    options.default_folders = false;
  }
  LODE_ASSIGN_OR_RETURN(auto plugins, extract::PluginSet::discover(options));
  for (const extract::Plugin& plugin : plugins.plugins()) {
    if (plugin.state == extract::Plugin::State::kRefused) {
      err << "lode-plugin: " << plugin.id() << " is off: " << plugin.reason << '\n';
    }
  }
  if (plugins.enabled_count() == 0) {
    return Unexpected(
        Error{ErrorCode::kNotFound, "no plugin found: name their folder with --plugins"});
  }
  return extract::ExtractorPool::create(std::move(plugins), {.worker_path = worker});
}

}  // namespace lode::tool
