// SPDX-License-Identifier: GPL-3.0-or-later
// Two thousand documents, some of which make the plugin misbehave: each comes back exactly once,
// the good ones as if nothing had happened, the bad ones with the reason.
#include <atomic>
#include <thread>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "engine/extract/extractor_pool.h"

namespace lode::extract {
namespace {

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
constexpr bool kSanitized = true;  // Memory is not limited, and signals are turned into exits.
#else
constexpr bool kSanitized = false;
#endif

struct Misdeed {
  const char* word;
  RunStatus status;
  const char* reason;  // Part of it.
  std::size_t facts;   // How many come back all the same.
  std::uint32_t dropped;
};

const Misdeed kMisdeeds[] = {
    {"#segv", RunStatus::kQuarantined, kSanitized ? "exit code" : "signal 11 (SIGSEGV)", 0, 0},
    {"#abort", RunStatus::kQuarantined, "signal 6 (SIGABRT)", 0, 0},
    {"#loop", RunStatus::kTimeout, "timeout after 1000 ms", 0, 0},
    {"#polite-loop", RunStatus::kTimeout, "timeout after 3000 ms", 0, 0},
    {"#deaf-loop", RunStatus::kTimeout, "timeout after 3000 ms", 0, 0},
    {"#throw", RunStatus::kFailed, "the plugin said no", 0, 0},
    {"#throw-int", RunStatus::kFailed, "no std::exception", 0, 0},
    {"#exit", RunStatus::kQuarantined, "exit code 0", 0, 0},
    {"#hangup", RunStatus::kQuarantined, "closed its channel", 0, 0},
    {"#garbage", RunStatus::kQuarantined, "no frame", 0, 0},
    {"#forge", RunStatus::kQuarantined, "forged or malformed answer", 0, 0},
    {"#huge-frame", RunStatus::kQuarantined, "no frame", 0, 0},
    {"#span", RunStatus::kOk, "", 2, 1},
    {"#reversed", RunStatus::kOk, "", 2, 1},
    {"#half", RunStatus::kOk, "", 2, 1},
    {"#undeclared", RunStatus::kOk, "", 2, 1},
    {"#kind", RunStatus::kOk, "", 2, 1},
    {"#bad-utf8", RunStatus::kOk, "", 2, 1},
    {"#nan", RunStatus::kOk, "", 2, 1},
    {"#confidence", RunStatus::kOk, "", 2, 1},
    {"#role", RunStatus::kOk, "", 2, 1},
    {"#stdout", RunStatus::kOk, "", 2, 0},
    {"#flood", RunStatus::kOk, "", 10'000, 190'002},
    {"#oom", RunStatus::kFailed, "out of memory", 0, 0},
};
constexpr std::size_t kDocuments = 2'000;
constexpr std::size_t kFirstBad = 50;
constexpr std::size_t kEvery = 75;
constexpr std::size_t kThreads = 6;

std::unique_ptr<ExtractorPool> make_pool() {
  auto plugins =
      PluginSet::discover({.folders = {LODE_TEST_HOSTILE_FOLDER}, .default_folders = false});
  EXPECT_TRUE(plugins) << plugins.error().message;
  ExtractorPoolOptions options{.worker_path = LODE_TEST_WORKER};
  options.breaker.deaths = 1'000;  // Here each document is a new misdeed on purpose.
  auto pool = ExtractorPool::create(*std::move(plugins), options);
  EXPECT_TRUE(pool) << pool.error().message;
  return *std::move(pool);
}

Document make_document(std::size_t i, std::string_view misdeed) {
  Document document;
  document.id = "doc-" + std::to_string(i);
  document.text =
      "Order " + std::to_string(i) + " of H100 cards for 5 \xE2\x82\xAC, then H100 again.";
  if (!misdeed.empty()) document.text += " " + std::string(misdeed) + ".";
  return document;
}

const Misdeed* misdeed_of(std::size_t i) {
  if (i < kFirstBad || (i - kFirstBad) % kEvery != 0) return nullptr;
  const std::size_t n = (i - kFirstBad) / kEvery;
  const std::size_t count = std::size(kMisdeeds) - (kSanitized ? 1 : 0);  // Without "#oom".
  return n < count ? &kMisdeeds[n] : nullptr;
}

TEST(HostilePluginTest, NoDocumentIsLostOrChangedWhateverThePluginDoes) {
  const auto pool = make_pool();
  std::vector<Document> documents;
  for (std::size_t i = 0; i < kDocuments; ++i) {
    const Misdeed* misdeed = misdeed_of(i);
    documents.push_back(make_document(i, misdeed == nullptr ? "" : misdeed->word));
  }
  const std::vector<Document> before = documents;
  std::atomic<std::size_t> next{0};
  {
    std::vector<std::jthread> threads;
    for (std::size_t t = 0; t < kThreads; ++t) {
      threads.emplace_back([&] {
        for (std::size_t i = next++; i < kDocuments; i = next++) {
          EXPECT_TRUE(pool->extract(documents[i], {})) << i;
        }
      });
    }
  }
  for (std::size_t i = 0; i < kDocuments; ++i) {
    const Document& document = documents[i];
    const Misdeed* misdeed = misdeed_of(i);
    const char* word = misdeed == nullptr ? "good" : misdeed->word;
    EXPECT_EQ(document.text, before[i].text) << word;
    ASSERT_EQ(document.runs.size(), 1u) << word;
    const PluginRun& run = document.runs[0];
    EXPECT_EQ(name(run.status), name(misdeed == nullptr ? RunStatus::kOk : misdeed->status))
        << word << ": " << run.reason;
    EXPECT_THAT(run.reason, testing::HasSubstr(misdeed == nullptr ? "" : misdeed->reason)) << word;
    EXPECT_EQ(document.annotations.size(), misdeed == nullptr ? 2u : misdeed->facts) << word;
    EXPECT_EQ(run.dropped_annotations, misdeed == nullptr ? 0u : misdeed->dropped) << word;
  }
}

TEST(HostilePluginTest, OfABatchOnlyTheDocumentThatEndsTheWorkerIsToBlame) {
  for (const char* misdeed : {"#segv", "#exit", "#hangup", "#garbage", "#forge", "#loop"}) {
    const auto pool = make_pool();
    std::vector<Document> documents;
    for (std::size_t i = 0; i < 30; ++i)
      documents.push_back(make_document(i, i == 20 ? misdeed : ""));
    ASSERT_TRUE(pool->extract_all(documents, {}));
    for (std::size_t i = 0; i < documents.size(); ++i) {
      EXPECT_EQ(documents[i].runs[0].status == RunStatus::kOk, i != 20) << misdeed << " " << i;
    }
    // Once among the others, once alone.
    EXPECT_EQ(pool->states()[0].state.deaths, 2u) << misdeed;
    EXPECT_EQ(pool->quarantined().size(), 1u) << misdeed;
  }
}

TEST(HostilePluginTest, TwoBadDocumentsOfABatchAreBothFound) {
  const auto pool = make_pool();
  std::vector<Document> documents;
  for (std::size_t i = 0; i < 30; ++i)
    documents.push_back(make_document(i, i == 5 || i == 6 ? "#segv" : ""));
  ASSERT_TRUE(pool->extract_all(documents, {}));
  for (std::size_t i = 0; i < documents.size(); ++i) {
    EXPECT_EQ(documents[i].runs[0].status == RunStatus::kOk, i != 5 && i != 6) << i;
    EXPECT_EQ(documents[i].annotations.empty(), i == 5 || i == 6) << i;
  }
}

TEST(HostilePluginTest, AQuarantinedDocumentIsNotTriedAgainUntilItIsCleared) {
  const auto pool = make_pool();
  Document bad = make_document(1, "#segv");
  ASSERT_TRUE(pool->extract(bad, {}));
  ASSERT_EQ(pool->quarantined().size(), 1u);
  EXPECT_EQ(pool->quarantined()[0].document_id, "doc-1");
  const std::uint64_t starts = pool->states()[0].state.starts;
  ASSERT_TRUE(pool->extract(bad, {}));
  EXPECT_EQ(bad.runs[0].status, RunStatus::kQuarantined);
  EXPECT_EQ(pool->states()[0].state.starts, starts);
  EXPECT_EQ(pool->clear_quarantine().value(), 1u);
  ASSERT_TRUE(pool->extract(bad, {}));
  EXPECT_GT(pool->states()[0].state.starts, starts);
}

TEST(HostilePluginTest, APluginThatDiesOfManyDocumentsIsSwitchedOffAndTheyArePending) {
  auto plugins =
      PluginSet::discover({.folders = {LODE_TEST_HOSTILE_FOLDER}, .default_folders = false});
  ASSERT_TRUE(plugins);
  auto pool = ExtractorPool::create(*std::move(plugins),
                                    ExtractorPoolOptions{.worker_path = LODE_TEST_WORKER});
  ASSERT_TRUE(pool);
  RunStatus last = RunStatus::kOk;
  for (std::size_t i = 0; i < 6; ++i) {
    Document good = make_document(100 + i, "");  // Lets the next start come without a wait.
    Document bad = make_document(i, "#exit");
    ASSERT_TRUE((*pool)->extract(good, {}));
    ASSERT_TRUE((*pool)->extract(bad, {}));
    last = bad.runs[0].status;
  }
  EXPECT_EQ(last, RunStatus::kPending);
  EXPECT_EQ((*pool)->states()[0].state.phase, SupervisorState::Phase::kOff);
  EXPECT_EQ((*pool)->quarantined().size(), 5u);
}

TEST(HostilePluginTest, CancellingReturnsAtOnceAndLeavesTheOthersAlone) {
  const auto pool = make_pool();
  std::stop_source source;
  Document bad = make_document(1, "#polite-loop");
  std::jthread cancel([&] { source.request_stop(); });
  const auto result = pool->extract(bad, source.get_token());
  ASSERT_FALSE(result);
  EXPECT_EQ(result.error().code, ErrorCode::kCancelled);
  Document good = make_document(2, "");
  ASSERT_TRUE(pool->extract(good, {}));
  EXPECT_EQ(good.runs[0].status, RunStatus::kOk);
}

}  // namespace
}  // namespace lode::extract
