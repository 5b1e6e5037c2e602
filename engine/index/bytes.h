// SPDX-License-Identifier: GPL-3.0-or-later
// The alphabet of our own formats: variable-length integers, length-prefixed strings and doubles.
// Reading is total: any bytes give a value or a failure, never a read beyond the end.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>

namespace lode::index {

// Appends to a string.
class ByteSink {
 public:
  // Seven bits a byte, lowest first, top bit set on all but the last (LEB128).
  void unsigned_int(std::uint64_t value);
  // Zigzag: 0, -1, 1, -2 … become 0, 1, 2, 3 …
  void signed_int(std::int64_t value);
  void byte(std::uint8_t value) { bytes_.push_back(static_cast<char>(value)); }
  // Length, then the bytes.
  void string(std::string_view value);
  // Eight bytes, IEEE 754, lowest first. Minus zero is written as zero.
  void real(double value);

  [[nodiscard]] const std::string& bytes() const& noexcept { return bytes_; }
  [[nodiscard]] std::string bytes() && noexcept { return std::move(bytes_); }

 private:
  std::string bytes_;
};

// Steps over bytes. After the first failure ok() stays false and every read gives 0 or "", so that
// a decoder may check once at its end.
class ByteSource {
 public:
  // `bytes` must outlive the source and the views that it gives out.
  explicit ByteSource(std::string_view bytes) noexcept : rest_(bytes) {}

  [[nodiscard]] std::uint64_t unsigned_int() noexcept;
  [[nodiscard]] std::int64_t signed_int() noexcept;
  [[nodiscard]] std::uint8_t byte() noexcept;
  [[nodiscard]] std::string_view string() noexcept;
  [[nodiscard]] double real() noexcept;

  // A number of items of at least `min_bytes` each: fails if so many cannot follow, so that a
  // damaged count never asks for memory.
  [[nodiscard]] std::size_t count(std::size_t min_bytes) noexcept;
  // An integer of at most `max`.
  [[nodiscard]] std::uint64_t at_most(std::uint64_t max) noexcept;

  void fail() noexcept {
    ok_ = false;
    rest_ = {};
  }
  [[nodiscard]] bool ok() const noexcept { return ok_; }
  [[nodiscard]] bool at_end() const noexcept { return rest_.empty(); }

 private:
  std::string_view rest_;
  bool ok_ = true;
};

}  // namespace lode::index
