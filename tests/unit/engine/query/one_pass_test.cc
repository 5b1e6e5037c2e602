// SPDX-License-Identifier: GPL-3.0-or-later
// The pass over posting lists against Xapian's matcher: the same documents, scores and counts.
#include "engine/query/one_pass.h"

#include <algorithm>
#include <cmath>
#include <set>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "engine/query/fuzzy.h"
#include "engine/query/wildcard.h"
#include "tests/unit/engine/query/both_ways.h"
#include "tests/unit/engine/query/random_corpus.h"
#include "tests/unit/engine/query/test_index.h"

namespace lode::query {
namespace {

using ::testing::ElementsAre;

Answers answer(const TestIndex& index, const std::string& text, PostingCache* cache) {
  auto parsed = parse(text, {index.schema(), kToday});
  EXPECT_TRUE(parsed) << text;
  const Snapshot snapshot = index.snapshot();
  const Budget budget;
  Watch watch(budget);
  std::vector<Warning> warnings;
  EXPECT_TRUE(expand_fuzzy(parsed->root, snapshot.reader, watch, warnings));
  EXPECT_TRUE(expand_wildcards(parsed->root, snapshot.reader, watch));
  return answer(index, parsed->root, cache);
}

std::set<std::pair<std::uint32_t, std::uint32_t>> places(const DocumentSet& documents) {
  std::set<std::pair<std::uint32_t, std::uint32_t>> result;
  for (const DocumentSet::Chunk& chunk : documents.chunks()) {
    for_each_bit(chunk.bits, [&](std::uint32_t offset) {
      result.emplace(chunk.shard, chunk.number * facts::kChunkDocuments + offset);
    });
  }
  return result;
}

// Xapian estimates the frequency of several terms as one in each shard anew, so that its scores
// depend on how documents lie; ours do not, see ScoresDoNotDependOnShards.
void expect_equal(const Answers& answers, const std::string& text, std::uint32_t shards) {
  SCOPED_TRACE(text);
  const Matches& pass = *answers.pass;
  EXPECT_EQ(pass.total.value, answers.xapian.total.value);
  EXPECT_EQ(places(pass.documents), places(answers.xapian.documents));
  ASSERT_EQ(pass.best.size(), answers.xapian.best.size());
  if (shards > 1) {
    return;
  }
  std::map<std::uint32_t, double> scores;
  for (const Match& match : answers.xapian.best) {
    scores[match.number] = match.score;
  }
  for (std::size_t i = 0; i < pass.best.size(); ++i) {
    // Documents of nearly equal scores may change places, not those of different ones.
    EXPECT_NEAR(pass.best[i].score, answers.xapian.best[i].score, 1e-5);
    EXPECT_NEAR(pass.best[i].score, scores.at(pass.best[i].number), 1e-5);
  }
}

class OnePassTest : public testing::TestWithParam<std::uint32_t> {};

TEST_P(OnePassTest, FindsAndScoresLikeXapian) {
  int passes = 0;
  for (unsigned seed = 1; seed <= 6; ++seed) {
    RandomCorpus corpus(seed * 100 + GetParam());
    TestIndex index(GetParam());
    PostingCache cache(1 << 20);
    for (int commit = 0; commit < 2; ++commit) {
      std::vector<Document> documents;
      for (int i = 0; i < 60; ++i) {
        documents.push_back(corpus.document("doc-" + std::to_string(corpus.number(0, 80))));
      }
      // One id may come twice, of which the last counts.
      std::map<std::string, Document> distinct;
      for (Document& document : documents) {
        distinct[document.id] = document;
      }
      documents.clear();
      for (auto& [id, document] : distinct) {
        documents.push_back(std::move(document));
      }
      index.change(documents);
      for (int round = 0; round < 40; ++round) {
        const std::string text = corpus.query();
        const Answers answers = answer(index, text, round % 3 == 0 ? nullptr : &cache);
        if (answers.pass) {
          ++passes;
          expect_equal(answers, text, GetParam());
        }
      }
    }
  }
  EXPECT_GT(passes, 300);
}

TEST(OnePassPlainTest, ScoresDoNotDependOnShards) {
  RandomCorpus corpus(7);
  TestIndex one(1);
  TestIndex three(3);
  std::vector<Document> documents;
  for (int i = 0; i < 80; ++i) {
    documents.push_back(corpus.document("doc-" + std::to_string(i)));
  }
  one.change(documents);
  three.change(documents);
  for (int round = 0; round < 60; ++round) {
    const SearchRequest request{.query = corpus.query(), .page_size = kMaxPageSize};
    const auto want = one.ask(request);
    const auto got = three.ask(request);
    ASSERT_TRUE(want && got);
    std::map<std::string, double> scores;
    for (const Hit& hit : want->hits) {
      scores[hit.document.id] = hit.score;
    }
    ASSERT_EQ(got->hits.size(), scores.size()) << request.query;
    for (const Hit& hit : got->hits) {
      const bool near = request.query.find("NEAR") != std::string::npos;
      EXPECT_NEAR(hit.score, scores.at(hit.document.id), near ? 1 : 1e-5) << request.query;
    }
  }
}

class OnePassChunksTest : public OnePassTest {};

TEST_P(OnePassChunksTest, GoesOverBordersOfChunks) {
  TestIndex index(GetParam());
  const int count = 4'400 * static_cast<int>(GetParam());
  std::vector<Document> documents;
  for (int i = 0; i < count; ++i) {
    std::string text = "common";
    text += i % 2 == 0 ? " even" : " odd odd";
    text += i % 4095 == 0 ? " rare word" : "";
    documents.push_back(article("doc-" + std::to_string(i), "", text));
    if (i % 7 == 0) {
      add_fact(documents.back(), "deal_size", dollars(i));
    }
  }
  index.change(documents);
  std::vector<std::string> gone;
  for (int i = count - 500; i < count - 100; ++i) {
    gone.push_back("doc-" + std::to_string(i));
  }
  index.change({}, gone);
  PostingCache cache(1 << 20);
  for (const char* text : {"common",
                           "rare",
                           "rare common",
                           "common rare",
                           "odd OR rare",
                           "(even rare) OR odd",
                           "common -even",
                           "-even",
                           "absent \"rare word\"",
                           "odd \"rare word\"",
                           "\"rare word\"",
                           "\"rare word\"",
                           "odd \"rare word\"",
                           "\"rare word\" OR even",
                           "common deal_size>=3000",
                           "deal_size:3000..",
                           "rare OR deal_size>=4290",
                           "*"}) {
    const Answers answers = answer(index, text, &cache);
    ASSERT_TRUE(answers.pass) << text;
    expect_equal(answers, text, GetParam());
  }
}

INSTANTIATE_TEST_SUITE_P(Shards, OnePassTest, testing::Values(1U, 3U));
INSTANTIATE_TEST_SUITE_P(Shards, OnePassChunksTest, testing::Values(1U, 2U));

TEST(OnePassPlainTest, LeavesNearToXapian) {
  TestIndex index;
  index.change({article("a", "", "one two")});
  EXPECT_FALSE(answer(index, "one NEAR/3 two", nullptr).pass);
}

TEST(OnePassPlainTest, KeepsTheBestAlone) {
  TestIndex index;
  index.change({article("a", "", "word and more and more"),
                article("b", "", "word"),
                article("c", "", "word word")});
  EXPECT_THAT(index.ids("word"), ElementsAre("c", "b", "a"));
}

TEST(PostingCacheTest, HoldsNoMoreThanItsBytesAndDropsTheOldest) {
  PostingCache cache(40'000);
  const auto list = [](std::size_t size) {
    auto result = std::make_shared<PostingList>();
    result->documents.resize(size);
    return result;
  };
  for (int i = 0; i < 100; ++i) {
    cache.keep("list " + std::to_string(i), list(1000));
    EXPECT_LE(cache.size_bytes(), 40'000U);
    EXPECT_NE(cache.find("list 0"), nullptr) << "asked for, so it stays young";
  }
  EXPECT_EQ(cache.find("list 50"), nullptr);
  EXPECT_NE(cache.find("list 99"), nullptr);
  cache.keep("large", list(5000));
  EXPECT_EQ(cache.find("large"), nullptr);
}

TEST(PassPlanTest, TakesSynonymsForIndependent) {
  EXPECT_EQ(synonym_frequency({}, 1000), 0);
  EXPECT_EQ(synonym_frequency({100}, 1000), 100);
  EXPECT_EQ(synonym_frequency({100, 200}, 1000), 280);
  EXPECT_EQ(synonym_frequency({10, 500, 20}, 1000), 515);
}

}  // namespace
}  // namespace lode::query
