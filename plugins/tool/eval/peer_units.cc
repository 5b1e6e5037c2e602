// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/tool/eval/peer_units.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <string>

namespace lode::tool::eval {
namespace {

struct Unit {
  std::string_view words;  // Part of the unit's name, ASCII letters in lower case.
  std::string_view codes;  // Allowed; empty: all.
};

// The first that fits decides, so that longer names stand before shorter ones.
constexpr std::array kUnits = {
    Unit{"states dollar", "USD"},
    Unit{"tats-unis", "USD"},
    Unit{"estadounidense", "USD"},
    Unit{"australi", "AUD"},
    Unit{"canad", "CAD"},
    Unit{"hong kong", "HKD"},
    Unit{"neozeland", "NZD"},
    Unit{"new zealand", "NZD"},
    Unit{"dollar", "USD CAD AUD NZD HKD SGD TWD"},
    Unit{"d\xC3\xB3lar", "USD CAD AUD NZD HKD SGD TWD"},
    Unit{"yen", "JPY"},
    Unit{"yuan", "CNY"},
    Unit{"florin", "NLG"},
    Unit{"suisse", "CHF"},
    Unit{"franc", "CHF FRF BEF LUF XAF XOF"},
    Unit{"mark finland", "FIM"},
    Unit{"peso mexicano", "MXN"},
    Unit{"mexican peso", "MXN"},
    Unit{"british pound", "GBP"},
    Unit{"pound", "GBP EGP LBP IEP"},
    Unit{"livre", "GBP EGP LBP IEP"},
    Unit{"libra", "GBP EGP LBP IEP"},
    Unit{"roupie", "INR PKR LKR"},
    Unit{"rupee", "INR PKR LKR"},
    Unit{"riyal", "SAR QAR YER"},
    Unit{"rial", "IRR OMR YER"},
    Unit{"euro", "EUR"},
    Unit{"bitcoin", "BTC XBT"},
    Unit{"kip", "LAK"},
    Unit{"lira", "TRY"},
    Unit{"costa rican", "CRC"},
    Unit{"unnamed", ""},
};

constexpr std::array<std::string_view, 8> kHundredths = {
    "cent", "centavo", "c\xC3\xA9ntimo", "pence", "penny", "penique", "pesewa", "sen"};

std::string lower(std::string_view text) {
  std::string out(text);
  std::transform(out.begin(), out.end(), out.begin(), [](unsigned char c) {
    return static_cast<char>(c < 0x80 ? std::tolower(c) : c);
  });
  return out;
}

bool is_code(std::string_view unit) {
  return unit.size() == 3 && std::all_of(unit.begin(), unit.end(), [](unsigned char c) {
           return std::isupper(c) != 0;
         });
}

}  // namespace

bool unit_allows(std::string_view unit, std::string_view currency) {
  if (unit.empty()) return true;
  if (unit == "PTS") return currency == "ESP";  // Pesetas.
  if (is_code(unit)) return unit == currency;
  if (parts_of(unit) > 1) return true;  // Cents of which currency, peers do not say.
  const std::string name = lower(unit);
  for (const Unit& known : kUnits) {
    if (name.find(known.words) == std::string::npos) continue;
    return known.codes.empty() || known.codes.find(currency) != std::string_view::npos;
  }
  return false;
}

double parts_of(std::string_view unit) {
  const std::string name = lower(unit);
  return std::find(kHundredths.begin(), kHundredths.end(), name) != kHundredths.end() ? 100 : 1;
}

}  // namespace lode::tool::eval
