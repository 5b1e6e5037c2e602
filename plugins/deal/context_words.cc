// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/deal/context_words.h"

#include "plugins/text/word_map.h"

namespace lode::deal {
namespace {

struct Yes {};
using WordSet = text::WordMap<Yes>;

}  // namespace

Tie tie_of_word(std::string_view word) {
  static const text::WordMap<Tie> kTies{{"on", Tie::kOther},        {"upon", Tie::kOther},
                                        {"about", Tie::kOther},     {"than", Tie::kOther},
                                        {"against", Tie::kOther},   {"over", Tie::kOther},
                                        {"under", Tie::kOther},     {"after", Tie::kOther},
                                        {"without", Tie::kOther},   {"sur", Tie::kOther},
                                        {"contre", Tie::kOther},    {"sans", Tie::kOther},
                                        {"après", Tie::kOther},     {"nach", Tie::kOther},
                                        {"auf", Tie::kOther},       {"über", Tie::kOther},
                                        {"gegen", Tie::kOther},     {"ohne", Tie::kOther},
                                        {"als", Tie::kOther},       {"sobre", Tie::kOther},
                                        {"contra", Tie::kOther},    {"tras", Tie::kOther},
                                        {"sin", Tie::kOther},       {"by", Tie::kBy},
                                        {"par", Tie::kBy},          {"durch", Tie::kBy},
                                        {"por", Tie::kBy},          {"from", Tie::kFrom},
                                        {"auprès", Tie::kFrom},     {"bei", Tie::kFrom},
                                        {"beim", Tie::kFrom},       {"chez", Tie::kFrom},
                                        {"to", Tie::kTo},           {"à", Tie::kTo},
                                        {"au", Tie::kTo},           {"an", Tie::kTo},
                                        {"ans", Tie::kTo},          {"a", Tie::kTo},
                                        {"al", Tie::kTo},           {"zum", Tie::kTo},
                                        {"with", Tie::kWith},       {"avec", Tie::kWith},
                                        {"mit", Tie::kWith},        {"con", Tie::kWith},
                                        {"at", Tie::kFrom},         {"in", Tie::kIn},
                                        {"into", Tie::kIn},         {"behind", Tie::kIn},
                                        {"dans", Tie::kIn},         {"en", Tie::kIn},
                                        {"im", Tie::kIn},           {"of", Tie::kOf},
                                        {"de", Tie::kOf},           {"d", Tie::kOf},
                                        {"du", Tie::kOf},           {"des", Tie::kOf},
                                        {"von", Tie::kOf},          {"vom", Tie::kOf},
                                        {"del", Tie::kOf},          {"between", Tie::kBetween},
                                        {"entre", Tie::kBetween},   {"zwischen", Tie::kBetween},
                                        {"including", Tie::kAmong}, {"notably", Tie::kAmong},
                                        {"dont", Tie::kAmong},      {"notamment", Tie::kAmong},
                                        {"darunter", Tie::kAmong},  {"incluidos", Tie::kAmong},
                                        {"incluidas", Tie::kAmong}, {"incluido", Tie::kAmong},
                                        {"for", Tie::kFor},         {"pour", Tie::kFor},
                                        {"für", Tie::kFor},         {"para", Tie::kFor}};
  const Tie* const tie = kTies.find(word);
  return tie == nullptr ? Tie::kNone : *tie;
}

bool ends_noun_phrase(std::string_view word) {
  static const WordSet kWords{// Relatives and conjunctions.
                              {"that", {}},
                              {"which", {}},
                              {"who", {}},
                              {"qui", {}},
                              {"que", {}},
                              {"quien", {}},
                              {"and", {}},
                              {"et", {}},
                              {"und", {}},
                              {"y", {}},
                              {"or", {}},
                              {"ou", {}},
                              {"oder", {}},
                              // Auxiliaries and verbs of saying.
                              {"said", {}},
                              {"says", {}},
                              {"is", {}},
                              {"was", {}},
                              {"are", {}},
                              {"were", {}},
                              {"has", {}},
                              {"have", {}},
                              {"had", {}},
                              {"will", {}},
                              {"would", {}},
                              {"could", {}},
                              {"may", {}},
                              {"est", {}},
                              {"sont", {}},
                              {"ont", {}},
                              {"avait", {}},
                              {"va", {}},
                              {"sera", {}},
                              {"ist", {}},
                              {"sind", {}},
                              {"hat", {}},
                              {"hatte", {}},
                              {"haben", {}},
                              {"hatten", {}},
                              {"wird", {}},
                              {"wurde", {}},
                              {"werden", {}},
                              {"soll", {}},
                              {"sollen", {}},
                              {"wollen", {}},
                              {"es", {}},
                              {"ha", {}},
                              {"han", {}},
                              {"había", {}},
                              {"podría", {}},
                              {"será", {}},
                              // Months, which have their own preposition.
                              {"january", {}},
                              {"february", {}},
                              {"march", {}},
                              {"april", {}},
                              {"june", {}},
                              {"july", {}},
                              {"august", {}},
                              {"september", {}},
                              {"october", {}},
                              {"november", {}},
                              {"december", {}},
                              {"janvier", {}},
                              {"février", {}},
                              {"mars", {}},
                              {"avril", {}},
                              {"mai", {}},
                              {"juin", {}},
                              {"juillet", {}},
                              {"août", {}},
                              {"septembre", {}},
                              {"octobre", {}},
                              {"novembre", {}},
                              {"décembre", {}},
                              {"januar", {}},
                              {"februar", {}},
                              {"märz", {}},
                              {"juni", {}},
                              {"juli", {}},
                              {"oktober", {}},
                              {"dezember", {}},
                              {"enero", {}},
                              {"febrero", {}},
                              {"marzo", {}},
                              {"abril", {}},
                              {"mayo", {}},
                              {"junio", {}},
                              {"julio", {}},
                              {"agosto", {}},
                              {"septiembre", {}},
                              {"octubre", {}},
                              {"noviembre", {}},
                              {"diciembre", {}}};
  return kWords.find(word) != nullptr;
}

bool is_of(std::string_view word) {
  constexpr std::string_view kOf[] = {"of", "from", "by", "de", "d", "von"};
  return is_one_of(kOf, word);
}

bool is_investor_noun(std::string_view word) {
  static const WordSet kWords{{"backers", {}},
                              {"investors", {}},
                              {"lenders", {}},
                              {"shareholders", {}},
                              {"investisseurs", {}},
                              {"actionnaires", {}},
                              {"investoren", {}},
                              {"geldgeber", {}},
                              {"inversores", {}},
                              {"accionistas", {}},
                              {"buyers", {}}};
  return kWords.find(word) != nullptr;
}

bool is_article(std::string_view word) {
  static const WordSet kWords{
      {"the", {}},    {"this", {}},   {"le", {}},    {"la", {}},     {"l", {}},    {"du", {}},
      {"au", {}},     {"ce", {}},     {"cette", {}}, {"das", {}},    {"der", {}},  {"die", {}},
      {"dem", {}},    {"den", {}},    {"des", {}},   {"dieses", {}}, {"beim", {}}, {"vom", {}},
      {"zum", {}},    {"el", {}},     {"del", {}},   {"al", {}},     {"esta", {}}, {"este", {}},
      {"diesem", {}}, {"dieser", {}}, {"ins", {}},   {"im", {}}};
  return kWords.find(word) != nullptr;
}

bool is_clause_start(std::string_view word) {
  static const WordSet kWords{
      {"which", {}},    {"who", {}},     {"whose", {}},   {"while", {}},   {"whereas", {}},
      {"after", {}},    {"before", {}},  {"as", {}},      {"but", {}},     {"when", {}},
      {"where", {}},    {"qui", {}},     {"que", {}},     {"dont", {}},    {"tandis", {}},
      {"alors", {}},    {"mais", {}},    {"après", {}},   {"lorsque", {}}, {"der", {}},
      {"die", {}},      {"das", {}},     {"dem", {}},     {"den", {}},     {"deren", {}},
      {"dessen", {}},   {"nachdem", {}}, {"während", {}}, {"wobei", {}},   {"aber", {}},
      {"womit", {}},    {"dass", {}},    {"quien", {}},   {"cuyo", {}},    {"cuya", {}},
      {"mientras", {}}, {"tras", {}},    {"pero", {}},    {"aunque", {}},  {"donde", {}},
      {"denn", {}},     {"und", {}},     {"weil", {}},    {"though", {}},  {"although", {}},
      {"pues", {}},     {"puisque", {}}};
  return kWords.find(word) != nullptr;
}

bool is_passive_auxiliary(std::string_view word) {
  static const WordSet kWords{{"is", {}},     {"was", {}},     {"were", {}},   {"been", {}},
                              {"being", {}},  {"be", {}},      {"are", {}},    {"est", {}},
                              {"sont", {}},   {"été", {}},     {"être", {}},   {"sera", {}},
                              {"fut", {}},    {"seront", {}},  {"wird", {}},   {"wurde", {}},
                              {"wurden", {}}, {"werden", {}},  {"worden", {}}, {"fue", {}},
                              {"fueron", {}}, {"ser", {}},     {"sido", {}},   {"será", {}},
                              {"serán", {}},  {"geworden", {}}};
  return kWords.find(word) != nullptr;
}

bool is_active_auxiliary(std::string_view word) {
  static const WordSet kWords{{"a", {}},
                              {"ont", {}},
                              {"avait", {}},
                              {"avaient", {}},
                              {"aurait", {}},
                              {"auraient", {}},
                              {"avoir", {}},
                              {"ayant", {}},
                              {"ha", {}},
                              {"han", {}},
                              {"había", {}},
                              {"habían", {}},
                              {"habría", {}},
                              {"habrá", {}},
                              {"haber", {}},
                              {"aura", {}},
                              {"auront", {}}};
  return kWords.find(word) != nullptr;
}

}  // namespace lode::deal
