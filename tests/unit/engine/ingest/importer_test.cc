// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/ingest/importer.h"

#include <algorithm>
#include <future>
#include <mutex>
#include <span>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "engine/document/schema.h"

namespace lode::ingest {
namespace {

RawDocument text_document(std::string id, std::string text) {
  RawDocument raw;
  raw.id = std::move(id);
  raw.content = RawFields{.text = std::move(text)};
  return raw;
}

// Collects ids of committed documents; the index itself is not under test.
class ImporterTest : public testing::Test {
 protected:
  std::shared_ptr<Committer> committer = std::make_shared<Committer>(
      [this](std::vector<index::Operation> operations) -> Result<index::CommitReport> {
        index::CommitReport report;
        for (const index::Operation& operation : operations) {
          stored.push_back(operation.document.id());
          report.outcomes.push_back({{}, false});
        }
        report.revision = ++revision;
        return report;
      },
      CommitterOptions{});

  std::vector<std::string> stored;  // Of the committer's thread, until it has ended.
  std::uint64_t revision = 0;

  std::mutex mutex;
  std::vector<ImportOutcome> outcomes;

  Importer::Done note() {
    return [this](ImportOutcome outcome) {
      const std::lock_guard lock(mutex);
      outcomes.push_back(std::move(outcome));
    };
  }

  static Result<void> no_plugins(std::span<Document>, const std::stop_token&) { return {}; }
  static Result<index::PreparedDocument> prepare(const Document& document) {
    return index::prepare(document, Schema());
  }
};

TEST_F(ImporterTest, AnswersEachDocumentOnceAndStoresTheGoodOnes) {
  {
    Importer importer(no_plugins, prepare, {});
    for (int i = 0; i < 100; ++i) {
      const std::string text = i % 10 == 0 ? "" : "some words " + std::to_string(i);
      ASSERT_TRUE(
          importer.import(committer, text_document("d" + std::to_string(i), text), note(), {}));
    }
    importer.drain();
  }
  committer.reset();
  EXPECT_EQ(stored.size(), 90U);
  ASSERT_EQ(outcomes.size(), 100U);
  for (const ImportOutcome& outcome : outcomes) {
    const bool empty = outcome.id.back() == '0';
    EXPECT_EQ(outcome.result.has_value(), !empty) << outcome.id;
    if (!outcome.result) {
      EXPECT_EQ(outcome.result.error().reason, "EMPTY_DOCUMENT");
    }
  }
}

TEST_F(ImporterTest, ReportsPluginsThatDidNotEndWell) {
  {
    Importer importer(
        [](std::span<Document> documents, const std::stop_token&) -> Result<void> {
          documents[0].runs.push_back({.plugin = "good"});
          documents[0].runs.push_back(
              {.plugin = "bad", .status = RunStatus::kQuarantined, .reason = "signal 11"});
          return {};
        },
        prepare,
        {});
    ASSERT_TRUE(importer.import(committer, text_document("d", "words"), note(), {}));
  }
  ASSERT_EQ(outcomes.size(), 1U);
  ASSERT_TRUE(outcomes[0].result);
  ASSERT_EQ(outcomes[0].result->problems.size(), 1U);
  EXPECT_EQ(outcomes[0].result->problems[0].plugin, "bad");
}

TEST_F(ImporterTest, ADocumentThatIsTooMuchForTheMemoryHurtsNoOther) {
  std::promise<void> release;
  const std::shared_future<void> gate = release.get_future().share();
  std::size_t largest = 0;  // Batch. Of the one thread.
  {
    Importer importer(
        [&largest, gate](std::span<Document> documents, const std::stop_token&) -> Result<void> {
          gate.wait();
          largest = std::max(largest, documents.size());
          for (const Document& document : documents) {
            if (document.id == "big") throw std::bad_alloc();
          }
          return {};
        },
        prepare,
        {.threads = 1});
    for (int i = 0; i < 50; ++i) {
      const std::string id = i == 20 ? "big" : std::to_string(i);
      ASSERT_TRUE(importer.import(committer, text_document(id, "words"), note(), {}));
    }
    release.set_value();
  }
  EXPECT_EQ(largest, Importer::kBatchDocuments);
  ASSERT_EQ(outcomes.size(), 50U);
  for (const ImportOutcome& outcome : outcomes) {
    EXPECT_EQ(outcome.result.has_value(), outcome.id != "big");
    if (!outcome.result) {
      EXPECT_EQ(outcome.result.error().reason, "OUT_OF_MEMORY");
    }
  }
}

TEST_F(ImporterTest, HoldsTheClientBackWhenThePipelineIsFull) {
  std::promise<void> release;
  const std::shared_future<void> gate = release.get_future().share();
  Importer importer(
      [gate](std::span<Document>, const std::stop_token&) -> Result<void> {
        gate.wait();
        return {};
      },
      prepare,
      {.threads = 2, .queue = {.documents = 3, .bytes = 1 << 20}});
  for (int i = 0; i < 3; ++i) {
    ASSERT_TRUE(importer.import(committer, text_document(std::to_string(i), "words"), note(), {}));
  }
  std::stop_source client_gone;
  client_gone.request_stop();
  const auto fourth =
      importer.import(committer, text_document("3", "words"), note(), client_gone.get_token());
  ASSERT_FALSE(fourth);
  EXPECT_EQ(fourth.error().code, ErrorCode::kCancelled);
  release.set_value();
  importer.drain();
  EXPECT_EQ(outcomes.size(), 3U);
}

TEST_F(ImporterTest, TakesNothingAfterDraining) {
  Importer importer(no_plugins, prepare, {});
  importer.drain();
  const auto refused = importer.import(committer, text_document("d", "words"), note(), {});
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().reason, "DRAINING");
}

}  // namespace
}  // namespace lode::ingest
