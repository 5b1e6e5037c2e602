// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/query/spelling.h"

#include <algorithm>
#include <map>
#include <random>
#include <set>

#include <gtest/gtest.h>

#include "engine/document/schema.h"
#include "engine/query/edit_walk.h"
#include "engine/query/search.h"
#include "engine/query/watch.h"
#include "tests/unit/engine/query/test_index.h"

namespace lode::query {
namespace {

TEST(EditWalkTest, CountsInsertionsDeletionsReplacementsAndSwaps) {
  struct Case {
    std::string word;
    std::string other;
    std::size_t want;
  };
  for (const Case& c : std::vector<Case>{{"nvidia", "nvidia", 0},
                                         {"nvidia", "nvidai", 1},
                                         {"nvidia", "nvdia", 1},
                                         {"nvidia", "nvidias", 1},
                                         {"nvidia", "mvidia", 1},
                                         {"nvidia", "invidai", 2},
                                         {"süd", "sud", 1},
                                         {"中文字", "中字", 1}}) {
    EXPECT_EQ(EditWalk(c.word, 2).distance_to(c.other), c.want) << c.word << " " << c.other;
  }
  EXPECT_FALSE(EditWalk("nvidia", 2).distance_to("intel"));
}

// The judge is the distance of whole words; a word behind a dead prefix must be far.
TEST(EditWalkPropertyTest, AlongAnyListOfWordsEqualsTheDistanceOfEachAlone) {
  std::mt19937 random(11);
  const auto word = [&] {
    std::string text;
    for (auto length = 1 + random() % 7; length > 0; --length) {
      text += "abc"[random() % 3];
    }
    return text;
  };
  for (int round = 0; round < 300; ++round) {
    std::set<std::string> vocabulary;
    for (int i = 0; i < 60; ++i) {
      vocabulary.insert(word());
    }
    const std::string wanted = word();
    const std::size_t limit = random() % 3;
    EditWalk walk(wanted, limit);
    for (const std::string& other : vocabulary) {
      const std::size_t distance = edit_distance(wanted, other);
      const auto walked = walk.distance_to(other);
      EXPECT_EQ(walked.has_value(), distance <= limit) << wanted << " " << other;
      EXPECT_TRUE(!walked || *walked == distance) << wanted << " " << other;
      if (const auto dead = walk.dead_prefix()) {
        const std::string prefix = other.substr(0, *dead);
        for (const std::string& below : vocabulary) {
          EXPECT_TRUE(!below.starts_with(prefix) || edit_distance(wanted, below) > limit);
        }
      }
    }
  }
}

class SpellingTest : public testing::TestWithParam<std::uint32_t> {
 protected:
  SpellingTest() : index_(GetParam()) {
    index_.change({article("a", "Nvidia signs", "Nvidia sells accelerators to a cloud."),
                   article("b", "Cloud", "The cloud deal of Nvidia and a cloned harbour."),
                   article("c", "Été", "Zwölf Boxkämpfer am Zürichsee. 2025")});
  }

  std::string corrected(const std::string& query) {
    const auto answer = index_.ask({.query = query});
    EXPECT_TRUE(answer) << query;
    return answer ? answer->suggested_query : "";
  }

  TestIndex index_;
};

TEST_P(SpellingTest, ReplacesUnknownWordsByTheNearestOnes) {
  EXPECT_EQ(corrected("nvidai clud"), "nvidia cloud");
  EXPECT_EQ(corrected("Nvidai OR harbour"), "nvidia OR harbour");
  EXPECT_EQ(corrected("acelerator deal"), "accelerators deal");
  EXPECT_EQ(corrected("boxkampfre"), "boxkampfer");
}

TEST_P(SpellingTest, TheFirstLetterMayBeWrongIfAllElseIsRight) {
  EXPECT_EQ(corrected("mvidia"), "nvidia");
  EXPECT_EQ(corrected("mvidai"), "");
}

TEST_P(SpellingTest, KnownWordsInAnyFormStay) {
  EXPECT_EQ(corrected("nvidia clouds selling 2025"), "");
  EXPECT_EQ(corrected("*"), "");
  EXPECT_EQ(corrected(""), "");
}

TEST_P(SpellingTest, ShortWordsNumbersAndWhatIsExcludedStay) {
  EXPECT_EQ(corrected("td"), "");
  EXPECT_EQ(corrected("2052"), "");
  EXPECT_EQ(corrected("cloud -nvidai"), "");
  EXPECT_EQ(corrected("zzzzzzzz"), "");
}

TEST_P(SpellingTest, KeepsFieldsQuotesAndBrackets) {
  EXPECT_EQ(corrected("title:nvidai"), "title:nvidia");
  EXPECT_EQ(corrected("title:(nvidai OR cloud)"), "title:(nvidia OR cloud)");
  EXPECT_EQ(corrected("\"clud deel\" AND (nvidai)"), "\"cloud deal\" AND (nvidia)");
  EXPECT_EQ(corrected("title:acelerators"), "");  // No title has it.
}

TEST_P(SpellingTest, IsGivenOnTheFirstPageAlone) {
  SearchRequest request{.query = "nvidai OR cloud", .page_size = 1};
  const auto first = index_.ask(request);
  ASSERT_TRUE(first);
  EXPECT_EQ(first->suggested_query, "nvidia OR cloud");
  request.page_token = first->next_page_token;
  EXPECT_EQ(index_.ask(request)->suggested_query, "");
}

// The judge looks at every word.
TEST_P(SpellingTest, EqualsTheJudgeOnRandomWords) {
  std::mt19937 random(GetParam());
  const auto word = [&](std::size_t longest) {
    std::string text;
    for (auto length = 3 + random() % (longest - 2); length > 0; --length) {
      text += "etao"[random() % 4];
    }
    return text;
  };
  std::map<std::string, std::set<std::string>> documents;  // By word.
  std::vector<Document> corpus;
  for (int i = 0; i < 30; ++i) {
    std::string text;
    for (int j = 0; j < 5; ++j) {
      const std::string next = word(8);
      text += next + " ";
      documents[next].insert(std::to_string(i));
    }
    Document document = article("r" + std::to_string(i), "", text);
    document.language = "xx";  // Without stems.
    corpus.push_back(std::move(document));
  }
  TestIndex index(GetParam());
  index.change(corpus);
  for (int round = 0; round < 200; ++round) {
    const std::string wanted = word(9);
    std::string best;
    if (!documents.contains(wanted)) {
      const auto rank = [&](const std::string& other) {
        return std::pair(edit_distance(wanted, other), -static_cast<long>(documents[other].size()));
      };
      for (const auto& [other, ids] : documents) {
        const std::size_t distance = edit_distance(wanted, other);
        const bool near = distance == 1 ||
                          (distance == 2 && wanted.size() >= 6 && other.front() == wanted.front());
        if (near && (best.empty() || rank(other) < rank(best))) {
          best = other;
        }
      }
    }
    const auto answer = index.ask({.query = wanted});
    ASSERT_TRUE(answer);
    EXPECT_EQ(answer->suggested_query, best) << wanted;
  }
}

INSTANTIATE_TEST_SUITE_P(Shards, SpellingTest, testing::Values(1U, 3U));

}  // namespace
}  // namespace lode::query
