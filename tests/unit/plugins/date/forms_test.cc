// SPDX-License-Identifier: GPL-3.0-or-later
// Further forms of dates, each with what it means. Published on Wednesday, 5 November 2025.
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "plugins/date/extractor.h"

namespace lode::date {
namespace {

using ::testing::Contains;
using ::testing::IsEmpty;

constexpr auto kEn = text::Language::kEnglish;
constexpr auto kFr = text::Language::kFrench;
constexpr auto kDe = text::Language::kGerman;
constexpr auto kEs = text::Language::kSpanish;

std::string line(std::string_view text, const DateFact& fact) {
  return std::string(text.substr(fact.begin, fact.end - fact.begin)) + "=" + to_iso(fact.period);
}

struct Lines {
  std::vector<std::string> dates;
  std::vector<std::string> ranges;
};

Lines lines(std::string_view text, text::Language language) {
  const text::Tokens tokens(text);
  const Result result = extract(tokens, language, {.published_unix = 20'397 * 86'400});
  Lines out;
  for (const DateFact& fact : result.dates)
    out.dates.push_back(line(text, fact));
  for (const DateFact& fact : result.ranges)
    out.ranges.push_back(line(text, fact));
  return out;
}

struct Case {
  std::string_view text;
  text::Language language;
  std::string_view want;
};

TEST(DateFormsTest, ReadsWeekdaysOfMonthsAndWeeks) {
  const Case cases[] = {
      {"on the first Tuesday of December 2025", kEn, "first Tuesday of December 2025=2025-12-02"},
      {"on the last Friday in October", kEn, "last Friday in October=2025-10-31"},
      {"premier mercredi du mois prochain", kFr, "premier mercredi du mois prochain=2025-12-03"},
      {"letzter Sonntag im März 2026", kDe, "letzter Sonntag im März 2026=2026-03-29"},
      {"this coming Friday", kEn, "this coming Friday=2025-11-07"},
      {"this past Wednesday", kEn, "this past Wednesday=2025-10-29"},
      {"el martes que viene", kEs, "martes que viene=2025-11-11"},
      {"the week of March 9", kEn, "week of March 9=2025-03-03..2025-03-09"},
      {"la semana que comienza el 4 de febrero",
       kEs,
       "semana que comienza el 4 de febrero=2026-02-02..2026-02-08"},
      {"Tuesday, November 11", kEn, "Tuesday, November 11=2025-11-11"},
      {"Monday, November 11", kEn, "Monday, November 11=2024-11-11"},
      {"this Friday (Nov. 7)", kEn, "this Friday (Nov. 7)=2025-11-07"}};
  for (const Case& c : cases)
    EXPECT_THAT(lines(c.text, c.language).dates, Contains(std::string(c.want))) << c.text;
}

TEST(DateFormsTest, ReadsDaysInDigits) {
  const Case cases[] = {
      {"from 5/1-5/7, 2026", kEn, "5/1-5/7, 2026=2026-05-01..2026-05-07"},
      {"vom 14.10. - 15.10.2025", kDe, "14.10. - 15.10.2025=2025-10-14..2025-10-15"},
      {"14. - 15.10.2025", kDe, "14. - 15.10.2025=2025-10-14..2025-10-15"},
      {"31.12. - 2.1.2026", kDe, "31.12. - 2.1.2026=2025-12-31..2026-01-02"},
      {"due 11/2026", kEn, "11/2026=2026-11"},
      {"sold on Dec31, 1994", kEn, "Dec31, 1994=1994-12-31"},
      {"on 2016 10 16 it began", kEn, "2016 10 16=2016-10-16"},
      {"since 1865, when it began", kEn, "1865=1865"}};
  for (const Case& c : cases)
    EXPECT_THAT(lines(c.text, c.language).dates, Contains(std::string(c.want))) << c.text;
}

TEST(DateFormsTest, ReadsPartsOfTheCurrentYearMonthAndQuarter) {
  const Case cases[] = {{"later this year", kEn, "later this year=2025"},
                        {"later in the year", kEn, "later in the year=2025"},
                        {"by the end of the month", kEn, "end of the month=2025-11"},
                        {"Ende des Monats", kDe, "Ende des Monats=2025-11"},
                        {"à la fin du mois", kFr, "fin du mois=2025-11"},
                        {"a principios de año", kEs, "principios de año=2025"},
                        {"by mid-year", kEn, "mid-year=2025"},
                        {"zum Jahresbeginn", kDe, "Jahresbeginn=2025"},
                        {"for the rest of the year", kEn, "rest of the year=2025"},
                        {"in Q3 it grew", kEn, "Q3=2025-Q3"},
                        {"im vorletzten Jahr", kDe, "vorletzten Jahr=2023"}};
  for (const Case& c : cases)
    EXPECT_THAT(lines(c.text, c.language).dates, Contains(std::string(c.want))) << c.text;
}

TEST(DateFormsTest, ReadsMonthsCountedInAYear) {
  EXPECT_THAT(lines("the first six months of 2025", kEn).dates,
              Contains("first six months of 2025=2025-H1"));
  EXPECT_THAT(lines("les trois premiers mois de 2025", kFr).dates,
              Contains("trois premiers mois de 2025=2025-Q1"));
  EXPECT_THAT(lines("the ninth month of last year", kEn).dates,
              Contains("ninth month of last year=2024-09"));
  const Lines nine = lines("the first nine months of 2025", kEn);
  EXPECT_THAT(nine.dates, Contains("2025=2025"));
  EXPECT_THAT(nine.ranges, Contains("first nine months=2025-01-01..2025-09-30"));
}

TEST(DateFormsTest, GivesSeasonsDecadesAndTheYearToDateAsSpans) {
  const Case cases[] = {
      {"in summer 2026", kEn, "summer=2026-06-01..2026-08-31"},
      {"this summer", kEn, "this summer=2025-06-01..2025-08-31"},
      {"l'hiver dernier", kFr, "hiver dernier=2024-12-01..2025-02-28"},
      {"en la próxima década", kEs, "próxima década=2030-01-01..2039-12-31"},
      {"in the 19th century", kEn, "19th century=1800-01-01..1899-12-31"},
      {"up 20% year to date", kEn, "year to date=2025-01-01..2025-11-04"},
      {"booked for 3 days starting May 20, 2025", kEn, "3 days starting=2025-05-20..2025-05-22"},
      {"from Nov. 18 to Jan. 4", kEn, "Nov. 18 to Jan. 4=2025-11-18..2026-01-04"},
      {"between October and December", kEn, "October and December=2025-10-01..2025-12-31"}};
  for (const Case& c : cases)
    EXPECT_THAT(lines(c.text, c.language).ranges, Contains(std::string(c.want))) << c.text;
}

TEST(DateFormsTest, ReadsDaysInWordsAndBesideOtherDays) {
  const Case cases[] = {
      {"avant-hier", kFr, "avant-hier=2025-11-03"},
      {"pasado mañana", kEs, "pasado mañana=2025-11-07"},
      {"the day after tomorrow", kEn, "day after tomorrow=2025-11-07"},
      {"on the twenty-sixth day of the month", kEn, "twenty-sixth day of the month=2025-11-26"},
      {"the 20th of next month", kEn, "20th of next month=2025-12-20"},
      {"am siebten vierten", kDe, "siebten vierten=2025-04-07"},
      {"two weeks before May 13, 2025", kEn, "two weeks before=2025-04-29"},
      {"in nineteen ninety-six", kEn, "nineteen ninety-six=1996"},
      {"in den 90er Jahren", kDe, "90er Jahren=1990-01-01..1999-12-31"},
      {"bought for $12 December 27, 2024", kEn, "December 27, 2024=2024-12-27"}};
  for (const Case& c : cases)
    EXPECT_THAT(lines(c.text, c.language).dates, Contains(std::string(c.want))) << c.text;
}

TEST(DateFormsTest, TakesTheNearestDayUnlessItsSentenceTellsOfThePast) {
  const Case cases[] = {{"in December", kEn, "December=2025-12"},
                        {"It was opened in December.", kEn, "December=2024-12"},
                        {"The centre raised its rates in December", kEn, "December=2024-12"},
                        {"a budget is released December 1", kEn, "December 1=2025-12-01"},
                        {"Record date January 9", kEn, "January 9=2026-01-09"},
                        {"in March", kEn, "March=2025-03"},
                        {"im Dezember", kDe, "Dezember=2025-12"},
                        {"Das Werk wurde im Dezember eröffnet", kDe, "Dezember=2024-12"},
                        {"Se anunció en diciembre", kEs, "diciembre=2024-12"},
                        {"this Aug 31", kEn, "this Aug 31=2025-08-31"},
                        {"last December 9", kEn, "last December 9=2024-12-09"},
                        {"next May 5", kEn, "next May 5=2026-05-05"}};
  for (const Case& c : cases)
    EXPECT_THAT(lines(c.text, c.language).dates, Contains(std::string(c.want))) << c.text;
}

TEST(DateFormsTest, ReadsWhatOldWiresWrite) {
  const Case cases[] = {{"payable June Eight, record", kEn, "June Eight=2026-06-08"},
                        {"paralysed since March six by", kEn, "March six=2025-03-06"},
                        {"in the 1986 4th qtr", kEn, "1986 4th qtr=1986-Q4"},
                        {"at year-end 1986", kEn, "year-end 1986=1986"},
                        {"April 1, 1986, and March 31, 1988", kEn, "March 31, 1988=1988-03-31"},
                        {"sales in July 1979", kEn, "July 1979=1979-07"}};
  for (const Case& c : cases)
    EXPECT_THAT(lines(c.text, c.language).dates, Contains(std::string(c.want))) << c.text;
  EXPECT_THAT(
      lines("SECOND QUARTER SALES SEEN RISING\n\nSales in the second quarter of 2026 may rise.",
            kEn)
          .dates,
      Contains("SECOND QUARTER=2026-Q2"));
  EXPECT_THAT(lines("2ND QTR ENDS FEB 28", kEn).dates, Contains("FEB 28=2025-02-28"));
  EXPECT_THAT(lines("2ND QTR FEB 28 NET", kEn).dates, Contains("FEB 28=2025-02-28"));
  EXPECT_THAT(lines("over the past year", kEn).ranges,
              Contains("past year=2024-11-05..2025-11-04"));
}

TEST(DateFormsTest, ReadsTheYearBesideAMonth) {
  const Case cases[] = {{"up since March last year", kEn, "March last year=2024-03"},
                        {"from September this year", kEn, "September this year=2025-09"},
                        {"en mai de l'an dernier", kFr, "mai de l'an dernier=2024-05"},
                        {"en mars dernier", kFr, "mars dernier=2025-03"},
                        {"im März vergangenen Jahres", kDe, "März vergangenen Jahres=2024-03"},
                        {"en marzo del año pasado", kEs, "marzo del año pasado=2024-03"},
                        {"They want to stop all trade by October", kEn, "October=2026-10"}};
  for (const Case& c : cases)
    EXPECT_THAT(lines(c.text, c.language).dates, Contains(std::string(c.want))) << c.text;
}

TEST(DateFormsTest, ReadsOnWhereALineWasBrokenByHand) {
  const std::string_view text =
      "The company had some thirteen million shares as of September\n30 and bought more later.";
  EXPECT_THAT(lines(text, kEn).dates, Contains("September\n30=2025-09-30"));
  EXPECT_THAT(
      lines("The bonds, which are a private placement of the bank, mature on March\n17, 2031.", kEn)
          .dates,
      Contains("March\n17, 2031=2031-03-17"));
  EXPECT_THAT(lines("in September\n30 items", kEn).dates, Contains("September=2025-09"));
}

TEST(DateFormsTest, TellsComingWeekdaysByTheirVerbs) {
  const Case cases[] = {
      {"a vote is scheduled for Thursday", kEn, "Thursday=2025-11-06"},
      {"it will not be ready until late tomorrow or Friday", kEn, "Friday=2025-11-07"},
      {"Friday's figures will be watched", kEn, "Friday=2025-11-07"},
      {"it will buy the plant, it said on Friday", kEn, "Friday=2025-10-31"},
      {"talks resume on Friday in the capital", kEn, "Friday=2025-11-07"}};
  for (const Case& c : cases)
    EXPECT_THAT(lines(c.text, c.language).dates, Contains(std::string(c.want))) << c.text;
}

TEST(DateFormsTest, MarksFiscalPeriodsAndNamesThemByTheirYear) {
  const Case cases[] = {
      {"Q4 FY2026 revenue", kEn, "Q4 FY2026=2026-Q4"},
      {"Q3 FY26", kEn, "Q3 FY26=2026-Q3"},
      {"the fiscal third quarter of 2026", kEn, "fiscal third quarter of 2026=2026-Q3"},
      {"the 2026 fiscal third quarter", kEn, "2026 fiscal third quarter=2026-Q3"},
      {"fourth-quarter fiscal 2026 results", kEn, "fourth-quarter fiscal 2026=2026-Q4"},
      {"im dritten Geschäftsquartal 2026", kDe, "dritten Geschäftsquartal 2026=2026-Q3"},
      {"im Geschäftsjahr 2025/26", kDe, "2025/26=2026"},
      {"au troisième trimestre de l'exercice 2026",
       kFr,
       "troisième trimestre de l'exercice 2026=2026-Q3"},
      {"en el tercer trimestre fiscal de 2026", kEs, "tercer trimestre fiscal de 2026=2026-Q3"}};
  for (const Case& c : cases) {
    const text::Tokens tokens(c.text);
    const Result result = extract(tokens, c.language, {.published_unix = 20'397 * 86'400});
    ASSERT_EQ(result.dates.size(), 1U) << c.text;
    EXPECT_EQ(line(c.text, result.dates[0]), c.want);
    EXPECT_TRUE(result.dates[0].fiscal) << c.text;
  }
  EXPECT_THAT(lines("in Q1'26", kEn).dates, Contains("Q1'26=2026-Q1"));
  EXPECT_THAT(lines("third-quarter 2025 revenue", kEn).dates,
              Contains("third-quarter 2025=2025-Q3"));
}

TEST(DateFormsTest, FindsNothingInWordsThatLookAlike) {
  const Case cases[] = {{"the Audi Q3 sells well", kEn, ""},
                        {"Q3 revenue was flat", kEn, ""},
                        {"21st Century Films", kEn, ""},
                        {"they fell this fall and last", kEn, ""},
                        {"am ersten zweiten Spieltag", kDe, ""},
                        {"il a été dernier", kFr, ""},
                        {"in the rest of the world", kEn, ""},
                        {"the Sunday Times wrote", kEn, ""},
                        {"511 1/2 519 1/2 511", kEn, ""},
                        {"OCT 25 582 up 213", kEn, ""},
                        {"changes its fiscal year-end", kEn, ""},
                        {"DEC7 5596", kEn, ""},
                        {"H100, H200, GB200 and RTX 2080 cards", kEn, ""},
                        {"version 12.1.2 of CUDA 11.8", kEn, ""},
                        {"1,990 votes against 2,025", kEn, ""},
                        {"he sat in the sun on mar", kEn, ""},
                        {"may march", kEn, ""},
                        {"far more than it earns today.", kEn, ""},
                        {"1 990 MW et 2 025 puces", kFr, ""},
                        {"1.990 MW und 2.025 GPUs", kDe, ""},
                        {"el mar y el sol", kEs, ""},
                        {"up 1/8 to 3/8 point", kEn, ""},
                        {"it would be the highest in 10 years", kEn, ""}};
  for (const Case& c : cases) {
    EXPECT_THAT(lines(c.text, c.language).dates, IsEmpty()) << c.text;
    EXPECT_THAT(lines(c.text, c.language).ranges, IsEmpty()) << c.text;
  }
}

}  // namespace
}  // namespace lode::date
