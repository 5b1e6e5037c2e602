// SPDX-License-Identifier: GPL-3.0-or-later
// Hashes of folded tokens, for the trie of gazetteer.h and the tables of the extractors. Not stored
// anywhere: they may change.
#pragma once

#include <algorithm>
#include <bit>
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

// Of a token of `size` bytes: `head` holds its first eight bytes, `rest` the last eight of one that
// is longer, and what lies between.
inline std::uint64_t join_hash(std::uint64_t head, std::uint64_t rest, std::size_t size) noexcept {
  return mix(head ^ (rest + size) * 0x9e3779b97f4a7c15U);
}

// What follows the first eight bytes of a token of more: most are of no more than sixteen.
inline std::uint64_t hash_rest(const char* bytes, std::size_t size) noexcept {
  std::uint64_t rest = load(bytes + size - 8, 8);
  for (std::size_t i = 8; i + 8 < size; i += 8)
    rest = mix(rest + 0x9e3779b97f4a7c15U) ^ load(bytes + i, 8);
  return rest;
}

inline std::uint64_t hash(std::string_view bytes) noexcept {
  const std::size_t size = bytes.size();
  const std::uint64_t head = load(bytes.data(), std::min<std::size_t>(size, 8));
  return join_hash(head, size > 8 ? hash_rest(bytes.data(), size) : 0, size);
}

// The same, where eight bytes can be read at `bytes` whatever the size: no call, and no branch that
// depends on the size of usual tokens.
inline std::uint64_t hash_padded(const char* bytes, std::size_t size) noexcept {
  if (std::endian::native != std::endian::little || size - 1 > 15) return hash({bytes, size});
  const std::size_t inside = std::min<std::size_t>(size, 8);
  const std::uint64_t head = load(bytes, 8) & ~std::uint64_t{0} >> (64 - 8 * inside);
  const std::uint64_t last = load(bytes + (size - inside), 8);
  return join_hash(head, size > 8 ? last : 0, size);
}

}  // namespace lode::text
