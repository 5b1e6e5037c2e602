// SPDX-License-Identifier: GPL-3.0-or-later
// Help with spelling: fuzzy words, boosts, and values that no document has.
#include "engine/query/fuzzy.h"

#include <algorithm>
#include <random>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "engine/query/parser.h"
#include "tests/unit/engine/query/test_index.h"

namespace lode::query {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

TEST(FuzzyParserTest, ReadsFuzzyWordsAndBoosts) {
  struct Case {
    std::string input;
    std::string want;
  };
  const Schema schema = query_schema();
  for (const Case& c : std::vector<Case>{
           {"opnai~", "opnai~1"},
           {"nvidai~", "nvidai~2"},
           {"nvidai~1", "nvidai~1"},
           {"title:opnai~", "title:opnai~1"},
           {"nvidia~ NEAR/3 cluster", "nvidia~2 NEAR/3 cluster"},
           {"word^2", "word^2"},
           {"title:word^0.5", "title:word^0.5"},
           {"opnai~^3", "opnai~1^3"},
           {"blackw*^2", "blackw*^2"},
           {"\"a phrase\"^2 b", "\"a phrase\"^2 AND b"},
           {"(a b)^2 OR c", "(a AND b)^2 OR c"},
           {"(a^2)^3", "a^6"},
           {"(a NEAR/2 b)^2", "(a NEAR/2 b)^2"},
           {"(company:A OR a)^2", "(company:\"A\" OR a)^2"},
           {"(-a)^2", "(NOT a)^2"},
           {"\"x^2\"", "\"x^2\""},
           {"x^y", "\"x^y\""},
           {"~ a", "a"},
       }) {
    const auto parsed = parse(c.input, {schema, kToday});
    ASSERT_TRUE(parsed) << c.input << ": " << parsed.error().message;
    EXPECT_EQ(print(parsed->root), c.want) << c.input;
    const auto again = parse(c.want, {schema, kToday});
    ASSERT_TRUE(again) << c.want << ": " << again.error().message;
    EXPECT_TRUE(same_tree(again->root, parsed->root)) << c.want;
  }
}

TEST(FuzzyParserTest, RefusesWhatIsNone) {
  const Schema schema = query_schema();
  for (const auto& [input, message] : std::vector<std::pair<std::string, std::string>>{
           {"ab~", "'ab~' is no fuzzy word: write one word of at least three letters"},
           {"seven-year~", "'seven-year~' is no fuzzy word"},
           {"word~3", "'word~3' is no fuzzy word"},
           {"word^0", "'^0' is no boost: write ^ and a number from 0.1 to 10"},
           {"word^11", "'^11' is no boost"},
           {"\"a b\"^x", "'^x' is no boost"},
           {"(a^5)^5", "'^5' is no boost"},
           {"a^2 NEAR b", "NEAR stands between words"},
           {"company:(A OR B)^2", "conditions have no score that '^2' could change"},
       }) {
    const auto parsed = parse(input, {schema, kToday});
    ASSERT_FALSE(parsed) << input;
    EXPECT_EQ(parsed.error().reason, "QUERY_SYNTAX") << input;
    EXPECT_THAT(parsed.error().message, HasSubstr(message)) << input;
  }
}

std::vector<std::string> words_near(const TestIndex& index, const std::string& query) {
  auto parsed = parse(query, {index.schema(), kToday});
  EXPECT_TRUE(parsed) << query;
  const Budget budget;
  Watch watch(budget);
  std::vector<Warning> warnings;
  const Snapshot snapshot = index.snapshot();
  EXPECT_TRUE(expand_fuzzy(parsed->root, snapshot.reader, watch, warnings));
  return parsed->root.words;
}

TEST(FuzzyTest, FindsWordsThatAreNearAndBeginAlike) {
  TestIndex index;
  index.change({article("a", "Opal", "OpenAI opens openly. Été, états, étage. opnai Nvidia")});
  EXPECT_THAT(words_near(index, "opnai~"), ElementsAre("openai", "opnai"));
  EXPECT_THAT(words_near(index, "opensi~"), ElementsAre("openai", "openly", "opens", "opnai"));
  EXPECT_THAT(words_near(index, "title:opnal~"), ElementsAre("opal"));
  EXPECT_THAT(words_near(index, "mvidia~"), IsEmpty()) << "the first letter counts";
}

TEST(FuzzyTest, EqualsTheObviousComparisonWithAllWords) {
  std::mt19937 random(11);
  std::vector<std::string> words;
  std::string text;
  for (int i = 0; i < 4'000; ++i) {
    std::string word = "a";
    for (auto letters = 1 + random() % 7; letters > 0; --letters) {
      word += static_cast<char>('a' + random() % 4);
    }
    words.push_back(word);
    text += word + " ";
  }
  std::sort(words.begin(), words.end());
  words.erase(std::unique(words.begin(), words.end()), words.end());
  TestIndex index;
  index.change({article("a", "", text)});
  for (int i = 0; i < 200; ++i) {
    const std::string& wanted = words[random() % words.size()];
    const std::size_t edits = 1 + random() % 2;
    if (wanted.size() < 3) {
      continue;
    }
    std::vector<std::string> near;
    std::copy_if(words.begin(), words.end(), std::back_inserter(near), [&](const auto& word) {
      return edit_distance(wanted, word) <= edits;
    });
    const auto got = words_near(index, wanted + "~" + std::to_string(edits));
    if (near.size() <= kMaxFuzzyWords) {
      EXPECT_EQ(got, near) << wanted << edits;
    } else {
      EXPECT_EQ(got.size(), kMaxFuzzyWords);
      EXPECT_TRUE(std::includes(near.begin(), near.end(), got.begin(), got.end()));
      EXPECT_TRUE(std::binary_search(got.begin(), got.end(), wanted));
    }
  }
}

TEST(FuzzyTest, SaysWhatItStandsForAndMarksIt) {
  TestIndex index;
  index.change({article("a", "", "OpenAI rents a cluster."), article("b", "", "Opera tonight.")});
  const auto response = index.ask({.query = "x OR opnai~"});
  ASSERT_TRUE(response);
  EXPECT_EQ(response->parsed_query, "x OR opnai~1");
  ASSERT_EQ(response->hits.size(), 1U);
  EXPECT_EQ(response->hits[0].snippet.highlights.size(), 1U);
  ASSERT_EQ(response->warnings.size(), 1U);
  EXPECT_EQ(response->warnings[0].reason, "FUZZY_WORDS");
  EXPECT_EQ(response->warnings[0].message, "'opnai~' stands for openai");
  EXPECT_EQ(response->warnings[0].offset, 5U);
}

TEST(BoostTest, ChangesTheOrder) {
  TestIndex index;
  index.change({article("a", "", "alpha gamma"), article("b", "", "beta gamma")});
  EXPECT_THAT(index.ids("alpha^3 OR beta"), ElementsAre("a", "b"));
  EXPECT_THAT(index.ids("alpha OR beta^3"), ElementsAre("b", "a"));
  EXPECT_THAT(index.ids("alpha^0.1 OR (beta OR gamma)"), ElementsAre("b", "a"));
  const double plain = index.ask({.query = "alpha"})->hits.at(0).score;
  EXPECT_NEAR(index.ask({.query = "(alpha)^2.5"})->hits.at(0).score, 2.5 * plain, 1e-5);
}

class UnknownValueTest : public testing::Test {
 protected:
  UnknownValueTest() {
    Document document = article("a", "", "OpenAI pays.");
    const auto buyer = add_fact(document, "company", Keyword{"OpenAI", "company/openai", {}});
    add_fact(document, "company", Keyword{"AWS", "", {"Amazon", "AWS"}});
    add_fact(document, "company", Keyword{"SK Hynix", "", {}});
    add_fact(document, "deal", Record{"supply", {{"buyer", buyer}}});
    Document gone = article("gone", "", "");
    add_fact(gone, "company", Keyword{"Opnai Ltd", "", {}});
    index_.change({document, gone});
    index_.change({}, {"gone"});
  }

  std::string warnings(const std::string& query) {
    const auto response = index_.ask({.query = query});
    EXPECT_TRUE(response) << query;
    std::string all;
    for (const Warning& warning : response->warnings) {
      EXPECT_EQ(warning.reason, "UNKNOWN_VALUE");
      all += std::to_string(warning.offset) + " " + warning.message + "\n";
    }
    return all;
  }

  TestIndex index_;
};

TEST_F(UnknownValueTest, NamesTheNearestThatDocumentsHave) {
  struct Case {
    std::string query;
    std::string want;  // A part of it; empty: no warning.
  };
  for (const Case& c : std::vector<Case>{
           {"x company:Opnai", "2 no document has 'Opnai' as company: did you mean OpenAI\n"},
           {"company:\"OpenAI Inc\"", "did you mean OpenAI\n"},
           {"company:hynix", "did you mean SK Hynix\n"},
           {"company:(OpenAI OR Amazn)", "did you mean Amazon\n"},
           {"deal.buyer:openia", "0 no document has 'openia' as deal.buyer: did you mean OpenAI\n"},
           {"deal:{buyer:openia}",
            "6 no document has 'openia' as deal.buyer: did you mean OpenAI\n"},
           {"deal:suply", "did you mean supply\n"},
           {"company:\"Opnai Ltd\"", "no document has 'Opnai Ltd'"},
           {"company:zzzzzz", "list the values with 'lode facets company'"},
           {"topic:energy", "no document has any topic yet"},
           {"company:openai company:company/openai company:amazon -company:z*", ""},
       }) {
    if (c.want.empty()) {
      EXPECT_EQ(warnings(c.query), "") << c.query;
    } else {
      EXPECT_THAT(warnings(c.query), HasSubstr(c.want)) << c.query;
    }
  }
}

}  // namespace
}  // namespace lode::query
