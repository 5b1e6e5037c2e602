// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/money/context.h"

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>

#include "plugins/text/word_map.h"

namespace lode::money {
namespace {

using text::Tokens;
using text::WordMap;

constexpr std::size_t kLongestPhrase = 3;

// Of one to three words, folded, parted by spaces.
const WordMap<Qualifier>& phrases_before() {
  using enum Qualifier;
  static const WordMap<Qualifier> table{{"about", kAbout},
                                        {"around", kAbout},
                                        {"roughly", kAbout},
                                        {"approximately", kAbout},
                                        {"some", kAbout},
                                        {"nearly", kAbout},
                                        {"almost", kAbout},
                                        {"close to", kAbout},
                                        {"estimated", kAbout},
                                        {"just under", kAbout},
                                        {"just over", kAtLeast},
                                        {"~", kAbout},
                                        {"≈", kAbout},
                                        {"ca", kAbout},
                                        {"ca .", kAbout},
                                        {"circa", kAbout},
                                        {"environ", kAbout},
                                        {"quelque", kAbout},
                                        {"près de", kAbout},
                                        {"près d '", kAbout},
                                        {"autour de", kAbout},
                                        {"autour d '", kAbout},
                                        {"approximativement", kAbout},
                                        {"à peu près", kAbout},
                                        {"presque", kAbout},
                                        {"rund", kAbout},
                                        {"etwa", kAbout},
                                        {"zirka", kAbout},
                                        {"ungefähr", kAbout},
                                        {"knapp", kAbout},
                                        {"gut", kAbout},
                                        {"fast", kAbout},
                                        {"nahezu", kAbout},
                                        {"unos", kAbout},
                                        {"unas", kAbout},
                                        {"cerca de", kAbout},
                                        {"alrededor de", kAbout},
                                        {"aproximadamente", kAbout},
                                        {"casi", kAbout},
                                        {"en torno a", kAbout},
                                        {"more than", kAtLeast},
                                        {"over", kAtLeast},
                                        {"at least", kAtLeast},
                                        {"upwards of", kAtLeast},
                                        {"in excess of", kAtLeast},
                                        {"north of", kAtLeast},
                                        {"above", kAtLeast},
                                        {"topping", kAtLeast},
                                        {"exceeding", kAtLeast},
                                        {">", kAtLeast},
                                        {"≥", kAtLeast},
                                        {"plus de", kAtLeast},
                                        {"plus d '", kAtLeast},
                                        {"au moins", kAtLeast},
                                        {"au - delà de", kAtLeast},
                                        {"delà de", kAtLeast},
                                        {"dépassant", kAtLeast},
                                        {"mehr als", kAtLeast},
                                        {"über", kAtLeast},
                                        {"mindestens", kAtLeast},
                                        {"wenigstens", kAtLeast},
                                        {"más de", kAtLeast},
                                        {"al menos", kAtLeast},
                                        {"por encima de", kAtLeast},
                                        {"como mínimo", kAtLeast},
                                        {"less than", kAtMost},
                                        {"under", kAtMost},
                                        {"below", kAtMost},
                                        {"up to", kAtMost},
                                        {"as much as", kAtMost},
                                        {"no more than", kAtMost},
                                        {"at most", kAtMost},
                                        {"maximum of", kAtMost},
                                        {"<", kAtMost},
                                        {"≤", kAtMost},
                                        {"moins de", kAtMost},
                                        {"jusqu ' à", kAtMost},
                                        {"pouvant atteindre", kAtMost},
                                        {"' à", kAtMost},
                                        {"au plus", kAtMost},
                                        {"au maximum", kAtMost},
                                        {"weniger als", kAtMost},
                                        {"bis zu", kAtMost},
                                        {"bis", kAtMost},
                                        {"höchstens", kAtMost},
                                        {"maximal", kAtMost},
                                        {"menos de", kAtMost},
                                        {"hasta", kAtMost},
                                        {"como máximo", kAtMost},
                                        {"a lo sumo", kAtMost}};
  return table;
}

const WordMap<Qualifier>& phrases_behind() {
  using enum Qualifier;
  static const WordMap<Qualifier> table{{"+", kAtLeast},
                                        {"- plus", kAtLeast},
                                        {"or more", kAtLeast},
                                        {"ou plus", kAtLeast},
                                        {"oder mehr", kAtLeast},
                                        {"o más", kAtLeast},
                                        {"or less", kAtMost},
                                        {"ou moins", kAtMost},
                                        {"oder weniger", kAtMost},
                                        {"o menos", kAtMost},
                                        {"at most", kAtMost},
                                        {"au maximum", kAtMost},
                                        {"maximum", kAtMost}};
  return table;
}

// What one pays for, behind "per", "a", "/" and their like.
const WordMap<Period>& units() {
  using enum Period;
  static const WordMap<Period> table{
      {"hour", kHour},         {"hr", kHour},         {"h", kHour},
      {"hours", kHour},        {"heure", kHour},      {"stunde", kHour},
      {"hora", kHour},         {"day", kDay},         {"jour", kDay},
      {"tag", kDay},           {"día", kDay},         {"week", kDay},
      {"woche", kDay},         {"semaine", kDay},     {"semana", kDay},
      {"month", kMonth},       {"mo", kMonth},        {"mois", kMonth},
      {"monat", kMonth},       {"mes", kMonth},       {"quarter", kQuarter},
      {"trimestre", kQuarter}, {"quartal", kQuarter}, {"year", kYear},
      {"yr", kYear},           {"y", kYear},          {"annum", kYear},
      {"an", kYear},           {"année", kYear},      {"jahr", kYear},
      {"año", kYear},          {"share", kShare},     {"action", kShare},
      {"titre", kShare},       {"aktie", kShare},     {"anteil", kShare},
      {"acción", kShare},      {"unit", kUnit},       {"gpu", kUnit},
      {"gpus", kUnit},         {"chip", kUnit},       {"chips", kUnit},
      {"megawatt", kUnit},     {"mw", kUnit},         {"gigawatt", kUnit},
      {"gw", kUnit},           {"mwh", kUnit},        {"kwh", kUnit},
      {"kw", kUnit},           {"server", kUnit},     {"user", kUnit},
      {"token", kUnit},        {"tokens", kUnit},     {"barrel", kUnit},
      {"tonne", kUnit},        {"ton", kUnit},        {"ounce", kUnit},
      {"puce", kUnit},         {"unité", kUnit},      {"pièce", kUnit},
      {"stück", kUnit},        {"stueck", kUnit},     {"megavatio", kUnit},
      {"person", kUnit},       {"head", kUnit},       {"seat", kUnit},
      {"acre", kUnit},         {"wafer", kUnit},      {"gb", kUnit},
      {"usuario", kUnit},      {"employee", kUnit},   {"mégawatt", kUnit}};
  return table;
}

// Words that make an amount a rate by themselves, before or behind it.
const WordMap<Period>& adverbs() {
  using enum Period;
  static const WordMap<Period> table{{"annually", kYear},
                                     {"yearly", kYear},
                                     {"annual", kYear},
                                     {"annuels", kYear},
                                     {"annuellement", kYear},
                                     {"anuales", kYear},
                                     {"anual", kYear},
                                     {"jährlich", kYear},
                                     {"jährliche", kYear},
                                     {"jährlichen", kYear},
                                     {"monthly", kMonth},
                                     {"monatlich", kMonth},
                                     {"mensuels", kMonth},
                                     {"mensuales", kMonth},
                                     {"hourly", kHour},
                                     {"stündlich", kHour},
                                     {"each", kUnit},
                                     {"apiece", kUnit},
                                     {"unitaire", kShare}};
  return table;
}

enum class Link : std::uint8_t { kNone, kPer, kArticle };

Link link_at(const Tokens& tokens, std::size_t i) {
  static const WordMap<Link> words{{"per", Link::kPer},
                                   {"pro", Link::kPer},
                                   {"je", Link::kPer},
                                   {"par", Link::kPer},
                                   {"por", Link::kPer},
                                   {"/", Link::kPer},
                                   {"a", Link::kArticle},
                                   {"an", Link::kArticle},
                                   {"al", Link::kArticle},
                                   {"l", Link::kArticle},
                                   {"la", Link::kArticle},
                                   {"every", Link::kArticle}};
  const Link* const link = words.find(tokens.folded(i));
  return link == nullptr ? Link::kNone : *link;
}

std::string phrase(const Tokens& tokens, std::size_t first, std::size_t last) {
  std::string out;
  for (std::size_t i = first; i < last; ++i) {
    if (i > first) out += ' ';
    out += tokens.folded(i);
  }
  return out;
}

bool is_skipped_before(std::string_view word) {
  return word == "a" || word == "an" || word == "the" || word == "les" || word == "los" ||
         word == "de" || word == "d" || word == "einer" || word == "einem" || word == "die";
}

std::optional<Qualifier> before(const Tokens& tokens, std::size_t last) {
  const std::size_t longest = std::min(kLongestPhrase, last);
  for (std::size_t length = longest; length > 0; --length) {
    const std::size_t first = last - length;
    if (tokens[first].block != tokens[last].block) continue;
    if (const auto* found = phrases_before().find(phrase(tokens, first, last))) return *found;
  }
  return std::nullopt;
}

// "per GPU hour", "per diluted share": up to two words before the unit.
Period unit_behind(const Tokens& tokens, std::size_t i, std::size_t most_words) {
  Period found = Period::kNone;
  for (std::size_t n = 0; i < tokens.size() && n <= most_words; ++n, ++i) {
    if (tokens.is_sign(i, '-') || tokens.is_sign(i, '\'')) continue;
    if (tokens[i].kind == text::TokenKind::kSign || tokens[i].starts_sentence) break;
    const Period* const unit = units().find(tokens.folded(i));
    if (unit != nullptr) {
      found = *unit;
    } else if (found != Period::kNone) {
      break;
    }
  }
  return found;
}

}  // namespace

Qualifier qualifier_of(const Tokens& tokens, const Amount& amount) {
  const std::size_t last = amount.first;
  // "Kredit über 5 Milliarden": of, not more than.
  const bool of = last >= 2 && tokens.folded(last - 1) == "über" &&
                  tokens[last - 2].letter_case == text::LetterCase::kTitle;
  if (of) return Qualifier::kExact;
  if (const auto found = before(tokens, last)) return *found;
  if (last > 0 && is_skipped_before(tokens.folded(last - 1))) {
    if (const auto found = before(tokens, last - 1)) return *found;
  }
  for (std::size_t length = 2; length > 0; --length) {
    if (amount.last + length > tokens.size()) continue;
    const auto* found = phrases_behind().find(phrase(tokens, amount.last, amount.last + length));
    if (found != nullptr && tokens[amount.last].block == tokens[amount.first].block) return *found;
  }
  return Qualifier::kExact;
}

Period period_of(const Tokens& tokens, const Amount& amount) {
  const std::size_t next = amount.last;
  const auto same_sentence = [&](std::size_t i) {
    return i < tokens.size() && tokens[i].sentence == tokens[amount.first].sentence;
  };
  if (same_sentence(next)) {
    // "$5bn-a-year"
    const std::size_t at = tokens.is_sign(next, '-') && same_sentence(next + 1) ? next + 1 : next;
    const Link link = link_at(tokens, at);
    if (link != Link::kNone) {
      const Period period = unit_behind(tokens, at + 1, link == Link::kPer ? 3 : 1);
      if (period != Period::kNone) return period;
    }
    if (const Period* adverb = adverbs().find(tokens.folded(at))) return *adverb;
    const bool in_annual = tokens.folded(at) == "in" && same_sentence(at + 1);
    const Period* const annual = in_annual ? adverbs().find(tokens.folded(at + 1)) : nullptr;
    if (annual != nullptr) return *annual;
  }
  for (std::size_t back = 1; back <= 2 && back <= amount.first; ++back) {
    const std::size_t i = amount.first - back;
    if (!same_sentence(i) || tokens[i].kind == text::TokenKind::kSign) break;
    if (tokens.folded(i) == "each") continue;  // "each $5 million" is a sum
    if (const Period* adverb = adverbs().find(tokens.folded(i))) return *adverb;
    const bool per_unit = back == 1 && i > 0 && link_at(tokens, i - 1) == Link::kPer;
    const Period* const unit = per_unit ? units().find(tokens.folded(i)) : nullptr;
    if (unit != nullptr) return *unit;
  }
  return Period::kNone;
}

}  // namespace lode::money
