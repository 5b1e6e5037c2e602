// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/text/byte_masks.h"

#include <array>
#include <random>
#include <string>

#include <gtest/gtest.h>

namespace lode::text {
namespace {

TEST(ByteMasksTest, TellsEachByteOfAllValues) {
  for (unsigned byte = 0; byte < 256; ++byte) {
    const std::string bytes(kMaskBytes, static_cast<char>(byte));
    std::string lowered(kMaskBytes, '\0');
    const ByteMasks masks = classify(bytes.data(), lowered.data());
    const auto all = [](std::uint64_t mask) { return mask == ~std::uint64_t{0}; };
    const auto is = [byte](unsigned low, unsigned high) { return byte >= low && byte <= high; };
    EXPECT_EQ(all(masks.digits), is('0', '9')) << byte;
    EXPECT_EQ(all(masks.upper), is('A', 'Z')) << byte;
    EXPECT_EQ(all(masks.alnum), is('0', '9') || is('A', 'Z') || is('a', 'z')) << byte;
    EXPECT_EQ(all(masks.blanks), byte == ' ' || byte == '\t' || is('\n', '\r')) << byte;
    EXPECT_EQ(all(masks.breaks), is('\n', '\r')) << byte;
    EXPECT_EQ(all(masks.wide), byte >= 0x80) << byte;
    EXPECT_EQ(static_cast<unsigned char>(lowered.front()), is('A', 'Z') ? byte + 32 : byte);
  }
}

TEST(ByteMasksTest, AgreesWithTheSlowFormOnRandomBytes) {
  std::mt19937 random(20261124);
  for (int round = 0; round < 2'000; ++round) {
    std::array<char, kMaskBytes> bytes{};
    for (char& byte : bytes)
      byte = static_cast<char>(random());
    std::array<char, kMaskBytes> fast{};
    std::array<char, kMaskBytes> slow{};
    const ByteMasks a = classify(bytes.data(), fast.data());
    const ByteMasks b = classify_slowly(bytes.data(), slow.data());
    EXPECT_EQ(a.alnum, b.alnum);
    EXPECT_EQ(a.digits, b.digits);
    EXPECT_EQ(a.upper, b.upper);
    EXPECT_EQ(a.blanks, b.blanks);
    EXPECT_EQ(a.breaks, b.breaks);
    EXPECT_EQ(a.wide, b.wide);
    EXPECT_EQ(fast, slow);
  }
}

}  // namespace
}  // namespace lode::text
