// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/document/exchange_rates.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <utility>

#include "engine/base/civil_date.h"

namespace lode {
namespace {

constexpr std::string_view kBuiltInDay = "2026-11-01";

struct Rate {
  std::string_view currency;
  double dollars;
};

// By code. Approximate levels of late 2025, carried forward.
constexpr std::array kBuiltIn{
    Rate{"AED", 0.272},   Rate{"ARS", 0.000690}, Rate{"AUD", 0.655},     Rate{"BDT", 0.00820},
    Rate{"BGN", 0.593},   Rate{"BHD", 2.65},     Rate{"BRL", 0.186},     Rate{"CAD", 0.715},
    Rate{"CHF", 1.25},    Rate{"CLP", 0.00106},  Rate{"CNY", 0.141},     Rate{"COP", 0.000258},
    Rate{"CZK", 0.0476},  Rate{"DKK", 0.155},    Rate{"EGP", 0.0211},    Rate{"EUR", 1.16},
    Rate{"GBP", 1.32},    Rate{"HKD", 0.129},    Rate{"HUF", 0.00299},   Rate{"IDR", 0.0000602},
    Rate{"ILS", 0.306},   Rate{"INR", 0.0113},   Rate{"ISK", 0.00800},   Rate{"JOD", 1.41},
    Rate{"JPY", 0.00650}, Rate{"KES", 0.00774},  Rate{"KRW", 0.000690},  Rate{"KWD", 3.26},
    Rate{"KZT", 0.00190}, Rate{"LKR", 0.00329},  Rate{"MAD", 0.108},     Rate{"MXN", 0.0541},
    Rate{"MYR", 0.239},   Rate{"NGN", 0.000690}, Rate{"NOK", 0.0990},    Rate{"NZD", 0.572},
    Rate{"OMR", 2.60},    Rate{"PEN", 0.295},    Rate{"PHP", 0.0170},    Rate{"PKR", 0.00355},
    Rate{"PLN", 0.273},   Rate{"QAR", 0.275},    Rate{"RON", 0.228},     Rate{"RSD", 0.00990},
    Rate{"RUB", 0.0124},  Rate{"SAR", 0.267},    Rate{"SEK", 0.105},     Rate{"SGD", 0.768},
    Rate{"THB", 0.0309},  Rate{"TRY", 0.0238},   Rate{"TWD", 0.0325},    Rate{"UAH", 0.0238},
    Rate{"USD", 1.0},     Rate{"UYU", 0.0251},   Rate{"VND", 0.0000380}, Rate{"ZAR", 0.0577},
};

// What the euro took the place of, at the fixed rates of Council Regulation (EC) 2866/98 and its
// successors: units for one euro.
constexpr std::array kBeforeTheEuro{
    Rate{"ATS", 13.7603},
    Rate{"BEF", 40.3399},
    Rate{"DEM", 1.95583},
    Rate{"ESP", 166.386},
    Rate{"FIM", 5.94573},
    Rate{"FRF", 6.55957},
    Rate{"GRD", 340.750},
    Rate{"HRK", 7.53450},
    Rate{"IEP", 0.787564},
    Rate{"ITL", 1936.27},
    Rate{"LUF", 40.3399},
    Rate{"NLG", 2.20371},
    Rate{"PTE", 200.482},
};

constexpr double kNanos = 1e9;
constexpr std::string_view kBlanks = " \t\r";

// The next word of the line, which is taken off it.
std::string_view take_word(std::string_view& line) {
  const std::size_t begin = std::min(line.find_first_not_of(kBlanks), line.size());
  const std::size_t end = std::min(line.find_first_of(kBlanks, begin), line.size());
  const std::string_view word = line.substr(begin, end - begin);
  line.remove_prefix(end);
  return word;
}

bool is_code(std::string_view word) {
  return word.size() == 3 &&
         std::all_of(word.begin(), word.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
}

std::optional<double> rate_of(std::string_view word) {
  double rate = 0;
  const char* const last = word.data() + word.size();
  const auto [end, error] = std::from_chars(word.data(), last, rate);
  const bool number = error == std::errc{} && end == last && std::isfinite(rate) && rate > 0;
  return number ? std::optional(rate) : std::nullopt;
}

// One line without its comment: what is wrong with it, or nothing.
std::string read_line(std::string_view line,
                      std::string& day,
                      std::map<std::string, double, std::less<>>& rates) {
  const std::string code(take_word(line));
  const std::string value(take_word(line));
  if (code.empty()) {
    return {};
  }
  if (!take_word(line).empty() || value.empty()) {
    return "write a currency and its rate, such as EUR 1.16";
  }
  if (code == "date") {
    const bool again = !day.empty();
    day = value;
    return again                   ? "the date is given twice"
           : parse_iso_date(value) ? ""
                                   : "'" + value + "' is no date: write one such as 2026-11-01";
  }
  const auto rate = rate_of(value);
  if (!is_code(code)) {
    return "'" + code + "' is no currency: write a code of three capitals, such as EUR";
  }
  if (!rate) {
    return "'" + value + "' is no rate: write the dollars of one unit, such as 1.16";
  }
  if (code == "USD" && *rate != 1) {
    return "rates are in dollars, of which one is one: leave USD out";
  }
  return rates.emplace(code, *rate).second ? "" : code + " is given twice";
}

Unexpected bad_rates(const std::string& file, std::size_t line, const std::string& complaint) {
  return Unexpected(Error{ErrorCode::kInvalidArgument,
                          "line " + std::to_string(line) + " of '" + file + "': " + complaint,
                          "BAD_RATES"});
}

}  // namespace

const std::shared_ptr<const ExchangeRates>& ExchangeRates::built_in() {
  static const std::shared_ptr<const ExchangeRates> kTable = [] {
    ExchangeRates table;
    table.day_ = kBuiltInDay;
    for (const Rate& rate : kBuiltIn) {
      table.rates_.emplace(rate.currency, rate.dollars);
    }
    for (const Rate& rate : kBeforeTheEuro) {
      table.rates_.emplace(rate.currency, table.rates_.at("EUR") / rate.dollars);
    }
    return std::make_shared<const ExchangeRates>(std::move(table));
  }();
  return kTable;
}

Result<ExchangeRates> ExchangeRates::parse(std::string_view text, const std::string& file) {
  ExchangeRates table;
  std::size_t number = 0;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    const std::string_view line = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    ++number;
    const std::string complaint =
        read_line(line.substr(0, line.find('#')), table.day_, table.rates_);
    if (!complaint.empty()) {
      return bad_rates(file, number, complaint);
    }
  }
  if (table.day_.empty()) {
    return bad_rates(file, number, "the day of the rates is missing: add a line date 2026-11-01");
  }
  for (const auto& [code, rate] : built_in()->rates_) {
    table.rates_.emplace(code, rate);  // Keeps the user's.
  }
  return table;
}

std::optional<double> ExchangeRates::dollars_per_unit(std::string_view currency) const noexcept {
  const auto found = rates_.find(currency);
  return found == rates_.end() ? std::nullopt : std::optional(found->second);
}

Dollars ExchangeRates::in_dollars(const Money& money) const noexcept {
  const double rate = dollars_per_unit(money.currency).value_or(1.0);
  const auto amount = [&](std::int64_t units, std::int32_t nanos) {
    return (static_cast<double>(units) + static_cast<double>(nanos) / kNanos) * rate;
  };
  return {amount(money.low_units, money.low_nanos), amount(money.high_units, money.high_nanos)};
}

}  // namespace lode
