// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/read/metadata.h"

#include <algorithm>
#include <iterator>
#include <string>
#include <vector>

#include "engine/base/civil_date.h"

namespace lode::read {
namespace {

bool is_digit(char c) noexcept {
  return c >= '0' && c <= '9';
}

bool is_number(std::string_view text) noexcept {
  return !text.empty() && text.size() <= 4 && std::all_of(text.begin(), text.end(), is_digit);
}

int number_of(std::string_view digits) noexcept {
  int number = 0;
  for (const char c : digits) {
    number = number * 10 + (c - '0');
  }
  return number;
}

std::string iso_of(std::string_view year, int month, std::string_view day) {
  std::string iso(year);
  iso += month < 10 ? "-0" : "-";
  iso += std::to_string(month);
  iso += day.size() < 2 ? "-0" : "-";
  return iso += day;
}

std::vector<std::string_view> split(std::string_view text) {
  std::vector<std::string_view> parts;
  while (!text.empty() && parts.size() < 8) {
    const std::size_t begin = text.find_first_not_of(" ,\t");
    if (begin == std::string_view::npos) {
      break;
    }
    text.remove_prefix(begin);
    const std::size_t end = std::min(text.find_first_of(" ,\t"), text.size());
    parts.push_back(text.substr(0, end));
    text.remove_prefix(end);
  }
  return parts;
}

// "Tue, 04 Nov 2025 09:30:00 GMT" as an ISO time; empty if it is none.
std::string http_date(std::string_view text) {
  constexpr std::string_view kMonths[] = {
      "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
  const std::vector<std::string_view> parts = split(text);
  if (parts.size() < 5 || !is_number(parts[1]) || parts[3].size() != 4 || !is_number(parts[3])) {
    return {};
  }
  const auto* month = std::find(std::begin(kMonths), std::end(kMonths), parts[2].substr(0, 3));
  if (month == std::end(kMonths)) {
    return {};
  }
  std::string iso = iso_of(parts[3], static_cast<int>(month - std::begin(kMonths)) + 1, parts[1]);
  iso += 'T';
  iso += parts[4];
  const bool has_offset = parts.size() > 5 && (parts[5].front() == '+' || parts[5].front() == '-');
  return iso += has_offset ? std::string(parts[5]) : "Z";
}

}  // namespace

std::optional<std::int64_t> parse_time(std::string_view text) {
  constexpr std::size_t kMaxBytes = 64;
  const std::size_t begin = text.find_first_not_of(" \t\n");
  if (begin == std::string_view::npos || text.size() > kMaxBytes) {
    return std::nullopt;
  }
  text = text.substr(begin, text.find_last_not_of(" \t\n") - begin + 1);
  if (const auto time = parse_iso_time(text)) {
    return time;
  }
  if (text.size() == 8 && std::all_of(text.begin(), text.end(), is_digit)) {
    return parse_iso_time(iso_of(text.substr(0, 4), number_of(text.substr(4, 2)), text.substr(6)));
  }
  const std::string http = http_date(text);
  return http.empty() ? std::nullopt : parse_iso_time(http);
}

std::optional<std::int64_t> date_in_url(std::string_view url) {
  for (std::size_t at = 0; at + 10 <= url.size() && at < 1000; ++at) {
    const std::string_view part = url.substr(at, 10);
    const char sign = part[4];
    const bool starts =
        (at == 0 || !is_digit(url[at - 1])) && (at + 10 == url.size() || !is_digit(url[at + 10]));
    if (starts && (sign == '/' || sign == '-') && part[7] == sign && part[0] == '2' &&
        is_number(part.substr(0, 4)) && is_number(part.substr(5, 2)) && is_number(part.substr(8))) {
      if (const auto time = parse_iso_time(
              iso_of(part.substr(0, 4), number_of(part.substr(5, 2)), part.substr(8)))) {
        return time;
      }
    }
  }
  return std::nullopt;
}

void add_metadata(std::string_view key,
                  std::string_view value,
                  const Limits& limits,
                  Document& document) {
  if (document.metadata.size() < limits.max_metadata && !key.empty()) {
    document.metadata.emplace_back(key, value);
  }
}

}  // namespace lode::read
