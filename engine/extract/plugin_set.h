// SPDX-License-Identifier: GPL-3.0-or-later
// The plugins of an installation: which are there, which are used, in which order, and which facets
// they add up to. No code of any plugin runs here, and no worker starts.
#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "engine/base/result.h"
#include "engine/document/schema.h"
#include "engine/extract/plugin_file.h"

namespace lode::extract {

struct PluginSetOptions {
  // Searched in this order, *.so in each by name; of two plugins with one id the first counts.
  std::vector<std::filesystem::path> folders;
  // Also search the folders of LODE_PLUGIN_PATH (split at ':') and <program>/../lib/lode/plugins.
  bool default_folders = true;
  std::vector<std::string> disabled;           // Ids.
  std::map<std::string, std::string> configs;  // Plugin id to its configuration, a JSON object.
  // Resources of plugin P are sought in <each of these>/P, then <folder of the plugin>/resources/P.
  std::vector<std::filesystem::path> resource_folders;
};

// One plugin that was found.
struct Plugin {
  enum class State {
    kEnabled,
    kDisabled,  // By configuration.
    kRefused,   // See reason.
  };

  PluginFile file;  // Of one whose manifest could not be read the id is the file's name.
  State state = State::kEnabled;
  std::string reason;       // Why, if not enabled.
  std::string config;       // Canonical JSON: keys in order, no blanks.
  std::string fingerprint;  // Of output_revision, config and resources; 16 hexadecimal digits.
  std::vector<std::filesystem::path> resource_folders;  // Its own.
  std::vector<worker::FacetRule> rules;                 // For the check of what it emits.
  std::vector<std::string> upstream;  // References of `requires` and `after`, see plugin_order.h.

  [[nodiscard]] const std::string& id() const noexcept { return file.manifest.id; }
};

// Immutable. [const: thread-safe]
class PluginSet {
 public:
  // A set without plugins.
  PluginSet() = default;

  // Reads all manifests. Folders that do not exist are skipped; plugins that cannot be used are
  // listed with the reason.
  // Errors: kInvalidArgument (the configuration of a plugin is no JSON object, naming it).
  [[nodiscard]] static Result<PluginSet> discover(const PluginSetOptions& options);

  // Enabled ones in the order of extraction, then the others by id.
  [[nodiscard]] const std::vector<Plugin>& plugins() const noexcept { return plugins_; }
  [[nodiscard]] std::size_t enabled_count() const noexcept { return enabled_; }

  // nullptr if there is none with this id.
  [[nodiscard]] const Plugin* find(std::string_view id) const noexcept;

  // The facets of the enabled plugins and the built-in ones.
  [[nodiscard]] const Schema& schema() const noexcept { return schema_; }

 private:
  [[nodiscard]] Result<void> add(const std::filesystem::path& path,
                                 const PluginSetOptions& options);
  void arrange();
  [[nodiscard]] bool build_schema(const std::vector<Plugin*>& sequence);
  void sort(const std::vector<Plugin*>& sequence);

  std::vector<Plugin> plugins_;
  std::size_t enabled_ = 0;
  Schema schema_;
};

// LODE_PLUGIN_PATH, the place of installation and that of a build tree (<program>/../plugins),
// whether they exist or not.
[[nodiscard]] std::vector<std::filesystem::path> default_plugin_folders();

// The folder of the running program.
[[nodiscard]] std::filesystem::path program_folder();

}  // namespace lode::extract
