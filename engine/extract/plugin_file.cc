// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/extract/plugin_file.h"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <sys/stat.h>

#include "lode/plugin.h"

#include "engine/base/hash.h"
#include "plugins/worker/mapped_file.h"
#include "plugins/worker/note.h"

namespace lode::extract {
namespace {

Unexpected refuse(const std::filesystem::path& path, const std::string& why) {
  return Unexpected(Error{ErrorCode::kInvalidArgument,
                          "'" + path.string() + "' is no usable plugin: " + why,
                          "BAD_PLUGIN"});
}

Unexpected cannot_open(const std::filesystem::path& path, int error) {
  const ErrorCode code = error == ENOENT ? ErrorCode::kNotFound : ErrorCode::kPermissionDenied;
  const std::string why = error == ELOOP ? "it is a symbolic link" : std::strerror(error);
  return Unexpected(Error{code, "cannot open plugin '" + path.string() + "': " + why});
}

FacetKind to_facet_kind(worker::Kind kind) {
  return static_cast<FacetKind>(kind);  // The numbers are the same, see message.h.
}

}  // namespace

Result<PluginFile> read_plugin_file(const std::filesystem::path& path) {
  auto file = std::make_shared<const Descriptor>(
      open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK));
  if (!*file) return cannot_open(path, errno);
  const auto mapped = worker::MappedFile::open("/proc/self/fd/" + std::to_string(file->get()));
  if (!mapped) return refuse(path, "it is no regular file");
  const worker::NoteResult note = worker::read_note(mapped->bytes());
  if (!note.ok()) return refuse(path, note.error);
  worker::ManifestResult parsed = worker::parse_manifest(note.json);
  if (!parsed.ok()) return refuse(path, parsed.error);
  if (parsed.manifest.abi_major != LODE_ABI_MAJOR || parsed.manifest.abi_minor > LODE_ABI_MINOR) {
    return refuse(path,
                  "it needs ABI " + std::to_string(parsed.manifest.abi_major) + "." +
                      std::to_string(parsed.manifest.abi_minor) + ", this host has " +
                      std::to_string(LODE_ABI_MAJOR) + "." + std::to_string(LODE_ABI_MINOR));
  }
  return PluginFile{.path = path,
                    .manifest = std::move(parsed.manifest),
                    .sha256 = sha256_hex(mapped->bytes()),
                    .note_bytes = note.json.size(),
                    .file = std::move(file)};
}

std::vector<FacetField> facet_fields(const Manifest& manifest) {
  std::vector<FacetField> fields;
  for (const worker::ManifestFacet& facet : manifest.provides) {
    FacetField field;
    field.name = facet.facet;
    field.kind = to_facet_kind(facet.kind);
    field.multi = facet.multi;
    field.hierarchical = facet.hierarchical;
    field.facetable = facet.facetable;
    field.sortable = facet.sortable;
    field.unit = facet.unit;
    field.label = facet.label;
    field.description = facet.description;
    field.plugin = manifest.id;
    for (const worker::ManifestRole& role : facet.roles) {
      field.roles.push_back({role.name, role.facet});
    }
    fields.push_back(std::move(field));
  }
  std::stable_partition(fields.begin(), fields.end(), [](const FacetField& field) {
    return field.kind != FacetKind::kRecord;
  });
  return fields;
}

}  // namespace lode::extract
