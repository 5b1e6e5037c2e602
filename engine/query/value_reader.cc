// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/query/value_reader.h"

#include <algorithm>
#include <cmath>
#include <iterator>

#include "engine/document/exchange_rates.h"
#include "engine/query/figure.h"

namespace lode::query {
namespace {

struct Symbol {
  std::string_view written;  // Lower case.
  std::string_view currency;
};

// Longer ones first, where one begins with another.
constexpr Symbol kSymbols[] = {
    {"us$", "USD"},        {"hk$", "HKD"},        {"nt$", "TWD"},       {"a$", "AUD"},
    {"c$", "CAD"},         {"s$", "SGD"},         {"r$", "BRL"},        {"$", "USD"},
    {"€", "EUR"},          {"£", "GBP"},          {"¥", "JPY"},         {"₩", "KRW"},
    {"₹", "INR"},          {"dollars", "USD"},    {"dollar", "USD"},    {"euros", "EUR"},
    {"euro", "EUR"},       {"pounds", "GBP"},     {"yen", "JPY"},       {"yuan", "CNY"},
    {"rmb", "CNY"},        {"won", "KRW"},        {"rupees", "INR"},    {"francs", "CHF"},
    {"us dollars", "USD"}, {"us-dollars", "USD"}, {"us-dollar", "USD"}, {"us dollar", "USD"},
    {"dólares", "USD"},    {"dolares", "USD"},    {"dólar", "USD"},     {"yuans", "CNY"},
    {"yens", "JPY"},       {"yenes", "JPY"},      {"pfund", "GBP"},     {"livres", "GBP"},
    {"libras", "GBP"},     {"franken", "CHF"},
};

std::optional<std::string> iso_code(std::string_view text, const ExchangeRates& rates) {
  std::string code(text);
  std::transform(code.begin(), code.end(), code.begin(), [](char c) {
    return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
  });
  if (code.size() != 3 || !rates.dollars_per_unit(code)) {
    return {};
  }
  return code;
}

// A currency that stands alone: symbol, word or code.
std::optional<std::string> currency(std::string_view text, const ExchangeRates& rates) {
  for (const Symbol& symbol : kSymbols) {
    if (symbol.written == text) {
      return std::string(symbol.currency);
    }
  }
  return iso_code(text, rates);
}

// Takes a currency off the front, if a digit follows it.
std::optional<std::string> take_currency_before(std::string_view& text,
                                                const ExchangeRates& rates) {
  const std::size_t digit = text.find_first_of("0123456789");
  if (digit == std::string_view::npos) {
    return {};
  }
  const auto found = currency(trim(text.substr(0, digit)), rates);
  if (found) {
    text.remove_prefix(digit);
  }
  return found;
}

// "bn", "bn euros", "€", "million" after the numeral. False if there is anything else.
bool read_money_tail(std::string_view tail,
                     const ExchangeRates& rates,
                     int& exponent,
                     std::optional<std::string>& code) {
  const auto whole = magnitude(tail);
  if (tail.empty() || whole) {
    exponent = whole.value_or(0);
    return true;
  }
  // Longest magnitude first, so that "mil millones" is not "mil".
  for (std::size_t size = tail.size(); size-- > 0;) {
    const auto power = size == 0 ? std::optional<int>(0) : magnitude(tail.substr(0, size));
    std::string_view rest = trim(tail.substr(size));
    for (const std::string_view particle : {"of ", "de ", "d'"}) {
      rest.remove_prefix(rest.starts_with(particle) ? particle.size() : 0);
    }
    const auto suffix = power ? currency(rest, rates) : std::nullopt;
    if (suffix && !code) {
      exponent = *power;
      code = suffix;
      return true;
    }
  }
  return false;
}

std::optional<Money> exact_money(const Figure& figure, int power, std::string code) {
  constexpr std::int64_t kMaxUnits = 1'000'000'000'000'000'000;
  constexpr std::int64_t kNanos = 1'000'000'000;
  std::int64_t units = figure.mantissa;
  std::int64_t nanos = 0;
  int exponent = figure.exponent + power;
  for (; exponent > 0; --exponent) {
    if (units > kMaxUnits / 10) {
      return {};
    }
    units *= 10;
  }
  for (; exponent < 0; ++exponent) {
    // Moves the last digit behind the point; what lies beyond nine of them is dropped.
    nanos = (nanos + (units % 10) * kNanos) / 10;
    units /= 10;
  }
  Money money;
  money.low_units = money.high_units = units;
  money.low_nanos = money.high_nanos = static_cast<std::int32_t>(nanos);
  money.currency = std::move(code);
  return money;
}

}  // namespace

std::optional<Money> read_money(std::string_view text, const ExchangeRates& rates) {
  const std::string tidied = with_english_numeral(tidy(text));
  std::string_view rest = tidied;
  std::optional<std::string> code = take_currency_before(rest, rates);
  const auto figure = take_figure(rest);
  int power = 0;
  if (!figure || !read_money_tail(trim(rest), rates, power, code)) {
    return {};
  }
  return exact_money(*figure, power, code.value_or("USD"));
}

std::optional<Measure> measure_of(const Value& value, const ExchangeRates& rates) noexcept {
  if (const auto* money = std::get_if<Money>(&value)) {
    const Dollars dollars = rates.in_dollars(*money);
    return Measure{dollars.low, dollars.high};
  }
  if (const auto* date = std::get_if<Date>(&value)) {
    return Measure{static_cast<double>(date->first_day), static_cast<double>(date->last_day)};
  }
  if (const auto* number = std::get_if<Number>(&value)) {
    return Measure{number->low, number->high};
  }
  return {};
}

namespace {

// One value, not a range of two.
std::optional<Measure> read_single(const FacetField& facet,
                                   std::string_view text,
                                   const Reference& reference) {
  switch (facet.kind) {
    case FacetKind::kMoney: {
      const auto money = read_money(text, *reference.rates);
      return money ? measure_of(*money, *reference.rates) : std::nullopt;
    }
    case FacetKind::kDate: {
      const auto date = read_date(text, reference.today);
      return date ? measure_of(*date) : std::nullopt;
    }
    case FacetKind::kNumber: {
      const auto number = read_number(text, facet.unit);
      return number ? std::optional(Measure{*number, *number}) : std::nullopt;
    }
    case FacetKind::kKeyword:
    case FacetKind::kRecord: break;
  }
  return {};
}

// The ends of a range as values are shown: "4000000000..6000000000 USD".
std::optional<Measure> read_ends(const FacetField& facet,
                                 std::string_view low_text,
                                 std::string_view high_text,
                                 const Reference& reference) {
  const auto high = read_single(facet, high_text, reference);
  auto low = read_single(facet, low_text, reference);
  if (facet.kind == FacetKind::kMoney) {
    // The currency stands once, at the end.
    const auto money = read_money(high_text, *reference.rates);
    const std::string with_currency = std::string(low_text) + " " + (money ? money->currency : "");
    const auto shared = read_single(facet, with_currency, reference);
    low = shared ? shared : low;
  }
  if (!low || !high || high->high < low->low) {
    return {};
  }
  return Measure{low->low, high->high};
}

}  // namespace

std::optional<Measure> read_measure(const FacetField& facet,
                                    std::string_view text,
                                    const Reference& reference) {
  constexpr std::string_view kTo = "..";
  const std::size_t dots = text.find(kTo);
  return dots == std::string_view::npos
             ? read_single(facet, text, reference)
             : read_ends(facet, text.substr(0, dots), text.substr(dots + kTo.size()), reference);
}

std::string value_help(const FacetField& facet) {
  switch (facet.kind) {
    case FacetKind::kMoney:
      return "an amount of money such as 10B, \"$1.5 billion\" or EUR500m, or a range 1B..10B";
    case FacetKind::kDate:
      return "a day, month, quarter or year such as 2025-03-14, 2025-03, 2025-Q3 or 2025, a range "
             "2025-01..2025-06, or \"last 90 days\"";
    case FacetKind::kNumber:
      return facet.unit.empty() || facet.unit == "1"
                 ? "a number such as 100k or 1500, or a range 100..200"
                 : "a number, with or without its unit, such as 5 or \"5 " + facet.unit +
                       "\", or a range 1..10";
    case FacetKind::kKeyword:
    case FacetKind::kRecord: break;
  }
  return facet.name + ":name, or " + facet.name + ":\"a longer name\"";
}

std::optional<Interval> interval_of(const Node& condition,
                                    const FacetField& facet,
                                    const Reference& reference) {
  const auto low = read_measure(facet, condition.text, reference);
  if (!low) {
    return {};
  }
  Interval interval;
  switch (condition.comparison) {
    case Comparison::kEqual: interval = {low->low, low->high, false, false}; break;
    case Comparison::kLess: interval.high = low->low, interval.high_open = true; break;
    case Comparison::kAtMost: interval.high = low->high; break;
    case Comparison::kGreater: interval.low = low->high, interval.low_open = true; break;
    case Comparison::kAtLeast: interval.low = low->low; break;
    case Comparison::kRange:
    case Comparison::kRangeBelow: {
      const auto high = read_measure(facet, condition.high, reference);
      if (!high || high->high < low->low) {
        return {};
      }
      const bool below = condition.comparison == Comparison::kRangeBelow;
      interval = {low->low, below ? high->low : high->high, false, below};
      break;
    }
    case Comparison::kHas:
    case Comparison::kStartsWith: return {};
  }
  if (facet.kind == FacetKind::kNumber && condition.comparison == Comparison::kEqual) {
    // Units are converted in floating point: 10 months are 0.8333... years.
    const double tolerance = std::abs(low->low) * 1e-9;
    interval.low -= tolerance;
    interval.high += tolerance;
  }
  return interval;
}

}  // namespace lode::query
