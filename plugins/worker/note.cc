// SPDX-License-Identifier: Apache-2.0
#include "plugins/worker/note.h"

#include <cstdint>
#include <cstring>
#include <elf.h>
#include <type_traits>

namespace lode::worker {
namespace {

constexpr std::size_t kMaxHeaders = 128;
constexpr std::uint64_t kMaxNoteBytes = 1 << 20;
constexpr std::size_t kMaxJsonBytes = 64'000;
constexpr std::string_view kOwner("LODE\0", 5);
constexpr std::uint32_t kJsonType = 1;

// The T at `offset`, which the caller has found to lie within `bytes`.
template <class T>
T load(std::string_view bytes, std::size_t offset) {
  static_assert(std::is_trivially_copyable_v<T>);
  T value;
  std::memcpy(&value, bytes.data() + offset, sizeof value);
  return value;
}

bool within(std::string_view bytes, std::uint64_t offset, std::uint64_t size) {
  return offset <= bytes.size() && size <= bytes.size() - offset;
}

std::size_t padded(std::uint32_t size) {
  return (std::size_t{size} + 3) & ~std::size_t{3};
}

bool is_elf(std::string_view file) {
  return file.size() >= sizeof(Elf64_Ehdr) && file.substr(0, SELFMAG) == ELFMAG &&
         file[EI_CLASS] == ELFCLASS64 && file[EI_DATA] == ELFDATA2LSB;
}

// The manifest within one PT_NOTE segment; empty json without error: it has none.
NoteResult search(std::string_view segment) {
  std::size_t at = 0;
  while (segment.size() - at >= sizeof(Elf64_Nhdr)) {
    const auto header = load<Elf64_Nhdr>(segment, at);
    const std::size_t name_at = at + sizeof(Elf64_Nhdr);
    if (!within(segment, name_at, padded(header.n_namesz))) break;
    const std::size_t content_at = name_at + padded(header.n_namesz);
    if (!within(segment, content_at, header.n_descsz)) break;
    if (segment.substr(name_at, header.n_namesz) == kOwner && header.n_type == kJsonType) {
      if (header.n_descsz > kMaxJsonBytes) return {{}, "its manifest is larger than 64 kB"};
      return {segment.substr(content_at, header.n_descsz), {}};
    }
    if (!within(segment, content_at, padded(header.n_descsz))) break;
    at = content_at + padded(header.n_descsz);
  }
  return {};
}

}  // namespace

NoteResult read_note(std::string_view file) {
  if (!is_elf(file)) return {{}, "it is no 64-bit little-endian ELF file"};
  const auto header = load<Elf64_Ehdr>(file, 0);
  if (header.e_type != ET_DYN) return {{}, "it is no shared library"};
  if (header.e_phentsize != sizeof(Elf64_Phdr) || header.e_phnum > kMaxHeaders ||
      !within(file, header.e_phoff, std::uint64_t{header.e_phnum} * sizeof(Elf64_Phdr))) {
    return {{}, "its program headers are malformed"};
  }
  for (std::size_t i = 0; i < header.e_phnum; ++i) {
    const auto segment = load<Elf64_Phdr>(file, header.e_phoff + i * sizeof(Elf64_Phdr));
    if (segment.p_type != PT_NOTE) continue;
    if (segment.p_filesz > kMaxNoteBytes || !within(file, segment.p_offset, segment.p_filesz)) {
      return {{}, "a note segment lies outside of the file or is larger than 1 MiB"};
    }
    const NoteResult found = search(file.substr(segment.p_offset, segment.p_filesz));
    if (!found.ok() || !found.json.empty()) return found;
  }
  return {{}, "it has no manifest note (.note.lode): build it with lode_add_plugin()"};
}

}  // namespace lode::worker
