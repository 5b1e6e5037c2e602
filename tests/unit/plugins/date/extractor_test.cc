// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/date/extractor.h"

#include <chrono>
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace lode::date {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

constexpr auto kEn = text::Language::kEnglish;
constexpr auto kFr = text::Language::kFrench;
constexpr auto kDe = text::Language::kGerman;
constexpr auto kEs = text::Language::kSpanish;

constexpr std::int64_t kDay = 86'400;

// Wednesday, 5 November 2025.
constexpr std::int64_t kPublished = 20'397 * kDay + 40'000;

Result run(std::string_view text, text::Language language, bool published = true) {
  const text::Tokens tokens(text);
  Input input;
  if (published) input.published_unix = kPublished;
  return extract(tokens, language, input);
}

// "<words>=<period>", with "/F" for fiscal and "/R" for relative dates.
std::vector<std::string> dates(std::string_view text,
                               text::Language language,
                               bool published = true) {
  std::vector<std::string> out;
  for (const DateFact& fact : run(text, language, published).dates) {
    std::string line(text.substr(fact.begin, fact.end - fact.begin));
    line += "=" + to_iso(fact.period);
    if (fact.fiscal) line += "/F";
    if (fact.relative) line += "/R";
    out.push_back(line);
  }
  return out;
}

struct Case {
  std::string_view text;
  text::Language language;
  std::string_view want;
};

TEST(DateExtractorTest, ReadsAbsoluteDates) {
  const Case cases[] = {
      {"On Nov. 3, 2025, it began.", kEn, "Nov. 3, 2025=2025-11-03"},
      {"the 3rd of November 2025", kEn, "3rd of November 2025=2025-11-03"},
      {"3 November 2025", kEn, "3 November 2025=2025-11-03"},
      {"Monday, November 3, 2025", kEn, "Monday, November 3, 2025=2025-11-03"},
      {"2025-11-03", kEn, "2025-11-03=2025-11-03"},
      {"11/3/2025", kEn, "11/3/2025=2025-11-03"},
      {"25/3/2025", kEn, "25/3/2025=2025-03-25"},
      {"03-Nov-2025", kEn, "03-Nov-2025=2025-11-03"},
      {"in March 2025", kEn, "March 2025=2025-03"},
      {"July 7-9, 2025", kEn, "July 7-9, 2025=2025-07-07..2025-07-09"},
      {"July to September 2025", kEn, "July to September 2025=2025-Q3"},
      {"Q3 2025", kEn, "Q3 2025=2025-Q3"},
      {"1Q25", kEn, "1Q25=2025-Q1"},
      {"2025-Q3", kEn, "2025-Q3=2025-Q3"},
      {"the third quarter of 2026", kEn, "third quarter of 2026=2026-Q3"},
      {"the second half of 2026", kEn, "second half of 2026=2026-H2"},
      {"H1 2026", kEn, "H1 2026=2026-H1"},
      {"by 2027", kEn, "2027=2027"},
      {"in late 2025", kEn, "late 2025=2025"},
      {"mid-2026", kEn, "mid-2026=2026"},
      {"at the end of June 2025", kEn, "end of June 2025=2025-06"},
      {"fiscal year 2026", kEn, "fiscal year 2026=2026/F"},
      {"FY26", kEn, "FY26=2026/F"},
      {"the first quarter of fiscal 2025", kEn, "first quarter of fiscal 2025=2025-Q1/F"},
      {"le 1er mars 2025", kFr, "1er mars 2025=2025-03-01"},
      {"le lundi 3 novembre 2025", kFr, "lundi 3 novembre 2025=2025-11-03"},
      {"en août 2025", kFr, "août 2025=2025-08"},
      {"au troisième trimestre 2025", kFr, "troisième trimestre 2025=2025-Q3"},
      {"au dernier trimestre de 2025", kFr, "dernier trimestre de 2025=2025-Q4"},
      {"im letzten Quartal 2025", kDe, "letzten Quartal 2025=2025-Q4"},
      {"T1 2025", kFr, "T1 2025=2025-Q1"},
      {"d'ici la fin de 2026", kFr, "fin de 2026=2026"},
      {"L'exercice 2025", kFr, "2025=2025/F"},
      {"am 3. November 2025", kDe, "3. November 2025=2025-11-03"},
      {"am 03.11.2025", kDe, "03.11.2025=2025-11-03"},
      {"im zweiten Halbjahr 2026", kDe, "zweiten Halbjahr 2026=2026-H2"},
      {"2. Quartal 2025", kDe, "2. Quartal 2025=2025-Q2"},
      {"Ende 2026", kDe, "Ende 2026=2026"},
      {"im Geschäftsjahr 2025", kDe, "2025=2025/F"},
      {"el 25 de enero de 2026", kEs, "25 de enero de 2026=2026-01-25"},
      {"04/11/2025", kEs, "04/11/2025=2025-11-04"},
      {"en el primer trimestre de 2026", kEs, "primer trimestre de 2026=2026-Q1"},
      {"a finales de 2027", kEs, "finales de 2027=2027"}};
  for (const Case& c : cases)
    EXPECT_THAT(dates(c.text, c.language), ElementsAre(c.want)) << c.text;
}

TEST(DateExtractorTest, ResolvesRelativeDatesAgainstPublication) {
  const Case cases[] = {{"It fell on Monday.", kEn, "Monday=2025-11-03/R"},
                        {"It rose on Wednesday.", kEn, "Wednesday=2025-11-05/R"},
                        {"It rose on Thursday.", kEn, "Thursday=2025-10-30/R"},
                        {"It will start on Friday.", kEn, "Friday=2025-11-07/R"},
                        {"yesterday", kEn, "yesterday=2025-11-04/R"},
                        {"It was announced today.", kEn, "today=2025-11-05/R"},
                        {"last week", kEn, "last week=2025-10-27..2025-11-02/R"},
                        {"next month", kEn, "next month=2025-12/R"},
                        {"last quarter", kEn, "last quarter=2025-Q3/R"},
                        {"this year", kEn, "this year=2025/R"},
                        {"by year-end", kEn, "year-end=2025/R"},
                        {"It opened in December", kEn, "December=2024-12/R"},
                        {"It will open in December.", kEn, "December=2025-12/R"},
                        {"July 7", kEn, "July 7=2025-07-07/R"},
                        {"the June quarter", kEn, "June quarter=2025-Q2/R"},
                        {"l'an dernier", kFr, "an dernier=2024/R"},
                        {"cette année", kFr, "cette année=2025/R"},
                        {"la semaine dernière", kFr, "semaine dernière=2025-10-27..2025-11-02/R"},
                        {"lundi", kFr, "lundi=2025-11-03/R"},
                        {"hier", kFr, "hier=2025-11-04/R"},
                        {"im vergangenen Monat", kDe, "vergangenen Monat=2025-10/R"},
                        {"nächstes Jahr", kDe, "nächstes Jahr=2026/R"},
                        {"gestern", kDe, "gestern=2025-11-04/R"},
                        {"am 30. Juni", kDe, "30. Juni=2025-06-30/R"},
                        {"el año pasado", kEs, "año pasado=2024/R"},
                        {"este año", kEs, "este año=2025/R"},
                        {"el lunes", kEs, "lunes=2025-11-03/R"}};
  for (const Case& c : cases)
    EXPECT_THAT(dates(c.text, c.language), ElementsAre(c.want)) << c.text;
}

TEST(DateExtractorTest, LeavesRelativeDatesOutWithoutPublication) {
  for (const std::string_view text : {"on Monday", "yesterday", "last year", "next month"}) {
    EXPECT_THAT(dates(text, kEn, false), IsEmpty()) << text;
  }
}

TEST(DateExtractorTest, TakesTheYearOfTheTextForMonthsWithoutPublication) {
  EXPECT_THAT(dates("In March it grew. Revenue in 2025 was flat.", kEn, false),
              ElementsAre("March=2025-03/R", "2025=2025"));
  EXPECT_THAT(dates("In March it grew. The notes are due 2031.", kEn, false),
              ElementsAre("2031=2031"));
}

TEST(DateExtractorTest, FindsNothingInOtherWordsAndNumbers) {
  const Case cases[] = {{"May we march on? It may.", kEn, ""},
                        {"March was a mistake, said April.", kEn, ""},
                        {"2,025 GPUs and 1,990 MW", kEn, ""},
                        {"2025 GPUs", kEn, ""},
                        {"It costs $2025 or €1999.", kEn, ""},
                        {"RTX 2080 and the RTX-2060", kEn, ""},
                        {"call 138-2010-2015", kEn, ""},
                        {"the sun sat on mar", kEn, ""},
                        {"version 2024.1", kEn, ""},
                        {"each February 1 and August 1", kEn, ""},
                        {"February 30, 2025", kEn, ""},
                        {"the first half of the game", kEn, ""},
                        {"les mars et les mai", kFr, ""},
                        {"2000 Euro", kDe, ""}};
  for (const Case& c : cases)
    EXPECT_THAT(dates(c.text, c.language), IsEmpty()) << c.text;
}

TEST(DateExtractorTest, NamesThePartOfThePeriodInTheRule) {
  EXPECT_EQ(run("in late 2025", kEn).dates.at(0).rule, "year:late");
  EXPECT_EQ(run("Anfang Juni 2025", kDe).dates.at(0).rule, "month:early");
  EXPECT_EQ(run("Q3 2025", kEn).dates.at(0).rule, "quarter");
}

TEST(DateExtractorTest, GivesQuartersTheFiscalYearNamedBefore) {
  EXPECT_THAT(
      dates("In the third quarter of fiscal 2026 it grew. The fourth quarter will be good.", kEn),
      ElementsAre("third quarter of fiscal 2026=2026-Q3/F", "fourth quarter=2026-Q4/F/R"));
}

TEST(DateExtractorTest, TakesLinearTime) {
  for (const std::string_view unit : {"9",
                                      "2025",
                                      "2025-",
                                      "2025 ",
                                      "3/",
                                      "May ",
                                      "1 ",
                                      "last ",
                                      "first ",
                                      "Monday ",
                                      "of ",
                                      "each February ",
                                      "1/2, ",
                                      "from May to ",
                                      "two weeks before ",
                                      "for 3 days from ",
                                      "the first nine months of ",
                                      "week of ",
                                      "end of the month ",
                                      "Monday or ",
                                      "in the May\n",
                                      "twenty ",
                                      "five-year ",
                                      "2025'"}) {
    std::string text;
    while (text.size() < 100'000)
      text += unit;
    const auto start = std::chrono::steady_clock::now();
    EXPECT_LE(run(text, kEn).dates.size(), text.size());
    EXPECT_LT(std::chrono::steady_clock::now() - start, std::chrono::seconds(10)) << unit;
  }
}

}  // namespace
}  // namespace lode::date
