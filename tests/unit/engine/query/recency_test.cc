// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/query/recency.h"

#include <chrono>
#include <cmath>

#include <gtest/gtest.h>

#include "engine/query/search.h"
#include "tests/unit/engine/query/test_index.h"

namespace lode::query {
namespace {

using testing::ElementsAre;

Value days_ago(std::int64_t days) {
  const auto today = std::chrono::floor<std::chrono::days>(std::chrono::system_clock::now())
                         .time_since_epoch()
                         .count();
  return Date{today - days, today - days, DatePrecision::kDay};
}

TEST(RecencyTest, TheFactorFallsFromOneToAHalf) {
  EXPECT_DOUBLE_EQ(recency_factor(0, 30), 1);
  EXPECT_DOUBLE_EQ(recency_factor(-5, 30), 1);
  EXPECT_DOUBLE_EQ(recency_factor(30, 30), 0.75);
  EXPECT_DOUBLE_EQ(recency_factor(60, 30), 0.625);
  EXPECT_DOUBLE_EQ(recency_factor(1e9, 30), 0.5);
}

class FadeTest : public testing::Test {
 protected:
  FadeTest() {
    Document old = article("old", "", "deal deal deal and more words");
    add_fact(old, "published", days_ago(60));
    Document fresh = article("fresh", "", "deal and so many other words here");
    add_fact(fresh, "published", days_ago(0));
    index_.change({old, fresh, article("undated", "", "deal deal and more words")});
    index_.change({article("none", "", "weather")});
  }

  TestIndex index_{2};
};

TEST_F(FadeTest, NewerDocumentsGainAndTheExplanationSaysHowMuch) {
  EXPECT_EQ(index_.ids("deal").front(), "old");
  const auto answer = index_.ask({.query = "deal", .half_life_days = 30, .explain = true});
  ASSERT_TRUE(answer);
  ASSERT_EQ(answer->hits.size(), 3U);
  const auto plain = index_.ask({.query = "deal"});
  for (const Hit& hit : answer->hits) {
    const double factor = hit.document.id == "fresh" ? 1 : hit.document.id == "old" ? 0.625 : 0.5;
    EXPECT_DOUBLE_EQ(hit.explanation->recency, factor) << hit.document.id;
    EXPECT_NEAR(hit.explanation->score, hit.score, 1e-5);
    for (const Hit& before : plain->hits) {
      if (before.document.id == hit.document.id) {
        EXPECT_NEAR(hit.score, before.score * factor, 1e-6);
      }
    }
  }
  for (std::size_t i = 1; i < answer->hits.size(); ++i) {
    EXPECT_GE(answer->hits[i - 1].score, answer->hits[i].score);
  }
}

TEST_F(FadeTest, PagesGoOnInTheFadedOrder) {
  SearchRequest request{.query = "deal", .page_size = 1, .half_life_days = 1};
  std::vector<std::string> paged;
  do {
    const auto page = index_.ask(request);
    ASSERT_TRUE(page);
    paged.push_back(page->hits.front().document.id);
    request.page_token = page->next_page_token;
  } while (!request.page_token.empty());
  EXPECT_EQ(paged, index_.ids_for({.query = "deal", .half_life_days = 1}));
}

TEST_F(FadeTest, OtherOrdersAreLeftAsTheyAre) {
  EXPECT_EQ(index_.ids_for({.query = "deal", .order_by = "published", .half_life_days = 1}),
            index_.ids_for({.query = "deal", .order_by = "published"}));
}

TEST_F(FadeTest, AHalfLifeOutOfRangeIsRefused) {
  for (const double days : {-1.0, 1e9, std::nan("")}) {
    const auto refused = index_.ask({.query = "deal", .half_life_days = days});
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().reason, "BAD_REQUEST");
  }
}

}  // namespace
}  // namespace lode::query
