// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/index/document_codec.h"

#include <random>

#include <gtest/gtest.h>

#include "tests/unit/engine/index/documents.h"

namespace lode::index {
namespace {

TEST(DocumentCodecTest, GivesBackEveryField) {
  const auto decoded = decode_document(encode_document(full_document()));
  ASSERT_TRUE(decoded) << decoded.error().message;
  EXPECT_EQ(*decoded, full_document());
}

TEST(DocumentCodecTest, GivesBackAnEmptyDocument) {
  const auto decoded = decode_document(encode_document(Document{}));
  ASSERT_TRUE(decoded);
  EXPECT_EQ(*decoded, Document{});
}

// As the program wrote it before it kept page furniture.
TEST(DocumentCodecTest, ReadsTheFirstFormat) {
  const Document document = text_document("d", "Text");
  std::string bytes = encode_document(document);
  const std::string now = std::string(1, '\2') + std::string("\1d\0\0\4Text\0", 10);
  ASSERT_EQ(bytes.substr(0, now.size()), now);
  bytes.erase(now.size() - 1, 1);  // The empty furniture.
  bytes[0] = 1;
  const auto decoded = decode_document(bytes);
  ASSERT_TRUE(decoded) << decoded.error().message;
  EXPECT_EQ(*decoded, document);
}

TEST(DocumentCodecTest, GivesBackRandomDocuments) {
  std::mt19937 random(5);
  for (int i = 0; i < 500; ++i) {
    const Document document = random_document("r" + std::to_string(i), random);
    const auto decoded = decode_document(encode_document(document));
    ASSERT_TRUE(decoded) << i;
    ASSERT_EQ(*decoded, document) << i;
  }
}

TEST(DocumentCodecTest, RefusesBytesThatEndTooSoon) {
  const std::string bytes = encode_document(full_document());
  for (std::size_t size = 0; size < bytes.size(); ++size) {
    const auto decoded = decode_document(std::string_view(bytes).substr(0, size));
    ASSERT_FALSE(decoded) << size;
    EXPECT_EQ(decoded.error().code, ErrorCode::kDataLoss) << size;
  }
}

TEST(DocumentCodecTest, RefusesBytesAfterTheEnd) {
  EXPECT_FALSE(decode_document(encode_document(full_document()) + '\0'));
}

TEST(DocumentCodecTest, SurvivesEveryFlippedBit) {
  const std::string bytes = encode_document(full_document());
  for (std::size_t at = 0; at < bytes.size() * 8; ++at) {
    std::string flipped = bytes;
    flipped[at / 8] = static_cast<char>(flipped[at / 8] ^ (1 << (at % 8)));
    const auto decoded = decode_document(flipped);
    if (decoded) {
      EXPECT_NE(*decoded, full_document()) << "bit " << at << " means nothing";
    }
  }
}

TEST(DocumentCodecTest, SurvivesNoise) {
  std::mt19937 random(6);
  int refused = 0;
  for (int i = 0; i < 20'000; ++i) {
    std::string noise(random() % 60, '\0');
    for (char& c : noise) {
      c = static_cast<char>(random() % (random() % 2 == 0 ? 4 : 256));
    }
    noise.insert(0, "\x01");
    refused += decode_document(noise) ? 0 : 1;
  }
  EXPECT_GT(refused, 19'000);
}

TEST(DocumentCodecTest, NamesANewerFormat) {
  std::string bytes = encode_document(full_document());
  bytes[0] = 9;
  const auto decoded = decode_document(bytes);
  ASSERT_FALSE(decoded);
  EXPECT_EQ(decoded.error().reason, "INDEX_FORMAT");
  EXPECT_NE(decoded.error().message.find("format 9"), std::string::npos);
}

}  // namespace
}  // namespace lode::index
