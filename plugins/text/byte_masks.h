// SPDX-License-Identifier: GPL-3.0-or-later
// What 64 bytes of a text are, as bits: the tokenizer jumps from bit to bit instead of looking at
// each byte.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace lode::text {

inline constexpr std::size_t kMaskBytes = 64;

// Bit i stands for byte i. Each byte is a letter or digit, blank, wide or, if none of these, a
// sign.
struct ByteMasks {
  std::uint64_t alnum = 0;   // ASCII letters and digits.
  std::uint64_t digits = 0;  // Those of alnum that are digits.
  std::uint64_t upper = 0;   // Those of alnum that are capitals.
  std::uint64_t blanks = 0;  // ASCII white space, breaks included.
  std::uint64_t breaks = 0;  // \n, \v, \f and \r.
  std::uint64_t wide = 0;    // Bytes of characters beyond ASCII.
};

// Of the kMaskBytes bytes at `bytes`; writes them to `lowered`, with ASCII letters in lower case.
[[nodiscard]] ByteMasks classify(const char* bytes, char* lowered) noexcept;

// Of all of `text`, and behind it blanks up to kMaskBytes: one for each begun kMaskBytes, and as
// many bytes of `lowered`.
void classify_all(std::string_view text, char* lowered, ByteMasks* masks) noexcept;

// classify(), byte by byte: for machines without SSE2, and the judge of the tests.
[[nodiscard]] ByteMasks classify_slowly(const char* bytes, char* lowered) noexcept;

}  // namespace lode::text
