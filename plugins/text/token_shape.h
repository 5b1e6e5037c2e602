// SPDX-License-Identifier: GPL-3.0-or-later
// How long an ASCII word or a run of digits is and which letters it has, read off masks; and how
// such a token is written.
#pragma once

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <type_traits>

#include "plugins/text/byte_masks.h"
#include "plugins/text/tokens.h"

namespace lode::text {

// By: first letter a capital, a later one (2), any small letter (4). What has no case is kLower.
inline constexpr LetterCase kLetterCases[] = {
    LetterCase::kLower,  // NOLINT(modernize-avoid-c-arrays)
    LetterCase::kUpper,
    LetterCase::kUpper,
    LetterCase::kUpper,
    LetterCase::kLower,
    LetterCase::kTitle,
    LetterCase::kMixed,
    LetterCase::kMixed};

[[nodiscard]] inline LetterCase case_of_letters(bool first_upper,
                                                bool later_upper,
                                                bool any_lower) noexcept {
  return kLetterCases[(first_upper ? 1U : 0U) | (later_upper ? 2U : 0U) | (any_lower ? 4U : 0U)];
}

[[nodiscard]] inline bool is_set(std::uint64_t mask, unsigned bit) noexcept {
  return ((mask >> bit) & 1U) != 0;
}

// All bits from `bit` on; none if `bit` lies beyond the mask.
[[nodiscard]] inline std::uint64_t bits_from(std::size_t bit) noexcept {
  return bit < kMaskBytes ? ~std::uint64_t{0} << bit : 0;
}

// The masks of a word or of digits, which begin at bit 0.
struct Shape {
  std::uint64_t alnum;
  std::uint64_t digits;
  std::uint64_t upper;
  std::uint64_t wide;

  static Shape of(const ByteMasks& masks, unsigned bit) noexcept {
    return {masks.alnum >> bit, masks.digits >> bit, masks.upper >> bit, masks.wide >> bit};
  }
  // What of() has left empty for the bytes of the next block. bit > 0.
  void append(const ByteMasks& next, unsigned bit) noexcept {
    const unsigned shift = kMaskBytes - bit;
    alnum |= next.alnum << shift;
    digits |= next.digits << shift;
    upper |= next.upper << shift;
    wide |= next.wide << shift;
  }

  [[nodiscard]] bool is_digits() const noexcept { return (digits & 1U) != 0; }
  [[nodiscard]] unsigned size() const noexcept {
    return static_cast<unsigned>(std::countr_one(is_digits() ? digits : alnum));
  }
  [[nodiscard]] TokenKind kind() const noexcept {
    return is_digits() ? TokenKind::kDigits : TokenKind::kWord;
  }
  [[nodiscard]] LetterCase letter_case(unsigned size) const noexcept {
    if (is_digits()) return LetterCase::kNone;
    const std::uint64_t all = (std::uint64_t{1} << size) - 1;
    const std::uint64_t capitals = upper & all;
    const bool any_lower = (alnum & ~digits & ~upper & all) != 0;
    return case_of_letters((capitals & 1U) != 0, capitals > 1, any_lower);
  }
};

// Kind and letter case, as they lie in a token.
struct Look {
  TokenKind kind = TokenKind::kSign;
  LetterCase letter_case = LetterCase::kNone;
};

// By the bits of kLetterCases, and bits for digits and signs.
inline constexpr std::size_t kDigitsLook = 8;
inline constexpr std::size_t kSignLook = 16;
constexpr std::array<Look, 32> looks() {
  std::array<Look, 32> table{};
  for (std::size_t i = 0; i < kDigitsLook; ++i)
    table[i] = {TokenKind::kWord, kLetterCases[i]};
  table[kDigitsLook].kind = TokenKind::kDigits;
  return table;
}
inline constexpr std::array<Look, 32> kLooks = looks();

// Index into kLooks of a token whose first byte is `first` and whose others are `later`, but for
// kAnyLowerLook.
inline constexpr std::size_t kAnyLowerLook = 4;
[[nodiscard]] inline std::size_t look_of(const ByteMasks& masks,
                                         std::uint64_t first,
                                         std::uint64_t later) noexcept {
  return ((masks.upper & first) != 0 ? 1U : 0U) | ((masks.upper & later) != 0 ? 2U : 0U) |
         ((masks.digits & first) != 0 ? kDigitsLook : 0U) |
         ((masks.alnum & first) == 0 ? kSignLook : 0U);
}

// A token of ASCII, which does not start a sentence.
struct UsualToken {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  std::uint64_t ids = 0;  // Block and, in the lower half, sentence.
  Look look;
  bool space_before = false;
};

// In four stores where that can be.
inline void write(Token& token, const UsualToken& usual) noexcept {
  if constexpr (std::endian::native == std::endian::little) {
    static_assert(sizeof(Token) == 28 && std::is_trivially_copyable_v<Token>);
    const std::uint64_t span = usual.begin | std::uint64_t{usual.end} << 32U;
    const std::uint32_t rest = static_cast<std::uint32_t>(usual.look.kind) |
                               static_cast<std::uint32_t>(usual.look.letter_case) << 8U |
                               (usual.space_before ? 1U << 16U : 0U);
    char* const bytes = reinterpret_cast<char*>(&token);
    std::memcpy(bytes, &span, sizeof span);
    std::memcpy(bytes + 8, &usual.ids, sizeof usual.ids);
    std::memcpy(bytes + 16, &span, sizeof span);
    std::memcpy(bytes + 24, &rest, sizeof rest);
  } else {
    token.begin = token.folded_begin = usual.begin;
    token.end = token.folded_end = usual.end;
    token.sentence = static_cast<std::uint32_t>(usual.ids);
    token.block = static_cast<std::uint32_t>(usual.ids >> 32U);
    token.kind = usual.look.kind;
    token.letter_case = usual.look.letter_case;
    token.space_before = usual.space_before;
    token.starts_sentence = false;
  }
}

}  // namespace lode::text
