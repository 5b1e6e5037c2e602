// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/analysis/stop_words.h"

#include <string>

#include <gtest/gtest.h>

#include "engine/analysis/analyzer.h"

namespace lode::analysis {
namespace {

TEST(StopWordsTest, AreInTheNormalFormOfTheAnalyzer) {
  for (const std::string_view language : {"en", "fr", "de", "es", "it", "pt", "nl"}) {
    Analyzer analyzer(language);
    ASSERT_GT(stop_words(language).size(), 80U) << language;
    for (const std::string_view word : stop_words(language)) {
      const std::vector<OwnedTerm> terms = analyzer.terms(word);
      if (terms.size() == 1) {  // "aujourd'hui" is one word, too.
        EXPECT_EQ(terms[0].word, word) << language;
        EXPECT_TRUE(terms[0].stop_word) << word;
      } else {
        ADD_FAILURE() << language << ": " << word << " is no single word";
      }
    }
  }
}

TEST(StopWordsTest, AreMissingForUnknownLanguages) {
  EXPECT_TRUE(stop_words("").empty());
  EXPECT_TRUE(stop_words("ja").empty());
  EXPECT_FALSE(is_stop_word(stop_words("ja"), "the"));
}

}  // namespace
}  // namespace lode::analysis
