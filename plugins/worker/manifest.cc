// SPDX-License-Identifier: Apache-2.0
#include "plugins/worker/manifest.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <optional>
#include <stdexcept>
#include <utility>

namespace lode::worker {
namespace {

using Json = nlohmann::json;

constexpr std::size_t kMaxList = 256;
constexpr int kMaxDepth = 32;  // dump() recurses

// Flies to parse_manifest() alone.
struct Misfit : std::runtime_error {
  using runtime_error::runtime_error;
};

bool has_only(std::string_view text, std::string_view extra) {
  return std::all_of(text.begin(), text.end(), [&](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') ||
           extra.find(c) != std::string_view::npos;
  });
}

constexpr std::string_view kCapitals = "ABCDEFGHIJKLMNOPQRSTUVWXYZ._-";

bool is_facet_name(std::string_view text) {
  return !text.empty() && text.size() <= 64 && text[0] >= 'a' && text[0] <= 'z' &&
         has_only(text, "_");
}

bool is_plugin_id(std::string_view text) {
  return !text.empty() && text.size() <= 100 && has_only(text, kCapitals) && text[0] != '.' &&
         text[0] != '-' && text[0] != '_';
}

bool is_file_name(std::string_view text) {
  return !text.empty() && text.size() <= 100 && has_only(text, kCapitals) && text[0] != '.';
}

// "company" or "plugin.id:company"
bool is_facet_reference(std::string_view text) {
  const auto colon = text.find(':');
  if (colon == std::string_view::npos) return is_facet_name(text);
  return is_plugin_id(text.substr(0, colon)) && is_facet_name(text.substr(colon + 1));
}

[[noreturn]] void refuse(const std::string& member, const std::string& want) {
  throw Misfit("member '" + member + "' of its manifest must be " + want);
}

std::string text_of(const Json& object, const char* member, std::string fallback) {
  const auto found = object.find(member);
  if (found == object.end()) return fallback;
  if (!found->is_string() || found->get_ref<const std::string&>().size() > 2'000) {
    refuse(member, "a string");
  }
  return found->get<std::string>();
}

bool flag_of(const Json& object, const char* member, bool fallback) {
  const auto found = object.find(member);
  if (found == object.end()) return fallback;
  if (!found->is_boolean()) refuse(member, "true or false");
  return found->get<bool>();
}

struct Range {
  std::int64_t low;
  std::int64_t high;
};

std::int64_t integer_of(const Json& object,
                        const char* member,
                        std::optional<std::int64_t> fallback,
                        Range range) {
  const auto found = object.find(member);
  if (found == object.end() && fallback) return *fallback;
  const bool fits = found != object.end() && found->is_number_integer() &&
                    found->get<std::int64_t>() >= range.low &&
                    found->get<std::int64_t>() <= range.high;
  if (!fits) {
    refuse(member,
           "an integer from " + std::to_string(range.low) + " to " + std::to_string(range.high));
  }
  return found->get<std::int64_t>();
}

// The list `member`, empty if it is missing.
const Json& list_of(const Json& object, const char* member) {
  static const Json kEmpty = Json::array();
  const auto found = object.find(member);
  if (found == object.end()) return kEmpty;
  if (!found->is_array() || found->size() > kMaxList) refuse(member, "a list");
  return *found;
}

const Json& object_of(const Json& object, const char* member) {
  static const Json kEmpty = Json::object();
  const auto found = object.find(member);
  if (found == object.end()) return kEmpty;
  if (!found->is_object()) refuse(member, "an object");
  return *found;
}

std::vector<std::string> texts_of(const Json& object, const char* member) {
  std::vector<std::string> texts;
  for (const Json& entry : list_of(object, member)) {
    if (!entry.is_string()) refuse(member, "a list of strings");
    texts.push_back(entry.get<std::string>());
  }
  return texts;
}

Kind kind_of_name(const std::string& name) {
  constexpr std::pair<std::string_view, Kind> kKinds[] = {{"keyword", Kind::kKeyword},
                                                          {"money", Kind::kMoney},
                                                          {"date", Kind::kDate},
                                                          {"number", Kind::kNumber},
                                                          {"record", Kind::kRecord}};
  const auto found = std::find_if(
      std::begin(kKinds), std::end(kKinds), [&](const auto& entry) { return entry.first == name; });
  if (found == std::end(kKinds)) refuse("kind", "keyword, money, date, number or record");
  return found->second;
}

ManifestFacet facet_of(const Json& entry) {
  if (!entry.is_object()) refuse("provides", "a list of objects");
  ManifestFacet facet;
  facet.facet = text_of(entry, "facet", "");
  if (!is_facet_name(facet.facet)) {
    refuse("facet", "a-z, 0-9 and _, beginning with a letter, at most 64 characters");
  }
  facet.kind = kind_of_name(text_of(entry, "kind", ""));
  facet.multi = flag_of(entry, "multi", true);
  facet.hierarchical = flag_of(entry, "hierarchical", false);
  facet.facetable = flag_of(entry, "facetable", true);
  facet.sortable = flag_of(entry, "sortable", true);
  facet.label = text_of(object_of(entry, "label"), "en", facet.facet);
  facet.unit = text_of(entry, "unit", "");
  facet.description = text_of(entry, "description", "");
  for (const Json& role : list_of(entry, "roles")) {
    if (!role.is_object()) refuse("roles", "a list of objects");
    facet.roles.push_back({text_of(role, "name", ""), text_of(role, "facet", "")});
    if (!is_facet_name(facet.roles.back().name) || !is_facet_name(facet.roles.back().facet)) {
      refuse("roles", "a list of {\"name\", \"facet\"}");
    }
  }
  if (facet.hierarchical && facet.kind != Kind::kKeyword) {
    refuse("hierarchical", "false for facets that hold no keywords");
  }
  if (!facet.roles.empty() && facet.kind != Kind::kRecord) {
    refuse("roles", "absent for facets that hold no records");
  }
  return facet;
}

std::vector<std::string> references_of(const Json& root, const char* member) {
  std::vector<std::string> references = texts_of(root, member);
  for (const std::string& reference : references) {
    if (!is_facet_reference(reference)) refuse(member, "a list of facets, 'id:facet' or 'facet'");
  }
  return references;
}

void read_identity(const Json& root, Manifest& manifest) {
  if (integer_of(root, "lode", {}, {0, 1'000}) != 1) refuse("lode", "1, the version of its form");
  manifest.id = text_of(root, "id", "");
  if (!is_plugin_id(manifest.id)) {
    refuse("id", "letters, digits, '.', '-' and '_', at most 100 characters");
  }
  manifest.version = text_of(root, "version", "");
  if (manifest.version.empty() || manifest.version.size() > 50 ||
      !has_only(manifest.version, "ABCDEFGHIJKLMNOPQRSTUVWXYZ.+~_-")) {
    refuse("version", "such as \"1.0.0\", at most 50 characters");
  }
  const Json& abi = object_of(root, "abi");
  manifest.abi_major = static_cast<std::uint32_t>(integer_of(abi, "major", {}, {0, 1'000}));
  manifest.abi_minor = static_cast<std::uint32_t>(integer_of(abi, "minor", 0, {0, 1'000}));
  manifest.output_revision = integer_of(root, "output_revision", 1, {0, INT32_MAX});
  manifest.name = text_of(root, "name", manifest.id);
  manifest.license = text_of(root, "license", "");
  manifest.homepage = text_of(root, "homepage", "");
}

Manifest read(const Json& root) {
  if (!root.is_object()) throw Misfit("its manifest is no JSON object");
  Manifest manifest;
  read_identity(root, manifest);
  manifest.languages = texts_of(root, "languages");
  for (const Json& entry : list_of(root, "provides")) {
    manifest.provides.push_back(facet_of(entry));
  }
  manifest.requires_facets = references_of(root, "requires");
  manifest.after = references_of(root, "after");
  for (const Json& entry : list_of(root, "resources")) {
    if (!entry.is_object() || !is_file_name(text_of(entry, "name", ""))) {
      refuse("resources", "a list of {\"name\": file name, \"max_mb\"}");
    }
    manifest.resources.push_back(
        {text_of(entry, "name", ""),
         static_cast<std::uint64_t>(integer_of(entry, "max_mb", 64, {1, 65'536}))});
  }
  const Json& permissions = object_of(root, "permissions");
  manifest.network = flag_of(permissions, "network", false);
  manifest.threads = flag_of(permissions, "threads", false);
  const Json& limits = object_of(root, "limits");
  manifest.timeout_ms =
      static_cast<std::uint32_t>(integer_of(limits, "timeout_ms", 2'000, {10, 600'000}));
  manifest.memory_mb =
      static_cast<std::uint32_t>(integer_of(limits, "memory_mb", 256, {16, 65'536}));
  manifest.config_schema = object_of(root, "config_schema").dump();
  manifest.examples = list_of(root, "examples").dump();
  return manifest;
}

}  // namespace

std::vector<FacetRule> Manifest::facet_rules() const {
  std::vector<FacetRule> rules;
  for (const ManifestFacet& facet : provides) {
    FacetRule rule{facet.facet, facet.kind, facet.hierarchical, {}};
    for (const ManifestRole& role : facet.roles) {
      rule.roles.push_back({role.name, 0});
    }
    rules.push_back(std::move(rule));
  }
  return rules;
}

ManifestResult parse_manifest(std::string_view json) {
  try {
    const auto limit_depth = [](int depth, Json::parse_event_t /*event*/, Json& /*value*/) {
      if (depth > kMaxDepth) throw Misfit("its manifest is nested too deeply");
      return true;
    };
    return {read(Json::parse(json, limit_depth)), {}};
  } catch (const Misfit& misfit) {
    return {{}, misfit.what()};
  } catch (const Json::parse_error& error) {
    return {{}, "its manifest is no JSON at byte " + std::to_string(error.byte)};
  } catch (const Json::exception& error) {
    return {{}, std::string("its manifest cannot be read: ") + error.what()};
  }
}

}  // namespace lode::worker
