// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/facts/record_table.h"

#include <algorithm>

#include <gtest/gtest.h>

namespace lode::facts {
namespace {

std::vector<RecordPart> parts_number(Ordinal number) {
  std::vector<RecordPart> parts;
  for (Ordinal i = 0; i <= number % 3; ++i) {
    parts.push_back({i, number});
  }
  return parts;
}

TEST(RecordNumberingTest, GivesEqualRecordsOneNumberOverManyBlocks) {
  constexpr Ordinal kRecords = 2 * RecordBlock::kRecords + 5;
  RecordNumbering numbering;
  for (int round = 0; round < 2; ++round) {
    for (Ordinal i = 0; i < kRecords; ++i) {
      ASSERT_EQ(numbering.intern(parts_number(i)), i);
    }
  }
  EXPECT_EQ(numbering.size(), kRecords);
  const RecordTable table({"deal", "deal.buyer"}, numbering, {});
  ASSERT_EQ(table.size(), kRecords);
  for (Ordinal i = 0; i < kRecords; ++i) {
    const auto parts = table.parts(i);
    ASSERT_TRUE(std::ranges::equal(parts, parts_number(i))) << i;
  }
}

TEST(RecordTableTest, StaysAsItIsWhenTheNumberingGoesOn) {
  RecordNumbering numbering;
  static_cast<void>(numbering.intern({{0, 1}}));
  const RecordTable before({"deal"}, numbering, {});
  static_cast<void>(numbering.intern({}));
  EXPECT_EQ(before.size(), 1U);
  ASSERT_EQ(before.parts(0).size(), 1U);
  EXPECT_EQ(before.parts(0)[0], (RecordPart{0, 1}));
  EXPECT_EQ(RecordTable({"deal"}, numbering, {}).parts(1).size(), 0U);
}

TEST(RecordTableTest, KnowsItsRolesByName) {
  const RecordTable table({"deal", "deal.buyer"}, RecordNumbering(), {});
  EXPECT_EQ(table.role("deal"), 0U);
  EXPECT_EQ(table.role("deal.buyer"), 1U);
  EXPECT_EQ(table.role("buyer"), std::nullopt);
}

}  // namespace
}  // namespace lode::facts
