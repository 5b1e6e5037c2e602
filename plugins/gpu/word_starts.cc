// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/gpu/word_starts.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cstdint>
#include <string>

#include "plugins/text/byte_masks.h"

namespace lode::gpu {
namespace {

constexpr std::size_t kKeyLetters = 8;
constexpr std::uint64_t kSingle = 1U << 30U;  // Marks a single letter and what follows it.
constexpr std::size_t kHashBits = 16;

enum class Byte : std::uint8_t {
  kOther,  // Parts words.
  kLower,  // Of ASCII.
  kUpper,  // Of ASCII.
  kDigit,
  kLatin,    // Starts a letter of Latin-1, such as "é".
  kSign,     // Starts a sign that folds to no letter, or what is said of kUnknown.
  kUnknown,  // Starts what may fold to anything: full-width letters, combining accents.
};

constexpr std::array<Byte, 256> byte_table() {
  std::array<Byte, 256> table{};
  for (std::size_t c = 0x80; c < 256; ++c)
    table[c] = Byte::kUnknown;
  for (std::size_t c = 'a'; c <= 'z'; ++c)
    table[c] = Byte::kLower;
  for (std::size_t c = 'A'; c <= 'Z'; ++c)
    table[c] = Byte::kUpper;
  for (std::size_t c = '0'; c <= '9'; ++c)
    table[c] = Byte::kDigit;
  table[0xC2] = table[0xE2] = Byte::kSign;
  table[0xC3] = Byte::kLatin;
  return table;
}
constexpr std::array<Byte, 256> kBytes = byte_table();

// What a run of bytes is made of.
enum class Run : std::uint8_t { kNone, kLetters, kDigits, kLook };

constexpr std::array<Run, 256> run_table() {
  std::array<Run, 256> table{};
  for (std::size_t c = 0; c < 256; ++c) {
    const Byte kind = kBytes[c];
    table[c] = kind == Byte::kOther   ? Run::kNone
               : kind == Byte::kDigit ? Run::kDigits
               : c < 0x80             ? Run::kLetters
                                      : Run::kLook;
  }
  return table;
}
constexpr std::array<Run, 256> kRuns = run_table();

std::uint8_t byte_at(std::string_view text, std::size_t i) {
  return i < text.size() ? static_cast<std::uint8_t>(text[i]) : 0;
}

Byte kind_at(std::string_view text, std::size_t i) {
  const Byte kind = kBytes[byte_at(text, i)];
  if (kind != Byte::kLatin) return kind;
  const std::uint8_t second = byte_at(text, i + 1);
  return second == 0x97 || second == 0xB7 ? Byte::kSign : kind;  // "×" and "÷"
}

bool is_letter(Byte kind) {
  return kind == Byte::kLower || kind == Byte::kUpper || kind == Byte::kLatin;
}

bool is_capital(std::string_view text, std::size_t i) {
  const Byte kind = kind_at(text, i);
  return kind == Byte::kUpper || kind == Byte::kDigit ||
         (kind == Byte::kLatin && byte_at(text, i + 1) < 0xA0);
}

// Bytes of the sign at `i`, 0 if it is not surely a sign: the soft hyphen and zero-width characters
// vanish from words, and letter-like signs fold to letters.
std::size_t sign_length(std::string_view text, std::size_t i) {
  if (kind_at(text, i) == Byte::kUnknown) return 0;
  const std::uint8_t first = byte_at(text, i);
  const std::uint8_t second = byte_at(text, i + 1);
  if (first == 0xC3) return 2;
  if (first == 0xC2) {
    const bool letter = second == 0xAA || second == 0xAD || second == 0xB5 || second == 0xBA;
    return letter ? 0 : 2;
  }
  const std::uint8_t third = byte_at(text, i + 2);
  const bool dash_or_quote = second == 0x80 && third >= 0x90 && third <= 0xA9;
  const bool space_or_euro = (second == 0x80 && third == 0xAF) || (second == 0x82 && third == 0xAC);
  return dash_or_quote || space_or_euro ? 3 : 0;
}

struct Start {
  std::uint64_t letters = 0;  // The first few, or digits, packed.
  std::size_t end = 0;        // Byte behind all of them.
};

// Appends the letter at `at` in small and moves behind it.
void pack_letter(std::string_view text, std::size_t& at, std::uint64_t& packed) {
  const Byte kind = kind_at(text, at);
  std::uint64_t letter = byte_at(text, at++);
  if (kind == Byte::kUpper) letter |= 0x20U;
  if (kind == Byte::kLatin) letter = 0x80U | 0x20U | byte_at(text, at++);
  packed = packed << 8U | letter;
}

// Bytes of the white space or dash at `i`, 0 if there is none.
std::size_t parting_length(std::string_view text, std::size_t i) {
  const std::uint8_t byte = byte_at(text, i);
  if (i >= text.size() || kind_at(text, i) == Byte::kUnknown) return 0;
  if (byte == ' ' || byte == '-' || byte == '\t' || byte == '\n' || byte == '\r') return 1;
  return kBytes[byte] == Byte::kSign ? sign_length(text, i) : 0;
}

// Of the letters or digits at `i`. A single letter goes with what follows it: "H100", "H-100".
Start start_at(std::string_view text, std::size_t i) {
  const bool digits = kind_at(text, i) == Byte::kDigit;
  const auto goes_on = [&](std::size_t at) {
    return digits ? kind_at(text, at) == Byte::kDigit : is_letter(kind_at(text, at));
  };
  std::uint64_t packed = 0;
  std::size_t at = i;
  std::size_t length = 0;
  for (; length < kKeyLetters && goes_on(at); ++length)
    pack_letter(text, at, packed);
  if (length == 1 && !digits) {
    std::size_t next = at;
    while (const std::size_t length_of_sign = parting_length(text, next))
      next += length_of_sign;
    pack_letter(text, next, packed);
    packed |= kSingle;
  }
  while (goes_on(at))
    at += kind_at(text, at) == Byte::kLatin ? 2 : 1;
  return {packed, at};
}

// Codes of bytes at the start of a word: letters without their case, and kinds of others.
constexpr std::size_t kCodes = 32;
constexpr std::uint8_t kDigitCode = 27;
constexpr std::uint8_t kHyphenCode = 28;
constexpr std::uint8_t kFarCode = 29;  // Beyond ASCII.

constexpr std::array<std::uint8_t, 256> code_table() {
  std::array<std::uint8_t, 256> table{};
  for (std::size_t c = 0; c < 26; ++c)
    table['a' + c] = table['A' + c] = static_cast<std::uint8_t>(1 + c);
  for (std::size_t c = '0'; c <= '9'; ++c)
    table[c] = kDigitCode;
  table['-'] = kHyphenCode;
  for (std::size_t c = 0x80; c < 256; ++c)
    table[c] = kFarCode;
  return table;
}
constexpr std::array<std::uint8_t, 256> kByteCodes = code_table();

// Of the first byte; this one with its case: 64 codes.
constexpr std::array<std::uint8_t, 256> first_code_table() {
  std::array<std::uint8_t, 256> table{};
  for (std::size_t c = 0; c < 256; ++c)
    table[c] = c < 0x80 ? 0 : 63;
  for (std::size_t c = 0; c < 26; ++c) {
    table['a' + c] = static_cast<std::uint8_t>(1 + c);
    table['A' + c] = static_cast<std::uint8_t>(27 + c);
  }
  for (std::size_t c = 0; c < 10; ++c)
    table['0' + c] = static_cast<std::uint8_t>(53 + c);
  return table;
}
constexpr std::array<std::uint8_t, 256> kFirstCodes = first_code_table();

std::size_t triple(std::size_t first_byte, std::size_t second_code, std::size_t third_code) {
  return std::size_t{kFirstCodes[first_byte]} << 10U | second_code << 5U | third_code;
}

// Letters of ASCII that `name` begins with; for a name that begins otherwise, three.
std::size_t letters_of(std::string_view name) {
  if (kRuns[byte_at(name, 0)] != Run::kLetters) return 3;
  std::size_t length = 0;
  while (kRuns[byte_at(name, length)] == Run::kLetters)
    ++length;
  return length;
}

// Whether a byte of this code may stand at `i` in the text for what `name` has there. What ends the
// first `length` letters may be left out, or be a hyphen or space: "GB200", "GB-200".
bool may_stand(std::string_view name, std::size_t i, std::size_t code, std::size_t length) {
  const std::uint8_t wanted = kByteCodes[byte_at(name, i)];
  if (kRuns[byte_at(name, 0)] == Run::kDigits && wanted != kDigitCode) return true;
  if (i < length || wanted == kFarCode) return code == wanted;
  return code == kDigitCode || code == kHyphenCode || code == kFarCode || code == 0;
}

std::size_t hash(std::uint64_t letters) {
  return static_cast<std::size_t>(letters * 0x9E3779B97F4A7C15U >> (64U - kHashBits));
}

}  // namespace

void WordStarts::add_start(std::string_view name, bool any_case) {
  const Start start = start_at(name, 0);
  if (start.end == 0) {
    everywhere_ = true;
    return;
  }
  (any_case || !is_capital(name, 0) ? any_ : capital_).insert(start.letters);
  hashes_.set(hash(start.letters));
  add_triples(name, any_case);
}

void WordStarts::add_triples(std::string_view name, bool any_case) {
  const bool letters = kRuns[byte_at(name, 0)] == Run::kLetters;
  const bool both_cases = letters && (any_case || !is_capital(name, 0));
  const std::size_t length = letters_of(name);
  for (std::size_t second = 0; second < kCodes; ++second) {
    if (!may_stand(name, 1, second, length)) continue;
    for (std::size_t third = 0; third < kCodes; ++third) {
      if (length >= 2 && !may_stand(name, 2, third, length)) continue;
      const std::uint8_t first = byte_at(name, 0);
      triples_.set(triple(first, second, third));
      if (both_cases) triples_.set(triple(first ^ 0x20U, second, third));
    }
  }
}

void WordStarts::add(std::string_view name, bool any_case) {
  add_start(name, any_case);
  // A plural of the first part, or of all.
  const std::size_t end = start_at(name, 0).end;
  if (end > 0 && is_letter(kind_at(name, 0)) && kind_at(name, end) == Byte::kOther)
    add_start(std::string(name.substr(0, end)) + "s", any_case);
  // Parts joined, one after the other: "HuggingFace".
  std::string joined(name);
  for (std::size_t at = joined.find_first_of(" -"); at != joined.npos;
       at = joined.find_first_of(" -")) {
    joined.erase(at, 1);
    add_start(joined, any_case);
  }
  // Capitals within a word parted: "Core Weave".
  for (std::size_t i = 2; i < end; ++i) {
    if (kind_at(name, i) == Byte::kUpper && kind_at(name, i - 1) == Byte::kLower)
      add_start(name.substr(0, i), any_case);
  }
}

bool WordStarts::starts_at(std::string_view text, std::size_t i) const {
  const std::uint64_t letters = start_at(text, i).letters;
  if (!hashes_[hash(letters)]) return false;
  return any_.count(letters) > 0 || (is_capital(text, i) && capital_.count(letters) > 0);
}

// Whether a known name may begin in bytes [at, end), those of some whole character behind them
// included. Moves `at` behind what it has looked at.
bool WordStarts::may_begin_slowly(std::string_view text, std::size_t& at, std::size_t end) const {
  Run previous = at == 0 ? Run::kNone : kRuns[byte_at(text, at - 1)];
  // Behind a character that is no part of a word nothing goes on, and a letter that is met again
  // there does no harm.
  if (previous == Run::kLook) previous = Run::kNone;
  for (; at < end; ++at) {
    const std::uint8_t byte = byte_at(text, at);
    const Run run = kRuns[byte];
    // A unit may follow digits at once: "240MW".
    const bool may_start = run != previous && may_start_at(text.data() + at, text.size() - at);
    if (run != Run::kLook && !may_start) {
      previous = run;
      continue;
    }
    const Byte kind = kind_at(text, at);
    const bool is_word = kind != Byte::kSign && kind != Byte::kUnknown;
    const std::size_t length = run != Run::kLook ? 1 : is_word ? 2 : sign_length(text, at);
    if (length == 0 || (is_word && may_start && starts_at(text, at))) return true;
    previous = run != Run::kLook ? run : is_word ? Run::kLetters : Run::kNone;
    at += length - 1;
  }
  return false;
}

// The three bytes at `bytes`, of which `size` are there.
bool WordStarts::may_start_at(const char* bytes, std::size_t size) const {
  const std::string_view text(bytes, std::min<std::size_t>(size, 3));
  const std::size_t second = kByteCodes[byte_at(text, 1)];
  return triples_[triple(byte_at(text, 0), second, kByteCodes[byte_at(text, 2)])];
}

bool WordStarts::may_occur_in(std::string_view text) const noexcept {
  if (everywhere_) return true;
  std::array<char, text::kMaskBytes> lowered;
  std::size_t at = 0;
  std::uint64_t after_letter = 0;
  std::uint64_t after_digit = 0;
  // Two bytes more, so that all starts of a block can be looked at.
  while (at + text::kMaskBytes + 2 <= text.size()) {
    const text::ByteMasks masks = text::classify(text.data() + at, lowered.data());
    if (masks.wide != 0) {
      if (may_begin_slowly(text, at, at + text::kMaskBytes)) return true;
      const Run run = kRuns[byte_at(text, at - 1)];
      after_letter = run == Run::kLetters ? 1 : 0;
      after_digit = run == Run::kDigits ? 1 : 0;
      continue;
    }
    const std::uint64_t letters = masks.alnum & ~masks.digits;
    std::uint64_t starts = (letters & ~(letters << 1U | after_letter)) |
                           (masks.digits & ~(masks.digits << 1U | after_digit));
    for (; starts != 0; starts &= starts - 1) {
      const std::size_t start = at + static_cast<std::size_t>(std::countr_zero(starts));
      if (may_start_at(text.data() + start, 3) && starts_at(text, start)) return true;
    }
    after_letter = letters >> (text::kMaskBytes - 1);
    after_digit = masks.digits >> (text::kMaskBytes - 1);
    at += text::kMaskBytes;
  }
  return may_begin_slowly(text, at, text.size());
}

}  // namespace lode::gpu
