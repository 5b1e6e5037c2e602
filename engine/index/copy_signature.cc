// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/index/copy_signature.h"

#include <algorithm>

#include "engine/base/hash.h"

namespace lode::index {
namespace {

// Steele, Lea, Flood: Fast splittable pseudorandom number generators, 2014.
constexpr std::uint64_t mixed(std::uint64_t x) {
  x = (x ^ (x >> 30U)) * 0xBF58476D1CE4E5B9U;
  x = (x ^ (x >> 27U)) * 0x94D049BB133111EBU;
  return x ^ (x >> 31U);
}

constexpr std::uint64_t kNoRun = ~std::uint64_t{0};
constexpr unsigned kComponentBits = 5;
static_assert(kSignatureBytes == 1U << kComponentBits);

// The component that an empty one is filled from: the first with a run in a fixed random order.
std::uint64_t borrowed(const std::array<std::uint64_t, kSignatureBytes>& least, std::size_t empty) {
  for (std::uint64_t attempt = 1;; ++attempt) {
    const std::uint64_t hash = mixed(kSignatureBytes * attempt + empty);
    if (const std::uint64_t value = least[hash % kSignatureBytes]; value != kNoRun) {
      return value;
    }
  }
}

}  // namespace

SignatureBuilder::SignatureBuilder() {
  least_.fill(kNoRun);
}

void SignatureBuilder::add(std::string_view word) noexcept {
  const std::uint64_t hash = fnv1a64(word);
  if (++words_ >= 3) {
    // Each of the three gets another place, so that order counts.
    const std::uint64_t run = mixed(two_before_ + 3 * mixed(before_ + 3 * mixed(hash)));
    std::uint64_t& least = least_[run >> (64U - kComponentBits)];
    least = std::min(least, run);
  }
  two_before_ = before_;
  before_ = hash;
}

std::optional<CopySignature> SignatureBuilder::finish() const noexcept {
  if (words_ < kMinSignatureWords) {
    return {};
  }
  CopySignature signature{};
  for (std::size_t i = 0; i < kSignatureBytes; ++i) {
    // The lower bits: the upper ones of the least of many are mostly zeros.
    const std::uint64_t value = least_[i] == kNoRun ? borrowed(least_, i) : least_[i];
    signature[i] = static_cast<std::uint8_t>(value & 0xFFU);
  }
  if (signature == CopySignature{}) {
    signature.back() = 1;
  }
  return signature;
}

std::size_t equal_components(const CopySignature& a, const CopySignature& b) noexcept {
  std::size_t count = 0;
  for (std::size_t i = 0; i < kSignatureBytes; ++i) {
    count += a[i] == b[i] ? 1 : 0;
  }
  return count;
}

std::string to_slot(const CopySignature& signature) {
  return {signature.begin(), signature.end()};
}

std::optional<CopySignature> signature_from_slot(std::string_view value) noexcept {
  if (value.size() != kSignatureBytes) {
    return {};
  }
  CopySignature signature{};
  std::transform(value.begin(), value.end(), signature.begin(), [](char c) {
    return static_cast<std::uint8_t>(c);
  });
  return signature;
}

}  // namespace lode::index
