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

// Appends to a string, whose room it widens in steps: what `out` holds counts only when the writer
// is gone.
class Writer {
 public:
  explicit Writer(std::string& out) : out_(out), size_(out.size()) {}
  ~Writer() { out_.resize(size_); }
  Writer(const Writer&) = delete;
  Writer& operator=(const Writer&) = delete;

  void u8(std::uint8_t value) { integer(value); }
  void u32(std::uint32_t value) { integer(value); }
  void u64(std::uint64_t value) { integer(value); }
  void i32(std::int32_t value) { integer(static_cast<std::uint32_t>(value)); }
  void i64(std::int64_t value) { integer(static_cast<std::uint64_t>(value)); }
  void f64(double value) { integer(std::bit_cast<std::uint64_t>(value)); }
  void text(std::string_view value) {
    u32(static_cast<std::uint32_t>(value.size()));
    bytes(value);
  }
  void bytes(std::string_view value) {
    if (value.size() > kStep) {  // Its room need not be filled twice.
      out_.resize(size_);
      out_.append(value);
      size_ = out_.size();
      return;
    }
    char* const at = room(value.size());
    if (!value.empty()) std::memcpy(at, value.data(), value.size());
  }
  void count(std::size_t value) { u32(static_cast<std::uint32_t>(value)); }

 private:
  static constexpr std::size_t kStep = 192;  // Bytes; most annotations fit.

  template <class T>
  void integer(T value) {
    char* const at = room(sizeof value);
    if constexpr (std::endian::native == std::endian::little) {
      std::memcpy(at, &value, sizeof value);
    } else {
      for (std::size_t i = 0; i < sizeof(T); ++i)
        at[i] = static_cast<char>(static_cast<unsigned char>(value >> (8 * i)));
    }
  }

  // The next `bytes` bytes, to be filled.
  char* room(std::size_t bytes) {
    if (out_.size() - size_ < bytes) out_.resize(size_ + bytes + kStep);
    char* const at = out_.data() + size_;
    size_ += bytes;
    return at;
  }

  std::string& out_;
  std::size_t size_;
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
