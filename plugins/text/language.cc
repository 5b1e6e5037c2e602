// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/text/language.h"

#include <algorithm>
#include <array>
#include <cstddef>

#include "plugins/text/word_map.h"

namespace lode::text {
namespace {

constexpr std::size_t kJudgedTokens = 1000;

constexpr std::uint8_t kEn = 1;
constexpr std::uint8_t kFr = 2;
constexpr std::uint8_t kDe = 4;
constexpr std::uint8_t kEs = 8;

// The most frequent words, with the languages that have them.
const WordMap<std::uint8_t>& stop_words() {
  static const WordMap<std::uint8_t> words{
      {"the", kEn},      {"of", kEn},       {"and", kEn},       {"to", kEn},
      {"for", kEn},      {"with", kEn},     {"that", kEn},      {"is", kEn},
      {"by", kEn},       {"from", kEn},     {"has", kEn},       {"its", kEn},
      {"will", kEn},     {"it", kEn},       {"was", kEn},       {"are", kEn},
      {"on", kEn | kFr}, {"in", kEn | kDe}, {"as", kEn},        {"at", kEn},
      {"le", kFr},       {"les", kFr},      {"des", kFr | kDe}, {"du", kFr | kDe},
      {"et", kFr},       {"est", kFr},      {"une", kFr},       {"dans", kFr},
      {"pour", kFr},     {"sur", kFr},      {"au", kFr},        {"aux", kFr},
      {"qui", kFr},      {"par", kFr},      {"avec", kFr},      {"ce", kFr},
      {"de", kFr | kEs}, {"la", kFr | kEs}, {"en", kFr | kEs},  {"que", kFr | kEs},
      {"un", kFr | kEs}, {"se", kFr | kEs}, {"der", kDe},       {"die", kDe},
      {"das", kDe},      {"und", kDe},      {"von", kDe},       {"mit", kDe},
      {"den", kDe},      {"dem", kDe},      {"ist", kDe},       {"für", kDe},
      {"ein", kDe},      {"eine", kDe},     {"auf", kDe},       {"im", kDe},
      {"zu", kDe},       {"nicht", kDe},    {"sich", kDe},      {"bei", kDe},
      {"el", kEs},       {"los", kEs},      {"las", kEs},       {"una", kEs},
      {"y", kEs},        {"por", kEs},      {"con", kEs},       {"para", kEs},
      {"del", kEs},      {"su", kEs},       {"al", kEs},        {"es", kEs | kDe},
      {"lo", kEs},       {"más", kEs},      {"como", kEs},      {"ha", kEs}};
  return words;
}

Language guess(const Tokens& tokens) {
  std::array<int, 4> votes{};
  const std::size_t end = std::min(tokens.size(), kJudgedTokens);
  for (std::size_t i = 0; i < end; ++i) {
    if (tokens[i].kind != TokenKind::kWord) continue;
    const std::uint8_t* const languages = stop_words().find(tokens.folded(i));
    for (std::size_t l = 0; languages != nullptr && l < votes.size(); ++l) {
      votes[l] += (*languages >> l) & 1;
    }
  }
  const auto best = std::ranges::max_element(votes) - votes.begin();
  return static_cast<Language>(best);
}

}  // namespace

Language language_of(std::string_view tag, const Tokens& tokens) {
  if (tag.empty()) return guess(tokens);
  const std::string_view primary = tag.substr(0, tag.find_first_of("-_"));
  const auto is = [primary](char first, char second) {
    const auto lower = [](char c) { return static_cast<char>(c | 0x20); };
    return primary.size() == 2 && lower(primary[0]) == first && lower(primary[1]) == second;
  };
  if (is('f', 'r')) return Language::kFrench;
  if (is('d', 'e')) return Language::kGerman;
  if (is('e', 's')) return Language::kSpanish;
  return Language::kEnglish;
}

}  // namespace lode::text
