// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/query/snippet.h"

#include <algorithm>
#include <random>

#include <gtest/gtest.h>

#include "engine/base/utf8.h"
#include "engine/query/parser.h"
#include "engine/query/question.h"
#include "tests/unit/engine/query/schema.h"

namespace lode::query {
namespace {

class SnippetTest : public testing::Test {
 protected:
  // The snippet with its highlights in [ ].
  std::string show(const std::string& query,
                   const std::string& text,
                   std::size_t bytes,
                   const std::string& language = "en") {
    return marked(cut(query, text, bytes, language));
  }

  static std::string marked(const Snippet& snippet) {
    std::string shown;
    std::size_t at = 0;
    for (const auto& [begin, end] : snippet.highlights) {
      shown +=
          snippet.text.substr(at, begin - at) + "[" + snippet.text.substr(begin, end - begin) + "]";
      at = end;
    }
    return shown + snippet.text.substr(at);
  }

  Snippet cut(const std::string& query,
              const std::string& text,
              std::size_t bytes,
              const std::string& language = "en") {
    const auto parsed = parse(query, {schema_, kToday});
    EXPECT_TRUE(parsed) << query;
    analysis::Analyzer analyzer(language);
    TextMatcher matcher(positive_leaves(parsed->root), analyzer);
    return make_snippet(text, matcher.find(text), bytes);
  }

  std::vector<Snippet> cut_many(const std::string& query,
                                const std::string& text,
                                std::size_t bytes,
                                std::size_t count) {
    const auto parsed = parse(query, {schema_, kToday});
    EXPECT_TRUE(parsed) << query;
    analysis::Analyzer analyzer("en");
    TextMatcher matcher(positive_leaves(parsed->root), analyzer);
    return make_snippets(text, matcher.find(text), bytes, count);
  }

  Schema schema_ = query_schema();
};

TEST_F(SnippetTest, MarksWordsInAllTheirForms) {
  EXPECT_EQ(show("deal cloud", "Cloud deals, and one DEAL.", 100),
            "[Cloud] [deals], and one [DEAL].");
  EXPECT_EQ(show("\"deal\"", "One deal, two deals.", 100), "One [deal], two deals.");
  EXPECT_EQ(show("contrat", "Deux contrats signés", 100, "fr"), "Deux [contrats] signés");
  EXPECT_EQ(show("debut", "Un début", 100, "fr"), "Un [début]");
  EXPECT_EQ(show("blackw*", "Blackwell and black", 100), "[Blackwell] and black");
  EXPECT_EQ(show("OpenAI", "OpenAI's plan", 100), "[OpenAI]'s plan");
}

TEST_F(SnippetTest, MarksPhrasesAsAWhole) {
  EXPECT_EQ(show("\"cloud deal\"", "A cloud, a cloud cloud deal.", 100),
            "A cloud, a cloud [cloud deal].");
  EXPECT_EQ(show("\"a b a b c\"", "x a b a b a b c", 100), "x a b [a b a b c]");
  EXPECT_EQ(show("cloud \"cloud deal\"", "The cloud deal", 100), "The [cloud deal]");
}

TEST_F(SnippetTest, DoesNotMarkWhatIsNegatedOrOfTheTitle) {
  EXPECT_EQ(show("cloud -deal title:plan", "Cloud deal plan", 100), "[Cloud] deal plan");
}

TEST_F(SnippetTest, TakesThePlaceWhereMostOfTheWordsMeet) {
  const std::string text =
      "The cloud is far. Nothing happens here for a long while, and then still nothing. "
      "Now the cloud deal of the year was signed. More text follows after it.";
  EXPECT_EQ(show("cloud deal", text, 50), "Now the [cloud] [deal] of the year was signed. More");
}

TEST_F(SnippetTest, BeginsAtTheStartWithoutAnyMatch) {
  EXPECT_EQ(show("zebra", "One two three four five", 14), "One two three");
  EXPECT_EQ(show("zebra", "One two", 100), "One two");
  EXPECT_EQ(show("zebra", "", 100), "");
  EXPECT_EQ(show("cloud", "The cloud", 0), "");
}

TEST_F(SnippetTest, TurnsLineEndsIntoSpaces) {
  EXPECT_EQ(show("cloud", "First line\n\nThe cloud\nends", 100), "The [cloud] ends");
}

TEST_F(SnippetTest, CutsAWordThatIsLongerThanTheSnippet) {
  EXPECT_EQ(cut("ab*", "xx " + std::string(60, 'a') + "bcd ab" + std::string(40, 'c'), 10).text,
            "ab" + std::string(8, 'c'));
}

TEST_F(SnippetTest, CutsSeveralFragmentsEachWithSomethingNew) {
  const std::string gap = " Nothing happens here for a long while, and then still nothing at all.";
  const std::string text =
      "The cloud is far." + gap + " A cloud here." + gap + " Blackwell came." + gap + " One deal.";
  const auto snippets = cut_many("cloud deal blackw*", text, 120, 3);
  ASSERT_EQ(snippets.size(), 3U);
  EXPECT_EQ(marked(snippets[0]), "The [cloud] is far. Nothing happens here");
  EXPECT_EQ(marked(snippets[1]), "[Blackwell] came. Nothing happens here for");
  EXPECT_EQ(marked(snippets[2]), "One [deal].");
  EXPECT_EQ(cut_many("cloud", text, 200, 5).size(), 2U);
  EXPECT_EQ(cut_many("cloud deal", text, 79, 5).size(), 1U);
  EXPECT_EQ(cut_many("zebra", text, 200, 3).size(), 1U);
}

TEST_F(SnippetTest, FragmentsKeepTheirPromisesOnRandomTexts) {
  std::mt19937 random(20250102);
  const std::vector<std::string> pieces{
      "cloud", "deals", " ", "\n", ". ", "é", "中", "文字", "🙂", ", ", "a", "-", "x2"};
  for (int round = 0; round < 2'000; ++round) {
    std::string text;
    for (auto length = random() % 120; length > 0; --length) {
      text += pieces[random() % pieces.size()];
    }
    const std::size_t bytes = random() % 200;
    const std::size_t count = 1 + random() % 5;
    auto snippets = cut_many("cloud deal 文 \"x2 a\" dea*", text, bytes, count);
    ASSERT_LE(snippets.size(), count);
    std::sort(snippets.begin(), snippets.end(), [](const Snippet& a, const Snippet& b) {
      return a.span.begin < b.span.begin;
    });
    std::size_t total = 0;
    std::size_t last = 0;
    for (const Snippet& snippet : snippets) {
      ASSERT_TRUE(utf8::is_valid(snippet.text)) << text;
      ASSERT_GE(snippet.span.begin, last) << text;
      last = snippet.span.end;
      total += snippet.text.size();
      // A fragment without a match is the begin of a match that is longer.
      const bool full = snippet.text.size() + 4 > std::min(bytes, kMinFragmentBytes);
      ASSERT_TRUE(snippets.size() == 1 || full || !snippet.highlights.empty()) << text;
      for (const auto& [begin, end] : snippet.highlights) {
        ASSERT_TRUE(begin < end && end <= snippet.text.size()) << text;
        ASSERT_TRUE(utf8::is_boundary(snippet.text, begin) && utf8::is_boundary(snippet.text, end));
      }
    }
    ASSERT_LE(total, bytes) << text;
  }
}

// Whatever the text and the size: no broken character, within the size, right offsets.
TEST_F(SnippetTest, KeepsItsPromisesOnRandomTexts) {
  std::mt19937 random(20250101);
  const std::vector<std::string> pieces{
      "cloud", "deals", " ", "\n", ". ", "é", "中", "文字", "🙂", ", ", "a", "-", "x2"};
  for (int round = 0; round < 3'000; ++round) {
    std::string text;
    for (auto length = random() % 60; length > 0; --length) {
      text += pieces[random() % pieces.size()];
    }
    const std::size_t bytes = random() % 50;
    const Snippet snippet = cut("cloud deal 文 \"x2 a\"", text, bytes);
    ASSERT_LE(snippet.text.size(), bytes);
    ASSERT_TRUE(utf8::is_valid(snippet.text)) << text;
    ASSERT_EQ(snippet.span.end - snippet.span.begin, snippet.text.size());
    std::string original = text.substr(snippet.span.begin, snippet.text.size());
    std::replace(original.begin(), original.end(), '\n', ' ');
    ASSERT_EQ(snippet.text, original);
    std::uint32_t last = 0;
    for (const auto& [begin, end] : snippet.highlights) {
      ASSERT_TRUE(begin >= last && begin < end && end <= snippet.text.size()) << text;
      ASSERT_TRUE(utf8::is_boundary(snippet.text, begin) && utf8::is_boundary(snippet.text, end));
      last = end;
    }
  }
}

}  // namespace
}  // namespace lode::query
