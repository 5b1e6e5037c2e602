// SPDX-License-Identifier: GPL-3.0-or-later
// The words of which written-out numbers are made.
#pragma once

#include <cstdint>

#include "plugins/text/language.h"
#include "plugins/text/word_map.h"

namespace lode::text {

// kArticle: a one that is an article too. kHundreds: "quinientos". kJoin: "and". kPoint parts the
// whole from the decimals. kHalf: a half before a magnitude ("half a billion") or after "and".
enum class NumberWordKind : std::uint8_t {
  kUnit,
  kArticle,
  kTen,
  kHundred,
  kHundreds,
  kThousand,
  kJoin,
  kPoint,
  kHalf,
};

struct NumberWord {
  std::int32_t value = 0;
  NumberWordKind kind = NumberWordKind::kUnit;
};

// German compounds ("achtundvierzig", "zweieinhalb") are not in the table.
[[nodiscard]] const WordMap<NumberWord>& number_words(Language language);

}  // namespace lode::text
