// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/read/plain_text.h"

namespace lode::read {
namespace {

constexpr std::string_view kSpace = " \t\n\r";

std::string_view trim_right(std::string_view text) noexcept {
  const std::size_t last = text.find_last_not_of(kSpace);
  return last == std::string_view::npos ? std::string_view() : text.substr(0, last + 1);
}

}  // namespace

std::string tidy(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  bool gap = false;
  while (!text.empty()) {
    const std::size_t end = text.find('\n');
    const std::string_view line = trim_right(text.substr(0, end));
    text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
    if (line.empty()) {
      gap = true;
      continue;
    }
    if (!out.empty()) {
      out += gap ? "\n\n" : "\n";
      out += line;
    } else {
      out += line.substr(line.find_first_not_of(kSpace));
    }
    gap = false;
  }
  return out;
}

std::string one_line(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  bool gap = false;
  for (const char c : text) {
    if (kSpace.find(c) != std::string_view::npos) {
      gap = !out.empty();
      continue;
    }
    if (gap) {
      out += ' ';
      gap = false;
    }
    out += c;
  }
  return out;
}

void read_plain_text(std::string_view text, Document& document) {
  constexpr std::size_t kMaxTitleBytes = 120;
  document.text = tidy(text);
  const std::size_t end = document.text.find('\n');
  if (end != std::string::npos && end <= kMaxTitleBytes && document.text[end + 1] == '\n') {
    document.title = one_line(document.text.substr(0, end));
  }
}

}  // namespace lode::read
