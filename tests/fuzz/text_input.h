// SPDX-License-Identifier: GPL-3.0-or-later
// What the fuzz targets of the text layers share: a text from any bytes, and checks that abort.
#pragma once

#include <cstddef>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <string_view>

#include "engine/base/utf8.h"
#include "plugins/text/language.h"

namespace lode::fuzz {

// A first byte d, e, f or s (and any other by its lowest bits) gives the language, the rest the
// text, mended as the engine does before a plugin sees it.
struct TextInput {
  text::Language language = text::Language::kEnglish;
  std::string text;
};

inline TextInput text_input(const unsigned char* data, std::size_t size) {
  using text::Language;
  constexpr Language kLanguages[] = {
      Language::kGerman, Language::kEnglish, Language::kFrench, Language::kSpanish};
  if (size == 0) return {};
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  return {kLanguages[data[0] % 4U], utf8::mend(bytes.substr(1))};
}

inline void expect(bool holds, const char* what) {
  if (holds) return;
  std::fprintf(stderr, "does not hold: %s\n", what);
  std::abort();
}

// The property of every annotation: not empty, inside of the text, at borders of characters.
inline void expect_span(std::string_view text, std::size_t begin, std::size_t end) {
  expect(begin < end, "begin < end");
  expect(end <= text.size(), "end is inside of the text");
  expect(utf8::is_boundary(text, begin), "begin is at a border of characters");
  expect(utf8::is_boundary(text, end), "end is at a border of characters");
}

inline void expect_confidence(double confidence) {
  expect(confidence > 0 && confidence <= 1, "0 < confidence <= 1");
}

}  // namespace lode::fuzz
