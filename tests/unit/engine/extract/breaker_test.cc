// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/extract/breaker.h"

#include <gtest/gtest.h>

namespace lode::extract {
namespace {

using std::chrono::seconds;

constexpr Clock::time_point kStart{seconds(1'000)};

TEST(BackoffTest, TheFirstTwoDeathsCostNothingThenItDoublesUpToHalfAMinute) {
  Backoff backoff(1);
  EXPECT_EQ(backoff.after_death().count(), 0);
  EXPECT_EQ(backoff.after_death().count(), 0);
  for (int longest = 100; longest <= 25'600; longest *= 2) {
    const auto wait = backoff.after_death().count();
    EXPECT_GE(wait, longest / 2);
    EXPECT_LE(wait, longest);
  }
  for (int i = 0; i < 100; ++i) {
    EXPECT_LE(backoff.after_death().count(), 30'000);
  }
}

TEST(BackoffTest, AnAnswerStartsItOver) {
  Backoff backoff(1);
  for (int i = 0; i < 5; ++i) {
    static_cast<void>(backoff.after_death());
  }
  backoff.reset();
  EXPECT_EQ(backoff.after_death().count(), 0);
}

TEST(BreakerTest, OpensAfterDeathsOfDifferentDocuments) {
  Breaker breaker({});
  for (const char* content : {"a", "b", "c", "d"}) {
    breaker.document_died(kStart, content);
    breaker.document_died(kStart, content);
    EXPECT_FALSE(breaker.is_open(kStart)) << content;
  }
  breaker.document_died(kStart, "e");
  EXPECT_TRUE(breaker.is_open(kStart));
  EXPECT_FALSE(breaker.is_open(kStart + seconds(30)));
}

TEST(BreakerTest, ForgetsDeathsThatAreLongPast) {
  Breaker breaker({});
  int minutes = 0;
  for (const char* content : {"a", "b", "c", "d", "e", "f", "g"}) {
    breaker.document_died(kStart + std::chrono::minutes(minutes += 2), content);
  }
  EXPECT_FALSE(breaker.is_open(kStart + std::chrono::minutes(minutes)));
}

TEST(BreakerTest, AFewDeathsAmongManyDocumentsDoNotOpenIt) {
  Breaker breaker({});
  for (const char* content : {"a", "b", "c", "d", "e", "f", "g"}) {
    breaker.document_died(kStart, content);
    for (int i = 0; i < 200; ++i) {
      breaker.answered();
    }
  }
  EXPECT_FALSE(breaker.is_open(kStart));
}

TEST(BreakerTest, AFailedProbeDoublesThePauseAndAnAnswerCloses) {
  Breaker breaker({});
  for (int i = 0; i < 3; ++i) {
    breaker.start_failed(kStart);
  }
  EXPECT_TRUE(breaker.is_open(kStart));
  const Clock::time_point later = kStart + seconds(30);
  EXPECT_TRUE(breaker.is_probing(later));
  breaker.start_failed(later);
  EXPECT_TRUE(breaker.is_open(later + seconds(59)));
  EXPECT_FALSE(breaker.is_open(later + seconds(60)));
  breaker.answered();
  EXPECT_FALSE(breaker.is_probing(later + seconds(60)));
  breaker.start_failed(later + seconds(60));
  EXPECT_FALSE(breaker.is_open(later + seconds(60)));
}

TEST(LimitsTest, GrowWithTheSizeOfTheText) {
  EXPECT_EQ(progress_limit(2'000, 0).count(), 2'000);
  EXPECT_EQ(progress_limit(2'000, 5U << 20U).count(), 12'000);
  EXPECT_EQ(total_limit(2'000, 0).count(), 6'000);
}

}  // namespace
}  // namespace lode::extract
