// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/money/currency.h"

#include <cstdint>
#include <vector>

#include "plugins/money/currency_table.h"
#include "plugins/money/start_filters.h"
#include "plugins/money/word_filter.h"
#include "plugins/text/gazetteer.h"
#include "plugins/text/word_map.h"

namespace lode::money {
namespace {

using text::TokenKind;
using text::Tokens;
using text::WordMap;

// Signs as they are folded.
const WordMap<std::string_view>& signs() {
  static const WordMap<std::string_view> table{
      {"$", "USD"},   {"€", "EUR"}, {"£", "GBP"}, {"¥", "JPY"},   {"₹", "INR"},   {"₩", "KRW"},
      {"₽", "RUB"}, {"₺", "TRY"}, {"₪", "ILS"}, {"₫", "VND"},   {"฿", "THB"},   {"₱", "PHP"},
      {"₦", "NGN"},   {"₴", "UAH"}, {"₸", "KZT"}, {"₿", "XBT"}, {"₡", "CRC"},   {"₭", "LAK"},
      {"₮", "MNT"},   {"₲", "PYG"}, {"₵", "GHS"}, {"₾", "GEL"}, {"₼", "AZN"}, {"৳", "BDT"},
      {"៛", "KHR"},   {"元", "CNY"}};
  return table;
}

// What stands before or behind a glued "$", as written.
const WordMap<std::string_view>& dollar_countries() {
  static const WordMap<std::string_view> table{
      {"RD", "DOP"},  {"TT", "TTD"},  {"FJ", "FJD"},  {"Z", "ZWL"},   {"J", "JMD"},
      {"US", "USD"},  {"USD", "USD"}, {"U", "USD"},   {"HK", "HKD"},  {"A", "AUD"},
      {"AU", "AUD"},  {"AUD", "AUD"}, {"C", "CAD"},   {"CA", "CAD"},  {"CAN", "CAD"},
      {"CAD", "CAD"}, {"CDN", "CAD"}, {"S", "SGD"},   {"SG", "SGD"},  {"NT", "TWD"},
      {"TW", "TWD"},  {"NZ", "NZD"},  {"R", "BRL"},   {"MX", "MXN"},  {"Mex", "MXN"},
      {"CLP", "CLP"}, {"CL", "CLP"},  {"COL", "COP"}, {"AR", "ARS"},  {"aud", "AUD"},
      {"cad", "CAD"}, {"hkd", "HKD"}, {"mxn", "MXN"}, {"MXN", "MXN"}, {"nzd", "NZD"},
      {"NZD", "NZD"}, {"HKD", "HKD"}, {"SGD", "SGD"}, {"sgd", "SGD"}, {"usd", "USD"},
      {"us", "USD"},  {"hk", "HKD"},  {"TWD", "TWD"}};
  return table;
}

// The same with white space between: "C $ 16.4 million", "10 milliards de $ HK". Letters that are
// articles or initials too often are not here.
const WordMap<std::string_view>& spaced_dollar_countries() {
  static const WordMap<std::string_view> table{
      {"c", "CAD"}, {"hk", "HKD"}, {"nz", "NZD"}, {"us", "USD"}, {"can", "CAD"}, {"cad", "CAD"}};
  return table;
}

// "ca." and "can" are words when they are small.
const std::string_view* spaced_dollar_country(const Tokens& tokens, std::size_t i) {
  const std::string_view word = tokens.folded(i);
  static constexpr std::string_view kCanada = "CAD";
  if (tokens.word(i) == "CA") return &kCanada;
  if (word.substr(0, 2) == "ca" && tokens[i].letter_case != text::LetterCase::kUpper)
    return nullptr;
  return spaced_dollar_countries().find(word);
}

const WordMap<std::string_view>& codes() {
  static const auto table = [] {
    std::vector<WordMap<std::string_view>::Entry> entries;
    for (const CurrencyCode& code : currency_codes())
      entries.push_back({code.code, code.iso});
    return WordMap<std::string_view>(entries);
  }();
  return table;
}

const text::Gazetteer& names() {
  static const auto gazetteer = [] {
    text::Gazetteer out;
    std::uint32_t index = 0;
    for (const CurrencyName& name : currency_names()) {
      out.add_as_written(name.phrase, index++, text::CaseRule::kAny);
    }
    return out;
  }();
  return gazetteer;
}

// Names of one word, and the words that longer names go on with.
struct ShortNames {
  WordMap<std::uint32_t> names;
  WordFilter seconds;
};

const ShortNames& short_names() {
  static const ShortNames out = [] {
    std::vector<WordMap<std::uint32_t>::Entry> entries;
    WordFilter seconds;
    std::uint32_t index = 0;
    for (const CurrencyName& name : currency_names()) {
      const Tokens tokens(name.phrase);
      if (tokens.size() == 1) entries.push_back({name.phrase, index});
      if (tokens.size() > 1) seconds.add(tokens.folded(1));
      ++index;
    }
    return ShortNames{WordMap<std::uint32_t>(entries), seconds};
  }();
  return out;
}

// The index of the name of one word at token `i`, if it cannot be the start of a longer one.
const std::uint32_t* short_name(const Tokens& tokens, std::size_t i) {
  const ShortNames& known = short_names();
  const bool goes_on = i + 1 < tokens.size() && (known.seconds.may_have(tokens.folded(i + 1)) ||
                                                 !tokens[i + 1].space_before);
  return goes_on && tokens[i + 1].kind != TokenKind::kSign ? nullptr
                                                           : known.names.find(tokens.folded(i));
}

bool glued(const Tokens& tokens, std::size_t i) {
  return i < tokens.size() && !tokens[i].space_before;
}

bool is_word(const Tokens& tokens, std::size_t i) {
  return i < tokens.size() && tokens[i].kind == TokenKind::kWord;
}

// "U$S 9" and "U$D 9"; in "u$s9.700" the "s" has digits behind it, which the reader of numbers
// sees.
std::optional<Currency> spanish_dollar(const Tokens& tokens, std::size_t i) {
  if (i < 3 || (tokens.folded(i - 1) != "s" && tokens.folded(i - 1) != "d") ||
      !tokens.is_sign(i - 2, '$') || tokens.folded(i - 3) != "u" || !glued(tokens, i - 1) ||
      !glued(tokens, i - 2)) {
    return std::nullopt;
  }
  return Currency{.first = i - 3, .last = i, .iso = "USD"};
}

// The sign at `at` with what is glued before it: "US$", "U.S.$", "HK$", "CN¥".
Currency sign_before(const Tokens& tokens, std::size_t at, std::string_view iso) {
  const std::string_view sign = tokens.folded(at);
  Currency out{.first = at, .last = at + 1, .iso = iso, .bare_sign = sign == "$" || sign == "¥"};
  // "US-$"
  if (at >= 2 && sign == "$" && glued(tokens, at) && tokens.is_sign(at - 1, '-') &&
      glued(tokens, at - 1) && is_word(tokens, at - 2)) {
    const std::string_view* const country = dollar_countries().find(tokens.word(at - 2));
    if (country != nullptr) return {.first = at - 2, .last = at + 1, .iso = *country};
  }
  if (at == 0 || !is_word(tokens, at - 1)) {
    const bool dotted = at >= 4 && sign == "$" && tokens.is_sign(at - 1, '.') &&
                        tokens.folded(at - 2) == "s" && tokens.folded(at - 4) == "u";
    if (dotted) out = {.first = at - 4, .last = at + 1, .iso = "USD"};
    return out;
  }
  const bool is_glued = glued(tokens, at);
  if (sign == "$" && (is_glued || tokens.word(at - 1) == "US")) {
    const std::string_view* const country = dollar_countries().find(tokens.word(at - 1));
    if (country != nullptr) return {.first = at - 1, .last = at + 1, .iso = *country};
  }
  if (sign == "$" && !is_glued && !glued(tokens, at + 1)) {
    const std::string_view* const country = spaced_dollar_country(tokens, at - 1);
    if (country != nullptr) return {.first = at - 1, .last = at + 1, .iso = *country};
  }
  if (sign == "¥" && is_glued &&
      (tokens.folded(at - 1) == "cn" || tokens.folded(at - 1) == "rmb")) {
    return {.first = at - 1, .last = at + 1, .iso = "CNY"};
  }
  return out;
}

std::optional<Currency> code_at(const Tokens& tokens, std::size_t i) {
  const std::string_view* const iso = codes().find(tokens.word(i));
  if (iso == nullptr) return std::nullopt;
  Currency out{.first = i, .last = i + 1, .iso = *iso};
  if (glued(tokens, i + 1) && tokens.is_sign(i + 1, '$')) ++out.last;  // "USD$"
  return out;
}

// "US", "U.S." and "US-" before a dollar word; the index of what follows, or `i`.
std::size_t skip_us(const Tokens& tokens, std::size_t i) {
  std::size_t at = i;
  if (tokens.word(i) == "US") {
    at = i + 1;
  } else if (i + 3 < tokens.size() && tokens.word(i) == "U" && tokens.is_sign(i + 1, '.') &&
             tokens.word(i + 2) == "S" && tokens.is_sign(i + 3, '.')) {
    at = i + 4;
  }
  if (at > i && at < tokens.size() && tokens.is_sign(at, '-')) ++at;
  return at;
}

std::optional<Currency> name_at(const Tokens& tokens, std::size_t i) {
  const std::size_t at = skip_us(tokens, i);
  if (at >= tokens.size()) return std::nullopt;
  if (const auto* index = short_name(tokens, at)) {
    const CurrencyName& name = currency_names()[*index];
    if (at > i && name.iso != "USD") return std::nullopt;
    return Currency{
        .first = i, .last = at + 1, .iso = name.iso, .subunit = name.subunit, .weak = name.weak};
  }
  const auto match = names().match_at(tokens, at);
  if (!match) return std::nullopt;
  const CurrencyName& name = currency_names()[match->value];
  // "Gbps" is no plural of "GBP".
  if (match->inflected && name.phrase.size() <= 3) return std::nullopt;
  if (at > i && name.iso != "USD") return std::nullopt;
  return Currency{
      .first = i, .last = match->last, .iso = name.iso, .subunit = name.subunit, .weak = name.weak};
}

}  // namespace

void for_each_dollar_country(const std::function<void(std::string_view)>& take) {
  dollar_countries().for_each(take);
  spaced_dollar_countries().for_each(take);
}

std::optional<Currency> currency_before(const Tokens& tokens, std::size_t i) {
  if (i == 0 || tokens[i].block != tokens[i - 1].block) return std::nullopt;
  if (auto dollar = spanish_dollar(tokens, i)) return dollar;
  if (tokens[i - 1].kind == TokenKind::kSign) {
    // "S/ 500", "S/500"
    if (i >= 2 && tokens.is_sign(i - 1, '/') && glued(tokens, i - 1) && tokens.word(i - 2) == "S") {
      return Currency{.first = i - 2, .last = i, .iso = "PEN"};
    }
    if (const std::string_view* iso = signs().find(tokens.folded(i - 1))) {
      return sign_before(tokens, i - 1, *iso);
    }
    const bool abbreviation = i >= 2 && tokens.is_sign(i - 1, '.') && is_word(tokens, i - 2);
    if (!abbreviation) return std::nullopt;
    auto code = code_at(tokens, i - 2);  // "Rs. 500"
    if (code) code->last = i;
    return code;
  }
  // "$US 5"
  const bool behind_dollar = i >= 2 && tokens.is_sign(i - 2, '$') && glued(tokens, i - 1);
  const std::string_view* const country =
      behind_dollar ? dollar_countries().find(tokens.word(i - 1)) : nullptr;
  if (country != nullptr) return Currency{.first = i - 2, .last = i, .iso = *country};
  return is_word(tokens, i - 1) ? code_at(tokens, i - 1) : std::nullopt;
}

std::optional<Currency> currency_at(const Tokens& tokens, std::size_t i) {
  if (i >= tokens.size() || (i > 0 && tokens[i].block != tokens[i - 1].block)) return std::nullopt;
  if (tokens[i].kind == TokenKind::kSign) {
    if (tokens.word(i) == "¢") {
      return Currency{.first = i, .last = i + 1, .iso = "USD", .subunit = true};
    }
    const std::string_view* const iso = signs().find(tokens.folded(i));
    if (iso == nullptr) return std::nullopt;
    const std::string_view sign = tokens.folded(i);
    Currency out{.first = i, .last = i + 1, .iso = *iso, .bare_sign = sign == "$" || sign == "¥"};
    if (sign == "$" && glued(tokens, i + 1) && is_word(tokens, i + 1)) {
      const std::string_view* const country = dollar_countries().find(tokens.word(i + 1));
      if (country != nullptr) out = {.first = i, .last = i + 2, .iso = *country};
    } else if (sign == "$" && is_word(tokens, i + 1)) {
      const bool ends = i + 2 >= tokens.size() || tokens[i + 2].kind != TokenKind::kSign ||
                        tokens[i + 2].space_before || !glued(tokens, i + 3);
      const std::string_view* const country = spaced_dollar_country(tokens, i + 1);
      if (country != nullptr && ends) out = {.first = i, .last = i + 2, .iso = *country};
    }
    return out;
  }
  if (!is_word(tokens, i) || !money_words().may_have(tokens.folded(i))) return std::nullopt;
  const bool before_dollar = glued(tokens, i + 1) && tokens.is_sign(i + 1, '$');
  const std::string_view* const country =
      before_dollar ? dollar_countries().find(tokens.word(i)) : nullptr;
  if (country != nullptr) return Currency{.first = i, .last = i + 2, .iso = *country};
  if (auto code = code_at(tokens, i)) return code;
  return name_at(tokens, i);
}

std::optional<CodeInWord> currency_in_word(std::string_view word) {
  if (word.size() < 2 || word.back() < '0' || word.back() > '9') return std::nullopt;
  const std::size_t size = word.find_first_of("0123456789");
  if (size == 0 || word.find_first_not_of("0123456789", size) != word.npos) return std::nullopt;
  const std::string_view* const iso = codes().find(word.substr(0, size));
  if (iso == nullptr) return std::nullopt;
  return CodeInWord{*iso, size};
}

std::string_view meaning_of_yen_sign(const Tokens& tokens) {
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    const std::string_view folded = tokens.folded(i);
    if (folded == "yuan" || folded == "rmb" || folded == "renminbi" || folded == "cny") {
      return "CNY";
    }
  }
  return "JPY";
}

std::string_view meaning_of_francs(const Tokens& tokens) {
  static const WordMap<std::string_view> words{
      {"france", "FRF"},  {"french", "FRF"},  {"paris", "FRF"},       {"français", "FRF"},
      {"belgium", "BEF"}, {"belgian", "BEF"}, {"brussels", "BEF"},    {"bruxelles", "BEF"},
      {"swiss", "CHF"},   {"zurich", "CHF"},  {"switzerland", "CHF"}, {"geneva", "CHF"},
      {"suisse", "CHF"},  {"schweiz", "CHF"}, {"zürich", "CHF"},      {"basel", "CHF"},
      {"suiza", "CHF"},   {"genève", "CHF"},  {"francia", "FRF"},     {"frankreich", "FRF"}};
  // Money of before 2002: then francs are French ones more often than not.
  static const WordMap<bool> old_money{{"dlrs", true},
                                       {"lire", true},
                                       {"guilders", true},
                                       {"marks", true},
                                       {"pesetas", true},
                                       {"drachmas", true},
                                       {"mark", true},
                                       {"schillings", true},
                                       {"punts", true}};
  bool is_old = false;
  int french = 0;
  int belgian = 0;
  int swiss = 0;
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    is_old = is_old || old_money.find(tokens.folded(i)) != nullptr;
    const std::string_view* const country = words.find(tokens.folded(i));
    if (country == nullptr) continue;
    ++(*country == "FRF" ? french : *country == "BEF" ? belgian : swiss);
  }
  if (french > swiss && french >= belgian) return "FRF";
  if (belgian > swiss) return "BEF";
  return is_old && swiss == 0 ? "FRF" : "CHF";
}

}  // namespace lode::money
