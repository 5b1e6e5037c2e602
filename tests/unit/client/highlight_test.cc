// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/highlight.h"

#include "client/output_text.h"

namespace lode::client {
namespace {

const Terminal kColor{.interactive = true, .color = true, .width = 80};
const Terminal kMono{.interactive = true, .color = false, .width = 80};

TEST(HighlightTest, PaintsEachMark) {
  EXPECT_EQ(paint_marks(kColor, "a bc d", {{2, 4, "1"}}), "a \x1b[1mbc\x1b[0m d");
  EXPECT_EQ(paint_marks(kMono, "a bc d", {{2, 4, "1"}}), "a bc d");
}

TEST(HighlightTest, ShowsTheShortestOfOverlappingMarks) {
  EXPECT_EQ(paint_marks(kColor, "abcd", {{0, 4, "1"}, {1, 2, "2"}}),
            "\x1b[1ma\x1b[0m\x1b[2mb\x1b[0m\x1b[1mcd\x1b[0m");
}

TEST(HighlightTest, LeavesOutMarksThatDoNotFitTheText) {
  EXPECT_EQ(paint_marks(kColor, "é", {{0, 1, "1"}, {1, 9, "1"}, {2, 2, "1"}}), "é");
}

TEST(HighlightTest, RemovesControlsWithoutMovingTheMarks) {
  EXPECT_EQ(paint_marks(kColor, "\x1b[2Ja b", {{6, 7, "1"}}), "[2Ja \x1b[1mb\x1b[0m");
}

TEST(HighlightTest, AnyMarksLeaveTheTextWhole) {
  const std::string text = "Überall ist Text, naïve und 中文.";
  for (std::size_t begin = 0; begin < text.size(); ++begin) {
    for (std::size_t end = begin; end <= text.size(); ++end) {
      EXPECT_EQ(paint_marks(kMono, text, {{begin, end, "1"}, {3, 20, "2"}}), text);
    }
  }
}

TEST(HighlightTest, FacetsKeepTheirColors) {
  FacetColors colors;
  const std::string company(colors.of("company"));
  EXPECT_NE(colors.of("gpu"), company);
  EXPECT_EQ(colors.of("company"), company);
}

TEST(PassageTest, IsTheSentenceAroundTheQuote) {
  const std::string text = "One. Acme Inc. paid $5 billion today. Three.";
  const std::size_t at = text.find("$5");
  const Passage found = passage(text, at, at + 10);
  EXPECT_EQ(found.text, "Acme Inc. paid $5 billion today.");
  EXPECT_EQ(found.text.substr(found.begin, found.end - found.begin), "$5 billion");
}

TEST(PassageTest, DoesNotEndAtInitials) {
  const std::string text = "Before. J. Smith sold it.";
  const std::size_t at = text.find("sold");
  EXPECT_EQ(passage(text, at, at + 4).text, "J. Smith sold it.");
}

TEST(PassageTest, CutsLongSentencesAtCharacters) {
  const std::string text = std::string(100, 'x') + "é $5 é" + std::string(100, 'y');
  const std::size_t at = text.find("$5");
  for (std::size_t room = 0; room < 8; ++room) {
    const Passage found = passage(text, at, at + 2, room);
    EXPECT_EQ(found.text.substr(found.begin, found.end - found.begin), "$5");
    EXPECT_EQ(found.text.rfind("…", 0), 0U) << room;
    EXPECT_EQ(found.text.substr(found.text.size() - 3), "…") << room;
  }
}

TEST(PassageTest, StaysWithinTheLine) {
  const std::string text = "title\nfact here\nnext";
  const Passage found = passage(text, 6, 10);
  EXPECT_EQ(found.text, "fact here");
}

TEST(WrapTest, BreaksAtSpacesAndKeepsAllWords) {
  const std::string text = "one two three four";
  std::vector<std::string> lines;
  for (const LinePiece& piece : wrap(text, 9)) {
    lines.push_back(text.substr(piece.begin, piece.end - piece.begin));
  }
  EXPECT_EQ(lines, (std::vector<std::string>{"one two", "three", "four"}));
}

TEST(WrapTest, LetsALongWordStandOut) {
  const std::string text = "a incomprehensibilities b";
  EXPECT_EQ(wrap(text, 5).size(), 3U);
  EXPECT_TRUE(wrap("", 5).empty());
}

TEST(MarkedTextTest, MarksMoveWithTheirWords) {
  std::ostringstream out;
  print_marked(out, {.color = true, .width = 12}, "a\n\nb  word\tlast words", {{6, 10, "1"}}, 2);
  EXPECT_EQ(out.str(), "  a b \x1b[1mword\x1b[0m\n  last words\n");
}

TEST(MarkedTextTest, MarksOutsideOfTheTextAreLeftOut) {
  std::ostringstream out;
  print_marked(out, {.color = true, .width = 40}, "short", {{2, 99, "1"}, {4, 2, "1"}}, 0);
  EXPECT_EQ(out.str(), "short\n");
}

TEST(TableTest, FitsTheTerminalAndOnlyThere) {
  const std::vector<std::vector<std::string>> rows = {{"k", "value"},
                                                      {"key", std::string(40, 'v')}};
  std::ostringstream narrow;
  print_table(narrow, {.interactive = true, .width = 20}, rows);
  EXPECT_EQ(narrow.str(), "k    value\nkey  vvvvvvvvvvvvvv…\n");
  std::ostringstream whole;
  print_table(whole, {.interactive = false, .width = 20}, rows);
  EXPECT_EQ(whole.str(), "k    value\nkey  " + std::string(40, 'v') + "\n");
}

}  // namespace
}  // namespace lode::client
