// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/facts/chunked_column.h"

#include <gtest/gtest.h>

namespace lode::facts {
namespace {

using Values = std::vector<Ordinal>;

Rows rows(const std::vector<std::pair<index::DocId, Values>>& list) {
  Rows rows;
  for (auto [document, values] : list) {
    rows.add(document, values);
  }
  return rows;
}

Values values(const ShardChunks& chunks, index::DocId doc) {
  const ChunkedColumn column(FacetKind::kKeyword, nullptr, {chunks});
  const auto span = column.values({0, doc});
  return {span.begin(), span.end()};
}

TEST(ReplaceRowsTest, SortsTheOrdinalsOfADocumentAndMakesThemDistinct) {
  const ShardChunks chunks = replace_rows({}, rows({{1, {7, 3, 7}}, {2, {}}, {5, {3}}}));
  EXPECT_EQ(values(chunks, 1), (Values{3, 7}));
  EXPECT_EQ(values(chunks, 2), Values{});
  EXPECT_EQ(values(chunks, 5), Values{3});
}

TEST(ReplaceRowsTest, ReplacesTheDocumentsNamedAndLeavesTheOthers) {
  const ShardChunks before = replace_rows({}, rows({{1, {1}}, {2, {2}}, {3, {3}}}));
  const ShardChunks after = replace_rows(before, rows({{1, {8, 9}}, {3, {}}}));
  EXPECT_EQ(values(after, 1), (Values{8, 9}));
  EXPECT_EQ(values(after, 2), Values{2});
  EXPECT_EQ(values(after, 3), Values{});
  EXPECT_EQ(values(before, 3), Values{3}) << "the old chunks are as they were";
}

TEST(ReplaceRowsTest, SharesTheChunksThatDoNotChange) {
  const index::DocId second = kChunkDocuments;
  const ShardChunks before = replace_rows({}, rows({{1, {1}}, {second, {2}}, {3 * second, {3}}}));
  ASSERT_EQ(before.size(), 4U);
  EXPECT_EQ(before[2], nullptr);
  const ShardChunks after =
      replace_rows(before, rows({{1, {1}}, {second, {4}}, {3 * second, {3}}}));
  EXPECT_EQ(after[0], before[0]);
  EXPECT_NE(after[1], before[1]);
  EXPECT_EQ(after[3], before[3]);
}

TEST(ReplaceRowsTest, DropsAChunkWithItsLastValue) {
  const ShardChunks before = replace_rows({}, rows({{kChunkDocuments - 1, {1}}}));
  const ShardChunks after = replace_rows(before, rows({{kChunkDocuments - 1, {}}}));
  EXPECT_EQ(after.at(0), nullptr);
}

}  // namespace
}  // namespace lode::facts
