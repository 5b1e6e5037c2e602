// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/extract/extractor_pool.h"

#include <algorithm>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace lode::extract {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;

std::unique_ptr<ExtractorPool> make_pool(PluginSetOptions options = {}) {
  options.folders = {LODE_TEST_PLUGINS};
  options.default_folders = false;
  auto plugins = PluginSet::discover(options);
  EXPECT_TRUE(plugins) << plugins.error().message;
  auto pool = ExtractorPool::create(*std::move(plugins), {.worker_path = LODE_TEST_WORKER});
  EXPECT_TRUE(pool) << pool.error().message;
  return *std::move(pool);
}

Document sample() {
  Document document;
  document.id = "doc-1";
  document.url = "https://example.org/1";
  document.title = "A title with one-of-each";
  document.text = "Main text.";
  document.language = "en";
  document.published_unix = 1'762'214'400;
  document.metadata = {{"author", "nobody"}};
  return document;
}

std::vector<std::string> keywords(const Document& document, std::string_view facet) {
  std::vector<std::string> texts;
  for (const Annotation& annotation : document.annotations) {
    if (annotation.facet == facet) texts.push_back(std::get<Keyword>(annotation.value).text);
  }
  return texts;
}

const Annotation& fact(const Document& document, std::string_view facet) {
  const auto found = std::find_if(document.annotations.begin(),
                                  document.annotations.end(),
                                  [&](const auto& each) { return each.facet == facet; });
  EXPECT_NE(found, document.annotations.end()) << facet;
  return *found;
}

TEST(ExtractorPoolTest, APluginIsToldTheDocumentItsConfigurationAndItsResource) {
  const auto pool = make_pool({.configs = {{"org.example.giver", R"({"b": 1, "a": [2]})"}}});
  Document document = sample();
  ASSERT_TRUE(pool->extract(document, {}));
  EXPECT_THAT(keywords(document, "told"),
              ElementsAre(R"(config={"a":[2],"b":1})",
                          "resource=a few words",
                          "title=A title with one-of-each",
                          "language=en",
                          "url=https://example.org/1",
                          "id=doc-1",
                          "author=nobody",
                          "published=1762214400"));
}

TEST(ExtractorPoolTest, FactsOfEachKindArriveWithSpanAndOrigin) {
  const auto pool = make_pool();
  Document document = sample();
  ASSERT_TRUE(pool->extract(document, {}));
  const Annotation& maker = fact(document, "maker");
  EXPECT_EQ(maker.value, Value(Keyword{"AWS", "company/aws", {"Amazon", "AWS"}}));
  EXPECT_EQ(maker.span, (Span{.begin = 13, .end = 24, .field = Field::kTitle}));
  EXPECT_EQ(quote(document, maker.span), "one-of-each");
  EXPECT_EQ(maker.confidence, 0.5);
  EXPECT_EQ(maker.rule, "list");
  EXPECT_EQ(maker.plugin, "org.example.giver");
  EXPECT_EQ(fact(document, "amount").value,
            Value(Money{38, 500'000'000, 40, 0, "USD", Qualifier::kAtLeast}));
  EXPECT_EQ(fact(document, "day").value,
            Value(Date{20'000, 20'006, DatePrecision::kWeek, true, true}));
  EXPECT_EQ(fact(document, "power").value, Value(Number{1.5, 2, "MW", Qualifier::kAbout}));
  EXPECT_TRUE(fact(document, "told").span.whole_document);
}

TEST(ExtractorPoolTest, APluginSeesTheFactsThatItAsksForAndNoOthers) {
  const auto pool = make_pool();
  Document document = sample();
  ASSERT_TRUE(pool->extract(document, {}));
  EXPECT_THAT(keywords(document, "seen"),
              ElementsAre("maker from org.example.giver: AWS company/aws Amazon",
                          "amount from org.example.giver: 38.500000000-40 USD at least",
                          "day from org.example.giver: 20000-20006 week fiscal relative",
                          "power from org.example.giver: 2.000000 MW"));
}

TEST(ExtractorPoolTest, RolesOfARecordAreIndicesOfAnnotations) {
  const auto pool = make_pool();
  Document document = sample();
  ASSERT_TRUE(pool->extract(document, {}));
  const Annotation& sale = fact(document, "sale");
  EXPECT_EQ(role_of(document, sale, "seller"), &fact(document, "maker"));
  EXPECT_EQ(role_of(document, sale, "price"), &fact(document, "amount"));
}

TEST(ExtractorPoolTest, SpansOfTheMainTextCountWithoutTheTitle) {
  const auto pool = make_pool();
  Document document = sample();
  document.title = "Headline";
  document.text = "Here is one-of-each.";
  ASSERT_TRUE(pool->extract(document, {}));
  const Annotation& maker = fact(document, "maker");
  EXPECT_EQ(maker.span, (Span{.begin = 8, .end = 19, .field = Field::kBody}));
  EXPECT_EQ(fact(document, "sale").span, maker.span);
}

TEST(ExtractorPoolTest, FactsOfPageFurnitureAreKeptWithoutRecordsAndNotPassedOn) {
  const auto pool = make_pool();
  Document document = sample();
  document.title = "Headline";
  document.furniture = "Also read: one-of-each";
  ASSERT_TRUE(pool->extract(document, {}));
  const Annotation& maker = fact(document, "maker");
  EXPECT_EQ(maker.span, (Span{.begin = 11, .end = 22, .field = Field::kFurniture}));
  EXPECT_EQ(quote(document, maker.span), "one-of-each");
  EXPECT_THAT(keywords(document, "seen"), testing::IsEmpty());
  for (const Annotation& annotation : document.annotations) {
    EXPECT_NE(annotation.facet, "sale");
  }
  for (const PluginRun& run : document.runs) {
    EXPECT_EQ(run.dropped_annotations, 0U) << run.plugin;
  }
}

TEST(ExtractorPoolTest, RunsTellPluginVersionFingerprintAndStatus) {
  const auto pool = make_pool();
  Document document = sample();
  ASSERT_TRUE(pool->extract(document, {}));
  ASSERT_EQ(document.runs.size(), 2u);
  EXPECT_EQ(document.runs[0].plugin, "org.example.giver");
  EXPECT_EQ(document.runs[0].version, "1.0.0");
  EXPECT_EQ(document.runs[0].fingerprint.size(), 16u);
  EXPECT_EQ(document.runs[0].status, RunStatus::kOk);
  EXPECT_EQ(document.runs[1].plugin, "org.example.taker");
}

TEST(ExtractorPoolTest, WhatBuildsOnAFailedPluginIsDegraded) {
  const auto pool = make_pool();
  Document document = sample();
  document.text = "throw";
  ASSERT_TRUE(pool->extract(document, {}));
  EXPECT_EQ(document.runs[0].status, RunStatus::kFailed);
  EXPECT_EQ(document.runs[0].reason, "no giving today");
  EXPECT_EQ(document.runs[1].status, RunStatus::kDegraded);
  EXPECT_THAT(document.runs[1].reason, HasSubstr("'org.example.giver'"));
  EXPECT_TRUE(document.annotations.empty());
}

TEST(ExtractorPoolTest, ExtractingAgainReplacesFactsAndRuns) {
  const auto pool = make_pool();
  Document document = sample();
  ASSERT_TRUE(pool->extract(document, {}));
  const Document first = document;
  ASSERT_TRUE(pool->extract(document, {}));
  EXPECT_EQ(document, first);
}

TEST(ExtractorPoolTest, TextThatIsNotUtf8IsMendedFirst) {
  const auto pool = make_pool();
  Document document = sample();
  document.title.clear();
  document.text = "\xFF one-of-each";
  ASSERT_TRUE(pool->extract(document, {}));
  EXPECT_EQ(document.text, "\xEF\xBF\xBD one-of-each");
  EXPECT_EQ(quote(document, fact(document, "maker").span), "one-of-each");
}

TEST(ExtractorPoolTest, APluginThatCannotBeSetUpLeavesDocumentsPending) {
  const auto pool = make_pool({.configs = {{"org.example.giver", R"({"refuse": true})"}}});
  Document document = sample();
  ASSERT_TRUE(pool->extract(document, {}));
  EXPECT_EQ(document.runs[0].status, RunStatus::kPending);
  EXPECT_THAT(document.runs[0].reason, HasSubstr("told to refuse"));
  EXPECT_EQ(document.runs[1].status, RunStatus::kDegraded);
  const SupervisorState state = pool->states()[0].state;
  EXPECT_EQ(state.phase, SupervisorState::Phase::kOff);
  EXPECT_TRUE(pool->quarantined().empty());
}

TEST(ExtractorPoolTest, NoWorkerStartsBeforeTheFirstDocument) {
  const auto pool = make_pool();
  EXPECT_EQ(pool->states()[0].state.starts, 0u);
  EXPECT_EQ(pool->states()[0].state.phase, SupervisorState::Phase::kIdle);
  Document document = sample();
  ASSERT_TRUE(pool->extract(document, {}));
  EXPECT_EQ(pool->states()[0].state.starts, 1u);
  EXPECT_EQ(pool->states()[0].state.documents, 1u);
  EXPECT_EQ(pool->states()[0].state.last_log, "a word of warning");
}

TEST(ExtractorPoolTest, ABatchGetsWhatEachOfItsDocumentsGetsAlone) {
  const auto pool = make_pool();
  std::vector<Document> batch;
  for (std::size_t i = 0; i < 3 * Supervisor::kWindow; ++i) {
    batch.push_back(sample());
    batch.back().id = "doc-" + std::to_string(i);
    batch.back().text = i % 7 == 0 ? "throw" : std::string(i * 20, 'x') + " one-of-each";
  }
  std::vector<Document> alone = batch;
  ASSERT_TRUE(pool->extract_all(batch, {}));
  for (std::size_t i = 0; i < batch.size(); ++i) {
    ASSERT_TRUE(pool->extract(alone[i], {}));
    EXPECT_EQ(batch[i], alone[i]) << i;
  }
  EXPECT_EQ(pool->states()[0].state.documents, 2 * batch.size());
}

TEST(ExtractorPoolTest, ABatchCanBeEmpty) {
  EXPECT_TRUE(make_pool()->extract_all({}, {}));
}

TEST(ExtractorPoolTest, WithoutPluginsNothingIsNeededAndNothingHappens) {
  auto pool = ExtractorPool::create(PluginSet(), {.worker_path = "/nowhere/lode-worker"});
  ASSERT_TRUE(pool);
  Document document = sample();
  ASSERT_TRUE((*pool)->extract(document, {}));
  EXPECT_TRUE(document.runs.empty());
}

TEST(ExtractorPoolTest, AMissingWorkerIsSaidAtOnce) {
  auto plugins = PluginSet::discover({.folders = {LODE_TEST_PLUGINS}, .default_folders = false});
  ASSERT_TRUE(plugins);
  const auto pool =
      ExtractorPool::create(*std::move(plugins), {.worker_path = "/nowhere/lode-worker"});
  ASSERT_FALSE(pool);
  EXPECT_EQ(pool.error().reason, "WORKER_NOT_FOUND");
}

TEST(SupervisorTest, AWorkerIsReplacedAfterItsNumberOfDocuments) {
  const auto plugins =
      PluginSet::discover({.folders = {LODE_TEST_PLUGINS}, .default_folders = false});
  ASSERT_TRUE(plugins);
  Supervisor supervisor(*plugins->find("org.example.giver"),
                        {.worker = LODE_TEST_WORKER, .recycle_documents = 2});
  for (int i = 0; i < 5; ++i) {
    worker::Request request;
    request.sequence = supervisor.next_sequence();
    request.text = "text";
    Tasks tasks;
    tasks.frames = worker::encode(request);
    tasks.list = {
        {.sequence = request.sequence, .text_bytes = 4, .frame_end = tasks.frames.size()}};
    const std::vector<Answer> answers = supervisor.run(tasks, {});
    EXPECT_EQ(answers[0].status, RunStatus::kOk) << answers[0].reason;
  }
  EXPECT_EQ(supervisor.state().starts, 3u);
  EXPECT_EQ(supervisor.state().deaths, 0u);
}

}  // namespace
}  // namespace lode::extract
