// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/terminal.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <cstdlib>
#include <span>
#include <sys/ioctl.h>
#include <unistd.h>

#include "engine/base/utf8.h"

namespace lode::client {
namespace {

struct Range {
  char32_t first;
  char32_t last;
};

// Combining marks, joiners, variation selectors. Source: Unicode 15, general categories Mn, Me, Cf,
// the blocks that occur in prose.
constexpr std::array kZeroWidth = {
    Range{0x0300, 0x036F}, Range{0x0483, 0x0489}, Range{0x0591, 0x05BD}, Range{0x0610, 0x061A},
    Range{0x064B, 0x065F}, Range{0x0900, 0x0902}, Range{0x093C, 0x093C}, Range{0x0941, 0x0948},
    Range{0x0E31, 0x0E31}, Range{0x0E34, 0x0E3A}, Range{0x1AB0, 0x1AFF}, Range{0x1DC0, 0x1DFF},
    Range{0x200B, 0x200F}, Range{0x202A, 0x202E}, Range{0x2060, 0x2064}, Range{0x20D0, 0x20F0},
    Range{0xFE00, 0xFE0F}, Range{0xFE20, 0xFE2F}, Range{0xFEFF, 0xFEFF}, Range{0xE0100, 0xE01EF},
};

// Wide and full-width characters. Source: Unicode 15, EastAsianWidth W and F.
constexpr std::array kWide = {
    Range{0x1100, 0x115F},
    Range{0x231A, 0x231B},
    Range{0x2E80, 0x303E},
    Range{0x3041, 0x33FF},
    Range{0x3400, 0x4DBF},
    Range{0x4E00, 0x9FFF},
    Range{0xA000, 0xA4CF},
    Range{0xA960, 0xA97F},
    Range{0xAC00, 0xD7A3},
    Range{0xF900, 0xFAFF},
    Range{0xFE30, 0xFE6F},
    Range{0xFF01, 0xFF60},
    Range{0xFFE0, 0xFFE6},
    Range{0x1F300, 0x1F64F},
    Range{0x1F680, 0x1F6FF},
    Range{0x1F900, 0x1F9FF},
    Range{0x1FA70, 0x1FAFF},
    Range{0x20000, 0x3FFFD},
};

bool contains(std::span<const Range> ranges, char32_t c) {
  const auto after =
      std::ranges::upper_bound(ranges, c, std::less{}, [](const Range& r) { return r.first; });
  return after != ranges.begin() && c <= std::prev(after)->last;
}

bool is_control(char32_t c) {
  return c < 0x20 || (c >= 0x7F && c < 0xA0);
}

// Bidirectional overrides could make a quote read otherwise than it is written.
bool is_override(char32_t c) {
  return (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
}

std::size_t width_of(char32_t c) {
  if (is_control(c) || contains(kZeroWidth, c)) {
    return 0;
  }
  return contains(kWide, c) ? 2 : 1;
}

std::size_t system_width(int fd, const Environment& env) {
  std::size_t width = 0;
  if (const auto columns = env("COLUMNS")) {
    std::from_chars(columns->data(), columns->data() + columns->size(), width);
  }
  winsize size = {};
  if (width == 0 && ioctl(fd, TIOCGWINSZ, &size) == 0) {
    width = size.ws_col;
  }
  return width == 0 ? 100 : std::clamp<std::size_t>(width, 20, 500);
}

}  // namespace

Environment process_environment() {
  return [](const char* name) -> std::optional<std::string> {
    const char* value = std::getenv(name);
    return value == nullptr ? std::nullopt : std::optional<std::string>(value);
  };
}

bool wants_color(ColorChoice choice, bool is_terminal, const Environment& env) {
  if (choice != ColorChoice::kAuto) {
    return choice == ColorChoice::kAlways;
  }
  if (!env("NO_COLOR").value_or("").empty()) {
    return false;
  }
  for (const char* name : {"CLICOLOR_FORCE", "FORCE_COLOR"}) {
    const std::string value = env(name).value_or("");
    if (!value.empty() && value != "0") {
      return true;
    }
  }
  return is_terminal && env("TERM").value_or("dumb") != "dumb";
}

Terminal detect_terminal(int fd, ColorChoice choice, const Environment& env) {
  Terminal terminal;
  terminal.interactive = isatty(fd) == 1;
  terminal.color = wants_color(choice, terminal.interactive, env);
  terminal.width = system_width(fd, env);
  return terminal;
}

std::size_t display_width(std::string_view text) {
  std::size_t width = 0;
  for (std::size_t at = 0; at < text.size();) {
    const auto [c, size] = utf8::decode(text, at);
    width += width_of(c);
    at += size;
  }
  return width;
}

std::string fit(std::string_view text, std::size_t columns) {
  if (columns == 0 || display_width(text) <= columns) {
    return std::string(columns == 0 ? "" : text);
  }
  std::size_t width = 0;
  std::size_t at = 0;
  while (at < text.size()) {
    const auto [c, size] = utf8::decode(text, at);
    if (width + width_of(c) > columns - 1) {
      break;
    }
    width += width_of(c);
    at += size;
  }
  return std::string(text.substr(0, at)) + "…";
}

std::string pad_right(std::string_view text, std::size_t columns) {
  const std::size_t width = display_width(text);
  return std::string(text) + std::string(columns > width ? columns - width : 0, ' ');
}

std::string pad_left(std::string_view text, std::size_t columns) {
  const std::size_t width = display_width(text);
  return std::string(columns > width ? columns - width : 0, ' ') + std::string(text);
}

std::string bar(double value, double largest, std::size_t columns) {
  static constexpr std::array<std::string_view, 8> kEighths = {
      "", "▏", "▎", "▍", "▌", "▋", "▊", "▉"};
  if (!(value > 0) || !(largest > 0) || columns == 0) {
    return {};
  }
  const double share = std::min(1.0, value / largest);
  const auto eighths =
      static_cast<std::size_t>(std::max(1.0, std::round(share * 8 * static_cast<double>(columns))));
  std::string text;
  for (std::size_t i = 0; i < eighths / 8; ++i) {
    text += "█";
  }
  return text.append(kEighths[eighths % 8]);
}

std::string one_line(std::string_view text) {
  std::string clean;
  bool space = false;
  for (const char c : without_controls(text)) {
    if (c == ' ' || c == '\n') {
      space = true;
      continue;
    }
    if (space && !clean.empty()) {
      clean += ' ';
    }
    space = false;
    clean += c;
  }
  return clean;
}

std::string without_controls(std::string_view text) {
  const std::string valid = utf8::mend(text);
  std::string clean;
  clean.reserve(valid.size());
  for (std::size_t at = 0; at < valid.size();) {
    const auto [c, size] = utf8::decode(valid, at);
    if (c == '\t') {
      clean += ' ';
    } else if (c == '\n' || (!is_control(c) && !is_override(c))) {
      clean.append(valid, at, size);
    }
    at += size;
  }
  return clean;
}

std::string tsv(const std::vector<std::string>& cells) {
  std::string line;
  for (const std::string& cell : cells) {
    if (&cell != cells.data()) {
      line += '\t';
    }
    for (const char c : cell) {
      switch (c) {
        case '\\': line += "\\\\"; break;
        case '\t': line += "\\t"; break;
        case '\n': line += "\\n"; break;
        case '\r': line += "\\r"; break;
        default: line += c;
      }
    }
  }
  return line;
}

std::string paint(const Terminal& terminal, std::string_view sgr, std::string_view text) {
  if (!terminal.color || text.empty()) {
    return std::string(text);
  }
  std::string painted = "\x1b[";
  painted.append(sgr).append("m").append(text).append("\x1b[0m");
  return painted;
}

}  // namespace lode::client
