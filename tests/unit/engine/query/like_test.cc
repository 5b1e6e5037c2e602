// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/query/like.h"

#include <gtest/gtest.h>

#include "engine/query/search.h"
#include "tests/unit/engine/query/test_index.h"

namespace lode::query {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

class LikeTest : public testing::TestWithParam<std::uint32_t> {
 protected:
  LikeTest() : index_(GetParam()) {
    index_.change(
        {article("crane", "Cranes for the harbour", "The crane lifts steel at the harbour."),
         article("steel", "Steel", "A crane of steel in the harbour of the 5 2025."),
         article("port", "Port", "The harbour and the sea."),
         article("bread", "Bread", "The baker and the 2025 flour."),
         article("cake", "Cake", "The baker again."),
         article("rain", "Rain", "The weather."),
         article("wind", "Wind", "The weather."),
         article("alpha", "", "alpha"),
         article("beta", "", "beta"),
         article("gamma", "", "gamma")});
  }

  TestIndex index_;
};

TEST_P(LikeTest, FindsDocumentsThatShareTellingWordsBestFirst) {
  EXPECT_THAT(index_.ids_for({.like = "crane"}), ElementsAre("steel", "port"));
  EXPECT_THAT(index_.ids_for({.like = "cake"}), ElementsAre("bread"));
}

TEST_P(LikeTest, FunctionWordsNumbersAndWordsOfNobodyElseDoNotCount) {
  EXPECT_THAT(index_.ids_for({.like = "wind"}), ElementsAre("rain"));
  const auto answer = index_.ask({.like = "crane"});
  ASSERT_TRUE(answer);
  EXPECT_EQ(answer->parsed_query.find("lifts"), std::string::npos);
  EXPECT_EQ(answer->parsed_query.find("the"), std::string::npos);
}

TEST_P(LikeTest, QueryAndFilterNarrowIt) {
  EXPECT_THAT(index_.ids_for({.query = "sea", .like = "crane"}), ElementsAre("port"));
  EXPECT_THAT(index_.ids_for({.filter = "title:steel", .like = "crane"}), ElementsAre("steel"));
}

TEST_P(LikeTest, ADocumentWithoutTellingWordsIsLikeNone) {
  index_.change({article("empty", "", "xylophone")});
  EXPECT_THAT(index_.ids_for({.like = "empty"}), IsEmpty());
}

TEST_P(LikeTest, NamesAnUnknownDocument) {
  const auto answer = index_.ask({.like = "nowhere"});
  ASSERT_FALSE(answer);
  EXPECT_EQ(answer.error().reason, "DOCUMENT_NOT_FOUND");
}

TEST_P(LikeTest, AsksForTwentyFiveWordsAtMost) {
  std::string text;
  for (int i = 0; i < 100; ++i) {
    text += "common" + std::to_string(i) + " ";
  }
  std::vector<Document> others;
  for (int i = 0; i < 10; ++i) {
    others.push_back(article("other" + std::to_string(i), "", "nothing of it"));
  }
  index_.change(others);
  index_.change({article("one", "", text), article("two", "", text)});
  const auto answer = index_.ask({.like = "one"});
  ASSERT_TRUE(answer);
  ASSERT_EQ(answer->hits.size(), 1U);
  std::size_t words = 0;
  for (std::size_t at = 0; (at = answer->parsed_query.find("common", at)) != std::string::npos;
       ++at) {
    ++words;
  }
  EXPECT_EQ(words, kMaxLikeWords);
}

INSTANTIATE_TEST_SUITE_P(Shards, LikeTest, testing::Values(1U, 3U));

}  // namespace
}  // namespace lode::query
