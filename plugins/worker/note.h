// SPDX-License-Identifier: Apache-2.0
// Reads the manifest of a plugin from its ELF note without running any of its code.
//
// The bytes are foreign: each offset is compared with the size of the file before it is followed.
// At most 128 program headers, 1 MiB of notes per segment, 64 kB of JSON.
// Source: ELF-64 Object File Format 1.5; System V ABI, "Note Section".
#pragma once

#include <string>
#include <string_view>

namespace lode::worker {

// The note, or which check failed, as one sentence.
struct NoteResult {
  std::string_view json;  // Within the bytes that were given.
  std::string error;      // Empty: found.

  [[nodiscard]] bool ok() const noexcept { return error.empty(); }
};

// `file` is the whole shared library.
[[nodiscard]] NoteResult read_note(std::string_view file);

}  // namespace lode::worker
