// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/text/tokens.h"

#include <chrono>
#include <cstdint>
#include <random>
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace lode::text {
namespace {

using ::testing::ElementsAre;

std::vector<std::string> words(std::string_view text) {
  const Tokens tokens(text);
  std::vector<std::string> out;
  for (std::size_t i = 0; i < tokens.size(); ++i)
    out.emplace_back(tokens.word(i));
  return out;
}

// The sentences of `text`, each with its tokens joined by spaces.
std::vector<std::string> sentences(std::string_view text) {
  const Tokens tokens(text);
  std::vector<std::string> out;
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    if (tokens[i].starts_sentence) {
      out.emplace_back();
    } else {
      out.back() += ' ';
    }
    out.back() += tokens.word(i);
  }
  return out;
}

TEST(TokensTest, PartsWordsDigitsAndSigns) {
  EXPECT_THAT(words("OpenAI pays $38B."), ElementsAre("OpenAI", "pays", "$", "38", "B", "."));
  EXPECT_THAT(words("d'OpenAI"), ElementsAre("d", "'", "OpenAI"));
  EXPECT_THAT(words("GB-200, H100s"), ElementsAre("GB", "-", "200", ",", "H100s"));
  EXPECT_THAT(words("14.2bn"), ElementsAre("14", ".", "2", "bn"));
  EXPECT_THAT(words("1,2 Mrd. €"), ElementsAre("1", ",", "2", "Mrd", ".", "€"));
  EXPECT_THAT(words("2 500"), ElementsAre("2", "500"));  // a narrow no-break space
  EXPECT_TRUE(words(" \n\t ").empty());
  EXPECT_TRUE(words("").empty());
}

TEST(TokensTest, FoldsCaseWidthAndTypographicSigns) {
  EXPECT_EQ(fold("ÉTATS-UNIS"), "états - unis");
  EXPECT_EQ(fold("l’accord"), "l ' accord");
  EXPECT_EQ(fold("＄１０"), "$ 10");
  EXPECT_EQ(fold("ﬁnance"), "finance");
  EXPECT_EQ(fold("„Vertrag“ – «oui»"), "\" vertrag \" - \" oui \"");
  EXPECT_EQ(fold("re\u0301sume\u0301"), "résumé");
  EXPECT_EQ(fold("data\u00ADcenter"), "datacenter");
  EXPECT_EQ(fold("Straße"), "straße");
}

TEST(TokensTest, KeepsTheWrittenForm) {
  const Tokens tokens("Über 5 €");
  EXPECT_EQ(tokens.word(0), "Über");
  EXPECT_EQ(tokens.folded(0), "über");
  EXPECT_TRUE(tokens.is_sign(2, '$') == false);
  EXPECT_EQ(tokens[1].kind, TokenKind::kDigits);
}

TEST(TokensTest, TellsTheCaseOfWords) {
  const struct {
    std::string_view word;
    LetterCase want;
  } cases[] = {{"oracle", LetterCase::kLower},
               {"Oracle", LetterCase::kTitle},
               {"Émirats", LetterCase::kTitle},
               {"AWS", LetterCase::kUpper},
               {"H100", LetterCase::kUpper},
               {"A", LetterCase::kUpper},
               {"OpenAI", LetterCase::kMixed},
               {"iPhone", LetterCase::kMixed},
               {"42", LetterCase::kNone},
               {"€", LetterCase::kNone}};
  for (const auto& c : cases)
    EXPECT_EQ(Tokens(c.word)[0].letter_case, c.want) << c.word;
}

TEST(TokensTest, EndsSentencesAtMarksBeforeCapitalsDigitsAndOpeningSigns) {
  EXPECT_THAT(
      sentences("It grew. Oracle fell! Why? 15 left… (None) said so."),
      ElementsAre("It grew .", "Oracle fell !", "Why ?", "15 left …", "( None ) said so ."));
  EXPECT_THAT(sentences("He said \"no.\" She left."),
              ElementsAre("He said \" no . \"", "She left ."));
  EXPECT_THAT(sentences("It costs $4. €5 is more."),
              ElementsAre("It costs $ 4 .", "€ 5 is more ."));
  EXPECT_THAT(sentences("It grew. and fell"), ElementsAre("It grew . and fell"));
}

TEST(TokensTest, DoesNotEndSentencesInsideNumbersOrAfterAbbreviations) {
  const std::string_view whole[] = {"The U.S. Army bought 3.5 tons.",
                                    "Apple Inc. Chairman J. P. Smith spoke.",
                                    "Rund 1,2 Mrd. Dollar am 11. März zahlt z. B. Meta.",
                                    "Le 1.000 dollars, av. Foch",
                                    "No. 5 at 9.30 a.m. Eastern"};
  for (const std::string_view text : whole)
    EXPECT_EQ(sentences(text).size(), 1U) << text;
}

TEST(TokensTest, EndsSentencesAfterAbbreviationsBeforeWordsThatBeginOne) {
  EXPECT_THAT(sentences("He works at Acme Inc. The pay is fine."),
              ElementsAre("He works at Acme Inc .", "The pay is fine ."));
  EXPECT_EQ(sentences("In 2024. Dann kam mehr.").size(), 2U);
}

TEST(TokensTest, BreaksBlocksAtLineBreaks) {
  const Tokens tokens("a headline\nThe text\r\n\r\nmore of it");
  EXPECT_EQ(tokens[0].block, 0U);
  EXPECT_EQ(tokens[2].block, 1U);
  EXPECT_EQ(tokens[4].block, 2U);
  EXPECT_EQ(tokens[4].sentence, 2U);
  EXPECT_TRUE(tokens[4].starts_sentence);
}

TEST(TokensTest, JoinsTheLinesOfWrappedText) {
  const Tokens tokens(
      "Oracle said on Monday that it would\n"
      "spend another four billion dollars\n"
      "on its data centres in Texas, which\n"
      "are to be ready in three years from\n"
      "now.\n"
      "\n"
      "The shares rose.");
  EXPECT_EQ(tokens[tokens.size() - 1].block, 1U);
  EXPECT_EQ(tokens[tokens.size() - 1].sentence, 1U);
}

TEST(TokensTest, FindsTokensByOffset) {
  const Tokens tokens("ab  cd ef");
  EXPECT_EQ(tokens.at_or_after(0), 0U);
  EXPECT_EQ(tokens.at_or_after(1), 1U);
  EXPECT_EQ(tokens.at_or_after(4), 1U);
  EXPECT_EQ(tokens.at_or_after(9), 3U);
}

TEST(TokensTest, GivesTheSentenceOfAToken) {
  const Tokens tokens("One two. Three four. Five");
  const Tokens::Range range = tokens.sentence_of(4);
  EXPECT_EQ(range.first, 3U);
  EXPECT_EQ(range.last, 6U);
}

// White space is what the tokens leave out, and nothing else.
void expect_cover(std::string_view text) {
  const Tokens tokens(text);
  std::size_t at = 0;
  const auto expect_space = [&](std::size_t until) {
    for (; at < until; ++at) {
      EXPECT_NE(std::string_view(" \n\t\r\xC2\xA0\xAD\xE2\x80\x83\xAF").find(text[at]),
                std::string_view::npos)
          << "byte " << at << " of '" << text << "' is in no token";
    }
  };
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    ASSERT_LE(at, tokens[i].begin) << text;
    ASSERT_LT(tokens[i].begin, tokens[i].end) << text;
    expect_space(tokens[i].begin);
    at = tokens[i].end;
    ASSERT_LE(tokens[i].end, text.size());
    EXPECT_NE(static_cast<unsigned char>(text[tokens[i].begin]) & 0xC0U, 0x80U) << text;
    if (i > 0) {
      EXPECT_LE(tokens[i].sentence - tokens[i - 1].sentence, 1U);
    }
  }
  expect_space(text.size());
}

TEST(TokensTest, CoversAllButWhiteSpaceOnCharacterBoundaries) {
  const std::string_view pieces[] = {"a",
                                     "B",
                                     "7",
                                     " ",
                                     "\n",
                                     ".",
                                     "é",
                                     "É",
                                     "€",
                                     "’",
                                     "日",
                                     "😀",
                                     "$",
                                     "-",
                                     "\u0301",
                                     "\u00AD",
                                     "\u202F",
                                     "ﬁ",
                                     "\r\n"};
  std::mt19937 random(20260101);  // NOLINT(cert-msc32-c,cert-msc51-cpp): the same texts each time
  std::uniform_int_distribution<std::size_t> pick(0, std::size(pieces) - 1);
  for (int round = 0; round < 3000; ++round) {
    std::string text;
    for (int i = 0; i < 12; ++i)
      text += pieces[pick(random)];
    expect_cover(text);
  }
}

// The quick hashes of a text against those of each folded token by itself.
TEST(TokensTest, HashesTokensByTheirFoldedFormAlone) {
  for (const std::string text : {"a",
                                 "Ab",
                                 "physics PhysicsX",
                                 "Eigenschaftsverzeichnis Donaudampfschifffahrtsgesellschaft",
                                 "ﬁnance ﬁ",
                                 "d'été Élysée",
                                 "x…",
                                 "\u00A0½ ㎒",
                                 "$38B on 2025-11-04, Inc."}) {
    const Tokens tokens(text);
    std::vector<std::uint64_t> hashes;
    tokens.hash_all(hashes);
    ASSERT_GT(hashes.size(), tokens.size());
    EXPECT_EQ(hashes[tokens.size()], 0U);
    for (std::size_t i = 0; i < tokens.size(); ++i) {
      const std::string folded(tokens.folded(i));
      EXPECT_EQ(tokens.hash(i), hash(folded)) << folded;
      EXPECT_EQ(hashes[i], hash(folded)) << folded;
      EXPECT_EQ(tokens.hash(i, 1), hash(folded.substr(0, folded.size() - 1))) << folded;
    }
  }
  EXPECT_NE(hash("physics"), hash("physicsx"));
}

TEST(TokensTest, SurvivesIllFormedText) {
  for (const std::string_view text : {"\xFF\xFE", "a\xC3", "\xE2\x82", "\xF0\x9F\x98 x", "\x80"}) {
    const Tokens tokens(text);
    EXPECT_GT(tokens.size(), 0U);
    EXPECT_LE(tokens[tokens.size() - 1].end, text.size());
  }
}

TEST(TokensTest, TakesLinearTime) {
  for (const std::string_view unit : {"9", "$", "a", "é", ".", "\n", " ", "\u0301", "J. "}) {
    std::string text;
    while (text.size() < 1'000'000)
      text += unit;
    const auto start = std::chrono::steady_clock::now();
    const Tokens tokens(text);
    const auto end = std::chrono::steady_clock::now();
    EXPECT_LT(end - start, std::chrono::seconds(5)) << unit;
  }
}

}  // namespace
}  // namespace lode::text
