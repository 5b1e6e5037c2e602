// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/date/term.h"

#include <string>

#include <gtest/gtest.h>

namespace lode::date {
namespace {

constexpr auto kEn = text::Language::kEnglish;
constexpr auto kFr = text::Language::kFrench;
constexpr auto kDe = text::Language::kGerman;
constexpr auto kEs = text::Language::kSpanish;

struct Case {
  std::string_view text;
  text::Language language;
  std::string_view words;
  double low;
  double high;
};

TEST(TermTest, ReadsTermsInYears) {
  const Case cases[] = {{"a five-year contract", kEn, "five-year", 5, 5},
                        {"a 10-year lease", kEn, "10-year", 10, 10},
                        {"over seven years", kEn, "seven years", 7, 7},
                        {"for 18 months", kEn, "18 months", 1.5, 1.5},
                        {"for 5 to 7 years", kEn, "5 to 7 years", 5, 7},
                        {"Five years of capacity", kEn, "Five years", 5, 5},
                        {"from 2027 to 2031", kEn, "2027 to 2031", 4, 4},
                        {"from 2027 through 2031", kEn, "2027 through 2031", 5, 5},
                        {"un contrat sur sept ans", kFr, "sept ans", 7, 7},
                        {"pendant 10 ans", kFr, "10 ans", 10, 10},
                        {"über sieben Jahre", kDe, "sieben Jahre", 7, 7},
                        {"fünf Jahre lang", kDe, "fünf Jahre", 5, 5},
                        {"ein siebenjähriger Vertrag", kDe, "siebenjähriger", 7, 7},
                        {"ein Zehnjahresvertrag", kDe, "Zehnjahresvertrag", 10, 10},
                        {"ein 15-Jahres-Vertrag", kDe, "15-Jahres", 15, 15},
                        {"auf zehn Jahre angelegt", kDe, "zehn Jahre", 10, 10},
                        {"five and a half years of supply", kEn, "five and a half years", 5.5, 5.5},
                        {"a seven- to ten-year contract", kEn, "seven- to ten-year", 7, 10},
                        {"pour une durée de dix ans", kFr, "dix ans", 10, 10},
                        {"Seven years and $3 billion", kEn, "Seven years", 7, 7},
                        {"for up to nine years", kEn, "nine years", 9, 9},
                        {"Laufzeit: 5 Jahre", kDe, "5 Jahre", 5, 5},
                        {"Term: 15 years", kEn, "15 years", 15, 15},
                        {"a quince años", kEs, "quince años", 15, 15},
                        {"ein 18-monatiger Vertrag", kDe, "18-monatiger", 1.5, 1.5},
                        {"durante siete años", kEs, "siete años", 7, 7},
                        {"cinco años de vigencia", kEs, "cinco años", 5, 5}};
  for (const Case& c : cases) {
    const text::Tokens tokens(c.text);
    const auto terms = find_terms(tokens, c.language);
    ASSERT_EQ(terms.size(), 1U) << c.text;
    EXPECT_EQ(c.text.substr(terms[0].begin, terms[0].end - terms[0].begin), c.words);
    EXPECT_DOUBLE_EQ(terms[0].low_years, c.low) << c.text;
    EXPECT_DOUBLE_EQ(terms[0].high_years, c.high) << c.text;
  }
}

TEST(TermTest, LeavesAgesAndTimesPastOrToComeAlone) {
  const Case cases[] = {{"a ten-year-old firm", kEn, "", 0, 0},
                        {"over the past five years", kEn, "", 0, 0},
                        {"five years ago", kEn, "", 0, 0},
                        {"in five years", kEn, "", 0, 0},
                        {"ten-year Treasury yields", kEn, "", 0, 0},
                        {"until 2031", kEn, "", 0, 0},
                        {"for close to two years its only supplier", kEn, "", 0, 0},
                        {"das Jahresergebnis", kDe, "", 0, 0},
                        {"depuis dix ans", kFr, "", 0, 0},
                        {"il y a deux ans", kFr, "", 0, 0},
                        {"seit zehn Jahren", kDe, "", 0, 0},
                        {"vor drei Jahren", kDe, "", 0, 0},
                        {"minderjährig", kDe, "", 0, 0},
                        {"hace tres años", kEs, "", 0, 0}};
  for (const Case& c : cases) {
    const text::Tokens tokens(c.text);
    EXPECT_TRUE(find_terms(tokens, c.language).empty()) << c.text;
  }
}

}  // namespace
}  // namespace lode::date
