// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/ingest/reading.h"

#include <gtest/gtest.h>

namespace lode::ingest {
namespace {

constexpr std::size_t kLimit = 1 << 20;

RawDocument file(std::string name, std::string bytes) {
  RawDocument raw;
  raw.content = RawFile{.bytes = std::move(bytes), .name = std::move(name)};
  return raw;
}

TEST(ReadingTest, TakesTheCallersIdBeforeTheContents) {
  RawDocument raw = file("a.jsonl", R"({"id":"inner","text":"Some words."})");
  EXPECT_EQ(read_raw(raw, kLimit)->id, "inner");
  raw.id = "outer";
  EXPECT_EQ(read_raw(raw, kLimit)->id, "outer");
}

TEST(ReadingTest, DerivesAnIdWhereNoneIsGiven) {
  const auto document = read_raw(file("a.txt", "Some words."), kLimit);
  ASSERT_TRUE(document);
  EXPECT_EQ(document->id, document_id(*document));
}

TEST(ReadingTest, DetectsTheLanguage) {
  const auto document = read_raw(
      file("a.txt",
           "Le groupe a signé un contrat de sept ans pour louer des capacités de calcul dans ses "
           "centres de données, et les deux parties n'ont pas voulu en dire plus sur le prix."),
      kLimit);
  ASSERT_TRUE(document);
  EXPECT_EQ(document->language, "fr");
}

TEST(ReadingTest, MendsInvalidUtf8InFields) {
  RawDocument raw;
  raw.content = RawFields{.title = "A\xFF title\nline", .text = "words \xE2\x82 words"};
  const auto document = read_raw(raw, kLimit);
  ASSERT_TRUE(document);
  EXPECT_EQ(document->title, "A\xEF\xBF\xBD title line");
  EXPECT_EQ(document->text, "words \xEF\xBF\xBD words");
}

TEST(ReadingTest, RefusesABadId) {
  RawDocument raw = file("a.txt", "Some words.");
  raw.id = "a\nb";
  const auto document = read_raw(raw, kLimit);
  ASSERT_FALSE(document);
  EXPECT_EQ(document.error().reason, "INVALID_DOCUMENT_ID");
}

}  // namespace
}  // namespace lode::ingest
