// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/query/search.h"

#include <algorithm>
#include <set>
#include <stop_token>

#include <gtest/gtest.h>

#include "tests/unit/engine/query/test_index.h"

namespace lode::query {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::UnorderedElementsAre;

std::string metadata(const Error& error, const std::string& key) {
  for (const auto& [name, value] : error.metadata) {
    if (name == key) {
      return value;
    }
  }
  return "(none)";
}

// Three deals and a note.
class SearchTest : public testing::TestWithParam<std::uint32_t> {
 protected:
  SearchTest() : index_(GetParam()) {
    Document aws = article("aws", "OpenAI rents from AWS", "OpenAI will pay $38 billion to AWS.");
    const auto openai = add_fact(aws, "company", Keyword{"OpenAI", "company/openai", {}}, "OpenAI");
    add_fact(aws, "company", Keyword{"AWS", "company/aws", {"Amazon", "AWS"}}, "AWS");
    const auto size = add_fact(aws, "deal_size", dollars(38'000'000'000), "$38 billion");
    add_fact(aws, "published", day(2025, 11, 3));
    add_fact(aws, "deal", Record{"compute", {{"buyer", openai}, {"amount", size}}});

    Document cloud = article("coreweave",
                             "Cloud order grows",
                             "CoreWeave said OpenAI adds up to $6.5 billion. The cloud deals with "
                             "OpenAI and others now total more.");
    add_fact(cloud, "company", Keyword{"CoreWeave", "company/coreweave", {}}, "CoreWeave");
    add_fact(cloud, "company", Keyword{"OpenAI", "company/openai", {}}, "OpenAI");
    add_fact(cloud, "company", Keyword{"OpenAI", "company/openai", {}}, "OpenAI and");
    add_fact(cloud, "deal_size", dollars(4'000'000'000, 6'500'000'000), "$6.5 billion");
    add_fact(cloud, "published", day(2025, 9, 25));

    Document french =
        article("nebius", "Contrat de calcul", "Les contrats de Nebius: 17 milliards.");
    french.language = "fr";
    add_fact(french, "company", Keyword{"Nebius", "", {}}, "Nebius");
    add_fact(french, "deal_size", dollars(17'000'000'000), "17 milliards");

    index_.change({aws, cloud, french, article("note", "Weather", "Clouds over the harbour.")});
  }

  TestIndex index_;
};

TEST_P(SearchTest, FindsInflectedWordsInTheLanguagesOfTheDocuments) {
  EXPECT_THAT(index_.ids("cloud"), UnorderedElementsAre("coreweave", "note"));
  EXPECT_THAT(index_.ids("deal"), UnorderedElementsAre("coreweave"));
  EXPECT_THAT(index_.ids("contrat"), ElementsAre("nebius"));
  EXPECT_THAT(index_.ids_for({.query = "contrats", .language = "en"}), ElementsAre("nebius"));
  EXPECT_THAT(index_.ids("\"cloud\""), ElementsAre("coreweave"));
}

TEST_P(SearchTest, RanksAWordInTheTitleAboveOneInTheText) {
  EXPECT_THAT(index_.ids("cloud"), ElementsAre("coreweave", "note"));
  EXPECT_THAT(index_.ids("title:cloud"), ElementsAre("coreweave"));
}

TEST_P(SearchTest, ConditionsDoNotChangeTheScores) {
  const auto plain = index_.ask({.query = "cloud"});
  const auto filtered = index_.ask({.query = "cloud company:CoreWeave", .filter = "deal_size>1B"});
  ASSERT_TRUE(plain && filtered);
  ASSERT_EQ(filtered->hits.size(), 1U);
  EXPECT_EQ(filtered->hits[0].score, plain->hits[0].score);
  EXPECT_GT(filtered->hits[0].score, 0);
}

TEST_P(SearchTest, WordsOfTheFilterAreNotScored) {
  const auto plain = index_.ask({.query = "cloud"});
  const auto filtered = index_.ask({.query = "cloud", .filter = "openai"});
  ASSERT_TRUE(plain && filtered);
  ASSERT_EQ(filtered->hits.size(), 1U);
  EXPECT_EQ(filtered->hits[0].score, plain->hits[0].score);
}

TEST_P(SearchTest, OrdersConditionsAloneByPublicationWithoutAScore) {
  const auto response = index_.ask({.query = "company:* OR cloud:*"});
  ASSERT_FALSE(response);
  EXPECT_EQ(response.error().reason, "UNKNOWN_FIELD");
  const auto found = index_.ask({.query = "company:*"});
  ASSERT_TRUE(found);
  ASSERT_EQ(found->hits.size(), 3U);
  EXPECT_EQ(found->hits[0].document.id, "aws");
  EXPECT_EQ(found->hits[1].document.id, "coreweave");
  EXPECT_EQ(found->hits[2].document.id, "nebius");
  EXPECT_EQ(found->hits[0].score, 0);
}

TEST_P(SearchTest, AParentFindsItsChildrenAndAnIdItsValue) {
  EXPECT_THAT(index_.ids("company:Amazon"), ElementsAre("aws"));
  EXPECT_THAT(index_.ids("company:amazon"), ElementsAre("aws"));
  EXPECT_THAT(index_.ids("company:company/coreweave"), ElementsAre("coreweave"));
  EXPECT_THAT(index_.ids("company:Nobody"), IsEmpty());
  EXPECT_THAT(index_.ids("deal.buyer:OpenAI"), ElementsAre("aws"));
}

TEST_P(SearchTest, NegationWorksAlone) {
  EXPECT_THAT(index_.ids("-openai"), UnorderedElementsAre("nebius", "note"));
  EXPECT_THAT(index_.ids("NOT company:*"), ElementsAre("note"));
  EXPECT_THAT(index_.ids("NOT deal_size>=10B"), UnorderedElementsAre("coreweave", "note"));
}

TEST_P(SearchTest, SortsByTheLargestOrSmallestValueWithMissingOnesLast) {
  EXPECT_THAT(index_.ids_for({.order_by = "deal_size desc"}),
              ElementsAre("aws", "nebius", "coreweave", "note"));
  EXPECT_THAT(index_.ids_for({.order_by = "deal_size asc"}),
              ElementsAre("coreweave", "nebius", "aws", "note"));
  EXPECT_THAT(index_.ids_for({.order_by = "company"}),
              ElementsAre("aws", "coreweave", "nebius", "note"));
}

TEST_P(SearchTest, RefusesAnOrderThatIsNone) {
  for (const char* order : {"deal_size down", "deal_size desc asc"}) {
    const auto response = index_.ask({.order_by = order});
    ASSERT_FALSE(response) << order;
    EXPECT_EQ(response.error().reason, "BAD_REQUEST") << order;
  }
  const auto unknown = index_.ask({.order_by = "deal_sise desc"});
  ASSERT_FALSE(unknown);
  EXPECT_EQ(unknown.error().reason, "UNKNOWN_FIELD");
  EXPECT_EQ(metadata(unknown.error(), "nearest"), "deal_size");
}

TEST_P(SearchTest, EchoesTheQueryAsItWasUnderstood) {
  const auto response = index_.ask({.query = "openai cloud OR nebius", .filter = "deal_size>1B"});
  ASSERT_TRUE(response);
  EXPECT_EQ(response->parsed_query, "((openai AND cloud) OR nebius) AND deal_size>\"1B\"");
  ASSERT_EQ(response->warnings.size(), 1U);
  EXPECT_EQ(response->warnings[0].reason, "MIXED_AND_OR");
}

TEST_P(SearchTest, SaysWhichPartOfTheRequestIsWrong) {
  const auto response = index_.ask({.query = "openai", .filter = "(a"});
  ASSERT_FALSE(response);
  EXPECT_EQ(metadata(response.error(), "part"), "filter");
}

TEST_P(SearchTest, ShowsNoHitsForPageSizeNull) {
  const auto response = index_.ask({.query = "openai", .page_size = 0});
  ASSERT_TRUE(response);
  EXPECT_THAT(response->hits, IsEmpty());
  EXPECT_EQ(response->total.value, 2U);
  EXPECT_EQ(response->next_page_token, "");
}

TEST_P(SearchTest, GivesBoundsWhereNoExactCountIsAskedFor) {
  const auto response = index_.ask({.query = "openai", .page_size = 1, .exact_count = false});
  ASSERT_TRUE(response);
  EXPECT_LE(response->total.lower, 2U);
  EXPECT_GE(response->total.upper, 2U);
  EXPECT_EQ(response->total.exact, response->total.lower == response->total.upper);
}

TEST_P(SearchTest, GivesUpAtTheDeadlineAndWhenStopped) {
  const Budget late{.deadline = std::chrono::steady_clock::now() - std::chrono::seconds(1)};
  std::stop_source stop;
  stop.request_stop();
  const Budget stopped{.stop = stop.get_token()};
  for (const char* query : {"", "openai", "cl*", "deal_size>1B", "-openai"}) {
    const auto timed_out = index_.ask({.query = query}, late);
    ASSERT_FALSE(timed_out) << query;
    EXPECT_EQ(timed_out.error().code, ErrorCode::kDeadlineExceeded) << query;
    const auto cancelled = index_.ask({.query = query}, stopped);
    ASSERT_FALSE(cancelled) << query;
    EXPECT_EQ(cancelled.error().code, ErrorCode::kCancelled) << query;
  }
  EXPECT_TRUE(index_.ask({.query = "openai"})) << "the reader is still sound";
}

TEST_P(SearchTest, RefusesAPageTokenOfAnotherSearchOrADamagedOne) {
  const auto page = index_.ask({.query = "openai", .page_size = 1});
  ASSERT_TRUE(page);
  ASSERT_NE(page->next_page_token, "");
  const auto other = index_.ask({.query = "cloud", .page_token = page->next_page_token});
  ASSERT_FALSE(other);
  EXPECT_EQ(other.error().reason, "PAGE_TOKEN_MISMATCH");
  std::string damaged = page->next_page_token;
  damaged.back() = damaged.back() == '0' ? '1' : '0';
  for (const std::string& token : {damaged, std::string("x"), page->next_page_token + "0"}) {
    const auto response = index_.ask({.query = "openai", .page_token = token});
    ASSERT_FALSE(response) << token;
    EXPECT_EQ(response.error().reason, "BAD_REQUEST") << token;
  }
}

TEST_P(SearchTest, GoesOnBehindTheLastHitWhenTheIndexHasChanged) {
  SearchRequest request{.query = "company:*", .page_size = 1};
  const auto first = index_.ask(request);
  ASSERT_TRUE(first);
  ASSERT_EQ(first->hits[0].document.id, "aws");
  Document newer = article("newer", "Newer", "Still newer.");
  add_fact(newer, "company", Keyword{"OpenAI", "", {}});
  add_fact(newer, "published", day(2025, 12, 1));
  index_.change({newer});

  request.page_token = first->next_page_token;
  const auto second = index_.ask(request);
  ASSERT_TRUE(second);
  EXPECT_TRUE(second->changed_since_first_page);
  ASSERT_EQ(second->hits.size(), 1U);
  EXPECT_EQ(second->hits[0].document.id, "coreweave") << "not the first page's hit again";
  EXPECT_EQ(second->hits[0].rank, 3U);
}

TEST_P(SearchTest, SendsAsMuchOfADocumentAsTheViewAsksFor) {
  const SearchRequest request{.query = "deal_size>=30B"};
  auto basic = request;
  const auto hit = index_.ask(basic)->hits.at(0);
  EXPECT_EQ(hit.document.title, "OpenAI rents from AWS");
  EXPECT_EQ(hit.document.text, "");
  EXPECT_THAT(hit.document.annotations, IsEmpty());

  auto full = request;
  full.view = View::kFull;
  const auto whole = index_.ask(full)->hits.at(0);
  EXPECT_EQ(whole.document, index_.documents().at(0));
  EXPECT_THAT(whole.annotation_indexes, ElementsAre(0, 1, 2, 3, 4));

  auto evidence = request;
  evidence.view = View::kEvidence;
  const auto proof = index_.ask(evidence)->hits.at(0);
  ASSERT_EQ(proof.annotation_indexes.size(), proof.document.annotations.size());
  std::set<std::string> quotes;
  for (std::size_t i = 0; i < proof.annotation_indexes.size(); ++i) {
    EXPECT_EQ(proof.document.annotations[i],
              whole.document.annotations[proof.annotation_indexes[i]]);
    quotes.insert(std::string(quote(proof.document, proof.document.annotations[i].span)));
  }
  EXPECT_EQ(quotes.count("$38 billion"), 1U);
}

TEST_P(SearchTest, ShowsTheValuesOfAHitMostFrequentFirst) {
  const auto hit = index_.ask({.query = "coreweave"})->hits.at(0);
  ASSERT_EQ(hit.facets.size(), 3U);
  EXPECT_EQ(hit.facets[0].key, "company");
  ASSERT_EQ(hit.facets[0].values.size(), 2U);
  EXPECT_EQ(to_text(hit.facets[0].values[0]), "OpenAI") << "twice, so before CoreWeave";
  EXPECT_EQ(hit.facets[1].key, "deal_size");
  EXPECT_EQ(hit.facets[2].key, "published");
}

TEST_P(SearchTest, CutsTheSnippetWhereTheFactIsThatWasAskedFor) {
  const auto hit = index_.ask({.query = "deal_size>=30B", .snippet_bytes = 60})->hits.at(0);
  EXPECT_EQ(hit.snippet.text, "OpenAI will pay $38 billion to AWS.");
  ASSERT_EQ(hit.snippet.highlights.size(), 1U);
  const auto [begin, end] = hit.snippet.highlights[0];
  EXPECT_EQ(hit.snippet.text.substr(begin, end - begin), "$38 billion");
}

TEST_P(SearchTest, ShowsSeveralFragmentsInTheOrderOfTheText) {
  const std::string gap = " Nothing happens here for a long while, and then still nothing at all.";
  index_.change({article("long", "", "Zebra one." + gap + " Okapi two zebra." + gap + " End.")});
  const auto answer =
      index_.ask({.query = "zebra okapi", .snippet_bytes = 120, .snippet_fragments = 3});
  ASSERT_TRUE(answer);
  ASSERT_EQ(answer->hits.size(), 1U);
  ASSERT_EQ(answer->hits[0].fragments.size(), 2U);
  EXPECT_EQ(answer->hits[0].fragments[0].text.substr(0, 5), "Zebra");
  EXPECT_EQ(answer->hits[0].fragments[1].text.substr(0, 5), "Okapi");
  EXPECT_EQ(answer->hits[0].snippet.text, answer->hits[0].fragments[1].text);
  EXPECT_TRUE(index_.ask({.query = "zebra"})->hits[0].fragments.empty());
  const auto refused = index_.ask({.query = "zebra", .snippet_fragments = 11});
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().reason, "BAD_REQUEST");
}

TEST_P(SearchTest, DeletesByTheIdsThatMatch) {
  const auto ids = matching_ids(index_.snapshot(), "openai OR deal_size:17B", {});
  ASSERT_TRUE(ids);
  EXPECT_THAT(*ids, UnorderedElementsAre("aws", "coreweave", "nebius"));
  const auto wrong = matching_ids(index_.snapshot(), "(", {});
  ASSERT_FALSE(wrong);
  EXPECT_EQ(wrong.error().reason, "QUERY_SYNTAX");
}

TEST_P(SearchTest, AnswersOnAnEmptyIndex) {
  const TestIndex empty(GetParam());
  const auto response = empty.ask(
      {.query = "openai deal_size>1B", .facets = {{.key = "company"}, {.key = "deal_size"}}});
  ASSERT_TRUE(response) << response.error().message;
  EXPECT_EQ(response->total.value, 0U);
  EXPECT_TRUE(response->total.exact);
  EXPECT_EQ(response->facets.size(), 2U);
  EXPECT_TRUE(matching_ids(empty.snapshot(), "", {}));
}

TEST_P(SearchTest, RefusesAPrefixOfTooManyWords) {
  std::string text;
  for (int i = 0; i <= 1'000; ++i) {
    text += "word" + std::to_string(i) + " ";
  }
  index_.change({article("words", "", text)});
  const auto many = index_.ask({.query = "wor*"});
  ASSERT_FALSE(many);
  EXPECT_EQ(many.error().reason, "QUERY_TOO_COMPLEX");
  EXPECT_THAT(index_.ids("word99*"), ElementsAre("words"));
  std::string several = "word1*";
  for (int i = 0; i < 50; ++i) {
    several += " OR word1*";
  }
  const auto together = index_.ask({.query = several});
  ASSERT_FALSE(together);
  EXPECT_EQ(together.error().reason, "QUERY_TOO_COMPLEX");
}

INSTANTIATE_TEST_SUITE_P(Shards, SearchTest, testing::Values(1U, 3U));

TEST(RatesSearchTest, AmountsAreComparedAtTheRatesOfTheSnapshot) {
  auto rates = ExchangeRates::parse("date 2025-06-30\nEUR 3\nXAU 3000", "rates.txt");
  ASSERT_TRUE(rates);
  TestIndex index(1, std::make_shared<const ExchangeRates>(*std::move(rates)));
  std::vector<Document> documents;
  for (const auto& [id, units, currency] : std::vector<std::tuple<std::string, int, std::string>>{
           {"dollars", 250, "USD"}, {"euros", 100, "EUR"}, {"gold", 1, "XAU"}}) {
    documents.push_back(article(id, "", id));
    add_fact(documents.back(), "deal_size", Money{units, 0, units, 0, currency});
  }
  index.change(documents);
  EXPECT_THAT(index.ids("deal_size>250"), UnorderedElementsAre("euros", "gold"));
  EXPECT_THAT(index.ids("deal_size>=\"XAU 1\""), ElementsAre("gold"));
  EXPECT_THAT(index.ids("deal_size:<EUR99"), ElementsAre("dollars"));
  EXPECT_THAT(index.ids_for({.order_by = "deal_size desc"}),
              ElementsAre("gold", "euros", "dollars"));
}

}  // namespace
}  // namespace lode::query
