// SPDX-License-Identifier: GPL-3.0-or-later
#include <nlohmann/json.hpp>
#include <ostream>

#include "engine/document/value.h"
#include "engine/extract/plugin_file.h"
#include "plugins/tool/commands.h"

namespace lode::tool {
namespace {

using Json = nlohmann::ordered_json;
using extract::PluginFile;
using worker::ManifestFacet;

Json to_json(const FacetField& field) {
  Json json{{"facet", field.name},
            {"kind", name(field.kind)},
            {"multi", field.multi},
            {"hierarchical", field.hierarchical},
            {"facetable", field.facetable},
            {"sortable", field.sortable},
            {"unit", field.unit},
            {"label", field.label},
            {"description", field.description}};
  for (const RecordRole& role : field.roles) {
    json["roles"].push_back({{"name", role.name}, {"facet", role.facet}});
  }
  return json;
}

Json to_json(const PluginFile& plugin) {
  const extract::Manifest& manifest = plugin.manifest;
  Json json{{"id", manifest.id},
            {"version", manifest.version},
            {"name", manifest.name},
            {"license", manifest.license},
            {"homepage", manifest.homepage},
            {"abi", {{"major", manifest.abi_major}, {"minor", manifest.abi_minor}}},
            {"output_revision", manifest.output_revision},
            {"languages", manifest.languages},
            {"provides", Json::array()},
            {"requires", manifest.requires_facets},
            {"after", manifest.after},
            {"resources", Json::array()},
            {"permissions", {{"network", manifest.network}, {"threads", manifest.threads}}},
            {"limits", {{"timeout_ms", manifest.timeout_ms}, {"memory_mb", manifest.memory_mb}}},
            {"path", plugin.path.string()},
            {"sha256", plugin.sha256},
            {"note_bytes", plugin.note_bytes}};
  for (const FacetField& field : extract::facet_fields(manifest)) {
    json["provides"].push_back(to_json(field));
  }
  for (const worker::ManifestResource& resource : manifest.resources) {
    json["resources"].push_back({{"name", resource.name}, {"max_mb", resource.max_mb}});
  }
  return json;
}

std::string joined(const std::vector<std::string>& texts) {
  std::string all;
  for (const std::string& text : texts) {
    all += (all.empty() ? "" : ", ") + text;
  }
  return all.empty() ? "-" : all;
}

std::string describe(const FacetField& field) {
  std::string text = field.name + ": " + std::string(name(field.kind));
  if (field.hierarchical) text += ", hierarchical";
  if (field.multi) text += ", multi";
  if (!field.unit.empty()) text += ", in " + field.unit;
  for (const RecordRole& role : field.roles) {
    text += "\n                 " + role.name + " = " + role.facet;
  }
  return text;
}

void print(const PluginFile& plugin, std::ostream& out) {
  const extract::Manifest& manifest = plugin.manifest;
  const auto row = [&](std::string_view label, const std::string& value) {
    out << label << std::string(13 - label.size(), ' ') << value << '\n';
  };
  row("id", manifest.id);
  row("version",
      manifest.version + " (output revision " + std::to_string(manifest.output_revision) + ")");
  row("name", manifest.name);
  row("license", manifest.license.empty() ? "-" : manifest.license);
  row("ABI", std::to_string(manifest.abi_major) + "." + std::to_string(manifest.abi_minor));
  row("languages", joined(manifest.languages));
  std::string_view label = "provides";
  for (const FacetField& field : extract::facet_fields(manifest)) {
    row(label, describe(field));
    label = "";
  }
  row("requires", joined(manifest.requires_facets));
  row("after", joined(manifest.after));
  std::vector<std::string> resources;
  for (const worker::ManifestResource& resource : manifest.resources) {
    resources.push_back(resource.name + " (at most " + std::to_string(resource.max_mb) + " MB)");
  }
  row("resources", joined(resources));
  row("limits",
      std::to_string(manifest.timeout_ms) + " ms without a sign of life, " +
          std::to_string(manifest.memory_mb) + " MB");
  row("permissions",
      std::string(manifest.network ? "network " : "no network, ") +
          (manifest.threads ? "threads" : "no threads"));
  row("note", std::to_string(plugin.note_bytes) + " bytes");
  row("sha256", plugin.sha256);
}

}  // namespace

int inspect(const InspectOptions& options, const Streams& streams) {
  const auto plugin = extract::read_plugin_file(options.file);
  if (!plugin) {
    streams.err << "lode-plugin: " << plugin.error().message << '\n';
    return plugin.error().reason == "BAD_PLUGIN" ? kBad : kWrongUse;
  }
  if (options.json) {
    streams.out << to_json(*plugin).dump(2, ' ', false, Json::error_handler_t::replace) << '\n';
  } else {
    print(*plugin, streams.out);
  }
  return kGood;
}

}  // namespace lode::tool
