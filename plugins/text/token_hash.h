// SPDX-License-Identifier: GPL-3.0-or-later
// Hashes of folded tokens, for the trie of gazetteer.h. Not stored anywhere: they may change.
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>

namespace lode::text {

inline std::uint64_t mix(std::uint64_t h) noexcept {
  h ^= h >> 32U;
  h *= 0xd6e8feb86659fd93U;
  h ^= h >> 32U;
  return h;
}

inline std::uint64_t load(const char* bytes, std::size_t count) noexcept {
  std::uint64_t part = 0;
  std::memcpy(&part, bytes, count);
  return part;
}

// Loads of fixed sizes alone, which may overlap: most tokens are shorter than eight bytes.
inline std::uint64_t tail(const char* bytes, std::size_t size) noexcept {
  if (size >= 4) return load(bytes, 4) | load(bytes + size - 4, 4) << 32U;
  if (size >= 2) return load(bytes, 2) | load(bytes + size - 2, 2) << 16U;
  return size == 1 ? load(bytes, 1) : 0;
}

inline std::uint64_t hash(std::string_view bytes) noexcept {
  std::uint64_t h = 0x9e3779b97f4a7c15U + bytes.size();
  while (bytes.size() >= 8) {
    h = mix(h ^ load(bytes.data(), 8)) + 0x9e3779b97f4a7c15U;
    bytes.remove_prefix(8);
  }
  return mix(h ^ tail(bytes.data(), bytes.size()));
}

}  // namespace lode::text
