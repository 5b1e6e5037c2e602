// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/read/front_matter.h"

#include <algorithm>

#include "engine/read/plain_text.h"

namespace lode::read {
namespace {

std::string_view take_line(std::string_view& rest) noexcept {
  const std::size_t end = std::min(rest.find('\n'), rest.size());
  const std::string_view line = rest.substr(0, end);
  rest.remove_prefix(std::min(rest.size(), end + 1));
  return line;
}

std::string unquoted(std::string_view value) {
  std::string text = one_line(value);
  if (text.size() >= 2 && (text.front() == '"' || text.front() == '\'') &&
      text.back() == text.front()) {
    text = text.substr(1, text.size() - 2);
  }
  return text;
}

// "[a, 'b']" as "a, b"; other values unquoted.
std::string value_of(std::string_view written) {
  std::string value = one_line(written);
  if (value.size() < 2 || value.front() != '[' || value.back() != ']') {
    return unquoted(value);
  }
  std::string joined;
  std::string_view rest = std::string_view(value).substr(1, value.size() - 2);
  while (!rest.empty()) {
    const std::size_t comma = std::min(rest.find(','), rest.size());
    const std::string item = unquoted(rest.substr(0, comma));
    joined += (joined.empty() || item.empty() ? "" : ", ") + item;
    rest.remove_prefix(std::min(rest.size(), comma + 1));
  }
  return joined;
}

bool is_key(std::string_view key) noexcept {
  return !key.empty() && key.size() <= 64 && key.find_first_of(" \t\"'#-") != 0 &&
         key.find_first_of("{}[]") == std::string_view::npos;
}

void read_pair(std::string_view line, FrontMatter& result) {
  auto& pairs = result.pairs;
  const std::size_t dash = line.find_first_not_of(" \t");
  if (dash != std::string_view::npos && line.substr(dash, 2) == "- " && !pairs.empty()) {
    const std::string item = value_of(line.substr(dash + 2));
    std::string& value = pairs.back().second;
    value += (value.empty() ? "" : ", ") + item;
    return;
  }
  const std::size_t colon = line.find(':');
  if (colon == std::string_view::npos || !is_key(line.substr(0, colon))) {
    return;
  }
  std::string key = one_line(line.substr(0, colon));
  std::transform(key.begin(), key.end(), key.begin(), [](char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c;
  });
  pairs.emplace_back(std::move(key), value_of(line.substr(colon + 1)));
}

}  // namespace

FrontMatter read_front_matter(std::string_view text) {
  constexpr std::size_t kMaxLines = 200;
  FrontMatter result{.pairs = {}, .rest = text};
  std::string_view rest = text;
  if (one_line(take_line(rest)) != "---") {
    return result;
  }
  for (std::size_t count = 0; count < kMaxLines && !rest.empty(); ++count) {
    const std::string_view line = take_line(rest);
    if (line.substr(0, 3) == "---" || line.substr(0, 3) == "...") {
      result.rest = rest;
      return result;
    }
    read_pair(line, result);
  }
  result.pairs.clear();  // It never ended: a rule at the start of the text.
  return result;
}

}  // namespace lode::read
