// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/document/value.h"

#include <array>
#include <charconv>
#include <cmath>
#include <cstdio>

#include "engine/base/civil_date.h"

namespace lode {
namespace {

template <class... Fs>
struct Overloaded : Fs... {
  using Fs::operator()...;
};
template <class... Fs>
Overloaded(Fs...) -> Overloaded<Fs...>;

std::string number_text(double value) {
  std::array<char, 64> buffer{};
  char* const last = buffer.data() + buffer.size();
  // No exponent where a person would write none.
  const auto [end, error] =
      std::abs(value) < 1e15 ? std::to_chars(buffer.data(), last, value, std::chars_format::fixed)
                             : std::to_chars(buffer.data(), last, value);
  return error == std::errc{} ? std::string(buffer.data(), end) : std::string("nan");
}

std::string range_text(std::string low, const std::string& high) {
  return low == high ? low : std::move(low) + ".." + high;
}

std::string with_unit(std::string text, const std::string& unit) {
  return unit.empty() || unit == "1" ? text : std::move(text) + " " + unit;
}

// The name of the period from `first` to `last` at `precision`, or "" if they are not the whole of
// one.
std::string period_text(const Date& date) {
  const CivilDate first = from_days(date.first_day);
  char text[48] = "";
  const auto ends_with_month = [&](int month) {
    return date.last_day == to_days(end_of_month({first.year, month, 1}));
  };
  switch (date.precision) {
    case DatePrecision::kDay: return date.first_day == date.last_day ? to_iso(first) : "";
    case DatePrecision::kMonth:
      if (first.day != 1 || !ends_with_month(first.month)) return "";
      std::snprintf(text, sizeof text, "%04d-%02d", first.year, first.month);
      return text;
    case DatePrecision::kQuarter:
      if (first.day != 1 || first.month % 3 != 1 || !ends_with_month(first.month + 2)) return "";
      std::snprintf(text, sizeof text, "%04d-Q%d", first.year, first.month / 3 + 1);
      return text;
    case DatePrecision::kHalf:
      if (first.day != 1 || first.month % 6 != 1 || !ends_with_month(first.month + 5)) return "";
      std::snprintf(text, sizeof text, "%04d-H%d", first.year, first.month / 6 + 1);
      return text;
    case DatePrecision::kYear:
      if (first.day != 1 || first.month != 1 || !ends_with_month(12)) return "";
      std::snprintf(text, sizeof text, "%04d", first.year);
      return text;
    case DatePrecision::kWeek: {
      // ISO 8601: the week belongs to the year of its Thursday.
      const bool starts_on_monday = ((date.first_day + 3) % 7 + 7) % 7 == 0;
      if (!starts_on_monday || date.last_day != date.first_day + 6) return "";
      const int year = from_days(date.first_day + 3).year;
      const std::int64_t days = date.first_day + 3 - to_days({year, 1, 1});
      std::snprintf(text, sizeof text, "%04d-W%02d", year, static_cast<int>(days / 7 + 1));
      return text;
    }
  }
  return "";
}

}  // namespace

std::string_view name(FacetKind kind) noexcept {
  switch (kind) {
    case FacetKind::kKeyword: return "keyword";
    case FacetKind::kMoney: return "money";
    case FacetKind::kDate: return "date";
    case FacetKind::kNumber: return "number";
    case FacetKind::kRecord: return "record";
  }
  return "unknown";
}

std::string_view name(Qualifier qualifier) noexcept {
  switch (qualifier) {
    case Qualifier::kExact: return "exact";
    case Qualifier::kAbout: return "about";
    case Qualifier::kAtLeast: return "at_least";
    case Qualifier::kAtMost: return "at_most";
  }
  return "unknown";
}

FacetKind kind_of(const Value& value) noexcept {
  constexpr std::array kKinds{FacetKind::kKeyword,
                              FacetKind::kMoney,
                              FacetKind::kDate,
                              FacetKind::kNumber,
                              FacetKind::kRecord};
  return kKinds[value.index()];
}

std::string decimal(std::int64_t units, std::int32_t nanos) {
  std::string text = std::to_string(units);
  if (nanos == 0) {
    return text;
  }
  if (nanos < 0 && units == 0) {
    text = "-0";
  }
  std::string fraction = std::to_string(std::abs(nanos));
  fraction.insert(0, 9 - fraction.size(), '0');
  fraction.erase(fraction.find_last_not_of('0') + 1);
  return text + "." + fraction;
}

std::string to_text(const Date& date) {
  if (std::string period = period_text(date); !period.empty()) {
    return period;
  }
  return to_iso(from_days(date.first_day)) + ".." + to_iso(from_days(date.last_day));
}

std::string to_text(const Value& value) {
  return std::visit(Overloaded{
                        [](const Keyword& v) { return v.text; },
                        [](const Money& v) {
                          return range_text(decimal(v.low_units, v.low_nanos),
                                            decimal(v.high_units, v.high_nanos)) +
                                 " " + v.currency;
                        },
                        [](const Date& v) { return to_text(v); },
                        [](const Number& v) {
                          return with_unit(range_text(number_text(v.low), number_text(v.high)),
                                           v.unit);
                        },
                        [](const Record& v) { return v.type; },
                    },
                    value);
}

}  // namespace lode
