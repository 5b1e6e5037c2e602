// SPDX-License-Identifier: GPL-3.0-or-later
// The facade without plugins: folders, collections, import, search, removal.
#include "engine/engine.h"

#include <future>
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/support/temp_dir.h"

namespace lode {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

class EngineTest : public testing::Test {
 protected:
  test::TempDir folder;

  std::unique_ptr<Engine> open(bool read_only = false) {
    auto engine = Engine::open({.data_folder = folder.path(),
                                .read_only = read_only,
                                .default_plugin_folders = false,
                                .shards = 2});
    EXPECT_TRUE(engine) << engine.error().message;
    return engine ? std::move(*engine) : nullptr;
  }

  static ImportOutcome import(Engine& engine, const std::string& id, const std::string& text) {
    ingest::RawDocument raw;
    raw.id = id;
    raw.content = ingest::RawFields{.text = text};
    std::promise<ImportOutcome> answer;
    const auto queued = engine.import_document(
        "", std::move(raw), [&](ImportOutcome o) { answer.set_value(std::move(o)); }, {});
    EXPECT_TRUE(queued);
    return answer.get_future().get();
  }

  static std::vector<std::string> find(Engine& engine, const std::string& query) {
    const auto response = engine.search("", {.query = query}, {});
    EXPECT_TRUE(response) << response.error().message;
    std::vector<std::string> ids;
    for (const query::Hit& hit : response->hits)
      ids.push_back(hit.document.id);
    return ids;
  }
};

TEST_F(EngineTest, MakesWhatItAnsweredSearchableAtOnce) {
  const auto engine = open();
  for (int i = 0; i < 20; ++i) {
    const std::string id = "d" + std::to_string(i);
    ASSERT_TRUE(import(*engine, id, "word" + std::to_string(i) + " and more").result);
    EXPECT_THAT(find(*engine, "word" + std::to_string(i)), ElementsAre(id));
  }
}

TEST_F(EngineTest, ReplacesADocumentOfTheSameId) {
  const auto engine = open();
  EXPECT_FALSE(import(*engine, "a", "first version").result->replaced);
  EXPECT_TRUE(import(*engine, "a", "second version").result->replaced);
  EXPECT_THAT(find(*engine, "first"), ElementsAre());
  EXPECT_THAT(find(*engine, "second"), ElementsAre("a"));
}

TEST_F(EngineTest, KeepsDocumentsOverARestart) {
  { ASSERT_TRUE(import(*open(), "a", "kept words").result); }
  const auto reader = open(true);
  EXPECT_THAT(find(*reader, "kept"), ElementsAre("a"));
  EXPECT_EQ(reader->document("", "a")->text, "kept words");
}

TEST_F(EngineTest, RemovesByIdAndByQueryAndTellsWhatWasMissing) {
  const auto engine = open();
  for (const char* id : {"a", "b", "c"})
    ASSERT_TRUE(import(*engine, id, "same words").result);
  const auto removed = engine->remove("", {"a", "x"});
  ASSERT_TRUE(removed);
  EXPECT_EQ(removed->removed, 1U);
  EXPECT_THAT(removed->missing_ids, ElementsAre("x"));
  const auto counted = engine->remove_matching("", "same", true, {});
  ASSERT_TRUE(counted) << counted.error().message;
  EXPECT_EQ(counted->removed, 2U);
  EXPECT_EQ(find(*engine, "same").size(), 2U) << "only counted";
  EXPECT_EQ(engine->remove_matching("", "same", false, {})->removed, 2U);
  EXPECT_THAT(find(*engine, "same"), ElementsAre());
}

TEST_F(EngineTest, AnswersWhatItCannotFindWithANameAndAWayOut) {
  const auto engine = open();
  const auto document = engine->document("", "nobody");
  ASSERT_FALSE(document);
  EXPECT_EQ(document.error().reason, "DOCUMENT_NOT_FOUND");
  EXPECT_THAT(document.error().message, HasSubstr("'nobody'"));
  const auto collection = engine->search("defualt", {}, {});
  ASSERT_FALSE(collection);
  EXPECT_EQ(collection.error().reason, "COLLECTION_NOT_FOUND");
  EXPECT_THAT(collection.error().message, HasSubstr("did you mean 'default'"));
}

TEST_F(EngineTest, KeepsCollectionsApart) {
  const auto engine = open();
  ASSERT_TRUE(engine->create_collection("other", 1));
  EXPECT_EQ(engine->create_collection("other", 1).error().reason, "COLLECTION_EXISTS");
  EXPECT_EQ(engine->create_collection("../x", 1).error().reason, "INVALID_COLLECTION_NAME");
  ASSERT_TRUE(import(*engine, "a", "in the default one").result);
  EXPECT_TRUE(engine->search("other", {.query = "default"}, {})->hits.empty());
  ASSERT_EQ(engine->collections()->size(), 2U);
  ASSERT_TRUE(engine->delete_collection("other"));
  ASSERT_EQ(engine->collections()->size(), 1U);
  EXPECT_FALSE(engine->schema("other"));
}

TEST_F(EngineTest, DeletingTheDefaultCollectionLeavesAnEmptyOne) {
  const auto engine = open();
  ASSERT_TRUE(import(*engine, "a", "words").result);
  ASSERT_TRUE(engine->delete_collection("default"));
  EXPECT_THAT(find(*engine, "words"), ElementsAre());
  ASSERT_TRUE(import(*engine, "b", "words").result);
  EXPECT_THAT(find(*engine, "words"), ElementsAre("b"));
}

TEST_F(EngineTest, ReadersChangeNothing) {
  { ASSERT_TRUE(import(*open(), "a", "words").result); }
  const auto reader = open(true);
  const auto other = open(true);
  EXPECT_THAT(find(*other, "words"), ElementsAre("a"));
  EXPECT_EQ(reader->remove("", {"a"}).error().reason, "READ_ONLY");
  EXPECT_EQ(reader->create_collection("x", 1).error().reason, "READ_ONLY");
  const auto imported = reader->import_document("", {}, [](const ImportOutcome&) {}, {});
  EXPECT_EQ(imported.error().reason, "READ_ONLY");
}

TEST_F(EngineTest, SaysWhatToDoWhenThereIsNoIndexYet) {
  const auto reader = Engine::open({.data_folder = folder.path() / "none", .read_only = true});
  ASSERT_FALSE(reader);
  EXPECT_EQ(reader.error().reason, "NO_INDEX");
  EXPECT_THAT(reader.error().message, HasSubstr("import"));
}

TEST_F(EngineTest, WorksWithoutADataFolderForPreviewsAlone) {
  const auto engine = Engine::open({.default_plugin_folders = false});
  ASSERT_TRUE(engine);
  ingest::RawDocument raw;
  raw.content = ingest::RawFile{.bytes = "Some words.\n", .name = "a.txt"};
  const auto document = (*engine)->preview(raw, {});
  ASSERT_TRUE(document) << document.error().message;
  EXPECT_EQ((*engine)->search("", {}, {}).error().reason, "NO_INDEX");
}

TEST_F(EngineTest, TakesNothingMoreOnceItDrains) {
  const auto engine = open();
  ASSERT_TRUE(import(*engine, "a", "words").result);
  engine->drain();
  const auto refused = engine->import_document("", {}, [](const ImportOutcome&) {}, {});
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().reason, "DRAINING");
  EXPECT_THAT(find(*engine, "words"), ElementsAre("a")) << "searches go on";
}

}  // namespace
}  // namespace lode
