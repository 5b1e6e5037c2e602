// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/analysis/tokenizer.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <unicode/uchar.h>
#include <unicode/uscript.h>

#include "engine/base/utf8.h"

namespace lode::analysis {

// kSingle: a word by itself. kMark: goes on with a word, starts none.
enum class Tokenizer::Kind : unsigned char { kOther, kLetter, kDigit, kMark, kSingle };

namespace {

constexpr bool is_ascii_digit(char c) noexcept {
  return c >= '0' && c <= '9';
}
constexpr bool is_ascii_upper(char c) noexcept {
  return c >= 'A' && c <= 'Z';
}
constexpr bool is_ascii_lower(char c) noexcept {
  return c >= 'a' && c <= 'z';
}
constexpr char to_lower(char c) noexcept {
  return is_ascii_upper(c) ? static_cast<char>(c + ('a' - 'A')) : c;
}

// The words of French and Italian that lose their vowel before another one.
constexpr std::string_view kElided[] = {
    "all",  "c",      "d",  "dall",   "dell",  "j",      "jusqu", "l",    "lorsqu", "m", "n",
    "nell", "puisqu", "qu", "quelqu", "quest", "quoiqu", "s",     "sull", "t",      "un"};

bool is_elided(std::string_view word) noexcept {
  std::array<char, 8> lower{};
  if (word.size() > lower.size()) {
    return false;
  }
  std::transform(word.begin(), word.end(), lower.begin(), to_lower);
  const std::string_view key(lower.data(), word.size());
  return std::find(std::begin(kElided), std::end(kElided), key) != std::end(kElided);
}

// Scripts that put no space between words.
bool is_unspaced(char32_t code_point) noexcept {
  if (code_point < 0x0E00) {
    return false;
  }
  UErrorCode status = U_ZERO_ERROR;
  switch (uscript_getScript(static_cast<UChar32>(code_point), &status)) {
    case USCRIPT_HAN:
    case USCRIPT_HIRAGANA:
    case USCRIPT_KATAKANA:
    case USCRIPT_THAI:
    case USCRIPT_LAO:
    case USCRIPT_KHMER:
    case USCRIPT_MYANMAR: return true;
    default: return false;
  }
}

}  // namespace

Tokenizer::Kind Tokenizer::classify(char32_t code_point) noexcept {
  constexpr char32_t kSoftHyphen = 0x00AD;
  constexpr char32_t kZeroWidthNonJoiner = 0x200C;
  constexpr char32_t kZeroWidthJoiner = 0x200D;
  if (code_point == kSoftHyphen || code_point == kZeroWidthNonJoiner ||
      code_point == kZeroWidthJoiner) {
    return Kind::kMark;
  }
  const auto mask = U_GET_GC_MASK(static_cast<UChar32>(code_point));
  if ((mask & U_GC_L_MASK) != 0) {
    return is_unspaced(code_point) ? Kind::kSingle : Kind::kLetter;
  }
  if ((mask & U_GC_ND_MASK) != 0) {
    return Kind::kDigit;
  }
  return (mask & U_GC_M_MASK) != 0 ? Kind::kMark : Kind::kOther;
}

Tokenizer::Char Tokenizer::at(std::size_t offset) const noexcept {
  if (offset >= text_.size()) {
    return {Kind::kOther, 0};
  }
  const char c = text_[offset];
  if (static_cast<unsigned char>(c) < 0x80) {
    if (is_ascii_lower(c) || is_ascii_upper(c)) {
      return {Kind::kLetter, 1};
    }
    return {is_ascii_digit(c) ? Kind::kDigit : Kind::kOther, 1};
  }
  const utf8::Decoded decoded = utf8::decode(text_, offset);
  return {classify(decoded.code_point), decoded.size_bytes};
}

bool Tokenizer::joins_at(std::size_t offset) const noexcept {
  const Kind kind = at(offset).kind;
  return kind == Kind::kLetter || kind == Kind::kDigit;
}

// Length of an apostrophe, straight or typographic; 0 if there is none.
std::size_t Tokenizer::apostrophe_at(std::size_t offset) const noexcept {
  if (offset < text_.size() && text_[offset] == '\'') {
    return 1;
  }
  return text_.substr(offset, 3) == "\xE2\x80\x99" ? 3 : 0;
}

// Number of ASCII digits from `offset` on.
std::size_t Tokenizer::digits_at(std::size_t offset) const noexcept {
  std::size_t end = offset;
  while (end < text_.size() && is_ascii_digit(text_[end])) {
    ++end;
  }
  return end - offset;
}

// Length of a separator of thousands: , . ' ’ no-break space, narrow no-break space, thin space.
std::size_t Tokenizer::separator_at(std::size_t offset) const noexcept {
  if (offset >= text_.size()) {
    return 0;
  }
  if (text_[offset] == ',' || text_[offset] == '.') {
    return 1;
  }
  if (text_.substr(offset, 2) == "\xC2\xA0") {
    return 2;
  }
  const std::string_view three = text_.substr(offset, 3);
  return three == "\xE2\x80\xAF" || three == "\xE2\x80\x89" ? 3 : apostrophe_at(offset);
}

bool Tokenizer::next(RawWord& word) noexcept {
  while (at_ < text_.size()) {
    const Char first = at(at_);
    if (first.kind == Kind::kOther || first.kind == Kind::kMark) {
      at_ += first.size_bytes;
      continue;
    }
    word = RawWord{.begin = at_, .end = at_};
    if (first.kind == Kind::kSingle) {
      read_single(word);
    } else if (first.kind == Kind::kDigit) {
      read_number(word);
      read_letters(word);
    } else if (!read_acronym(word)) {
      read_letters(word);
    }
    at_ = std::max(at_, word.end);
    number_end_ = word.number_bytes > 0 && word.number_bytes == word.end - word.begin ? at_ : 0;
    return true;
  }
  return false;
}

// One character and its marks.
void Tokenizer::read_single(RawWord& word) noexcept {
  word.ascii = false;
  word.end += at(word.end).size_bytes;
  for (Char c = at(word.end); c.kind == Kind::kMark; c = at(word.end)) {
    word.end += c.size_bytes;
  }
}

// Digits with separators of thousands and a decimal sign. In dotted chains such as dates and
// addresses ("4.11.2025") each part is a number of its own.
void Tokenizer::read_number(RawWord& word) noexcept {
  const std::size_t begin = word.begin;
  const std::size_t first = digits_at(begin);
  std::size_t end = begin + first;
  const bool in_chain = number_end_ != 0 && number_end_ + 1 == begin &&
                        (text_[begin - 1] == '.' || text_[begin - 1] == ',');
  if (first > 0 && !in_chain) {
    std::string_view separator;
    while (first <= 3 && text_[begin] != '0') {
      const std::size_t size = separator_at(end);
      const std::string_view candidate = text_.substr(end, size);
      if (size == 0 || (!separator.empty() && candidate != separator) ||
          digits_at(end + size) != 3) {
        break;
      }
      separator = candidate;
      end += size + 3;
    }
    const char sign = end < text_.size() ? text_[end] : ' ';
    const bool decimal = (sign == '.' || sign == ',') && separator != std::string_view(&sign, 1);
    const std::size_t fraction = decimal ? digits_at(end + 1) : 0;
    const std::size_t after = end + 1 + fraction;
    const bool chain = after < text_.size() && (text_[after] == '.' || text_[after] == ',') &&
                       digits_at(after + 1) > 0;
    if (fraction > 0 && !chain) {
      word.decimal_at = end - begin;
      end = after;
    }
  }
  word.end = end;
  word.number_bytes = end - begin;
  word.ascii = std::all_of(text_.begin() + static_cast<std::ptrdiff_t>(begin),
                           text_.begin() + static_cast<std::ptrdiff_t>(end),
                           [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

// Letters with a dot between each two of them, and perhaps one at the end: "U.S.", "e.g".
bool Tokenizer::read_acronym(RawWord& word) noexcept {
  std::size_t end = word.begin;
  std::size_t letters = 0;
  bool ascii = true;
  bool capitals = true;
  for (;;) {
    const Char letter = at(end);
    if (letter.kind != Kind::kLetter) {
      break;
    }
    const std::size_t after = end + letter.size_bytes;
    const bool dot = after < text_.size() && text_[after] == '.';
    const Kind following = at(after).kind;
    if (!dot && following != Kind::kOther && following != Kind::kSingle) {
      break;
    }
    ++letters;
    ascii = ascii && letter.size_bytes == 1;
    capitals = capitals && !is_ascii_lower(text_[end]);
    end = dot ? after + 1 : after;
    if (!dot) {
      break;
    }
  }
  if (letters < 2) {
    return false;
  }
  word.end = end;
  word.acronym = true;
  word.ascii = ascii;
  word.capitals = capitals;
  return true;
}

// Letters, digits and marks, with "&" and apostrophes between them.
void Tokenizer::read_letters(RawWord& word) noexcept {
  while (word.end < text_.size()) {
    const char c = text_[word.end];
    if (is_ascii_lower(c)) {
      word.capitals = false;
      ++word.end;
      continue;
    }
    const Char here = at(word.end);
    if (here.kind == Kind::kLetter || here.kind == Kind::kDigit || here.kind == Kind::kMark) {
      word.ascii = word.ascii && here.size_bytes == 1;
      word.end += here.size_bytes;
      continue;
    }
    if (c == '&' && joins_at(word.end + 1)) {
      ++word.end;
      continue;
    }
    const std::size_t apostrophe = apostrophe_at(word.end);
    if (apostrophe == 0 || !goes_on_after_apostrophe(word, apostrophe)) {
      return;
    }
  }
}

// Decides at an apostrophe of `size_bytes` at word.end. True: it is a part of the word, and is
// stepped over. A possessive "'s" is stepped over without becoming a part of the word.
bool Tokenizer::goes_on_after_apostrophe(RawWord& word, std::size_t size_bytes) noexcept {
  const std::size_t after = word.end + size_bytes;
  if (at(after).kind != Kind::kLetter) {
    return false;
  }
  if (to_lower(text_[after]) == 's' && !joins_at(after + 1)) {
    at_ = after + 1;
    return false;
  }
  if (word.ascii && is_elided(text_.substr(word.begin, word.end - word.begin))) {
    at_ = after;
    return false;
  }
  word.ascii = word.ascii && size_bytes == 1;
  word.end = after;
  return true;
}

}  // namespace lode::analysis
