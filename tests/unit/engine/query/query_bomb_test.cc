// SPDX-License-Identifier: GPL-3.0-or-later
// Queries that are made to hurt: each is refused with a reason, or answered within bounds.
#include <ctime>
#include <functional>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/unit/engine/query/test_index.h"

namespace lode::query {
namespace {

// What a bomb may cost: an optimised build takes at most 100 ms for each (docs/query-language.md
// has the figures); builds for debugging and for sanitizers many times as much.
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
constexpr double kMaxSeconds = 15;
#elif !defined(NDEBUG)
constexpr double kMaxSeconds = 3;
#else
constexpr double kMaxSeconds = 0.5;
#endif

// Of this thread alone, so that a busy machine does not count.
double cpu_seconds() {
  timespec time{};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
  return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_nsec) * 1e-9;
}

std::string times(std::size_t count, const std::string& piece) {
  std::string all;
  for (std::size_t i = 0; i < count; ++i) {
    all += piece;
  }
  return all;
}

// "a0 OR a1 OR ..." up to the limit of bytes.
std::string joined(const std::function<std::string(int)>& piece) {
  std::string all = piece(0);
  for (int i = 1;; ++i) {
    const std::string more = " OR " + piece(i);
    if (all.size() + more.size() > kMaxQueryBytes) {
      return all;
    }
    all += more;
  }
}

struct Bomb {
  std::string name;
  std::string query;
  std::string reason;  // Of the error; empty: an answer.
};

// 600 articles with 24,000 words, companies, amounts and deals, and two that consist of one word.
class QueryBombTest : public testing::Test {
 protected:
  static void SetUpTestSuite() {
    index_ = new TestIndex;
    std::vector<Document> documents;
    for (int i = 0; i < 600; ++i) {
      const std::string number = std::to_string(i);
      std::string text = "common ";
      for (int word = 0; word < 40; ++word) {
        text += "wo" + std::to_string(i * 40 + word) + " ";
      }
      Document document = article("doc-" + number, "Common title " + number, text);
      const auto buyer = add_fact(document, "company", Keyword{"Company " + number, "", {}});
      const auto amount = add_fact(document, "deal_size", dollars(1'000'000 + i));
      add_fact(document, "deal", Record{"supply", {{"buyer", buyer}, {"amount", amount}}});
      add_fact(document, "published", day(2025, 1 + i % 12, 1 + i % 28));
      documents.push_back(std::move(document));
    }
    documents.push_back(article("same", "", times(5'000, "a ")));
    documents.push_back(article("pairs", "", times(2'500, "a b ")));
    index_->change(documents);
  }
  static void TearDownTestSuite() {
    delete index_;
    index_ = nullptr;
  }

  static void expect(const std::string& name, const SearchRequest& request, std::string reason) {
    const double before = cpu_seconds();
    const auto response = index_->ask(request);
    const double seconds = cpu_seconds() - before;
    std::printf("%-28s %7.2f ms\n", name.c_str(), seconds * 1e3);
    EXPECT_LT(seconds, kMaxSeconds) << name;
    if (reason.empty()) {
      ASSERT_TRUE(response) << name << ": " << response.error().message;
      EXPECT_LE(response->hits.size(), kMaxPageSize) << name;
      return;
    }
    ASSERT_FALSE(response) << name;
    EXPECT_EQ(response.error().reason, reason) << name;
    EXPECT_LE(response.error().message.size(), 600U) << name;
  }

  static inline TestIndex* index_ = nullptr;
};

TEST_F(QueryBombTest, LongAndDeepQueriesAreRefused) {
  for (const Bomb& bomb : std::vector<Bomb>{
           {"1 MB of words", times(500'000, "a "), "QUERY_TOO_COMPLEX"},
           {"1 MB, one word", times(1'000'000, "a"), "QUERY_TOO_COMPLEX"},
           {"1 MB of quotes", times(1'000'000, "\""), "QUERY_TOO_COMPLEX"},
           {"10,000 brackets", times(10'000, "("), "QUERY_TOO_COMPLEX"},
           {"4,000 brackets", times(4'000, "("), "QUERY_TOO_COMPLEX"},
           {"2,000 pairs of brackets",
            times(2'000, "(") + "a" + times(2'000, ")"),
            "QUERY_TOO_COMPLEX"},
           {"4,000 closing brackets", times(4'000, ")"), "QUERY_SYNTAX"},
           {"4,000 minus signs", times(4'000, "-") + "a", "QUERY_TOO_COMPLEX"},
           {"1,000 NOT", times(1'000, "NOT ") + "a", "QUERY_TOO_COMPLEX"},
           {"19 NOT", times(19, "NOT ") + "common", ""},
           {"500 braces", times(500, "deal:{"), "UNKNOWN_FIELD"},
           {"2,000 words", times(2'000, "a "), "QUERY_TOO_COMPLEX"},
           {"1,000 words", times(1'000, "a "), ""},
           {"one word of 4 kB", times(4'000, "a"), ""},
           {"a field of 4 kB", times(4'000, "a") + ":b", "UNKNOWN_FIELD"},
           {"a value of 4 kB", "company:" + times(4'000, "a"), ""},
           {"no UTF-8", times(4'000, "\xFF"), "QUERY_SYNTAX"},
           {"NUL bytes", std::string(4'000, '\0'), ""},
           {"signs", times(4'000, "&"), "QUERY_SYNTAX"},
       }) {
    expect(bomb.name, {.query = bomb.query}, bomb.reason);
  }
}

TEST_F(QueryBombTest, WideQueriesAreBounded) {
  const auto number = [](int i) { return std::to_string(i); };
  for (const Bomb& bomb : std::vector<Bomb>{
           {"*", "*", ""},
           {"a* b* c*", "a* b* c*", "QUERY_SYNTAX"},
           {"a prefix of 24,000 words", "wo*", "QUERY_TOO_COMPLEX"},
           {"a pattern of 24,000 words", "wo*9*8*7*", ""},
           {"stars", "wo" + times(1'000, "*1"), ""},
           {"many patterns",
            joined([&](int i) { return "wo*" + number(i) + "*"; }),
            "QUERY_TOO_COMPLEX"},
           {"many prefixes",
            joined([&](int i) { return "wo" + number(i + 10) + "*"; }),
            "QUERY_TOO_COMPLEX"},
           {"prefixes of a facet", joined([&](int) { return "company:c*"; }), ""},
           {"ORs of words", joined([&](int i) { return "wo" + number(i); }), ""},
           {"ORs of one frequent word", joined([](int) { return "common"; }), ""},
           {"ORs of NOTs", joined([&](int i) { return "-wo" + number(i); }), ""},
           {"ORs of phrases", joined([](int) { return "\"a b a\""; }), ""},
           {"ORs of amounts",
            joined([&](int i) { return "deal_size:1.." + number(i + 1) + "m"; }),
            ""},
           {"ORs of dates", joined([](int) { return "since:2025-03"; }), ""},
           {"ORs of companies", joined([&](int i) { return "company:c" + number(i); }), ""},
           {"conditions on records",
            "deal:{" + joined([](int) { return "amount>1m"; }).substr(0, 4'000) + "}",
            ""},
           {"ORs of records", joined([](int) { return "deal:{amount>1m buyer:c*}"; }), ""},
           {"fuzzy words",
            joined([&](int i) { return "wo" + number(1234 + i) + "~"; }),
            "QUERY_TOO_COMPLEX"},
           {"one fuzzy word", "wo12345~2", ""},
           {"a phrase of 2,000 words", "\"" + times(2'000, "a ") + "\"", "QUERY_TOO_COMPLEX"},
           {"a phrase of 100 words", "\"" + times(100, "a ") + "\"", ""},
           {"a phrase that fails late", "\"" + times(99, "a ") + "b\"", ""},
           {"two words 49 times", "\"" + times(49, "a b ") + "b\"", ""},
           {"NEAR/100000", "a NEAR/100000 b", "QUERY_SYNTAX"},
           {"NEAR/4294967297", "a NEAR/4294967297 b", "QUERY_SYNTAX"},
           {"NEAR of 50 equal words", "a" + times(49, " NEAR/100 a"), ""},
           {"NEAR of 50 words", "b" + times(24, " NEAR/1 a NEAR/1 b") + " NEAR/1 common", ""},
           {"NEAR of 51 words", "a" + times(50, " NEAR/100 a"), "QUERY_TOO_COMPLEX"},
           {"100 NEAR of brackets",
            joined([](int) { return "((a OR b) NEAR/100 (b OR a))"; }),
            "QUERY_TOO_COMPLEX"},
           {"50 NEAR of brackets",
            "((a OR b) NEAR/100 (b OR a))" + times(49, " OR ((a OR b) NEAR/100 (b OR a))"),
            ""},
           {"boosts", joined([](int) { return "common^10"; }), ""},
       }) {
    expect(bomb.name, {.query = bomb.query}, bomb.reason);
  }
}

TEST_F(QueryBombTest, HugeNumbersAreRefusedOrRead) {
  for (const Bomb& bomb : std::vector<Bomb>{
           {"an amount of 4,000 digits", "deal_size>" + times(4'000, "9"), "BAD_VALUE"},
           {"an amount of 10^30", "deal_size>999999999999999999T", "BAD_VALUE"},
           {"an exponent", "deal_size>1e999", "BAD_VALUE"},
           {"a number of 10^30", "gpu_count>999999999999999999T", ""},
           {"a date", "published:99999-01", "BAD_VALUE"},
           {"all dates", "published:0001..9999", ""},
           {"a count of days", "published:\"last 999999999999 days\"", "BAD_VALUE"},
           {"a boost", "word^99999999999999999999", "QUERY_SYNTAX"},
           {"a boost of 4,000 digits", "word^0." + times(3'000, "0") + "1", "QUERY_SYNTAX"},
           {"an edit distance", "common~99999999999999999999", "QUERY_SYNTAX"},
       }) {
    expect(bomb.name, {.query = bomb.query}, bomb.reason);
  }
}

TEST_F(QueryBombTest, HugeRequestsAreRefusedOrCut) {
  expect("a page of 2^31", {.query = "common", .page_size = std::size_t{1} << 31U}, "");
  SearchRequest facets{.query = "common"};
  facets.facets.assign(1'000, {.key = "company"});
  expect("1,000 facets", facets, "BAD_REQUEST");
  facets.facets.assign(kMaxFacets, {.key = "company", .limit = kMaxBuckets});
  expect("32 large facets", facets, "");
  facets.facets = {{.key = "company", .limit = std::size_t{1} << 31U}};
  expect("a facet of 2^31 values", facets, "");
  facets.facets = {{.key = "deal_size", .ranges = std::vector<std::string>(10'000, "1..2")}};
  expect("10,000 ranges", facets, "BAD_REQUEST");
  expect("a page token of 1 MB",
         {.query = "common", .page_token = times(1'000'000, "A")},
         "BAD_REQUEST");
  expect(
      "an order of 1 MB", {.query = "common", .order_by = times(1'000'000, "a")}, "UNKNOWN_FIELD");
  expect("a filter of 1 MB", {.query = "a", .filter = times(500'000, "a ")}, "QUERY_TOO_COMPLEX");
}

}  // namespace
}  // namespace lode::query
