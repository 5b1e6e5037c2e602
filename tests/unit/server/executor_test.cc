// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/executor.h"

#include <atomic>
#include <latch>

namespace lode::server {
namespace {

TEST(ExecutorTest, RefusesWhatNeitherRunsNorFitsIntoTheQueue) {
  std::latch started(2);
  std::latch go(1);
  std::atomic<int> ran{0};
  {
    Executor executor({.threads = 2, .queue = 3});
    for (int i = 0; i < 2; ++i) {
      ASSERT_TRUE(executor.try_submit([&] {
        started.count_down();
        go.wait();
        ++ran;
      }));
    }
    started.wait();
    for (int i = 0; i < 3; ++i) {
      EXPECT_TRUE(executor.try_submit([&] { ++ran; })) << i;
    }
    EXPECT_EQ(executor.waiting(), 3U);
    EXPECT_FALSE(executor.try_submit([&] { ++ran; }));
    go.count_down();
  }
  EXPECT_EQ(ran, 5) << "the end runs what was accepted, and nothing else";
}

TEST(ExecutorTest, StartsJobsInTheirOrder) {
  std::vector<int> order;
  {
    Executor executor({.threads = 1, .queue = 100});
    for (int i = 0; i < 100; ++i) {
      ASSERT_TRUE(executor.try_submit([&order, i] { order.push_back(i); }));
    }
  }
  ASSERT_EQ(order.size(), 100U);
  EXPECT_TRUE(std::is_sorted(order.begin(), order.end()));
}

TEST(ExecutorTest, LetsAJobSubmitAnother) {
  std::atomic<bool> ran{false};
  {
    Executor executor({.threads = 1, .queue = 1});
    ASSERT_TRUE(
        executor.try_submit([&] { EXPECT_TRUE(executor.try_submit([&] { ran = true; })); }));
  }
  EXPECT_TRUE(ran);
}

}  // namespace
}  // namespace lode::server
