// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/deal/lexicon.h"

#include <stdexcept>
#include <string_view>
#include <vector>

#include <gtest/gtest.h>

#include "tests/unit/plugins/deal/sample.h"

namespace lode::deal {
namespace {

TEST(LexiconTest, FindsAllMeaningsOfAPhrase) {
  const Lexicon lexicon = sample_lexicon();
  const text::Tokens tokens("He acquires chips.");
  const std::vector<Lexicon::Found> found = lexicon.find(tokens);
  ASSERT_EQ(found.size(), 5U);
  EXPECT_EQ(found[0].word.type, Word::Class::kKind);
  EXPECT_EQ(found[0].word.value, static_cast<std::uint8_t>(Kind::kAcquisition));
  EXPECT_EQ(found[1].word.type, Word::Class::kStated);
  EXPECT_EQ(found[1].word.value, static_cast<std::uint8_t>(Kind::kAcquisition));
  EXPECT_EQ(found[2].word.type, Word::Class::kAct);
  EXPECT_EQ(static_cast<Act>(found[2].word.value), Act::kBuys);
  EXPECT_EQ(found[3].word.value, static_cast<std::uint8_t>(Kind::kSupply));
  EXPECT_EQ(found[4].word.type, Word::Class::kProduct);
}

TEST(LexiconTest, KnowsTheSidesOfCompanies) {
  const Lexicon lexicon = sample_lexicon();
  EXPECT_EQ(lexicon.side_of("Hosta"), Side::kHost);
  EXPECT_EQ(lexicon.side_of("Minero"), Side::kSite);
  EXPECT_EQ(lexicon.side_of("Nobody"), Side::kUnknown);
}

TEST(LexiconTest, FindsTheHeadOfACompound) {
  const Lexicon lexicon = sample_lexicon();
  const text::Tokens tokens("Der Großvertrag und ein vertrag");
  const std::vector<Lexicon::Found> found = lexicon.find(tokens);
  ASSERT_EQ(found.size(), 2U);
  EXPECT_EQ(found[0].first, 1U);
  EXPECT_EQ(static_cast<Act>(found[0].word.value), Act::kDeal);
  EXPECT_EQ(found[1].first, 4U);
}

TEST(LexiconTest, NamesKindsAndStatusesAsTheFacetsDo) {
  EXPECT_EQ(name(Kind::kComputeContract), "compute_contract");
  EXPECT_EQ(name(Kind::kOther), "other");
  EXPECT_EQ(name(Status::kAnnounced), "announced");
  EXPECT_EQ(name(Status::kTerminated), "terminated");
}

TEST(LexiconTest, NamesFileAndLineOfWhatIsMalformed) {
  struct Case {
    Resources resources;
    std::string_view message;
  };
  const Case cases[] = {
      {{.words = "debt\n"}, "words.tsv:1: a line of words has 2 columns"},
      {{.words = "# fine\ngift\tgives\n"}, "words.tsv:2: unknown kind of words"},
      {{.words = "company_noun_poet\tpoet\n"}, "words.tsv:1: unknown kind of words"},
      {{.sectors = "company/a\n"}, "sectors.tsv:1: a line of sectors has 2 columns"},
      {{.sectors = "company/a\tmiddle\n"}, "sectors.tsv:1: unknown side"},
  };
  for (const Case& c : cases) {
    try {
      const Lexicon lexicon(c.resources);
      FAIL() << c.message;
    } catch (const std::invalid_argument& error) {
      EXPECT_EQ(error.what(), c.message);
    }
  }
}

}  // namespace
}  // namespace lode::deal
