// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/query/parser.h"

#include <algorithm>
#include <random>

#include <gtest/gtest.h>

#include "tests/unit/engine/query/schema.h"

namespace lode::query {
namespace {

std::string metadata(const Error& error, const std::string& key) {
  for (const auto& [name, value] : error.metadata) {
    if (name == key) {
      return value;
    }
  }
  return "(none)";
}

class ParserTest : public testing::Test {
 protected:
  Result<Parsed> parse_text(const std::string& text) { return parse(text, {schema_, kToday}); }

  std::string canonical(const std::string& text) {
    const auto parsed = parse_text(text);
    return parsed ? print(parsed->root) : "error: " + parsed.error().message;
  }

  Schema schema_ = query_schema();
};

TEST_F(ParserTest, ReadsEveryKindOfPieceAndPrintsItWithBrackets) {
  struct Case {
    std::string input;
    std::string want;
  };
  const std::vector<Case> cases{
      {"", "*"},
      {"   ", "*"},
      {"*", "*"},
      {"openai", "openai"},
      {"openai, nvidia.", "openai AND nvidia"},
      {"openai nvidia", "openai AND nvidia"},
      {"openai AND nvidia", "openai AND nvidia"},
      {"a or b and", "a AND or AND b AND and"},
      {"a OR b", "a OR b"},
      {"a b OR c", "(a AND b) OR c"},
      {"(a OR b) c", "(a OR b) AND c"},
      {"((a))", "a"},
      {"-rumour", "NOT rumour"},
      {"a -b", "a AND NOT b"},
      {"NOT (a b)", "NOT (a AND b)"},
      {"NOT NOT a", "NOT NOT a"},
      {"\"compute capacity\"", "\"compute capacity\""},
      {"\u201Ccompute capacity\u201D", "\"compute capacity\""},
      {"\"say \\\"yes\\\"\"", "\"say \\\"yes\\\"\""},
      {"seven-year", "\"seven-year\""},
      {"10:30", "\"10:30\""},
      {"http://example.org/a", "\"http://example.org/a\""},
      {"Note: this", "Note AND this"},
      {"OR: AND,", "OR: AND AND,"},
      {"blackw*", "blackw*"},
      {"(h200 OR b200) NEAR/5 cluster", "(h200 OR b200) NEAR/5 cluster"},
      {"a NEAR b", "a NEAR/10 b"},
      {"a NEAR/3 b NEAR/3 c*",
       "error: 'c*' is no prefix or pattern: write at least two letters of one word before '*'"},
      {"a NEAR/3 b NEAR/3 cd*", "a NEAR/3 b NEAR/3 cd*"},
      {"-a NEAR b", "NOT (a NEAR/10 b)"},
      {"title:nvidia", "title:nvidia"},
      {"title:\"cloud deal\"", "title:\"cloud deal\""},
      {"title:(cloud deal)", "title:cloud AND title:deal"},
      {"title:(a NEAR/2 b)", "title:a NEAR/2 title:b"},
      {"text:nvidia", "nvidia"},
      {"company:CoreWeave", "company:\"CoreWeave\""},
      {"Company:CoreWeave", "company:\"CoreWeave\""},
      {"company=CoreWeave", "company:\"CoreWeave\""},
      {"company:\"SK Hynix\"", "company:\"SK Hynix\""},
      {"company:core*", "company:\"core\"*"},
      {"company:\"sk h\"*", "company:\"sk h\"*"},
      {"company:(Microsoft OR Oracle)", "company:\"Microsoft\" OR company:\"Oracle\""},
      {"company:(Microsoft OR -\"SK Hynix\")", "company:\"Microsoft\" OR NOT company:\"SK Hynix\""},
      {"company:*", "company:*"},
      {"deal.buyer:OpenAI", "deal.buyer:\"OpenAI\""},
      {"deal_size:10B", "deal_size:\"10B\""},
      {"deal-size>=10B", "deal_size>=\"10B\""},
      {"deal_size:>=10B", "deal_size>=\"10B\""},
      {"deal_size>\u20AC500m", "deal_size>\"\u20AC500m\""},
      {"deal_size<\"$1.5 billion\"", "deal_size<\"$1.5 billion\""},
      {"deal_size:1B..10B", "deal_size:\"1B\"..\"10B\""},
      {"deal_size:1B..<10B", "deal_size:\"1B\"..<\"10B\""},
      {"deal_size:1B..", "deal_size>=\"1B\""},
      {"deal_size:..1B", "deal_size<=\"1B\""},
      {"deal_size:..<1B", "deal_size<\"1B\""},
      {"deal_size:(>10B OR 1m..2m)", "deal_size>\"10B\" OR deal_size:\"1m\"..\"2m\""},
      {"published:2025-01..2025-06", "published:\"2025-01\"..\"2025-06\""},
      {"published:\"2025-01\"..\"2025-06\"", "published:\"2025-01\"..\"2025-06\""},
      {"published:\"last 90 days\"", "published:\"last 90 days\""},
      {"since:2025-03", "published>=\"2025-03\""},
      {"until:2025-03", "published<=\"2025-03\""},
      {"term>=5y", "term>=\"5y\""},
      {"id:doc-1", "id:\"doc-1\""},
      {"url:http://example.org/a?b=c", "url:\"http://example.org/a?b=c\""},
  };
  for (const Case& c : cases) {
    EXPECT_EQ(canonical(c.input), c.want) << c.input;
  }
}

TEST_F(ParserTest, NamesTheByteThePieceAndTheWayOutInEveryError) {
  struct Case {
    std::string input;
    std::string reason;
    std::string offset;
    std::string message;  // A part of it.
  };
  const std::vector<Case> cases{
      {"openai \"compute", "QUERY_SYNTAX", "7", "quote opened at byte 7 is never closed"},
      {"company:\"SK", "QUERY_SYNTAX", "8", "add a closing \""},
      {"(a b", "QUERY_SYNTAX", "0", "bracket opened at byte 0 is never closed: add a closing )"},
      {"a)", "QUERY_SYNTAX", "1", "bracket closed at byte 1 was never opened"},
      {"a OR", "QUERY_SYNTAX", "4", "the query ends at byte 4 where a word is needed"},
      {"OR a", "QUERY_SYNTAX", "0", "'OR' stands at byte 0"},
      {"a AND AND b", "QUERY_SYNTAX", "6", "'AND' stands at byte 6"},
      {"()", "QUERY_SYNTAX", "1", "')' stands at byte 1"},
      {"NOT", "QUERY_SYNTAX", "3", "the query ends"},
      {"!!! ...", "QUERY_SYNTAX", "0", "holds no word to search for"},
      {"a*", "QUERY_SYNTAX", "0", "'a*' is no prefix or pattern"},
      {"x b*ck", "QUERY_SYNTAX", "2", "at least two letters"},
      {"\"a b\"*", "QUERY_SYNTAX", "0", "a phrase cannot end with '*'"},
      {"a NEAR/0 b", "QUERY_SYNTAX", "2", "'NEAR/0' has no usable distance: write NEAR/5"},
      {"a NEAR/x b", "QUERY_SYNTAX", "2", "'NEAR/x'"},
      {"a NEAR/101 b", "QUERY_SYNTAX", "2", "'NEAR/101'"},
      {"a NEAR/2 b NEAR/3 c", "QUERY_SYNTAX", "11", "a chain of NEAR has one distance"},
      {"a NEAR \"b c\"", "QUERY_SYNTAX", "7", "NEAR stands between words"},
      {"a NEAR company:b", "QUERY_SYNTAX", "7", "NEAR stands between words"},
      {"a NEAR title:b", "QUERY_SYNTAX", "7", "NEAR stands between words"},
      {"title:*", "QUERY_SYNTAX", "0", "'title' is a text, which holds words"},
      {"title>a", "QUERY_SYNTAX", "0", "'title' is a text"},
      {"company: OpenAI", "QUERY_SYNTAX", "7", "'company' at byte 7 has no value"},
      {"deal_size:..", "QUERY_SYNTAX", "9", "has no value"},
      {"a compny:b", "UNKNOWN_FIELD", "2", "unknown field 'compny': did you mean company"},
      {"colour>=3", "UNKNOWN_FIELD", "0", "unknown field 'colour'"},
      {"deal_size:>=abc", "BAD_VALUE", "12", "'abc' is no value for 'deal_size': write an amount"},
      {"deal_size:10B..1B", "BAD_VALUE", "10", "'10B..1B' is no value"},
      {"published:2025-13", "BAD_VALUE", "10", "a day, month, quarter or year"},
      {"term>=5MW", "BAD_VALUE", "6", "a number, with or without its unit"},
      {"company>=a", "BAD_VALUE", "9", "company:name"},
      {"since>2025", "QUERY_SYNTAX", "5", "'since' holds its sign already, so '>' cannot follow"},
      {"since:never", "BAD_VALUE", "6", "'never' is no value for 'published'"},
      {"company:\"\"", "BAD_VALUE", "8", "company:name"},
      {"a \xFF", "QUERY_SYNTAX", "2", "byte 2 of the query is not UTF-8"},
  };
  for (const Case& c : cases) {
    const auto parsed = parse_text(c.input);
    ASSERT_FALSE(parsed) << c.input;
    const Error& error = parsed.error();
    EXPECT_EQ(error.code, ErrorCode::kInvalidArgument) << c.input;
    EXPECT_EQ(error.reason, c.reason) << c.input << ": " << error.message;
    EXPECT_EQ(metadata(error, "offset"), c.offset) << c.input << ": " << error.message;
    EXPECT_THAT(error.message, testing::HasSubstr(c.message)) << c.input;
    EXPECT_NE(metadata(error, "piece"), "(none)") << c.input;
  }
}

TEST_F(ParserTest, RefusesWhatIsTooLargeTooDeepOrTooMany) {
  const std::string deep = std::string(kMaxDepth + 1, '(') + "a" + std::string(kMaxDepth + 1, ')');
  std::string dashes(4000, '-');
  std::string clauses;
  for (std::size_t i = 0; i <= kMaxClauses; ++i) {
    clauses += "a ";
  }
  std::string chain = "a";
  for (int i = 0; i < 60; ++i) {
    chain += " NEAR/5 b";
  }
  for (const std::string& query : {std::string(kMaxQueryBytes + 1, 'a'),
                                   deep,
                                   dashes + "a",
                                   std::string(4000, '('),
                                   clauses,
                                   chain}) {
    const auto parsed = parse_text(query);
    ASSERT_FALSE(parsed) << query.substr(0, 40);
    EXPECT_EQ(parsed.error().reason, "QUERY_TOO_COMPLEX") << query.substr(0, 40);
  }
}

TEST_F(ParserTest, AcceptsAQueryAtTheLimits) {
  const std::string deep = std::string(kMaxDepth, '(') + "a" + std::string(kMaxDepth, ')');
  EXPECT_EQ(canonical(deep), "a");
  std::string clauses;
  for (std::size_t i = 0; i < kMaxClauses; ++i) {
    clauses += "a ";
  }
  EXPECT_TRUE(parse_text(clauses));
}

TEST_F(ParserTest, WarnsWhenAndAndOrAreMixedWithoutBrackets) {
  const auto mixed = parse_text("a b OR c");
  ASSERT_TRUE(mixed);
  ASSERT_EQ(mixed->warnings.size(), 1U);
  EXPECT_EQ(mixed->warnings[0].reason, "MIXED_AND_OR");
  EXPECT_EQ(mixed->warnings[0].offset, 4U);
  for (const char* clear : {"(a b) OR c", "a OR b", "a b", "a (b OR c)"}) {
    const auto parsed = parse_text(clear);
    ASSERT_TRUE(parsed);
    EXPECT_TRUE(parsed->warnings.empty()) << clear;
  }
}

TEST_F(ParserTest, WarnsOfPiecesWithoutAWord) {
  const auto parsed = parse_text("openai & nvidia");
  ASSERT_TRUE(parsed);
  EXPECT_EQ(print(parsed->root), "openai AND nvidia");
  ASSERT_EQ(parsed->warnings.size(), 1U);
  EXPECT_EQ(parsed->warnings[0].reason, "IGNORED_PIECE");
  EXPECT_EQ(parsed->warnings[0].offset, 7U);
}

TEST_F(ParserTest, GivesEachNodeTheBytesItCameFrom) {
  const std::string text = "openai company:\"SK Hynix\" deal_size>=10B";
  const auto parsed = parse_text(text);
  ASSERT_TRUE(parsed);
  std::vector<std::string> pieces;
  for (const Node& node : parsed->root.children) {
    pieces.push_back(text.substr(node.span.begin, node.span.end - node.span.begin));
  }
  EXPECT_THAT(pieces, testing::ElementsAre("openai", "company:\"SK Hynix\"", "deal_size>=10B"));
}

TEST_F(ParserTest, DoesNotKnowSinceWithoutAPublicationDate) {
  const auto parsed = parse("since:2025", {Schema(), kToday});
  ASSERT_FALSE(parsed);
  EXPECT_EQ(parsed.error().reason, "UNKNOWN_FIELD");
}

// Whatever parses prints as something that parses to the same tree.
TEST_F(ParserTest, PrintsWhatParsesToTheSameTree) {
  const std::vector<std::string> pieces{"a",
                                        "openai",
                                        "AND",
                                        "OR",
                                        "NOT",
                                        "-",
                                        "(",
                                        ")",
                                        "\"b c\"",
                                        "NEAR/3",
                                        "NEAR",
                                        "title:x",
                                        "title:(",
                                        "company:(",
                                        "company:A",
                                        "company:b*",
                                        "company:*",
                                        "deal_size>=10B",
                                        "deal_size:1B..2B",
                                        "since:2024",
                                        "x-y",
                                        "don't,",
                                        "...",
                                        "blackw*",
                                        "\\",
                                        "\"q\\\"\\\\\"",
                                        "Note:",
                                        "deal:{",
                                        "}",
                                        "buyer:A",
                                        "amount>5m",
                                        "deal:{type:b* -buyer:*}",
                                        "10:30",
                                        "http://a.b",
                                        "\u00E9t\u00E9",
                                        "deal_size:(",
                                        ">5m",
                                        "1B..<2B",
                                        "*",
                                        "U.S.",
                                        "a\"b\"c"};
  std::mt19937 random(20251104);
  int parsed_count = 0;
  for (int round = 0; round < 20'000; ++round) {
    std::string text;
    const auto length = std::uniform_int_distribution<int>(1, 12)(random);
    for (int i = 0; i < length; ++i) {
      const auto pick = std::uniform_int_distribution<std::size_t>(0, pieces.size() - 1)(random);
      text += pieces[pick] + (random() % 4 == 0 ? "" : " ");
    }
    const auto first = parse_text(text);
    if (!first) {
      continue;
    }
    ++parsed_count;
    const std::string printed = print(first->root);
    const auto second = parse_text(printed);
    ASSERT_TRUE(second) << text << " -> " << printed << ": " << second.error().message;
    ASSERT_TRUE(same_tree(first->root, second->root)) << text << " -> " << printed;
  }
  EXPECT_GT(parsed_count, 2'000);
}

TEST_F(ParserTest, SurvivesRandomBytes) {
  std::mt19937 random(7);
  for (int round = 0; round < 20'000; ++round) {
    std::string text;
    for (auto length = random() % 40; length > 0; --length) {
      constexpr std::string_view kAlphabet = "ab:=<>()\"*-./\\ ANDOR{}\xC3\xA9\xE2\x80\x9C\n\x01";
      text += kAlphabet[random() % kAlphabet.size()];
    }
    const auto parsed = parse_text(text);
    if (!parsed) {
      EXPECT_EQ(parsed.error().code, ErrorCode::kInvalidArgument);
      EXPECT_FALSE(parsed.error().message.empty());
    }
  }
}

TEST_F(ParserTest, WarnsOfAWordThatLooksLikeAPartOfTheValueBefore) {
  for (const auto& [text, offset] : std::vector<std::pair<std::string, std::size_t>>{
           {"power>=1 GW", 9},
           {"deal_size:1..2 billion x", 15},
           {"term:5 years", 7},
       }) {
    const auto parsed = parse_text(text);
    ASSERT_TRUE(parsed) << text;
    ASSERT_EQ(parsed->warnings.size(), 1U) << text;
    EXPECT_EQ(parsed->warnings[0].reason, "SPLIT_VALUE");
    EXPECT_EQ(parsed->warnings[0].offset, offset) << text;
  }
  for (const char* text :
       {"power>=1GW cluster", "company:5 years", "power:* GW", "term:5 (years)"}) {
    const auto parsed = parse_text(text);
    ASSERT_TRUE(parsed) << text;
    EXPECT_TRUE(parsed->warnings.empty()) << text;
  }
}

}  // namespace
}  // namespace lode::query
