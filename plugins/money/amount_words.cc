// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/money/amount_words.h"

#include "plugins/text/word_map.h"

namespace lode::money {
namespace {

using text::Language;
using Words = text::WordMap<bool>;

const text::WordMap<AmountUnit>& amount_units() {
  static const text::WordMap<AmountUnit> table{{"mdd", {1'000'000, "USD"}},
                                               {"MDD", {1'000'000, "USD"}},
                                               {"mdp", {1'000'000, "MXN"}},
                                               {"mde", {1'000'000, "EUR"}},
                                               {"MUSD", {1'000'000, "USD"}},
                                               {"MEUR", {1'000'000, "EUR"}},
                                               {"mEUR", {1'000'000, "EUR"}},
                                               {"MGBP", {1'000'000, "GBP"}},
                                               {"MSEK", {1'000'000, "SEK"}},
                                               {"MNOK", {1'000'000, "NOK"}},
                                               {"MDKK", {1'000'000, "DKK"}},
                                               {"MCHF", {1'000'000, "CHF"}},
                                               {"MAUD", {1'000'000, "AUD"}},
                                               {"MCAD", {1'000'000, "CAD"}},
                                               {"TEUR", {1'000, "EUR"}},
                                               {"TUSD", {1'000, "USD"}},
                                               {"kEUR", {1'000, "EUR"}},
                                               {"KEUR", {1'000, "EUR"}},
                                               {"kUSD", {1'000, "USD"}}};
  return table;
}

const Words& lone_magnitudes() {
  static const Words table{{"million", true},
                           {"billion", true},
                           {"trillion", true},
                           {"milliard", true},
                           {"milliarde", true},
                           {"millón", true},
                           {"billón", true},
                           {"millardo", true}};
  return table;
}

}  // namespace

void for_each_amount_unit(const TakeWord& take) {
  amount_units().for_each(take);
}

void for_each_lone_magnitude(const TakeWord& take) {
  lone_magnitudes().for_each(take);
}

std::optional<AmountUnit> unit_in_word(std::string_view word) {
  const AmountUnit* const unit = amount_units().find(word);
  if (unit == nullptr) return std::nullopt;
  return *unit;
}

bool is_lone_magnitude(std::string_view word) {
  return lone_magnitudes().find(word) != nullptr;
}

bool is_article(std::string_view word) {
  static const Words table{{"a", true},
                           {"the", true},
                           {"le", true},
                           {"un", true},
                           {"el", true},
                           {"del", true},
                           {"al", true},
                           {"une", true},
                           {"eine", true},
                           {"einer", true},
                           {"die", true},
                           {"der", true},
                           {"du", true},
                           {"au", true},
                           {"per", true}};
  return table.find(word) != nullptr;
}

bool is_genitive(std::string_view word) {
  return word == "de" || word == "d" || word == "of";
}

bool is_range_to(std::string_view word, Language language) {
  switch (language) {
    case Language::kEnglish: return word == "to";
    case Language::kFrench: return word == "à";
    case Language::kGerman: return word == "bis";
    case Language::kSpanish: return word == "a";
  }
  return false;
}

bool is_range_and(std::string_view word) {
  return word == "and" || word == "et" || word == "und" || word == "y";
}

bool is_range_start(std::string_view word) {
  return word == "between" || word == "entre" || word == "zwischen";
}

bool is_movement(std::string_view word) {
  static const Words table{
      {"from", true}, {"by", true}, {"de", true}, {"desde", true}, {"up", true}};
  return table.find(word) != nullptr;
}

bool may_follow_amount(std::string_view word) {
  static const Words table{
      {"l", true},       {"in", true},        {"to", true},         {"for", true},
      {"by", true},      {"from", true},      {"at", true},         {"on", true},
      {"and", true},     {"or", true},        {"with", true},       {"over", true},
      {"but", true},     {"en", true},        {"puis", true},       {"pour", true},
      {"sur", true},     {"dans", true},      {"à", true},          {"au", true},
      {"aux", true},     {"par", true},       {"et", true},         {"ou", true},
      {"mais", true},    {"avec", true},      {"contre", true},     {"après", true},
      {"depuis", true},  {"selon", true},     {"que", true},        {"qui", true},
      {"soit", true},    {"avant", true},     {"chez", true},       {"cette", true},
      {"ce", true},      {"para", true},      {"por", true},        {"a", true},
      {"al", true},      {"y", true},         {"o", true},          {"pero", true},
      {"con", true},     {"según", true},     {"desde", true},      {"hasta", true},
      {"más", true},     {"entre", true},     {"este", true},       {"im", true},
      {"für", true},     {"an", true},        {"am", true},         {"auf", true},
      {"von", true},     {"aus", true},       {"bei", true},        {"mit", true},
      {"und", true},     {"oder", true},      {"nach", true},       {"über", true},
      {"mehr", true},    {"bis", true},       {"wert", true},       {"schwer", true},
      {"zahlen", true},  {"bezahlt", true},   {"zu", true},         {"la", true},
      {"el", true},      {"los", true},       {"las", true},        {"le", true},
      {"les", true},     {"der", true},       {"die", true},        {"das", true},
      {"den", true},     {"the", true},       {"un", true},         {"una", true},
      {"une", true},     {"ein", true},       {"eine", true},       {"investieren", true},
      {"kosten", true},  {"durch", true},     {"seit", true},       {"vor", true},
      {"ganados", true}, {"perdidos", true},  {"invertidos", true}, {"investis", true},
      {"levés", true},   {"empruntés", true}, {"recaudados", true}};
  return table.find(word) != nullptr;
}

std::size_t and_a_half(const text::Tokens& tokens, std::size_t i) {
  if (i + 1 >= tokens.size()) return 0;
  const std::string_view half = tokens.folded(i + 1);
  const std::string_view join = tokens.folded(i);
  if (join == "and" && half == "a" && i + 2 < tokens.size() && tokens.folded(i + 2) == "half") {
    return 3;
  }
  const bool found = (join == "et" && (half == "demi" || half == "demie")) ||
                     (join == "y" && (half == "medio" || half == "media"));
  return found ? 2 : 0;
}

bool is_price_word(std::string_view word) {
  static const Words table{
      {"cost", true},    {"costs", true},    {"costing", true},  {"pay", true},
      {"pays", true},    {"paid", true},     {"paying", true},   {"price", true},
      {"prices", true},  {"priced", true},   {"spend", true},    {"spends", true},
      {"spent", true},   {"worth", true},    {"charge", true},   {"charges", true},
      {"charged", true}, {"buy", true},      {"bought", true},   {"sell", true},
      {"sells", true},   {"sold", true},     {"fee", true},      {"fees", true},
      {"fare", true},    {"salary", true},   {"wage", true},     {"earn", true},
      {"earns", true},   {"earned", true},   {"owe", true},      {"owes", true},
      {"owed", true},    {"fined", true},    {"coûte", true},    {"coûtent", true},
      {"coûté", true},   {"coûtait", true},  {"coûtera", true},  {"payer", true},
      {"paie", true},    {"payé", true},     {"paye", true},     {"prix", true},
      {"vaut", true},    {"dépensé", true},  {"dépenser", true}, {"vendu", true},
      {"acheté", true},  {"tarif", true},    {"kostet", true},   {"kosten", true},
      {"kostete", true}, {"gekostet", true}, {"zahlt", true},    {"zahlen", true},
      {"zahlte", true},  {"gezahlt", true},  {"bezahlt", true},  {"bezahlen", true},
      {"preis", true},   {"cuesta", true},   {"cuestan", true},  {"costó", true},
      {"costaba", true}, {"costará", true},  {"costar", true},   {"pagar", true},
      {"paga", true},    {"pagó", true},     {"pagado", true},   {"pagué", true},
      {"precio", true},  {"precios", true},  {"vale", true},     {"valen", true},
      {"valía", true},   {"gastar", true},   {"gastó", true},    {"gastado", true},
      {"cobra", true},   {"cobró", true},    {"tarifa", true},   {"vendió", true}};
  return table.find(word) != nullptr;
}

bool is_money_noun(std::string_view word) {
  static const Words table{
      {"revenus", true},    {"pertes", true},      {"perte", true},    {"bénéfice", true},
      {"bénéfices", true},  {"dettes", true},      {"dette", true},    {"ventes", true},
      {"chiffre", true},    {"subventions", true}, {"loyers", true},   {"investissements", true},
      {"commandes", true},  {"ingresos", true},    {"pérdidas", true}, {"beneficio", true},
      {"beneficios", true}, {"deuda", true},       {"ventas", true},   {"facturación", true},
      {"inversión", true},  {"ganancias", true},   {"capital", true},  {"revenue", true},
      {"revenues", true},   {"debt", true},        {"profit", true},   {"sales", true}};
  return table.find(word) != nullptr;
}

bool opens_parts(std::string_view word) {
  return word == "dont" || word == "cuales" || word == "davon" || word == "darunter";
}

std::int64_t short_magnitude(std::string_view word) {
  if (word == "k") return 1'000;
  if (word == "m" || word == "mn" || word == "mln") return 1'000'000;
  if (word == "b" || word == "bn") return 1'000'000'000;
  return word == "tn" ? 1'000'000'000'000 : 1;
}

bool is_slang_thousand(std::string_view word) {
  return word == "grand";
}

bool is_peso(std::string_view iso) {
  return iso == "MXN" || iso == "CLP" || iso == "COP" || iso == "ARS" || iso == "UYU" ||
         iso == "DOP" || iso == "CUP" || iso == "BRL";
}

bool may_be_german_number(std::string_view word) {
  return word.find("und") != word.npos || word.find("tausend") != word.npos ||
         word.find("halb") != word.npos;
}

bool is_minus(std::string_view sign) {
  return sign == "-" || sign == "–" || sign == "−";
}

}  // namespace lode::money
