// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/extract/plugin_set.h"

#include <algorithm>
#include <cstdlib>
#include <nlohmann/json.hpp>
#include <optional>
#include <set>
#include <sstream>

#include "engine/base/hash.h"
#include "engine/extract/plugin_order.h"
#include "plugins/worker/mapped_file.h"

namespace lode::extract {
namespace {

namespace fs = std::filesystem;

std::vector<fs::path> libraries_in(const fs::path& folder) {
  std::vector<fs::path> files;
  std::error_code ignored;
  for (fs::directory_iterator entry(folder, ignored), end; !ignored && entry != end;
       entry.increment(ignored)) {
    if (entry->path().extension() == ".so") files.push_back(entry->path());
  }
  std::sort(files.begin(), files.end());
  return files;
}

void refuse(Plugin& plugin, std::string reason) {
  plugin.state = Plugin::State::kRefused;
  plugin.reason = std::move(reason);
}

// "{}" if there is none.
Result<std::string> canonical_config(const PluginSetOptions& options, const std::string& id) {
  const auto found = options.configs.find(id);
  if (found == options.configs.end()) return "{}";
  const auto json = nlohmann::json::parse(found->second, nullptr, false);
  if (!json.is_object()) {
    return Unexpected(Error{ErrorCode::kInvalidArgument,
                            "the configuration of plugin '" + id + "' is no JSON object"});
  }
  return json.dump();
}

std::optional<std::string> resource_hash(const Plugin& plugin, const std::string& name) {
  for (const fs::path& folder : plugin.resource_folders) {
    if (const auto file = worker::MappedFile::open(folder / name)) {
      return sha256_hex(file->bytes());
    }
  }
  return {};
}

// Fills in what follows from its manifest alone.
void complete(Plugin& plugin, const PluginSetOptions& options) {
  const Manifest& manifest = plugin.file.manifest;
  for (const fs::path& folder : options.resource_folders) {
    plugin.resource_folders.push_back(folder / manifest.id);
  }
  plugin.resource_folders.push_back(plugin.file.path.parent_path() / "resources" / manifest.id);
  plugin.upstream = manifest.requires_facets;
  plugin.upstream.insert(plugin.upstream.end(), manifest.after.begin(), manifest.after.end());
  plugin.rules = manifest.facet_rules();

  std::string identity =
      manifest.id + '\n' + std::to_string(manifest.output_revision) + '\n' + plugin.config + '\n';
  for (const worker::ManifestResource& resource : manifest.resources) {
    const auto hash = resource_hash(plugin, resource.name);
    if (!hash) {
      refuse(plugin,
             "its resource '" + resource.name + "' is missing: put it into '" +
                 plugin.resource_folders.back().string() + "'");
      return;
    }
    identity += resource.name + '=' + *hash + '\n';
  }
  plugin.fingerprint = sha256_hex(identity).substr(0, 16);
}

OrderItem order_item(const Plugin& plugin) {
  const Manifest& manifest = plugin.file.manifest;
  OrderItem item{manifest.id, {}, manifest.requires_facets, manifest.after};
  for (const worker::ManifestFacet& facet : manifest.provides) {
    item.provides.push_back(facet.facet);
  }
  return item;
}

// The check of a role's kind needs the kinds of other plugins' facets.
void fill_role_kinds(Plugin& plugin, const Schema& schema) {
  for (worker::FacetRule& rule : plugin.rules) {
    for (worker::RoleRule& role : rule.roles) {
      const FacetField* field = schema.find(rule.facet + "." + role.name);
      role.kind = field == nullptr ? 0 : static_cast<std::uint8_t>(field->kind);
    }
  }
}

}  // namespace

Result<PluginSet> PluginSet::discover(const PluginSetOptions& options) {
  PluginSet set;
  std::vector<fs::path> folders = options.folders;
  if (options.default_folders) {
    const std::vector<fs::path> more = default_plugin_folders();
    folders.insert(folders.end(), more.begin(), more.end());
  }
  std::set<fs::path> seen;
  for (const fs::path& folder : folders) {
    std::error_code ignored;
    const fs::path real = fs::canonical(folder, ignored);
    if (ignored || !seen.insert(real).second) continue;
    for (const fs::path& path : libraries_in(real)) {
      LODE_RETURN_IF_ERROR(set.add(path, options));
    }
  }
  set.arrange();
  return set;
}

Result<void> PluginSet::add(const fs::path& path, const PluginSetOptions& options) {
  Plugin plugin;
  auto file = read_plugin_file(path);
  if (!file) {
    plugin.file.path = path;
    plugin.file.manifest.id = path.stem();
    refuse(plugin, std::move(file).error().message);
    plugins_.push_back(std::move(plugin));
    return {};
  }
  plugin.file = *std::move(file);
  LODE_ASSIGN_OR_RETURN(plugin.config, canonical_config(options, plugin.id()));
  if (const Plugin* first = find(plugin.id())) {
    refuse(plugin, "'" + first->file.path.string() + "' has the same id and comes first");
  } else if (std::count(options.disabled.begin(), options.disabled.end(), plugin.id()) > 0) {
    plugin.state = Plugin::State::kDisabled;
    plugin.reason = "switched off by configuration";
  } else {
    complete(plugin, options);
  }
  plugins_.push_back(std::move(plugin));
  return {};
}

// Refusing one plugin may leave others without what they need, so it starts over until nothing
// changes.
void PluginSet::arrange() {
  for (;;) {
    std::vector<Plugin*> candidates;
    std::vector<OrderItem> items;
    for (Plugin& plugin : plugins_) {
      if (plugin.state != Plugin::State::kEnabled) continue;
      candidates.push_back(&plugin);
      items.push_back(order_item(plugin));
    }
    const Order order = order_plugins(items);
    for (const Order::Refusal& refusal : order.refused) {
      refuse(*candidates[refusal.item], refusal.reason);
    }
    std::vector<Plugin*> sequence;
    for (const std::size_t i : order.sequence) {
      sequence.push_back(candidates[i]);
    }
    if (build_schema(sequence)) {
      sort(sequence);
      return;
    }
  }
}

// False if it had to refuse a plugin.
bool PluginSet::build_schema(const std::vector<Plugin*>& sequence) {
  schema_ = Schema();
  for (Plugin* plugin : sequence) {
    for (FacetField& field : facet_fields(plugin->file.manifest)) {
      if (const Result<void> added = schema_.add(std::move(field)); !added) {
        refuse(*plugin, added.error().message);
        return false;
      }
    }
  }
  return true;
}

void PluginSet::sort(const std::vector<Plugin*>& sequence) {
  std::vector<Plugin> sorted;
  for (Plugin* plugin : sequence) {
    fill_role_kinds(*plugin, schema_);
    sorted.push_back(std::move(*plugin));
  }
  enabled_ = sorted.size();
  for (Plugin& plugin : plugins_) {
    if (plugin.state != Plugin::State::kEnabled) sorted.push_back(std::move(plugin));
  }
  std::stable_sort(sorted.begin() + static_cast<std::ptrdiff_t>(enabled_),
                   sorted.end(),
                   [](const Plugin& a, const Plugin& b) { return a.id() < b.id(); });
  plugins_ = std::move(sorted);
}

const Plugin* PluginSet::find(std::string_view id) const noexcept {
  const auto found = std::find_if(
      plugins_.begin(), plugins_.end(), [&](const Plugin& plugin) { return plugin.id() == id; });
  return found == plugins_.end() ? nullptr : &*found;
}

std::vector<fs::path> default_plugin_folders() {
  std::vector<fs::path> folders;
  if (const char* path = std::getenv("LODE_PLUGIN_PATH")) {
    std::istringstream parts(path);
    for (std::string part; std::getline(parts, part, ':');) {
      if (!part.empty()) folders.emplace_back(part);
    }
  }
  folders.push_back(program_folder().parent_path() / "lib" / "lode" / "plugins");
  folders.push_back(program_folder().parent_path() / "plugins");
  return folders;
}

fs::path program_folder() {
  std::error_code ignored;
  return fs::read_symlink("/proc/self/exe", ignored).parent_path();
}

}  // namespace lode::extract
