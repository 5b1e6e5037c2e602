// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/text/wrapping.h"

#include <algorithm>
#include <array>
#include <bit>
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

// The first byte from `begin` on that is set in the masks and that `is` wants; the size of the text
// if there is none.
template <class Is>
std::size_t first_of(const MaskedText& masked,
                     std::uint64_t ByteMasks::*mask,
                     std::size_t begin,
                     Is is) noexcept {
  for (; begin < masked.text.size(); begin = (begin / kMaskBytes + 1) * kMaskBytes) {
    std::uint64_t bits = masked.masks[begin / kMaskBytes].*mask >> begin % kMaskBytes;
    for (; bits != 0; bits &= bits - 1) {
      const std::size_t at = begin + static_cast<std::size_t>(std::countr_zero(bits));
      if (at < masked.text.size() && is(masked.text[at])) return at;
    }
  }
  return masked.text.size();
}

// Where the lines of a text end: the first ones are kept, since they are walked twice.
class LineEnds {
 public:
  explicit LineEnds(const MaskedText& masked) : masked_(masked) {}

  // Length of the longest line, or 0 if it is over kMaxWrappedBytes.
  std::size_t longest() noexcept {
    std::size_t longest = 0;
    for (std::size_t begin = 0; begin < masked_.text.size();) {
      const std::size_t end = after(begin);
      longest = std::max(longest, end - begin);
      if (longest > kMaxWrappedBytes) return 0;
      if (count_ < ends_.size()) ends_[count_++] = static_cast<std::uint16_t>(end);
      begin = end + 1;
    }
    return longest;
  }

  // End of the `i`th line, which begins at `begin`.
  [[nodiscard]] std::size_t end(std::size_t i, std::size_t begin) const noexcept {
    return i < count_ ? ends_[i] : after(begin);
  }

 private:
  static_assert(kMaxJudgedBytes <= UINT16_MAX);

  [[nodiscard]] std::size_t after(std::size_t begin) const noexcept {
    return first_of(masked_, &ByteMasks::breaks, begin, [](char c) { return c == '\n'; });
  }

  const MaskedText& masked_;
  std::size_t count_ = 0;
  std::array<std::uint16_t, 512> ends_;
};

}  // namespace

bool is_wrapped_at(const MaskedText& masked,
                   const LineBreak& line_break,
                   std::size_t width) noexcept {
  const std::size_t length = line_break.line_end - line_break.line_begin;
  if (length >= width) return true;
  // Room for a space and all but the last byte of a word that does not fit.
  const std::size_t room = width - length;
  if (masked.text.size() - line_break.next < room) return false;
  const auto parts_words = [](char c) { return c == ' ' || c == '\n'; };
  return first_of(masked, &ByteMasks::blanks, line_break.next, parts_words) >=
         line_break.next + room;
}

std::size_t wrap_width(const MaskedText& masked) noexcept {
  const std::string_view text = masked.text.substr(0, kMaxJudgedBytes);
  const MaskedText judged{text, masked.masks};
  LineEnds lines(judged);
  const std::size_t width = lines.longest();
  if (width < kMinWidth) return 0;
  std::size_t breaks = 0;
  std::size_t wrapped = 0;
  std::size_t begin = 0;
  for (std::size_t line = 0; begin < text.size(); ++line) {
    const std::size_t end = lines.end(line, begin);
    if (!is_blank(text, begin) && !is_blank(text, end + 1)) {
      ++breaks;
      wrapped += is_wrapped_at(judged, {begin, end, end + 1}, width) ? 1U : 0U;
    }
    begin = end + 1;
  }
  return breaks >= 3 && wrapped * 3 >= breaks * 2 ? width : 0;
}

}  // namespace lode::text
