// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/document/document.h"

#include <gtest/gtest.h>

namespace lode {
namespace {

TEST(DocumentTest, QuotesTheWordsOfASpan) {
  Document document;
  document.title = "Ein Auftrag über 5 Mrd. €";
  document.text = "OpenAI pays $38 billion.";
  EXPECT_EQ(quote(document, {.begin = 12, .end = 23}), "$38 billion");
  EXPECT_EQ(quote(document, {.begin = 0, .end = 3, .field = Field::kTitle}), "Ein");
  EXPECT_EQ(quote(document, {.whole_document = true}), "");
}

TEST(DocumentTest, TellsBadSpans) {
  Document document;
  document.text = "5 € more";
  EXPECT_TRUE(is_valid_span(document, {.begin = 0, .end = 5}));
  EXPECT_FALSE(is_valid_span(document, {.begin = 0, .end = 4})) << "cuts the euro sign";
  EXPECT_FALSE(is_valid_span(document, {.begin = 5, .end = 5})) << "empty";
  EXPECT_FALSE(is_valid_span(document, {.begin = 5, .end = 2}));
  EXPECT_FALSE(is_valid_span(document, {.begin = 0, .end = 99}));
  EXPECT_FALSE(is_valid_span(document, {.begin = 0, .end = 1, .field = Field::kTitle}));
  EXPECT_TRUE(is_valid_span(document, {.whole_document = true}));
}

TEST(DocumentTest, DerivesTheSameIdFromTheSameInput) {
  Document a;
  a.url = "https://example.com/a";
  Document b = a;
  b.text = "changed";
  EXPECT_EQ(document_id(a), document_id(b)) << "the URL decides";
  a.url.clear();
  b.url.clear();
  EXPECT_NE(document_id(a), document_id(b));
  EXPECT_TRUE(check_document_id(document_id(a)));
}

TEST(DocumentTest, RefusesBadIdsAndSaysWhy) {
  EXPECT_FALSE(check_document_id(""));
  EXPECT_FALSE(check_document_id("a\nb"));
  EXPECT_FALSE(check_document_id("\xFF"));
  EXPECT_FALSE(check_document_id(std::string(201, 'x')));
  EXPECT_TRUE(check_document_id(std::string(200, 'x')));
  EXPECT_NE(check_document_id("a\tb").error().message.find("control character"), std::string::npos);
}

TEST(DocumentTest, FindsTheRolesOfARecord) {
  Document document;
  document.annotations.push_back({.facet = "company", .value = Keyword{.text = "OpenAI"}});
  document.annotations.push_back(
      {.facet = "deal", .value = Record{.type = "deal", .roles = {{"buyer", 0}, {"seller", 7}}}});
  ASSERT_NE(role_of(document, document.annotations[1], "buyer"), nullptr);
  EXPECT_EQ(to_text(role_of(document, document.annotations[1], "buyer")->value), "OpenAI");
  EXPECT_EQ(role_of(document, document.annotations[1], "seller"), nullptr) << "out of range";
  EXPECT_EQ(role_of(document, document.annotations[0], "buyer"), nullptr) << "no record";
}

}  // namespace
}  // namespace lode
