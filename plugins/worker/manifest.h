// SPDX-License-Identifier: Apache-2.0
// The manifest of a plugin as plain data. It is a claim: the host's policy decides what is
// believed, and the worker compares it with the descriptor in the code.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "plugins/worker/check.h"

namespace lode::worker {

// A role of a record facet, and the facet of the annotations that play it.
struct ManifestRole {
  std::string name;
  std::string facet;
};

// One entry of `provides`.
struct ManifestFacet {
  std::string facet;  // [a-z][a-z0-9_]{0,63}
  Kind kind = Kind::kKeyword;
  bool multi = true;
  bool hierarchical = false;
  bool facetable = true;
  bool sortable = true;
  std::string label;  // English, else the facet's name.
  std::string unit;
  std::string description;
  std::vector<ManifestRole> roles;
};

struct ManifestResource {
  std::string name;  // A file name without folders.
  std::uint64_t max_mb = 64;
};

struct Manifest {
  std::string id;       // [A-Za-z0-9][A-Za-z0-9._-]{0,99}
  std::string version;  // 1 to 50 printable ASCII characters.
  std::int64_t output_revision = 1;
  std::uint32_t abi_major = 0;
  std::uint32_t abi_minor = 0;
  std::string name;
  std::string license;
  std::string homepage;
  std::vector<std::string> languages;
  std::vector<ManifestFacet> provides;
  std::vector<std::string> requires_facets;  // "requires": "company" or "plugin.id:company"
  std::vector<std::string> after;
  std::vector<ManifestResource> resources;
  bool network = false;
  bool threads = false;
  std::uint32_t timeout_ms = 2'000;  // 10 to 600,000
  std::uint32_t memory_mb = 256;     // 16 to 65,536
  std::string config_schema = "{}";  // JSON
  std::string examples = "[]";       // JSON

  // For Checker, without the kinds of roles.
  [[nodiscard]] std::vector<FacetRule> facet_rules() const;
};

// The manifest, or what is wrong with it, naming the member.
struct ManifestResult {
  Manifest manifest;
  std::string error;  // Empty: read.

  [[nodiscard]] bool ok() const noexcept { return error.empty(); }
};

// Unknown members are skipped: a later minor version may add some.
[[nodiscard]] ManifestResult parse_manifest(std::string_view json);

}  // namespace lode::worker
