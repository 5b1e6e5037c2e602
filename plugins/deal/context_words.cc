// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/deal/context_words.h"

#include <span>
#include <vector>

#include "plugins/text/word_map.h"

namespace lode::deal {
namespace {

struct Yes {};
using WordSet = text::WordMap<Yes>;

WordSet set_of(std::span<const std::string_view> words) {
  std::vector<WordSet::Entry> entries;
  for (const std::string_view word : words)
    entries.push_back({word, {}});
  return WordSet(entries);
}

constexpr std::string_view kOtherWords[] = {"on",    "upon",  "about",   "than", "against", "over",
                                            "under", "after", "without", "sur",  "contre",  "sans",
                                            "après", "nach",  "auf",     "über", "gegen",   "ohne",
                                            "als",   "sobre", "contra",  "tras", "sin"};
constexpr std::string_view kByWords[] = {"by", "par", "durch", "por"};
constexpr std::string_view kFromWords[] = {"from", "auprès", "bei", "beim", "chez", "at"};
constexpr std::string_view kToWords[] = {"to", "à", "au", "an", "ans", "a", "al", "zum"};
constexpr std::string_view kWithWords[] = {"with", "avec", "mit", "con"};
constexpr std::string_view kInWords[] = {"in", "into", "behind", "dans", "en", "im"};
constexpr std::string_view kOfWords[] = {"of", "de", "d", "du", "des", "von", "vom", "del"};
constexpr std::string_view kBetweenWords[] = {"between", "entre", "zwischen"};
constexpr std::string_view kAmongWords[] = {
    "including", "notably", "dont", "notamment", "darunter", "incluidos", "incluidas", "incluido"};
constexpr std::string_view kForWords[] = {"for", "pour", "für", "para"};

text::WordMap<Tie> make_ties() {
  std::vector<text::WordMap<Tie>::Entry> entries;
  const auto add = [&entries](std::span<const std::string_view> words, Tie tie) {
    for (const std::string_view word : words)
      entries.push_back({word, tie});
  };
  add(kOtherWords, Tie::kOther);
  add(kByWords, Tie::kBy);
  add(kFromWords, Tie::kFrom);
  add(kToWords, Tie::kTo);
  add(kWithWords, Tie::kWith);
  add(kInWords, Tie::kIn);
  add(kOfWords, Tie::kOf);
  add(kBetweenWords, Tie::kBetween);
  add(kAmongWords, Tie::kAmong);
  add(kForWords, Tie::kFor);
  return text::WordMap<Tie>(entries);
}

// Relatives, conjunctions, auxiliaries and verbs of saying; and months, which have their own
// preposition.
constexpr std::string_view kEndsNounPhraseWords[] = {
    "that",     "which",     "who",      "qui",      "que",        "quien",   "and",
    "et",       "und",       "y",        "or",       "ou",         "oder",    "said",
    "says",     "is",        "was",      "are",      "were",       "has",     "have",
    "had",      "will",      "would",    "could",    "may",        "est",     "sont",
    "ont",      "avait",     "va",       "sera",     "ist",        "sind",    "hat",
    "hatte",    "haben",     "hatten",   "wird",     "wurde",      "werden",  "soll",
    "sollen",   "wollen",    "es",       "ha",       "han",        "había",   "podría",
    "será",     "january",   "february", "march",    "april",      "june",    "july",
    "august",   "september", "october",  "november", "december",   "janvier", "février",
    "mars",     "avril",     "mai",      "juin",     "juillet",    "août",    "septembre",
    "octobre",  "novembre",  "décembre", "januar",   "februar",    "märz",    "juni",
    "juli",     "oktober",   "dezember", "enero",    "febrero",    "marzo",   "abril",
    "mayo",     "junio",     "julio",    "agosto",   "septiembre", "octubre", "noviembre",
    "diciembre"};
constexpr std::string_view kInvestorNounWords[] = {"backers",
                                                   "investors",
                                                   "lenders",
                                                   "shareholders",
                                                   "investisseurs",
                                                   "actionnaires",
                                                   "investoren",
                                                   "geldgeber",
                                                   "inversores",
                                                   "accionistas",
                                                   "buyers"};
constexpr std::string_view kArticleWords[] = {
    "the", "this", "le",   "la",   "l",      "du",     "au",   "ce",  "cette", "das",
    "der", "die",  "dem",  "den",  "des",    "dieses", "beim", "vom", "zum",   "el",
    "del", "al",   "esta", "este", "diesem", "dieser", "ins",  "im"};
constexpr std::string_view kClauseStartWords[] = {
    "which", "who",    "whose",   "while",    "whereas",  "after", "before", "as",
    "but",   "when",   "where",   "qui",      "que",      "dont",  "tandis", "alors",
    "mais",  "après",  "lorsque", "der",      "die",      "das",   "dem",    "den",
    "deren", "dessen", "nachdem", "während",  "wobei",    "aber",  "womit",  "dass",
    "quien", "cuyo",   "cuya",    "mientras", "tras",     "pero",  "aunque", "donde",
    "denn",  "und",    "weil",    "though",   "although", "pues",  "puisque"};
constexpr std::string_view kPassiveAuxiliaryWords[] = {
    "is",     "was",  "were",   "been", "being",  "be",   "are",   "est",     "sont",
    "été",    "être", "sera",   "fut",  "seront", "wird", "wurde", "wurden",  "werden",
    "worden", "fue",  "fueron", "ser",  "sido",   "será", "serán", "geworden"};
constexpr std::string_view kActiveAuxiliaryWords[] = {"a",
                                                      "ont",
                                                      "avait",
                                                      "avaient",
                                                      "aurait",
                                                      "auraient",
                                                      "avoir",
                                                      "ayant",
                                                      "ha",
                                                      "han",
                                                      "había",
                                                      "habían",
                                                      "habría",
                                                      "habrá",
                                                      "haber",
                                                      "aura",
                                                      "auront"};

}  // namespace

Tie tie_of_word(std::string_view word) {
  static const text::WordMap<Tie> kTies = make_ties();
  const Tie* const tie = kTies.find(word);
  return tie == nullptr ? Tie::kNone : *tie;
}

bool ends_noun_phrase(std::string_view word) {
  static const WordSet kSet = set_of(kEndsNounPhraseWords);
  return kSet.find(word) != nullptr;
}

bool is_of(std::string_view word) {
  constexpr std::string_view kOf[] = {"of", "from", "by", "de", "d", "von"};
  return is_one_of(kOf, word);
}

bool is_investor_noun(std::string_view word) {
  static const WordSet kSet = set_of(kInvestorNounWords);
  return kSet.find(word) != nullptr;
}

bool is_article(std::string_view word) {
  static const WordSet kSet = set_of(kArticleWords);
  return kSet.find(word) != nullptr;
}

bool is_clause_start(std::string_view word) {
  static const WordSet kSet = set_of(kClauseStartWords);
  return kSet.find(word) != nullptr;
}

bool is_passive_auxiliary(std::string_view word) {
  static const WordSet kSet = set_of(kPassiveAuxiliaryWords);
  return kSet.find(word) != nullptr;
}

bool is_active_auxiliary(std::string_view word) {
  static const WordSet kSet = set_of(kActiveAuxiliaryWords);
  return kSet.find(word) != nullptr;
}

}  // namespace lode::deal
