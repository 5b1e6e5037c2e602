// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/money/growth.h"

#include <string_view>

#include "plugins/text/word_map.h"

namespace lode::money {
namespace {

using text::Tokens;
using Words = text::WordMap<bool>;

constexpr std::size_t kGrowthWindow = 8;

bool is_raising(std::string_view word) {
  static const Words words{
      {"taking", true},  {"bringing", true}, {"lifting", true},  {"raising", true},
      {"pushing", true}, {"portant", true},  {"porte", true},    {"portent", true},
      {"amenant", true}, {"bringt", true},   {"hebt", true},     {"erhöht", true},
      {"steigt", true},  {"elevando", true}, {"llevando", true}, {"eleva", true},
      {"brings", true},  {"takes", true},    {"brought", true},  {"took", true}};
  return words.find(word) != nullptr;
}

bool is_modal(std::string_view word) {
  static const Words words{{"would", true},
                           {"could", true},
                           {"may", true},
                           {"might", true},
                           {"can", true},
                           {"pourra", true},
                           {"pourrait", true},
                           {"peut", true},
                           {"könnte", true},
                           {"kann", true},
                           {"podría", true},
                           {"podrá", true},
                           {"puede", true}};
  return words.find(word) != nullptr;
}

bool is_growth(std::string_view word) {
  static const Words words{
      {"climb", true},     {"rise", true},      {"grow", true},     {"increase", true},
      {"reach", true},     {"swell", true},     {"monter", true},   {"grimper", true},
      {"atteindre", true}, {"steigen", true},   {"wachsen", true},  {"anwachsen", true},
      {"klettern", true},  {"erreichen", true}, {"subir", true},    {"llegar", true},
      {"alcanzar", true},  {"ascender", true},  {"elevarse", true}, {"crecer", true}};
  return words.find(word) != nullptr;
}

bool is_to(std::string_view word) {
  return word == "to" || word == "à" || word == "auf" || word == "a" || word == "hasta";
}

}  // namespace

bool is_raised_to(const Tokens& tokens, const Amount& before, const Amount& amount) {
  if (amount.first == 0 || !is_to(tokens.folded(amount.first - 1))) return false;
  if (tokens[before.first].sentence != tokens[amount.first].sentence) return false;
  for (std::size_t i = before.last; i < amount.first; ++i) {
    if (is_raising(tokens.folded(i))) return true;
  }
  return false;
}

bool may_grow_to(const Tokens& tokens, const Amount& amount) {
  bool modal = false;
  bool growth = false;
  for (std::size_t i = amount.first > kGrowthWindow ? amount.first - kGrowthWindow : 0;
       i < amount.first;
       ++i) {
    if (tokens[i].sentence != tokens[amount.first].sentence) continue;
    modal = modal || is_modal(tokens.folded(i));
    growth = growth || is_growth(tokens.folded(i));
  }
  return modal && growth;
}

}  // namespace lode::money
