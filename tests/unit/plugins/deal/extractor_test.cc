// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/deal/extractor.h"

#include <algorithm>
#include <chrono>
#include <string>
#include <string_view>
#include <vector>

#include <gtest/gtest.h>

#include "tests/unit/plugins/deal/sample.h"

namespace lode::deal {
namespace {

using Strings = std::vector<std::string>;

struct Case {
  std::string_view what;
  std::string_view text;
  Strings want;
};

void check(const std::vector<Case>& cases) {
  for (const Case& c : cases) {
    EXPECT_EQ(shown(c.text), c.want) << c.what;
  }
}

TEST(DealExtractorTest, FindsWhoPaysWhomByTheVerb) {
  check({
      {"active", "[Aone] pays [Btwo] {12} for capacity.", {"compute_contract Aone<Btwo 12"}},
      {"object first",
       "[Aone] lands a {12} cloud contract from [Btwo].",
       {"compute_contract Btwo<Aone 12"}},
      {"seller's verb",
       "[Aone] sells capacity to [Btwo] for {12}.",
       {"compute_contract Btwo<Aone 12"}},
      {"passive", "[Aone] was bought by [Btwo] in a {12} takeover.", {"acquisition Btwo<Aone 12"}},
      {"French",
       "[Aone] va payer {12} à [Btwo] pour un contrat.",
       {"compute_contract Aone<Btwo 12"}},
  });
}

TEST(DealExtractorTest, FallsBackOnWhatCompaniesMostlyDo) {
  check({
      {"user and host",
       "A {12} cloud contract between [Hosta] and [Usera]",
       {"compute_contract Usera<Hosta 12"}},
      {"platform and site",
       "[Platta] and [Minero]: capacity for {12}",
       {"compute_contract Platta<Minero 12"}},
      {"maker and user are no cloud",
       "A {12} contract between [Usera] and [Chipco]",
       {"supply Usera<Chipco 12"}},
      {"stake in a user", "A stake in [Usera] for {12} by [Chipco]", {"equity Chipco<Usera 12"}},
  });
}

TEST(DealExtractorTest, GivesDebtAndListingsTheirIssuer) {
  check({
      {"loan", "[Hosta] has a loan of {12}.", {"debt -<Hosta 12"}},
      {"lender", "[Banka] gave [Hosta] a loan of {12}.", {"debt Banka<Hosta 12"}},
      {"listing", "[Hosta] wants {12} from its IPO.", {"ipo -<Hosta 12"}},
  });
}

TEST(DealExtractorTest, JoinsMentionsOfOneAmount) {
  check({
      {"twice",
       "[Usera] pays [Hosta] {1200} for capacity.\n\nThe {1210} contract is big.",
       {"compute_contract Usera<Hosta 1200"}},
      {"two amounts",
       "[Usera] pays [Hosta] {12} for capacity. [Platta] pays [Minero] {90} for capacity.",
       {"compute_contract Usera<Hosta 12", "compute_contract Platta<Minero 90"}},
      {"an amount of two kinds",
       "[Usera] has a loan of {12}.\n\n[Platta] had its IPO at {12}.",
       {"debt -<Usera 12", "ipo -<Platta 12"}},
  });
}

TEST(DealExtractorTest, LeavesCompaniesAsideThatOnlyServeAsMeasure) {
  check({
      {"products",
       "[Usera] pays [Hosta] {12} for [Chipco] GPUs in the cloud.",
       {"compute_contract Usera<Hosta 12"}},
      {"comparison",
       "Unlike rivals such as [Platta], [Usera] pays {12} to [Hosta] for capacity.",
       {"compute_contract Usera<Hosta 12"}},
      {"a list of backers",
       "[Usera], which counts [Chipco] and [Platta] as backers, pays [Hosta] {12} for capacity.",
       {"compute_contract Usera<Hosta 12"}},
  });
}

TEST(DealExtractorTest, CompletesAPartyFromTheRestOfTheText) {
  check({
      {"partner of the text",
       "[Usera] and [Hosta] met. [Usera] likes [Hosta].\n\nNothing else happened on that "
       "day.\n\nThen [Usera] signed a {12} contract.",
       {"compute_contract Usera<Hosta 12"}},
      {"nobody", "A contract of {12}.", {"compute_contract -<- 12"}},
  });
}

TEST(DealExtractorTest, TakesPronounsForTheMostNamedCompany) {
  check({
      {"pronoun",
       "[Usera] grows. [Usera] met [Platta] there. It pays [Hosta] {12} for capacity.",
       {"compute_contract Usera<Hosta 12"}},
      {"the company",
       "[Usera] grows. The company pays [Hosta] {12} for capacity.",
       {"compute_contract Usera<Hosta 12"}},
  });
}

TEST(DealExtractorTest, KeepsConsortiaTogetherAndContractsApart) {
  const Marked bid("[Aone], [Btwo] and [Cthree] bought [Minero] in a {12} takeover.");
  ASSERT_EQ(bid.deals().size(), 1U);
  EXPECT_EQ(bid.deals()[0].parties.size(), 4U);
  const Marked contract("[Usera] pays {12} for capacity, as [Platta], [Labora] and [Btwo] did.");
  ASSERT_EQ(contract.deals().size(), 1U);
  EXPECT_EQ(contract.deals()[0].parties.size(), 2U);
}

TEST(DealExtractorTest, ReadsThePriceOfACompany) {
  check({{"for", "[Usera] is to pay {12} for [Minero].", {"acquisition Usera<Minero 12"}}});
}

TEST(DealExtractorTest, GivesTheOnlyTermToTheMainContract) {
  const std::vector<Deal> deals =
      Marked("[Usera] pays [Hosta] {12} for capacity.\n\nIt rains. It runs for |five years|.")
          .deals();
  ASSERT_EQ(deals.size(), 1U);
  EXPECT_TRUE(deals[0].term.has_value());
}

TEST(DealExtractorTest, FindsDealsWithoutAPrice) {
  check({
      {"quantity",
       "[Hosta] supplies [Platta] with ^8,000 GPUs^ from its cloud.",
       {"compute_contract Platta<Hosta -"}},
      {"power of a maker",
       "[Usera] buys ^6 GW^ of servers and chips at [Chipco].",
       {"supply Usera<Chipco -"}},
      {"takeover", "[Hosta] acquires [Minero].", {"acquisition Hosta<Minero -"}},
      {"listing", "[Hosta] prepares an IPO.", {"ipo -<Hosta -"}},
      {"a listing that is only mentioned", "The IPO of [Hosta] went badly.", {}},
      {"warrant", "[Aone] gets a warrant from [Btwo].", {"equity Aone<Btwo -"}},
      {"nothing", "[Hosta] and [Minero] said hello.", {}},
      {"one party is no takeover", "[Hosta] dreams of an acquisition.", {}},
      {"known by its price",
       "[Usera] pays [Hosta] {12} for ^8,000 GPUs^ in the cloud.",
       {"compute_contract Usera<Hosta 12"}},
  });
}

TEST(DealExtractorTest, AddsTermModelsAndStatusOfTheSentence) {
  const Marked text(
      "Markets were calm. [Usera] signed a {12} cloud contract with [Hosta] for |five years| and "
      "<GB200> as well as <GB200> cards. Then it rained.");
  const std::vector<Deal> deals = text.deals();
  ASSERT_EQ(deals.size(), 1U);
  const Deal& deal = deals[0];
  ASSERT_TRUE(deal.term.has_value());
  EXPECT_EQ(text.facts[static_cast<std::size_t>(*deal.term)], "five years");
  EXPECT_EQ(deal.gpus.size(), 1U);
  EXPECT_TRUE(deal.gpu_counts.empty());
  ASSERT_TRUE(deal.status_mark.has_value());
  EXPECT_EQ(static_cast<Status>(deal.status_mark->value), Status::kAnnounced);
  EXPECT_EQ(
      text.text.substr(deal.status_mark->begin, deal.status_mark->end - deal.status_mark->begin),
      "signed");
  ASSERT_TRUE(deal.kind_mark.has_value());
  EXPECT_EQ(text.text.substr(deal.kind_mark->begin, deal.kind_mark->end - deal.kind_mark->begin),
            "cloud");
  EXPECT_EQ(text.text.substr(deal.begin, 5), "Usera");
  EXPECT_EQ(text.text.substr(deal.end - 6, 6), "cards.");
}

TEST(DealExtractorTest, AddsQuantitiesOfTheSentenceOnce) {
  const std::vector<Deal> deals =
      Marked("[Usera] pays [Hosta] {12} for capacity: ^8,000 GPUs^, later ^9,000 GPUs^ in all.")
          .deals();
  ASSERT_EQ(deals.size(), 1U);
  EXPECT_EQ(deals[0].gpu_counts.size(), 2U);
  EXPECT_TRUE(deals[0].powers.empty());
}

TEST(DealExtractorTest, TrustsAgreementMoreThanGuesses) {
  const std::vector<Deal> sure = Marked("[Usera] pays [Hosta] {12} for capacity.").deals();
  const std::vector<Deal> unsure = Marked("[Hosta] pays [Usera] {12} for capacity.").deals();
  const std::vector<Deal> bare = Marked("A contract of {12}.").deals();
  ASSERT_EQ(sure.size() + unsure.size() + bare.size(), 3U);
  EXPECT_GT(sure[0].confidence, unsure[0].confidence);
  EXPECT_GT(unsure[0].confidence, bare[0].confidence);
}

TEST(DealExtractorTest, FindsNothingInAnEmptyText) {
  EXPECT_TRUE(Marked("").deals().empty());
}

TEST(DealExtractorTest, StaysLinearOnHostileTexts) {
  const std::string_view units[] = {
      "[Hosta] ", "{12} ", "IPO ", "[Hosta] {7} IPO [Usera]. ", "<GB200> "};
  for (const std::string_view unit : units) {
    std::string marked;
    for (int i = 0; i < 20000; ++i)
      marked += unit;
    const Marked text(marked);
    const auto start = std::chrono::steady_clock::now();
    EXPECT_LE(text.deals().size(), 40000U);
    const std::chrono::duration<double> took = std::chrono::steady_clock::now() - start;
    EXPECT_LT(took.count(), 20) << unit;  // A quadratic search would take far longer.
  }
}

}  // namespace
}  // namespace lode::deal
