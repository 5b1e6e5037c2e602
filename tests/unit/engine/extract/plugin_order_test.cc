// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/extract/plugin_order.h"

#include <algorithm>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace lode::extract {
namespace {

using testing::ElementsAre;

std::vector<std::string> ids(const std::vector<OrderItem>& items) {
  std::vector<std::string> sequence;
  for (const std::size_t i : order_plugins(items).sequence) {
    sequence.push_back(items[i].id);
  }
  return sequence;
}

const std::vector<OrderItem> kDeals = {
    {"deal", {"deal"}, {"company", "amount"}, {"date"}},
    {"money", {"amount"}, {}, {}},
    {"date", {"date"}, {}, {}},
    {"company", {"company"}, {}, {}},
};

TEST(PluginOrderTest, ProvidersComeBeforeUsersAndTiesGoById) {
  EXPECT_THAT(ids(kDeals), ElementsAre("company", "date", "money", "deal"));
}

TEST(PluginOrderTest, TheSequenceOfItemsDoesNotMatter) {
  std::vector<OrderItem> items = kDeals;
  std::sort(items.begin(), items.end(), [](const auto& a, const auto& b) { return a.id < b.id; });
  do {
    EXPECT_THAT(ids(items), ElementsAre("company", "date", "money", "deal"));
  } while (std::next_permutation(
      items.begin(), items.end(), [](const auto& a, const auto& b) { return a.id < b.id; }));
}

TEST(PluginOrderTest, WhatIsMissingUnderAfterIsNoReasonToRefuse) {
  EXPECT_THAT(ids({{"a", {"x"}, {}, {"nobody_has_this"}}}), ElementsAre("a"));
}

TEST(PluginOrderTest, AnUnmetRequirementRefusesThePluginAndWhatBuildsOnIt) {
  const Order order =
      order_plugins({{"a", {"x"}, {"missing"}, {}}, {"b", {"y"}, {"x"}, {}}, {"c", {"z"}, {}, {}}});
  EXPECT_THAT(order.sequence, ElementsAre(2u));
  ASSERT_EQ(order.refused.size(), 2u);
  EXPECT_EQ(order.refused[0].reason, "it requires 'missing', which no plugin provides");
  EXPECT_EQ(order.refused[1].reason, "it requires 'x', which no plugin provides");
}

TEST(PluginOrderTest, ACycleIsRefusedAndPrinted) {
  const Order order = order_plugins({{"c", {"z"}, {"y"}, {}},
                                     {"a", {"x"}, {"z"}, {}},
                                     {"b", {"y"}, {"x"}, {}},
                                     {"free", {"f"}, {}, {}}});
  EXPECT_THAT(order.sequence, ElementsAre(3u));
  ASSERT_EQ(order.refused.size(), 3u);
  for (const auto& refusal : order.refused) {
    EXPECT_EQ(refusal.reason, "it is in a cycle: a -> b -> c -> a");
  }
}

TEST(PluginOrderTest, APluginMayBuildOnAFacetThatItAddsToItself) {
  EXPECT_THAT(ids({{"b", {"x"}, {}, {}}, {"a", {"x"}, {"x"}, {}}}), ElementsAre("b", "a"));
}

TEST(PluginOrderTest, AReferenceMayNameThePlugin) {
  EXPECT_TRUE(refers_to("x", "a", "x"));
  EXPECT_TRUE(refers_to("a:x", "a", "x"));
  EXPECT_FALSE(refers_to("b:x", "a", "x"));
  EXPECT_FALSE(refers_to("a:xx", "a", "x"));
  const Order order = order_plugins({{"a", {"x"}, {}, {}}, {"c", {"y"}, {"b:x"}, {}}});
  EXPECT_EQ(order.refused.size(), 1u);
}

}  // namespace
}  // namespace lode::extract
