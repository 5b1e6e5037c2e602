// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/query/collapse.h"

#include <map>
#include <random>
#include <set>

#include <gtest/gtest.h>

#include "engine/analysis/analyzer.h"
#include "engine/query/search.h"
#include "tests/unit/engine/query/test_index.h"

namespace lode::query {
namespace {

using index::CopySignature;
using testing::ElementsAre;

// The obvious way: all pairs, and what hangs together by them.
std::vector<std::uint32_t> naive_groups(const std::vector<CopySignature>& signatures) {
  std::vector<std::uint32_t> group(signatures.size());
  for (std::uint32_t i = 0; i < group.size(); ++i) {
    group[i] = i;
  }
  for (bool changed = true; changed;) {
    changed = false;
    for (std::size_t i = 0; i < group.size(); ++i) {
      for (std::size_t j = 0; j < i; ++j) {
        const bool copies =
            signatures[i] != CopySignature{} && signatures[j] != CopySignature{} &&
            index::equal_components(signatures[i], signatures[j]) >= index::kCopyComponents;
        if (copies && group[i] != group[j]) {
          group[i] = group[j] = std::min(group[i], group[j]);
          changed = true;
        }
      }
    }
  }
  return group;
}

TEST(CollapsePropertyTest, BandsFindTheGroupsThatAllPairsGive) {
  const Budget budget;
  Watch watch(budget);
  for (unsigned seed = 0; seed < 60; ++seed) {
    std::mt19937 random(seed);
    const auto below = [&](std::size_t end) {
      return std::uniform_int_distribution<std::size_t>(0, end - 1)(random);
    };
    std::vector<CopySignature> signatures(below(60) + 1);
    for (std::size_t i = 0; i < signatures.size(); ++i) {
      if (i > 0 && below(3) > 0) {
        // About the border: 8 to 16 components differ from an earlier one.
        signatures[i] = signatures[below(i)];
        for (std::size_t changes = 8 + below(9); changes > 0; --changes) {
          signatures[i][below(index::kSignatureBytes)] = static_cast<std::uint8_t>(below(256));
        }
      } else if (below(4) > 0) {
        for (std::uint8_t& component : signatures[i]) {
          component = static_cast<std::uint8_t>(below(256));
        }
      }
    }
    EXPECT_EQ(group_copies(signatures, watch), naive_groups(signatures)) << seed;
  }
}

// 300 words from number `first` on, of which `changed` are others.
std::string story(int first, int changed = 0) {
  std::string text = "shared";
  for (int i = 0; i < 300; ++i) {
    const bool other = changed > 0 && i % (300 / changed) == 1;
    text += (other ? " other" : " word") + std::to_string(first + i);
  }
  return text;
}

class CollapseTest : public testing::TestWithParam<std::uint32_t> {
 protected:
  CollapseTest() : index_(GetParam()) {
    index_.change({article("a1", "shared", story(0)),
                   article("a2", "Another headline", story(0, 3)),
                   article("b1", "shared", story(5000)),
                   article("short", "shared", "shared few words"),
                   article("short2", "shared", "shared few words"),
                   article("a3", "shared shared", story(0, 5))});
  }

  SearchResponse ask(SearchRequest request) {
    request.collapse_copies = true;
    auto response = index_.ask(request);
    EXPECT_TRUE(response) << response.error().message;
    return response ? *std::move(response) : SearchResponse{};
  }

  TestIndex index_;
};

std::map<std::string, std::uint64_t> copies_of(const SearchResponse& response) {
  std::map<std::string, std::uint64_t> copies;
  for (const Hit& hit : response.hits) {
    copies[hit.document.id] = hit.copies;
  }
  return copies;
}

TEST_P(CollapseTest, ShowsTheBestOfEachGroupAndCountsTheOthers) {
  const SearchResponse all = *index_.ask({.query = "shared"});
  const SearchResponse response = ask({.query = "shared"});
  EXPECT_EQ(copies_of(response).size(), 4U);
  EXPECT_EQ(response.total.value, 6U);
  EXPECT_EQ(response.groups, 4U);
  EXPECT_EQ(all.groups, 0U);
  // What is shown of the group is what comes first without collapsing.
  std::string first;
  for (const Hit& hit : all.hits) {
    first = first.empty() && hit.document.id[0] == 'a' ? hit.document.id : first;
  }
  EXPECT_EQ(copies_of(response).at(first), 2U);
  EXPECT_EQ(copies_of(response).at("b1"), 0U);
}

TEST_P(CollapseTest, PagesThroughTheGroups) {
  std::vector<std::string> seen;
  std::string token;
  do {
    const SearchResponse page = ask({.query = "shared", .page_size = 1, .page_token = token});
    for (const Hit& hit : page.hits) {
      EXPECT_EQ(hit.rank, seen.size() + 1);
      seen.push_back(hit.document.id);
    }
    EXPECT_EQ(page.groups, 4U);
    token = page.next_page_token;
  } while (!token.empty());
  EXPECT_EQ(seen.size(), 4U);
  EXPECT_EQ(std::set<std::string>(seen.begin(), seen.end()).size(), 4U);
}

TEST_P(CollapseTest, ATokenBelongsToCollapsedPagesAlone) {
  const SearchResponse page = ask({.query = "shared", .page_size = 1});
  const auto other =
      index_.ask({.query = "shared", .page_size = 1, .page_token = page.next_page_token});
  ASSERT_FALSE(other);
  EXPECT_EQ(other.error().reason, "PAGE_TOKEN_MISMATCH");
}

TEST_P(CollapseTest, GroupsAreOfTheMatchesAlone) {
  const SearchResponse response = ask({.query = "title:another"});
  EXPECT_THAT(copies_of(response),
              ElementsAre(std::pair<const std::string, std::uint64_t>("a2", 0)));
}

TEST_P(CollapseTest, FollowsChangesOfTheIndex) {
  index_.change({article("a2", "shared", story(9000))}, {"a3"});
  EXPECT_EQ(copies_of(ask({.query = "shared"})).at("a1"), 0U);
  index_.change({article("a4", "shared", story(9000))});
  const SearchResponse response = ask({.query = "shared", .page_size = 0});
  EXPECT_EQ(response.total.value, 6U);
  EXPECT_EQ(response.groups, 5U);
}

TEST_P(CollapseTest, WorksInOrderOfAFacetAndForNear) {
  EXPECT_EQ(ask({.query = "shared", .order_by = "published desc"}).groups, 4U);
  EXPECT_EQ(ask({.query = "shared NEAR/3 word1"}).groups, 1U);
}

INSTANTIATE_TEST_SUITE_P(Shards, CollapseTest, testing::Values(1U, 3U));

}  // namespace
}  // namespace lode::query
