// SPDX-License-Identifier: GPL-3.0-or-later
// Tells line breaks that part blocks from those of text wrapped at a fixed width.
#pragma once

#include <cstddef>
#include <span>
#include <string_view>

#include "plugins/text/byte_masks.h"

namespace lode::text {

// No line of a wrapped text is longer, in bytes.
inline constexpr std::size_t kMaxWrappedBytes = 120;

// A text, and masks of at least all of it.
struct MaskedText {
  std::string_view text;
  std::span<const ByteMasks> masks;
};

// The width at which a text is wrapped, or 0 if it is not: at least three single line breaks, and
// two thirds of them where the first word of the next line would not have fitted.
[[nodiscard]] std::size_t wrap_width(const MaskedText& masked) noexcept;

// True if the line [line_begin, line_end) ended only because the word at `next` did not fit into
// `width`.
struct LineBreak {
  std::size_t line_begin = 0;
  std::size_t line_end = 0;
  std::size_t next = 0;
};
[[nodiscard]] bool is_wrapped_at(const MaskedText& masked,
                                 const LineBreak& line_break,
                                 std::size_t width) noexcept;

}  // namespace lode::text
