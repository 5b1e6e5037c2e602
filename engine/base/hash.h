// SPDX-License-Identifier: GPL-3.0-or-later
// Two hashes: a fast one for routing and tables, a strong one for identity.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace lode {

// FNV-1a, 64 bits. The value is part of the index format (a document's shard), so it never changes.
// Source: Fowler, Noll, Vo; offset basis 14695981039346656037, prime 1099511628211.
[[nodiscard]] std::uint64_t fnv1a64(std::string_view bytes) noexcept;

// SHA-256 of `bytes` as 64 lower-case hexadecimal digits.
[[nodiscard]] std::string sha256_hex(std::string_view bytes);

}  // namespace lode
