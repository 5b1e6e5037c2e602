// SPDX-License-Identifier: GPL-3.0-or-later
// A file that claims to be a plugin: the note reader, the manifest and the list of exports run no
// code of it and touch no byte outside of it.
#include <cstdlib>
#include <string_view>

#include "plugins/tool/exports.h"
#include "plugins/worker/manifest.h"
#include "plugins/worker/note.h"

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  const lode::worker::NoteResult note = lode::worker::read_note(bytes);
  if (note.ok()) static_cast<void>(lode::worker::parse_manifest(note.json));
  static_cast<void>(lode::worker::parse_manifest(bytes));
  static_cast<void>(lode::tool::exported_symbols(bytes));
  return 0;
}
