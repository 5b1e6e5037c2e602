// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/index/writer.h"

#include <gtest/gtest.h>
#include <xapian.h>

#include "engine/index/prepared.h"
#include "engine/index/reader.h"
#include "tests/support/temp_dir.h"
#include "tests/unit/engine/index/documents.h"

namespace lode::index {
namespace {

class WriterTest : public testing::Test {
 protected:
  std::unique_ptr<Writer> open(std::uint32_t shards = 1) {
    auto writer = Writer::open(folder(), {shards});
    EXPECT_TRUE(writer) << (writer ? "" : writer.error().message);
    return writer ? *std::move(writer) : nullptr;
  }

  std::unique_ptr<Reader> read() {
    auto reader = Reader::open(folder());
    EXPECT_TRUE(reader) << (reader ? "" : reader.error().message);
    return reader ? *std::move(reader) : nullptr;
  }

  Operation put_text(const std::string& id, const std::string& text) {
    return put(text_document(id, text), schema_);
  }

  // The text of the document, or "none".
  std::string text_of(const std::string& id) {
    const auto reader = read();
    const auto location = reader->find(id);
    EXPECT_TRUE(location);
    if (!location || !*location) {
      return "none";
    }
    const auto document = reader->document(**location);
    EXPECT_TRUE(document);
    return document ? document->text : "error";
  }

  std::filesystem::path folder() const { return temp_ / "parent" / "index"; }

  test::TempDir temp_;
  Schema schema_ = test_schema();
};

TEST_F(WriterTest, GivesBackTheWholeDocument) {
  const auto writer = open();
  ASSERT_TRUE(writer->apply(batch(put(full_document(), schema_))));
  const auto reader = read();
  const auto location = reader->find("doc-1");
  ASSERT_TRUE(location && *location);
  const auto document = reader->document(**location);
  ASSERT_TRUE(document);
  EXPECT_EQ(*document, full_document());
}

TEST_F(WriterTest, ReplacesADocumentWithTheSameId) {
  const auto writer = open();
  const auto first = writer->apply(batch(put_text("a", "old")));
  ASSERT_TRUE(first);
  EXPECT_FALSE(first->outcomes[0].existed);
  const auto second = writer->apply(batch(put_text("a", "new")));
  ASSERT_TRUE(second);
  EXPECT_TRUE(second->outcomes[0].existed);
  EXPECT_EQ(second->changes[0].put, first->changes[0].put) << "the number is kept";
  EXPECT_EQ(text_of("a"), "new");
  EXPECT_EQ(read()->document_count(), 1U);
}

TEST_F(WriterTest, ActsInOrderOnOneIdWithinABatch) {
  const auto writer = open();
  const auto report = writer->apply(batch(put_text("a", "first"),
                                          put_text("a", "second"),
                                          removal("a"),
                                          removal("a"),
                                          put_text("a", "third"),
                                          put_text("b", "other"),
                                          removal("b")));
  ASSERT_TRUE(report);
  const std::vector<bool> want{false, true, true, false, false, false, true};
  for (std::size_t i = 0; i < want.size(); ++i) {
    EXPECT_TRUE(report->outcomes[i].status) << i;
    EXPECT_EQ(report->outcomes[i].existed, want[i]) << i;
  }
  EXPECT_EQ(text_of("a"), "third");
  EXPECT_EQ(text_of("b"), "none");
}

TEST_F(WriterTest, RemovesDocumentsAndSaysWhetherTheyWereThere) {
  const auto writer = open();
  ASSERT_TRUE(writer->apply(batch(put_text("a", "text"), put_text("b", "text"))));
  const auto report = writer->apply(batch(removal("a"), removal("nobody")));
  ASSERT_TRUE(report);
  EXPECT_TRUE(report->outcomes[0].existed);
  EXPECT_FALSE(report->outcomes[1].existed);
  ASSERT_EQ(report->changes.size(), 1U);
  EXPECT_EQ(report->changes[0].removed, std::vector<DocId>{1});
  EXPECT_TRUE(report->changes[0].put.empty());
  EXPECT_EQ(text_of("a"), "none");
  EXPECT_EQ(read()->document_count(), 1U);
}

TEST_F(WriterTest, CountsCommitsThatChangeSomethingOverRestarts) {
  {
    const auto writer = open(3);
    EXPECT_EQ(writer->revision(), 0U);
    for (int i = 1; i <= 4; ++i) {
      const auto report = writer->apply(batch(put_text(std::to_string(i), "text")));
      ASSERT_TRUE(report);
      EXPECT_EQ(report->revision, static_cast<std::uint64_t>(i));
    }
    const auto nothing = writer->apply(batch(removal("nobody")));
    ASSERT_TRUE(nothing);
    EXPECT_EQ(nothing->revision, 4U);
    EXPECT_TRUE(nothing->changes.empty());
    EXPECT_EQ(writer->apply({})->revision, 4U);
  }
  EXPECT_EQ(read()->revision(), 4U);
  const auto writer = open();
  EXPECT_EQ(writer->revision(), 4U);
  EXPECT_EQ(writer->apply(batch(put_text("a", "text")))->revision, 5U);
  EXPECT_EQ(read()->revision(), 5U);
}

TEST_F(WriterTest, KeepsTheNumberOfShardsThatAnIndexWasMadeWith) {
  { EXPECT_EQ(open(3)->shards(), 3U); }
  EXPECT_EQ(open(1)->shards(), 3U);
  EXPECT_EQ(read()->shards(), 3U);
}

TEST_F(WriterTest, RefusesAnImpossibleNumberOfShards) {
  for (const std::uint32_t shards : {0U, 65U}) {
    const auto writer = Writer::open(folder(), {shards});
    ASSERT_FALSE(writer) << shards;
    EXPECT_EQ(writer.error().code, ErrorCode::kInvalidArgument);
  }
}

TEST_F(WriterTest, PutsEachDocumentIntoTheShardOfItsId) {
  // The rule is part of the format: these numbers may never change.
  EXPECT_EQ(shard_of("", 3), 14'695'981'039'346'656'037ULL % 3);
  EXPECT_EQ(shard_of("a", 3), 0xAF63DC4C8601EC8CULL % 3);
  const auto writer = open(3);
  std::vector<Operation> operations;
  for (int i = 0; i < 30; ++i) {
    operations.push_back(put_text("doc-" + std::to_string(i), "text " + std::to_string(i)));
  }
  const auto report = writer->apply(std::move(operations));
  ASSERT_TRUE(report);
  EXPECT_EQ(report->changes.size(), 3U);
  const auto reader = read();
  EXPECT_EQ(reader->document_count(), 30U);
  for (int i = 0; i < 30; ++i) {
    const std::string id = "doc-" + std::to_string(i);
    const auto location = reader->find(id);
    ASSERT_TRUE(location && *location) << id;
    EXPECT_EQ((*location)->shard, shard_of(id, 3)) << id;
    const auto document = reader->document(**location);
    ASSERT_TRUE(document) << id;
    EXPECT_EQ(document->id, id);
  }
}

TEST_F(WriterTest, RefusesASecondWriter) {
  const auto first = open(2);
  const auto second = Writer::open(folder(), {});
  ASSERT_FALSE(second);
  EXPECT_EQ(second.error().code, ErrorCode::kUnavailable);
  EXPECT_EQ(second.error().reason, "INDEX_LOCKED");
  EXPECT_NE(second.error().message.find(folder().string()), std::string::npos);
}

TEST_F(WriterTest, LosesOnlyTheBadOperationOfABatch) {
  constexpr int kDocuments = 100;
  constexpr int kBad = 37;
  const auto writer = open();
  std::vector<Operation> operations;
  for (int i = 0; i < kDocuments; ++i) {
    operations.push_back(put_text("doc-" + std::to_string(i), "text"));
  }
  // Passes add_document() and fails in the commit, with the whole of its batch.
  Preparer::open(operations[kBad].document).document->add_term(std::string(200, '\0'));
  operations.push_back(removal("doc-3"));
  const auto report = writer->apply(std::move(operations));
  ASSERT_TRUE(report) << report.error().message;
  for (int i = 0; i <= kDocuments; ++i) {
    EXPECT_EQ(report->outcomes[static_cast<std::size_t>(i)].status.has_value(), i != kBad) << i;
  }
  EXPECT_EQ(report->outcomes[kBad].status.error().reason, "INDEX_REFUSED");
  EXPECT_EQ(report->revision, 1U);
  ASSERT_EQ(report->changes.size(), 1U);
  EXPECT_EQ(report->changes[0].put.size(), 98U);
  EXPECT_EQ(report->changes[0].removed.size(), 1U);
  EXPECT_EQ(read()->document_count(), 98U);
  EXPECT_EQ(text_of("doc-37"), "none");
  EXPECT_EQ(text_of("doc-99"), "text");
}

TEST_F(WriterTest, KeepsTheOldDocumentWhenItsReplacementIsBad) {
  const auto writer = open();
  ASSERT_TRUE(writer->apply(batch(put_text("a", "old"))));
  auto operations = batch(put_text("b", "text"), put_text("a", "new"));
  Preparer::open(operations[1].document).document->add_term(std::string(300, 'x'));
  const auto report = writer->apply(std::move(operations));
  ASSERT_TRUE(report);
  EXPECT_TRUE(report->outcomes[0].status);
  EXPECT_FALSE(report->outcomes[1].status);
  EXPECT_EQ(text_of("a"), "old");
  EXPECT_EQ(text_of("b"), "text");
}

TEST_F(WriterTest, RefusesAFacetOfAnotherKindThanTheIndexHolds) {
  const auto writer = open();
  Document document = text_document("a", "text");
  document.annotations = {fact("size", Number{1, 1, ""})};
  Schema numbers;
  ASSERT_TRUE(numbers.add(facet("size", FacetKind::kNumber)));
  ASSERT_TRUE(writer->apply(batch(put(document, numbers))));
  document.annotations = {fact("size", Money{1, 0, 1, 0, "USD"})};
  Schema money;
  ASSERT_TRUE(money.add(facet("size", FacetKind::kMoney)));
  const auto report = writer->apply(batch(put(document, money), put_text("b", "text")));
  ASSERT_TRUE(report);
  EXPECT_EQ(report->outcomes[0].status.error().reason, "SCHEMA_CONFLICT");
  EXPECT_TRUE(report->outcomes[1].status);
}

TEST_F(WriterTest, CommitsALargeBatchAsOne) {
  const auto writer = open();
  const auto before = read()->shard_revisions()[0];
  std::vector<Operation> operations;
  for (int i = 0; i < 12'000; ++i) {  // Xapian by itself would commit after 10,000.
    operations.push_back(put_text("doc-" + std::to_string(i), ""));
  }
  ASSERT_TRUE(writer->apply(std::move(operations)));
  EXPECT_EQ(read()->shard_revisions()[0], before + 1);
}

TEST_F(WriterTest, BeginsAnInterruptedCreationAnew) {
  { open(2); }
  std::filesystem::remove(folder() / "lode-index");
  std::filesystem::remove_all(folder() / "shard-01");
  const auto writer = open(3);
  ASSERT_NE(writer, nullptr);
  EXPECT_EQ(writer->shards(), 3U);
  EXPECT_TRUE(writer->apply(batch(put_text("a", "text"))));
  EXPECT_EQ(text_of("a"), "text");
}

TEST_F(WriterTest, NeverMakesAnEmptyIndexOverOneWithDocuments) {
  { ASSERT_TRUE(open()->apply(batch(put_text("a", "text")))); }
  std::filesystem::remove(folder() / "lode-index");
  const auto writer = Writer::open(folder(), {});
  ASSERT_FALSE(writer);
  EXPECT_EQ(writer.error().code, ErrorCode::kDataLoss);
}

TEST_F(WriterTest, NoticesAMissingShard) {
  { open(2); }
  std::filesystem::remove_all(folder() / "shard-01");
  const auto writer = Writer::open(folder(), {});
  ASSERT_FALSE(writer);
  EXPECT_EQ(writer.error().code, ErrorCode::kDataLoss);
  const auto reader = Reader::open(folder());
  ASSERT_FALSE(reader);
  EXPECT_EQ(reader.error().code, ErrorCode::kDataLoss);
}

TEST_F(WriterTest, RefusesAnIndexWithAFeatureOfTheFuture) {
  { open(); }
  {
    Xapian::WritableDatabase shard((folder() / "shard-00").string(), Xapian::DB_OPEN);
    shard.set_metadata("lode.features", "terms-1 values-1 documents-1 vectors-7");
    shard.commit();
  }
  EXPECT_EQ(Writer::open(folder(), {}).error().reason, "INDEX_FORMAT");
  EXPECT_EQ(Reader::open(folder()).error().reason, "INDEX_FORMAT");
}

TEST(PrepareTest, RefusesABadId) {
  const auto prepared = prepare(text_document("a\nb", "text"), Schema());
  ASSERT_FALSE(prepared);
  EXPECT_EQ(prepared.error().code, ErrorCode::kInvalidArgument);
}

TEST(PrepareTest, RefusesADocumentThatNoIndexCanHold) {
  const auto prepared =
      prepare(text_document("a", std::string((std::size_t{100} << 20U) + 1, ' ')), Schema());
  ASSERT_FALSE(prepared);
  EXPECT_EQ(prepared.error().reason, "DOCUMENT_TOO_LARGE");
}

TEST(PrepareTest, CountsWhatADocumentCosts) {
  const auto prepared = prepare(text_document("a", "one two two"), Schema());
  ASSERT_TRUE(prepared);
  EXPECT_EQ(prepared->id(), "a");
  EXPECT_EQ(prepared->postings(), 5U);  // Two words, two stems, the id.
}

}  // namespace
}  // namespace lode::index
