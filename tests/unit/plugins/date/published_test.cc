// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/date/published.h"

#include <string>

#include <gtest/gtest.h>

#include "plugins/date/extractor.h"

namespace lode::date {
namespace {

std::string in_url(std::string_view url) {
  const auto published = published_in_url(url);
  return published ? to_iso(published->period) : "none";
}

std::string in_text(std::string_view text, text::Language language = text::Language::kEnglish) {
  const text::Tokens tokens(text);
  const Result result = extract(tokens, language, {});
  return result.published ? to_iso(result.published->period) : "none";
}

TEST(PublishedTest, ReadsAddresses) {
  EXPECT_EQ(in_url("https://example.com/2025/03/11/a-deal"), "2025-03-11");
  EXPECT_EQ(in_url("https://example.com/news/2025-09-30/x"), "2025-09-30");
  EXPECT_EQ(in_url("https://example.com/20251103-x"), "2025-11-03");
  EXPECT_EQ(in_url("https://example.com/x-nid25022026"), "2026-02-25");
  EXPECT_EQ(in_url("https://example.com/September-08-2025/x"), "2025-09-08");
  EXPECT_EQ(in_url("https://example.com/2025/11/x.html"), "2025-11");
  EXPECT_EQ(in_url("https://example.com/best-of-2025"), "none");
  EXPECT_EQ(in_url("https://example.com/99999999/2025/13/40"), "none");
  EXPECT_EQ(in_url(""), "none");
}

TEST(PublishedTest, ReadsDateLinesAndDatelines) {
  EXPECT_EQ(in_text("A headline\n\n6:52 AM | 08 July 2025\n\nThe text of it goes on here."),
            "2025-07-08");
  EXPECT_EQ(in_text("Headline\n\nAUSTIN, Texas, Sept. 9, 2024 /Wire/ -- Results were published by "
                    "the company and they are long enough to fill a line of text."),
            "2024-09-09");
  EXPECT_EQ(in_text("Titel\n\n15:39, 11.09.2025\n\nText", text::Language::kGerman), "2025-09-11");
  EXPECT_EQ(in_text("Titre\n\nPublié le 4 novembre 2025 par la rédaction\n\nTexte",
                    text::Language::kFrench),
            "2025-11-04");
}

TEST(PublishedTest, TakesNoOtherDateForIt) {
  EXPECT_EQ(
      in_text("Headline\n\nThe company said in a long statement that it had sold the notes on "
              "July 25, 2025 under an agreement of the same date."),
      "none");
  EXPECT_EQ(in_text("Headline\n\nText\n\n— @someone May 23, 2025"), "none");
}

TEST(PublishedTest, PrefersMetadata) {
  const text::Tokens tokens("Headline\n\n8 July 2025\n\nText");
  const Result result = extract(tokens,
                                text::Language::kEnglish,
                                {.url = "https://example.com/2025/07/09/x", .published_unix = 0});
  ASSERT_TRUE(result.published);
  EXPECT_EQ(to_iso(result.published->period), "1970-01-01");
  EXPECT_EQ(result.published->rule, "metadata");
  EXPECT_TRUE(result.published->whole_document);
}

TEST(PublishedTest, IgnoresMetadataOutsideOfTheCalendar) {
  const text::Tokens tokens("Text");
  for (const std::int64_t seconds : {INT64_MAX, INT64_MIN + 1}) {
    EXPECT_FALSE(extract(tokens, text::Language::kEnglish, {.published_unix = seconds}).published);
  }
}

}  // namespace
}  // namespace lode::date
