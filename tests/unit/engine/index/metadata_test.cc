// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/index/metadata.h"

#include <gtest/gtest.h>

#include "engine/index/durable.h"
#include "engine/index/term_layout.h"
#include "tests/support/temp_dir.h"

namespace lode::index {
namespace {

TEST(SlotTableTest, GivesSlotsInOrderOfFirstUse) {
  SlotTable table;
  EXPECT_EQ(*table.assign("company", FacetKind::kKeyword), kFirstFacetSlot);
  EXPECT_EQ(*table.assign("date", FacetKind::kDate), kFirstFacetSlot + 1);
  EXPECT_EQ(*table.assign("company", FacetKind::kKeyword), kFirstFacetSlot);
  EXPECT_EQ(table.text(), "16 keyword company\n17 date date\n");
}

TEST(SlotTableTest, ComesBackFromItsText) {
  const auto table = SlotTable::parse("16 keyword company\n20 record deal\n");
  ASSERT_TRUE(table);
  EXPECT_EQ(table->find("deal")->slot, 20U);
  EXPECT_EQ(table->text(), "16 keyword company\n20 record deal\n");
  EXPECT_TRUE(SlotTable::parse("")->slots().empty());
}

TEST(SlotTableTest, RefusesAFacetThatChangedItsKind) {
  SlotTable table;
  ASSERT_TRUE(table.assign("size", FacetKind::kNumber));
  const auto slot = table.assign("size", FacetKind::kMoney);
  ASSERT_FALSE(slot);
  EXPECT_EQ(slot.error().reason, "SCHEMA_CONFLICT");
  EXPECT_NE(slot.error().message.find("'size'"), std::string::npos);
}

TEST(SlotTableTest, RefusesDamagedText) {
  for (const std::string_view text : {"16 keyword",
                                      "16 colour company",
                                      "15 keyword company",
                                      "x keyword company",
                                      "4294967295 keyword company",
                                      "17 keyword a\n16 keyword b",
                                      "16 keyword a\n17 keyword a",
                                      "16 keyword a\n\n"}) {
    EXPECT_FALSE(SlotTable::parse(text)) << text;
  }
}

TEST(SlotTableTest, MergesTablesOfShards) {
  SlotTable table = *SlotTable::parse("17 date date\n");
  ASSERT_TRUE(table.merge(*SlotTable::parse("16 keyword company\n17 date date\n")));
  EXPECT_EQ(table.text(), "16 keyword company\n17 date date\n");
  const auto clash = table.merge(*SlotTable::parse("16 money size\n"));
  ASSERT_FALSE(clash);
  EXPECT_EQ(clash.error().code, ErrorCode::kDataLoss);
}

TEST(HeadFileTest, SaysHowManyShardsThereAre) {
  const test::TempDir temp;
  EXPECT_EQ(*read_head(temp.path()), std::nullopt);
  EXPECT_EQ(*read_head(temp / "missing"), std::nullopt);
  ASSERT_TRUE(write_file_durably(temp / kHeadFile, head_text(3)));
  EXPECT_EQ(*read_head(temp.path()), 3U);
}

TEST(HeadFileTest, IsRefusedWhenNewerOrDamaged) {
  struct Case {
    std::string text;
    std::string reason;
  };
  const Case cases[] = {{"format 2\nshards 1\n", "INDEX_FORMAT"},
                        {"format 0\nshards 1\n", "INDEX_DAMAGED"},
                        {"format 1\nshards 0\n", "INDEX_DAMAGED"},
                        {"format 1\nshards 65\n", "INDEX_DAMAGED"},
                        {"format 1\n", "INDEX_DAMAGED"},
                        {"", "INDEX_DAMAGED"}};
  const test::TempDir temp;
  for (const Case& c : cases) {
    ASSERT_TRUE(write_file_durably(temp / kHeadFile, c.text));
    const auto head = read_head(temp.path());
    ASSERT_FALSE(head) << c.text;
    EXPECT_EQ(head.error().reason, c.reason) << c.text;
  }
}

TEST(ShardHeadTest, IsRefusedWhenNewerOrOfAnotherPlace) {
  const std::string features(kFeatures);
  EXPECT_TRUE(check_shard_head({"1", features, "0/2"}, 0, 2));
  EXPECT_EQ(check_shard_head({"2", features, "0/2"}, 0, 2).error().reason, "INDEX_FORMAT");
  const auto unknown = check_shard_head({"1", features + " vectors-1", "0/2"}, 0, 2);
  EXPECT_EQ(unknown.error().reason, "INDEX_FORMAT");
  EXPECT_NE(unknown.error().message.find("'vectors-1'"), std::string::npos);
  EXPECT_EQ(check_shard_head({"1", features, "1/2"}, 0, 2).error().reason, "INDEX_DAMAGED");
  EXPECT_EQ(check_shard_head({"", "", ""}, 0, 2).error().reason, "INDEX_DAMAGED");
}

}  // namespace
}  // namespace lode::index
