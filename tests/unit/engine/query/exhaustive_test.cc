// SPDX-License-Identifier: GPL-3.0-or-later
// Every query of at most three operators over three words, on every text of at most three words.
// The judge says where the leaves match; what AND, OR and NOT make of that is an operation on sets.
#include <array>
#include <cstdint>

#include <gtest/gtest.h>

#include "tests/support/naive_search.h"
#include "tests/unit/engine/query/both_ways.h"

namespace lode::query {
namespace {

using Set = std::uint64_t;  // Bit i: document i matches.

const std::array<std::string, 3> kAlphabet{"alpha", "beta", "gamma"};

struct Tree {
  std::string text;
  Set matches = 0;
};
using Trees = std::vector<Tree>;

// All texts of at most three of the first `words` words, each as a document.
std::vector<Document> all_texts(std::size_t words) {
  std::vector<std::string> texts{""};
  for (std::size_t begin = 0, length = 0; length < 3; ++length) {
    const std::size_t end = texts.size();
    for (; begin < end; ++begin) {
      for (std::size_t word = 0; word < words; ++word) {
        texts.push_back(texts[begin] + kAlphabet[word] + " ");
      }
    }
  }
  std::vector<Document> documents;
  for (const std::string& text : texts) {
    documents.push_back(article("doc-" + std::to_string(documents.size()), "", text));
  }
  return documents;
}

class ExhaustiveTest : public testing::TestWithParam<std::size_t> {
 protected:
  ExhaustiveTest()
      : documents_(all_texts(GetParam())), judge_(documents_, index_.schema(), {"en"}, kToday) {
    EXPECT_LE(documents_.size(), 64U);
    index_.change(documents_);
    all_ = documents_.size() == 64 ? ~Set{0} : (Set{1} << documents_.size()) - 1;
  }

  Node tree_of(const std::string& text) {
    auto parsed = parse(text, {index_.schema(), kToday});
    EXPECT_TRUE(parsed) << text;
    return std::move(parsed->root);
  }

  Set judged(const Node& node) const {
    Set matches = 0;
    for (std::size_t i = 0; i < documents_.size(); ++i) {
      matches |= judge_.matches(documents_[i], node) ? Set{1} << i : 0;
    }
    return matches;
  }

  // With this many operators: of one word each, and with one phrases and NEAR.
  Trees leaves(std::size_t operators) {
    Trees trees;
    for (const std::string& a : kAlphabet) {
      if (operators == 0) {
        trees.push_back({a, judged(tree_of(a))});
      }
      for (const std::string& b : kAlphabet) {
        if (operators == 1) {
          for (const std::string& text : {"\"" + a + " " + b + "\"", a + " NEAR/1 " + b}) {
            trees.push_back({text, judged(tree_of(text))});
          }
        }
      }
    }
    return trees;
  }

  // Documents that were added at once have their numbers in order.
  static Set found(const Matches& matches) {
    Set set = 0;
    for (const DocumentSet::Chunk& chunk : matches.documents.chunks()) {
      for_each_bit(chunk.bits, [&](std::uint32_t offset) {
        set |= Set{1} << (chunk.number * facts::kChunkDocuments + offset - 1);
      });
    }
    return set;
  }

  void check(const Tree& tree) {
    const Node root = tree_of(tree.text);
    const Answers answers = answer(index_, root, &cache_);
    ASSERT_EQ(found(answers.xapian), tree.matches) << tree.text;
    ASSERT_TRUE(!answers.pass || found(*answers.pass) == tree.matches) << tree.text;
    passes_ += answers.pass ? 1 : 0;
    ++checked_;
  }

  std::vector<Document> documents_;
  TestIndex index_;
  test::NaiveSearch judge_;
  PostingCache cache_{1 << 20};
  Set all_ = 0;
  std::size_t checked_ = 0;
  std::size_t passes_ = 0;
};

Trees grown(const std::vector<Trees>& smaller, std::size_t operators, Set all) {
  Trees trees;
  for (const Tree& tree : smaller[operators - 1]) {
    trees.push_back({"NOT (" + tree.text + ")", all & ~tree.matches});
  }
  for (std::size_t left = 0; left < operators; ++left) {
    for (const Tree& a : smaller[left]) {
      for (const Tree& b : smaller[operators - 1 - left]) {
        trees.push_back({"(" + a.text + ") AND (" + b.text + ")", a.matches & b.matches});
        trees.push_back({"(" + a.text + ") OR (" + b.text + ")", a.matches | b.matches});
      }
    }
  }
  return trees;
}

TEST_P(ExhaustiveTest, AllTreesMatchAsTheJudgeSays) {
  // The words that the index lacks change plans, which two operators show.
  const std::size_t most = GetParam() == kAlphabet.size() ? 3 : 2;
  std::vector<Trees> trees{leaves(0)};
  for (std::size_t operators = 1; operators <= most; ++operators) {
    trees.push_back(grown(trees, operators, all_));
    const Trees more = leaves(operators);
    trees.back().insert(trees.back().end(), more.begin(), more.end());
  }
  for (std::size_t operators = 0; operators <= most; ++operators) {
    for (const Tree& tree : trees[operators]) {
      ASSERT_NO_FATAL_FAILURE(check(tree));
      if (operators <= 2) {
        ASSERT_EQ(judged(tree_of(tree.text)), tree.matches) << tree.text;
      }
    }
  }
  EXPECT_EQ(checked_, 3U + 39 + 507 + (most == 3 ? 9'633 : 0));
  EXPECT_GT(passes_, checked_ / 3) << "the others have NEAR";
}

// With three words in the index; with two and one of those that are asked for, and with none.
INSTANTIATE_TEST_SUITE_P(Words, ExhaustiveTest, testing::Values(3U, 2U, 1U, 0U));

}  // namespace
}  // namespace lode::query
