// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/analysis/analyzer.h"

#include <string>
#include <string_view>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "engine/base/utf8.h"

namespace lode::analysis {
namespace {

using ::testing::ElementsAre;

std::vector<std::string> stems(Analyzer& analyzer, std::string_view text) {
  std::vector<std::string> result;
  analyzer.analyze(text, [&result](const Term& term) { result.emplace_back(term.stem); });
  return result;
}

TEST(AnalyzerTest, StemsInTheLanguageOfTheText) {
  struct Case {
    std::string_view language;
    std::string_view text;
    std::vector<std::string> want;
  };
  const Case cases[] = {
      {"en", "contracts signing chips", {"contract", "sign", "chip"}},
      {"en-GB", "H100s", {"h100"}},
      {"fr", "annoncées milliards", {"annonc", "milliard"}},
      {"de", "Verträge Rechenzentren", {"vertrag", "rechenzentr"}},
      {"es", "inversiones anunciadas", {"inversion", "anunci"}},
      {"", "contracts", {"contracts"}},
      {"xx", "contracts", {"contracts"}},
  };
  for (const Case& c : cases) {
    Analyzer analyzer(c.language);
    EXPECT_EQ(stems(analyzer, c.text), c.want) << c.language;
  }
}

TEST(AnalyzerTest, FindsAnAccentedWordByItsPlainForm) {
  struct Case {
    std::string_view language;
    std::string_view accented;
    std::string_view plain;
  };
  const Case cases[] = {
      {"fr", "début", "debut"},
      {"fr", "DÉBUT", "debut"},
      {"de", "München", "Munchen"},
      {"es", "inversión", "inversion"},
      {"en", "café", "cafe"},
  };
  for (const Case& c : cases) {
    Analyzer analyzer(c.language);
    EXPECT_EQ(analyzer.stem(c.accented), analyzer.stem(c.plain)) << c.accented;
  }
}

TEST(AnalyzerTest, CountsPositionsAndPointsIntoTheText) {
  Analyzer analyzer("fr");
  const std::string_view text = "L’accord d'OpenAI: 11\u00A0900";
  const std::vector<OwnedTerm> terms = analyzer.terms(text);
  std::vector<std::string> quotes;
  for (std::size_t i = 0; i < terms.size(); ++i) {
    EXPECT_EQ(terms[i].position, i);
    quotes.emplace_back(text.substr(terms[i].begin, terms[i].end - terms[i].begin));
  }
  EXPECT_THAT(quotes, ElementsAre("L", "accord", "d", "OpenAI", "11\u00A0900"));
}

TEST(AnalyzerTest, FlagsFunctionWordsButNotCapitals) {
  Analyzer analyzer("en");
  std::vector<std::string> flagged;
  analyzer.analyze("It told us that the U.S. and IT will lead us", [&flagged](const Term& term) {
    if (term.stop_word) {
      flagged.emplace_back(term.word);
    }
  });
  EXPECT_THAT(flagged, ElementsAre("it", "us", "that", "the", "and", "will", "us"));
  EXPECT_TRUE(analyzer.is_stop_word("the"));
  EXPECT_FALSE(analyzer.is_stop_word("dans"));
  EXPECT_TRUE(Analyzer("fr").is_stop_word("dans"));
}

TEST(AnalyzerTest, CutsLongWordsAtACharacterBoundary) {
  Analyzer analyzer("de");
  std::string text;
  for (int i = 0; i < 100; ++i) {
    text += "東";  // Han characters are words of their own ...
    text.pop_back();
    text.pop_back();
    text.pop_back();
    text += "й";  // ... Cyrillic letters of two bytes are not.
  }
  text.insert(0, "a");
  const std::vector<OwnedTerm> terms = analyzer.terms(text);
  ASSERT_EQ(terms.size(), 1U);
  EXPECT_EQ(terms[0].word.size(), kMaxWordBytes - 1);
  EXPECT_TRUE(utf8::is_valid(terms[0].word));
  EXPECT_EQ(terms[0].end, text.size());
}

TEST(AnalyzerTest, SkipsWordsOfInvisibleLettersWithoutAPosition) {
  Analyzer analyzer("en");
  const std::vector<OwnedTerm> terms = analyzer.terms("one \u3164 two");
  ASSERT_EQ(terms.size(), 2U);
  EXPECT_EQ(terms[1].position, 1U);
}

// The contract of the module: the words of a text, asked for one by one, give the terms that were
// indexed, whether they came from the cache or not.
TEST(AnalyzerTest, AskingMakesTheTermsOfIndexing) {
  constexpr std::string_view kText =
      "OpenAI's seven-year, $38 billion contract with AT&T and the U.S. covers 1,500 GB200 racks. "
      "L’accord d'OpenAI porte sur 11\u00A0900 puces; l'équipe était là dès début été. "
      "Die Verträge über größere Rechenzentren kosten 14,2 Mrd. Euro, heißt es in München. "
      "La compañía anunció inversiones en ﬁbra; 東京のAI株 don’t can't Ångström É.U. Αθήνα.";
  for (const std::string_view language : {"en", "fr", "de", "es", ""}) {
    Analyzer indexing(language);
    Analyzer asking(language);
    std::string long_text;
    for (int i = 0; i < 3; ++i) {
      long_text += kText;
      long_text += '\n';
    }
    for (const OwnedTerm& term : indexing.terms(long_text)) {
      const std::string_view written =
          std::string_view(long_text).substr(term.begin, term.end - term.begin);
      const std::vector<OwnedTerm> asked = asking.terms(written);
      ASSERT_EQ(asked.size(), 1U) << written;
      EXPECT_EQ(asked[0].word, term.word) << written;
      EXPECT_EQ(asked[0].stem, term.stem) << written;
      EXPECT_EQ(asked[0].stop_word, term.stop_word) << written;
    }
  }
}

TEST(AnalyzerTest, GivesTheSameTermsWhateverItSawBefore) {
  Analyzer fresh("en");
  Analyzer used("en");
  std::string numbers;
  for (int i = 0; i < 50000; ++i) {
    numbers += "word" + std::to_string(i) + "s ";
  }
  ASSERT_EQ(used.terms(numbers).size(), 50000U);
  EXPECT_EQ(used.terms(numbers), fresh.terms(numbers));
}

TEST(AnalyzerTest, HasAStemmerForTheLanguagesOfTheTable) {
  EXPECT_TRUE(Analyzer("nb").has_stemmer());
  EXPECT_FALSE(Analyzer("ja").has_stemmer());
  EXPECT_EQ(Analyzer("pt_BR.UTF-8").language(), "pt");
}

}  // namespace
}  // namespace lode::analysis
