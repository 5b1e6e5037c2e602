// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/index/bytes.h"

#include <cmath>
#include <limits>

#include <gtest/gtest.h>

namespace lode::index {
namespace {

TEST(BytesTest, IntegersComeBackAtTheirLimits) {
  const std::uint64_t limits[] = {
      0, 1, 127, 128, 16'383, 16'384, 1ULL << 63U, std::numeric_limits<std::uint64_t>::max()};
  for (const std::uint64_t value : limits) {
    ByteSink sink;
    sink.unsigned_int(value);
    ByteSource source(sink.bytes());
    EXPECT_EQ(source.unsigned_int(), value);
    EXPECT_TRUE(source.ok() && source.at_end()) << value;
  }
  const std::int64_t signed_limits[] = {0,
                                        -1,
                                        1,
                                        -64,
                                        64,
                                        std::numeric_limits<std::int64_t>::min(),
                                        std::numeric_limits<std::int64_t>::max()};
  for (const std::int64_t value : signed_limits) {
    ByteSink sink;
    sink.signed_int(value);
    ByteSource source(sink.bytes());
    EXPECT_EQ(source.signed_int(), value);
    EXPECT_TRUE(source.ok() && source.at_end()) << value;
  }
}

TEST(BytesTest, SmallIntegersTakeOneByte) {
  ByteSink sink;
  sink.unsigned_int(127);
  sink.signed_int(-64);
  EXPECT_EQ(sink.bytes(), "\x7F\x7F");
}

TEST(BytesTest, RealsComeBackAndMinusZeroIsZero) {
  for (const double value : {0.0, 1.5, -1e300, std::numeric_limits<double>::infinity()}) {
    ByteSink sink;
    sink.real(value);
    EXPECT_EQ(ByteSource(sink.bytes()).real(), value);
  }
  ByteSink zero;
  zero.real(0.0);
  ByteSink minus_zero;
  minus_zero.real(-0.0);
  EXPECT_EQ(zero.bytes(), minus_zero.bytes());
}

TEST(BytesTest, RefusesSecondWritingsOfANumber) {
  const std::string_view cases[] = {
      std::string_view("\x80\x00", 2),                 // 0 with an empty last byte
      "\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\x02",      // 65 bits
      "\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\x01",  // eleven bytes
      "\x80",                                          // cut
      "",
  };
  for (const std::string_view bytes : cases) {
    ByteSource source(bytes);
    EXPECT_EQ(source.unsigned_int(), 0U);
    EXPECT_FALSE(source.ok()) << bytes.size();
  }
}

TEST(BytesTest, StaysFailedAndGivesNothingMore) {
  ByteSource source(
      "\x05"
      "ab");
  EXPECT_EQ(source.string(), "");
  EXPECT_FALSE(source.ok());
  EXPECT_EQ(source.byte(), 0);
  EXPECT_EQ(source.real(), 0.0);
  EXPECT_FALSE(source.ok());
}

TEST(BytesTest, RefusesACountThatCannotFollow) {
  ByteSource enough(
      "\x02"
      "abcd");
  EXPECT_EQ(enough.count(2), 2U);
  EXPECT_TRUE(enough.ok());
  ByteSource too_many(
      "\x02"
      "abc");
  EXPECT_EQ(too_many.count(2), 0U);
  EXPECT_FALSE(too_many.ok());
}

TEST(BytesTest, RefusesANumberAboveItsLimit) {
  ByteSource source("\x03\x04");
  EXPECT_EQ(source.at_most(3), 3U);
  EXPECT_EQ(source.at_most(3), 0U);
  EXPECT_FALSE(source.ok());
}

}  // namespace
}  // namespace lode::index
