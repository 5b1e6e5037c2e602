// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/query/value_counts.h"

#include <gmock/gmock.h>

#include "tests/unit/engine/query/test_index.h"

namespace lode::query {
namespace {

using testing::ElementsAreArray;

// What is counted does not depend on how it is remembered.
TEST(ValueCountsTest, CountsAlikeInAListAndInATable) {
  TestIndex index(2);
  std::vector<Document> documents;
  for (int i = 0; i < 300; ++i) {
    Document document = article("doc-" + std::to_string(i), "", "word");
    for (int value = i % 7; value < 7; value += 2) {
      add_fact(document, "deal_size", dollars(1 + value * (i % 5)));
    }
    documents.push_back(document);
  }
  index.change(documents, {});
  const facts::Column& column = *index.snapshot().columns.find("deal_size");
  for (const std::uint32_t stride : {1U, 3U}) {
    DocumentSetBuilder builder(2);
    for (std::uint32_t number = 1; number < 120; number += stride) {
      builder.add({0, number});
      builder.add({1, number});
    }
    const DocumentSet set = builder.take();
    const Budget budget;
    Watch watch(budget);
    ValueCounts table(column, set.size());
    ValueCounts list(column, 0);
    count_values(set, std::vector<ValueCounts*>{&table, &list}, watch);
    EXPECT_GT(table.values().size(), 5U);
    EXPECT_THAT(list.values(), ElementsAreArray(table.values()));
    EXPECT_THAT(list.counts(), ElementsAreArray(table.counts()));
    EXPECT_EQ(list.missing(), table.missing());
    for (std::size_t slot = 0; slot < table.values().size(); ++slot) {
      EXPECT_EQ(list.slot_of(table.values()[slot]), slot);
      EXPECT_EQ(table.slot_of(table.values()[slot]), slot);
      EXPECT_EQ(table.count_of(table.values()[slot]), table.counts()[slot]);
    }
    EXPECT_EQ(list.count_of(column.dictionary().size()), 0U);
  }
}

}  // namespace
}  // namespace lode::query
