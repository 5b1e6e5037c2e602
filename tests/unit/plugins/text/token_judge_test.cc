// SPDX-License-Identifier: GPL-3.0-or-later
// A slow and obvious tokenizer judges the fast one.
#include <cctype>
#include <random>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "plugins/text/tokens.h"

namespace lode::text {
namespace {

struct Judged {
  std::string word;
  std::string folded;
  TokenKind kind = TokenKind::kSign;
  LetterCase letter_case = LetterCase::kNone;
  bool space_before = true;
  std::uint32_t block = 0;

  bool operator==(const Judged&) const = default;
};

std::ostream& operator<<(std::ostream& out, const Judged& token) {
  return out << "'" << token.word << "' kind " << static_cast<int>(token.kind) << " case "
             << static_cast<int>(token.letter_case) << " space " << token.space_before << " block "
             << token.block;
}

bool is(int (*kind)(int), char c) {
  return kind(static_cast<unsigned char>(c)) != 0;
}

LetterCase case_of(const std::string& word) {
  bool lower = false;
  bool later_upper = false;
  for (std::size_t i = 0; i < word.size(); ++i) {
    lower = lower || is(std::islower, word[i]);
    later_upper = later_upper || (i > 0 && is(std::isupper, word[i]));
  }
  const bool first_upper = is(std::isupper, word[0]);
  if (!first_upper && !later_upper) return LetterCase::kLower;
  if (!lower) return LetterCase::kUpper;
  return first_upper && !later_upper ? LetterCase::kTitle : LetterCase::kMixed;
}

// Of ASCII text that is not wrapped at a width: each line is a block.
std::vector<Judged> judge(const std::string& text) {
  std::vector<Judged> tokens;
  std::uint32_t block = 0;
  bool space = true;
  for (std::size_t i = 0; i < text.size();) {
    if (is(std::isspace, text[i])) {
      const bool breaks = text[i] != ' ' && text[i] != '\t';
      if (breaks && !tokens.empty() && tokens.back().block == block) ++block;
      space = true;
      ++i;
      continue;
    }
    Judged token;
    token.word = text[i++];
    if (is(std::isalpha, token.word[0])) {
      while (i < text.size() && is(std::isalnum, text[i]))
        token.word += text[i++];
      token.kind = TokenKind::kWord;
      token.letter_case = case_of(token.word);
    } else if (is(std::isdigit, token.word[0])) {
      while (i < text.size() && is(std::isdigit, text[i]))
        token.word += text[i++];
      token.kind = TokenKind::kDigits;
    }
    for (const char c : token.word)
      token.folded += static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    token.space_before = space;
    token.block = block;
    tokens.push_back(token);
    space = false;
  }
  return tokens;
}

std::vector<Judged> read(const std::string& text) {
  const Tokens tokens(text);
  std::vector<Judged> out;
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    out.push_back({std::string(tokens.word(i)),
                   std::string(tokens.folded(i)),
                   tokens[i].kind,
                   tokens[i].letter_case,
                   tokens[i].space_before,
                   tokens[i].block});
  }
  return out;
}

// A line so long that the text cannot be taken for a wrapped one.
std::string unwrapped() {
  std::string text;
  for (int i = 0; i < 30; ++i)
    text += "word ";
  return text + "\n";
}

TEST(TokenJudgeTest, AgreesOnRandomAsciiWords) {
  constexpr std::string_view kLetters = "etaoinshrETA0123456789";
  constexpr std::string_view kBetween = "      \n\n\r\t\v.,-?!$\"'()";
  std::mt19937 random(20261124);
  for (int round = 0; round < 2'000; ++round) {
    std::string text = unwrapped();
    const std::size_t size = text.size() + random() % 300;
    while (text.size() < size) {
      // Runs of all lengths, so that some reach across whole blocks of the fast tokenizer.
      const std::size_t run = random() % (random() % 16 == 0 ? 150 : 10);
      const std::size_t some = 1 + random() % kLetters.size();
      for (std::size_t i = 0; i < run; ++i)
        text += kLetters[random() % some];
      text += kBetween[random() % kBetween.size()];
    }
    EXPECT_EQ(read(text), judge(text)) << text;
  }
}

TEST(TokenJudgeTest, AgreesOnRandomAsciiBytes) {
  std::mt19937 random(20261125);
  for (int round = 0; round < 2'000; ++round) {
    std::string text = unwrapped();
    for (std::size_t left = random() % 300; left > 0; --left)
      text += static_cast<char>(random() % 128);
    EXPECT_EQ(read(text), judge(text)) << text;
  }
}

TEST(TokenJudgeTest, SeesWhiteSpaceInTextsWrappedAtAWidth) {
  std::mt19937 random(20261127);
  int wrapped = 0;
  constexpr std::string_view kSigns = "'\")].(-";
  for (int round = 0; round < 500; ++round) {
    std::string text;
    std::size_t line = 0;
    for (int left = 100; left > 0; --left) {
      std::string word(1 + random() % 9, 'w');
      if (random() % 3 == 0) word.insert(0, 1, kSigns[random() % kSigns.size()]);
      if (random() % 3 == 0) word += kSigns[random() % kSigns.size()];
      const bool fits = line + 1 + word.size() <= 66;
      if (!text.empty()) text += fits ? ' ' : '\n';
      line = fits ? line + 1 + word.size() : word.size();
      text += word;
    }
    const Tokens tokens(text);
    wrapped += tokens[tokens.size() - 1].block == 0 ? 1 : 0;
    for (const Token& token : tokens.all()) {
      EXPECT_EQ(token.space_before,
                token.begin == 0 || text[token.begin - 1] == ' ' || text[token.begin - 1] == '\n')
          << text << token.begin;
    }
  }
  EXPECT_GT(wrapped, 300);
}

TEST(TokenJudgeTest, AgreesOnTheEndsOfSentencesOfAnyLength) {
  std::mt19937 random(20261126);
  for (int round = 0; round < 50; ++round) {
    std::string text;
    for (int sentence = 0; sentence < 6; ++sentence) {
      for (auto left = random() % 120; left > 0; --left)
        text += "word ";
      text += "end. Next ";
    }
    const Tokens tokens(text);
    for (std::size_t i = 0; i < tokens.size(); ++i) {
      std::size_t first = i;
      while (first > 0 && tokens[first - 1].sentence == tokens[i].sentence)
        --first;
      std::size_t last = i;
      while (last < tokens.size() && tokens[last].sentence == tokens[i].sentence)
        ++last;
      EXPECT_EQ(tokens.sentence_of(i).first, first) << i;
      EXPECT_EQ(tokens.sentence_of(i).last, last) << i;
    }
  }
}

TEST(TokenJudgeTest, GivesTheSameTokensWhateverTheThreadHasReadBefore) {
  const std::string text = unwrapped() + "Die Übernahme kostet 14,2 Mrd. Euro. Ein Nachtrag\n";
  const std::vector<Judged> first = read(text);
  static_cast<void>(read(std::string(100'000, '\xC8')));  // Each becomes a longer folded form.
  EXPECT_EQ(read(text), first);
}

}  // namespace
}  // namespace lode::text
