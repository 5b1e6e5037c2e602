// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/analysis/normal_form.h"

#include <algorithm>
#include <iterator>
#include <unicode/bytestream.h>
#include <unicode/normalizer2.h>
#include <unicode/uscript.h>

#include "engine/base/check.h"
#include "engine/base/utf8.h"

namespace lode::analysis {
namespace {

bool is_ascii(std::string_view text) noexcept {
  return std::all_of(
      text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

// The instances belong to ICU and live as long as the process.
const icu::Normalizer2& nfkc_casefold() {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* instance = icu::Normalizer2::getNFKCCasefoldInstance(status);
  LODE_CHECK(U_SUCCESS(status));
  return *instance;
}

const icu::Normalizer2& nfd() {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* instance = icu::Normalizer2::getNFDInstance(status);
  LODE_CHECK(U_SUCCESS(status));
  return *instance;
}

const icu::Normalizer2& nfc() {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* instance = icu::Normalizer2::getNFCInstance(status);
  LODE_CHECK(U_SUCCESS(status));
  return *instance;
}

std::string normalize(const icu::Normalizer2& normalizer, std::string_view text) {
  std::string out;
  icu::StringByteSink<std::string> sink(&out);
  UErrorCode status = U_ZERO_ERROR;
  const icu::StringPiece piece(text.data(), static_cast<std::int32_t>(text.size()));
  normalizer.normalizeUTF8(0, piece, sink, nullptr, status);
  LODE_CHECK(U_SUCCESS(status));
  return out;
}

// Letters that Unicode does not decompose but that people type as plain ones.
struct Plain {
  char32_t letter;
  std::string_view plain;
};
constexpr Plain kPlain[] = {{U'ß', "ss"},
                            {U'æ', "ae"},
                            {U'ð', "d"},
                            {U'ø', "o"},
                            {U'þ', "th"},
                            {U'đ', "d"},
                            {U'ħ', "h"},
                            {U'ı', "i"},
                            {U'ł', "l"},
                            {U'œ', "oe"}};

// Marks of Latin and Greek letters are dropped; elsewhere ("й") they make another letter.
bool drops_marks(char32_t base) noexcept {
  UErrorCode status = U_ZERO_ERROR;
  const UScriptCode script = uscript_getScript(static_cast<UChar32>(base), &status);
  return script == USCRIPT_LATIN || script == USCRIPT_GREEK || script == USCRIPT_COMMON;
}

// Steps over the number that `word` starts with, without its separators of thousands.
void append_number(std::string_view written, const RawWord& word, std::string& out) {
  for (std::size_t i = 0; i < word.number_bytes; ++i) {
    if (written[i] >= '0' && written[i] <= '9') {
      out += written[i];
    } else if (word.decimal_at != 0 && i == word.decimal_at) {
      out += '.';
    }
  }
}

}  // namespace

void fold_case(std::string_view text, const RawWord& word, std::string& out) {
  out.clear();
  std::string_view written = text.substr(word.begin, word.end - word.begin);
  append_number(written, word, out);
  written.remove_prefix(word.number_bytes);
  if (word.ascii) {
    for (const char c : written) {
      if (c == '.') {
        continue;  // Of an acronym.
      }
      out += c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c;
    }
    return;
  }
  constexpr std::string_view kApostrophe = "\xE2\x80\x99";
  std::string plain;
  while (!written.empty()) {
    if (written.front() == '.') {
      written.remove_prefix(1);
    } else if (written.substr(0, kApostrophe.size()) == kApostrophe) {
      plain += '\'';
      written.remove_prefix(kApostrophe.size());
    } else {
      plain += written.front();
      written.remove_prefix(1);
    }
  }
  out += normalize(nfkc_casefold(), plain);
}

void fold_accents(std::string_view folded, std::string& out) {
  if (is_ascii(folded)) {
    out.assign(folded);
    return;
  }
  out.clear();
  const std::string decomposed = normalize(nfd(), folded);
  bool drop = false;
  for (std::size_t i = 0; i < decomposed.size();) {
    const utf8::Decoded c = utf8::decode(decomposed, i);
    const bool is_mark = c.code_point >= 0x0300 && c.code_point <= 0x036F;
    if (!is_mark) {
      drop = drops_marks(c.code_point);
      const auto* plain = std::find_if(std::begin(kPlain), std::end(kPlain), [&c](const Plain& p) {
        return p.letter == c.code_point;
      });
      if (plain != std::end(kPlain)) {
        out += plain->plain;
      } else {
        out.append(decomposed, i, c.size_bytes);
      }
    } else if (!drop) {
      out.append(decomposed, i, c.size_bytes);
    }
    i += c.size_bytes;
  }
  if (!is_ascii(out)) {
    out = normalize(nfc(), out);
  }
}

}  // namespace lode::analysis
