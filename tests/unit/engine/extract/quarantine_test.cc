// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/extract/quarantine.h"

#include <fstream>

#include <gtest/gtest.h>

namespace lode::extract {
namespace {

namespace fs = std::filesystem;

class QuarantineTest : public testing::Test {
 protected:
  QuarantineTest() {
    std::string name = (fs::temp_directory_path() / "lode-quarantine-XXXXXX").string();
    folder_ = mkdtemp(name.data());
    file_ = folder_ / "quarantine.jsonl";
  }
  ~QuarantineTest() override { fs::remove_all(folder_); }

  fs::path folder_;
  fs::path file_;
};

QuarantineEntry entry(const std::string& plugin,
                      const std::string& content,
                      std::int64_t time = 1) {
  return {.key = {plugin, "sha", "print", content},
          .document_id = "doc " + content,
          .reason = "signal 11 (SIGSEGV)",
          .stderr_tail = "last \"words\"\n\xFF",
          .time_unix = time};
}

TEST_F(QuarantineTest, FindsAnEntryByTheWholeOfItsKey) {
  Quarantine quarantine;
  quarantine.add(entry("a", "1"));
  EXPECT_EQ(quarantine.find({"a", "sha", "print", "1"})->reason, "signal 11 (SIGSEGV)");
  EXPECT_FALSE(quarantine.find({"a", "other build", "print", "1"}));
  EXPECT_FALSE(quarantine.find({"a", "sha", "other configuration", "1"}));
  EXPECT_FALSE(quarantine.find({"a", "sha", "print", "2"}));
}

TEST_F(QuarantineTest, ListsByTimeAndByPlugin) {
  Quarantine quarantine;
  quarantine.add(entry("a", "1", 20));
  quarantine.add(entry("b", "1", 10));
  ASSERT_EQ(quarantine.list().size(), 2u);
  EXPECT_EQ(quarantine.list()[0].key.plugin, "b");
  EXPECT_EQ(quarantine.list("a").size(), 1u);
}

TEST_F(QuarantineTest, OutlivesTheProcess) {
  {
    Quarantine quarantine;
    ASSERT_TRUE(quarantine.open(file_));
    quarantine.add(entry("a", "1"));
    quarantine.add(entry("b", "2"));
    EXPECT_EQ(quarantine.clear("b").value(), 1u);
  }
  Quarantine quarantine;
  ASSERT_TRUE(quarantine.open(file_));
  ASSERT_EQ(quarantine.list().size(), 1u);
  EXPECT_EQ(quarantine.list()[0].document_id, "doc 1");
  EXPECT_EQ(quarantine.list()[0].stderr_tail, "last \"words\"\n\xEF\xBF\xBD");
}

TEST_F(QuarantineTest, SkipsLinesThatItCannotRead) {
  std::ofstream(file_) << "{\"plugin\": \"a\"\nnull\n{\"plugin\": 3}\n\n"
                       << R"({"plugin": "a", "content_sha256": "1", "time_unix": 5})"
                       << "\n";
  Quarantine quarantine;
  ASSERT_TRUE(quarantine.open(file_));
  EXPECT_EQ(quarantine.list().size(), 1u);
}

TEST_F(QuarantineTest, SaysThatItsFileCannotBeWritten) {
  Quarantine quarantine;
  const auto opened = quarantine.open(folder_ / "missing" / "quarantine.jsonl");
  ASSERT_FALSE(opened);
  EXPECT_EQ(opened.error().code, ErrorCode::kPermissionDenied);
}

}  // namespace
}  // namespace lode::extract
