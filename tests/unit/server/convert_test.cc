// SPDX-License-Identifier: GPL-3.0-or-later
#include <limits>

#include "engine/base/civil_date.h"
#include "server/convert_admin.h"
#include "server/convert_document.h"
#include "server/convert_search.h"
#include "server/convert_value.h"

namespace lode::server {
namespace {

Document coreweave_article() {
  Document document;
  document.id = "news-1";
  document.url = "https://example.org/1";
  document.title = "Überraschung: Lumen Labs buys compute";
  document.text = "Lumen Labs will pay Northgrid $3.5 billion.";
  document.language = "en";
  document.published_unix = 1'762'214'400;
  document.metadata = {{"author", "Markets Desk"}, {"section", "tech"}};
  document.annotations = {
      {"company",
       {0, 10, Field::kBody, false},
       Keyword{"Lumen Labs", "company/lumen", {}},
       0.9,
       "gazetteer",
       "lode.company"},
      {"deal_size",
       {30, 42, Field::kBody, false},
       Money{3, 500'000'000, 3, 500'000'000, "USD", Qualifier::kAbout},
       0.8,
       "head:deal",
       "lode.money"},
      {"deal",
       {.whole_document = true},
       Record{"deal", {{"buyer", 0}, {"amount", 1}}},
       0.7,
       "pay",
       "lode.deal"},
  };
  document.runs = {
      {"lode.company", "1.0.0", "00112233aabbccdd", RunStatus::kQuarantined, "signal 11", 2}};
  return document;
}

TEST(ConvertValueTest, GivesEachKindItsFieldsAndItsText) {
  const auto keyword = to_proto(Value(Keyword{"GB200", "gpu/gb200", {"Nvidia", "GB200"}}));
  EXPECT_EQ(keyword.keyword().text(), "GB200");
  EXPECT_EQ(keyword.keyword().id(), "gpu/gb200");
  ASSERT_EQ(keyword.keyword().path_size(), 2);
  EXPECT_EQ(keyword.keyword().path(0), "Nvidia");
  EXPECT_EQ(keyword.text(), "GB200");

  const auto money = to_proto(Value(Money{-3, -250'000'000, 4, 1, "EUR", Qualifier::kAtMost}));
  EXPECT_EQ(money.money().low_units(), -3);
  EXPECT_EQ(money.money().low_nanos(), -250'000'000);
  EXPECT_EQ(money.money().high_units(), 4);
  EXPECT_EQ(money.money().high_nanos(), 1);
  EXPECT_EQ(money.money().currency(), "EUR");
  EXPECT_EQ(money.money().qualifier(), v1::QUALIFIER_AT_MOST);
  EXPECT_EQ(money.text(), to_text(Value(Money{-3, -250'000'000, 4, 1, "EUR", {}})));

  const auto date = to_proto(Value(
      Date{to_days({2025, 7, 1}), to_days({2025, 9, 30}), DatePrecision::kQuarter, true, true}));
  EXPECT_EQ(date.date().first_day(), "2025-07-01");
  EXPECT_EQ(date.date().last_day(), "2025-09-30");
  EXPECT_EQ(date.date().precision(), v1::DATE_PRECISION_QUARTER);
  EXPECT_TRUE(date.date().fiscal());
  EXPECT_TRUE(date.date().relative());
  EXPECT_EQ(date.date().text(), "2025-Q3");

  const auto number = to_proto(Value(Number{72, 80.5, "MW", Qualifier::kAtLeast}));
  EXPECT_EQ(number.number().low(), 72);
  EXPECT_EQ(number.number().high(), 80.5);
  EXPECT_EQ(number.number().unit(), "MW");
  EXPECT_EQ(number.number().qualifier(), v1::QUALIFIER_AT_LEAST);
}

TEST(ConvertValueTest, NamesEachEnumeratorAfterItsOwn) {
  struct Case {
    DatePrecision precision;
    v1::DatePrecision want;
  };
  const Case cases[] = {{DatePrecision::kDay, v1::DATE_PRECISION_DAY},
                        {DatePrecision::kWeek, v1::DATE_PRECISION_WEEK},
                        {DatePrecision::kMonth, v1::DATE_PRECISION_MONTH},
                        {DatePrecision::kHalf, v1::DATE_PRECISION_HALF},
                        {DatePrecision::kYear, v1::DATE_PRECISION_YEAR}};
  for (const Case& c : cases) {
    EXPECT_EQ(to_proto(Value(Date{0, 0, c.precision, false, false})).date().precision(), c.want);
  }
  for (const auto kind : {FacetKind::kKeyword,
                          FacetKind::kMoney,
                          FacetKind::kDate,
                          FacetKind::kNumber,
                          FacetKind::kRecord}) {
    const FacetField field{.name = "x", .kind = kind};
    EXPECT_EQ(static_cast<int>(to_proto(field).kind()), static_cast<int>(kind));
  }
}

TEST(ConvertValueTest, MendsTextThatNoMessageMayHold) {
  const auto value =
      to_proto(Value(Keyword{"a\xFF"
                             "b",
                             "",
                             {}}));
  EXPECT_EQ(value.keyword().text(),
            "a\xEF\xBF\xBD"
            "b");
  EXPECT_FALSE(value.SerializeAsString().empty());
}

TEST(ConvertDocumentTest, CarriesAllOfADocument) {
  const v1::Document out = to_proto(coreweave_article());
  EXPECT_EQ(out.id(), "news-1");
  EXPECT_EQ(out.url(), "https://example.org/1");
  EXPECT_EQ(out.title(), "Überraschung: Lumen Labs buys compute");
  EXPECT_EQ(out.text(), "Lumen Labs will pay Northgrid $3.5 billion.");
  EXPECT_EQ(out.language(), "en");
  EXPECT_EQ(out.published().seconds(), 1'762'214'400);
  ASSERT_EQ(out.metadata_size(), 2);
  EXPECT_EQ(out.metadata(1).key(), "section");
  EXPECT_EQ(out.metadata(1).value(), "tech");
  ASSERT_EQ(out.annotations_size(), 3);
  const v1::Annotation& money = out.annotations(1);
  EXPECT_EQ(money.facet(), "deal_size");
  EXPECT_EQ(money.span().field(), v1::TEXT_FIELD_BODY);
  EXPECT_EQ(money.span().begin(), 30U);
  EXPECT_EQ(money.span().end(), 42U);
  EXPECT_EQ(money.quote(), "$3.5 billion");
  EXPECT_EQ(money.confidence(), 0.8);
  EXPECT_EQ(money.plugin(), "lode.money");
  EXPECT_EQ(money.rule(), "head:deal");
  EXPECT_EQ(money.index(), 1U);
  ASSERT_EQ(out.runs_size(), 1);
  EXPECT_EQ(out.runs(0).status(), v1::RUN_STATUS_QUARANTINED);
  EXPECT_EQ(out.runs(0).reason(), "signal 11");
  EXPECT_EQ(out.runs(0).dropped_annotations(), 2U);
}

TEST(ConvertDocumentTest, TellsWhatPlaysARoleOfARecord) {
  const v1::Document out = to_proto(coreweave_article());
  const v1::Annotation& deal = out.annotations(2);
  EXPECT_FALSE(deal.has_span());
  EXPECT_EQ(deal.quote(), "");
  ASSERT_EQ(deal.value().record().roles_size(), 2);
  EXPECT_EQ(deal.value().record().roles(0).name(), "buyer");
  EXPECT_EQ(deal.value().record().roles(0).text(), "Lumen Labs");
  EXPECT_EQ(deal.value().record().roles(1).annotation(), 1U);
  EXPECT_EQ(deal.value().record().roles(1).text(), "3.5 USD");
}

TEST(ConvertDocumentTest, KeepsTheStoredIndexesOfAPartOfTheAnnotations) {
  Document document = coreweave_article();
  document.annotations.erase(document.annotations.begin());  // 1 and 2 are left.
  const std::vector<std::uint32_t> indexes = {1, 2};
  const auto out = to_proto(document, {.text = false, .annotation_indexes = &indexes});
  EXPECT_EQ(out.text(), "");
  ASSERT_EQ(out.annotations_size(), 2);
  EXPECT_EQ(out.annotations(0).index(), 1U);
  EXPECT_EQ(out.annotations(0).quote(), "$3.5 billion");
  const auto& roles = out.annotations(1).value().record().roles();
  EXPECT_EQ(roles[0].text(), "") << "the buyer's annotation is not at hand";
  EXPECT_EQ(roles[1].text(), "3.5 USD");
}

TEST(ConvertDocumentTest, LeavesTheQuoteOutWhereTheSpanLiesOutside) {
  Document document = coreweave_article();
  document.text = "short";
  const v1::Document out = to_proto(document);
  EXPECT_EQ(out.annotations(1).quote(), "");
  EXPECT_EQ(out.annotations(1).span().end(), 42U);
}

TEST(ConvertDocumentTest, TakesAFileAndFieldsFromTheWire) {
  v1::RawDocument file;
  file.set_id("a");
  file.set_url("https://example.org/a");
  file.set_bytes("<p>\xFF</p>");
  file.set_media_type("text/html");
  file.set_name("a.html");
  const auto raw = from_proto(v1::RawDocument(file));
  ASSERT_TRUE(raw) << raw.error().message;
  EXPECT_EQ(raw->id, "a");
  EXPECT_EQ(raw->url, "https://example.org/a");
  EXPECT_EQ(std::get<ingest::RawFile>(raw->content).bytes, "<p>\xFF</p>");
  EXPECT_EQ(std::get<ingest::RawFile>(raw->content).media_type, "text/html");
  EXPECT_EQ(std::get<ingest::RawFile>(raw->content).name, "a.html");

  v1::RawDocument fields;
  fields.mutable_fields()->set_title("Title");
  fields.mutable_fields()->set_text("T\xE9xt");
  fields.mutable_fields()->set_language("fr");
  fields.mutable_fields()->mutable_published()->set_seconds(-5);
  auto* entry = fields.mutable_fields()->add_metadata();
  entry->set_key("k");
  entry->set_value("v");
  const auto apart = from_proto(v1::RawDocument(fields));
  ASSERT_TRUE(apart) << apart.error().message;
  const auto& content = std::get<ingest::RawFields>(apart->content);
  EXPECT_EQ(content.title, "Title");
  EXPECT_EQ(content.text, "T\xE9xt");
  EXPECT_EQ(content.language, "fr");
  EXPECT_EQ(content.published_unix, -5);
  EXPECT_EQ(content.metadata, (decltype(content.metadata){{"k", "v"}}));
}

TEST(ConvertDocumentTest, RefusesWhatNoDocumentIsAndNamesTheField) {
  struct Case {
    std::string name;
    v1::RawDocument raw;
    std::string field;
  };
  std::vector<Case> cases(5);
  cases[0] = {"no content", {}, "document"};
  cases[1] = {"name of fields", {}, "document.name"};
  cases[1].raw.mutable_fields();
  cases[1].raw.set_name("a.html");
  cases[2] = {"media type of fields", {}, "document.media_type"};
  cases[2].raw.mutable_fields();
  cases[2].raw.set_media_type("text/html");
  cases[3] = {"year 10000", {}, "document.fields.published"};
  cases[3].raw.mutable_fields()->mutable_published()->set_seconds(253'402'300'800);
  cases[4] = {"negative nanoseconds", {}, "document.fields.published"};
  cases[4].raw.mutable_fields()->mutable_published()->set_nanos(-1);
  for (Case& c : cases) {
    const auto raw = from_proto(std::move(c.raw));
    ASSERT_FALSE(raw) << c.name;
    EXPECT_EQ(raw.error().reason, "BAD_REQUEST") << c.name;
    EXPECT_EQ(raw.error().metadata.at(0).second, c.field) << c.name;
  }
}

TEST(ConvertSearchTest, PutsDefaultsInThePlaceOfZeros) {
  const auto question = from_proto(v1::SearchRequest());
  ASSERT_TRUE(question);
  EXPECT_EQ(question->page_size, 20U);
  EXPECT_EQ(question->snippet_bytes, 240U);
  EXPECT_TRUE(question->exact_count);
  EXPECT_EQ(question->view, query::View::kBasic);
}

TEST(ConvertSearchTest, CarriesAllOfARequest) {
  v1::SearchRequest request;
  request.set_query("a");
  request.set_filter("b");
  request.set_order_by("published desc");
  request.set_page_size(-1);
  request.set_page_token("t");
  request.set_count_mode(v1::COUNT_MODE_FAST);
  request.set_view(v1::VIEW_FULL);
  request.mutable_snippet()->set_max_bytes(99);
  request.mutable_snippet()->set_max_fragments(3);
  request.set_collapse_copies(true);
  request.set_like("a");
  request.set_half_life_days(2.5);
  request.set_language("de");
  auto* facet = request.add_facets();
  facet->set_key("company");
  facet->set_limit(3);
  facet->set_value_prefix("nv");
  facet->set_parent("Amazon");
  facet->set_exclude_own_filter(true);
  facet->add_ranges("10B..");
  facet->set_interval("month");
  facet->set_order_by("name desc");
  facet->set_offset(20);
  facet->add_values("AWS");
  facet->set_auto_ranges(true);
  facet->set_fill_empty(true);
  facet->set_record_filter("amount>1B");
  facet->mutable_statistics()->add_percentiles(75);
  const auto question = from_proto(request);
  ASSERT_TRUE(question) << question.error().message;
  EXPECT_EQ(question->query, "a");
  EXPECT_EQ(question->filter, "b");
  EXPECT_EQ(question->order_by, "published desc");
  EXPECT_EQ(question->page_size, 0U);
  EXPECT_EQ(question->page_token, "t");
  EXPECT_FALSE(question->exact_count);
  EXPECT_EQ(question->view, query::View::kFull);
  EXPECT_EQ(question->snippet_bytes, 99U);
  EXPECT_EQ(question->snippet_fragments, 3U);
  EXPECT_TRUE(question->collapse_copies);
  EXPECT_EQ(question->like, "a");
  EXPECT_EQ(question->half_life_days, 2.5);
  EXPECT_EQ(question->language, "de");
  ASSERT_EQ(question->facets.size(), 1U);
  EXPECT_EQ(question->facets[0].key, "company");
  EXPECT_EQ(question->facets[0].limit, 3U);
  EXPECT_EQ(question->facets[0].value_prefix, "nv");
  EXPECT_EQ(question->facets[0].parent, "Amazon");
  EXPECT_TRUE(question->facets[0].exclude_own_filter);
  EXPECT_EQ(question->facets[0].ranges, std::vector<std::string>{"10B.."});
  EXPECT_EQ(question->facets[0].interval, "month");
  EXPECT_EQ(question->facets[0].order_by, "name desc");
  EXPECT_EQ(question->facets[0].offset, 20U);
  EXPECT_EQ(question->facets[0].values, std::vector<std::string>{"AWS"});
  EXPECT_TRUE(question->facets[0].auto_ranges);
  EXPECT_TRUE(question->facets[0].fill_empty);
  EXPECT_EQ(question->facets[0].record_filter, "amount>1B");
  EXPECT_EQ(question->facets[0].percentiles, std::vector<double>{75});
}

TEST(ConvertSearchTest, HasDefaultsForFacets) {
  v1::SearchRequest request;
  request.add_facets()->set_key("company");
  request.add_facets()->set_key("company");
  request.mutable_facets(1)->add_values("AWS");
  request.mutable_facets(1)->mutable_statistics();
  const auto question = from_proto(request);
  ASSERT_TRUE(question);
  EXPECT_EQ(question->facets[0].limit, 10U);
  EXPECT_TRUE(question->facets[0].percentiles.empty());
  EXPECT_EQ(question->facets[1].limit, query::kMaxBuckets) << "all that are named";
  EXPECT_EQ(question->facets[1].percentiles, (std::vector<double>{50, 90, 99}));
}

TEST(ConvertSearchTest, CutsALargePageToTheLimit) {
  v1::SearchRequest request;
  request.set_page_size(std::numeric_limits<std::int32_t>::max());
  EXPECT_EQ(from_proto(request)->page_size, 500U);
}

TEST(ConvertSearchTest, RefusesForeignValuesAndNamesTheField) {
  struct Case {
    std::string field;
    std::function<void(v1::SearchRequest&)> spoil;
  };
  const Case cases[] = {
      {"page_size", [](auto& r) { r.set_page_size(-2); }},
      {"view", [](auto& r) { r.set_view(static_cast<v1::View>(77)); }},
      {"count_mode", [](auto& r) { r.set_count_mode(static_cast<v1::CountMode>(-1)); }},
      {"snippet.max_bytes", [](auto& r) { r.mutable_snippet()->set_max_bytes(4001); }},
      {"snippet.max_bytes", [](auto& r) { r.mutable_snippet()->set_max_bytes(-1); }},
      {"snippet.max_fragments", [](auto& r) { r.mutable_snippet()->set_max_fragments(-1); }},
      {"snippet.max_fragments", [](auto& r) { r.mutable_snippet()->set_max_fragments(11); }},
      {"facets[0].key", [](auto& r) { r.add_facets(); }},
      {"facets[1].limit",
       [](auto& r) {
         r.add_facets()->set_key("a");
         r.add_facets()->set_key("b");
         r.mutable_facets(1)->set_limit(1001);
       }},
      {"facets[0].ranges",
       [](auto& r) {
         r.add_facets()->set_key("a");
         for (int i = 0; i < 65; ++i) {
           r.mutable_facets(0)->add_ranges("1..2");
         }
       }},
      {"facets[0].offset",
       [](auto& r) {
         r.add_facets()->set_key("a");
         r.mutable_facets(0)->set_offset(-1);
       }},
      {"facets[0].values",
       [](auto& r) {
         r.add_facets()->set_key("a");
         for (int i = 0; i < 1'001; ++i) {
           r.mutable_facets(0)->add_values("x");
         }
       }},
      {"facets[0].statistics.percentiles",
       [](auto& r) {
         r.add_facets()->set_key("a");
         for (int i = 0; i < 101; ++i) {
           r.mutable_facets(0)->mutable_statistics()->add_percentiles(1);
         }
       }},
      {"facets",
       [](auto& r) {
         for (int i = 0; i < 33; ++i) {
           r.add_facets()->set_key("a");
         }
       }},
  };
  for (const Case& c : cases) {
    v1::SearchRequest request;
    c.spoil(request);
    const auto question = from_proto(request);
    ASSERT_FALSE(question) << c.field;
    EXPECT_EQ(question.error().code, ErrorCode::kInvalidArgument) << c.field;
    EXPECT_EQ(question.error().metadata.at(0).second, c.field) << question.error().message;
  }
}

TEST(ConvertSearchTest, AsksForFacetsAlone) {
  v1::ListFacetValuesRequest request;
  EXPECT_FALSE(from_proto(request)) << "no facet";
  request.set_query("q");
  request.add_facets()->set_key("company");
  const auto question = from_proto(request);
  ASSERT_TRUE(question);
  EXPECT_EQ(question->query, "q");
  EXPECT_EQ(question->page_size, 0U);
  EXPECT_EQ(question->facets.at(0).key, "company");
}

query::SearchResponse answer_with_one_hit() {
  query::SearchResponse answer;
  query::Hit hit;
  hit.rank = 21;
  hit.score = 2.5;
  hit.document = coreweave_article();
  hit.annotation_indexes = {4, 5, 6};
  hit.snippet = {"pay Northgrid", {16, 29, Field::kBody, false}, {{4, 13}}};
  hit.facets = {{"company", {Keyword{"Lumen Labs", "", {}}}}};
  answer.hits = {hit};
  answer.total = {1, 1, 3, false};
  answer.facets = {{"deal_size",
                    {{std::nullopt, "1B..", 7, query::Bounds{1e9, 2e9}}},
                    9,
                    2,
                    1,
                    true,
                    query::Statistics{9, 1, 4, 20, "USD", 2.5, {{50, 2}}},
                    3}};
  answer.next_page_token = "next";
  answer.parsed_query = "pay";
  answer.warnings = {{"MIXED_AND_OR", "add brackets", 4}};
  answer.revision = 12;
  answer.changed_since_first_page = true;
  return answer;
}

TEST(ConvertSearchTest, CarriesAllOfAnAnswer) {
  const auto out =
      to_proto(answer_with_one_hit(), query::View::kEvidence, std::chrono::milliseconds(1'500));
  ASSERT_EQ(out.hits_size(), 1);
  const v1::Hit& hit = out.hits(0);
  EXPECT_EQ(hit.rank(), 21);
  EXPECT_EQ(hit.score(), 2.5);
  EXPECT_EQ(hit.document().text(), "") << "evidence leaves the text out";
  EXPECT_EQ(hit.document().annotations(1).quote(), "$3.5 billion");
  EXPECT_EQ(hit.document().annotations(1).index(), 5U);
  EXPECT_EQ(hit.snippet().text(), "pay Northgrid");
  EXPECT_EQ(hit.snippet().span().begin(), 16U);
  EXPECT_EQ(hit.snippet().highlights(0).begin(), 4U);
  EXPECT_EQ(hit.snippet().highlights(0).end(), 13U);
  EXPECT_EQ(hit.facets(0).key(), "company");
  EXPECT_EQ(hit.facets(0).values(0).text(), "Lumen Labs");
  EXPECT_EQ(out.total().value(), 1);
  EXPECT_EQ(out.total().upper_bound(), 3);
  EXPECT_FALSE(out.total().exact());
  const v1::FacetResult& facet = out.facets(0);
  EXPECT_EQ(facet.buckets(0).text(), "1B..");
  EXPECT_FALSE(facet.buckets(0).has_value());
  EXPECT_EQ(facet.buckets(0).count(), 7);
  EXPECT_EQ(facet.distinct_values(), 9);
  EXPECT_EQ(facet.missing_count(), 2);
  EXPECT_EQ(facet.other_count(), 1);
  EXPECT_TRUE(facet.exact());
  EXPECT_EQ(facet.statistics().sum(), 20);
  EXPECT_EQ(facet.statistics().unit(), "USD");
  EXPECT_EQ(facet.statistics().mean(), 2.5);
  EXPECT_EQ(facet.statistics().percentiles(0).percent(), 50);
  EXPECT_EQ(facet.statistics().percentiles(0).value(), 2);
  EXPECT_EQ(facet.buckets(0).bounds().low(), 1e9);
  EXPECT_EQ(facet.buckets(0).bounds().high(), 2e9);
  EXPECT_EQ(facet.omitted_buckets(), 3);
  EXPECT_EQ(out.next_page_token(), "next");
  EXPECT_EQ(out.parsed_query(), "pay");
  EXPECT_EQ(out.warnings(0).reason(), "MIXED_AND_OR");
  EXPECT_EQ(out.warnings(0).offset(), 4U);
  EXPECT_EQ(out.took().seconds(), 1);
  EXPECT_EQ(out.took().nanos(), 500'000'000);
  EXPECT_EQ(out.revision(), 12U);
  EXPECT_TRUE(out.changed_since_first_page());
}

TEST(ConvertSearchTest, SendsTheTextInTheFullViewAlone) {
  const auto answer = answer_with_one_hit();
  const auto full = to_proto(answer, query::View::kFull, {});
  EXPECT_EQ(full.hits(0).document().text(), answer.hits[0].document.text);
  EXPECT_EQ(full.hits(0).document().annotations(1).index(), 1U);
  EXPECT_EQ(to_proto(answer, query::View::kBasic, {}).hits(0).document().text(), "");
}

TEST(ConvertAdminTest, PublishesTheLimitsThatAreInForce) {
  ServerOptions options;
  options.max_document_bytes = 1'000'000;
  options.search_threads = 3;
  options.search_queue = 40;
  options.import_queue_documents = 77;
  const v1::Limits limits = limits_of(options);
  EXPECT_EQ(limits.document_bytes(), 1'000'000);
  EXPECT_EQ(limits.message_bytes(), 1'000'000 + (1 << 20));
  EXPECT_EQ(limits.search_queue(), 43);
  EXPECT_EQ(limits.import_queue(), 77);
  EXPECT_EQ(limits.query_bytes(), 4096);
  EXPECT_EQ(limits.query_clauses(), 1024);
  EXPECT_EQ(limits.query_depth(), 20);
  EXPECT_EQ(limits.page_size(), 500);
  EXPECT_EQ(limits.page_depth(), 10'000);
  EXPECT_EQ(limits.facets(), 32);
  EXPECT_EQ(limits.facet_buckets(), 1'000);
}

TEST(ConvertAdminTest, NamesEachStateOfAPlugin) {
  using State = PluginInfo::State;
  const std::pair<State, v1::PluginState> cases[] = {{State::kIdle, v1::PLUGIN_STATE_IDLE},
                                                     {State::kReady, v1::PLUGIN_STATE_READY},
                                                     {State::kBackoff, v1::PLUGIN_STATE_BACKOFF},
                                                     {State::kOff, v1::PLUGIN_STATE_OFF},
                                                     {State::kRefused, v1::PLUGIN_STATE_REFUSED}};
  for (const auto& [state, want] : cases) {
    PluginInfo info;
    info.state = state;
    EXPECT_EQ(to_proto(info).state(), want);
  }
}

}  // namespace
}  // namespace lode::server
