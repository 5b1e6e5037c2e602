// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/index/bytes.h"

#include <bit>

namespace lode::index {
namespace {

constexpr unsigned kBitsPerByte = 7;
constexpr std::uint8_t kMore = 0x80;
constexpr unsigned kLastShift = 63;  // Of the tenth byte, which holds one bit.

}  // namespace

void ByteSink::unsigned_int(std::uint64_t value) {
  while (value >= kMore) {
    byte(static_cast<std::uint8_t>((value & 0x7FU) | kMore));
    value >>= kBitsPerByte;
  }
  byte(static_cast<std::uint8_t>(value));
}

void ByteSink::signed_int(std::int64_t value) {
  const auto doubled = static_cast<std::uint64_t>(value) << 1U;
  unsigned_int(value < 0 ? ~doubled : doubled);
}

void ByteSink::string(std::string_view value) {
  unsigned_int(value.size());
  bytes_.append(value);
}

void ByteSink::real(double value) {
  auto bits = std::bit_cast<std::uint64_t>(value == 0 ? 0.0 : value);
  for (unsigned i = 0; i < sizeof bits; ++i, bits >>= 8U) {
    byte(static_cast<std::uint8_t>(bits & 0xFFU));
  }
}

std::uint64_t ByteSource::unsigned_int() noexcept {
  std::uint64_t value = 0;
  for (unsigned shift = 0; shift <= kLastShift; shift += kBitsPerByte) {
    const std::uint8_t next = byte();
    // Of each number there is one writing: no bits beyond the 64th, no empty last byte.
    if (!ok_ || (shift == kLastShift && next > 1) || (next == 0 && shift > 0)) {
      break;
    }
    value |= std::uint64_t{next & 0x7FU} << shift;
    if ((next & kMore) == 0) {
      return value;
    }
  }
  fail();
  return 0;
}

std::int64_t ByteSource::signed_int() noexcept {
  const std::uint64_t coded = unsigned_int();
  const std::uint64_t half = coded >> 1U;
  return static_cast<std::int64_t>((coded & 1U) != 0 ? ~half : half);
}

std::uint8_t ByteSource::byte() noexcept {
  if (rest_.empty()) {
    fail();
    return 0;
  }
  const auto value = static_cast<std::uint8_t>(rest_.front());
  rest_.remove_prefix(1);
  return value;
}

std::string_view ByteSource::string() noexcept {
  const std::uint64_t size = unsigned_int();
  if (size > rest_.size()) {
    fail();
    return {};
  }
  const std::string_view value = rest_.substr(0, size);
  rest_.remove_prefix(size);
  return value;
}

double ByteSource::real() noexcept {
  std::uint64_t bits = 0;
  for (unsigned i = 0; i < sizeof bits; ++i) {
    bits |= std::uint64_t{byte()} << (8U * i);
  }
  return ok_ ? std::bit_cast<double>(bits) : 0.0;
}

std::size_t ByteSource::count(std::size_t min_bytes) noexcept {
  const std::uint64_t items = unsigned_int();
  if (items > rest_.size() / min_bytes) {
    fail();
    return 0;
  }
  return static_cast<std::size_t>(items);
}

std::uint64_t ByteSource::at_most(std::uint64_t max) noexcept {
  const std::uint64_t value = unsigned_int();
  if (value > max) {
    fail();
    return 0;
  }
  return value;
}

}  // namespace lode::index
