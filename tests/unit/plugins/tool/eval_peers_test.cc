// SPDX-License-Identifier: GPL-3.0-or-later
#include <nlohmann/json.hpp>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "plugins/tool/eval/peer_units.h"
#include "plugins/tool/eval/peers.h"

namespace lode::tool::eval {
namespace {

using nlohmann::json;

json recognizers(const char* text, const char* span, json resolution, const char* type) {
  const std::size_t start = std::string_view(text).find(span);
  return {{"text", text},
          {"ref", "2016-11-07T00:00:00"},
          {"spans",
           {{{"text", span},
             {"start", start},
             {"end", start + std::string_view(span).size() - 1},
             {"type", type},
             {"resolution", std::move(resolution)}}}}};
}

Document with_fact(const json& line, const char* facet, Value value, Span span) {
  Document document = *peer_document(line, "en");
  Annotation annotation;
  annotation.facet = facet;
  annotation.value = std::move(value);
  annotation.span = span;
  document.annotations = {annotation};
  return document;
}

Tally money_tally(const json& line, std::int64_t units, std::int32_t nanos, const char* currency) {
  const Money money{units, nanos, units, nanos, currency, Qualifier::kExact};
  const Document document = with_fact(line, "amount", money, {9, 12, Field::kBody, false});
  return judge_peer(line, document, true)->tallies["money"];
}

TEST(PeersTest, TheFormatIsKnownByItsKeys) {
  EXPECT_EQ(peer_format({{"text", "x"}, {"spans", json::array()}}), PeerFormat::kRecognizers);
  EXPECT_EQ(peer_format({{"text", "x"}, {"expected", nullptr}, {"section", "allExamples"}}),
            PeerFormat::kDuckling);
  EXPECT_FALSE(peer_format({{"id", "gold"}, {"text", "x"}, {"deals", json::array()}}));
}

TEST(PeersTest, BareDollarsAllowEveryDollarAndCodesOneCurrency) {
  const json bare = recognizers(
      "they pay 7 dollars", "7 dollars", {{"value", "7"}, {"unit", "Dollar"}}, "currency");
  EXPECT_EQ(money_tally(bare, 7, 0, "USD").right, 1u);
  EXPECT_EQ(money_tally(bare, 7, 0, "CAD").right, 1u);
  EXPECT_EQ(money_tally(bare, 7, 0, "EUR").missed, 1u);
  EXPECT_EQ(money_tally(bare, 8, 0, "USD").missed, 1u);
  const json code = recognizers("they pay 7 dollars",
                                "7 dollars",
                                {{"value", "7"}, {"unit", "Dollar"}, {"isoCurrency", "CAD"}},
                                "currency");
  EXPECT_EQ(money_tally(code, 7, 0, "USD").missed, 1u);
}

TEST(PeersTest, CentsCountInUnits) {
  const json line =
      recognizers("they pay 50 cents", "50 cents", {{"value", "50"}, {"unit", "Cent"}}, "currency");
  EXPECT_EQ(money_tally(line, 0, 500'000'000, "USD").right, 1u);
  EXPECT_EQ(parts_of("C\xC3\xA9ntimo"), 100);
  EXPECT_EQ(parts_of("Dollar"), 1);
}

TEST(PeersTest, AFactWhereNothingIsExpectedIsExtra) {
  const json line{{"text", "they pay nothing"}, {"ref", nullptr}, {"spans", json::array()}};
  EXPECT_EQ(money_tally(line, 7, 0, "USD").extra, 1u);
}

// 2016-11-01 is day 17106.
Tally date_tally(const json& line, std::int64_t first, std::int64_t last, DatePrecision precision) {
  const Date date{first, last, precision, false, false};
  const Document document = with_fact(line, "date", date, {0, 6, Field::kBody, false});
  return judge_peer(line, document, false)->tallies["dates"];
}

TEST(PeersTest, ADateIsRightIfItIsOneOfTheCandidates) {
  const json values = {{"values",
                        {{{"timex", "XXXX-11-01"}, {"value", "2016-11-01"}},
                         {{"timex", "XXXX-11-01"}, {"value", "2017-11-01"}}}}};
  const json line = recognizers("Nov. 1 it is", "Nov. 1", values, "datetimeV2.date");
  EXPECT_EQ(date_tally(line, 17106, 17106, DatePrecision::kDay).right, 1u);
  EXPECT_EQ(date_tally(line, 17471, 17471, DatePrecision::kDay).right, 1u);
  EXPECT_EQ(date_tally(line, 17107, 17107, DatePrecision::kDay).missed, 1u);
}

TEST(PeersTest, RangesEndWithTheirLastDay) {
  const json values = {
      {"values", {{{"timex", "2016-11"}, {"start", "2016-11-01"}, {"end", "2016-12-01"}}}}};
  const json line = recognizers("Nov 16 it is", "Nov 16", values, "datetimeV2.daterange");
  EXPECT_EQ(date_tally(line, 17106, 17135, DatePrecision::kMonth).right, 1u);
  EXPECT_EQ(date_tally(line, 17106, 17136, DatePrecision::kDay).missed, 1u);
}

TEST(PeersTest, WeeksTimesAndDurationsAreLeftOut) {
  const json week = {
      {"values", {{{"timex", "2016-W45"}, {"start", "2016-11-07"}, {"end", "2016-11-14"}}}}};
  const json line = recognizers("a week ago", "a week", week, "datetimeV2.daterange");
  EXPECT_EQ(date_tally(line, 17112, 17118, DatePrecision::kWeek).extra, 0u);
  EXPECT_EQ(date_tally(line, 17112, 17118, DatePrecision::kWeek).right, 0u);
}

json duckling(json expected, const char* text = "in 2016") {
  return {{"text", text},
          {"section", "allExamples"},
          {"ref", "2013-02-12T04:30:00-02:00"},
          {"expr", "x"},
          {"expected", std::move(expected)}};
}

TEST(PeersTest, DucklingsInstantsLastAsLongAsTheirGrain) {
  const json line =
      duckling({{"kind", "instant"}, {"value", "2016-01-01T00:00:00"}, {"grain", "Year"}});
  EXPECT_EQ(date_tally(line, 16801, 17166, DatePrecision::kYear).right, 1u);
  EXPECT_EQ(date_tally(line, 16801, 16801, DatePrecision::kDay).missed, 1u);
}

TEST(PeersTest, DucklingsNextDayOfAnyYearMayBeTheLastOne) {
  const json expected{{"kind", "instant"}, {"value", "2013-11-01T00:00:00"}, {"grain", "Day"}};
  const json bare = duckling(expected, "november 1");
  EXPECT_EQ(date_tally(bare, 16010, 16010, DatePrecision::kDay).right, 1u);
  EXPECT_EQ(date_tally(bare, 15645, 15645, DatePrecision::kDay).right, 1u);
  EXPECT_EQ(date_tally(bare, 15644, 15644, DatePrecision::kDay).missed, 1u);
  const json next = duckling(expected, "next november 1");
  EXPECT_EQ(date_tally(next, 15645, 15645, DatePrecision::kDay).missed, 1u);
}

TEST(PeersTest, TheWholePeriodWillDoForItsNamedPart) {
  const json expected{{"kind", "interval"},
                      {"from", "2016-01-01T00:00:00"},
                      {"to_exclusive", "2016-01-11T00:00:00"},
                      {"grain", "Day"}};
  const json line = duckling(expected, "early january 2016");
  EXPECT_EQ(date_tally(line, 16801, 16831, DatePrecision::kMonth).right, 1u);
  EXPECT_EQ(date_tally(line, 16832, 16860, DatePrecision::kMonth).missed, 1u);
}

TEST(PeersTest, RangesOfDatesAreAFacetOfTheirOwn) {
  const json values = {
      {"values", {{{"timex", "2016-11"}, {"start", "2016-11-01"}, {"end", "2016-12-01"}}}}};
  const json line = recognizers("Nov 16 it is", "Nov 16", values, "datetimeV2.daterange");
  const Date date{17106, 17135, DatePrecision::kDay, false, false};
  const Document document = with_fact(line, "date_range", date, {0, 6, Field::kBody, false});
  EXPECT_EQ(judge_peer(line, document, false)->tallies["dates"].right, 1u);
}

TEST(PeersTest, DucklingsOpenRangesAreRightByTheirPeriod) {
  const json line = duckling({{"kind", "open"},
                              {"direction", "After"},
                              {"value", "2016-01-01T00:00:00"},
                              {"grain", "Year"}});
  EXPECT_EQ(date_tally(line, 16801, 17166, DatePrecision::kYear).right, 1u);
}

TEST(PeersTest, DucklingsHoursAndLatentCasesAreLeftOut) {
  json line = duckling({{"kind", "instant"}, {"value", "2016-01-01T05:00:00"}, {"grain", "Hour"}});
  EXPECT_EQ(date_tally(line, 16801, 16801, DatePrecision::kDay).missed, 0u);
  line = duckling({{"kind", "instant"}, {"value", "2016-01-01T00:00:00"}, {"grain", "Year"}});
  line["section"] = "latentCorpus";
  EXPECT_EQ(date_tally(line, 16801, 16801, DatePrecision::kDay).missed, 0u);
}

TEST(PeersTest, SaysWhatIsNoCase) {
  EXPECT_FALSE(peer_document({{"text", "x"}, {"ref", "yesterday"}}, "en"));
  const json line{{"text", "x"}, {"spans", {{{"text", "x"}}}}};
  const auto score = judge_peer(line, *peer_document(line, "en"), true);
  ASSERT_FALSE(score);
  EXPECT_THAT(score.error().message, testing::HasSubstr("not a case"));
}

}  // namespace
}  // namespace lode::tool::eval
