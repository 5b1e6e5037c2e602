// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/index/term_layout.h"

#include <array>
#include <charconv>

#include <xapian.h>

#include "engine/base/hash.h"
#include "engine/base/utf8.h"

namespace lode::index {
namespace {

constexpr std::string_view kReplacement = "\xEF\xBF\xBD";  // U+FFFD
constexpr char kCutMark = '~';
constexpr std::size_t kHashDigits = 16;
constexpr std::size_t kFingerprintDigits = 8;

std::string hash_digits(std::string_view bytes) {
  std::array<char, kHashDigits> digits{};
  constexpr int kHexadecimal = 16;
  const auto end =
      std::to_chars(digits.data(), digits.data() + digits.size(), fnv1a64(bytes), kHexadecimal).ptr;
  std::string text(digits.data(), end);
  return std::string(kHashDigits - text.size(), '0') + text;
}

std::string join(std::string_view prefix, std::string_view name, std::string_view value) {
  std::string rest;
  rest.reserve(name.size() + 1 + value.size());
  rest.append(name).append(1, ':').append(value);
  return make_term(prefix, rest);
}

}  // namespace

std::string make_term(std::string_view prefix, std::string_view rest) {
  std::string term(prefix);
  for (const char c : rest) {
    if (c == '\0') {
      term.append(kReplacement);
    } else {
      term.push_back(c);
    }
  }
  if (term.size() <= kMaxTermBytes) {
    return term;
  }
  const std::string digits = hash_digits(term);
  std::string cut(utf8::truncate(term, kMaxTermBytes - kHashDigits - 1));
  return cut + kCutMark + digits;
}

std::string id_term(std::string_view id) {
  return make_term("Q", id);
}

std::string url_term(std::string_view url) {
  return make_term("U", url);
}

std::string facet_term(std::string_view facet, std::string_view value) {
  return join("XF", facet, fold_value(value));
}

std::string has_facet_term(std::string_view facet) {
  return make_term("XH", facet);
}

std::string fingerprint_term(std::string_view plugin, std::string_view fingerprint) {
  return join("XE", plugin, fingerprint.substr(0, kFingerprintDigits));
}

std::string status_term(std::string_view plugin, RunStatus status) {
  return join("XS", plugin, name(status));
}

std::string fold_value(std::string_view value) {
  std::string mended;
  if (!utf8::is_valid(value)) {
    mended = utf8::mend(value);
    value = mended;
  }
  std::string folded;
  folded.reserve(value.size());
  bool space = false;
  for (std::size_t at = 0; at < value.size();) {
    const utf8::Decoded next = utf8::decode(value, at);
    at += next.size_bytes;
    if (Xapian::Unicode::is_whitespace(next.code_point)) {
      space = !folded.empty();
      continue;
    }
    if (space) {
      folded.push_back(' ');
      space = false;
    }
    utf8::append(folded, Xapian::Unicode::tolower(next.code_point));
  }
  return folded;
}

}  // namespace lode::index
