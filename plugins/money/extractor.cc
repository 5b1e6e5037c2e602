// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/money/extractor.h"

#include <algorithm>
#include <cmath>

#include "plugins/money/amount_reader.h"
#include "plugins/money/amount_words.h"
#include "plugins/money/context.h"
#include "plugins/money/currency.h"
#include "plugins/money/relations.h"
#include "plugins/money/role_scorer.h"
#include "plugins/text/candidates.h"
#include "plugins/text/numbers.h"
#include "plugins/text/word_map.h"

namespace lode::money {
namespace {

// Amounts this near to each other are taken for one that was converted or rounded.
constexpr double kSameShare = 0.02;
// How many amounts to either side are asked for an implicit currency.
constexpr std::size_t kNeighbours = 50;

std::vector<Amount> find_amounts(const text::Tokens& tokens, text::Language language) {
  std::vector<Amount> out;
  const AmountReader reader(tokens, number_style(tokens, language));
  std::size_t floor = 0;  // What is before belongs to another amount.
  const auto read = [&](std::size_t i) {
    const auto amount = reader.may_start(i) ? reader.read_at(i, floor) : std::nullopt;
    if (!amount || amount->first < floor) return i + 1;
    out.push_back(*amount);
    return floor = amount->last;
  };
  text::for_each_candidate(
      tokens, [&](std::size_t i) { return reader.is_candidate(i); }, read);
  return out;
}

bool is_near(const Amount& a, const Amount& b) {
  const double x = text::to_double(a.high);
  const double y = text::to_double(b.high);
  return std::abs(x - y) <= kSameShare * std::max(std::abs(x), std::abs(y));
}

// The currency of an equal amount nearby, else of the one before, else of the one behind.
std::string_view currency_for(const std::vector<Amount>& amounts, std::size_t index) {
  const std::size_t first = index > kNeighbours ? index - kNeighbours : 0;
  const std::size_t last = std::min(amounts.size(), index + kNeighbours);
  for (std::size_t i = first; i < last; ++i) {
    const bool written = !amounts[i].currency.empty() && !amounts[i].currency_implicit;
    if (written && is_near(amounts[i], amounts[index])) return amounts[i].currency;
  }
  for (std::size_t i = index; i-- > first;) {
    if (!amounts[i].currency.empty()) return amounts[i].currency;
  }
  for (std::size_t i = index + 1; i < last; ++i) {
    if (!amounts[i].currency.empty()) return amounts[i].currency;
  }
  return {};
}

void fill_currencies(const text::Tokens& tokens, std::vector<Amount>& amounts) {
  for (std::size_t i = 0; i < amounts.size(); ++i) {
    Amount& amount = amounts[i];
    if (!amount.currency.empty()) continue;
    amount.currency = currency_for(amounts, i);
    amount.currency_implicit = true;
    const bool is_slang = is_slang_thousand(tokens.folded(amount.last - 1));
    if (amount.currency.empty() && is_slang) amount.currency = "USD";
  }
  std::erase_if(amounts, [](const Amount& amount) { return amount.currency.empty(); });
}

// Decides once for the whole text what "¥" means.
void settle_yen_sign(const text::Tokens& tokens, std::vector<Amount>& amounts) {
  std::string_view meaning;
  for (Amount& amount : amounts) {
    if (amount.currency != "JPY") continue;
    const std::string_view words = tokens.text().substr(amount.begin, amount.end - amount.begin);
    if (words.find("¥") == words.npos && words.find("￥") == words.npos) continue;
    if (meaning.empty()) meaning = meaning_of_yen_sign(tokens);
    amount.currency = meaning;
  }
}

bool names_bare_francs(std::string_view words) {
  const auto has = [&](std::string_view part) { return words.find(part) != words.npos; };
  return (has("franc") || has("Franc")) && !has("suisse") && !has("wiss") && !has("suizo");
}

// Decides once for the whole text which country's francs are meant where it is not said.
void settle_francs(const text::Tokens& tokens, std::vector<Amount>& amounts) {
  std::string_view meaning;
  for (Amount& amount : amounts) {
    const std::string_view words = tokens.text().substr(amount.begin, amount.end - amount.begin);
    if (amount.currency != "CHF" || !names_bare_francs(words)) continue;
    if (meaning.empty()) meaning = meaning_of_francs(tokens);
    amount.currency = meaning;
  }
}

std::string_view words_of(const text::Tokens& tokens, const Amount& amount) {
  return tokens.text().substr(amount.begin, amount.end - amount.begin);
}

// "5 million dollars", "three cents": of which country is not said.
bool names_bare_dollars(std::string_view words) {
  const auto has = [&](std::string_view part) { return words.find(part) != words.npos; };
  const bool word = has("dollar") || has("Dollar") || has("dlr") || has("cent") || has("cts");
  return word && !has("US") && !has("U.S") && !has("$") && !has("meric") && !has("nidens");
}

bool has_cents(std::string_view iso) {
  return iso == "AUD" || iso == "CAD" || iso == "NZD" || iso == "HKD" || iso == "SGD" ||
         iso == "TWD" || iso == "MYR";
}

// Bare dollars are those of the one country that the text names beside other amounts, unless it
// names the United States too or they stand beside such an amount as its worth in other money.
void settle_dollars(const text::Tokens& tokens, std::vector<Amount>& amounts) {
  constexpr std::size_t kBeside = 5;
  if (std::ranges::none_of(amounts, has_cents, &Amount::currency)) return;
  std::string_view country;
  std::size_t named = 0;
  for (const Amount& amount : amounts) {
    if (amount.currency_implicit || amount.currency.empty()) continue;
    if (amount.currency == "USD" && !names_bare_dollars(words_of(tokens, amount))) return;
    if (!has_cents(amount.currency)) continue;
    if (!country.empty() && country != amount.currency) return;
    if (country.empty()) named = amount.last;
    country = amount.currency;
  }
  if (country.empty()) return;
  for (std::size_t i = 0; i < amounts.size(); ++i) {
    Amount& amount = amounts[i];
    if (amount.currency != "USD" || amount.first < named) continue;
    const auto says = [&](const Amount& other) {
      return other.currency == country && !other.currency_implicit &&
             tokens[other.first].sentence == tokens[amount.first].sentence;
    };
    const bool beside =
        (i > 0 && amount.first - amounts[i - 1].last <= kBeside && says(amounts[i - 1])) ||
        (i + 1 < amounts.size() && amounts[i + 1].first - amount.last <= kBeside &&
         says(amounts[i + 1]));
    if (beside) continue;
    amount.currency = country;
    amount.currency_implicit = true;
  }
}

// "Capacity of 600 million pounds a year": a word of weight or goods near pounds that nothing calls
// money.
bool is_weight(const text::Tokens& tokens, const Amount& amount) {
  static const text::WordMap<bool> goods{
      {"capacity", true},      {"resin", true},    {"copper", true},     {"beef", true},
      {"pork", true},          {"coffee", true},   {"sugar", true},      {"cotton", true},
      {"uranium", true},       {"lead", true},     {"zinc", true},       {"aluminum", true},
      {"aluminium", true},     {"weight", true},   {"weighs", true},     {"weighing", true},
      {"production", true},    {"output", true},   {"meat", true},       {"poultry", true},
      {"chicken", true},       {"milk", true},     {"cheese", true},     {"butter", true},
      {"gold", true},          {"silver", true},   {"molybdenum", true}, {"polyethylene", true},
      {"polypropylene", true}, {"ethylene", true}, {"thrust", true},     {"fat", true}};
  constexpr std::size_t kReach = 10;
  const std::string_view name = tokens.folded(amount.last - 1);
  if (name != "pounds" && name != "pound") return false;
  const std::size_t first = amount.first > kReach ? amount.first - kReach : 0;
  const std::size_t last = std::min(tokens.size(), amount.last + kReach);
  for (std::size_t i = first; i < last; ++i) {
    if (tokens[i].sentence != tokens[amount.first].sentence) continue;
    if (goods.find(tokens.folded(i)) != nullptr) return true;
  }
  return false;
}

// Pounds of goods are money no more than the text speaks of British money elsewhere.
void drop_weights(const text::Tokens& tokens, std::vector<Amount>& amounts) {
  const auto is_sterling = [&](const Amount& amount) {
    const std::string_view name = tokens.folded(amount.last - 1);
    return amount.currency == "GBP" && name != "pounds" && name != "pound";
  };
  if (std::ranges::any_of(amounts, is_sterling)) return;
  std::erase_if(amounts, [&](const Amount& amount) {
    return amount.currency == "GBP" && is_weight(tokens, amount);
  });
}

}  // namespace

std::vector<Amount> extract(const text::Tokens& tokens, text::Language language) {
  std::vector<Amount> amounts = find_amounts(tokens, language);
  settle_yen_sign(tokens, amounts);
  settle_francs(tokens, amounts);
  settle_dollars(tokens, amounts);
  drop_weights(tokens, amounts);
  fill_currencies(tokens, amounts);
  for (Amount& amount : amounts) {
    amount.qualifier = qualifier_of(tokens, amount);
    amount.per = period_of(tokens, amount);
  }
  score_roles(tokens, language, amounts);
  relate(tokens, amounts);
  return amounts;
}

}  // namespace lode::money
