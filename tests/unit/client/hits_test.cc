// SPDX-License-Identifier: GPL-3.0-or-later
// Explanations and exports on the command line.
#include <nlohmann/json.hpp>

#include "fake_services.h"

namespace lode::client {
namespace {

using testing::HasSubstr;

v1::Explanation sample_explanation() {
  v1::Explanation explanation;
  explanation.set_matches(true);
  explanation.set_score(2.5);
  v1::ExplainedPiece& word = *explanation.add_pieces();
  word.set_piece("deal");
  word.set_kind(v1::PIECE_KIND_WORD);
  word.set_holds(true);
  word.set_score(2.5);
  v1::ScorePart& part = *word.add_parts();
  part.set_count(7);
  part.set_document_frequency(12);
  part.set_weight(3.25);
  part.set_score(2.5);
  v1::TermCount& term = *part.add_terms();
  term.set_text("deal");
  term.set_stem(true);
  term.set_in_text(2);
  term.set_in_title(1);
  v1::ExplainedPiece& condition = *explanation.add_pieces();
  condition.set_piece("company:\"Cirrus\"");
  condition.set_kind(v1::PIECE_KIND_CONDITION);
  condition.set_holds(true);
  const v1::Document document = sample_document();
  *condition.add_facts() = document.annotations(1);
  return explanation;
}

TEST(ExplainTest, SearchPrintsTheSumAndItsParts) {
  FakeServices services;
  v1::Hit& hit = *services.search.add_hits();
  hit.set_rank(1);
  *hit.mutable_document() = sample_document();
  *hit.mutable_explanation() = sample_explanation();
  const Outcome run = run_lode(services, {"search", "deal", "--explain", "-o", "table"});
  EXPECT_TRUE(services.search_request.explain());
  EXPECT_THAT(run.out, HasSubstr("score 2.500 = deal 2.500\n"));
  EXPECT_THAT(run.out, HasSubstr("stem deal 2+1×5 in 12 documents: weight 3.250 × 7 / (7 + norm)"));
  EXPECT_THAT(run.out, HasSubstr("company Cirrus “Cirrus”"));
}

TEST(ExplainTest, WhyAsksForOneDocument) {
  FakeServices services;
  *services.explanation.mutable_document() = sample_document();
  *services.explanation.mutable_explanation() = sample_explanation();
  const Outcome run = run_lode(services, {"why", "a", "--query", "deal", "--filter", "gpu:*"});
  EXPECT_EQ(run.code, 0);
  EXPECT_EQ(services.explain_request.id(), "a");
  EXPECT_EQ(services.explain_request.query(), "deal");
  EXPECT_EQ(services.explain_request.filter(), "gpu:*");
  EXPECT_EQ(run.out.substr(0, run.out.find("stem")),
            "explain\tdeals/nimbus.html\tdeal\tholds\t2.500\t");
  const Outcome json = run_lode(services, {"why", "a", "--query", "deal", "--json"});
  EXPECT_EQ(nlohmann::json::parse(json.out)["explanation"]["score"], 2.5);
}

TEST(ExplainTest, WhyWantsAFieldOrAQuery) {
  FakeServices services;
  EXPECT_THAT(run_lode(services, {"why", "a"}).err, HasSubstr("name a field, or give --query"));
  EXPECT_THAT(run_lode(services, {"why", "a", "gpu", "--query", "x"}).err,
              HasSubstr("leave one of them out"));
}

TEST(SuggestCommandTest, PrintsEachWayToGoOn) {
  FakeServices services;
  v1::Suggestion& value = *services.suggestions.add_suggestions();
  value.set_kind(v1::SUGGESTION_KIND_VALUE);
  value.set_query("deal company:\"SK Hynix\"");
  value.set_text("SK Hynix");
  value.set_facet("company");
  value.set_documents(1234);
  v1::Suggestion& field = *services.suggestions.add_suggestions();
  field.set_kind(v1::SUGGESTION_KIND_FIELD);
  field.set_query("deal company:");
  field.set_text("company");
  services.suggestions.set_complete(true);
  const Outcome run = run_lode(services, {"suggest", "deal", "sk", "-n", "3", "--filter", "gpu:*"});
  EXPECT_EQ(run.code, 0);
  EXPECT_EQ(services.suggest_request.text(), "deal sk");
  EXPECT_EQ(services.suggest_request.limit(), 3);
  EXPECT_EQ(services.suggest_request.filter(), "gpu:*");
  EXPECT_EQ(run.out,
            "deal company:\"SK Hynix\"\tcompany\tSK Hynix\t1234\n"
            "deal company:\tfield\tcompany\t0\n");
  EXPECT_EQ(run.err, "");
  const Outcome table = run_lode(services, {"suggest", "deal", "sk", "-o", "table"});
  EXPECT_THAT(table.out, HasSubstr("deal company:\"SK Hynix\"  company  1"));
  const Outcome json = run_lode(services, {"suggest", "deal", "sk", "--json"});
  EXPECT_EQ(nlohmann::json::parse(json.out.substr(0, json.out.find('\n')))["suggestion"]["kind"],
            "SUGGESTION_KIND_VALUE");
}

TEST(SuggestCommandTest, SaysWhatMayHaveBeenMeantAndWhatIsMissing) {
  FakeServices services;
  services.suggestions.set_suggested_query("nvidia");
  const Outcome run = run_lode(services, {"suggest", "nvidai"});
  EXPECT_EQ(run.out, "");
  EXPECT_THAT(run.err, HasSubstr("did you mean 'nvidia'?"));
  EXPECT_THAT(run.err, HasSubstr("more words begin so than were looked at"));
}

TEST(HitsTest, ShowsFragmentsCopiesAndWhatMayHaveBeenMeant) {
  FakeServices services;
  v1::Hit& hit = *services.search.add_hits();
  hit.set_rank(1);
  *hit.mutable_document() = sample_document();
  hit.set_collapsed_count(2);
  hit.mutable_snippet()->set_text("the best piece");
  hit.add_fragments()->set_text("an early piece");
  hit.add_fragments()->set_text("the best piece");
  services.search.mutable_total()->set_value(3);
  services.search.mutable_total()->set_exact(true);
  services.search.set_groups(1);
  services.search.set_suggested_query("nimbus deal");
  const Outcome run = run_lode(services,
                               {"search",
                                "nimbsu",
                                "deal",
                                "--fragments",
                                "2",
                                "--collapse",
                                "--like",
                                "x",
                                "--half-life",
                                "30",
                                "-o",
                                "table"});
  const v1::SearchRequest& request = services.search_request;
  EXPECT_TRUE(request.collapse_copies());
  EXPECT_EQ(request.like(), "x");
  EXPECT_EQ(request.half_life_days(), 30);
  EXPECT_EQ(request.snippet().max_fragments(), 2);
  EXPECT_EQ(request.snippet().max_bytes(), 320);
  EXPECT_THAT(run.out, HasSubstr("an early piece\n    the best piece\n"));
  EXPECT_THAT(run.out, HasSubstr("+2 copies · "));
  EXPECT_THAT(run.out, HasSubstr("1–1 of 1 groups of copies in 3"));
  EXPECT_THAT(run.err, HasSubstr("did you mean 'nimbus deal'?"));
  const Outcome plain = run_lode(services, {"search", "deal", "-o", "plain"});
  EXPECT_THAT(plain.out, HasSubstr("an early piece … the best piece\n"));
}

TEST(ExportTest, WritesWhatTheServerSendsAndCountsOnStandardError) {
  FakeServices services;
  services.exported.resize(2);
  services.exported[0].set_data("id\n");
  services.exported[1].set_data("a\n");
  services.exported[1].set_documents(1);
  services.exported[1].set_changed_since_start(true);
  const Outcome run = run_lode(services,
                               {"export",
                                "cloud",
                                "deal",
                                "--format",
                                "csv",
                                "--fields",
                                "id,,deal.buyer",
                                "--order",
                                "id"});
  EXPECT_EQ(run.code, 0);
  EXPECT_EQ(run.out, "id\na\n");
  EXPECT_THAT(run.err, HasSubstr("1 document\n"));
  EXPECT_THAT(run.err, HasSubstr("the index changed meanwhile"));
  EXPECT_EQ(services.export_request.query(), "cloud deal");
  EXPECT_EQ(services.export_request.format(), v1::EXPORT_FORMAT_CSV);
  EXPECT_EQ(services.export_request.order(), v1::EXPORT_ORDER_ID);
  EXPECT_THAT(services.export_request.fields(), testing::ElementsAre("id", "deal.buyer"));
}

TEST(ExportTest, FailsAsTheServerSays) {
  FakeServices services;
  services.export_status =
      rich_status(grpc::StatusCode::INVALID_ARGUMENT, "unknown field 'x'", "UNKNOWN_FIELD");
  const Outcome run = run_lode(services, {"export", "--fields", "x"});
  EXPECT_NE(run.code, 0);
  EXPECT_THAT(run.err, HasSubstr("unknown field 'x'"));
}

}  // namespace
}  // namespace lode::client
