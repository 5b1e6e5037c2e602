// SPDX-License-Identifier: GPL-3.0-or-later
// Many importers and searchers at once: what was acknowledged is found, counts and hits agree, and
// no reader ever shows that a writer has overtaken it.
#include <atomic>
#include <mutex>
#include <set>
#include <string>
#include <thread>
#include <vector>

#include <gtest/gtest.h>

#include "engine/engine.h"
#include "tests/support/temp_dir.h"

namespace lode {
namespace {

constexpr int kClients = 4;
constexpr int kDocuments = 150;  // Of each client.

// What has been acknowledged so far.
class Acknowledged {
 public:
  void add(const std::string& id) {
    const std::lock_guard lock(mutex_);
    ids_.insert(id);
  }
  [[nodiscard]] std::set<std::string> copy() const {
    const std::lock_guard lock(mutex_);
    return ids_;
  }

 private:
  mutable std::mutex mutex_;
  std::set<std::string> ids_;
};

void import_all(Engine& engine, int client, Acknowledged& acknowledged) {
  for (int i = 0; i < kDocuments; ++i) {
    ingest::RawDocument raw;
    raw.id = std::to_string(client) + "-" + std::to_string(i);
    raw.content = ingest::RawFields{.text = "common word and word" + std::to_string(i)};
    const auto queued = engine.import_document("",
                                               std::move(raw),
                                               [&](const ImportOutcome& outcome) {
                                                 ASSERT_TRUE(outcome.result)
                                                     << outcome.result.error().message;
                                                 acknowledged.add(outcome.id);
                                               },
                                               {});
    ASSERT_TRUE(queued);
  }
}

// One search: all that was acknowledged before it must be there.
void search_once(Engine& engine, const Acknowledged& acknowledged) {
  const std::set<std::string> before = acknowledged.copy();
  const auto response =
      engine.search("", {.query = "common", .page_size = 500, .facets = {{.key = "language"}}}, {});
  ASSERT_TRUE(response) << response.error().message;
  EXPECT_GE(response->total.value, before.size());
  ASSERT_EQ(response->facets.size(), 1U);
  std::uint64_t counted = response->facets[0].missing;
  for (const query::Bucket& bucket : response->facets[0].buckets)
    counted += bucket.count;
  EXPECT_EQ(counted, response->total.value) << "facets and total are of one revision";
  if (response->total.value <= 500) {
    std::set<std::string> found;
    for (const query::Hit& hit : response->hits)
      found.insert(hit.document.id);
    for (const std::string& id : before)
      EXPECT_TRUE(found.contains(id)) << id;
  }
}

TEST(EngineLoadTest, SearchesSeeAllThatWasAcknowledgedBeforeThem) {
  const test::TempDir folder;
  auto engine =
      Engine::open({.data_folder = folder.path(), .default_plugin_folders = false, .shards = 2});
  ASSERT_TRUE(engine);
  Acknowledged acknowledged;
  std::atomic<bool> done = false;
  {
    std::vector<std::jthread> searchers;
    for (int i = 0; i < 2; ++i) {
      searchers.emplace_back([&] {
        while (!done)
          search_once(**engine, acknowledged);
      });
    }
    {
      std::vector<std::jthread> importers;
      for (int client = 0; client < kClients; ++client) {
        importers.emplace_back([&, client] { import_all(**engine, client, acknowledged); });
      }
    }
    (*engine)->drain();
    done = true;
  }
  EXPECT_EQ(acknowledged.copy().size(), std::size_t{kClients} * kDocuments);
  const auto all = (*engine)->search("", {.query = "common", .page_size = 0}, {});
  ASSERT_TRUE(all);
  EXPECT_EQ(all->total.value, std::uint64_t{kClients} * kDocuments);
}

}  // namespace
}  // namespace lode
