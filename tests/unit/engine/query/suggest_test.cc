// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/query/suggest.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "engine/query/typed_piece.h"
#include "tests/unit/engine/query/test_index.h"

namespace lode::query {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::Not;

Value company(const std::string& name) {
  return Keyword{name, "", {}};
}

class SuggestTest : public testing::TestWithParam<std::uint32_t> {
 protected:
  SuggestTest() : index_(GetParam()) {
    Document a = article("a", "Corona", "Nvidia and a corner of the cloud.");
    add_fact(a, "company", company("CoreWeave"));
    add_fact(a, "company", company("SK Hynix"));
    const auto buyer = add_fact(a, "company", company("OpenAI"));
    add_fact(a, "deal", Record{"compute", {{"buyer", buyer}}});
    Document b = article("b", "Deals", "Nvidia has a core \"plan\".");
    add_fact(b, "company", company("CoreWeave"));
    add_fact(b, "company", company("Core \"X\" \\ Ltd"));
    add_fact(b, "topic", company("Étude"));
    index_.change({a, b, article("c", "", "Nvidia nvlink cores")});
  }

  SuggestResponse suggest_for(const std::string& text, const std::string& filter = "") {
    const auto answer = suggest(index_.snapshot(), {.text = text, .filter = filter}, {});
    EXPECT_TRUE(answer) << text << ": " << answer.error().message;
    return answer ? *answer : SuggestResponse{};
  }

  std::vector<std::string> queries(const std::string& text, const std::string& filter = "") {
    std::vector<std::string> result;
    for (const Suggestion& suggestion : suggest_for(text, filter).suggestions) {
      result.push_back(suggestion.query);
    }
    return result;
  }

  TestIndex index_;
};

TEST_P(SuggestTest, CompletesWordsMostFrequentFirst) {
  EXPECT_THAT(queries("nv"), ElementsAre("nvidia", "nvlink"));
  EXPECT_THAT(queries("a (NV"), ElementsAre("a (nvidia", "a (nvlink"));
  EXPECT_THAT(queries("cloud -nvl"), ElementsAre("cloud -nvlink"));
  EXPECT_THAT(queries("title:cor"), ElementsAre("title:corona"));
  EXPECT_THAT(queries("nv "), IsEmpty());
  EXPECT_THAT(queries(""), IsEmpty());
}

TEST_P(SuggestTest, CompletesValuesWithTheirField) {
  EXPECT_THAT(
      queries("core"),
      ElementsAre("company:\"CoreWeave\"", "company:\"Core \\\"X\\\" \\\\ Ltd\"", "core", "cores"));
  EXPECT_THAT(queries("cloud sk hy"), ElementsAre("cloud company:\"SK Hynix\""));
  EXPECT_THAT(queries("etu"), ElementsAre("topic:\"Étude\""));
}

TEST_P(SuggestTest, BehindAFieldCompletesItsValuesAlone) {
  EXPECT_THAT(queries("company:cor"),
              ElementsAre("company:\"CoreWeave\"", "company:\"Core \\\"X\\\" \\\\ Ltd\""));
  EXPECT_THAT(queries("x COMPANY=\"sk h"), ElementsAre("x COMPANY=\"SK Hynix\""));
  EXPECT_THAT(queries("company:(OpenAI OR sk"), ElementsAre("company:(OpenAI OR \"SK Hynix\""));
  EXPECT_THAT(queries("company:").front(), "company:\"CoreWeave\"");
  EXPECT_THAT(queries("company>cor"), IsEmpty());
  EXPECT_THAT(queries("colour:re"), IsEmpty());
}

TEST_P(SuggestTest, CompletesFieldsAndWithinARecordItsRoles) {
  EXPECT_THAT(queries("comp"), ElementsAre("company:"));
  EXPECT_THAT(queries("tit"), ElementsAre("title:"));
  EXPECT_THAT(queries("deal:{bu"), ElementsAre("deal:{buyer:"));
  EXPECT_THAT(queries("deal:{buyer:op"), ElementsAre("deal:{buyer:\"OpenAI\""));
}

TEST_P(SuggestTest, CountsDocumentsOfTheFilterForValues) {
  const SuggestResponse all = suggest_for("company:corew");
  EXPECT_EQ(all.suggestions[0].documents, 2U);
  EXPECT_EQ(all.offset, 8U);
  EXPECT_EQ(all.suggestions[0].facet, "company");
  EXPECT_EQ(all.suggestions[0].text, "CoreWeave");
  EXPECT_EQ(suggest_for("company:corew", "cloud").suggestions[0].documents, 1U);
  EXPECT_THAT(queries("company:corew", "nvlink"), IsEmpty());
}

TEST_P(SuggestTest, WithoutAnySuggestionCorrects) {
  EXPECT_EQ(suggest_for("nvidai").suggested_query, "nvidia");
  EXPECT_EQ(suggest_for("nv").suggested_query, "");
  EXPECT_EQ(suggest_for("nvidai (").suggested_query, "");
}

TEST_P(SuggestTest, EachSuggestionIsAQueryThatFindsItsDocuments) {
  for (const char* text : {"n", "co", "core", "company:", "the c", "e", "nvidia c"}) {
    for (const Suggestion& suggestion : suggest_for(text).suggestions) {
      const bool field = suggestion.kind == SuggestionKind::kField;
      const auto answer = index_.ask({.query = suggestion.query + (field ? "*" : "")});
      ASSERT_TRUE(answer) << suggestion.query;
      if (suggestion.kind == SuggestionKind::kValue &&
          suggestion.query.starts_with(suggestion.facet)) {
        EXPECT_EQ(answer->total.value, suggestion.documents) << suggestion.query;
      }
    }
  }
}

TEST_P(SuggestTest, SaysWhenMoreWordsBeginSoThanItLooksAt) {
  std::vector<Document> many;
  for (int i = 0; i < 11; ++i) {
    std::string text;
    for (int j = 0; j < 2'000; ++j) {
      text += "qq" + std::to_string(i * 2'000 + j) + " ";
    }
    many.push_back(article("many" + std::to_string(i), "", text));
  }
  index_.change(many);
  EXPECT_FALSE(suggest_for("qq").complete);
  EXPECT_EQ(suggest_for("qq").suggestions.size(), kDefaultSuggestions);
  EXPECT_TRUE(suggest_for("qq1234").complete);
}

TEST_P(SuggestTest, RefusesALimitOutOfRangeAndABadFilter) {
  for (const std::size_t limit : {std::size_t{0}, kMaxSuggestions + 1}) {
    const auto refused = suggest(index_.snapshot(), {.text = "nv", .limit = limit}, {});
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().reason, "BAD_REQUEST");
  }
  const auto refused = suggest(index_.snapshot(), {.text = "company:c", .filter = "("}, {});
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().reason, "QUERY_SYNTAX");
}

INSTANTIATE_TEST_SUITE_P(Shards, SuggestTest, testing::Values(1U, 3U));

// Whatever is typed, letter by letter, gets an answer.
TEST(TypedPieceTest, TakesAnyBeginningOfAnyText) {
  for (const std::string text :
       {"openai (company:\"SK Hy\" OR -deal:{buyer:(a OR b)}) NEAR/3 x:>=10B..20B \"a b\\\" c",
        "}}))((:::===\"\"\"---\\\\",
        "a=:b title:(été OR x*) d~2^3"}) {
    for (std::size_t size = 0; size <= text.size(); ++size) {
      const std::string_view begin = std::string_view(text).substr(0, size);
      if (const auto typed = typed_piece(begin)) {
        ASSERT_FALSE(typed->begins.empty()) << begin;
        EXPECT_LE(typed->begins.front(), size);
        EXPECT_LE(typed->value_begin, size);
      }
    }
  }
}

TEST(TypedPieceTest, FindsThePlainWordsAtTheEnd) {
  EXPECT_THAT(typed_piece("a:b sk hy")->begins, ElementsAre(7U, 4U));
  EXPECT_THAT(typed_piece("x AND sk  hy")->begins, ElementsAre(10U, 6U));
  EXPECT_THAT(typed_piece("sk ")->begins.front(), 3U);
  EXPECT_FALSE(typed_piece("\"sk hy"));
  EXPECT_FALSE(typed_piece("a>b"));
}

}  // namespace
}  // namespace lode::query
