// SPDX-License-Identifier: GPL-3.0-or-later
#include <nlohmann/json.hpp>

#include "client/command.h"
#include "client/output_text.h"
#include "client/search_text.h"
#include "fake_services.h"

namespace lode::client {
namespace {

v1::SearchResponse sample_response() {
  v1::SearchResponse response;
  v1::Hit& hit = *response.add_hits();
  hit.set_rank(1);
  *hit.mutable_document() = sample_document();
  const std::string text = "Nimbus will pay\nCirrus";
  hit.mutable_snippet()->set_text(text);
  v1::Highlight& match = *hit.mutable_snippet()->add_highlights();
  match.set_begin(0);
  match.set_end(6);
  v1::FacetValues& company = *hit.add_facets();
  company.set_key("company");
  for (const char* name : {"Nimbus", "Cirrus", "Stratus", "Altus", "Fog"}) {
    company.add_values()->mutable_keyword()->set_text(name);
  }
  response.mutable_total()->set_value(1234);
  response.mutable_total()->set_exact(true);
  response.mutable_took()->set_nanos(12'400'000);
  v1::FacetResult& facet = *response.add_facets();
  facet.set_key("gpu");
  facet.set_exact(true);
  facet.set_distinct_values(5);
  facet.set_other_count(7);
  facet.set_omitted_buckets(3);
  facet.set_missing_count(3);
  const std::vector<std::pair<const char*, int>> buckets = {{"GB200", 8}, {"H200", 2}};
  for (const auto& [name, count] : buckets) {
    v1::Bucket& bucket = *facet.add_buckets();
    bucket.set_text(name);
    bucket.set_count(count);
  }
  response.set_next_page_token("tok");
  return response;
}

TEST(SearchTest, PlainOutputIsALinePerHitThenTheFacets) {
  FakeServices services;
  services.search = sample_response();
  const Outcome run = run_lode(services, {"search", "nimbus", "deal", "--facet", "gpu:2"});
  EXPECT_EQ(run.code, 0);
  EXPECT_EQ(run.out,
            "1\tdeals/nimbus.html\t2025-11-04\tNimbus rents chips from Cirrus\t"
            "https://example.com/nimbus\tNimbus will pay Cirrus\n"
            "\n"
            "gpu\tGB200\t8\n"
            "gpu\tH200\t2\n");
  EXPECT_EQ(run.err,
            "lode: 1–1 of 1\u00A0234 · 12 ms · next: lode search nimbus deal --facet gpu:2 "
            "--page-token tok\n");
  EXPECT_EQ(services.search_request.query(), "nimbus deal");
  EXPECT_EQ(services.search_request.facets(0).key(), "gpu");
  EXPECT_EQ(services.search_request.facets(0).limit(), 2);
  EXPECT_EQ(services.accesses, std::vector<Access>{Access::kRead});
}

TEST(SearchTest, EvidenceOffATerminalIsALinePerFact) {
  FakeServices services;
  services.search = sample_response();
  services.search.clear_facets();
  services.search.clear_next_page_token();
  const Outcome run = run_lode(services, {"search", "nimbus", "--evidence"});
  EXPECT_EQ(services.search_request.view(), v1::VIEW_EVIDENCE);
  EXPECT_EQ(run.out,
            "1\tdeals/nimbus.html\tcompany\tCirrus\tbody\t48\t54\tCirrus\t0.90\tlode.company\t"
            "rule:company\n"
            "1\tdeals/nimbus.html\tcompany\tNimbus\ttitle\t0\t6\tNimbus\t0.90\tlode.company\t"
            "rule:company\n"
            "1\tdeals/nimbus.html\tdeal\tdeal\tbody\t32\t77\tNimbus will pay Cirrus more than $12 "
            "billion.\t0.90\tlode.deal\trule:deal\n"
            "1\tdeals/nimbus.html\tdeal_size\t12000000000 USD\tbody\t55\t76\tmore than $12 "
            "billion\t0.90\tlode.deal_size\trule:deal_size\n"
            "1\tdeals/nimbus.html\tgpu\tGB200\tbody\t92\t97\tGB200\t0.90\tlode.gpu\trule:gpu\n");
  EXPECT_EQ(run.err, "");
}

TEST(SearchTest, TheTableShowsHitsFacetsAndTheNextPage) {
  FakeServices services;
  services.search = sample_response();
  v1::FacetField& gpu = *services.fields.add_fields();
  gpu.set_name("gpu");
  gpu.set_kind(v1::FACET_KIND_KEYWORD);
  v1::FacetField& size = *services.fields.add_fields();
  size.set_name("deal_size");
  size.set_kind(v1::FACET_KIND_MONEY);
  const Outcome run = run_lode(services, {"search", "nimbus", "--output", "table"});
  EXPECT_EQ(run.out,
            "  1 Nimbus rents chips from Cirrus  2025-11-04\n"
            "    deals/nimbus.html · https://example.com/nimbus\n"
            "    company Nimbus, Cirrus, Stratus, Altus +1\n"
            "    Nimbus will pay Cirrus\n"
            "\n"
            "gpu  5 values, 3 without\n"
            "  GB200  8  ████████████████████████████████\n"
            "  H200   2  ████████\n"
            "  … 3 more (lode facets gpu --all --query nimbus)\n"
            "\n"
            "1–1 of 1\u00A0234 · 12 ms · next: lode search nimbus --output table --page-token "
            "tok\n");
  ASSERT_EQ(services.search_request.facets_size(), 2) << "those that the collection has";
  EXPECT_EQ(services.search_request.facets(1).ranges_size(), 5);
}

TEST(SearchTest, EvidenceForPeopleStandsInItsSentence) {
  FakeServices services;
  services.search = sample_response();
  const Outcome run =
      run_lode(services, {"search", "x", "--evidence", "-o", "table", "--no-facets"});
  EXPECT_EQ(services.search_request.view(), v1::VIEW_FULL);
  EXPECT_NE(run.out.find("    deal_size ≥12B USD  body 55–76 · 0.90 · lode.deal_size "
                         "rule:deal_size\n"
                         "      Nimbus will pay Cirrus more than $12 billion.\n"),
            std::string::npos)
      << run.out;
}

TEST(SearchTest, EvidenceBeginsWithWhatTheQueryAsksFor) {
  FakeServices services;
  services.search = sample_response();
  const auto first_fact = [&](const std::string& query) {
    const std::string out =
        run_lode(services, {"search", query, "--evidence", "-o", "table", "--no-facets"}).out;
    const std::size_t at = out.find("nimbus\n    ") + 11;
    return out.substr(at, out.find(' ', at) - at);
  };
  EXPECT_EQ(first_fact("deal_size>1B"), "deal_size");
  EXPECT_EQ(first_fact("deal:{buyer:Nimbus}"), "deal");
  EXPECT_EQ(first_fact("gpu deals"), "company");
}

TEST(SearchTest, TheDateOfAHitMayComeFromAPlugin) {
  FakeServices services;
  services.search = sample_response();
  services.search.mutable_hits(0)->mutable_document()->clear_published();
  v1::FacetValues& published = *services.search.mutable_hits(0)->add_facets();
  published.set_key("published");
  published.add_values()->set_text("2025-11-05");
  const std::string out = run_lode(services, {"search", "x"}).out;
  EXPECT_EQ(out.rfind("1\tdeals/nimbus.html\t2025-11-05\t", 0), 0U) << out;
}

TEST(SearchTest, EvidenceDoesWithoutSentencesWhereDocumentsAreTooLarge) {
  FakeServices services;
  services.search = sample_response();
  services.search.mutable_hits(0)->mutable_document()->clear_text();
  services.full_view_status = rich_status(
      grpc::StatusCode::INVALID_ARGUMENT, "the answer is too large", "RESPONSE_TOO_LARGE");
  const Outcome run =
      run_lode(services, {"search", "x", "--evidence", "-o", "table", "--no-facets"});
  EXPECT_EQ(run.code, 0) << run.err;
  EXPECT_EQ(services.search_request.view(), v1::VIEW_EVIDENCE);
  EXPECT_NE(run.out.find("      more than $12 billion\n"), std::string::npos) << run.out;
}

TEST(SearchTest, JsonIsOneTypedObjectALine) {
  FakeServices services;
  services.search = sample_response();
  v1::QueryWarning& warning = *services.search.add_warnings();
  warning.set_reason("MIXED_AND_OR");
  const Outcome run = run_lode(services, {"search", "nimbus", "--json"});
  std::istringstream out(run.out);
  std::vector<nlohmann::json> objects;
  for (std::string line; std::getline(out, line);) {
    objects.push_back(nlohmann::json::parse(line));
  }
  ASSERT_EQ(objects.size(), 4U) << run.out;
  EXPECT_EQ(objects[0]["hit"]["document"]["id"], "deals/nimbus.html");
  EXPECT_EQ(objects[1]["facet"]["buckets"][0]["count"], "8");
  EXPECT_EQ(objects[2]["warning"]["reason"], "MIXED_AND_OR");
  EXPECT_EQ(objects[3]["summary"]["total"]["value"], "1234");
  EXPECT_FALSE(objects[3]["summary"].contains("hits"));
  EXPECT_EQ(run.err, "");
}

TEST(SearchTest, CountAndIdsPrintNothingElse) {
  FakeServices services;
  services.search = sample_response();
  EXPECT_EQ(run_lode(services, {"search", "x", "--count"}).out, "1234\n");
  EXPECT_EQ(services.search_request.page_size(), -1);
  EXPECT_EQ(run_lode(services, {"search", "x", "--ids"}).out, "deals/nimbus.html\n");
}

TEST(SearchTest, EmptinessIsAnExitCodeOnlyWhenAsked) {
  FakeServices services;
  EXPECT_EQ(run_lode(services, {"search", "x"}).code, 0);
  EXPECT_EQ(run_lode(services, {"search", "x", "-e"}).code, 1);
  services.search = sample_response();
  EXPECT_EQ(run_lode(services, {"search", "x", "-e"}).code, 0);
}

TEST(SearchTest, PassesEveryOptionOn) {
  FakeServices services;
  const Outcome run = run_lode(services,
                               {"search",
                                "-c",
                                "news",
                                "-n",
                                "7",
                                "--sort",
                                "deal_size desc",
                                "--filter",
                                "gpu:B200",
                                "--page-token",
                                "t",
                                "-f",
                                "published:month",
                                "a",
                                "b"});
  EXPECT_EQ(run.code, 0) << run.err;
  const v1::SearchRequest& request = services.search_request;
  EXPECT_EQ(request.collection(), "news");
  EXPECT_EQ(request.query(), "a b");
  EXPECT_EQ(request.page_size(), 7);
  EXPECT_EQ(request.order_by(), "deal_size desc");
  EXPECT_EQ(request.filter(), "gpu:B200");
  EXPECT_EQ(request.page_token(), "t");
  EXPECT_EQ(request.facets(0).interval(), "month");
}

TEST(SearchTest, PointsAtTheErrorInTheQuery) {
  FakeServices services;
  services.search_status = rich_status(grpc::StatusCode::INVALID_ARGUMENT,
                                       "unknown field 'colour': the nearest is 'company'",
                                       "UNKNOWN_FIELD",
                                       {{"offset", "7"}});
  const Outcome run = run_lode(services, {"search", "openai", "colour:red"});
  EXPECT_EQ(run.code, 2);
  EXPECT_EQ(run.out, "");
  EXPECT_EQ(run.err,
            "lode: unknown field 'colour': the nearest is 'company' [UNKNOWN_FIELD]\n"
            "  openai colour:red\n"
            "         ^\n"
            "  `lode fields` lists the fields\n");
}

TEST(SearchTest, ColorsMatchesAndQuotesWhenAsked) {
  FakeServices services;
  services.search = sample_response();
  const Outcome run =
      run_lode(services, {"search", "x", "-o", "table", "--color", "always", "--no-facets"});
  EXPECT_NE(run.out.find("\x1b[1;33mNimbus\x1b[0m will pay Cirrus"), std::string::npos) << run.out;
  const Outcome evidence = run_lode(
      services, {"search", "x", "-o", "table", "--color", "always", "--no-facets", "--evidence"});
  EXPECT_NE(evidence.out.find("pay Cirrus \x1b[1;4mmore than $12 billion\x1b[0m."),
            std::string::npos)
      << evidence.out;
}

TEST(SearchTest, TheNextPageIsACommandThatAShellReads) {
  EXPECT_EQ(shell_word("plain-word.1"), "plain-word.1");
  EXPECT_EQ(shell_word("deal_size>=10B"), "'deal_size>=10B'");
  EXPECT_EQ(shell_word("it's"), "'it'\\''s'");
  EXPECT_EQ(shell_word(""), "''");
}

TEST(FacetTextTest, ShowsStatisticsAndSaysWhatIsEstimated) {
  v1::FacetResult facet;
  facet.set_key("deal_size");
  v1::Statistics& numbers = *facet.mutable_statistics();
  numbers.set_count(3);
  numbers.set_min(1e9);
  numbers.set_max(38e9);
  numbers.set_sum(5e10);
  numbers.set_unit("USD");
  std::ostringstream out;
  print_facet(out, {}, facet, "");
  EXPECT_EQ(out.str(), "deal_size  1B to 38B USD, sum 50B, estimated\n");
}

}  // namespace
}  // namespace lode::client
