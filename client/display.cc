// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/display.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

#include <fmt/core.h>

#include "client/enum_text.h"
#include "engine/base/civil_date.h"

namespace lode::client {
namespace {

constexpr double kBillionth = 1e-9;

std::string money_text(const v1::Money& money) {
  const double low = static_cast<double>(money.low_units()) + money.low_nanos() * kBillionth;
  const double high = static_cast<double>(money.high_units()) + money.high_nanos() * kBillionth;
  std::string text = short_number(low);
  if (high > low) {
    text += ".." + short_number(high);
  }
  return text + (money.currency().empty() ? "" : " " + money.currency());
}

// Counts are shortened; a figure with a unit is not, since "4.5K MW" is no way to write it.
std::string number_text(const v1::Number& number) {
  const bool is_count = number.unit().empty() || number.unit() == "1";
  const auto figure = [&](double value) {
    return is_count ? short_number(value) : fmt::format("{:.10g}", value);
  };
  std::string text = figure(number.low());
  if (number.high() > number.low()) {
    text += ".." + figure(number.high());
  }
  return text + (is_count ? "" : " " + number.unit());
}

std::string_view qualifier_text(v1::Qualifier qualifier) {
  switch (qualifier) {
    case v1::QUALIFIER_ABOUT: return "~";
    case v1::QUALIFIER_AT_LEAST: return "≥";
    case v1::QUALIFIER_AT_MOST: return "≤";
    default: return "";
  }
}

// "6500000000 USD" is "6.5B USD"; anything else stays.
std::string record_text(const v1::Record& record) {
  std::string roles;
  for (const v1::Role& role : record.roles()) {
    roles += roles.empty() ? "" : ", ";
    roles += role.name() + ": " + role_text(role.text());
  }
  return record.type() + "(" + roles + ")";
}

}  // namespace

std::string role_text(const std::string& text) {
  double amount = 0;
  const auto [rest, failure] = std::from_chars(text.data(), text.data() + text.size(), amount);
  const std::string_view unit(rest, static_cast<std::size_t>(text.data() + text.size() - rest));
  const bool is_amount = failure == std::errc() && unit.size() == 4 && unit[0] == ' ';
  return is_amount ? short_number(amount) + std::string(unit) : text;
}

std::string count_text(std::int64_t count) {
  std::string digits = std::to_string(count);
  const std::size_t first = digits[0] == '-' ? 1 : 0;
  for (std::size_t at = digits.size(); at > first + 3;) {
    at -= 3;
    digits.insert(at, "\u00A0");
  }
  return digits;
}

std::string total_text(const v1::TotalSize& total) {
  if (total.exact()) {
    return count_text(total.value());
  }
  return total.value() > total.lower_bound() ? "≈" + count_text(total.value())
                                             : "≥" + count_text(total.lower_bound());
}

std::string short_number(double number) {
  struct Scale {
    double factor;
    std::string_view letter;
  };
  static constexpr std::array kScales = {
      Scale{1e12, "T"}, Scale{1e9, "B"}, Scale{1e6, "M"}, Scale{1e3, "K"}};
  for (const Scale& scale : kScales) {
    if (std::abs(number) >= scale.factor * 0.99995) {
      return fmt::format("{:.4g}{}", number / scale.factor, scale.letter);
    }
  }
  return fmt::format("{:.4g}", number);
}

std::string value_text(const v1::Value& value) {
  switch (value.kind_case()) {
    case v1::Value::kKeyword: return value.keyword().text();
    case v1::Value::kMoney:
      return std::string(qualifier_text(value.money().qualifier())) + money_text(value.money());
    case v1::Value::kDate: return value.date().text();
    case v1::Value::kNumber:
      return std::string(qualifier_text(value.number().qualifier())) + number_text(value.number());
    case v1::Value::kRecord: return record_text(value.record());
    case v1::Value::KIND_NOT_SET: return value.text();
  }
  return value.text();
}

std::string duration_text(std::chrono::milliseconds duration) {
  const std::int64_t ms = std::max<std::int64_t>(0, duration.count());
  if (ms < 1000) {
    return fmt::format("{} ms", ms);
  }
  if (ms < 60'000) {
    return fmt::format("{:.1f} s", static_cast<double>(ms) / 1000);
  }
  const std::int64_t seconds = ms / 1000;
  if (seconds < 3600) {
    return fmt::format("{}:{:02}", seconds / 60, seconds % 60);
  }
  return fmt::format("{}:{:02}:{:02}", seconds / 3600, seconds / 60 % 60, seconds % 60);
}

std::string size_text(double bytes) {
  static constexpr std::array<std::string_view, 5> kUnits = {"B", "kB", "MB", "GB", "TB"};
  std::size_t unit = 0;
  while (bytes >= 999.95 && unit + 1 < kUnits.size()) {
    bytes /= 1000;
    ++unit;
  }
  return unit == 0 ? fmt::format("{:.0f} B", bytes) : fmt::format("{:.1f} {}", bytes, kUnits[unit]);
}

std::string date_text(const google::protobuf::Timestamp& time) {
  return time_text(time).substr(0, 10);
}

std::string time_text(const google::protobuf::Timestamp& time) {
  return to_iso_time(time.seconds());
}

std::string_view field_text(v1::TextField field) {
  switch (field) {
    case v1::TEXT_FIELD_BODY: return "body";
    case v1::TEXT_FIELD_TITLE: return "title";
    case v1::TEXT_FIELD_FURNITURE: return "furniture";
    default: return "";
  }
}

std::string status_text(v1::RunStatus status) {
  return enum_text(v1::RunStatus_Name(status), "RUN_STATUS_");
}

std::string confidence_text(double confidence) {
  return fmt::format("{:.2f}", confidence);
}

}  // namespace lode::client
