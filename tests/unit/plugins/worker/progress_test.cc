// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/worker/progress.h"

#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <gtest/gtest.h>

namespace lode::worker {
namespace {

TEST(ProgressTest, OutlivesTheProcessThatSetsIt) {
  const int descriptor = Progress::create();
  ASSERT_GE(descriptor, 0);
  const auto ours = Progress::map(descriptor);
  ASSERT_TRUE(ours);
  EXPECT_EQ(ours->get(), 0u);
  const pid_t child = fork();
  if (child == 0) {
    auto theirs = Progress::map(descriptor);
    if (theirs) theirs->set(42);
    _exit(0);
  }
  ASSERT_EQ(waitpid(child, nullptr, 0), child);
  EXPECT_EQ(ours->get(), 42u);
  close(descriptor);
}

TEST(ProgressTest, CannotBeTakenAwayByCuttingItShort) {
  const int descriptor = Progress::create();
  ASSERT_GE(descriptor, 0);
  EXPECT_NE(ftruncate(descriptor, 0), 0);
  close(descriptor);
}

TEST(ProgressTest, IsNoneBehindAnotherDescriptor) {
  EXPECT_FALSE(Progress::map(-1));
  const int other = open("/dev/null", O_RDWR | O_CLOEXEC);
  ASSERT_GE(other, 0);
  EXPECT_FALSE(Progress::map(other));
  close(other);
}

}  // namespace
}  // namespace lode::worker
