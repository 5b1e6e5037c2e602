// SPDX-License-Identifier: GPL-3.0-or-later
// Shows what the money extractor finds, for comparisons with strings.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "plugins/money/extractor.h"

namespace lode::money {

inline std::string show(const text::Decimal& value) {
  const bool negative = value.units < 0 || value.nanos < 0;
  std::string places = std::to_string(1'000'000'000 + (negative ? -value.nanos : value.nanos));
  places = places.substr(1);
  places.erase(places.find_last_not_of('0') + 1);
  const std::string units = std::to_string(negative ? -value.units : value.units);
  return (negative ? "-" : "") + units + (places.empty() ? "" : "." + places);
}

struct Found {
  std::vector<Amount> amounts;
  std::vector<std::string> shown;  // "<words>=<currency> <low>[..<high>]"
};

inline Found find(std::string_view text, text::Language language) {
  const text::Tokens tokens(text);
  Found out;
  out.amounts = extract(tokens, language);
  for (const Amount& amount : out.amounts) {
    std::string line(text.substr(amount.begin, amount.end - amount.begin));
    line += "=" + std::string(amount.currency) + " " + show(amount.low);
    if (amount.low != amount.high) line += ".." + show(amount.high);
    out.shown.push_back(line);
  }
  return out;
}

}  // namespace lode::money
