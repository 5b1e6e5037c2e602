// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/text/wrapping.h"

#include <algorithm>

namespace lode::text {
namespace {

// Enough lines to judge by.
constexpr std::size_t kMaxJudgedBytes = 20'000;
// Narrower texts are lists.
constexpr std::size_t kMinWidth = 30;

bool is_blank(std::string_view text, std::size_t line_begin) {
  return line_begin >= text.size() || text[line_begin] == '\n' || text[line_begin] == '\r';
}

std::size_t line_end_after(std::string_view text, std::size_t begin) {
  return std::min(text.find('\n', begin), text.size());
}

// Length of the longest line, or 0 if it is over kMaxWrappedBytes.
std::size_t longest_line(std::string_view text) {
  std::size_t longest = 0;
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = line_end_after(text, begin);
    longest = std::max(longest, end - begin);
    if (longest > kMaxWrappedBytes) return 0;
    begin = end + 1;
  }
  return longest;
}

}  // namespace

bool is_wrapped_at(std::string_view text, const LineBreak& line_break, std::size_t width) noexcept {
  const std::size_t word_end =
      std::min(text.find_first_of(" \n", line_break.next), line_break.next + width);
  const std::size_t length = line_break.line_end - line_break.line_begin;
  return length + 1 + (std::min(word_end, text.size()) - line_break.next) > width;
}

std::size_t wrap_width(std::string_view text) noexcept {
  text = text.substr(0, kMaxJudgedBytes);
  const std::size_t width = longest_line(text);
  if (width < kMinWidth) return 0;
  std::size_t breaks = 0;
  std::size_t wrapped = 0;
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = line_end_after(text, begin);
    if (!is_blank(text, begin) && !is_blank(text, end + 1)) {
      ++breaks;
      wrapped += is_wrapped_at(text, {begin, end, end + 1}, width) ? 1U : 0U;
    }
    begin = end + 1;
  }
  return breaks >= 3 && wrapped * 3 >= breaks * 2 ? width : 0;
}

}  // namespace lode::text
