// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/extract/composite_text.h"

#include <gtest/gtest.h>

namespace lode::extract {
namespace {

Document document(std::string title, std::string text) {
  Document out;
  out.title = std::move(title);
  out.text = std::move(text);
  return out;
}

TEST(CompositeTextTest, PutsTheTitleBeforeTheText) {
  const Document source = document("Title", "Text");
  EXPECT_EQ(CompositeText(source).text(), "Title\n\nText");
}

TEST(CompositeTextTest, LeavesTheTextAloneWithoutATitleOrIfItBeginsWithIt) {
  const Document untitled = document("", "Text");
  EXPECT_EQ(CompositeText(untitled).text(), "Text");
  const Document titled = document("Text", "Text and more");
  EXPECT_EQ(CompositeText(titled).text(), "Text and more");
}

TEST(CompositeTextTest, SpansGoToTheirFieldAndBack) {
  const Document source = document("Title", "Text");
  const CompositeText text(source);
  struct Case {
    std::uint64_t begin;
    std::uint64_t end;
    Span want;
  };
  const Case cases[] = {{0, 5, {.begin = 0, .end = 5, .field = Field::kTitle}},
                        {1, 2, {.begin = 1, .end = 2, .field = Field::kTitle}},
                        {7, 11, {.begin = 0, .end = 4, .field = Field::kBody}},
                        {8, 9, {.begin = 1, .end = 2, .field = Field::kBody}}};
  for (const Case& c : cases) {
    EXPECT_EQ(text.to_document(c.begin, c.end), c.want) << c.begin;
    const auto back = text.from_document(c.want);
    ASSERT_TRUE(back);
    EXPECT_EQ(back->begin, c.begin);
    EXPECT_EQ(back->end, c.end);
  }
}

TEST(CompositeTextTest, ASpanThatCrossesOrLiesOutsideHasNoField) {
  const Document source = document("Title", "Text");
  const CompositeText text(source);
  const std::pair<std::uint64_t, std::uint64_t> bad[] = {
      {4, 8}, {5, 6}, {5, 8}, {6, 8}, {0, 11}, {8, 12}, {3, 2}};
  for (const auto& span : bad) {
    EXPECT_FALSE(text.to_document(span.first, span.second)) << span.first;
  }
}

TEST(CompositeTextTest, PageFurnitureComesLastAndHasItsOwnField) {
  for (const std::string title : {"Title", ""}) {
    Document source = document(title, "Text");
    source.furniture = "Also read";
    const CompositeText text(source);
    const std::string before = title.empty() ? "Text\n\n" : "Title\n\nText\n\n";
    ASSERT_EQ(text.text(), before + "Also read");
    const Span read{.begin = 5, .end = 9, .field = Field::kFurniture};
    EXPECT_EQ(text.to_document(before.size() + 5, before.size() + 9), read);
    const auto back = text.from_document(read);
    ASSERT_TRUE(back);
    EXPECT_EQ(back->begin, before.size() + 5);
    EXPECT_EQ(text.to_document(before.size() - 4, before.size() + 4), std::nullopt);
    EXPECT_EQ(text.to_document(before.size() - 3, before.size() - 2)->field, Field::kBody);
  }
}

TEST(CompositeTextTest, ATitleThatIsNoPartOfTheTextHasNoPlaceInIt) {
  const Document source = document("", "Text");
  EXPECT_FALSE(CompositeText(source).from_document({.begin = 0, .end = 3, .field = Field::kTitle}));
}

}  // namespace
}  // namespace lode::extract
