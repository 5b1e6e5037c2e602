// SPDX-License-Identifier: GPL-3.0-or-later
// Days by distance, spans, ranges, and days in words. Published on Wednesday, 5 November 2025.
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "plugins/date/extractor.h"

namespace lode::date {
namespace {

using ::testing::Contains;

constexpr auto kEn = text::Language::kEnglish;
constexpr auto kFr = text::Language::kFrench;
constexpr auto kDe = text::Language::kGerman;
constexpr auto kEs = text::Language::kSpanish;

struct Case {
  std::string_view text;
  text::Language language;
  std::string_view want;
};

std::vector<std::string> dates(std::string_view text, text::Language language) {
  const text::Tokens tokens(text);
  std::vector<std::string> out;
  const Result result = extract(tokens, language, {.published_unix = 20'397 * 86'400});
  std::vector<DateFact> facts = result.dates;
  facts.insert(facts.end(), result.ranges.begin(), result.ranges.end());
  for (const DateFact& fact : facts) {
    out.push_back(std::string(text.substr(fact.begin, fact.end - fact.begin)) + "=" +
                  to_iso(fact.period));
  }
  return out;
}

class RelativeDateTest : public testing::TestWithParam<Case> {};

TEST_P(RelativeDateTest, IsReadAndResolved) {
  const Case& c = GetParam();
  EXPECT_THAT(dates(c.text, c.language), Contains(std::string(c.want))) << c.text;
}

INSTANTIATE_TEST_SUITE_P(
    Distance,
    RelativeDateTest,
    testing::Values(Case{"They signed two weeks ago.", kEn, "two weeks ago=2025-10-22"},
                    Case{"It was built 3 months ago.", kEn, "3 months ago=2025-08"},
                    Case{"The site will open in three days.", kEn, "in three days=2025-11-08"},
                    Case{"due a week from tomorrow", kEn, "a week from tomorrow=2025-11-13"},
                    Case{"Vor zwei Wochen begann es.", kDe, "Vor zwei Wochen=2025-10-22"},
                    Case{"In drei Tagen ist es so weit.", kDe, "In drei Tagen=2025-11-08"},
                    Case{"C'était il y a trois mois.", kFr, "il y a trois mois=2025-08"},
                    Case{"Livraison dans dix jours.", kFr, "dans dix jours=2025-11-15"},
                    Case{"Se firmó hace dos semanas.", kEs, "hace dos semanas=2025-10-22"},
                    Case{"Abrirá en 4 semanas.", kEs, "en 4 semanas=2025-12-03"}));

INSTANTIATE_TEST_SUITE_P(
    Weekday,
    RelativeDateTest,
    testing::Values(Case{"on Tuesday of last week", kEn, "Tuesday of last week=2025-10-28"},
                    Case{"they meet next Monday", kEn, "next Monday=2025-11-10"},
                    Case{"next week on Friday", kEn, "next week on Friday=2025-11-14"},
                    Case{"this Friday", kEn, "this Friday=2025-11-07"},
                    Case{"lundi prochain", kFr, "lundi prochain=2025-11-10"},
                    Case{"el viernes pasado", kEs, "viernes pasado=2025-10-31"}));

INSTANTIATE_TEST_SUITE_P(
    Span,
    RelativeDateTest,
    testing::Values(
        Case{"over the next three days", kEn, "next three days=2025-11-06..2025-11-08"},
        Case{"in the last 2 quarters", kEn, "last 2 quarters=2025-04-01..2025-09-30"},
        Case{"les 3 prochains jours", kFr, "3 prochains jours=2025-11-06..2025-11-08"},
        Case{"los últimos 3 meses", kEs, "últimos 3 meses=2025-08-05..2025-11-04"},
        Case{"in den letzten drei Tagen", kDe, "letzten drei Tagen=2025-11-02..2025-11-04"}));

INSTANTIATE_TEST_SUITE_P(
    Range,
    RelativeDateTest,
    testing::Values(
        Case{"from May 2 to June 5, 2025", kEn, "May 2 to June 5, 2025=2025-05-02..2025-06-05"},
        Case{"from Nov. 18 to Jan. 4, 2025", kEn, "Nov. 18 to Jan. 4, 2025=2024-11-18..2025-01-04"},
        Case{"between 2014 and 2018", kEn, "2014 and 2018=2014-01-01..2018-12-31"},
        Case{"from 3 to 12 September 2025", kEn, "3 to 12 September 2025=2025-09-03..2025-09-12"},
        Case{"between now and November 15", kEn, "now and November 15=2025-11-05..2025-11-15"},
        Case{"vom 3. Januar bis heute", kDe, "3. Januar bis heute=2025-01-03..2025-11-05"},
        Case{"entre 2026 et 2028", kFr, "2026 et 2028=2026-01-01..2028-12-31"},
        Case{"del 3 al 5 de mayo de 2025", kEs, "3 al 5 de mayo de 2025=2025-05-03..2025-05-05"},
        Case{"in the 1990s", kEn, "1990s=1990-01-01..1999-12-31"}));

INSTANTIATE_TEST_SUITE_P(
    Words,
    RelativeDateTest,
    testing::Values(
        Case{"the second of August 2025", kEn, "second of August 2025=2025-08-02"},
        Case{"January first, 2026", kEn, "January first, 2026=2026-01-01"},
        Case{"the twenty-third of May 2025", kEn, "twenty-third of May 2025=2025-05-23"},
        Case{"on april 9", kEn, "april 9=2025-04-09"},
        Case{"August two thousand and fifteen", kEn, "August two thousand and fifteen=2015-08"},
        Case{"am einundzwanzigsten Mai 2025", kDe, "einundzwanzigsten Mai 2025=2025-05-21"},
        Case{"el diez de octubre de 2018", kEs, "diez de octubre de 2018=2018-10-10"},
        Case{"am 28.10. beginnt es", kDe, "28.10=2025-10-28"},
        Case{"signed on 22/04 in Paris", kEn, "22/04=2025-04-22"},
        Case{"dated 03/18/24", kEn, "03/18/24=2024-03-18"},
        Case{"on the 3rd, they said", kEn, "3rd=2025-11-03"},
        Case{"this May", kEn, "this May=2025-05"}));

TEST(RelativeDateTest, IsNotReadFromWhatOnlyLooksLikeIt) {
  const Case cases[] = {
      {"The largest deal in two years.", kEn, {}},
      {"Profit rose 3 months in a row.", kEn, {}},
      {"A year ago the figure was lower.", kEn, {}},
      {"for the second time", kEn, {}},
      {"a 24/7 service", kEn, {}},
      {"the 15th floor", kEn, {}},
      {"They may march on.", kEn, {}},
      {"el 50 % en la mañana", kEs, {}},
      {"heute Morgen ein Stau", kDe, {}},
      {"two thousand and fifteen GPUs", kEn, {}},
  };
  for (const Case& c : cases) {
    for (const std::string& date : dates(c.text, c.language)) {
      EXPECT_TRUE(c.language == kDe && date.rfind("heute", 0) == 0) << c.text << ": " << date;
    }
  }
}

}  // namespace
}  // namespace lode::date
