// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/query/wildcard.h"

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
using testing::UnorderedElementsAre;

// The obvious way: try all lengths for a star.
bool fits(std::string_view word, std::string_view pattern) {
  if (pattern.empty()) {
    return word.empty();
  }
  if (pattern.front() == '*') {
    return fits(word, pattern.substr(1)) || (!word.empty() && fits(word.substr(1), pattern));
  }
  const bool one = !word.empty() && (pattern.front() == '?' || pattern.front() == word.front());
  return one && fits(word.substr(1), pattern.substr(1));
}

TEST(PatternTest, FitsAsTheObviousWaySays) {
  std::mt19937 random(5);
  const auto text = [&](std::string_view letters, std::size_t most) {
    std::string result;
    for (auto i = random() % (most + 1); i > 0; --i) {
      result += letters[random() % letters.size()];
    }
    return result;
  };
  for (int i = 0; i < 50'000; ++i) {
    const std::string word = text("ab", 8);
    const std::string pattern = text("ab*?", 7);
    ASSERT_EQ(fits_pattern(word, pattern), fits(word, pattern)) << word << " " << pattern;
  }
  EXPECT_TRUE(fits_pattern("\u00E9t\u00E9", "?t?")) << "a letter is not a byte";
  EXPECT_FALSE(fits_pattern("\u00E9t\u00E9", "??t??"));
}

TEST(PatternTest, IsReadWhereLettersComeFirst) {
  EXPECT_EQ(read_pattern("Bl*Ck"), "bl*ck");
  EXPECT_EQ(read_pattern("gr?y*"), "gr?y*");
  for (const char* text : {"a*b", "*ab", "ab", "ab**c", "ab*-c", "ab c*d", "", "ab*\xFF"}) {
    EXPECT_FALSE(read_pattern(text)) << text;
  }
}

TEST(WildcardTest, ParsesAndPrints) {
  const Schema schema = query_schema();
  for (const auto& [text, want] : std::vector<std::pair<std::string, std::string>>{
           {"bl*ck", "bl*ck"},
           {"gr?y", "gr?y"},
           {"gr?y*", "gr?y*"},
           {"title:bl*ck^2", "title:bl*ck^2"},
           {"bl*ck NEAR/3 gr?y", "bl*ck NEAR/3 gr?y"},
           {"who bought OpenAI?", "who AND bought AND OpenAI"},
           {"why? because", "why AND because"},
           {"a?b", "\"a?b\""},
           {"http://example.org/a?b=c", "\"http://example.org/a?b=c\""},
       }) {
    const auto parsed = parse(text, {schema, kToday});
    ASSERT_TRUE(parsed) << text << ": " << parsed.error().message;
    EXPECT_EQ(print(parsed->root), want);
    const auto again = parse(want, {schema, kToday});
    ASSERT_TRUE(again) << want;
    EXPECT_TRUE(same_tree(again->root, parsed->root)) << want;
  }
  for (const char* text : {"*ck", "b*ck", "bl**ck", "bl*-ck"}) {
    const auto parsed = parse(text, {schema, kToday});
    ASSERT_FALSE(parsed) << text;
    EXPECT_EQ(parsed.error().reason, "QUERY_SYNTAX");
    EXPECT_THAT(parsed.error().message, HasSubstr("at least two letters")) << text;
  }
}

TEST(WildcardTest, FindsTheWordsOfTheIndexThatFit) {
  TestIndex index;
  index.change({article("a", "Grey", "The black block."),
                article("b", "", "A gray blackness, bluck."),
                article("c", "", "greay bl blck")});
  EXPECT_THAT(index.ids("bl*ck"), UnorderedElementsAre("a", "b", "c"));
  EXPECT_THAT(index.ids("bl?ck"), UnorderedElementsAre("a", "b"));
  EXPECT_THAT(index.ids("bl*ck*ss"), ElementsAre("b"));
  EXPECT_THAT(index.ids("gr?y"), UnorderedElementsAre("a", "b"));
  EXPECT_THAT(index.ids("title:gr?y"), ElementsAre("a"));
  EXPECT_THAT(index.ids("the NEAR/1 bl?ck"), ElementsAre("a"));
  EXPECT_THAT(index.ids("xy*z"), IsEmpty());
  const auto response = index.ask({.query = "bl?ck"});
  ASSERT_TRUE(response);
  EXPECT_FALSE(response->hits.at(0).snippet.highlights.empty());
}

TEST(WildcardTest, IsBounded) {
  TestIndex index;
  std::string text;
  for (int i = 0; i < 3'000; ++i) {
    text += "wo" + std::to_string(i) + "x ";
  }
  index.change({article("a", "", text)});
  EXPECT_THAT(index.ids("wo29*x"), testing::ElementsAre("a"));
  const std::vector<std::pair<SearchRequest, std::string>> cases{
      {{.query = "a wo*x"}, "query"},
      {{.query = "a wo*"}, "query"},
      {{.query = "a", .filter = "a wo*"}, "filter"},
      {{.query = "a", .filter = "a wo*x"}, "filter"},
  };
  for (const auto& [request, part] : cases) {
    const auto response = index.ask(request);
    ASSERT_FALSE(response);
    EXPECT_EQ(response.error().reason, "QUERY_TOO_COMPLEX");
    EXPECT_THAT(response.error().metadata,
                ElementsAre(testing::Pair("offset", "2"), testing::Pair("part", part)));
  }
}

}  // namespace
}  // namespace lode::query
