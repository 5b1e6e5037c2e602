// SPDX-License-Identifier: GPL-3.0-or-later
// Values that are named as documents write them.
#include "engine/query/quoted_values.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/unit/engine/query/test_index.h"

namespace lode::query {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::UnorderedElementsAre;

class QuotedValueTest : public testing::Test {
 protected:
  QuotedValueTest() {
    Document first = article(
        "first", "", "Amazon Web Services pays sept ans, about a dozen billion, since 3 novembre.");
    const auto buyer =
        add_fact(first, "company", Keyword{"AWS", "", {"Amazon", "AWS"}}, "Amazon Web Services");
    add_fact(first, "term", Number{7, 7, "a"}, "sept ans");
    const auto amount = add_fact(first,
                                 "deal_size",
                                 Money{12'000'000'000, 0, 13'000'000'000, 500, "EUR"},
                                 "a dozen billion");
    add_fact(first, "published", day(2025, 11, 3), "3 novembre");
    add_fact(first, "deal", Record{"supply", {{"buyer", buyer}, {"amount", amount}}});
    Document second = article("second", "", "AWS alone, and Meta; sept ans.");
    add_fact(second, "company", Keyword{"AWS", "", {"Amazon", "AWS"}}, "AWS");
    add_fact(second, "company", Keyword{"Meta Platforms", "", {}}, "Meta");
    Document third = article("third", "", "Meta, a film. On Monday it came; Monday again.");
    add_fact(third, "company", Keyword{"Metafilm", "", {}}, "Meta");
    add_fact(third, "published", day(2025, 11, 3), "Monday");
    Document fourth = article("fourth", "", "Meta on Monday.");
    add_fact(fourth, "company", Keyword{"Meta Platforms", "", {}}, "Meta");
    add_fact(fourth, "published", day(2025, 11, 10), "Monday");
    index_.change({first, second, third, fourth});
  }

  std::string parsed(const std::string& query) {
    const auto response = index_.ask({.query = query});
    return response ? response->parsed_query : "error: " + response.error().message;
  }

  TestIndex index_;
};

TEST_F(QuotedValueTest, StandForTheValuesOfTheFactsThatAreWrittenSo) {
  struct Case {
    std::string query;
    std::string want;
  };
  for (const Case& c : std::vector<Case>{
           {"company:\"amazon  web services\"", "company:\"AWS\""},
           {"-company:\"Amazon Web Services\"", "NOT company:\"AWS\""},
           {"company:(\"Amazon Web Services\" OR x)", "company:\"AWS\" OR company:\"x\""},
           {"company:AWS", "company:\"AWS\""},
           {"company:Meta", "company:\"Meta Platforms\" OR company:\"Metafilm\""},
           {"deal.buyer:\"Amazon Web Services\"", "deal.buyer:\"AWS\""},
           {"deal:{buyer:\"Amazon Web Services\"}", "deal:{buyer:\"AWS\"}"},
           {"term:\"sept ans\"", "term:\"7\""},
           {"deal_size:\"a dozen billion\"",
            "deal_size:\"12000000000 EUR\"..\"13000000000.0000005 EUR\""},
           {"deal.amount:\"a dozen billion\" x",
            "deal.amount:\"12000000000 EUR\"..\"13000000000.0000005 EUR\" AND x"},
           {"published:\"3 Novembre\"", "published:\"2025-11-03\""},
           {"published:Monday", "error: 'Monday' is no value for 'published'"},
           {"published:\"Monday\"", "published:\"2025-11-03\" OR published:\"2025-11-10\""},
           {"company:nobody", "company:\"nobody\""},
       }) {
    EXPECT_THAT(parsed(c.query), testing::StartsWith(c.want)) << c.query;
  }
  EXPECT_THAT(index_.ids("company:\"Amazon Web Services\""),
              UnorderedElementsAre("first", "second"));
}

TEST_F(QuotedValueTest, SayWhatTheyStandForAndWhere) {
  const auto response = index_.ask({.query = "x OR company:\"amazon web services\""});
  ASSERT_TRUE(response);
  ASSERT_EQ(response->warnings.size(), 1U);
  EXPECT_EQ(response->warnings[0].reason, "QUOTED_VALUE");
  EXPECT_EQ(response->warnings[0].message,
            "'amazon web services' stands for AWS, as in document 'first'");
  EXPECT_EQ(response->warnings[0].offset, 5U);
}

TEST_F(QuotedValueTest, ThatAreFoundNowhereAreRefusedAtTheirPlace) {
  for (const std::string query : {"a term:\"huit ans\"",
                                  "a term:\"!\"",
                                  "a term:(\"huit ans\")",
                                  "a deal:{amount:\"Amazon Web Services\"}"}) {
    const auto response = index_.ask({.query = query});
    ASSERT_FALSE(response) << query;
    EXPECT_EQ(response.error().reason, "BAD_VALUE");
    std::string offset;
    std::string part;
    for (const auto& [key, value] : response.error().metadata) {
      offset = key == "offset" ? value : offset;
      part = key == "part" ? value : part;
    }
    EXPECT_EQ(offset, std::to_string(query.find('"'))) << query;
    EXPECT_EQ(part, "query") << query;
  }
}

}  // namespace
}  // namespace lode::query
