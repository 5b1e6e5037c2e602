// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/base/utf8.h"

#include <cstdint>
#include <cstring>

namespace lode::utf8 {
namespace {

constexpr std::string_view kReplacement = "\xEF\xBF\xBD";

// Outcome of reading one sequence: `size` bytes are consumed; they are a character if `ok`.
struct Sequence {
  std::size_t size;
  bool ok;
};

// Table 3-7 of the Unicode standard: the permitted ranges of the second byte by the first.
struct Lead {
  std::size_t trailing;
  unsigned char low;
  unsigned char high;
};

Lead lead_of(unsigned char first) noexcept {
  if (first >= 0xC2 && first <= 0xDF) return {1, 0x80, 0xBF};
  if (first == 0xE0) return {2, 0xA0, 0xBF};
  if (first == 0xED) return {2, 0x80, 0x9F};
  if (first >= 0xE1 && first <= 0xEF) return {2, 0x80, 0xBF};
  if (first == 0xF0) return {3, 0x90, 0xBF};
  if (first >= 0xF1 && first <= 0xF3) return {3, 0x80, 0xBF};
  if (first == 0xF4) return {3, 0x80, 0x8F};
  return {0, 0, 0};
}

Sequence read_sequence(std::string_view text, std::size_t at) noexcept {
  const auto first = static_cast<unsigned char>(text[at]);
  if (first < 0x80) {
    return {1, true};
  }
  const Lead lead = lead_of(first);
  if (lead.trailing == 0) {
    return {1, false};
  }
  unsigned char low = lead.low;
  unsigned char high = lead.high;
  for (std::size_t i = 1; i <= lead.trailing; ++i) {
    if (at + i >= text.size()) {
      return {i, false};
    }
    const auto byte = static_cast<unsigned char>(text[at + i]);
    if (byte < low || byte > high) {
      return {i, false};
    }
    low = 0x80;
    high = 0xBF;
  }
  return {lead.trailing + 1, true};
}

}  // namespace

std::size_t valid_prefix(std::string_view text) noexcept {
  std::size_t at = 0;
  while (at < text.size()) {
    // Eight ASCII bytes at a time: most text is ASCII.
    if (at + 8 <= text.size()) {
      std::uint64_t word = 0;
      std::memcpy(&word, text.data() + at, sizeof word);
      if ((word & 0x8080808080808080U) == 0) {
        at += 8;
        continue;
      }
    }
    const Sequence sequence = read_sequence(text, at);
    if (!sequence.ok) {
      return at;
    }
    at += sequence.size;
  }
  return text.size();
}

bool is_valid(std::string_view text) noexcept {
  return valid_prefix(text) == text.size();
}

std::string mend(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  while (!text.empty()) {
    const std::size_t good = valid_prefix(text);
    out.append(text.substr(0, good));
    text.remove_prefix(good);
    if (!text.empty()) {
      out.append(kReplacement);
      text.remove_prefix(read_sequence(text, 0).size);
    }
  }
  return out;
}

bool is_boundary(std::string_view text, std::size_t offset) noexcept {
  if (offset >= text.size()) {
    return offset == text.size();
  }
  return (static_cast<unsigned char>(text[offset]) & 0xC0U) != 0x80U;
}

std::string_view truncate(std::string_view text, std::size_t max_bytes) noexcept {
  if (text.size() <= max_bytes) {
    return text;
  }
  while (!is_boundary(text, max_bytes)) {
    --max_bytes;
  }
  return text.substr(0, max_bytes);
}

Decoded decode(std::string_view text, std::size_t offset) noexcept {
  const auto byte = [&](std::size_t i) {
    return static_cast<char32_t>(static_cast<unsigned char>(text[offset + i]));
  };
  const char32_t first = byte(0);
  if (first < 0x80) return {first, 1};
  if (first < 0xE0) return {((first & 0x1FU) << 6U) | (byte(1) & 0x3FU), 2};
  if (first < 0xF0) {
    return {((first & 0x0FU) << 12U) | ((byte(1) & 0x3FU) << 6U) | (byte(2) & 0x3FU), 3};
  }
  return {((first & 0x07U) << 18U) | ((byte(1) & 0x3FU) << 12U) | ((byte(2) & 0x3FU) << 6U) |
              (byte(3) & 0x3FU),
          4};
}

void append(std::string& out, char32_t code_point) {
  const auto put = [&](char32_t bits) {
    out += static_cast<char>(static_cast<unsigned char>(bits));
  };
  if (code_point < 0x80) {
    put(code_point);
  } else if (code_point < 0x800) {
    put(0xC0U | (code_point >> 6U));
    put(0x80U | (code_point & 0x3FU));
  } else if (code_point < 0x10000) {
    put(0xE0U | (code_point >> 12U));
    put(0x80U | ((code_point >> 6U) & 0x3FU));
    put(0x80U | (code_point & 0x3FU));
  } else {
    put(0xF0U | (code_point >> 18U));
    put(0x80U | ((code_point >> 12U) & 0x3FU));
    put(0x80U | ((code_point >> 6U) & 0x3FU));
    put(0x80U | (code_point & 0x3FU));
  }
}

}  // namespace lode::utf8
