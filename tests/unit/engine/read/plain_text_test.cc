// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/read/plain_text.h"

#include <string>

#include <gtest/gtest.h>

namespace lode::read {
namespace {

TEST(PlainTextTest, TidiesLinesAndGaps) {
  EXPECT_EQ(tidy(""), "");
  EXPECT_EQ(tidy(" \n\t\n"), "");
  EXPECT_EQ(tidy("\n\n  a  \nb\t\n\n \n\nc\n\n"), "a\nb\n\nc");
  EXPECT_EQ(tidy("a\n  b"), "a\n  b");
  EXPECT_EQ(tidy("38\u00A0Mrd.\u202F€"), "38\u00A0Mrd.\u202F€");
}

TEST(PlainTextTest, PutsTextOnOneLine) {
  EXPECT_EQ(one_line(" a \n b\t\tc "), "a b c");
}

TEST(PlainTextTest, TakesAShortFirstLineAsTitle) {
  Document document;
  read_plain_text("A headline\n\nThe text.\n", document);
  EXPECT_EQ(document.title, "A headline");
  EXPECT_EQ(document.text, "A headline\n\nThe text.");
}

TEST(PlainTextTest, TakesNoOtherLineAsTitle) {
  for (const std::string& text : {std::string("A headline alone"),
                                  std::string("A line\nand the next one\n\nmore"),
                                  std::string(121, 'x') + "\n\nmore"}) {
    Document document;
    read_plain_text(text, document);
    EXPECT_EQ(document.title, "") << text;
    EXPECT_EQ(document.text, text);
  }
}

}  // namespace
}  // namespace lode::read
