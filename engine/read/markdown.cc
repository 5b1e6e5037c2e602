// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/read/markdown.h"

#include <algorithm>
#include <string>

#include "engine/read/front_matter.h"
#include "engine/read/markdown_inline.h"
#include "engine/read/metadata.h"
#include "engine/read/plain_text.h"

namespace lode::read {
namespace {

std::string_view take_line(std::string_view& rest) noexcept {
  const std::size_t end = std::min(rest.find('\n'), rest.size());
  const std::string_view line = rest.substr(0, end);
  rest.remove_prefix(std::min(rest.size(), end + 1));
  return line;
}

std::string_view trim(std::string_view text) noexcept {
  const std::size_t begin = text.find_first_not_of(" \t");
  return begin == std::string_view::npos
             ? std::string_view()
             : text.substr(begin, text.find_last_not_of(" \t") - begin + 1);
}

// Length of the run of `mark` that `text` starts with.
std::size_t run_of(std::string_view text, char mark) noexcept {
  return std::min(text.find_first_not_of(mark), text.size());
}

bool is_rule(std::string_view line) noexcept {
  if (line.empty() || (line.front() != '-' && line.front() != '*' && line.front() != '_')) {
    return false;
  }
  const std::string_view marks(" \t");
  const auto count = std::count(line.begin(), line.end(), line.front());
  return count >= 3 && std::all_of(line.begin(), line.end(), [&line, &marks](char c) {
           return c == line.front() || marks.find(c) != std::string_view::npos;
         });
}

// Length of the marker of a list item with the spaces after it; 0 if `line` starts with none.
std::size_t list_marker(std::string_view line) noexcept {
  std::size_t size = std::min(line.find_first_not_of("0123456789"), line.size());
  if (size == 0) {
    size = !line.empty() && (line[0] == '-' || line[0] == '*' || line[0] == '+') ? 1 : 0;
  } else {
    size =
        size <= 9 && size < line.size() && (line[size] == '.' || line[size] == ')') ? size + 1 : 0;
  }
  if (size == 0 || size >= line.size() || (line[size] != ' ' && line[size] != '\t')) {
    return 0;
  }
  size = std::min(line.find_first_not_of(" \t", size), line.size());
  const std::string_view box = line.substr(size, 4);
  return box == "[ ] " || box == "[x] " || box == "[X] " ? size + 4 : size;
}

bool is_table_rule(std::string_view line) noexcept {
  return line.find('|') != std::string_view::npos && line.find('-') != std::string_view::npos &&
         line.find_first_not_of("|-: \t") == std::string_view::npos;
}

// "[id]: target" is no text; "[^1]: words" is.
bool is_link_definition(std::string_view line) noexcept {
  const std::size_t close = line.find("]:");
  return line.size() > 1 && line.front() == '[' && line[1] != '^' &&
         close != std::string_view::npos && line.find(']') == close;
}

class Blocks {
 public:
  explicit Blocks(std::string_view source) : rest_(source) {}

  void run() {
    while (!rest_.empty()) {
      std::string_view line = take_line(rest_);
      read_line(line);
    }
    flush();
  }

  std::string text;
  std::string title;

 private:
  void read_line(std::string_view line) {
    const bool hard_break = line.size() >= 2 && line.substr(line.size() - 2) == "  ";
    line = trim(line);
    while (!line.empty() && line.front() == '>') {
      line = trim(line.substr(1));
    }
    const std::size_t hashes = run_of(line, '#');
    if (line.empty()) {
      flush();
    } else if (run_of(line, '`') >= 3 || run_of(line, '~') >= 3) {
      code(line);
    } else if (hashes >= 1 && hashes <= 6 && hashes < line.size() && line[hashes] == ' ') {
      flush();
      paragraph_ = trim(line.substr(hashes, line.find_last_not_of("# ") + 1 - hashes));
      end_heading(hashes);
    } else if (!paragraph_.empty() && !in_list_ && is_underline(line)) {
      end_heading(line.front() == '=' ? 1 : 2);
    } else if (is_rule(line)) {
      flush();
    } else if (!is_link_definition(line)) {
      words(line, hard_break);
    }
  }

  [[nodiscard]] static bool is_underline(std::string_view line) noexcept {
    return run_of(line, '=') == line.size() ||
           (line.size() >= 2 && run_of(line, '-') == line.size());
  }

  void words(std::string_view line, bool hard_break) {
    const std::size_t marker = list_marker(line);
    const bool is_row =
        line.front() == '|' || is_table_rule(line) || (in_table_ && line.find('|') != line.npos);
    const bool starts_table =
        !in_table_ && !is_row && line.find('|') != line.npos && is_table_rule(next_line());
    if (is_row || starts_table) {
      in_table_ = true;
      row(line);
    } else if (marker > 0) {
      end_line();
      in_list_ = true;
      paragraph_ += line.substr(marker);
    } else {
      paragraph_ += paragraph_.empty() || paragraph_.back() == '\n' ? "" : " ";
      const bool slash = line.back() == '\\';
      paragraph_ += slash ? line.substr(0, line.size() - 1) : line;
      paragraph_ += slash || hard_break ? "\n" : "";
    }
  }

  [[nodiscard]] std::string_view next_line() const noexcept {
    return trim(rest_.substr(0, rest_.find('\n')));
  }

  // Cells joined by " | ", without the pipes at both ends.
  void row(std::string_view line) {
    end_line();
    if (is_table_rule(line)) {
      return;
    }
    std::string cells;
    while (!line.empty()) {
      const std::size_t bar = std::min(line.find('|'), line.size());
      const std::string_view cell = trim(line.substr(0, bar));
      if (!cell.empty()) {
        cells += cells.empty() ? "" : " | ";
        cells += cell;
      }
      line.remove_prefix(std::min(line.size(), bar + 1));
    }
    paragraph_ += cells;
  }

  void code(std::string_view fence) {
    flush();
    const char mark = fence.front();
    const std::size_t size = run_of(fence, mark);
    while (!rest_.empty()) {
      const std::string_view line = take_line(rest_);
      const std::string_view trimmed = trim(line);
      if (run_of(trimmed, mark) >= size && run_of(trimmed, mark) == trimmed.size()) {
        break;
      }
      text += line;
      text += '\n';
    }
    text += '\n';
  }

  // Between the items of a list and the rows of a table.
  void end_line() {
    if (!paragraph_.empty() && paragraph_.back() != '\n') {
      paragraph_ += '\n';
    }
  }

  void end_heading(std::size_t level) {
    const std::string heading = one_line(markdown_inline(paragraph_));
    if (title.empty() && level == 1) {
      title = heading;
    }
    flush();
  }

  void flush() {
    if (!paragraph_.empty()) {
      text += markdown_inline(paragraph_);
      text += "\n\n";
    }
    paragraph_.clear();
    in_list_ = in_table_ = false;
  }

  std::string_view rest_;
  std::string paragraph_;
  bool in_list_ = false;
  bool in_table_ = false;
};

std::string without_comments(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t open = std::min(text.find("<!--", at), text.size());
    out += text.substr(at, open - at);
    const std::size_t close = open == text.size() ? open : text.find("-->", open);
    at = close == std::string_view::npos || close == text.size() ? text.size() : close + 3;
  }
  return out;
}

}  // namespace

void read_markdown(std::string_view text, const Limits& limits, Document& document) {
  const FrontMatter front = read_front_matter(text);
  for (const auto& [key, value] : front.pairs) {
    if (value.empty()) {
      continue;
    }
    const auto time = key == "date" || key == "published" ? parse_time(value) : std::nullopt;
    if (key == "title") {
      document.title = value;
    } else if (key == "url") {
      document.url = value;
    } else if (key == "id") {
      document.id = value;
    } else if (key == "lang" || key == "language") {
      document.language = value;
    } else if (time) {
      document.published_unix = time;
    } else {
      add_metadata(key, value, limits, document);
    }
  }
  const std::string body = without_comments(front.rest);
  Blocks blocks(body);
  blocks.run();
  document.text = tidy(blocks.text);
  if (document.title.empty()) {
    document.title = blocks.title;
  }
}

}  // namespace lode::read
