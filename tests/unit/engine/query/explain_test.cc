// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/query/explain.h"

#include <cmath>

#include <gtest/gtest.h>

#include "engine/query/parser.h"
#include "engine/query/search.h"
#include "tests/unit/engine/query/random_corpus.h"
#include "tests/unit/engine/query/test_index.h"

namespace lode::query {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;

class ExplainTest : public testing::Test {
 protected:
  ExplainTest() {
    Document first = article("first", "Cloud deal", "The cloud grows. Clouds cost $5 billion.");
    add_fact(first, "deal_size", dollars(5'000'000'000), "$5 billion");
    add_fact(first, "company", Keyword{"AWS", "company/aws", {"Amazon", "AWS"}}, "cloud");
    index_.change({first,
                   article("second", "Weather", "A cloud over the harbour."),
                   article("third", "Harbour", "Ships wait.")});
  }

  Explanation explain(const std::string& id, const std::string& query) {
    const auto hit = query::explain(index_.snapshot(), {.query = query}, id, {});
    EXPECT_TRUE(hit) << hit.error().message;
    return hit ? *hit->hit.explanation : Explanation{};
  }

  TestIndex index_{2};
};

TEST_F(ExplainTest, CountsEachTermInTitleAndText) {
  const Explanation result = explain("first", "cloud");
  EXPECT_TRUE(result.matches);
  EXPECT_EQ(result.documents, 3U);
  ASSERT_THAT(result.pieces, SizeIs(1));
  const ExplainedPiece& piece = result.pieces[0];
  EXPECT_EQ(piece.piece, "cloud");
  EXPECT_EQ(piece.span.end, 5U);
  ASSERT_THAT(piece.parts, SizeIs(1));
  const ScorePart& part = piece.parts[0];
  ASSERT_THAT(part.terms, SizeIs(2));
  EXPECT_EQ(part.terms[0].text, "cloud");
  EXPECT_TRUE(part.terms[0].stem);
  EXPECT_EQ(part.terms[0].in_title, 1U);
  EXPECT_EQ(part.terms[0].in_text, 2U);
  EXPECT_EQ(part.terms[0].documents, 2U);
  EXPECT_FALSE(part.terms[1].stem);
  EXPECT_EQ(part.terms[1].in_text, 1U);
  EXPECT_EQ(part.count, 5U + 2U + 5U + 1U);
  EXPECT_DOUBLE_EQ(part.score, part.weight * part.count / (part.count + result.norm));
  EXPECT_DOUBLE_EQ(result.score, part.score);
}

TEST_F(ExplainTest, NamesTheFactsByWhichAConditionHolds) {
  const Explanation result = explain("first", "deal_size>1B company:Amazon -title:weather");
  EXPECT_TRUE(result.matches);
  ASSERT_THAT(result.pieces, SizeIs(3));
  EXPECT_THAT(result.pieces[0].facts, ElementsAre(0U));
  EXPECT_THAT(result.pieces[1].facts, ElementsAre(1U));
  EXPECT_TRUE(result.pieces[2].excluded);
  EXPECT_FALSE(result.pieces[2].holds);
  EXPECT_EQ(result.score, 0);
}

TEST_F(ExplainTest, SaysWhatADocumentLacks) {
  const Explanation result = explain("second", "cloud deal_size>1B");
  EXPECT_FALSE(result.matches);
  EXPECT_EQ(result.score, 0);
  ASSERT_THAT(result.pieces, SizeIs(2));
  EXPECT_TRUE(result.pieces[0].holds);
  EXPECT_FALSE(result.pieces[1].holds);
  EXPECT_THAT(result.pieces[1].facts, IsEmpty());
}

TEST_F(ExplainTest, NamesAnUnknownDocument) {
  const auto hit = query::explain(index_.snapshot(), {.query = "cloud"}, "nowhere", {});
  ASSERT_FALSE(hit);
  EXPECT_EQ(hit.error().reason, "DOCUMENT_NOT_FOUND");
}

bool has_near(const Node& node) {
  return node.kind == NodeKind::kNear ||
         std::any_of(node.children.begin(), node.children.end(), has_near);
}

// The judge is the search itself: each hit's parts must give its score, and what is no hit must
// not match.
TEST(ExplainPropertyTest, TheSumOfThePartsIsTheScoreOfTheHit) {
  int scored = 0;
  for (unsigned seed = 0; seed < 25; ++seed) {
    RandomCorpus corpus(seed);
    const std::uint32_t shards = 1 + seed % 3;
    TestIndex index(shards);
    std::vector<Document> documents;
    for (int i = corpus.number(1, 30); i > 0; --i) {
      documents.push_back(corpus.document("doc-" + std::to_string(i)));
    }
    index.change(documents);
    for (int i = 0; i < 12; ++i) {
      SearchRequest request{.query = corpus.query(), .page_size = 100, .explain = true};
      request.filter = corpus.chance(20) ? corpus.query() : "";
      SCOPED_TRACE(std::to_string(seed) + " '" + request.query + "' '" + request.filter + "'");
      const auto answer = index.ask(request);
      if (!answer) {
        continue;
      }
      const auto parsed = parse(request.query, {index.schema(), 20'000});
      const double tolerance = has_near(parsed->root) && shards > 1 ? 0.05 : 1e-5;
      std::set<std::string> hits;
      for (const Hit& hit : answer->hits) {
        hits.insert(hit.document.id);
        ASSERT_TRUE(hit.explanation);
        EXPECT_TRUE(hit.explanation->matches);
        double sum = 0;
        for (const ExplainedPiece& piece : hit.explanation->pieces) {
          double of_piece = 0;
          for (const ScorePart& part : piece.parts) {
            of_piece += part.score;
          }
          EXPECT_DOUBLE_EQ(piece.score, of_piece);
          sum += piece.score;
        }
        EXPECT_DOUBLE_EQ(hit.explanation->score, sum);
        EXPECT_NEAR(sum, hit.score, tolerance * std::max(1.0, hit.score));
        scored += hit.score > 0 ? 1 : 0;
      }
      for (const Document& document : index.documents()) {
        const auto hit = explain(index.snapshot(), request, document.id, {});
        ASSERT_TRUE(hit);
        EXPECT_EQ(hit->hit.explanation->matches, hits.contains(document.id)) << document.id;
      }
    }
  }
  EXPECT_GT(scored, 200);
}

}  // namespace
}  // namespace lode::query
