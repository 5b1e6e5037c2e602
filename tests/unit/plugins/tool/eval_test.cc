// SPDX-License-Identifier: GPL-3.0-or-later
// The judge of lode-plugin eval: documents with facts made by hand, so that each metric is known.
#include <nlohmann/json.hpp>
#include <sstream>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "plugins/tool/eval/judge.h"
#include "plugins/tool/eval/report.h"

namespace lode::tool::eval {
namespace {

using nlohmann::json;
using testing::HasSubstr;

const std::vector<std::string> kAllFacets = {"amount",
                                             "deal_size",
                                             "company",
                                             "source_media",
                                             "gpu",
                                             "gpu_count",
                                             "date",
                                             "published",
                                             "deal"};

// "é" takes two bytes, so that offsets in characters and in bytes differ after it.
constexpr const char* kText = "Société Alpha pays Beta $5 billion in 2026 for H100 chips.";

json gold_line() {
  return {{"id", "d1"},
          {"lang", "en"},
          {"text", kText},
          {"companies", {"Alpha", "Beta"}},
          {"gpus", {"H100"}},
          {"amounts",
           {{{"text", "$5 billion"},
             {"start", 24},
             {"min", 5e9},
             {"max", 5e9},
             {"currency", "USD"},
             {"role", "deal"}}}},
          {"dates", {{{"text", "2026"}, {"start", 38}, {"iso", "2026"}}}},
          {"deals",
           {{{"parties", {"Alpha", "Beta"}},
             {"buyer", "Alpha"},
             {"seller", "Beta"},
             {"amount", 5e9},
             {"currency", "USD"},
             {"kind", "supply"},
             {"status", "announced"},
             {"term_years", nullptr}}}}};
}

Annotation fact(const std::string& text, const char* facet, const char* words, Value value) {
  Annotation annotation;
  annotation.facet = facet;
  annotation.span.begin = text.find(words);
  annotation.span.end = annotation.span.begin + std::string_view(words).size();
  annotation.value = std::move(value);
  return annotation;
}

Money dollars(std::int64_t amount) {
  return {amount, 0, amount, 0, "USD", Qualifier::kExact};
}

// Every fact of gold_line(), right.
Document perfect() {
  Document document;
  document.id = "d1";
  document.language = "en";
  document.text = kText;
  const std::string& text = document.text;
  document.annotations = {
      fact(text, "company", "Alpha", Keyword{"Alpha", "", {}}),
      fact(text, "company", "Beta", Keyword{"Beta", "", {}}),
      fact(text, "amount", "$5 billion", dollars(5'000'000'000)),
      fact(text, "deal_size", "$5 billion", dollars(5'000'000'000)),
      fact(text, "date", "2026", Date{20454, 20818, DatePrecision::kYear, false, false}),
      fact(text, "gpu", "H100", Keyword{"H100", "", {}}),
      fact(text, "deal_kind", "pays", Keyword{"supply", "", {}}),
      fact(text,
           "deal",
           "pays",
           Record{"deal", {{"buyer", 0}, {"seller", 1}, {"amount", 3}, {"kind", 6}}})};
  return document;
}

DocumentScore judge_line(const json& line, const Document& document) {
  const auto gold = read_gold(line);
  EXPECT_TRUE(gold) << gold.error().message;
  return judge(*gold, document, kAllFacets);
}

TEST(JudgeTest, FindsNoMistakeInAPerfectDocument) {
  const DocumentScore score = judge_line(gold_line(), perfect());
  for (const Mistake& mistake : score.mistakes) {
    ADD_FAILURE() << mistake.metric << ": " << mistake.expected << " / " << mistake.found;
  }
  for (const char* metric : {"amount", "deal_size", "date", "gpu", "language", "deal"}) {
    EXPECT_EQ(score.tallies.at(metric).right, 1u) << metric;
  }
  EXPECT_EQ(score.tallies.at("company").right, 2u);
}

struct Damage {
  const char* name;
  void (*harm)(Document&);
  const char* metric;
  std::size_t extra;
  std::size_t missed;
};

class DamageTest : public testing::TestWithParam<Damage> {};

TEST_P(DamageTest, IsSeenByItsMetric) {
  Document document = perfect();
  GetParam().harm(document);
  const DocumentScore score = judge_line(gold_line(), document);
  EXPECT_EQ(score.tallies.at(GetParam().metric).extra, GetParam().extra);
  EXPECT_EQ(score.tallies.at(GetParam().metric).missed, GetParam().missed);
}

INSTANTIATE_TEST_SUITE_P(
    JudgeTest,
    DamageTest,
    testing::Values(
        Damage{"amount_value",
               [](Document& d) { d.annotations[2].value = dollars(5'000'000); },
               "amount",
               1,
               1},
        Damage{"amount_currency",
               [](Document& d) { std::get<Money>(d.annotations[2].value).currency = "EUR"; },
               "amount",
               1,
               1},
        Damage{"amount_elsewhere",
               [](Document& d) {
                 d.annotations[2].span = {0, 4, Field::kBody, false};
               },
               "amount",
               1,
               1},
        Damage{"size_value",
               [](Document& d) { d.annotations[3].value = dollars(7); },
               "deal_size",
               1,
               1},
        Damage{
            "company_missed", [](Document& d) { d.annotations[0].facet = "gpu"; }, "company", 0, 1},
        Damage{"date_value",
               [](Document& d) { std::get<Date>(d.annotations[4].value).last_day = 20453 + 31; },
               "date",
               1,
               1},
        Damage{"language", [](Document& d) { d.language = "de"; }, "language", 1, 1},
        Damage{"deal_party",
               [](Document& d) {
                 std::get<Record>(d.annotations[7].value)
                     .roles.erase(std::get<Record>(d.annotations[7].value).roles.begin());
               },
               "deal",
               1,
               1},
        Damage{"deal_turned_round",
               [](Document& d) {
                 auto& roles = std::get<Record>(d.annotations[7].value).roles;
                 std::swap(roles[0].annotation, roles[1].annotation);
               },
               "deal_direction",
               1,
               1}),
    [](const auto& test) { return test.param.name; });

TEST(JudgeTest, NamesAreComparedWithoutCaseAndSpacesAndByTheirWords) {
  Document document = perfect();
  std::get<Keyword>(document.annotations[0].value).text = "AL PHA";
  std::get<Keyword>(document.annotations[1].value).text = "Beta Holdings";
  const DocumentScore score = judge_line(gold_line(), document);
  EXPECT_EQ(score.tallies.at("company").right, 2u);
  EXPECT_EQ(score.tallies.at("deal").right, 1u);
}

TEST(JudgeTest, VagueAmountsCountNeitherForNorAgainst) {
  json line = gold_line();
  line["vague_amounts"] = {{{"text", "$5 billion"}, {"start", 24}}};
  line["amounts"] = json::array();
  const DocumentScore score = judge_line(line, perfect());
  EXPECT_EQ(score.tallies.at("amount").extra, 0u);
  EXPECT_EQ(score.tallies.at("amount").right, 0u);
}

TEST(JudgeTest, PartsAndMetricsAreNoDealSizes) {
  json line = gold_line();
  line["amounts"][0]["relation"] = "component";
  EXPECT_EQ(judge_line(line, perfect()).tallies.at("deal_size").extra, 1u);
}

TEST(JudgeTest, LeavesOutFacetsThatNoPluginProvides) {
  const auto gold = read_gold(gold_line());
  const DocumentScore score = judge(*gold, perfect(), {"gpu"});
  EXPECT_EQ(score.tallies.size(), 2u);  // gpu and language
}

TEST(GoldTest, NamesWhatIsWrong) {
  json line = gold_line();
  line["dates"][0]["start"] = 37;
  EXPECT_THAT(read_gold(line).error().message, HasSubstr("'2026' is not in the text"));
  line = gold_line();
  line.erase("lang");
  EXPECT_THAT(read_gold(line).error().message, HasSubstr("lang"));
}

TEST(ScoresTest, AddUpByMetricAndLanguage) {
  Scores scores;
  scores.add({"a", "en", {{"m", {.right = 3, .extra = 1, .missed = 0}}}, {}});
  scores.add({"b", "de", {{"m", {.right = 1, .extra = 0, .missed = 3}}}, {}});
  EXPECT_DOUBLE_EQ(scores.total("m").precision(), 0.8);
  EXPECT_DOUBLE_EQ(scores.total("m").recall(), 4.0 / 7);
  EXPECT_DOUBLE_EQ(scores.total("m").f1(), 8.0 / 12);
  EXPECT_DOUBLE_EQ(scores.total("m", "de").recall(), 0.25);
  const Interval interval = scores.interval("m");
  EXPECT_LE(interval.low, scores.total("m").f1());
  EXPECT_GE(interval.high, scores.total("m").f1());
}

TEST(ReportTest, TellsWhatChangedAgainstASavedRun) {
  Document worse = perfect();
  worse.annotations[2].value = dollars(5'000'000);
  Scores before;
  before.add(judge_line(gold_line(), worse));
  Scores now;
  now.add(judge_line(gold_line(), perfect()));
  std::ostringstream out;
  ASSERT_TRUE(print_change(now, to_json(before), out));
  EXPECT_THAT(out.str(), HasSubstr("amount          all  0.000 -> 1.000  +1.000"));
  EXPECT_THAT(out.str(), HasSubstr("2 mistakes are gone, 0 are new"));
  EXPECT_FALSE(print_change(now, nlohmann::ordered_json{{"scores", 1}}, out));
}

}  // namespace
}  // namespace lode::tool::eval
