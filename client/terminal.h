// SPDX-License-Identifier: GPL-3.0-or-later
// What the other end of a stream is, and how text is laid out on it: colour, width, columns.
//
// Off a terminal nothing is coloured, cut or padded, so that scripts see the data as it is.
#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace lode::client {

// One output stream.
struct Terminal {
  bool interactive = false;  // A person may look at it.
  bool color = false;
  std::size_t width = 100;  // Columns; at least 20.
};

enum class ColorChoice { kAuto, kAlways, kNever };

// Value of an environment variable; nothing if it is not set.
using Environment = std::function<std::optional<std::string>(const char* name)>;
[[nodiscard]] Environment process_environment();

// Whether to colour. `choice` decides unless it is kAuto; then, first one first: NO_COLOR not
// empty: no. CLICOLOR_FORCE or FORCE_COLOR neither empty nor "0": yes. TERM=dumb or no terminal:
// no.
[[nodiscard]] bool wants_color(ColorChoice choice, bool is_terminal, const Environment& env);

// Looks at file descriptor `fd`. COLUMNS overrides the width that the system reports.
[[nodiscard]] Terminal detect_terminal(int fd, ColorChoice choice, const Environment& env);

// Columns that `text` takes: 0 for combining marks and controls, 2 for wide characters and emoji,
// else 1. `text` is valid UTF-8.
[[nodiscard]] std::size_t display_width(std::string_view text);

// `text` cut to at most `columns` columns, the last one "…" if something was cut.
[[nodiscard]] std::string fit(std::string_view text, std::size_t columns);

// `text` with spaces appended (or prepended) up to `columns` columns; longer text stays as it is.
[[nodiscard]] std::string pad_right(std::string_view text, std::size_t columns);
[[nodiscard]] std::string pad_left(std::string_view text, std::size_t columns);

// A bar of up to `columns` columns for `value` of `largest`, in eighths of a column. Any value
// above zero shows at least one eighth.
[[nodiscard]] std::string bar(double value, double largest, std::size_t columns);

// Valid UTF-8 on one line, without control characters: what documents say must not steer the
// terminal. Runs of white space become one space.
[[nodiscard]] std::string one_line(std::string_view text);

// The same, but line ends are kept.
[[nodiscard]] std::string without_controls(std::string_view text);

// One line of a tab-separated table: "\\", "\t", "\n" and "\r" in cells are written as such.
[[nodiscard]] std::string tsv(const std::vector<std::string>& cells);

// SGR parameters.
namespace style {
inline constexpr std::string_view kBold = "1";
inline constexpr std::string_view kDim = "2";
inline constexpr std::string_view kUnderline = "4";
inline constexpr std::string_view kError = "1;31";
inline constexpr std::string_view kTitle = "1;34";
inline constexpr std::string_view kMatch = "1;33";
inline constexpr std::string_view kBar = "36";
}  // namespace style

// `text` in `sgr`, or as it is without colour.
[[nodiscard]] std::string paint(const Terminal& terminal,
                                std::string_view sgr,
                                std::string_view text);

}  // namespace lode::client
