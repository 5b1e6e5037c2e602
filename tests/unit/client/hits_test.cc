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
