// SPDX-License-Identifier: GPL-3.0-or-later
// Cuts a stream of bytes into lines without holding the stream. Order of calls:
// (feed next*)* finish next*.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "engine/base/error.h"

namespace lode::read {

// One line that is not blank.
struct Line {
  std::uint64_t number = 0;  // From 1, blank lines counted.
  std::uint64_t offset = 0;  // Of its first byte in the stream.
  std::string_view text;     // Without its line end; valid until the next feed(). Empty on error.
  std::optional<Error> error = std::nullopt;  // DOCUMENT_TOO_LARGE: the line was skipped.
};

// [owner-thread]
class JsonLinesSplitter {
 public:
  // Lines of more than `max_line_bytes` bytes are not held but reported as an error each, which
  // names the line number and the size.
  explicit JsonLinesSplitter(std::size_t max_line_bytes = std::size_t{16} << 20);

  // Appends a chunk of any size. A UTF-8 byte order mark at the start of the stream is dropped.
  void feed(std::string_view chunk);

  // Says that the stream ends here: the last line need not have a line end.
  void finish() noexcept { finished_ = true; }

  // The next whole line; nothing if more bytes are needed, or after finish() at the end.
  [[nodiscard]] std::optional<Line> next();

 private:
  [[nodiscard]] std::optional<Line> take(std::size_t end, std::size_t skip);

  std::size_t max_line_bytes_;
  std::string buffer_;
  std::size_t begin_ = 0;          // Of the current line in buffer_.
  std::size_t searched_ = 0;       // Bytes of buffer_ known to hold no line end after begin_.
  std::uint64_t dropped_ = 0;      // Bytes of the current, over-long line no longer held.
  std::uint64_t line_offset_ = 0;  // Of the current line in the stream.
  std::uint64_t number_ = 1;
  bool started_ = false;
  bool finished_ = false;
};

}  // namespace lode::read
