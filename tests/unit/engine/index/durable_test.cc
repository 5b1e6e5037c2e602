// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/index/durable.h"

#include <gtest/gtest.h>

#include "tests/support/temp_dir.h"

namespace lode::index {
namespace {

TEST(DurableTest, MakesAllMissingFoldersAndReplacesFiles) {
  const test::TempDir temp;
  const auto folder = temp / "a" / "b" / "c";
  ASSERT_TRUE(make_folder_durably(folder));
  ASSERT_TRUE(make_folder_durably(folder)) << "once more";
  ASSERT_TRUE(write_file_durably(folder / "file", "old"));
  ASSERT_TRUE(write_file_durably(folder / "file", "new"));
  EXPECT_EQ(*read_small_file(folder / "file", 100), "new");
  EXPECT_EQ(*read_small_file(folder / "file", 2), "ne");
}

TEST(DurableTest, SaysWhatIsMissing) {
  const test::TempDir temp;
  const auto folder = SyncedFolder::open(temp / "missing");
  ASSERT_FALSE(folder);
  EXPECT_EQ(folder.error().code, ErrorCode::kNotFound);
  const auto written = write_file_durably(temp / "missing" / "file", "text");
  ASSERT_FALSE(written);
  EXPECT_NE(written.error().message.find("missing"), std::string::npos);
}

TEST(DurableTest, SyncsAFolder) {
  const test::TempDir temp;
  auto folder = SyncedFolder::open(temp.path());
  ASSERT_TRUE(folder);
  const SyncedFolder moved = *std::move(folder);
  EXPECT_TRUE(moved.sync());
}

}  // namespace
}  // namespace lode::index
