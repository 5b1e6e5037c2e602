// SPDX-License-Identifier: Apache-2.0
// Integers, doubles and text as bytes, for frame.cc: little-endian, text with a u32 size before it.
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>

namespace lode::worker {

class Writer {
 public:
  explicit Writer(std::string& out) : out_(out) {}

  void u8(std::uint8_t value) { out_.push_back(static_cast<char>(value)); }
  void u32(std::uint32_t value) { integer(value); }
  void u64(std::uint64_t value) { integer(value); }
  void i32(std::int32_t value) { integer(static_cast<std::uint32_t>(value)); }
  void i64(std::int64_t value) { integer(static_cast<std::uint64_t>(value)); }
  void f64(double value) { integer(std::bit_cast<std::uint64_t>(value)); }
  void text(std::string_view value) {
    u32(static_cast<std::uint32_t>(value.size()));
    out_.append(value);
  }
  void bytes(std::string_view value) { out_.append(value); }
  void count(std::size_t value) { u32(static_cast<std::uint32_t>(value)); }

 private:
  template <class T>
  void integer(T value) {
    char bytes[sizeof(T)];
    if constexpr (std::endian::native == std::endian::little) {
      std::memcpy(bytes, &value, sizeof value);
    } else {
      for (std::size_t i = 0; i < sizeof(T); ++i)
        bytes[i] = static_cast<char>(static_cast<unsigned char>(value >> (8 * i)));
    }
    out_.append(bytes, sizeof bytes);
  }

  std::string& out_;
};

// Reads what a Writer wrote. After the first misfit it yields zeros and ok() is false for good.
class Reader {
 public:
  explicit Reader(std::string_view bytes) : rest_(bytes) {}

  bool ok() const noexcept { return ok_; }
  bool done() const noexcept { return ok_ && rest_.empty(); }

  std::uint8_t u8() { return integer<std::uint8_t>(); }
  std::uint32_t u32() { return integer<std::uint32_t>(); }
  std::uint64_t u64() { return integer<std::uint64_t>(); }
  std::int32_t i32() { return static_cast<std::int32_t>(u32()); }
  std::int64_t i64() { return static_cast<std::int64_t>(u64()); }
  double f64() { return std::bit_cast<double>(u64()); }
  std::string_view text() { return take(u32()); }

  // A count of elements that take at least `min_bytes` each.
  std::size_t count(std::size_t limit, std::size_t min_bytes) {
    const std::size_t value = u32();
    if (value > limit || value > rest_.size() / min_bytes) ok_ = false;
    return ok_ ? value : 0;
  }

  std::string_view take(std::size_t bytes) {
    if (!ok_ || bytes > rest_.size()) {
      ok_ = false;
      return {};
    }
    const std::string_view taken = rest_.substr(0, bytes);
    rest_.remove_prefix(bytes);
    return taken;
  }

  void refuse() noexcept { ok_ = false; }

 private:
  template <class T>
  T integer() {
    const std::string_view bytes = take(sizeof(T));
    if constexpr (std::endian::native == std::endian::little) {
      T value = 0;
      if (bytes.size() == sizeof value) std::memcpy(&value, bytes.data(), sizeof value);
      return value;
    }
    std::uint64_t value = 0;
    for (std::size_t i = 0; i < bytes.size(); ++i) {
      value |= std::uint64_t{static_cast<unsigned char>(bytes[i])} << (8 * i);
    }
    return static_cast<T>(value);
  }

  std::string_view rest_;
  bool ok_ = true;
};

}  // namespace lode::worker
