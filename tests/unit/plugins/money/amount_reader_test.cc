// SPDX-License-Identifier: GPL-3.0-or-later
// What amounts look like, and what values they have.
#include <chrono>
#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/unit/plugins/money/support.h"

namespace lode::money {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

constexpr auto kEn = text::Language::kEnglish;
constexpr auto kFr = text::Language::kFrench;
constexpr auto kDe = text::Language::kGerman;
constexpr auto kEs = text::Language::kSpanish;

struct Case {
  std::string_view text;
  text::Language language;
  std::string_view want;
};

TEST(AmountReaderTest, ReadsOneAmount) {
  const Case cases[] = {
      {"They pay $38B now.", kEn, "$38B=USD 38000000000"},
      {"about US$6.3bn in all", kEn, "US$6.3bn=USD 6300000000"},
      {"USD 700 million", kEn, "USD 700 million=USD 700000000"},
      {"USD9.7bn", kEn, "USD9.7bn=USD 9700000000"},
      {"RMB 380 billion", kEn, "RMB 380 billion=CNY 380000000000"},
      {"HK$2 billion", kEn, "HK$2 billion=HKD 2000000000"},
      {"C$3.1 billion", kEn, "C$3.1 billion=CAD 3100000000"},
      {"A$5 million", kEn, "A$5 million=AUD 5000000"},
      {"Rs 500 crore", kEn, "Rs 500 crore=INR 5000000000"},
      {"Rs. 12 lakh", kEn, "Rs. 12 lakh=INR 1200000"},
      {"₹8,000 crore", kEn, "₹8,000 crore=INR 80000000000"},
      {"£2bn", kEn, "£2bn=GBP 2000000000"},
      {"€700 m", kEn, "€700 m=EUR 700000000"},
      {"a $5 M&A fee", kEn, "$5=USD 5"},
      {"$5-billion deal", kEn, "$5-billion=USD 5000000000"},
      {"$1.5tn", kEn, "$1.5tn=USD 1500000000000"},
      {"700M$", kEn, "700M$=USD 700000000"},
      {"nine billion dollars", kEn, "nine billion dollars=USD 9000000000"},
      {"one point five billion dollars", kEn, "one point five billion dollars=USD 1500000000"},
      {"half a billion dollars", kEn, "half a billion dollars=USD 500000000"},
      {"worth a billion dollars", kEn, "billion dollars=USD 1000000000"},
      {"5 billion Canadian dollars", kEn, "5 billion Canadian dollars=CAD 5000000000"},
      {"$5 billion CAD", kEn, "$5 billion CAD=CAD 5000000000"},
      {"20 dollars and 43 cents", kEn, "20 dollars and 43 cents=USD 20.43"},
      {"12 cents", kEn, "12 cents=USD 0.12"},
      {"75 USD million", kEn, "75 USD million=USD 75000000"},
      {"120 MEUR", kEn, "120 MEUR=EUR 120000000"},
      {"revenue of MAUD 60", kEn, "MAUD 60=AUD 60000000"},
      {"a price of dollar 22.5 million", kEn, "dollar 22.5 million=USD 22500000"},
      {"rupees 500, no more", kEn, "rupees 500=INR 500"},
      {"three quarters of a billion dollars",
       kEn,
       "three quarters of a billion dollars=USD 750000000"},
      {"a quarter million US dollars", kEn, "quarter million US dollars=USD 250000"},
      {"it cost 15 dollars 50.", kEn, "15 dollars 50=USD 15.5"},
      {"now 17 USD 25.", kEn, "17 USD 25=USD 17.25"},
      {"it cost a dollar.", kEn, "a dollar=USD 1"},
      {"42 bucks", kEn, "42 bucks=USD 42"},
      {"mxn$ 15", kEn, "mxn$ 15=MXN 15"},
      {"worth c $ 16.4 million", kEn, "c $ 16.4 million=CAD 16400000"},
      {"up from 67.7 mln dlrs", kEn, "67.7 mln dlrs=USD 67700000"},
      {"assistance of 104 mln stg", kEn, "104 mln stg=GBP 104000000"},
      {"In Paris, 800 mln francs", kEn, "800 mln francs=FRF 800000000"},
      {"In Zurich, 800 mln francs", kEn, "800 mln francs=CHF 800000000"},
      {"25 pesetas", kEn, "25 pesetas=ESP 25"},
      {"300 millions de $ c", kFr, "300 millions de $ c=CAD 300000000"},
      {"treize euros et quarante-cinq cents", kFr, "treize euros et quarante-cinq cents=EUR 13.45"},
      {"es kostet 15 Dollar und 20.", kDe, "15 Dollar und 20=USD 15.2"},
      {"25 euros con 50.", kEs, "25 euros con 50=EUR 25.5"},
      {"11,9 milliards de dollars", kFr, "11,9 milliards de dollars=USD 11900000000"},
      {"32,58 milliards d’euros", kFr, "32,58 milliards d’euros=EUR 32580000000"},
      {"10Md€", kFr, "10Md€=EUR 10000000000"},
      {"3 000 milliards de dollars", kFr, "3 000 milliards de dollars=USD 3000000000000"},
      {"un milliard et demi d'euros", kFr, "un milliard et demi d'euros=EUR 1500000000"},
      {"1,2 Mrd. €", kDe, "1,2 Mrd. €=EUR 1200000000"},
      {"11 Mrd. Euro", kDe, "11 Mrd. Euro=EUR 11000000000"},
      {"51,215 Milliarden-US-Dollar", kDe, "51,215 Milliarden-US-Dollar=USD 51215000000"},
      {"der 300-Milliarden-Dollar-Deal", kDe, "300-Milliarden-Dollar=USD 300000000000"},
      {"zweieinhalb Milliarden Euro", kDe, "zweieinhalb Milliarden Euro=EUR 2500000000"},
      {"minus –5,2 Mio. USD", kDe, "–5,2 Mio. USD=USD -5200000"},
      {"9.700 millones de euros", kEs, "9.700 millones de euros=EUR 9700000000"},
      {"u$s9.700 millones", kEs, "u$s9.700 millones=USD 9700000000"},
      {"9,700 mdd", kEs, "9,700 mdd=USD 9700000000"},
      {"2,4 mil millones de dólares", kEs, "2,4 mil millones de dólares=USD 2400000000"},
      {"4,5 billones de dólares", kEs, "4,5 billones de dólares=USD 4500000000000"},
      {"el billón de dólares", kEs, "billón de dólares=USD 1000000000000"}};
  for (const Case& c : cases) {
    EXPECT_THAT(find(c.text, c.language).shown, ElementsAre(c.want)) << c.text;
  }
}

TEST(AmountReaderTest, LeavesNumbersBehindAnAmountThatCountSomethingElse) {
  const Case cases[] = {
      {"15 dollars 50 times", kEn, "15 dollars=USD 15"},
      {"5 dollars and 15 minutes", kEn, "5 dollars=USD 5"},
      {"143 yen a dollar", kEn, "143 yen=JPY 143"},
      {"Euro 2024 begins", kEn, ""},
      {"the first quarter of a million visits", kEn, ""},
  };
  for (const Case& c : cases) {
    std::string found;
    for (const std::string& amount : find(c.text, c.language).shown)
      found += amount;
    EXPECT_EQ(found, c.want) << c.text;
  }
}

TEST(AmountReaderTest, ReadsRangesWithInheritedMagnitudeAndCurrency) {
  const Case cases[] = {
      {"$2-3 billion", kEn, "$2-3 billion=USD 2000000000..3000000000"},
      {"between $2 and $3 billion", kEn, "$2 and $3 billion=USD 2000000000..3000000000"},
      {"$500 million to $1 billion", kEn, "$500 million to $1 billion=USD 500000000..1000000000"},
      {"US$114 – US$118 billion", kEn, "US$114 – US$118 billion=USD 114000000000..118000000000"},
      {"$1.70-4.50 for an hour", kEn, "$1.70-4.50=USD 1.7..4.5"},
      {"entre 2 et 3 milliards de dollars",
       kFr,
       "2 et 3 milliards de dollars=USD 2000000000..3000000000"},
      {"zwischen 7 und 9 Mrd. USD", kDe, "7 und 9 Mrd. USD=USD 7000000000..9000000000"},
      {"7–9 Mrd. USD", kDe, "7–9 Mrd. USD=USD 7000000000..9000000000"},
      {"de 2 a 3 millones de euros", kEs, "2 a 3 millones de euros=EUR 2000000..3000000"}};
  for (const Case& c : cases) {
    EXPECT_THAT(find(c.text, c.language).shown, ElementsAre(c.want)) << c.text;
  }
}

TEST(AmountReaderTest, TakesChangesAndListsForSeveralAmounts) {
  EXPECT_EQ(find("It rose from $1.70 to $2.35.", kEn).amounts.size(), 2U);
  EXPECT_EQ(find("from $2 billion to $3 billion", kEn).amounts.size(), 2U);
  EXPECT_EQ(find("$9 billion and $3 billion", kEn).amounts.size(), 2U);
  EXPECT_EQ(find("$2 billion to 12 firms", kEn).shown,
            std::vector<std::string>{"$2 billion=USD 2000000000"});
}

TEST(AmountReaderTest, FindsNothingInOtherNumbers) {
  const std::string_view texts[] = {"250,000 GPUs and 32 GB at 28Gbps",
                                    "25 million shares",
                                    "an increase of 12%",
                                    "a multi-billion-dollar order",
                                    "tens of billions of dollars",
                                    "It won 5 billion views",
                                    "version 3.5.1 of 2025-11-03",
                                    "500 pounds of copper",
                                    "2 real estate firms"};
  for (const std::string_view text : texts)
    EXPECT_THAT(find(text, kEn).shown, IsEmpty()) << text;
}

TEST(AmountReaderTest, GivesAmountsWithoutCurrencyThatOfTheText) {
  const Found found = find("On parle de 5 milliards de dollars, puis 4 milliards en mai.", kFr);
  ASSERT_EQ(found.amounts.size(), 2U);
  EXPECT_FALSE(found.amounts[0].currency_implicit);
  EXPECT_EQ(found.amounts[1].currency, "USD");
  EXPECT_TRUE(found.amounts[1].currency_implicit);
  EXPECT_THAT(find("Il y a 4 milliards en jeu.", kFr).shown, IsEmpty());
}

TEST(AmountReaderTest, TakesPartsOfAnAmountForMoneyUnlessTheyCountSomething) {
  EXPECT_THAT(find("Un prêt de 2 milliards d'euros, dont 300 millions garantis.", kFr).shown,
              ElementsAre("2 milliards d'euros=EUR 2000000000", "300 millions=EUR 300000000"));
  EXPECT_THAT(
      find("Un prêt de 2 milliards d'euros, dont 30 millions de clients profitent.", kFr).shown,
      ElementsAre("2 milliards d'euros=EUR 2000000000"));
}

TEST(AmountReaderTest, TakesTheCurrencyOfAnEqualAmountFirst) {
  const Found found = find(
      "Contrato por 12.100 millones.\nSon 14.200 millones de dólares (12.107 millones de euros).",
      kEs);
  ASSERT_EQ(found.amounts.size(), 3U);
  EXPECT_EQ(found.amounts[0].currency, "EUR");
}

TEST(AmountReaderTest, ReadsTheYenSignByTheText) {
  EXPECT_EQ(find("¥5 billion", kEn).amounts[0].currency, "JPY");
  EXPECT_EQ(find("¥5 billion (yuan)", kEn).amounts[0].currency, "CNY");
}

TEST(AmountReaderTest, RefusesAmountsThatDoNotFit) {
  EXPECT_THAT(find("$9999999999999 trillion", kEn).shown, IsEmpty());
  EXPECT_EQ(find("$9223372036 billion", kEn).amounts.size(), 1U);
}

TEST(AmountReaderTest, TakesLinearTime) {
  for (const std::string_view unit : {"9",
                                      "$",
                                      "$1 ",
                                      "1,",
                                      "1 ",
                                      "$1-",
                                      "one ",
                                      "million ",
                                      "US$",
                                      "¥5 ",
                                      "$5 to ",
                                      "(",
                                      "5 billion "}) {
    std::string text;
    while (text.size() < 100'000)
      text += unit;
    const auto start = std::chrono::steady_clock::now();
    const Found found = find(text, kEn);
    EXPECT_LT(std::chrono::steady_clock::now() - start, std::chrono::seconds(10)) << unit;
  }
}

}  // namespace
}  // namespace lode::money
