// SPDX-License-Identifier: GPL-3.0-or-later
// The letters of a name beside those of a text, for gazetteer.h.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace lode::text {

// How the letters of a text may stand beside those of a name.
// kCapital: as written, in capitals, or with a capital or digit first: "NVIDIA" for "Nvidia", never
//           "nvidia". Names of at most four capitals ("SAP") match as written alone.
// kExact:   as written alone: "ARM" and "Arm" are two names, "arm" is none.
// kAny:     any letters, also right behind digits ("240MW"): for phrases and units.
enum class CaseRule : std::uint8_t { kCapital, kExact, kAny };

// How they do stand.
enum class NameCase : std::uint8_t { kExact, kUpper, kLower, kOther };

// Of `text` beside `name`, separators left out on both sides.
[[nodiscard]] NameCase compare_letters(std::string_view name, std::string_view text) noexcept;

// True if `rule` lets `text`, whose letters are `found`, stand for `name`.
[[nodiscard]] bool allows(CaseRule rule,
                          std::string_view name,
                          std::string_view text,
                          NameCase found) noexcept;

[[nodiscard]] bool has_letter_or_digit(std::string_view text) noexcept;
[[nodiscard]] bool starts_lower(std::string_view text) noexcept;

// Where a word of letters and digits is parted: "GB200" at 2; 0 if nowhere.
[[nodiscard]] std::size_t digit_joint(std::string_view word) noexcept;
// Where a word with a capital inside is: "OpenAI" at 4; 0 if nowhere.
[[nodiscard]] std::size_t capital_joint(std::string_view word) noexcept;

}  // namespace lode::text
