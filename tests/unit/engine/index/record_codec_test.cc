// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/index/record_codec.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "engine/index/value_codec.h"
#include "tests/unit/engine/index/documents.h"

namespace lode::index {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

std::string packed(const Document& document) {
  const Schema schema = test_schema();
  return pack_records(document, record_fields(schema, *schema.find("deal")));
}

PackedRecords records(const Document& document) {
  auto result = unpack_records(packed(document));
  EXPECT_TRUE(result);
  return result ? *std::move(result) : PackedRecords{};
}

// Two buyers, an amount, and the given deals over them.
Document with_deals(std::vector<Record> deals) {
  Document document = text_document("a", "text");
  document.annotations = {fact("company", Keyword{"Beta"}),
                          fact("company", Keyword{"Acme"}),
                          fact("deal_size", Money{5, 0, 5, 0, "USD"})};
  for (Record& deal : deals) {
    document.annotations.push_back(fact("deal", std::move(deal)));
  }
  return document;
}

TEST(RecordCodecTest, NumbersTheValuesOfEachRoleAsTheyArePacked) {
  const Document document = with_deals(
      {{"supply", {{"buyer", 0}, {"amount", 2}}}, {"funding", {{"buyer", 1}, {"buyer", 0}}}});
  const PackedRecords got = records(document);
  EXPECT_THAT(got.roles, ElementsAre("amount", "buyer"));
  // Types: "supply" (6 letters) stands before "funding" (7); Acme before Beta.
  EXPECT_THAT(got.records,
              ElementsAre(ElementsAre(PackedPart{0, 0}, PackedPart{1, 0}, PackedPart{2, 1}),
                          ElementsAre(PackedPart{0, 1}, PackedPart{2, 0}, PackedPart{2, 1})));
  const Schema schema = test_schema();
  const auto buyers =
      unpack_values(pack_values(facet_values(document, *schema.find("deal.buyer"))));
  ASSERT_TRUE(buyers);
  EXPECT_EQ(std::get<Keyword>(buyers->at(1)).text, "Beta");
}

TEST(RecordCodecTest, KeepsEqualRecordsOnceWhateverTheOrderOfTheirRoles) {
  EXPECT_EQ(packed(with_deals({{"supply", {{"buyer", 0}, {"amount", 2}}},
                               {"supply", {{"amount", 2}, {"buyer", 0}}}})),
            packed(with_deals({{"supply", {{"buyer", 0}, {"amount", 2}}}})));
}

TEST(RecordCodecTest, LeavesOutWhatIsNoValueOfTheRole) {
  const PackedRecords got = records(
      with_deals({{"supply", {{"buyer", 2}, {"amount", 0}, {"seller", 0}, {"buyer", 99}}}}));
  EXPECT_THAT(got.roles, IsEmpty());
  EXPECT_THAT(got.records, ElementsAre(ElementsAre(PackedPart{0, 0})));
}

TEST(RecordCodecTest, LeavesOutRecordsOfPageFurniture) {
  Document document = with_deals({{"supply", {{"buyer", 0}}}});
  document.annotations.back().span = Span{0, 1, Field::kFurniture, false};
  EXPECT_EQ(packed(document), "");
  EXPECT_EQ(packed(with_deals({})), "");
}

TEST(RecordCodecTest, RefusesDamagedBytesAndNeverCrashes) {
  const std::string sound = packed(with_deals(
      {{"supply", {{"buyer", 0}, {"amount", 2}}}, {"funding", {{"buyer", 1}, {"buyer", 0}}}}));
  const auto want = unpack_records(sound);
  ASSERT_TRUE(want);
  for (std::size_t size = 1; size < sound.size(); ++size) {
    EXPECT_FALSE(unpack_records(std::string_view(sound).substr(0, size))) << size;
  }
  for (std::size_t bit = 0; bit < sound.size() * 8; ++bit) {
    std::string flipped = sound;
    flipped[bit / 8] = static_cast<char>(flipped[bit / 8] ^ (1 << (bit % 8)));
    const auto got = unpack_records(flipped);
    EXPECT_FALSE(got && *got == *want) << "bit " << bit << " means nothing";
  }
  EXPECT_EQ(unpack_records(sound + "x").error().code, ErrorCode::kDataLoss);
  EXPECT_TRUE(unpack_records("")->records.empty());
}

TEST(RecordCodecTest, NamesSlotsAsNoFacetCanBeNamed) {
  EXPECT_TRUE(is_records_slot(records_slot("deal")));
  EXPECT_FALSE(is_records_slot("deal"));
  Schema schema;
  FacetField field;
  field.name = records_slot("deal");
  EXPECT_FALSE(schema.add(field));
}

}  // namespace
}  // namespace lode::index
