// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/query/facet_counter.h"

#include <gtest/gtest.h>

#include "tests/unit/engine/query/test_index.h"

namespace lode::query {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

class FacetCounterTest : public testing::Test {
 protected:
  FacetCounterTest() {
    const auto keyword = [](std::vector<std::string> path) {
      Keyword value;
      value.text = path.back();
      value.path = std::move(path);
      return value;
    };
    Document a = article("a", "", "cloud");
    add_fact(a, "company", keyword({"Alphabet", "Google"}));
    add_fact(a, "company", keyword({"Alphabet", "DeepMind"}));
    add_fact(a, "deal_size", dollars(10));
    add_fact(a, "deal_size", dollars(20));
    add_fact(a, "published", day(2025, 1, 31));
    Document b = article("b", "", "cloud");
    add_fact(b, "company", keyword({"Alphabet", "Google"}));
    add_fact(b, "deal_size", dollars(5, 15));
    add_fact(b, "published", day(2025, 2, 1));
    add_fact(b, "published", day(2025, 2, 28));
    Document c = article("c", "", "harbour");
    add_fact(c, "company", keyword({"Nebius"}));
    index_.change({a, b, c, article("d", "", "cloud")});
  }

  // Buckets as "text=count", then "|missing", "|other", "|distinct".
  std::string count(FacetRequest facet, const std::string& query = "") {
    const auto response = index_.ask({.query = query, .page_size = 0, .facets = {facet}});
    if (!response) {
      return response.error().reason;
    }
    const FacetResult& result = response->facets.at(0);
    std::string text;
    for (const Bucket& bucket : result.buckets) {
      text += bucket.text + "=" + std::to_string(bucket.count) + " ";
    }
    return text + "|" + std::to_string(result.missing) + "|" + std::to_string(result.other) + "|" +
           std::to_string(result.distinct_values);
  }

  TestIndex index_;
};

TEST_F(FacetCounterTest, CountsDocumentsOncePerValueAndAncestor) {
  EXPECT_EQ(count({.key = "company"}), "Alphabet=2 Google=2 DeepMind=1 Nebius=1 |1|0|4");
  EXPECT_EQ(count({.key = "company"}, "harbour"), "Nebius=1 |0|0|1");
  EXPECT_EQ(count({.key = "company"}, "nothing"), "|0|0|0");
}

TEST_F(FacetCounterTest, SumsWhatTheLimitCutsOff) {
  EXPECT_EQ(count({.key = "company", .limit = 1}), "Alphabet=2 |1|4|4");
  EXPECT_EQ(count({.key = "company", .limit = 0}), "|1|6|4");
}

TEST_F(FacetCounterTest, NarrowsToAPrefixAndToChildren) {
  EXPECT_EQ(count({.key = "company", .value_prefix = "G"}), "Google=2 |1|0|1");
  EXPECT_EQ(count({.key = "company", .parent = "alphabet"}), "Google=2 DeepMind=1 |1|0|2");
  EXPECT_EQ(count({.key = "company", .parent = "nobody"}), "|1|0|0");
}

TEST_F(FacetCounterTest, CountsRangesByOverlap) {
  EXPECT_EQ(count({.key = "deal_size", .ranges = {"..9", "10..15", "16.."}}),
            "..9=1 10..15=2 16..=1 |2|0|3");
}

TEST_F(FacetCounterTest, CountsIntervalsOfTheCalendarInTheirOrder) {
  EXPECT_EQ(count({.key = "published", .interval = "month"}), "2025-01=1 2025-02=1 |2|0|3");
  EXPECT_EQ(count({.key = "published", .interval = "quarter"}), "2025-Q1=2 |2|0|3");
  EXPECT_EQ(count({.key = "published", .interval = "week"}), "2025-W05=2 2025-W09=1 |2|0|3");
}

TEST_F(FacetCounterTest, LeavesOutItsOwnConditionsOnRequest) {
  EXPECT_EQ(count({.key = "company"}, "cloud company:DeepMind"),
            "Alphabet=1 DeepMind=1 Google=1 |0|0|3");
  EXPECT_EQ(count({.key = "company", .exclude_own_filter = true}, "cloud company:DeepMind"),
            "Alphabet=2 Google=2 DeepMind=1 |1|0|3");
  EXPECT_EQ(count({.key = "company", .exclude_own_filter = true},
                  "cloud company:(DeepMind OR Nebius) -company:Google"),
            "Alphabet=2 Google=2 DeepMind=1 |1|0|3");
  EXPECT_EQ(count({.key = "company", .exclude_own_filter = true}, "company:DeepMind OR harbour"),
            "Alphabet=1 DeepMind=1 Google=1 Nebius=1 |0|0|4")
      << "a condition under OR with words is no filter";
}

TEST_F(FacetCounterTest, SumsAmountsInDollars) {
  const auto response = index_.ask({.facets = {{.key = "deal_size"}, {.key = "company"}}});
  ASSERT_TRUE(response);
  const auto& statistics = response->facets[0].statistics;
  ASSERT_TRUE(statistics);
  EXPECT_EQ(statistics->count, 3U);
  EXPECT_EQ(statistics->min, 5);
  EXPECT_EQ(statistics->max, 20);
  EXPECT_EQ(statistics->sum, 10 + 20 + 10);
  EXPECT_EQ(statistics->unit, "USD");
  EXPECT_FALSE(response->facets[1].statistics);
}

TEST_F(FacetCounterTest, ListsByNameAndInPages) {
  EXPECT_EQ(count({.key = "company", .limit = 2, .order_by = "name"}),
            "Alphabet=2 DeepMind=1 |1|3|4");
  EXPECT_EQ(count({.key = "company", .limit = 2, .order_by = "name", .offset = 2}),
            "Google=2 Nebius=1 |1|3|4");
  EXPECT_EQ(count({.key = "company", .order_by = "count asc", .offset = 3}), "Google=2 |1|4|4");
  EXPECT_EQ(count({.key = "company", .offset = 9}), "|1|6|4");
  EXPECT_EQ(count({.key = "deal_size", .order_by = "name desc"}),
            "20 USD=1 10 USD=1 5..15 USD=1 |2|0|3");
}

TEST_F(FacetCounterTest, CountsNamedValuesAlsoIfThereAreNone) {
  EXPECT_EQ(count({.key = "company", .values = {"Nebius", "google", "Nobody", "NEBIUS"}}, "cloud"),
            "Google=2 Nebius=0 Nobody=0 |1|0|1");
  EXPECT_EQ(count({.key = "topic", .values = {"x", "X", "a"}}), "a=0 x=0 |4|0|0");
}

TEST_F(FacetCounterTest, MakesRangesByTheLowEndOfEachValue) {
  EXPECT_EQ(count({.key = "deal_size", .auto_ranges = true}),
            "4..<6=1 6..<8=0 8..<10=0 10..<12=1 12..<14=0 14..<16=0 16..<18=0 18..<20=0 20..<22=1 "
            "|2|0|3");
  EXPECT_EQ(count({.key = "deal_size", .limit = 3, .auto_ranges = true}),
            "0..<10=1 10..<20=1 20..<30=1 |2|0|3");
  EXPECT_EQ(count({.key = "deal_size", .auto_ranges = true}, "harbour"), "|1|0|0");
}

TEST_F(FacetCounterTest, FillsEmptyIntervalsAndChoosesOne) {
  EXPECT_EQ(count({.key = "published", .interval = "week", .fill_empty = true}),
            "2025-W05=2 2025-W06=0 2025-W07=0 2025-W08=0 2025-W09=1 |2|0|3");
  EXPECT_EQ(count({.key = "published", .limit = 4, .interval = "auto"}),
            "2025-01=1 2025-02=1 |2|0|3");
}

TEST_F(FacetCounterTest, GivesThePercentilesAskedFor) {
  const auto response = index_.ask({.facets = {{.key = "deal_size", .percentiles = {50, 75}}}});
  ASSERT_TRUE(response);
  const auto& statistics = response->facets[0].statistics;
  ASSERT_TRUE(statistics && statistics->percentiles.size() == 2);
  EXPECT_EQ(statistics->percentiles[0].value, 10);
  EXPECT_EQ(statistics->percentiles[1].value, 15) << "half way between 10 and 20";
  EXPECT_NEAR(statistics->mean, 40 / 3.0, 1e-12);
}

TEST_F(FacetCounterTest, KeepsTheLatestOfTooManyIntervals) {
  TestIndex index;
  Document old = article("old", "", "word");
  add_fact(old, "published", day(1990, 1, 1));
  Document recent = article("recent", "", "word");
  add_fact(recent, "published", day(2025, 1, 1));
  index.change({old, recent});
  const auto response =
      index.ask({.facets = {{.key = "published", .interval = "day", .fill_empty = true}}});
  ASSERT_TRUE(response);
  const FacetResult& result = response->facets[0];
  EXPECT_EQ(result.buckets.size(), kMaxBuckets);
  EXPECT_EQ(result.buckets.back().text, "2025-01-01");
  EXPECT_EQ(result.other, 1U);
  EXPECT_GT(result.omitted, 0U);
}

TEST_F(FacetCounterTest, KnowsFacetsThatNoDocumentHas) {
  EXPECT_EQ(count({.key = "power", .ranges = {"1GW.."}}), "1GW..=0 |4|0|0");
  EXPECT_EQ(count({.key = "topic"}), "|4|0|0");
}

TEST_F(FacetCounterTest, CountsRolesOfRecordsThatSatisfyACondition) {
  TestIndex index(2);
  const auto keyword = [](const char* name) { return Keyword{name, "", {}}; };
  // Two deals in one document: A pays 5, B pays 50; and one of A alone.
  Document both = article("both", "", "word");
  const auto a = add_fact(both, "company", keyword("A"));
  const auto b = add_fact(both, "company", keyword("B"));
  const auto five = add_fact(both, "deal_size", dollars(5));
  const auto fifty = add_fact(both, "deal_size", dollars(50));
  add_fact(both, "deal", Record{"supply", {{"buyer", a}, {"amount", five}}});
  add_fact(both, "deal", Record{"supply", {{"buyer", b}, {"amount", fifty}}});
  Document one = article("one", "", "word");
  const auto again = add_fact(one, "company", keyword("A"));
  const auto large = add_fact(one, "deal_size", dollars(70));
  add_fact(one, "deal", Record{"funding", {{"buyer", again}, {"amount", large}}});
  index.change({both, one, article("none", "", "word")});
  const auto buyers = [&](FacetRequest facet) {
    facet.key = "deal.buyer";
    const auto response = index.ask({.facets = {facet}});
    std::string text = response ? "" : response.error().reason;
    for (const Bucket& bucket : response ? response->facets[0].buckets : std::vector<Bucket>{}) {
      text += bucket.text + "=" + std::to_string(bucket.count) + " ";
    }
    return text;
  };
  EXPECT_EQ(buyers({}), "A=2 B=1 ");
  EXPECT_EQ(buyers({.record_filter = "amount>20"}), "A=1 B=1 ");
  EXPECT_EQ(buyers({.record_filter = "amount<20"}), "A=1 ");
  EXPECT_EQ(buyers({.record_filter = "type:funding"}), "A=1 ");
  EXPECT_EQ(buyers({.values = {"B"}, .record_filter = "type:funding"}), "B=0 ");
  EXPECT_EQ(buyers({.record_filter = "amount>1000"}), "");
  EXPECT_EQ(buyers({.record_filter = "colour:red"}), "UNKNOWN_FIELD");
  EXPECT_EQ(buyers({.record_filter = "amount>1} OR deal:{amount>2"}), "QUERY_SYNTAX");
  EXPECT_EQ(buyers({.record_filter = " "}), "QUERY_SYNTAX");
  EXPECT_EQ(buyers({.record_filter = "amount:\"a lot\""}), "BAD_VALUE");
  const auto types = index.ask({.facets = {{.key = "deal", .record_filter = "buyer:A"}}});
  ASSERT_TRUE(types);
  ASSERT_EQ(types->facets[0].buckets.size(), 2U);
  EXPECT_EQ(types->facets[0].missing, 1U);
  const auto wrong = index.ask({.facets = {{.key = "deal.buyer", .record_filter = "amount>\"1"}}});
  ASSERT_FALSE(wrong);
  EXPECT_NE(wrong.error().message.find("at byte 7 "), std::string::npos) << wrong.error().message;
}

TEST_F(FacetCounterTest, RefusesWhatHasNoMeaning) {
  EXPECT_EQ(count({.key = "compny"}), "UNKNOWN_FIELD");
  EXPECT_EQ(count({.key = "title"}), "BAD_REQUEST");
  EXPECT_EQ(count({.key = "company", .ranges = {"1..2"}}), "BAD_REQUEST");
  EXPECT_EQ(count({.key = "company", .interval = "month"}), "BAD_REQUEST");
  EXPECT_EQ(count({.key = "published", .interval = "decade"}), "BAD_REQUEST");
  EXPECT_EQ(count({.key = "topic", .parent = "x"}), "BAD_REQUEST");
  EXPECT_EQ(count({.key = "company", .record_filter = "amount>1"}), "BAD_REQUEST");
  EXPECT_EQ(count({.key = "company", .order_by = "size"}), "BAD_REQUEST");
  EXPECT_EQ(count({.key = "company", .auto_ranges = true}), "BAD_REQUEST");
  EXPECT_EQ(count({.key = "company", .fill_empty = true}), "BAD_REQUEST");
  EXPECT_EQ(count({.key = "published", .auto_ranges = true}), "BAD_REQUEST");
  EXPECT_EQ(count({.key = "deal_size", .limit = 2, .auto_ranges = true}), "BAD_REQUEST");
  EXPECT_EQ(count({.key = "deal_size", .offset = 1, .auto_ranges = true}), "BAD_REQUEST");
  EXPECT_EQ(count({.key = "deal_size", .values = {"5 USD"}}), "BAD_REQUEST");
  EXPECT_EQ(count({.key = "company", .value_prefix = "a", .values = {"AWS"}}), "BAD_REQUEST");
  EXPECT_EQ(count({.key = "deal_size", .percentiles = {101}}), "BAD_REQUEST");
  EXPECT_EQ(count({.key = "deal_size", .ranges = {"abc"}}), "BAD_VALUE");
  EXPECT_EQ(count({.key = "deal_size", .ranges = {"1..2 or so"}}), "BAD_VALUE");
  EXPECT_EQ(count({.key = "deal_size", .ranges = std::vector<std::string>(65, "1..2")}),
            "BAD_REQUEST");
  EXPECT_EQ(count({.key = "published", .ranges = {"2025"}, .interval = "month"}), "BAD_REQUEST");
  const auto many = index_.ask({.facets = std::vector<FacetRequest>(33, {.key = "company"})});
  ASSERT_FALSE(many);
  EXPECT_EQ(many.error().reason, "BAD_REQUEST");
}

TEST_F(FacetCounterTest, NamesWhatIsWrongAndTheWayOut) {
  struct Case {
    FacetRequest facet;
    const char* want;
  };
  const std::vector<Case> cases = {
      {{.key = "company", .ranges = {"1..2"}}, "no range '1..2': ranges are for money, dates"},
      {{.key = "company", .interval = "month"}, "no interval 'month': intervals are for dates"},
      {{.key = "published", .interval = "decade"}, "'decade': dates have year"},
      {{.key = "published", .ranges = {"2025"}, .interval = "month"},
       "the range '2025' beside the interval 'month': ask for the facet twice"},
      {{.key = "deal_size", .ranges = {"1..2"}, .auto_ranges = true}, "beside automatic ranges"},
      {{.key = "topic", .parent = "x"}, "no parents such as 'x': leave the parent out"},
      {{.key = "published", .interval = "month", .order_by = "name"}, "leave the order 'name' out"},
      {{.key = "deal_size", .ranges = {"1..2"}, .offset = 7}, "leave the offset 7 out"},
      {{.key = "deal_size", .values = {"5 USD"}}, "'5 USD' to name: that is for keywords, here"},
      {{.key = "company", .value_prefix = "a", .values = {"AWS"}}, "the value 'AWS' and has a pre"},
  };
  for (const Case& c : cases) {
    const auto response = index_.ask({.facets = {c.facet}});
    ASSERT_FALSE(response) << c.want;
    EXPECT_NE(response.error().message.find(c.want), std::string::npos) << response.error().message;
  }
}

TEST_F(FacetCounterTest, WarnsOfAParentThatNoDocumentHas) {
  const auto response = index_.ask({.facets = {{.key = "company", .parent = "Alfabet"}}});
  ASSERT_TRUE(response);
  ASSERT_EQ(response->warnings.size(), 1U);
  EXPECT_EQ(response->warnings[0].reason, "UNKNOWN_VALUE");
  EXPECT_NE(response->warnings[0].message.find("Alphabet"), std::string::npos);
  const auto known = index_.ask({.facets = {{.key = "company", .parent = "Alphabet"}}});
  ASSERT_TRUE(known);
  EXPECT_TRUE(known->warnings.empty());
}

}  // namespace
}  // namespace lode::query
