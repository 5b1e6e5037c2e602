// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/annotate.h"

#include <gtest/gtest.h>

namespace lode::client {
namespace {

Terminal mono(std::size_t width) {
  return {.interactive = true, .color = false, .width = width};
}

TEST(AnnotateTest, WritesEachLabelUnderItsStretch) {
  EXPECT_EQ(
      annotated(mono(40), "Acme pays $5 to Beta", {{0, 4, "company", ""}, {10, 12, "sum", ""}}),
      "Acme pays $5 to Beta\n"
      "╰company  ╰sum\n");
}

TEST(AnnotateTest, StacksLabelsThatWouldOverlap) {
  EXPECT_EQ(
      annotated(mono(40), "Ab Cd Ef", {{0, 2, "first", ""}, {3, 5, "second", ""}, {6, 8, "x", ""}}),
      "Ab Cd Ef\n"
      "│  │  ╰x\n"
      "│  ╰second\n"
      "╰first\n");
}

TEST(AnnotateTest, BreaksLinesAtTheWidthAndKeepsEmptyOnes) {
  EXPECT_EQ(annotated(mono(20),
                      "one two three four five six\n\nend",
                      {{19, 23, "n", ""}, {29, 32, "last", ""}}),
            "one two three four\n"
            "five six\n"
            "╰n\n"
            "\n"
            "end\n"
            "╰last\n");
}

TEST(AnnotateTest, CountsColumnsAndNotBytes) {
  EXPECT_EQ(annotated(mono(40), "Société Générale", {{10, 20, "c", ""}}),
            "Société Générale\n"
            "        ╰c\n");
}

TEST(AnnotateTest, LosesNoWordOfAnyText) {
  const std::string text = "Überall Text, naïve und 中文 words.\nSecond line here";
  for (std::size_t begin = 0; begin < text.size(); ++begin) {
    const std::string out = annotated(mono(20), text, {{begin, begin + 3, "label", ""}});
    for (const char* word : {"Überall", "naïve", "中文", "words.", "Second", "here"}) {
      EXPECT_NE(out.find(word), std::string::npos) << begin << ": " << out;
    }
  }
}

v1::Annotation money(const char* facet, double confidence) {
  v1::Annotation fact;
  fact.set_facet(facet);
  fact.set_quote("$38 billion");
  fact.set_confidence(confidence);
  fact.mutable_span()->set_begin(5);
  fact.mutable_span()->set_end(16);
  fact.mutable_span()->set_field(v1::TEXT_FIELD_BODY);
  fact.mutable_value()->mutable_money()->set_currency("USD");
  fact.mutable_value()->mutable_money()->set_low_units(38'000'000'000);
  fact.mutable_value()->mutable_money()->set_high_units(38'000'000'000);
  return fact;
}

TEST(AnnotateTest, ShowsADealSizeInsteadOfItsAmountAndMarksDoubt) {
  v1::Document document;
  document.set_text("Pay: $38 billion");
  *document.add_annotations() = money("amount", 0.97);
  *document.add_annotations() = money("deal_size", 0.5);
  FacetColors colors;
  const auto labels = fact_labels(document, v1::TEXT_FIELD_BODY, colors);
  ASSERT_EQ(labels.size(), 1U);
  EXPECT_EQ(labels[0].words.rfind("deal_size 38B", 0), 0U) << labels[0].words;
  EXPECT_EQ(labels[0].words.back(), '?');
}

}  // namespace
}  // namespace lode::client
