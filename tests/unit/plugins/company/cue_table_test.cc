// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/company/cue_table.h"

#include <string>
#include <string_view>

#include <gtest/gtest.h>

#include "plugins/text/tokens.h"

namespace lode::company {
namespace {

// Of the first of the two tokens of `text`.
CueBits bits_of(const CueTable& table, std::string_view text, bool any_next = false) {
  const text::Tokens tokens(text);
  return table.find(tokens.hash(0), tokens.size() > 1 ? tokens.hash(1) : 0, any_next);
}

CueTable sample() {
  CueTable table;
  table.add("chief", Cue::kPerson);
  table.add("chief executive of", Cue::kBefore);
  table.add("start-up", Cue::kLead);
  table.add("AG", Cue::kLegal);
  table.add("Groupe", Cue::kFront);
  table.add("Gas and", Cue::kHead);
  table.add_word("chief", 1U << 30U);
  table.finish();
  return table;
}

TEST(CueTableTest, KnowsWhatBeginsWithAWord) {
  const CueTable table = sample();
  EXPECT_EQ(bits_of(table, "groupe x").all, bit(Cue::kFront));
  EXPECT_EQ(bits_of(table, "groupe x").alone, bit(Cue::kFront));
  EXPECT_EQ(bits_of(table, "group x").all, 0U);
}

TEST(CueTableTest, LooksAtTheNextWordForLongerPhrases) {
  const CueTable table = sample();
  const std::uint32_t chief = bit(Cue::kPerson) | 1U << 30U;
  EXPECT_EQ(bits_of(table, "chief executive").all, chief | bit(Cue::kBefore));
  EXPECT_EQ(bits_of(table, "chief executives").all, chief | bit(Cue::kBefore));
  EXPECT_EQ(bits_of(table, "chief -").all, chief | bit(Cue::kBefore));
  EXPECT_EQ(bits_of(table, "chief reason", true).all, chief | bit(Cue::kBefore));
  EXPECT_EQ(bits_of(table, "start up").all, bit(Cue::kLead));
  EXPECT_EQ(bits_of(table, "gas &").all, bit(Cue::kHead));
}

TEST(CueTableTest, LeavesLettersThatMatterToTheGazetteer) {
  const CueTable table = sample();
  EXPECT_EQ(bits_of(table, "ag x").all, bit(Cue::kLegal));
  EXPECT_EQ(bits_of(table, "ag x").alone, 0U);
}

TEST(CueTableTest, HoldsThousandsOfWords) {
  CueTable table;
  const auto word = [](int i) { return "word" + std::to_string(i); };
  for (int i = 0; i < 5000; ++i)
    table.add(word(i), i % 2 == 0 ? Cue::kFirstName : Cue::kPlace);
  table.finish();
  for (int i = 0; i < 5000; ++i) {
    EXPECT_EQ(bits_of(table, word(i)).all, bit(i % 2 == 0 ? Cue::kFirstName : Cue::kPlace)) << i;
    EXPECT_EQ(bits_of(table, word(i + 5000)).all, 0U) << i;
  }
}

}  // namespace
}  // namespace lode::company
