// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/text/char_info.h"

#include <memory>
#include <unicode/locid.h>
#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

namespace lode::text {
namespace {

constexpr char32_t kReplacement = 0xFFFD;

bool is_line_break(char32_t c) {
  return c == '\n' || c == '\r' || c == '\v' || c == '\f' || c == 0x85 || c == 0x2028 ||
         c == 0x2029;
}

bool is_ignorable(char32_t c) {
  return c == 0xAD || c == 0x200C || c == 0x200D || c == 0x2060 || c == 0xFEFF;
}

// The ASCII sign that a typographic one stands for, or 0.
char32_t plain_sign(char32_t c) {
  switch (c) {
    case 0x00B4:
    case 0x02BC:
    case 0x2018:
    case 0x2019:
    case 0x201A:
    case 0x201B:
    case 0x2032:
    case 0x2039:
    case 0x203A:
    case 0xFF07: return '\'';
    case 0x00AB:
    case 0x00BB:
    case 0x201C:
    case 0x201D:
    case 0x201E:
    case 0x201F:
    case 0x2033: return '"';
    case 0x2010:
    case 0x2011:
    case 0x2012:
    case 0x2013:
    case 0x2014:
    case 0x2015:
    case 0x2212: return '-';
    default: return 0;
  }
}

CharClass class_of(char32_t c) {
  if (is_line_break(c)) return CharClass::kBreak;
  if (is_ignorable(c)) return CharClass::kIgnorable;
  if (c == 0x200B || c == 0x2800 || u_isUWhiteSpace(static_cast<UChar32>(c)) != 0) {
    return CharClass::kSpace;
  }
  if (c >= '0' && c <= '9') return CharClass::kDigit;
  if (plain_sign(c) != 0) return CharClass::kSign;
  const auto type = static_cast<UCharCategory>(u_charType(static_cast<UChar32>(c)));
  const std::uint32_t mask = U_MASK(type);
  if ((mask & (U_GC_L_MASK | U_GC_ND_MASK | U_GC_NL_MASK)) != 0) return CharClass::kLetter;
  return (mask & U_GC_M_MASK) != 0 ? CharClass::kMark : CharClass::kSign;
}

CharCase case_of(char32_t c) {
  const auto u = static_cast<UChar32>(c);
  if (u_isUUppercase(u) != 0 || u_istitle(u) != 0) return CharCase::kUpper;
  return u_isULowercase(u) != 0 ? CharCase::kLower : CharCase::kNone;
}

const icu::Normalizer2& nfkc() {
  UErrorCode status = U_ZERO_ERROR;
  // Never fails with ICU's own data, which the library holds.
  return *icu::Normalizer2::getNFKCInstance(status);
}

icu::UnicodeString fold_icu(icu::UnicodeString text) {
  UErrorCode status = U_ZERO_ERROR;
  icu::UnicodeString out = nfkc().normalize(text, status);
  if (U_FAILURE(status)) out = text;
  out.toLower(icu::Locale::getRoot());
  return out;
}

CharInfo compute(char32_t c) {
  CharInfo info;
  info.char_class = class_of(c);
  info.char_case = info.char_class == CharClass::kLetter ? case_of(c) : CharCase::kNone;
  info.fold = plain_sign(c);
  if (info.fold != 0 || info.char_class == CharClass::kMark) return info;
  const icu::UnicodeString folded = fold_icu(icu::UnicodeString(static_cast<UChar32>(c)));
  if (folded.countChar32() == 1) info.fold = static_cast<char32_t>(folded.char32At(0));
  return info;
}

std::unique_ptr<CharInfo[]> make_table() {                // NOLINT(modernize-avoid-c-arrays)
  auto table = std::make_unique<CharInfo[]>(kTableSize);  // NOLINT(modernize-avoid-c-arrays)
  for (char32_t c = 0; c < kTableSize; ++c) {
    table[c] = compute(c);
  }
  return table;
}

}  // namespace

const CharInfo* char_table() {
  static const auto table = make_table();
  return table.get();
}

CharInfo char_info(char32_t code_point) {
  return code_point < kTableSize ? char_table()[code_point] : compute(code_point);
}

CodeUnit decode(std::string_view text, std::size_t offset) noexcept {
  const auto byte = [&](std::size_t i) {
    return static_cast<char32_t>(static_cast<unsigned char>(text[offset + i]));
  };
  const char32_t first = byte(0);
  if (first < 0x80) return {first, 1};
  std::uint32_t size = 4;
  if (first < 0xE0) {
    size = 2;
  } else if (first < 0xF0) {
    size = 3;
  }
  if (first < 0xC2 || first > 0xF4 || offset + size > text.size()) return {kReplacement, 1};
  char32_t c = first & (0x7FU >> size);
  for (std::uint32_t i = 1; i < size; ++i) {
    if ((byte(i) & 0xC0U) != 0x80) return {kReplacement, 1};
    c = (c << 6U) | (byte(i) & 0x3FU);
  }
  return {c, size};
}

void append_utf8(std::string& out, char32_t code_point) {
  const auto put = [&out](char32_t bits) { out += static_cast<char>(bits); };
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

std::string fold_slowly(std::string_view text) {
  icu::UnicodeString kept;
  for (std::size_t i = 0; i < text.size();) {
    const CodeUnit unit = decode(text, i);
    i += unit.size_bytes;
    if (is_ignorable(unit.code_point)) continue;
    const char32_t plain = plain_sign(unit.code_point);
    kept.append(static_cast<UChar32>(plain != 0 ? plain : unit.code_point));
  }
  std::string out;
  fold_icu(kept).toUTF8String(out);
  return out;
}

}  // namespace lode::text
