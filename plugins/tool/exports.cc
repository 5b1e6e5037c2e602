// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/tool/exports.h"

#include <algorithm>
#include <cstdint>
#include <cstring>
#include <elf.h>
#include <optional>

namespace lode::tool {
namespace {

template <class T>
std::optional<T> load(std::string_view file, std::uint64_t offset) {
  if (offset > file.size() || file.size() - offset < sizeof(T)) return {};
  T value;
  std::memcpy(&value, file.data() + offset, sizeof value);
  return value;
}

std::optional<Elf64_Shdr> section(std::string_view file, const Elf64_Ehdr& header, std::size_t i) {
  if (i >= header.e_shnum || header.e_shoff > file.size()) return {};
  return load<Elf64_Shdr>(file, header.e_shoff + i * sizeof(Elf64_Shdr));
}

// The NUL-terminated name at `offset` of the string table.
std::string name_at(std::string_view file, const Elf64_Shdr& strings, std::uint32_t offset) {
  if (strings.sh_offset > file.size() || strings.sh_size > file.size() - strings.sh_offset ||
      offset >= strings.sh_size) {
    return {};
  }
  const std::string_view table = file.substr(strings.sh_offset, strings.sh_size);
  const std::string_view rest = table.substr(offset);
  return std::string(rest.substr(0, rest.find('\0')));
}

bool is_export(const Elf64_Sym& symbol) {
  const auto binding = ELF64_ST_BIND(symbol.st_info);
  const auto visibility = ELF64_ST_VISIBILITY(symbol.st_other);
  return symbol.st_shndx != SHN_UNDEF && binding != STB_LOCAL &&
         (visibility == STV_DEFAULT || visibility == STV_PROTECTED);
}

}  // namespace

std::vector<std::string> exported_symbols(std::string_view file) {
  std::vector<std::string> names;
  const auto header = load<Elf64_Ehdr>(file, 0);
  if (!header || std::memcmp(header->e_ident, ELFMAG, SELFMAG) != 0 ||
      header->e_shentsize != sizeof(Elf64_Shdr)) {
    return names;
  }
  for (std::size_t i = 0; i < header->e_shnum; ++i) {
    const auto table = section(file, *header, i);
    if (!table || table->sh_type != SHT_DYNSYM) continue;
    const auto strings = section(file, *header, table->sh_link);
    if (!strings || table->sh_offset > file.size()) continue;
    for (std::uint64_t at = 0; at + sizeof(Elf64_Sym) <= table->sh_size; at += sizeof(Elf64_Sym)) {
      const auto symbol = load<Elf64_Sym>(file, table->sh_offset + at);
      if (!symbol) break;
      if (is_export(*symbol)) names.push_back(name_at(file, *strings, symbol->st_name));
    }
  }
  std::sort(names.begin(), names.end());
  return names;
}

}  // namespace lode::tool
