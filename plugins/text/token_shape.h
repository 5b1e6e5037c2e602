// SPDX-License-Identifier: GPL-3.0-or-later
// How long an ASCII word or a run of digits is and which letters it has, read off masks.
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>

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

}  // namespace lode::text
