// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/money/start_filters.h"

#include <array>
#include <string>
#include <string_view>

#include "plugins/money/amount_words.h"
#include "plugins/money/currency.h"
#include "plugins/money/currency_table.h"
#include "plugins/text/magnitudes.h"
#include "plugins/text/number_words_table.h"
#include "plugins/text/tokens.h"

namespace lode::money {
namespace {

constexpr std::array kLanguages = {text::Language::kEnglish,
                                   text::Language::kFrench,
                                   text::Language::kGerman,
                                   text::Language::kSpanish};

WordFilter make_number_starts(text::Language language) {
  WordFilter out;
  const auto& words = text::number_words(language);
  words.for_each([&](std::string_view word) {
    const text::NumberWordKind kind = words.find(word)->kind;
    if (kind != text::NumberWordKind::kJoin && kind != text::NumberWordKind::kPoint) out.add(word);
  });
  for_each_lone_magnitude([&](std::string_view word) { out.add(word); });
  if (language == text::Language::kEnglish) {
    out.add("a");
    out.add("quarter");
  }
  return out;
}

// The first word of a name, and its plural.
void add_first_word(std::string_view name, WordFilter& out) {
  const text::Tokens tokens(name);
  if (tokens.size() == 0) return;
  const std::string_view first = tokens.folded(0);
  out.add(first);
  out.add(std::string(first) + "s");
  // Joined by a hyphen or not: "hongkong-dollar" is two tokens either way.
}

WordFilter make_money_words() {
  WordFilter out;
  for (const text::Language language : kLanguages) {
    text::for_each_magnitude_word(language, [&](std::string_view word) { out.add(word); });
  }
  for (const CurrencyName& name : currency_names())
    add_first_word(name.phrase, out);
  for (const CurrencyCode& code : currency_codes())
    add_first_word(code.code, out);
  for_each_dollar_country([&](std::string_view word) { add_first_word(word, out); });
  for_each_amount_unit([&](std::string_view word) { add_first_word(word, out); });
  return out;
}

}  // namespace

const WordFilter& number_starts(text::Language language) {
  static const std::array<WordFilter, 4> filters{make_number_starts(kLanguages[0]),
                                                 make_number_starts(kLanguages[1]),
                                                 make_number_starts(kLanguages[2]),
                                                 make_number_starts(kLanguages[3])};
  return filters[static_cast<std::size_t>(language)];
}

const WordFilter& money_words() {
  static const WordFilter filter = make_money_words();
  return filter;
}

}  // namespace lode::money
