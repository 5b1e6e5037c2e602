// SPDX-License-Identifier: GPL-3.0-or-later
// UTF-8: checking, mending and stepping. Everything inside of the engine is valid UTF-8; bytes from
// outside pass through here once.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace lode::utf8 {

// True if `text` is well-formed UTF-8 (RFC 3629: no surrogates, no overlong forms, at most
// U+10FFFF).
[[nodiscard]] bool is_valid(std::string_view text) noexcept;

// Byte offset of the first ill-formed sequence, or text.size().
[[nodiscard]] std::size_t valid_prefix(std::string_view text) noexcept;

// `text` with each maximal ill-formed part replaced by U+FFFD (Unicode 15, section 3.9, "best
// practice"). Valid text comes back unchanged.
[[nodiscard]] std::string mend(std::string_view text);

// True if `offset` lies between two characters of the valid `text`, its ends included.
[[nodiscard]] bool is_boundary(std::string_view text, std::size_t offset) noexcept;

// The longest prefix of the valid `text` that has at most `max_bytes` bytes and cuts no character.
[[nodiscard]] std::string_view truncate(std::string_view text, std::size_t max_bytes) noexcept;

// The character of the valid `text` that starts at `offset`, and its length in bytes.
struct Decoded {
  char32_t code_point;
  std::size_t size_bytes;
};
[[nodiscard]] Decoded decode(std::string_view text, std::size_t offset) noexcept;

// Appends `code_point` (a Unicode scalar value) to `out`.
void append(std::string& out, char32_t code_point);

}  // namespace lode::utf8
