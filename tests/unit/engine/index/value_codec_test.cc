// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/index/value_codec.h"

#include <algorithm>
#include <random>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/unit/engine/index/documents.h"

namespace lode::index {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::UnorderedElementsAreArray;

std::vector<Value> values_of_all_kinds() {
  return {Keyword{"GB200", "gpu/gb200", {"Nvidia", "Blackwell", "GB200"}},
          Keyword{"Acme"},
          Keyword{},
          Money{-5, -250'000'000, 7, 0, "JPY", Qualifier::kAtMost},
          Date{-1, 400'000, DatePrecision::kYear, false, true},
          Number{-0.5, 1e300, "MW", Qualifier::kAbout},
          Record{"deal", {{"buyer", 3}, {"seller", 4'000'000'000U}}}};
}

std::vector<Value> of(const Document& document, const std::string& facet_name) {
  const Schema schema = test_schema();
  return facet_values(document, *schema.find(facet_name));
}

TEST(ValueCodecTest, GivesBackEveryKindOfValue) {
  const auto unpacked = unpack_values(pack_values(values_of_all_kinds()));
  ASSERT_TRUE(unpacked);
  EXPECT_THAT(*unpacked, UnorderedElementsAreArray(values_of_all_kinds()));
}

TEST(ValueCodecTest, PacksNothingAsNothing) {
  EXPECT_EQ(pack_values({}), "");
  const auto unpacked = unpack_values("");
  ASSERT_TRUE(unpacked);
  EXPECT_THAT(*unpacked, IsEmpty());
}

TEST(ValueCodecTest, PacksEqualSetsAlikeWhateverTheirOrder) {
  std::vector<Value> values = values_of_all_kinds();
  const std::string packed = pack_values(values);
  std::mt19937 random(3);
  for (int i = 0; i < 20; ++i) {
    std::shuffle(values.begin(), values.end(), random);
    EXPECT_EQ(pack_values(values), packed);
  }
  values.push_back(values.front());
  EXPECT_EQ(pack_values(values), packed);
}

TEST(ValueCodecTest, RefusesBytesThatEndTooSoon) {
  const std::vector<Value> values = values_of_all_kinds();
  const std::string packed = pack_values(values);
  for (std::size_t size = 1; size < packed.size(); ++size) {
    const auto unpacked = unpack_values(std::string_view(packed).substr(0, size));
    // A cut between two values leaves a sound list.
    if (unpacked) {
      EXPECT_LT(unpacked->size(), values.size()) << size;
    } else {
      EXPECT_EQ(unpacked.error().code, ErrorCode::kDataLoss) << size;
    }
  }
}

TEST(ValueCodecTest, SurvivesEveryFlippedBit) {
  const std::string packed = pack_values(values_of_all_kinds());
  for (std::size_t at = 0; at < packed.size() * 8; ++at) {
    std::string flipped = packed;
    flipped[at / 8] = static_cast<char>(flipped[at / 8] ^ (1 << (at % 8)));
    if (const auto unpacked = unpack_values(flipped)) {
      EXPECT_NE(pack_values(*unpacked), packed) << "bit " << at << " means nothing";
    }
  }
}

TEST(ValueCodecTest, RefusesForeignBytes) {
  const std::string_view cases[] = {
      "\x01",          // a version and no value
      "\x02\x01\x01",  // a newer version
      "not ours",
      std::string_view("\x01\x01\x05", 3),  // no such kind
      std::string_view("\x01\x01\x00", 3),  // no such kind
  };
  for (const std::string_view bytes : cases) {
    EXPECT_FALSE(unpack_values(bytes)) << testing::PrintToString(bytes);
  }
}

TEST(FacetValuesTest, GivesDistinctValuesInOrderOfFirstAppearance) {
  Document document = full_document();
  document.annotations.push_back(fact("company", Keyword{"Zeta"}));
  document.annotations.push_back(fact("company", Keyword{"Acme Corp", "company/acme", {}}));
  EXPECT_THAT(of(document, "company"),
              ElementsAre(Keyword{"Acme Corp", "company/acme", {}}, Keyword{"Zeta"}));
}

TEST(FacetValuesTest, LeavesOutWhatStandsInPageFurniture) {
  EXPECT_THAT(of(full_document(), "company"),
              ElementsAre(Keyword{"Acme Corp", "company/acme", {}}));
}

TEST(FacetValuesTest, GivesTheLanguageOfTheDocument) {
  EXPECT_THAT(of(full_document(), "language"), ElementsAre(Keyword{"en"}));
  EXPECT_THAT(of(Document{}, "language"), IsEmpty());
}

TEST(FacetValuesTest, GivesTheTypesOfRecords) {
  Document document = full_document();
  document.annotations.push_back(fact("deal", Record{"supply", {{"buyer", 3}}}));
  EXPECT_THAT(of(document, "deal"), ElementsAre(Keyword{"supply"}));
}

TEST(FacetValuesTest, GivesTheValuesThatPlayARole) {
  Document document = full_document();
  document.annotations.push_back(fact("company", Keyword{"Zeta"}));
  document.annotations.push_back(fact("deal", Record{"supply", {{"buyer", 7}, {"buyer", 0}}}));
  EXPECT_THAT(of(document, "deal.buyer"),
              ElementsAre(Keyword{"Acme Corp", "company/acme", {}}, Keyword{"Zeta"}));
  EXPECT_EQ(of(document, "deal.amount").size(), 1U);
}

TEST(FacetValuesTest, LeavesOutWhatDoesNotFitTheFacet) {
  Document document = text_document("a", "text");
  document.annotations = {fact("company", Number{1, 1, ""}),
                          fact("deal", Keyword{"no record"}),
                          fact("deal", Record{"supply", {{"buyer", 0}, {"buyer", 77}}})};
  EXPECT_THAT(of(document, "company"), IsEmpty());
  EXPECT_THAT(of(document, "deal.buyer"), IsEmpty());
  EXPECT_THAT(of(document, "deal"), ElementsAre(Keyword{"supply"}));
}

}  // namespace
}  // namespace lode::index
