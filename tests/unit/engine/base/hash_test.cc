// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/base/hash.h"

#include <gtest/gtest.h>

namespace lode {
namespace {

TEST(HashTest, Fnv1aGivesThePublishedValues) {
  EXPECT_EQ(fnv1a64(""), 0xcbf29ce484222325U);
  EXPECT_EQ(fnv1a64("a"), 0xaf63dc4c8601ec8cU);
  EXPECT_EQ(fnv1a64("foobar"), 0x85944171f73967e8U);
}

TEST(HashTest, Sha256GivesThePublishedValue) {
  EXPECT_EQ(sha256_hex("abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
}

}  // namespace
}  // namespace lode
