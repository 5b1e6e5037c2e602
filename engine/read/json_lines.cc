// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/read/json_lines.h"

#include <algorithm>

#include "engine/read/errors.h"

namespace lode::read {
namespace {

constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

bool is_blank(std::string_view text) noexcept {
  return text.find_first_not_of(" \t\r") == std::string_view::npos;
}

}  // namespace

JsonLinesSplitter::JsonLinesSplitter(std::size_t max_line_bytes)
    : max_line_bytes_(max_line_bytes) {}

void JsonLinesSplitter::feed(std::string_view chunk) {
  buffer_.erase(0, begin_);
  searched_ -= begin_;
  begin_ = 0;
  buffer_ += chunk;
}

std::optional<Line> JsonLinesSplitter::next() {
  if (!started_) {
    if (buffer_.size() < kByteOrderMark.size() && !finished_) {
      return std::nullopt;
    }
    started_ = true;
    if (std::string_view(buffer_).substr(0, kByteOrderMark.size()) == kByteOrderMark) {
      begin_ = searched_ = kByteOrderMark.size();
      line_offset_ = begin_;
    }
  }
  for (;;) {
    const std::size_t end = buffer_.find('\n', searched_);
    if (end == std::string::npos) {
      searched_ = buffer_.size();
      if (finished_ && begin_ < buffer_.size() + dropped_) {
        return take(buffer_.size(), 0);
      }
      // Of a line that is too long already only the size is kept.
      if (buffer_.size() - begin_ > max_line_bytes_) {
        dropped_ += buffer_.size() - begin_;
        begin_ = buffer_.size();
      }
      return std::nullopt;
    }
    if (std::optional<Line> line = take(end, 1)) {
      return line;
    }
  }
}

// Ends the current line at `end` in the buffer, where `skip` bytes of line end stand. Nothing if
// the line is blank.
std::optional<Line> JsonLinesSplitter::take(std::size_t end, std::size_t skip) {
  Line line{.number = number_, .offset = line_offset_};
  const std::uint64_t size = dropped_ + (end - begin_);
  line.text = std::string_view(buffer_).substr(begin_, end - begin_);
  ++number_;
  line_offset_ += size + skip;
  begin_ = searched_ = end + skip;
  dropped_ = 0;
  if (size > max_line_bytes_) {
    line.text = {};
    line.error = too_large("line " + std::to_string(line.number), size, max_line_bytes_);
    return line;
  }
  if (is_blank(line.text)) {
    return std::nullopt;
  }
  if (line.text.back() == '\r') {
    line.text.remove_suffix(1);
  }
  return line;
}

}  // namespace lode::read
