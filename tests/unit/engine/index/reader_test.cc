// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/index/reader.h"

#include <atomic>
#include <map>
#include <random>
#include <thread>

#include <gtest/gtest.h>
#include <xapian.h>

#include "engine/index/value_codec.h"
#include "tests/support/temp_dir.h"
#include "tests/unit/engine/index/documents.h"

namespace lode::index {
namespace {

class ReaderTest : public testing::Test {
 protected:
  void open(std::uint32_t shards = 1) {
    auto writer = Writer::open(folder(), {shards});
    ASSERT_TRUE(writer) << writer.error().message;
    writer_ = *std::move(writer);
    auto reader = Reader::open(folder());
    ASSERT_TRUE(reader) << reader.error().message;
    reader_ = *std::move(reader);
  }

  void commit(std::vector<Operation> operations) {
    ASSERT_TRUE(writer_->apply(std::move(operations)));
  }

  void commit_value(const std::string& id, const std::string& facet_name, Value value) {
    Document document = text_document(id, "text");
    document.annotations = {fact(facet_name, std::move(value))};
    commit(batch(put(document, schema_)));
  }

  std::filesystem::path folder() const { return temp_ / "index"; }

  test::TempDir temp_;
  Schema schema_ = test_schema();
  std::unique_ptr<Writer> writer_;
  std::unique_ptr<Reader> reader_;
};

TEST_F(ReaderTest, SaysWhenThereIsNoIndex) {
  const auto reader = Reader::open(folder());
  ASSERT_FALSE(reader);
  EXPECT_EQ(reader.error().code, ErrorCode::kNotFound);
  EXPECT_NE(reader.error().message.find(folder().string()), std::string::npos);
}

TEST_F(ReaderTest, SeesACommitOnlyAfterARefresh) {
  open();
  commit(batch(put(text_document("a", "text"), schema_)));
  EXPECT_EQ(reader_->document_count(), 0U);
  EXPECT_EQ(reader_->revision(), 0U);
  ASSERT_TRUE(reader_->refresh());
  EXPECT_EQ(reader_->document_count(), 1U);
  EXPECT_EQ(reader_->revision(), 1U);
  EXPECT_EQ(reader_->end_of_shard(0), 2U);
}

TEST_F(ReaderTest, IsOvertakenByTwoCommitsAndGoesOnAfterARefresh) {
  open();
  std::mt19937 random(11);
  // Large enough that the newer commits reuse the blocks of the older one.
  const auto replace_all = [&] {
    std::vector<Operation> operations;
    for (int i = 0; i < 100; ++i) {
      Document document = text_document("doc-" + std::to_string(i), "word");
      for (int j = 0; j < 300; ++j) {
        document.metadata.emplace_back("key", std::to_string(random()));
      }
      operations.push_back(put(document, schema_));
    }
    commit(std::move(operations));
  };
  replace_all();
  ASSERT_TRUE(reader_->refresh());
  replace_all();
  EXPECT_TRUE(reader_->document({0, 50})) << "one commit leaves the revision before it whole";
  replace_all();
  const auto overtaken = reader_->document({0, 90});
  ASSERT_FALSE(overtaken);
  EXPECT_EQ(overtaken.error().code, ErrorCode::kUnavailable);
  EXPECT_EQ(overtaken.error().reason, "OVERTAKEN");
  ASSERT_TRUE(reader_->refresh());
  EXPECT_TRUE(reader_->document({0, 90}));
}

TEST_F(ReaderTest, BelievesInDamageOnlyWhileThereIsNoNewerCommit) {
  open(2);
  const Error damage{ErrorCode::kDataLoss, "damaged", "INDEX_DAMAGED"};
  EXPECT_EQ(reader_->judge(damage).reason, "INDEX_DAMAGED");
  commit(batch(put(text_document("a", "text"), schema_)));
  EXPECT_EQ(reader_->judge(damage).reason, "OVERTAKEN");
  EXPECT_EQ(reader_->judge(damage).code, ErrorCode::kUnavailable);
  const Error other{ErrorCode::kInternal, "refused", "INDEX_REFUSED"};
  EXPECT_EQ(reader_->judge(other).reason, "INDEX_REFUSED");
  ASSERT_TRUE(reader_->refresh());
  EXPECT_EQ(reader_->judge(damage).reason, "INDEX_DAMAGED");
}

TEST_F(ReaderTest, SaysThatADocumentIsGone) {
  open();
  commit(batch(put(text_document("a", "text"), schema_)));
  commit(batch(removal("a")));
  ASSERT_TRUE(reader_->refresh());
  for (const DocId doc : {1U, 99U}) {
    const auto document = reader_->document({0, doc});
    ASSERT_FALSE(document) << doc;
    EXPECT_EQ(document.error().code, ErrorCode::kNotFound) << doc;
  }
  EXPECT_EQ(*reader_->find("a"), std::nullopt);
  EXPECT_EQ(*reader_->find(""), std::nullopt);
}

TEST_F(ReaderTest, ListsTheFacetsThatHaveASlotWithOneSlotInAllShards) {
  open(3);
  commit_value("a", "company", Keyword{"Acme"});
  commit_value("b", "power", Number{1, 1, "MW"});
  commit_value("c", "company", Keyword{"Zeta"});
  ASSERT_TRUE(reader_->refresh());
  const auto slots = reader_->facet_slots();
  ASSERT_TRUE(slots);
  EXPECT_EQ(*slots,
            (std::vector<FacetSlot>{{"company", FacetKind::kKeyword, 16},
                                    {"power", FacetKind::kNumber, 17}}));
}

TEST_F(ReaderTest, VisitsTheValuesOfAFacetInOrderOfDocuments) {
  open();
  for (int i = 0; i < 5; ++i) {
    commit_value(
        std::to_string(i),
        i == 2 ? "power" : "company",
        i == 2 ? Value(Number{1, 1, "MW"}) : Value(Keyword{"Company " + std::to_string(i)}));
  }
  ASSERT_TRUE(reader_->refresh());
  std::map<DocId, std::string> seen;
  const auto visit = [&](DocId doc, std::string_view packed) {
    const auto values = unpack_values(packed);
    ASSERT_TRUE(values);
    seen[doc] = to_text(values->at(0));
  };
  ASSERT_TRUE(reader_->visit_values(0, "company", visit));
  EXPECT_EQ(seen,
            (std::map<DocId, std::string>{
                {1, "Company 0"}, {2, "Company 1"}, {4, "Company 3"}, {5, "Company 4"}}));
  seen.clear();
  const std::vector<DocId> docs{2, 3, 5, 9};
  ASSERT_TRUE(reader_->visit_values_of(0, "company", docs, visit));
  EXPECT_EQ(seen, (std::map<DocId, std::string>{{2, "Company 1"}, {5, "Company 4"}}));
  seen.clear();
  ASSERT_TRUE(reader_->visit_values(0, "no_such_facet", visit));
  EXPECT_TRUE(seen.empty());
}

TEST_F(ReaderTest, GivesTheValuesOfOneDocument) {
  open(2);
  commit_value("a", "company", Keyword{"Acme"});
  ASSERT_TRUE(reader_->refresh());
  const auto location = reader_->find("a");
  ASSERT_TRUE(location && *location);
  EXPECT_EQ(*reader_->value_of(**location, "company"), pack_values({Keyword{"Acme"}}));
  EXPECT_EQ(*reader_->value_of(**location, "power"), "");
  EXPECT_EQ(*reader_->value_of({(*location)->shard, 77}, "company"), "");
}

TEST_F(ReaderTest, NumbersDocumentsOfAllShardsAsTheHeaderSays) {
  open(3);
  std::vector<Operation> operations;
  for (int i = 0; i < 20; ++i) {
    operations.push_back(put(text_document("doc-" + std::to_string(i), "common"), schema_));
  }
  commit(std::move(operations));
  ASSERT_TRUE(reader_->refresh());
  const Xapian::Database& database = reader_->database();
  std::size_t seen = 0;
  for (auto at = database.postlist_begin("common"); at != database.postlist_end("common"); ++at) {
    const Location location{(*at - 1) % 3, (*at - 1) / 3 + 1};
    const auto document = reader_->document(location);
    ASSERT_TRUE(document) << *at;
    EXPECT_EQ(shard_of(document->id, 3), location.shard);
    ++seen;
  }
  EXPECT_EQ(seen, 20U);
}

TEST_F(ReaderTest, KeepsReadingBesideAFastWriter) {
  open(2);
  commit(batch(put(text_document("a", "0"), schema_)));
  std::atomic<bool> done = false;
  const auto read = [&] {
    auto reader = Reader::open(folder());
    ASSERT_TRUE(reader);
    int last = 0;
    while (!done.load()) {
      ASSERT_TRUE((*reader)->refresh());
      const auto location = (*reader)->find("a");
      const auto document =
          location && *location ? (*reader)->document(**location) : Result<Document>(Document{});
      if (!location || !document) {
        ASSERT_EQ((location ? document.error() : location.error()).reason, "OVERTAKEN");
        continue;
      }
      const int now = std::stoi(document->text);
      ASSERT_GE(now, last) << "went back in time";
      last = now;
    }
  };
  std::vector<std::jthread> readers;
  readers.emplace_back(read);
  readers.emplace_back(read);
  for (int i = 1; i < 60; ++i) {
    commit(batch(put(text_document("a", std::to_string(i)), schema_)));
  }
  done = true;
}

}  // namespace
}  // namespace lode::index
