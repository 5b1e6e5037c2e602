// SPDX-License-Identifier: GPL-3.0-or-later
#include <ostream>

#include "engine/extract/plugin_set.h"
#include "plugins/tool/commands.h"

namespace lode::tool {

int graph(const std::filesystem::path& folder, const Streams& streams) {
  std::error_code ignored;
  if (!folder.empty() && !std::filesystem::is_directory(folder, ignored)) {
    streams.err << "lode-plugin: '" << folder.string() << "' is no folder\n";
    return kWrongUse;
  }
  extract::PluginSetOptions options;
  if (!folder.empty()) {
    options.folders = {folder};
    options.default_folders = false;
  }
  const auto plugins = extract::PluginSet::discover(options);
  if (!plugins) {
    streams.err << "lode-plugin: " << plugins.error().message << '\n';
    return kWrongUse;
  }
  int code = kGood;
  std::size_t position = 0;
  for (const extract::Plugin& plugin : plugins->plugins()) {
    if (plugin.state != extract::Plugin::State::kEnabled) {
      streams.out << "-  " << plugin.id() << "\n     off: " << plugin.reason << '\n';
      code = kBad;
      continue;
    }
    streams.out << ++position << "  " << plugin.id() << ' ' << plugin.file.manifest.version << '\n';
    for (const auto& facet : plugin.file.manifest.provides) {
      streams.out << "     provides " << facet.facet << '\n';
    }
    for (const std::string& facet : plugin.file.manifest.requires_facets) {
      streams.out << "     requires " << facet << '\n';
    }
    for (const std::string& facet : plugin.file.manifest.after) {
      streams.out << "     after    " << facet << '\n';
    }
  }
  return code;
}

}  // namespace lode::tool
