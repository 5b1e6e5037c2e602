// SPDX-License-Identifier: GPL-3.0-or-later
// What one character is to the tokenizer, and its folded form. Frequent characters come from a
// table that is built once, the others from ICU.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace lode::text {

// kMark continues a word; kIgnorable (soft hyphen, joiners) is dropped inside of words and between
// tokens; kBreak ends a line. Decimal digits other than ASCII's are letters.
enum class CharClass : std::uint8_t {
  kSign,
  kLetter,
  kDigit,
  kMark,
  kSpace,
  kBreak,
  kIgnorable,
};

enum class CharCase : std::uint8_t { kNone, kLower, kUpper };

struct CharInfo {
  char32_t fold = 0;  // Lower case and compatibility form if it is one character, else 0.
  CharClass char_class = CharClass::kSign;
  CharCase char_case = CharCase::kNone;
};

// Of any code point. [thread-safe]
[[nodiscard]] CharInfo char_info(char32_t code_point);

// The table of the code points below kTableSize; the first call fills it. [thread-safe]
inline constexpr char32_t kTableSize = 0x20D0;
[[nodiscard]] const CharInfo* char_table();

// A character and its length in bytes. Ill-formed bytes come back as U+FFFD, one by one.
struct CodeUnit {
  char32_t code_point = 0;
  std::uint32_t size_bytes = 0;
};
[[nodiscard]] CodeUnit decode(std::string_view text, std::size_t offset) noexcept;

// Appends `code_point`, a Unicode scalar value, as UTF-8.
void append_utf8(std::string& out, char32_t code_point);

// Lower case of the compatibility form of a whole word or sign, ignorable characters dropped and
// typographic punctuation made plain.
[[nodiscard]] std::string fold_slowly(std::string_view text);

}  // namespace lode::text
