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

}  // namespace
}  // namespace lode::index
