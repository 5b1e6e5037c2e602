// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/document/schema.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace lode {
namespace {

FacetField field(std::string name, FacetKind kind) {
  FacetField result;
  result.name = std::move(name);
  result.kind = kind;
  result.plugin = "test";
  return result;
}

TEST(SchemaTest, AddsAFieldForEachRoleOfARecord) {
  Schema schema;
  ASSERT_TRUE(schema.add(field("company", FacetKind::kKeyword)));
  ASSERT_TRUE(schema.add(field("amount", FacetKind::kMoney)));
  FacetField deal = field("deal", FacetKind::kRecord);
  deal.roles = {{"buyer", "company"}, {"amount", "amount"}};
  ASSERT_TRUE(schema.add(deal));
  ASSERT_NE(schema.find("deal.buyer"), nullptr);
  EXPECT_EQ(schema.find("deal.buyer")->kind, FacetKind::kKeyword);
  EXPECT_EQ(schema.find("deal.amount")->kind, FacetKind::kMoney);
}

TEST(SchemaTest, RefusesARoleOfAnUnknownFacet) {
  Schema schema;
  FacetField deal = field("deal", FacetKind::kRecord);
  deal.roles = {{"buyer", "company"}};
  const auto added = schema.add(deal);
  ASSERT_FALSE(added);
  EXPECT_THAT(added.error().message, testing::HasSubstr("'company'"));
  EXPECT_EQ(schema.find("deal"), nullptr);
}

TEST(SchemaTest, AcceptsTheSameFieldTwiceAndRefusesAnotherKind) {
  Schema schema;
  ASSERT_TRUE(schema.add(field("amount", FacetKind::kMoney)));
  EXPECT_TRUE(schema.add(field("amount", FacetKind::kMoney)));
  EXPECT_FALSE(schema.add(field("amount", FacetKind::kNumber)));
  EXPECT_EQ(schema.fields().size(), 2U) << "language and amount";
}

TEST(SchemaTest, RefusesMalformedAndReservedNames) {
  Schema schema;
  for (const char* name : {"", "Company", "1st", "a-b", "title", "a.b.c", "a b"}) {
    EXPECT_FALSE(schema.add(field(name, FacetKind::kKeyword))) << name;
  }
}

TEST(SchemaTest, OffersTheNearestNames) {
  Schema schema;
  ASSERT_TRUE(schema.add(field("company", FacetKind::kKeyword)));
  ASSERT_TRUE(schema.add(field("deal_size", FacetKind::kMoney)));
  EXPECT_THAT(schema.nearest("compnay"), testing::ElementsAre("company"));
  EXPECT_THAT(schema.nearest("dealsize"), testing::ElementsAre("deal_size"));
  EXPECT_THAT(schema.nearest("titel"), testing::ElementsAre("title"));
  EXPECT_THAT(schema.nearest("zzzzzz"), testing::IsEmpty());
}

TEST(EditDistanceTest, CountsASwapAsOneEdit) {
  EXPECT_EQ(edit_distance("compnay", "company"), 1U);
  EXPECT_EQ(edit_distance("kitten", "sitting"), 3U);
  EXPECT_EQ(edit_distance("", "abc"), 3U);
}

}  // namespace
}  // namespace lode
