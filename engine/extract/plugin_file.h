// SPDX-License-Identifier: GPL-3.0-or-later
// A plugin on disk: its manifest and hash, read without running any of its code.
#pragma once

#include <cstddef>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "engine/base/result.h"
#include "engine/document/schema.h"
#include "engine/extract/descriptor.h"
#include "plugins/worker/manifest.h"

namespace lode::extract {

using worker::Manifest;

// The file stays open: what was hashed is what a worker loads, whatever happens to the name.
struct PluginFile {
  std::filesystem::path path;
  Manifest manifest;
  std::string sha256;          // Of the file, 64 hexadecimal digits.
  std::size_t note_bytes = 0;  // Size of the manifest.
  std::shared_ptr<const Descriptor> file;
};

// Errors: kNotFound, kPermissionDenied (cannot be opened, or is a symbolic link);
//         kInvalidArgument (BAD_PLUGIN) saying which check of the file or its manifest failed, or
//         that it is for another ABI, naming both versions.
[[nodiscard]] Result<PluginFile> read_plugin_file(const std::filesystem::path& path);

// The facets that the manifest provides, as fields of a schema; records last, since their roles
// name other facets.
[[nodiscard]] std::vector<FacetField> facet_fields(const Manifest& manifest);

}  // namespace lode::extract
