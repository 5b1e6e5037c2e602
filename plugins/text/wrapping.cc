// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/text/wrapping.h"

#include <algorithm>
#include <array>
#include <cstdint>

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

// Where the lines of a text end: the first ones are kept, since they are walked twice.
class LineEnds {
 public:
  explicit LineEnds(std::string_view text) : text_(text) {}

  // Length of the longest line, or 0 if it is over kMaxWrappedBytes.
  std::size_t longest() {
    std::size_t longest = 0;
    for (std::size_t begin = 0; begin < text_.size();) {
      const std::size_t end = line_end_after(text_, begin);
      longest = std::max(longest, end - begin);
      if (longest > kMaxWrappedBytes) return 0;
      if (count_ < ends_.size()) ends_[count_++] = static_cast<std::uint16_t>(end);
      begin = end + 1;
    }
    return longest;
  }

  // End of the `i`th line, which begins at `begin`.
  [[nodiscard]] std::size_t end(std::size_t i, std::size_t begin) const {
    return i < count_ ? ends_[i] : line_end_after(text_, begin);
  }

 private:
  static_assert(kMaxJudgedBytes <= UINT16_MAX);
  std::string_view text_;
  std::size_t count_ = 0;
  std::array<std::uint16_t, 512> ends_;
};

}  // namespace

bool is_wrapped_at(std::string_view text, const LineBreak& line_break, std::size_t width) noexcept {
  const std::size_t length = line_break.line_end - line_break.line_begin;
  if (length >= width) return true;
  // Room for a space and all but the last byte of a word that does not fit.
  const std::size_t room = width - length;
  if (text.size() - line_break.next < room) return false;
  const std::string_view beginning = text.substr(line_break.next, room);
  return std::none_of(
      beginning.begin(), beginning.end(), [](char c) { return c == ' ' || c == '\n'; });
}

std::size_t wrap_width(std::string_view text) noexcept {
  text = text.substr(0, kMaxJudgedBytes);
  LineEnds lines(text);
  const std::size_t width = lines.longest();
  if (width < kMinWidth) return 0;
  std::size_t breaks = 0;
  std::size_t wrapped = 0;
  std::size_t begin = 0;
  for (std::size_t line = 0; begin < text.size(); ++line) {
    const std::size_t end = lines.end(line, begin);
    if (!is_blank(text, begin) && !is_blank(text, end + 1)) {
      ++breaks;
      wrapped += is_wrapped_at(text, {begin, end, end + 1}, width) ? 1U : 0U;
    }
    begin = end + 1;
  }
  return breaks >= 3 && wrapped * 3 >= breaks * 2 ? width : 0;
}

}  // namespace lode::text
