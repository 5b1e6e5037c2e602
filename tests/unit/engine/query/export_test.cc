// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/query/export.h"

#include <algorithm>

#include <gtest/gtest.h>

#include "engine/query/document_set.h"
#include "tests/unit/engine/query/random_corpus.h"
#include "tests/unit/engine/query/test_index.h"

namespace lode::query {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

std::vector<std::string> next_ids(const TestIndex& index,
                                  const ExportRequest& request,
                                  ExportCursor& cursor,
                                  std::size_t documents = 2) {
  const auto batch = export_batch(index.snapshot(), request, {.documents = documents}, cursor, {});
  EXPECT_TRUE(batch) << batch.error().message;
  std::vector<std::string> ids;
  for (const ExportedDocument& exported : batch ? *batch : std::vector<ExportedDocument>{}) {
    ids.push_back(exported.document.id);
  }
  return ids;
}

std::vector<std::string> all_ids(const TestIndex& index, const ExportRequest& request) {
  ExportCursor cursor;
  std::vector<std::string> ids;
  while (!cursor.complete) {
    const auto more = next_ids(index, request, cursor);
    ids.insert(ids.end(), more.begin(), more.end());
  }
  EXPECT_FALSE(cursor.changed);
  return ids;
}

TEST(ExportTest, GivesAllHitsOnceInOrderOfTheirIds) {
  TestIndex index(3);
  index.change({article("d", "red", ""), article("b", "red", ""), article("c", "red", "")});
  index.change({article("a", "red", ""), article("e", "blue", "")});
  EXPECT_THAT(all_ids(index, {.query = "red", .by_id = true}), ElementsAre("a", "b", "c", "d"));
  EXPECT_THAT(all_ids(index, {.query = "red", .filter = "title:blue"}), IsEmpty());
}

TEST(ExportTest, BringsTheValuesOfFacets) {
  TestIndex index;
  Document document = article("a", "red", "AWS and Nebius");
  add_fact(document, "company", Keyword{"AWS", "company/aws", {"Amazon", "AWS"}}, "AWS");
  add_fact(document, "company", Keyword{"Nebius", "", {}}, "Nebius");
  index.change({document});
  ExportCursor cursor;
  const auto batch =
      export_batch(index.snapshot(), {.facets = {"deal_size", "company"}}, {}, cursor, {});
  ASSERT_TRUE(batch);
  ASSERT_EQ(batch->size(), 1U);
  EXPECT_THAT(batch->front().values[0], IsEmpty());
  EXPECT_EQ(batch->front().values[1].size(), 2U);
  const auto refused = export_batch(index.snapshot(), {.facets = {"colour"}}, {}, cursor, {});
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().reason, "UNKNOWN_FIELD");
}

TEST(ExportTest, GoesOnWhenTheIndexChangesAndSaysSo) {
  for (const bool by_id : {false, true}) {
    TestIndex index;
    const ExportRequest request{.query = "red", .by_id = by_id};
    index.change({article("a", "red", ""),
                  article("b", "red", ""),
                  article("c", "red", ""),
                  article("d", "red", ""),
                  article("e", "red", "")});
    ExportCursor cursor;
    EXPECT_THAT(next_ids(index, request, cursor), ElementsAre("a", "b"));
    EXPECT_FALSE(cursor.changed);
    index.change({article("c", "blue", ""), article("a", "red", "again")}, {"d"});
    index.change({article("f", "red", "")});
    EXPECT_THAT(next_ids(index, request, cursor), ElementsAre("e", "f"));
    EXPECT_TRUE(cursor.changed);
    EXPECT_TRUE(cursor.complete);
  }
}

TEST(ExportTest, EndsABatchWhenItsTextsAreLarge) {
  TestIndex index;
  index.change({article("a", "red", std::string(300, 'x')), article("b", "red", "")});
  ExportCursor cursor;
  const auto batch =
      export_batch(index.snapshot(), {}, {.documents = 10, .text_bytes = 200}, cursor, {});
  ASSERT_TRUE(batch);
  EXPECT_EQ(batch->size(), 1U);
  EXPECT_FALSE(cursor.complete);
}

// The judge is the search, a page of all hits.
TEST(ExportPropertyTest, GivesWhatTheSearchFinds) {
  for (unsigned seed = 0; seed < 20; ++seed) {
    RandomCorpus corpus(seed);
    TestIndex index(1 + seed % 3);
    std::vector<Document> documents;
    for (int i = corpus.number(0, 60); i > 0; --i) {
      documents.push_back(corpus.document("doc-" + std::to_string(i)));
    }
    index.change(documents);
    for (int i = 0; i < 10; ++i) {
      const std::string query = corpus.query();
      std::vector<std::string> found = index.ids(query);
      if (!found.empty() && found.front().starts_with("error")) {
        continue;
      }
      std::sort(found.begin(), found.end());
      EXPECT_EQ(all_ids(index, {.query = query, .by_id = true}), found) << query;
      std::vector<std::string> by_place = all_ids(index, {.query = query});
      std::sort(by_place.begin(), by_place.end());
      EXPECT_EQ(by_place, found) << query;
    }
  }
}

}  // namespace
}  // namespace lode::query
