// SPDX-License-Identifier: GPL-3.0-or-later
// The commands other than import and search, off a terminal.
#include <nlohmann/json.hpp>

#include "fake_services.h"

namespace lode::client {
namespace {

std::vector<nlohmann::json> json_lines(const std::string& text) {
  std::istringstream in(text);
  std::vector<nlohmann::json> objects;
  for (std::string line; std::getline(in, line);) {
    objects.push_back(nlohmann::json::parse(line));
  }
  return objects;
}

class CommandsTest : public testing::Test {
 protected:
  CommandsTest() { services_.document = sample_document(); }
  Outcome lode(const std::vector<std::string>& typed, const std::string& in = {}) {
    return run_lode(services_, typed, in);
  }
  FakeServices services_;
};

TEST_F(CommandsTest, ShowPrintsTheDocumentLineByLine) {
  v1::PluginRun& run = *services_.document.add_runs();
  run.set_plugin("lode.gpu");
  run.set_version("1.0.0");
  run.set_status(v1::RUN_STATUS_TIMEOUT);
  run.set_reason("2 s");
  const std::string out = lode({"show", "deals/nimbus.html"}).out;
  EXPECT_EQ(out.substr(0, out.find("\nurl")),
            "id\tdeals/nimbus.html\ntitle\tNimbus rents chips from Cirrus");
  EXPECT_NE(out.find("\nfact\tgpu\tGB200\tbody\t92\t97\tGB200\t0.90\tlode.gpu\trule:gpu\n"),
            std::string::npos)
      << out;
  EXPECT_NE(out.find("\nrun\tlode.gpu\t1.0.0\ttimeout\t2 s\n"), std::string::npos) << out;
  EXPECT_NE(out.find("\ntext\tThe deal was signed on Monday.\\n\\nNimbus"), std::string::npos);
}

TEST_F(CommandsTest, ShowTellsFactsAroundTheArticleApart) {
  services_.document.set_furniture("Home and contact\n\nAlso read: Stratus sells chips");
  v1::Annotation& fact = *services_.document.add_annotations();
  fact.set_facet("company");
  fact.set_quote("Stratus");
  fact.set_confidence(0.9);
  fact.mutable_value()->mutable_keyword()->set_text("Stratus");
  fact.mutable_value()->set_text("Stratus");
  fact.mutable_span()->set_field(v1::TEXT_FIELD_FURNITURE);
  fact.mutable_span()->set_begin(29);
  fact.mutable_span()->set_end(36);
  const std::string table = lode({"show", "deals/nimbus.html", "-o", "table"}).out;
  EXPECT_NE(table.find("around the article, neither searched nor counted:\n"
                       "Also read: Stratus sells chips\n"
                       "           ╰company\n"),
            std::string::npos)
      << table;
  EXPECT_EQ(table.find("Home and contact"), std::string::npos);
  const std::string plain = lode({"show", "deals/nimbus.html"}).out;
  EXPECT_NE(plain.find("\nfurniture\tHome and contact\\n\\nAlso"), std::string::npos) << plain;
}

TEST_F(CommandsTest, ShowForPeopleColorsTheFactsInTheText) {
  const std::string out =
      lode({"show", "deals/nimbus.html", "-o", "table", "--color", "always"}).out;
  EXPECT_NE(out.find("Nimbus will pay \x1b[1;36mCirrus\x1b[0m \x1b[1;32mmore than $12 "
                     "billion\x1b[0m. The chips are \x1b[1;35mGB200\x1b[0m parts."),
            std::string::npos)
      << out;
}

TEST_F(CommandsTest, ShowAsJsonIsTheMessage) {
  const auto objects = json_lines(lode({"show", "deals/nimbus.html", "--json"}).out);
  ASSERT_EQ(objects.size(), 1U);
  EXPECT_EQ(objects[0]["annotations"][2]["value"]["money"]["lowUnits"], "12000000000");
}

TEST_F(CommandsTest, AMissingDocumentIsARequestError) {
  const Outcome run = lode({"show", "nothing"});
  EXPECT_EQ(run.code, 2);
  EXPECT_EQ(run.err,
            "lode: there is no document 'nothing' [DOCUMENT_NOT_FOUND]\n"
            "  `lode search --ids QUERY` prints ids\n");
}

TEST_F(CommandsTest, WhyFindsFactsByAnyNameOfTheirValue) {
  const std::string want =
      "deal_size\t12000000000 USD\tbody\t55\t76\tmore than $12 "
      "billion\t0.90\tlode.deal_size\trule:deal_size\n";
  for (const char* value : {"12000000000 USD", "≥12B USD", "more than $12 billion"}) {
    EXPECT_EQ(lode({"why", "deals/nimbus.html", "deal_size", value}).out, want) << value;
  }
  EXPECT_EQ(lode({"why", "deals/nimbus.html", "company", "CIRRUS"}).out.rfind("company\tCirrus", 0),
            0U);
}

TEST_F(CommandsTest, WhyFollowsTheRolesOfARecord) {
  EXPECT_EQ(lode({"why", "deals/nimbus.html", "deal.buyer"}).out,
            "company\tNimbus\ttitle\t0\t6\tNimbus\t0.90\tlode.company\trule:company\n");
  const std::string table = lode({"why", "deals/nimbus.html", "deal", "-o", "table"}).out;
  EXPECT_NE(table.find("  amount\n    deal_size ≥12B USD"), std::string::npos) << table;
}

TEST_F(CommandsTest, WhySaysWhatADocumentHasInstead) {
  const Outcome run = lode({"why", "deals/nimbus.html", "colour", "red"});
  EXPECT_EQ(run.code, 2);
  EXPECT_EQ(run.err,
            "lode: no 'colour' 'red' in document 'deals/nimbus.html': it has company, deal, "
            "deal.amount, deal.buyer, deal_size, gpu [FACT_NOT_FOUND]\n");
}

TEST_F(CommandsTest, FacetsPassesItsOptionsOn) {
  v1::FacetResult& facet = *services_.facets.add_facets();
  facet.set_key("company");
  facet.add_buckets()->set_text("Nimbus");
  facet.mutable_buckets(0)->set_count(4);
  const Outcome run = lode({"facets",
                            "company",
                            "gpu",
                            "-q",
                            "x",
                            "-n",
                            "3",
                            "--parent",
                            "P",
                            "--prefix",
                            "N",
                            "--interval",
                            "year",
                            "-r",
                            "1B..",
                            "-r",
                            "..1B"});
  EXPECT_EQ(run.out, "company\tNimbus\t4\n");
  ASSERT_EQ(services_.facets_request.facets_size(), 2);
  const v1::FacetSpec& spec = services_.facets_request.facets(1);
  EXPECT_EQ(services_.facets_request.query(), "x");
  EXPECT_EQ(spec.key(), "gpu");
  EXPECT_EQ(spec.limit(), 3);
  EXPECT_EQ(spec.parent(), "P");
  EXPECT_EQ(spec.value_prefix(), "N");
  EXPECT_EQ(spec.interval(), "year");
  EXPECT_EQ(spec.ranges(1), "..1B");
}

TEST_F(CommandsTest, FacetsCanBeOrderedNamedAndGrouped) {
  EXPECT_EQ(lode({"facets",
                  "company",
                  "--sort",
                  "name desc",
                  "--offset",
                  "5",
                  "--value",
                  "AWS",
                  "--records",
                  "amount>1B"})
                .code,
            0);
  const v1::FacetSpec first = services_.facets_request.facets(0);
  EXPECT_EQ(first.order_by(), "name desc");
  EXPECT_EQ(first.offset(), 5);
  EXPECT_EQ(first.record_filter(), "amount>1B");
  EXPECT_EQ(first.values(0), "AWS");
  EXPECT_FALSE(first.has_statistics()) << "plain output lists counts";
  EXPECT_EQ(lode({"facets", "deal_size", "--auto-ranges", "--percentiles", "50,99.9"}).code, 0);
  const v1::FacetSpec second = services_.facets_request.facets(0);
  EXPECT_TRUE(second.auto_ranges());
  EXPECT_EQ(second.statistics().percentiles(0), 50);
  EXPECT_EQ(second.statistics().percentiles(1), 99.9);
  EXPECT_EQ(
      lode({"facets", "published", "--interval", "auto", "--empty", "--ignore-own", "--json"}).code,
      0);
  const v1::FacetSpec third = services_.facets_request.facets(0);
  EXPECT_EQ(third.interval(), "auto");
  EXPECT_TRUE(third.fill_empty());
  EXPECT_TRUE(third.exclude_own_filter());
  EXPECT_TRUE(third.has_statistics());
  for (const char* wrong : {"x", "50,", "50 90", "101", "-1", "nan"}) {
    EXPECT_EQ(lode({"facets", "deal_size", "--percentiles", wrong}).code, 2) << wrong;
  }
  EXPECT_EQ(lode({"facets", "deal_size", "--all", "--auto-ranges"}).code, 2);
}

TEST_F(CommandsTest, FacetsReadsAllPagesOfAList) {
  const auto page = [](const char* value, int omitted) {
    v1::ListFacetValuesResponse response;
    v1::FacetResult& facet = *response.add_facets();
    facet.set_key("company");
    facet.add_buckets()->set_text(value);
    facet.mutable_buckets(0)->set_count(4);
    facet.set_omitted_buckets(omitted);
    facet.set_other_count(4 * omitted);
    response.set_revision(7);
    return response;
  };
  services_.facet_pages = {page("A", 2), page("B", 2), page("C", 2)};
  const Outcome run = lode({"facets", "company", "--all", "--json"});
  EXPECT_EQ(services_.facets_request.facets(0).offset(), 2);
  EXPECT_EQ(run.out.find("omittedBuckets"), std::string::npos) << run.out;
  EXPECT_EQ(run.out.find("otherCount"), std::string::npos) << run.out;
  for (const char* value : {R"("A")", R"("B")", R"("C")"}) {
    EXPECT_NE(run.out.find(value), std::string::npos) << run.out;
  }
  services_.facet_pages = {page("A", 1), page("B", 1)};
  services_.facet_pages[1].set_revision(8);
  const Outcome changed = lode({"facets", "company", "--all"});
  EXPECT_NE(changed.code, 0);
  EXPECT_NE(changed.err.find("INDEX_CHANGED"), std::string::npos) << changed.err;
}

TEST_F(CommandsTest, FacetsShowsFiguresToPeople) {
  v1::FacetResult& facet = *services_.facets.add_facets();
  facet.set_key("deal_size");
  facet.add_buckets()->set_text("1B..<2B");
  facet.set_distinct_values(9);
  facet.set_omitted_buckets(3);
  v1::Statistics& statistics = *facet.mutable_statistics();
  statistics.set_count(2);
  statistics.set_mean(1.5e9);
  statistics.set_unit("USD");
  statistics.add_percentiles()->set_percent(50);
  statistics.mutable_percentiles(0)->set_value(1e9);
  statistics.add_percentiles()->set_percent(99.5);
  statistics.mutable_percentiles(1)->set_value(2e9);
  const std::string table = lode({"facets", "deal_size", "-o", "table"}).out;
  EXPECT_NE(table.find("  mean 1.5B, median 1B, p99.5 2B\n"), std::string::npos) << table;
  EXPECT_NE(table.find("… 3 more (lode facets deal_size --all)"), std::string::npos) << table;
  const std::string plain = lode({"facets", "deal_size", "--percentiles", "50"}).out;
  EXPECT_EQ(plain,
            "deal_size\t1B..<2B\t0\ndeal_size\tp50\t1000000000\ndeal_size\tp99.5\t2000000000\n");
}

TEST_F(CommandsTest, FacetsNamesTheCommandForTheRestAndWarns) {
  v1::FacetResult& facet = *services_.facets.add_facets();
  facet.set_key("gpu");
  facet.set_omitted_buckets(3);
  services_.facets.add_warnings()->set_reason("UNKNOWN_VALUE");
  services_.facets.mutable_warnings(0)->set_message("no such company");
  const Outcome values = lode({"facets", "gpu", "-n", "2", "-q", "a b", "-o", "table"});
  EXPECT_NE(values.out.find("… 3 more (lode facets gpu --all --query 'a b'"), std::string::npos)
      << values.out;
  EXPECT_NE(values.err.find("lode: no such company [UNKNOWN_VALUE]"), std::string::npos);
  const Outcome ranges = lode({"facets", "gpu", "--auto-ranges", "-o", "table"});
  EXPECT_NE(ranges.out.find("… 3 more\n"), std::string::npos) << ranges.out;
  const Outcome json = lode({"facets", "gpu", "--json"});
  EXPECT_NE(json.out.find("no such company"), std::string::npos) << json.out;
}

TEST_F(CommandsTest, ExtractPrintsALinePerFact) {
  const TempFolder folder;
  folder.write("a.html", "<p>x</p>");
  const Outcome run = lode({"extract", folder.path("a.html")});
  EXPECT_EQ(run.out.substr(0, run.out.find('\n')),
            "company\tNimbus\ttitle\t0\t6\tNimbus\t0.90\tlode.company\trule:company");
  EXPECT_EQ(services_.extracted[0].name(), "a.html");
  EXPECT_EQ(services_.accesses, std::vector<Access>{Access::kPreview});
}

TEST_F(CommandsTest, ExtractAsJsonIsTheDocumentThenItsFacts) {
  const TempFolder folder;
  folder.write("a.html", "<p>x</p>");
  const auto objects = json_lines(lode({"extract", folder.path("a.html"), "--json"}).out);
  ASSERT_EQ(objects.size(), 6U);
  EXPECT_EQ(objects[0]["document"]["id"], "deals/nimbus.html");
  EXPECT_FALSE(objects[0]["document"].contains("annotations"));
  const nlohmann::json& fact = objects[3];
  EXPECT_EQ(fact["facet"], "deal_size");
  EXPECT_EQ(fact["span"]["begin"], "55");
  EXPECT_EQ(fact["quote"], "more than $12 billion");
  EXPECT_EQ(fact["value"]["money"]["qualifier"], "QUALIFIER_AT_LEAST");
  EXPECT_EQ(fact["confidence"], 0.9);
  EXPECT_EQ(fact["plugin"], "lode.deal_size");
  EXPECT_EQ(fact["rule"], "rule:deal_size");
}

TEST_F(CommandsTest, ExtractTakesJsonLinesOneByOne) {
  const TempFolder folder;
  folder.write("a.jsonl", "{\"text\":\"one\"}\n{\"bad\n{\"text\":\"two\"}\n");
  const Outcome run = lode({"extract", folder.path("a.jsonl"), "--json"});
  EXPECT_EQ(run.code, 3);
  EXPECT_EQ(services_.extracted.size(), 3U);
  EXPECT_EQ(json_lines(run.out).size(), 12U);
  EXPECT_EQ(run.err, "lode: " + folder.path("a.jsonl") + ":2: no text to read [EMPTY_DOCUMENT]\n");
}

TEST_F(CommandsTest, ExtractOfOneBadFileIsARequestError) {
  const TempFolder folder;
  folder.write("a.txt", "bad");
  EXPECT_EQ(lode({"extract", folder.path("a.txt")}).code, 2);
  const Outcome of_folder = lode({"extract", folder.path()});
  EXPECT_EQ(of_folder.code, 2);
  EXPECT_EQ(of_folder.err,
            "lode: '" + folder.path() + "' is a folder: name one file, or - [USAGE]\n");
}

TEST_F(CommandsTest, DeleteTellsMissingIds) {
  services_.missing_ids = {"b"};
  const Outcome run = lode({"delete", "a", "b"});
  EXPECT_EQ(run.code, 3);
  EXPECT_EQ(run.err, "lode: no document 'b' [DOCUMENT_NOT_FOUND]\nlode: 1 document deleted\n");
  EXPECT_EQ(services_.accesses, std::vector<Access>{Access::kWrite});
}

TEST_F(CommandsTest, DeleteReadsIdsFromAPipeInGroups) {
  std::string ids;
  for (int i = 0; i < 10'001; ++i) {
    ids += "id-" + std::to_string(i) + "\n";
  }
  const Outcome run = lode({"delete", "-"}, ids);
  EXPECT_EQ(run.code, 0) << run.err;
  EXPECT_EQ(run.err, "lode: 10\u00A0001 documents deleted\n");
  ASSERT_EQ(services_.deletions.size(), 2U);
  EXPECT_EQ(services_.deletions[1].ids_size(), 1);
}

TEST_F(CommandsTest, DeleteByQueryNeedsYesWhereNobodyCanAnswer) {
  services_.matches = 12;
  const Outcome run = lode({"delete", "--query", "gpu:H100"});
  EXPECT_EQ(run.code, 2);
  EXPECT_EQ(run.err,
            "lode: delete 12 documents that match 'gpu:H100'? Nobody is here to answer: repeat it "
            "with --yes [NEEDS_YES]\n");
  ASSERT_EQ(services_.deletions.size(), 1U);
  EXPECT_TRUE(services_.deletions[0].validate_only());
}

TEST_F(CommandsTest, DeleteByQueryCountsFirst) {
  services_.matches = 12;
  EXPECT_EQ(lode({"delete", "-q", "x", "--dry-run"}).err, "lode: 12 documents would be deleted\n");
  EXPECT_EQ(services_.deletions.size(), 1U);
  EXPECT_EQ(lode({"delete", "-q", "x", "--yes"}).err, "lode: 12 documents deleted\n");
  ASSERT_EQ(services_.deletions.size(), 3U);
  EXPECT_FALSE(services_.deletions[2].validate_only());
}

TEST_F(CommandsTest, DeleteTakesIdsOrAQuery) {
  EXPECT_EQ(lode({"delete"}).code, 2);
  EXPECT_EQ(lode({"delete", "a", "--query", "x", "--yes"}).code, 2);
  EXPECT_TRUE(services_.deletions.empty());
}

TEST_F(CommandsTest, CollectionsAreListedMadeAndDeleted) {
  EXPECT_EQ(lode({"collections", "create", "news", "--shards", "3"}).out, "news\t0\t0\t3\t0\n");
  EXPECT_EQ(lode({"collections"}).out, "news\t0\t0\t3\t0\n");
  EXPECT_EQ(lode({"collections", "delete", "news"}).code, 2) << "needs --yes";
  EXPECT_EQ(services_.collections.size(), 1U);
  EXPECT_EQ(lode({"collections", "delete", "news", "--yes"}).code, 0);
  EXPECT_TRUE(services_.collections.empty());
  EXPECT_EQ(lode({"collections", "rename", "a"}).code, 2);
}

TEST_F(CommandsTest, PluginsAndTheirQuarantineAreListed) {
  v1::Plugin& plugin = *services_.plugins.add_plugins();
  plugin.set_id("lode.money");
  plugin.set_version("1.2.0");
  plugin.set_state(v1::PLUGIN_STATE_OFF);
  plugin.set_reason("died 5 times");
  plugin.add_provides()->set_name("amount");
  plugin.add_provides()->set_name("deal_size");
  EXPECT_EQ(lode({"plugins"}).out,
            "lode.money\t1.2.0\toff\tamount, deal_size\t0\t0\tdied 5 times\n");
  v1::QuarantineEntry& entry = *services_.quarantine.add_entries();
  entry.set_plugin("lode.money");
  entry.set_document_id("a");
  entry.set_reason("signal 11");
  EXPECT_EQ(lode({"plugins", "quarantine"}).out,
            "1970-01-01T00:00:00Z\tlode.money\ta\tsignal 11\n");
  EXPECT_EQ(lode({"plugins", "unquarantine", "lode.money"}).code, 0);
  EXPECT_EQ(services_.cleared, std::vector<std::string>{"lode.money"});
  EXPECT_EQ(lode({"plugins", "explode"}).code, 2);
}

TEST_F(CommandsTest, FieldsAndStatusArePlainTables) {
  v1::FacetField& field = *services_.fields.add_fields();
  field.set_name("gpu");
  field.set_kind(v1::FACET_KIND_KEYWORD);
  field.set_hierarchical(true);
  field.set_plugin("lode.gpu");
  field.set_label("GPU model");
  EXPECT_EQ(lode({"fields"}).out, "gpu\tkeyword tree\t\tlode.gpu\tGPU model\n");
  services_.status.set_version("0.1.0");
  const Outcome status = lode({"status"});
  EXPECT_EQ(status.out.rfind("state\tversion\t0.1.0\n", 0), 0U) << status.out;
  EXPECT_EQ(json_lines(lode({"status", "--json"}).out)[0]["version"], "0.1.0");
}

TEST_F(CommandsTest, HelpIsThereForEachCommandAndTopic) {
  EXPECT_NE(lode({"help"}).out.find("  import "), std::string::npos);
  EXPECT_NE(lode({"search", "--help"}).out.find("--page-token TOKEN"), std::string::npos);
  EXPECT_NE(lode({"help", "query"}).out.find("deal_size>=10B"), std::string::npos);
  EXPECT_NE(lode({"help", "exit-codes"}).out.find("  130  interrupted"), std::string::npos);
  EXPECT_EQ(lode({"help", "serach"}).err,
            "lode: no help on 'serach': did you mean 'search'? [USAGE]\n");
  EXPECT_EQ(lode({"--version"}).out.rfind("lode ", 0), 0U);
  EXPECT_TRUE(services_.accesses.empty()) << "help opens no data";
}

TEST(ConnectionTest, AServerOutOfReachIsNamed) {
  FakeServices services;
  const TempFolder folder;
  const std::string address = "unix:" + folder.path("no.sock");
  const Outcome run = run_lode(services, {"search", "x", "--server", address});
  EXPECT_EQ(run.code, 5);
  EXPECT_EQ(run.err,
            "lode: no server answers at '" + address +
                "': start lode-server there, or leave --server out to work without one "
                "[SERVER_UNREACHABLE]\n");
}

TEST(ConnectionTest, AnAddressThatIsNoneIsAUsageError) {
  FakeServices services;
  for (const char* address : {"host:", ":1", "host:port", "unix:"}) {
    const Outcome run = run_lode(services, {"status", "--server", address});
    EXPECT_EQ(run.code, 2) << address;
    EXPECT_NE(run.err.find("[BAD_ADDRESS]"), std::string::npos) << run.err;
  }
}

}  // namespace
}  // namespace lode::client
