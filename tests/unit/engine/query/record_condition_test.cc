// SPDX-License-Identifier: GPL-3.0-or-later
// Conditions on one and the same record: deal:{ ... }.
#include "engine/query/record_condition.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "engine/query/parser.h"
#include "tests/unit/engine/query/test_index.h"

namespace lode::query {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

TEST(RecordParserTest, ReadsConditionsOnRolesAndPrintsThem) {
  struct Case {
    std::string input;
    std::string want;
  };
  const Schema schema = query_schema();
  for (const Case& c : std::vector<Case>{
           {"deal:{buyer:OpenAI amount>1B}", "deal:{buyer:\"OpenAI\" AND amount>\"1B\"}"},
           {"Deal:{Buyer:OpenAI}", "deal:{buyer:\"OpenAI\"}"},
           {"deal={ deal.buyer:OpenAI }", "deal:{buyer:\"OpenAI\"}"},
           {"deal:{type:supply}", "deal:{type:\"supply\"}"},
           {"deal:{*}", "deal:{*}"},
           {"deal:{-buyer:*}", "deal:{NOT buyer:*}"},
           {"deal:{buyer:(A OR \"B}\") amount:1B..2B}",
            "deal:{(buyer:\"A\" OR buyer:\"B}\") AND amount:\"1B\"..\"2B\"}"},
           {"deal:{buyer:open* OR (amount:1B.. -type:f*)}",
            "deal:{buyer:\"open\"* OR (amount>=\"1B\" AND NOT type:\"f\"*)}"},
           {"a deal:{buyer:A}b -deal:{amount<1}",
            "a AND deal:{buyer:\"A\"} AND b AND NOT deal:{amount<\"1\"}"},
       }) {
    const auto parsed = parse(c.input, {schema, kToday});
    ASSERT_TRUE(parsed) << c.input << ": " << parsed.error().message;
    EXPECT_EQ(print(parsed->root), c.want) << c.input;
    const auto again = parse(c.want, {schema, kToday});
    ASSERT_TRUE(again) << c.want << ": " << again.error().message;
    EXPECT_TRUE(same_tree(again->root, parsed->root)) << c.want;
  }
}

std::string metadata(const Error& error, const std::string& key) {
  for (const auto& [name, value] : error.metadata) {
    if (name == key) {
      return value;
    }
  }
  return "(none)";
}

TEST(RecordParserTest, NamesTheByteThePieceAndTheWayOutInEveryError) {
  struct Case {
    std::string input;
    std::string reason;
    std::string offset;
    std::string message;  // A part of it.
  };
  const Schema schema = query_schema();
  for (const Case& c : std::vector<Case>{
           {"deal:{byer:A}",
            "UNKNOWN_FIELD",
            "6",
            "unknown role 'byer' of 'deal': did you mean buyer"},
           {"x deal:{colour:A}", "UNKNOWN_FIELD", "8", "its roles are buyer, amount"},
           {"deal:{company:A}", "UNKNOWN_FIELD", "6", "unknown role 'company' of 'deal'"},
           {"deal:{amount>=soon}", "BAD_VALUE", "14", "'soon' is no value for 'deal.amount'"},
           {"deal:{OpenAI}",
            "QUERY_SYNTAX",
            "6",
            "'OpenAI' stands without a role in deal:{ }: write buyer:value"},
           {"deal:{}",
            "QUERY_SYNTAX",
            "6",
            "'}' stands at byte 6 where a condition on a role is needed"},
           {"deal:{buyer:A", "QUERY_SYNTAX", "5", "brace opened at byte 5 is never closed"},
           {"deal:{buyer:A)", "QUERY_SYNTAX", "5", "brace opened at byte 5 is never closed"},
           {"deal:{(buyer:A}", "QUERY_SYNTAX", "6", "bracket opened at byte 6 is never closed"},
           {"deal:{buyer:A NEAR/3 buyer:B}", "QUERY_SYNTAX", "6", "NEAR stands between words"},
           {"deal:{type:{buyer:A}}", "QUERY_SYNTAX", "6", "'type' has no records"},
           {"company:{buyer:A}", "QUERY_SYNTAX", "0", "'company' has no records"},
       }) {
    const auto parsed = parse(c.input, {schema, kToday});
    ASSERT_FALSE(parsed) << c.input;
    const Error& error = parsed.error();
    EXPECT_EQ(error.reason, c.reason) << c.input << ": " << error.message;
    EXPECT_EQ(metadata(error, "offset"), c.offset) << c.input << ": " << error.message;
    EXPECT_THAT(error.message, HasSubstr(c.message)) << c.input;
    EXPECT_NE(metadata(error, "piece"), "(none)") << c.input;
  }
  EXPECT_EQ(metadata(parse("deal:{byer:A}", {schema, kToday}).error(), "nearest"), "buyer");
}

// Two deals in one article: OpenAI's for 2 billion, Oracle's for 9.
class RecordSearchTest : public testing::Test {
 protected:
  RecordSearchTest() {
    Document two = article("two", "", "OpenAI pays $2 billion. Oracle pays $9 billion.");
    const auto openai = add_fact(two, "company", Keyword{"OpenAI", "company/openai", {}}, "OpenAI");
    const auto small = add_fact(two, "deal_size", dollars(2'000'000'000), "$2 billion");
    const auto oracle = add_fact(two, "company", Keyword{"Oracle", "", {}}, "Oracle");
    const auto large = add_fact(two, "deal_size", dollars(9'000'000'000), "$9 billion");
    add_fact(two, "deal", Record{"supply", {{"buyer", openai}, {"amount", small}}});
    add_fact(two, "deal", Record{"funding", {{"buyer", oracle}, {"amount", large}}});
    Document one = article("one", "", "OpenAI pays $9 billion.");
    const auto buyer = add_fact(one, "company", Keyword{"OpenAI", "company/openai", {}}, "OpenAI");
    const auto amount = add_fact(one, "deal_size", dollars(9'000'000'000), "$9 billion");
    add_fact(one, "deal", Record{"supply", {{"buyer", buyer}, {"amount", amount}}});
    index_.change({two, one, article("none", "", "Clouds pay nothing.")});
  }

  TestIndex index_;
};

TEST_F(RecordSearchTest, WantsOneRecordThatSatisfiesAll) {
  EXPECT_THAT(index_.ids("deal.buyer:OpenAI deal.amount>5B"), ElementsAre("two", "one"))
      << "any deals of the document";
  EXPECT_THAT(index_.ids("deal:{buyer:OpenAI amount>5B}"), ElementsAre("one"));
  EXPECT_THAT(index_.ids("deal:{buyer:company/openai amount<5B}"), ElementsAre("two"));
  EXPECT_THAT(index_.ids("deal:{buyer:Oracle type:supply}"), IsEmpty());
  EXPECT_THAT(index_.ids("deal:{-buyer:OpenAI}"), ElementsAre("two"));
  EXPECT_THAT(index_.ids("-deal:{buyer:OpenAI}"), ElementsAre("none"));
  EXPECT_THAT(index_.ids("deal:{*}"), ElementsAre("two", "one"));
  EXPECT_THAT(index_.ids("(pays NEAR/3 billion) deal:{buyer:OpenAI amount>5B}"), ElementsAre("one"))
      << "answered by Xapian's matcher";
}

TEST_F(RecordSearchTest, ForgetsRecordsOfDocumentsThatWereReplaced) {
  index_.change({article("one", "", "Nothing is bought any more.")}, {"two"});
  EXPECT_THAT(index_.ids("deal:{*}"), IsEmpty());
}

TEST_F(RecordSearchTest, ProvesAHitByTheRecordAndWhatItPointsTo) {
  SearchRequest request{.query = "deal:{buyer:OpenAI amount<5B}", .view = View::kFull};
  const auto response = index_.ask(request);
  ASSERT_TRUE(response);
  const auto parsed = parse(request.query, {index_.schema(), kToday});
  ASSERT_TRUE(parsed);
  const RecordCondition condition(parsed->root, index_.schema(), kToday);
  const Document& document = response->hits.at(0).document;
  std::vector<std::size_t> accepted;
  for (std::size_t i = 0; i < document.annotations.size(); ++i) {
    if (condition.accepts(document, document.annotations[i])) {
      accepted.push_back(i);
    }
  }
  EXPECT_THAT(accepted, ElementsAre(4U));
  EXPECT_EQ(response->hits[0].snippet.highlights.size(), 1U);

  request.query = "deal:{buyer:Oracle}";
  request.snippet_bytes = 30;
  const auto oracle = index_.ask(request);
  ASSERT_TRUE(oracle);
  EXPECT_THAT(oracle->hits.at(0).snippet.text, HasSubstr("Oracle pays"));
}

TEST_F(RecordSearchTest, LeavesOutOwnConditionsOfAFacetOnlyIfTheRecordHasNoOthers) {
  SearchRequest request;
  request.facets = {{.key = "deal.buyer", .exclude_own_filter = true}};
  request.query = "deal:{buyer:Oracle}";
  EXPECT_EQ(index_.ask(request)->facets.at(0).missing, 1U) << "all three documents are counted";
  request.query = "deal:{buyer:Oracle amount>1}";
  EXPECT_EQ(index_.ask(request)->facets.at(0).missing, 0U) << "of the one hit";
}

}  // namespace
}  // namespace lode::query
