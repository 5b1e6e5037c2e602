// SPDX-License-Identifier: GPL-3.0-or-later
// Qualifiers, rates, roles and relations of amounts.
#include "plugins/money/extractor.h"

#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/unit/plugins/money/support.h"

namespace lode::money {
namespace {

using ::testing::ElementsAre;

constexpr auto kEn = text::Language::kEnglish;
constexpr auto kFr = text::Language::kFrench;
constexpr auto kDe = text::Language::kGerman;
constexpr auto kEs = text::Language::kSpanish;

const Amount& only(const Found& found) {
  EXPECT_EQ(found.amounts.size(), 1U);
  return found.amounts.at(0);
}

TEST(MoneyExtractorTest, ReadsQualifiersAndKeepsThemOutOfTheSpan) {
  const struct {
    std::string_view text;
    text::Language language;
    Qualifier want;
  } cases[] = {{"about $5bn", kEn, Qualifier::kAbout},
               {"more than $5bn", kEn, Qualifier::kAtLeast},
               {"$5bn or more", kEn, Qualifier::kAtLeast},
               {"$5bn+", kEn, Qualifier::kAtLeast},
               {"as much as $5bn", kEn, Qualifier::kAtMost},
               {"$5bn", kEn, Qualifier::kExact},
               {"près de 5 milliards de dollars", kFr, Qualifier::kAbout},
               {"jusqu'à 5 milliards de dollars", kFr, Qualifier::kAtMost},
               {"plus de 5 milliards d'euros", kFr, Qualifier::kAtLeast},
               {"bis zu 5 Mrd. Euro", kDe, Qualifier::kAtMost},
               {"mehr als 5 Mrd. Euro", kDe, Qualifier::kAtLeast},
               {"ein Kredit über 5 Mrd. Euro", kDe, Qualifier::kExact},
               {"unos 5.000 millones de euros", kEs, Qualifier::kAbout},
               {"hasta 5.000 millones de euros", kEs, Qualifier::kAtMost}};
  for (const auto& c : cases) {
    const Found found = find(c.text, c.language);
    EXPECT_EQ(only(found).qualifier, c.want) << c.text;
  }
  EXPECT_EQ(find("more than $5bn", kEn).shown[0], "$5bn=USD 5000000000");
}

TEST(MoneyExtractorTest, TakesBareDollarsForThoseOfTheOnlyCountryNamed) {
  EXPECT_THAT(
      find("Deposits rose to 27 mln Singapore dlrs. They were 24 mln dlrs in May.", kEn).shown,
      ElementsAre("27 mln Singapore dlrs=SGD 27000000", "24 mln dlrs=SGD 24000000"));
  EXPECT_THAT(find("It paid 5 mln Canadian dlrs (3.6 mln dlrs).", kEn).shown,
              ElementsAre("5 mln Canadian dlrs=CAD 5000000", "3.6 mln dlrs=USD 3600000"));
  EXPECT_THAT(
      find("It paid 5 mln Canadian dlrs. Sales rose to 9 mln U.S. dlrs from 8 mln dlrs.", kEn)
          .shown[2],
      "8 mln dlrs=USD 8000000");
}

TEST(MoneyExtractorTest, TakesOldFrancsWithoutACountryForFrenchOnes) {
  EXPECT_EQ(find("It lent 5 mln francs and 3 mln marks.", kEn).shown[0],
            "5 mln francs=FRF 5000000");
  EXPECT_EQ(find("It lent 5 mln francs in all.", kEn).shown[0], "5 mln francs=CHF 5000000");
}

TEST(MoneyExtractorTest, TellsAnotherYearFromARate) {
  EXPECT_EQ(only(find("compared with $98 million a year earlier", kEn)).per, Period::kNone);
  EXPECT_EQ(only(find("rents it for $98 million a year", kEn)).per, Period::kYear);
}

TEST(MoneyExtractorTest, ReadsRates) {
  const struct {
    std::string_view text;
    text::Language language;
    Period want;
  } cases[] = {{"$2.35/hr", kEn, Period::kHour},
               {"$8 per GPU hour", kEn, Period::kHour},
               {"$4/GPU-hour", kEn, Period::kHour},
               {"$30 billion a year", kEn, Period::kYear},
               {"$30 billion annually", kEn, Period::kYear},
               {"$1.30 per diluted share", kEn, Period::kShare},
               {"$27 a share", kEn, Period::kShare},
               {"$8 million per megawatt", kEn, Period::kUnit},
               {"$30,000 each", kEn, Period::kUnit},
               {"30 milliards de dollars par an", kFr, Period::kYear},
               {"30 Mrd. Dollar pro Jahr", kDe, Period::kYear},
               {"jährlich 30 Mrd. Dollar", kDe, Period::kYear},
               {"12 dólares por acción", kEs, Period::kShare},
               {"300 millones de euros al año", kEs, Period::kYear},
               {"$30 billion in cash", kEn, Period::kNone},
               {"30 Mrd. Dollar im Jahr 2027", kDe, Period::kNone}};
  for (const auto& c : cases) {
    const Found found = find(c.text, c.language);
    EXPECT_EQ(only(found).per, c.want) << c.text;
    if (c.want != Period::kNone) {
      EXPECT_FALSE(found.amounts[0].is_deal_size()) << c.text;
    }
  }
}

struct RoleCase {
  std::string_view text;
  text::Language language;
  Role role;
  std::string_view rule;
};

TEST(MoneyExtractorTest, TellsRolesByTheWordsAround) {
  const RoleCase cases[] = {
      {"The firms signed a $14.2 billion contract.", kEn, Role::kDeal, "head:contract"},
      {"The startup will pay Oracle $30 billion.", kEn, Role::kDeal, "verb:pay"},
      {"Nvidia invests $2 billion in the company.", kEn, Role::kDeal, "verb:invest"},
      {"Lenders gave it a $2.3 billion loan.", kEn, Role::kDeal, "head:loan"},
      {"It has a valuation of $300 billion.", kEn, Role::kMetric, "metric:valuation"},
      {"Revenue was $57 billion.", kEn, Role::kMetric, "metric:revenue"},
      {"a backlog of more than $25 billion", kEn, Role::kMetric, "metric:backlog"},
      {"He has a fortune of $101 billion.", kEn, Role::kOther, "other:fortune"},
      {"It got a fine of $5 million.", kEn, Role::kOther, "other:fine"},
      {"Les groupes ont signé un contrat de 5 milliards d'euros.",
       kFr,
       Role::kDeal,
       "head:contract"},
      {"Son chiffre d'affaires est de 5 milliards d'euros.", kFr, Role::kMetric, "metric:revenue"},
      {"Der Vertrag über 5 Milliarden Euro läuft an.", kDe, Role::kDeal, "head:contract"},
      {"Der Umsatz betrug 5 Milliarden Euro.", kDe, Role::kMetric, "metric:revenue"},
      {"Firmaron un contrato por 5.000 millones de euros.", kEs, Role::kDeal, "head:contract"},
      {"Los ingresos fueron de 5.000 millones de euros.", kEs, Role::kMetric, "metric:revenue"},
      {"The card is sold at $2,000 today.", kEn, Role::kOther, "size:small"}};
  for (const RoleCase& c : cases) {
    const Found found = find(c.text, c.language);
    EXPECT_EQ(only(found).role, c.role) << c.text << " " << found.amounts[0].rule;
    EXPECT_EQ(found.amounts[0].rule, c.rule) << c.text;
  }
}

TEST(MoneyExtractorTest, GivesTheRoleByTurnsOfPhrase) {
  const struct {
    std::string_view text;
    text::Language language;
    std::string_view want;  // Rule of the last amount.
  } cases[] = {
      {"It signed for $11.9 billion with a firm that owed 62% of its revenue to one client.",
       kEn,
       "verb:sign"},
      {"Its valuation rose, in a round of $700 million, to $9.2 billion.", kEn, "metric:valuation"},
      {"The lease will bring it revenue of $2.9 billion.", kEn, "head:lease"},
      {"Profit was $820 million against $610 million a year earlier.", kEn, "metric:profit"},
      {"It will pay $75 million a year for ten years.", kEn, "verb:pay"},
      {"It received 120 million euros in state aid.", kEn, "other:subsidy"},
      {"Der Jahresumsatz lag bei 1,3 Milliarden Euro.", kDe, "metric:revenue"},
      {"Le groupe a remporté un marché de 640 millions d'euros.", kFr, "head:contract"},
  };
  for (const auto& c : cases) {
    EXPECT_EQ(find(c.text, c.language).amounts.back().rule, c.want) << c.text;
  }
}

TEST(MoneyExtractorTest, KeepsAPlannedBudgetApartFromADeal) {
  const Found found = find("The group wants to invest $23 billion this year.", kEn);
  EXPECT_EQ(only(found).rule, "metric:budget");
}

// The words of the deal sizes in the text.
std::vector<std::string> deal_sizes(std::string_view text, text::Language language) {
  std::vector<std::string> out;
  for (const Amount& amount : find(text, language).amounts) {
    if (amount.is_deal_size())
      out.emplace_back(text.substr(amount.begin, amount.end - amount.begin));
  }
  return out;
}

TEST(MoneyExtractorTest, LeavesConversionsOut) {
  EXPECT_THAT(
      deal_sizes("L'accord porte sur 38 milliards de dollars (32,58 milliards d'euros).", kFr),
      ElementsAre("38 milliards de dollars"));
}

TEST(MoneyExtractorTest, LeavesRoundingsOut) {
  EXPECT_THAT(deal_sizes("Firm lands $14B order\nThe order is worth $14.2 billion.", kEn),
              ElementsAre("$14.2 billion"));
}

TEST(MoneyExtractorTest, LeavesRunningTotalsOut) {
  EXPECT_THAT(
      deal_sizes("The lab raised its order by $6.5 billion to a total of $22.4 billion.", kEn),
      ElementsAre("$6.5 billion"));
}

TEST(MoneyExtractorTest, LeavesPartsOut) {
  EXPECT_THAT(
      deal_sizes("The deal is for $20 billion: $7.5 billion of equity and $12.5 billion of debt.",
                 kEn),
      ElementsAre("$20 billion"));
}

TEST(MoneyExtractorTest, LeavesOptionsAndMaximaOut) {
  EXPECT_THAT(
      deal_sizes("A contract worth up to $19.4 billion was signed. The base is a contract of "
                 "$17.4 billion, and the customer may purchase $2 billion more.",
                 kEn),
      ElementsAre("$17.4 billion"));
}

TEST(MoneyExtractorTest, GivesAnAmountTheRoleOfAnEqualOne) {
  const Found found = find("The $38 billion contract was signed.\n\nWhat $38 billion means", kEn);
  ASSERT_EQ(found.amounts.size(), 2U);
  EXPECT_EQ(found.amounts[1].role, Role::kDeal);
}

TEST(MoneyExtractorTest, FindsNothingInTextsWithoutAmounts) {
  EXPECT_TRUE(find("", kEn).amounts.empty());
  EXPECT_TRUE(find("The deal was signed on Monday.", kEn).amounts.empty());
}

TEST(MoneyExtractorTest, SpansLieOnTokensInTextOrder) {
  const std::string_view text = "„5 Mrd. €“ – “$5bn”, £3m; 7 Mio. Euro (¥9bn)";
  const Found found = find(text, kDe);
  ASSERT_GE(found.amounts.size(), 4U);
  for (std::size_t i = 1; i < found.amounts.size(); ++i) {
    EXPECT_LE(found.amounts[i - 1].end, found.amounts[i].begin);
  }
}

}  // namespace
}  // namespace lode::money
