// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/analysis/tokenizer.h"

#include <string>
#include <string_view>
#include <vector>

#include <gtest/gtest.h>

#include "engine/analysis/normal_form.h"
#include "engine/base/utf8.h"

namespace lode::analysis {
namespace {

struct Case {
  std::string_view name;
  std::string_view text;
  std::vector<std::string> want;
};

std::vector<std::string> written(std::string_view text) {
  std::vector<std::string> words;
  Tokenizer tokenizer(text);
  for (RawWord word; tokenizer.next(word);) {
    words.emplace_back(text.substr(word.begin, word.end - word.begin));
  }
  return words;
}

std::vector<std::string> normal(std::string_view text) {
  std::vector<std::string> words;
  Tokenizer tokenizer(text);
  std::string folded;
  std::string plain;
  for (RawWord word; tokenizer.next(word);) {
    fold_case(text, word, folded);
    fold_accents(folded, plain);
    words.push_back(plain);
  }
  return words;
}

TEST(TokenizerTest, FindsWordsAsWritten) {
  const Case cases[] = {
      {"empty", "", {}},
      {"no word", " \n.,;—“” ", {}},
      {"sentence", "Orders rose, again.", {"Orders", "rose", "again"}},
      {"chip names", "GB200, H100s and 4x MI450", {"GB200", "H100s", "and", "4x", "MI450"}},
      {"hyphens", "a seven-year GB-200 deal", {"a", "seven", "year", "GB", "200", "deal"}},
      {"underscore", "user_id", {"user", "id"}},
      {"ampersand", "AT&T and R&D, salt & pepper", {"AT&T", "and", "R&D", "salt", "pepper"}},
      {"ampersand at the end", "AT&", {"AT"}},
      {"acronyms", "The U.S. and the U.K, e.g.", {"The", "U.S.", "and", "the", "U.K", "e.g."}},
      {"initials before a name", "J.P.Morgan", {"J.P.", "Morgan"}},
      {"host name", "example.com", {"example", "com"}},
      {"letter at the end of a sentence", "Plan B. Then C", {"Plan", "B", "Then", "C"}},
      {"possessive", "OpenAI's and Nvidia’s", {"OpenAI", "and", "Nvidia"}},
      {"apostrophe", "don't O’Reilly 'quoted'", {"don't", "O’Reilly", "quoted"}},
      {"elision",
       "d'OpenAI, L’accord qu'il dell’anno",
       {"d", "OpenAI", "L", "accord", "qu", "il", "dell", "anno"}},
      {"accents", "Début à São Paulo", {"Début", "à", "São", "Paulo"}},
      {"combining marks",
       "De\xCC\x81"
       "but",
       {"De\xCC\x81"
        "but"}},
      {"soft hyphen", "Rechen\xC2\xADzentrum", {"Rechen\xC2\xADzentrum"}},
      {"Han and kana", "東京AI株", {"東", "京", "AI", "株"}},
      {"Korean has spaces", "서울 시장", {"서울", "시장"}},
      {"Thai vowel signs", "ที่", {"ที่"}},
  };
  for (const Case& c : cases) {
    EXPECT_EQ(written(c.text), c.want) << c.name;
  }
}

TEST(TokenizerTest, ReadsNumbersWithTheirSeparators) {
  const Case cases[] = {
      {"thousands with commas", "1,500", {"1500"}},
      {"thousands with dots", "11.900.000", {"11900000"}},
      {"thousands with no-break space",
       "11\xC2\xA0"
       "900",
       {"11900"}},
      {"thousands with narrow space",
       "250\xE2\x80\xAF"
       "000",
       {"250000"}},
      {"thousands with apostrophe", "1'500", {"1500"}},
      {"thousands and decimals", "1,500.25", {"1500.25"}},
      {"German thousands and decimals", "1.500,25", {"1500.25"}},
      {"decimal dot", "14.2", {"14.2"}},
      {"decimal comma", "14,2", {"14.2"}},
      {"leading zero", "0.125", {"0.125"}},
      {"end of a sentence", "in 2025. Then", {"in", "2025", "then"}},
      {"enumeration", "1,2,3", {"1", "2", "3"}},
      {"date", "4.11.2025", {"4", "11", "2025"}},
      {"address", "10.0.0.1", {"10", "0", "0", "1"}},
      {"iso date", "2025-11-04", {"2025", "11", "04"}},
      {"unit attached", "$11.9B 1,500MW 5nm", {"11.9b", "1500mw", "5nm"}},
      {"currency", "$38 billion", {"38", "billion"}},
      {"group of two", "1,50,000", {"1", "50", "000"}},
      {"full width", "３８", {"38"}},
  };
  for (const Case& c : cases) {
    EXPECT_EQ(normal(c.text), c.want) << c.name;
  }
}

TEST(NormalFormTest, MakesWordsPlain) {
  const Case cases[] = {
      {"case", "OpenAI NVIDIA", {"openai", "nvidia"}},
      {"accents", "Début München Ångström niño", {"debut", "munchen", "angstrom", "nino"}},
      {"decomposed accents",
       "De\xCC\x81"
       "but",
       {"debut"}},
      {"letters without decomposition",
       "Straße Łódź Ærø cœur",
       {"strasse", "lodz", "aero", "coeur"}},
      {"ligature and full width", "ﬁnance Ｎｖｉｄｉａ", {"finance", "nvidia"}},
      {"acronym", "U.S. u.k É.U.", {"us", "uk", "eu"}},
      {"typographic apostrophe", "don’t", {"don't"}},
      {"soft hyphen", "Rechen\xC2\xADzentrum", {"rechenzentrum"}},
      {"Greek", "Αθήνα", {"αθηνα"}},
      {"Cyrillic keeps its letters", "Юрий", {"юрий"}},
      {"Turkish capital", "İstanbul", {"istanbul"}},
  };
  for (const Case& c : cases) {
    EXPECT_EQ(normal(c.text), c.want) << c.name;
  }
}

TEST(TokenizerTest, WordsAreInOrderApartAndOnCharacterBoundaries) {
  constexpr std::string_view kPieces[] = {"a",      "Z",      "é", "7",  ".",     ",",  "'",
                                          "’",      "&",      " ", "-",  "s",     "東", "\u0301",
                                          "\u00AD", "\u00A0", "𝔸", "d'", "1,000", "U."};
  // A small linear congruential generator: the same texts in each run.
  std::uint32_t state = 12345;
  for (int round = 0; round < 2000; ++round) {
    std::string text;
    for (int i = 0; i < 24; ++i) {
      state = state * 1664525U + 1013904223U;
      text += kPieces[(state >> 16) % std::size(kPieces)];
    }
    std::size_t last_end = 0;
    Tokenizer tokenizer(text);
    for (RawWord word; tokenizer.next(word);) {
      ASSERT_LE(last_end, word.begin) << text;
      ASSERT_LT(word.begin, word.end) << text;
      ASSERT_LE(word.end, text.size()) << text;
      ASSERT_TRUE(utf8::is_boundary(text, word.begin)) << text;
      ASSERT_TRUE(utf8::is_boundary(text, word.end)) << text;
      ASSERT_LE(word.number_bytes, word.end - word.begin) << text;
      last_end = word.end;
    }
  }
}

}  // namespace
}  // namespace lode::analysis
