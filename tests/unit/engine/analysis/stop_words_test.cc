// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/analysis/stop_words.h"

#include <algorithm>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

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
  EXPECT_EQ(stop_word_bit("ja"), 0);
}

TEST(StopWordsTest, AreFoundForAllTheirLanguages) {
  const std::vector<std::string_view> languages = {"en", "fr", "de", "es", "it", "pt", "nl"};
  for (const std::string_view language : languages) {
    for (const std::string_view word : stop_words(language)) {
      std::uint8_t want = 0;
      for (const std::string_view each : languages) {
        const auto words = stop_words(each);
        if (std::find(words.begin(), words.end(), word) != words.end()) want |= stop_word_bit(each);
      }
      EXPECT_EQ(stop_word_bits(word), want) << word;
    }
  }
  EXPECT_EQ(stop_word_bits(""), 0);
  EXPECT_EQ(stop_word_bits("turbine"), 0);
  EXPECT_EQ(stop_word_bits(std::string(1000, 'a')), 0);
}

}  // namespace
}  // namespace lode::analysis
