// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/index/copy_signature.h"

#include <random>
#include <set>
#include <string>
#include <vector>

#include <gtest/gtest.h>

namespace lode::index {
namespace {

using Words = std::vector<std::string>;

// A text of different words, from number `first` on.
Words text(int first, int count) {
  Words words;
  for (int i = first; i < first + count; ++i) {
    words.push_back("w" + std::to_string(i));
  }
  return words;
}

CopySignature signature(const Words& words) {
  SignatureBuilder builder;
  for (const std::string& word : words) {
    builder.add(word);
  }
  const auto result = builder.finish();
  EXPECT_TRUE(result);
  return result.value_or(CopySignature{});
}

bool copies(const Words& a, const Words& b) {
  return equal_components(signature(a), signature(b)) >= kCopyComponents;
}

// The share of runs of three words that both have.
double resemblance(const Words& a, const Words& b) {
  const auto runs = [](const Words& words) {
    std::set<std::string> result;
    for (std::size_t i = 2; i < words.size(); ++i) {
      result.insert(words[i - 2] + ' ' + words[i - 1] + ' ' + words[i]);
    }
    return result;
  };
  const auto left = runs(a);
  const auto right = runs(b);
  std::size_t common = 0;
  for (const std::string& run : left) {
    common += right.contains(run) ? 1 : 0;
  }
  return static_cast<double>(common) / static_cast<double>(left.size() + right.size() - common);
}

TEST(CopySignatureTest, EqualTextsHaveEqualSignatures) {
  EXPECT_EQ(signature(text(0, 100)), signature(text(0, 100)));
  EXPECT_NE(signature(text(0, 100)), signature(text(1000, 100)));
}

TEST(CopySignatureTest, OrderCounts) {
  Words turned = text(0, 60);
  std::reverse(turned.begin(), turned.end());
  EXPECT_FALSE(copies(text(0, 60), turned));
}

TEST(CopySignatureTest, TextsWithAParagraphMoreOrAFewOtherWordsAreCopies) {
  const Words original = text(0, 400);
  Words longer = original;
  const Words more = text(5000, 60);
  longer.insert(longer.end(), more.begin(), more.end());
  EXPECT_TRUE(copies(original, longer));
  Words edited = original;
  for (std::size_t i = 10; i < edited.size(); i += 50) {
    edited[i] = "other";
  }
  EXPECT_TRUE(copies(original, edited));
}

TEST(CopySignatureTest, ShortTextsHaveNone) {
  SignatureBuilder builder;
  for (std::size_t i = 0; i + 1 < kMinSignatureWords; ++i) {
    builder.add("word" + std::to_string(i));
    EXPECT_FALSE(builder.finish());
  }
  builder.add("last");
  EXPECT_TRUE(builder.finish());
}

// Also keeps the encoding from changing unseen: stored signatures must go on to mean the same.
TEST(CopySignatureTest, TheSlotHoldsTheBytes) {
  const CopySignature stored = signature(text(0, 100));
  EXPECT_EQ(signature_from_slot(to_slot(stored)), stored);
  EXPECT_FALSE(signature_from_slot(""));
  EXPECT_FALSE(signature_from_slot(std::string(31, 'x')));
}

TEST(CopySignatureTest, EqualComponentsEstimateTheResemblance) {
  std::mt19937 random(7);
  double error = 0;
  constexpr int kPairs = 200;
  for (int pair = 0; pair < kPairs; ++pair) {
    const Words a = text(pair * 10'000, 200);
    Words b = a;
    for (int edits = std::uniform_int_distribution<int>(0, 40)(random); edits > 0; --edits) {
      b[std::uniform_int_distribution<std::size_t>(0, b.size() - 1)(random)] =
          "x" + std::to_string(random());
    }
    const double estimate =
        static_cast<double>(equal_components(signature(a), signature(b))) / kSignatureBytes;
    error += estimate - resemblance(a, b);
    EXPECT_NEAR(estimate, resemblance(a, b), 0.35);
  }
  EXPECT_NEAR(error / kPairs, 0, 0.02);
}

}  // namespace
}  // namespace lode::index
