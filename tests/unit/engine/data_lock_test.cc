// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/data_lock.h"

#include <optional>
#include <unistd.h>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/support/temp_dir.h"

namespace lode {
namespace {

TEST(DataLockTest, AdmitsOneWriterOrManyReaders) {
  const test::TempDir folder;
  {
    const auto reader = DataLock::take(folder.path(), true);
    EXPECT_TRUE(reader);
    EXPECT_TRUE(DataLock::take(folder.path(), true));
    EXPECT_FALSE(DataLock::take(folder.path(), false));
  }
  const auto writer = DataLock::take(folder.path(), false);
  EXPECT_TRUE(writer);
  EXPECT_FALSE(DataLock::take(folder.path(), true));
  EXPECT_FALSE(DataLock::take(folder.path(), false));
}

TEST(DataLockTest, NamesTheFolderAndTheHolder) {
  const test::TempDir folder;
  const auto writer = DataLock::take(folder.path(), false);
  const auto second = DataLock::take(folder.path(), false);
  ASSERT_FALSE(second);
  EXPECT_EQ(second.error().code, ErrorCode::kUnavailable);
  EXPECT_EQ(second.error().reason, "DATA_LOCKED");
  EXPECT_THAT(second.error().message, testing::HasSubstr(folder.path().string()));
  EXPECT_THAT(second.error().message, testing::HasSubstr("process " + std::to_string(getpid())));
}

TEST(DataLockTest, GivesTheLockBackWhenItEnds) {
  const test::TempDir folder;
  { const auto writer = DataLock::take(folder.path(), false); }
  EXPECT_TRUE(DataLock::take(folder.path(), false));
}

}  // namespace
}  // namespace lode
