// SPDX-License-Identifier: GPL-3.0-or-later
// What verbs, nouns, prepositions and references say about the parties of a deal.
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
  std::string_view language = {};
};

void check(const std::vector<Case>& cases) {
  for (const Case& c : cases) {
    EXPECT_EQ(shown(c.text, c.language), c.want) << c.what;
  }
}

TEST(FramesTest, TurnsPassivesRound) {
  check({
      {"participle behind its company",
       "[Aone], racheté par [Btwo] pour {12}.",
       {"acquisition Btwo<Aone 12"},
       "fr"},
      {"verb at the end",
       "[Aone] wird von [Btwo] für {12} übernommen.",
       {"acquisition Btwo<Aone 12"},
       "de"},
      {"the perfect is active",
       "[Aone] has bought [Btwo] for {12}.",
       {"acquisition Aone<Btwo 12"},
       "en"},
  });
}

TEST(FramesTest, LeavesAsidesOutOfTheSubject) {
  check({
      {"relative clause of another",
       "[Aone], which counts [Labora] as a backer, pays [Btwo] {12} for capacity.",
       {"compute_contract Aone<Btwo 12"}},
      {"a company behind a preposition",
       "In the eyes of [Labora], [Aone] pays [Btwo] {12} for capacity.",
       {"compute_contract Aone<Btwo 12"}},
      {"whose clause it is",
       "The head of [Aone], which pays [Btwo] {12} for capacity.",
       {"compute_contract Aone<Btwo 12"}},
  });
}

TEST(FramesTest, ReadsTheDirectionOfALeaseFromItsPreposition) {
  check({
      {"from", "[Aone] leases capacity from [Btwo] for {12}.", {"compute_contract Aone<Btwo 12"}},
      {"to", "[Aone] leases capacity to [Btwo] for {12}.", {"compute_contract Btwo<Aone 12"}},
  });
}

TEST(FramesTest, TakesArticlesForNoPrepositions) {
  check({
      {"English article",
       "[Usera] followed with a [Hosta] contract of {12}. [Platta] looked on.",
       {"compute_contract Usera<Hosta 12"},
       "en"},
      {"Spanish preposition",
       "[Usera] compra capacity a [Hosta] por {12}.",
       {"compute_contract Usera<Hosta 12"},
       "es"},
      {"month and auxiliary end a phrase",
       "Im September hatte [Platta] mit [Hosta] einen Vertrag über {12} geschlossen.",
       {"compute_contract Platta<Hosta 12"},
       "de"},
  });
}

TEST(FramesTest, TakesWhatLooksLikeAVerbBehindAnArticleForANoun) {
  check({{"the leases",
          "[Platta] pays [Hosta] for capacity. It said the leases of capacity come to {12}.",
          {"compute_contract Platta<Hosta 12"}}});
}

TEST(FramesTest, CollectsTheBackersOfARound) {
  const Strings all = {"Aone", "Btwo", "Cthree", "Usera"};
  EXPECT_EQ(parties_of("[Usera] raised {12} in a round led by [Aone], [Btwo] and [Cthree]."), all);
  EXPECT_EQ(parties_of("[Usera] raised {12} in a round led by [Aone]. [Btwo] and [Cthree] took "
                       "part. It rains."),
            all);
}

TEST(FramesTest, GivesALoanItsLenders) {
  EXPECT_EQ(parties_of("[Hosta] has a loan of {12} from [Aone] and [Banka]."),
            Strings({"Aone", "Banka", "Hosta"}));
}

TEST(FramesTest, KeepsOthersOutOfALoan) {
  EXPECT_EQ(parties_of("[Usera] pays [Hosta]. [Hosta] has a loan of {12}."), Strings({"Hosta"}));
}

TEST(FramesTest, FindsThePartiesInTheSentenceBefore) {
  check({
      {"price of a takeover",
       "[Aone] acquires [Btwo].\n\nThe takeover costs {12}.",
       {"acquisition Aone<Btwo 12"}},
      {"value of a contract",
       "[Platta] pays [Hosta] for capacity. The contract comes to {12}. [Labora] waits.",
       {"compute_contract Platta<Hosta 12"}},
  });
}

TEST(FramesTest, TracesNounsToTheCompanyOfTheirSide) {
  check({{"the cloud provider",
          "[Hosta] and [Minero] met [Labora]. [Usera] pays the cloud provider {12} for capacity.",
          {"compute_contract Usera<Hosta 12"}}});
}

TEST(FramesTest, TracesAFarPronounToTheCompanyOfTheText) {
  check({{"two sentences back",
          "[Usera] grows. [Usera] hires. [Labora] likes [Usera]. The weather is fine. Then it pays "
          "[Hosta] {12} for capacity.",
          {"compute_contract Usera<Hosta 12"}}});
}

TEST(FramesTest, TakesTickersForNoPartiesOfTheirOwn) {
  EXPECT_EQ(parties_of("[Usera] ([Usera]) signed a {12} contract with [Hosta] ([Hosta])."),
            Strings({"Hosta", "Usera"}));
}

TEST(FramesTest, TellsContractsWithoutANumber) {
  check({
      {"both stand beside the verb",
       "[Hosta] sells capacity to [Usera].",
       {"compute_contract Usera<Hosta -"}},
      {"one of them is missing", "[Hosta] sells capacity.", {}},
  });
}

TEST(FramesTest, LeavesWhatACompanySpendsOnItselfWithoutAPartner) {
  EXPECT_EQ(parties_of("[Platta] likes [Hosta]. [Platta] invests {12} of its own."),
            Strings({"Platta"}));
}

TEST(FramesTest, WeighsWhoReportsAndWhoConfirms) {
  struct Told {
    std::string_view text;
    Status want;
  };
  const Told told[] = {
      {"[Usera] signed a {12} contract with [Hosta].", Status::kAnnounced},
      {"[Usera] reportedly signed a {12} contract with [Hosta].", Status::kReported},
      {"[Usera] signed a {12} contract with [Hosta], according to people.", Status::kReported},
      {"[Usera] signed a {12} contract with [Hosta], according to [Hosta].", Status::kAnnounced},
      {"[Usera] reportedly signed a {12} contract with [Hosta], says a press release.",
       Status::kAnnounced},
      {"[Usera] closed a {12} contract with [Hosta] and signed it.", Status::kAnnounced},
      {"[Banka] closed its {12} takeover of [Minero].", Status::kCompleted},
  };
  for (const Told& t : told) {
    const std::vector<Deal> deals = Marked(t.text).deals();
    ASSERT_EQ(deals.size(), 1U) << t.text;
    ASSERT_TRUE(deals[0].status_mark.has_value()) << t.text;
    EXPECT_EQ(static_cast<Status>(deals[0].status_mark->value), t.want) << t.text;
  }
}

TEST(FramesTest, TakesTheTermOfTheSentenceBeside) {
  const std::vector<Deal> deals =
      Marked(
          "[Usera] pays [Hosta] {12} for capacity. It runs for |five years|. [Platta] pays "
          "[Minero] {90} for capacity over |ten years|.")
          .deals();
  ASSERT_EQ(deals.size(), 2U);
  EXPECT_TRUE(deals[0].term.has_value());
  EXPECT_NE(deals[0].term, deals[1].term);
}

}  // namespace
}  // namespace lode::deal
