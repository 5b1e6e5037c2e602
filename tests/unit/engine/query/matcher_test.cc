// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/query/matcher.h"

#include <gtest/gtest.h>
#include <xapian.h>

#include "engine/query/parser.h"
#include "engine/query/planner.h"
#include "tests/unit/engine/query/test_index.h"

namespace lode::query {
namespace {

// Runs `text` against the index under `budget`; an expired one is then met inside of the match.
Matches match(const TestIndex& index, const std::string& text, const Budget& budget) {
  const Snapshot snapshot = index.snapshot();
  const auto parsed = parse(text, {snapshot.schema, kToday});
  EXPECT_TRUE(parsed) << text;
  const auto watch = std::make_shared<Watch>(budget);
  const auto shards =
      std::make_shared<const ShardNames>(snapshot.reader.database(), snapshot.reader.shards());
  const auto query = plan(parsed->root, {snapshot, {"en"}, kToday, shards, watch}, true);
  EXPECT_TRUE(query) << text;
  MatchOptions options;
  options.count = 10;
  options.collect = true;
  return run_match(snapshot.reader, *query, options, watch, shards);
}

TEST(MatcherTest, IsStoppedFromInsideOfTheMatchAndLeavesTheReaderUsable) {
  for (const std::uint32_t shards : {1U, 3U}) {
    TestIndex index(shards);
    std::vector<Document> documents;
    for (int i = 0; i < 20; ++i) {
      documents.push_back(article("doc-" + std::to_string(i), "", "cloud deal deal"));
      add_fact(documents.back(), "deal_size", dollars(i));
    }
    index.change(documents);
    const Budget expired{.deadline = std::chrono::steady_clock::time_point::min()};
    for (const char* text : {"*",
                             "cloud",
                             "-harbour",
                             "\"cloud deal\"",
                             "deal_size>=5",
                             "NOT deal_size>=5",
                             "deal NEAR/2 deal",
                             "cloud OR deal_size<3"}) {
      EXPECT_THROW(match(index, text, expired), Interrupted) << text;
      EXPECT_NO_THROW(match(index, text, {})) << text;
    }
    EXPECT_EQ(match(index, "cloud", {}).documents.size(), 20U);
  }
}

TEST(MatcherTest, FindsWordsThatStandInTwoPlacesOfANear) {
  TestIndex index;
  index.change({article("apart", "", "clouds x x x x cloudy x x x x cloud"),
                article("close", "", "cloudy x x x x x clouds cloudy"),
                article("single", "", "cloudy")});
  EXPECT_EQ(index.ids("clou* NEAR/2 cloudy"), std::vector<std::string>{"close"});
  EXPECT_EQ(index.ids("cloudy NEAR/2 cloudy"), std::vector<std::string>{});
  EXPECT_EQ(index.ids("cloudy NEAR/7 cloudy"), std::vector<std::string>{"close"});
}

}  // namespace
}  // namespace lode::query
