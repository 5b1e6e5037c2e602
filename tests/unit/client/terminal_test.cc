// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/terminal.h"

namespace lode::client {
namespace {

TEST(TerminalTest, WidthCountsColumnsNotBytes) {
  struct Case {
    std::string text;
    std::size_t want;
  };
  const std::vector<Case> cases = {{"", 0},
                                   {"plain", 5},
                                   {"Émile", 5},
                                   {"e\u0301", 1},
                                   {"中文", 4},
                                   {"ｆｕｌｌ", 8},
                                   {"한국", 4},
                                   {"🚀 up", 5},
                                   {"a\u200Db", 2},
                                   {"\x1b[1m", 3}};
  for (const Case& c : cases) {
    EXPECT_EQ(display_width(c.text), c.want) << c.text;
  }
}

TEST(TerminalTest, FitCutsAtACharacterAndSaysSo) {
  EXPECT_EQ(fit("four", 4), "four");
  EXPECT_EQ(fit("fives", 4), "fiv…");
  EXPECT_EQ(fit("中文字", 4), "中…");
  EXPECT_EQ(fit("中文字", 5), "中文…");
  EXPECT_EQ(fit("anything", 0), "");
}

TEST(TerminalTest, FittedTextIsNeverWiderThanAsked) {
  const std::string text = "Ä中e\u0301🚀x한 rest";
  for (std::size_t columns = 1; columns < 16; ++columns) {
    EXPECT_LE(display_width(fit(text, columns)), columns) << columns;
  }
}

TEST(TerminalTest, PaddingFillsColumns) {
  EXPECT_EQ(pad_right("中", 4), "中  ");
  EXPECT_EQ(pad_left("é", 3), "  é");
  EXPECT_EQ(pad_left("longer", 3), "longer");
}

TEST(TerminalTest, BarsGrowInEighths) {
  EXPECT_EQ(bar(8, 8, 2), "██");
  EXPECT_EQ(bar(4, 8, 1), "▌");
  EXPECT_EQ(bar(12, 16, 1), "▊");
  EXPECT_EQ(bar(0, 8, 4), "");
  EXPECT_EQ(bar(1, 1'000'000, 10), "▏") << "what is there shows";
  EXPECT_EQ(bar(9, 8, 2), "██") << "never longer than asked";
  EXPECT_EQ(bar(1, 0, 4), "");
}

TEST(TerminalTest, ControlsOfDocumentsDoNotReachTheTerminal) {
  EXPECT_EQ(one_line("a\x1b]0;title\x07 b\r\n\tc"), "a]0;title b c");
  EXPECT_EQ(one_line("  several   spaces  "), "several spaces");
  EXPECT_EQ(without_controls("one\ntwo\x9b"), "one\ntwo\uFFFD");
  EXPECT_EQ(without_controls("a\u202Eb\u2066c"), "abc");
  EXPECT_EQ(without_controls("\u0085x"), "x");
}

TEST(TerminalTest, CellsOfPlainTablesHoldNoTabsOrLineEnds) {
  EXPECT_EQ(tsv({"a\tb", "c\nd", "e\\f", ""}), "a\\tb\tc\\nd\te\\\\f\t");
}

TEST(TerminalTest, ColorFollowsTheEnvironment) {
  using Variables = std::map<std::string, std::string>;
  struct Case {
    const char* name;
    ColorChoice choice;
    bool terminal;
    Variables env;
    bool want;
  };
  const std::vector<Case> cases = {
      {"terminal", ColorChoice::kAuto, true, {{"TERM", "xterm"}}, true},
      {"pipe", ColorChoice::kAuto, false, {{"TERM", "xterm"}}, false},
      {"dumb", ColorChoice::kAuto, true, {{"TERM", "dumb"}}, false},
      {"no TERM", ColorChoice::kAuto, true, {}, false},
      {"NO_COLOR", ColorChoice::kAuto, true, {{"TERM", "xterm"}, {"NO_COLOR", "1"}}, false},
      {"empty NO_COLOR", ColorChoice::kAuto, true, {{"TERM", "xterm"}, {"NO_COLOR", ""}}, true},
      {"forced in a pipe", ColorChoice::kAuto, false, {{"CLICOLOR_FORCE", "1"}}, true},
      {"force of 0", ColorChoice::kAuto, false, {{"FORCE_COLOR", "0"}}, false},
      {"NO_COLOR beats force",
       ColorChoice::kAuto,
       true,
       {{"NO_COLOR", "1"}, {"FORCE_COLOR", "1"}},
       false},
      {"always", ColorChoice::kAlways, false, {{"NO_COLOR", "1"}}, true},
      {"never", ColorChoice::kNever, true, {{"FORCE_COLOR", "1"}}, false},
  };
  for (const Case& c : cases) {
    const Environment env = [&](const char* name) -> std::optional<std::string> {
      const auto found = c.env.find(name);
      return found == c.env.end() ? std::nullopt : std::optional(found->second);
    };
    EXPECT_EQ(wants_color(c.choice, c.terminal, env), c.want) << c.name;
  }
}

TEST(TerminalTest, PaintsOnlyWithColor) {
  EXPECT_EQ(paint({.color = true}, style::kBold, "x"), "\x1b[1mx\x1b[0m");
  EXPECT_EQ(paint({.color = false}, style::kBold, "x"), "x");
  EXPECT_EQ(paint({.color = true}, style::kBold, ""), "");
}

}  // namespace
}  // namespace lode::client
