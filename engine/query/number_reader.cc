// SPDX-License-Identifier: GPL-3.0-or-later
// read_number() of value_reader.h: figures with their units.
#include "engine/query/figure.h"
#include "engine/query/value_reader.h"

namespace lode::query {
namespace {

enum class Dimension { kTime, kPower, kEnergy, kBytes, kShare };

struct Unit {
  std::string_view written;  // Lower case.
  Dimension dimension;
  double factor;
};

constexpr double kDaysPerYear = 365.25;
constexpr double kHoursPerYear = kDaysPerYear * 24;

// Time in years, power in megawatts, energy in megawatt-hours, data in gigabytes, shares in
// percent. UCUM codes and what people write.
constexpr Unit kUnits[] = {
    {"a", Dimension::kTime, 1},
    {"y", Dimension::kTime, 1},
    {"yr", Dimension::kTime, 1},
    {"year", Dimension::kTime, 1},
    {"years", Dimension::kTime, 1},
    {"jahr", Dimension::kTime, 1},
    {"jahre", Dimension::kTime, 1},
    {"jahren", Dimension::kTime, 1},
    {"an", Dimension::kTime, 1},
    {"ans", Dimension::kTime, 1},
    {"année", Dimension::kTime, 1},
    {"années", Dimension::kTime, 1},
    {"año", Dimension::kTime, 1},
    {"años", Dimension::kTime, 1},
    {"mo", Dimension::kTime, 1.0 / 12},
    {"m", Dimension::kTime, 1.0 / 12},
    {"month", Dimension::kTime, 1.0 / 12},
    {"months", Dimension::kTime, 1.0 / 12},
    {"monat", Dimension::kTime, 1.0 / 12},
    {"monate", Dimension::kTime, 1.0 / 12},
    {"monaten", Dimension::kTime, 1.0 / 12},
    {"mois", Dimension::kTime, 1.0 / 12},
    {"mes", Dimension::kTime, 1.0 / 12},
    {"meses", Dimension::kTime, 1.0 / 12},
    {"wk", Dimension::kTime, 7 / kDaysPerYear},
    {"w", Dimension::kTime, 7 / kDaysPerYear},
    {"week", Dimension::kTime, 7 / kDaysPerYear},
    {"weeks", Dimension::kTime, 7 / kDaysPerYear},
    {"wochen", Dimension::kTime, 7 / kDaysPerYear},
    {"semaines", Dimension::kTime, 7 / kDaysPerYear},
    {"semanas", Dimension::kTime, 7 / kDaysPerYear},
    {"d", Dimension::kTime, 1 / kDaysPerYear},
    {"day", Dimension::kTime, 1 / kDaysPerYear},
    {"days", Dimension::kTime, 1 / kDaysPerYear},
    {"tage", Dimension::kTime, 1 / kDaysPerYear},
    {"tagen", Dimension::kTime, 1 / kDaysPerYear},
    {"jours", Dimension::kTime, 1 / kDaysPerYear},
    {"días", Dimension::kTime, 1 / kDaysPerYear},
    {"h", Dimension::kTime, 1 / kHoursPerYear},
    {"hour", Dimension::kTime, 1 / kHoursPerYear},
    {"hours", Dimension::kTime, 1 / kHoursPerYear},
    {"w", Dimension::kPower, 1e-6},
    {"kw", Dimension::kPower, 1e-3},
    {"mw", Dimension::kPower, 1},
    {"gw", Dimension::kPower, 1e3},
    {"tw", Dimension::kPower, 1e6},
    {"watt", Dimension::kPower, 1e-6},
    {"watts", Dimension::kPower, 1e-6},
    {"kilowatt", Dimension::kPower, 1e-3},
    {"kilowatts", Dimension::kPower, 1e-3},
    {"megawatt", Dimension::kPower, 1},
    {"megawatts", Dimension::kPower, 1},
    {"gigawatt", Dimension::kPower, 1e3},
    {"gigawatts", Dimension::kPower, 1e3},
    {"megavatios", Dimension::kPower, 1},
    {"gigavatios", Dimension::kPower, 1e3},
    {"kwh", Dimension::kEnergy, 1e-3},
    {"mwh", Dimension::kEnergy, 1},
    {"gwh", Dimension::kEnergy, 1e3},
    {"twh", Dimension::kEnergy, 1e6},
    {"mb", Dimension::kBytes, 1e-3},
    {"mby", Dimension::kBytes, 1e-3},
    {"gb", Dimension::kBytes, 1},
    {"gby", Dimension::kBytes, 1},
    {"tb", Dimension::kBytes, 1e3},
    {"tby", Dimension::kBytes, 1e3},
    {"%", Dimension::kShare, 1},
    {"percent", Dimension::kShare, 1},
};

std::optional<double> factor(std::string_view written, Dimension dimension) {
  for (const Unit& unit : kUnits) {
    if (unit.written == written && unit.dimension == dimension) {
      return unit.factor;
    }
  }
  return {};
}

// What one of `written` is in `unit`; both in lower case.
std::optional<double> conversion(std::string_view written, std::string_view unit) {
  if (written == unit) {
    return 1.0;
  }
  for (const Unit& known : kUnits) {
    if (known.written != unit) {
      continue;
    }
    if (const auto from = factor(written, known.dimension)) {
      return *from / known.factor;
    }
  }
  return {};
}

}  // namespace

std::optional<double> read_number(std::string_view text, std::string_view unit) {
  const std::string tidied = with_english_numeral(tidy(text));
  const std::string wanted = tidy(unit);
  std::string_view rest = tidied;
  const bool negative = rest.starts_with('-');
  rest.remove_prefix(negative ? 1 : 0);
  auto figure = take_figure(rest);
  if (!figure) {
    return {};
  }
  const auto value = [&](double scale) { return (negative ? -1 : 1) * to_double(*figure) * scale; };
  const std::string_view tail = trim(rest);
  if (tail.empty()) {
    return value(1);
  }
  if (const auto scale = conversion(tail, wanted)) {
    return value(*scale);
  }
  if (const auto power = magnitude(tail)) {
    figure->exponent += *power;
    return value(1);
  }
  const std::size_t blank = tail.find(' ');
  const auto power = magnitude(tail.substr(0, blank));
  if (blank == std::string_view::npos || !power) {
    return {};
  }
  const auto scale = conversion(tail.substr(blank + 1), wanted);
  if (!scale) {
    return {};
  }
  figure->exponent += *power;
  return value(*scale);
}

}  // namespace lode::query
