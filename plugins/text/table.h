// SPDX-License-Identifier: GPL-3.0-or-later
// Resource files of the extractors: lines of cells between tabs, values between '|' in a cell;
// empty lines and lines that begin with '#' say nothing.
#pragma once

#include <cstddef>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace lode::text {

// The parts of `text` between separators; none of the empty text.
[[nodiscard]] inline std::vector<std::string_view> split(std::string_view text, char separator) {
  std::vector<std::string_view> parts;
  if (text.empty()) return parts;
  for (std::size_t at = text.find(separator); at != std::string_view::npos;
       at = text.find(separator)) {
    parts.push_back(text.substr(0, at));
    text.remove_prefix(at + 1);
  }
  parts.push_back(text);
  return parts;
}

struct TableLine {
  std::string_view file;
  std::size_t number = 0;  // From 1.
  std::vector<std::string_view> cells;

  // Throws std::invalid_argument: "file:line: why".
  [[noreturn]] void refuse(std::string_view why) const {
    throw std::invalid_argument(std::string(file) + ":" + std::to_string(number) + ": " +
                                std::string(why));
  }
};

// Calls take(const TableLine&) for each line that says something. Cells are views of `text`.
template <class Take>
void for_each_line(std::string_view file, std::string_view text, Take take) {
  std::size_t number = 0;
  for (const std::string_view raw : split(text, '\n')) {
    ++number;
    if (raw.empty() || raw.front() == '#') continue;
    take(TableLine{file, number, split(raw, '\t')});
  }
}

}  // namespace lode::text
