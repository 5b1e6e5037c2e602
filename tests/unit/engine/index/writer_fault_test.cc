// SPDX-License-Identifier: GPL-3.0-or-later
// What the writer does when the storage fails. A limit on the size of files stands for a full disk.
#include <csignal>
#include <random>
#include <sys/resource.h>

#include <gtest/gtest.h>

#include "engine/index/reader.h"
#include "engine/index/writer.h"
#include "tests/support/temp_dir.h"
#include "tests/unit/engine/index/documents.h"

namespace lode::index {
namespace {

// No file of this process may grow beyond `bytes` while it lives.
class FileSizeLimit {
 public:
  explicit FileSizeLimit(rlim_t bytes) {
    handler_ = std::signal(SIGXFSZ, SIG_IGN);
    ::getrlimit(RLIMIT_FSIZE, &before_);
    rlimit limit = before_;
    limit.rlim_cur = bytes;
    ::setrlimit(RLIMIT_FSIZE, &limit);
  }
  ~FileSizeLimit() {
    ::setrlimit(RLIMIT_FSIZE, &before_);
    std::signal(SIGXFSZ, handler_);
  }
  FileSizeLimit(const FileSizeLimit&) = delete;
  FileSizeLimit& operator=(const FileSizeLimit&) = delete;

 private:
  rlimit before_{};
  void (*handler_)(int) = nullptr;
};

class WriterFaultTest : public testing::Test {
 protected:
  static constexpr rlim_t kLimit = 200'000;

  std::unique_ptr<Writer> open(std::uint32_t shards) {
    auto writer = Writer::open(temp_ / "index", {shards});
    EXPECT_TRUE(writer);
    return writer ? *std::move(writer) : nullptr;
  }

  // More than the limit, even compressed.
  Operation put_large(const std::string& id) {
    Document document = text_document(id, "text");
    for (int i = 0; i < 100'000; ++i) {
      document.metadata.emplace_back("", std::to_string(random_()));
    }
    return put(document, Schema());
  }
  static Operation put_small(const std::string& id) {
    return put(text_document(id, "text"), Schema());
  }

  bool has(const std::string& id) {
    const auto reader = Reader::open(temp_ / "index");
    EXPECT_TRUE(reader);
    const auto location = reader ? (*reader)->find(id) : Result<std::optional<Location>>();
    return location && location->has_value();
  }

  // An id of the shard, of two.
  static std::string id_in(std::uint32_t shard) {
    for (int i = 0;; ++i) {
      if (std::string id = "doc-" + std::to_string(i); shard_of(id, 2) == shard) {
        return id;
      }
    }
  }

  test::TempDir temp_;
  std::mt19937 random_{9};
};

TEST_F(WriterFaultTest, KeepsTheLastCommitWhenTheDiskIsFullAndGoesOnAfterwards) {
  const auto writer = open(1);
  ASSERT_TRUE(writer->apply(batch(put_small("before"))));
  {
    const FileSizeLimit limit(kLimit);
    for (int i = 0; i < 3; ++i) {
      const auto report = writer->apply(batch(put_small("lost"), put_large("large")));
      ASSERT_FALSE(report);
      EXPECT_EQ(report.error().code, ErrorCode::kResourceExhausted) << report.error().message;
      EXPECT_EQ(report.error().reason, "DISK_FULL");
    }
    EXPECT_TRUE(has("before"));
    EXPECT_FALSE(has("lost"));
    EXPECT_TRUE(writer->apply(batch(put_small("small")))) << "what has room is still taken";
  }
  const auto report = writer->apply(batch(put_large("large")));
  ASSERT_TRUE(report) << report.error().message;
  EXPECT_EQ(report->revision, 3U);
  EXPECT_TRUE(has("before") && has("small") && has("large"));
  EXPECT_FALSE(has("lost"));
}

TEST_F(WriterFaultTest, LetsTheOtherShardsStandWhenOneFails) {
  const auto writer = open(2);
  const FileSizeLimit limit(kLimit);
  const auto report = writer->apply(batch(put_large(id_in(0)), put_small(id_in(1))));
  ASSERT_TRUE(report) << report.error().message;
  ASSERT_FALSE(report->outcomes[0].status);
  EXPECT_EQ(report->outcomes[0].status.error().reason, "DISK_FULL");
  EXPECT_TRUE(report->outcomes[1].status);
  ASSERT_EQ(report->changes.size(), 1U);
  EXPECT_EQ(report->changes[0].shard, 1U);
  EXPECT_FALSE(has(id_in(0)));
  EXPECT_TRUE(has(id_in(1)));
}

}  // namespace
}  // namespace lode::index
