// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/input.h"

#include <filesystem>
#include <sys/stat.h>
#include <unistd.h>

#include "fake_services.h"

namespace lode::client {
namespace {

namespace fs = std::filesystem;

std::vector<InputItem> read_items(const InputPlan& plan, InputOptions options = {}) {
  InputReader reader(plan, options);
  std::vector<InputItem> items;
  while (auto item = reader.next()) {
    items.push_back(*std::move(item));
  }
  return items;
}

std::vector<std::string> ids(const InputPlan& plan) {
  std::vector<std::string> found;
  for (const InputFile& file : plan.files) {
    found.push_back(file.id);
  }
  return found;
}

TEST(InputTest, ListsAFolderSortedWithIdsBelowIt) {
  const TempFolder folder;
  folder.write("b.txt", "22");
  folder.write("html/z.html", "333");
  folder.write("html/a.html", "1");
  folder.write(".hidden", "x");
  folder.write(".git/config", "x");
  const auto plan = plan_inputs({folder.path()});
  ASSERT_TRUE(plan);
  EXPECT_EQ(ids(*plan), (std::vector<std::string>{"b.txt", "html/a.html", "html/z.html"}));
  EXPECT_EQ(plan->size_bytes, 6U);
  EXPECT_TRUE(plan->size_known);
}

TEST(InputTest, AFileNamedItselfHasItsPathAsId) {
  const TempFolder folder;
  folder.write("b.txt", "22");
  const auto plan = plan_inputs({folder.path() + "/./b.txt"});
  ASSERT_TRUE(plan);
  EXPECT_EQ(ids(*plan), std::vector<std::string>{folder.path("b.txt")});
}

TEST(InputTest, DoesNotRunInCirclesOfLinks) {
  const TempFolder folder;
  folder.write("sub/a.txt", "1");
  fs::create_directory_symlink(folder.path(), folder.path("sub/up"));
  fs::create_symlink("a.txt", folder.path("sub/b.txt"));
  const auto plan = plan_inputs({folder.path()});
  ASSERT_TRUE(plan);
  EXPECT_EQ(ids(*plan), (std::vector<std::string>{"sub/a.txt", "sub/b.txt"}));
}

TEST(InputTest, TellsABrokenLinkAndGoesOn) {
  const TempFolder folder;
  fs::create_symlink("nowhere", folder.path("a.txt"));
  folder.write("b.txt", "1");
  const auto plan = plan_inputs({folder.path()});
  ASSERT_TRUE(plan);
  ASSERT_EQ(plan->problems.size(), 1U);
  EXPECT_EQ(plan->problems[0].message,
            "cannot read file '" + folder.path("a.txt") + "': No such file or directory");
  EXPECT_EQ(ids(*plan), std::vector<std::string>{"b.txt"});
}

TEST(InputTest, TellsAFolderWithoutPermissionAndGoesOn) {
  if (geteuid() == 0) {
    GTEST_SKIP() << "root may read everything";
  }
  const TempFolder folder;
  folder.write("a/x.txt", "1");
  folder.write("b.txt", "1");
  chmod(folder.path("a").c_str(), 0);
  const auto plan = plan_inputs({folder.path()});
  chmod(folder.path("a").c_str(), 0700);
  ASSERT_TRUE(plan);
  ASSERT_EQ(plan->problems.size(), 1U);
  EXPECT_EQ(plan->problems[0].message,
            "cannot read folder '" + folder.path("a") + "': Permission denied");
  EXPECT_EQ(ids(*plan), std::vector<std::string>{"b.txt"});
}

TEST(InputTest, AMissingPathIsAnErrorBeforeAnythingIsRead) {
  const auto plan = plan_inputs({"/does/not/exist"});
  ASSERT_FALSE(plan);
  EXPECT_EQ(plan.error().message, "cannot read '/does/not/exist': No such file or directory");
  EXPECT_EQ(plan.error().reason, "FILE_NOT_FOUND");
}

TEST(InputTest, SplitsJsonLinesWithTheirNumbers) {
  const TempFolder folder;
  folder.write("wire.jsonl", "{\"id\":\"a\"}\n\n  \n{\"id\":\"b\"}\r\n{\"id\":\"c\"}");
  const auto plan = plan_inputs({folder.path()});
  ASSERT_TRUE(plan);
  const auto items = read_items(*plan);
  ASSERT_EQ(items.size(), 3U);
  EXPECT_EQ(items[0].origin, folder.path("wire.jsonl") + ":1");
  EXPECT_EQ(items[1].origin, folder.path("wire.jsonl") + ":4");
  EXPECT_EQ(items[1].document.bytes(), "{\"id\":\"b\"}");
  EXPECT_EQ(items[2].origin, folder.path("wire.jsonl") + ":5");
  EXPECT_EQ(items[2].document.media_type(), "application/json");
  EXPECT_EQ(items[2].document.id(), "") << "a line knows its id itself";
}

TEST(InputTest, SendsOtherFilesWholeWithTheirName) {
  const TempFolder folder;
  const std::string binary("\x00\xff\n bytes", 9);
  folder.write("in/page.html", binary);
  folder.write("in/one.json", "{}");
  const auto plan = plan_inputs({folder.path()});
  ASSERT_TRUE(plan);
  const auto items = read_items(*plan);
  ASSERT_EQ(items.size(), 2U);
  EXPECT_EQ(items[0].document.id(), "") << "a JSON object knows its id itself";
  EXPECT_EQ(items[1].document.id(), "in/page.html");
  EXPECT_EQ(items[1].document.name(), "page.html");
  EXPECT_EQ(items[1].document.bytes(), binary);
  EXPECT_EQ(read_items(*plan, {.ids_from_content = true})[1].document.id(), "");
}

TEST(InputTest, ReportsWhatIsTooLargeWithoutReadingIt) {
  const TempFolder folder;
  folder.write("a.txt", std::string(11, 'x'));
  folder.write("b.jsonl", "{}\n" + std::string(11, 'x') + "\n[]\n");
  folder.write("c.txt", std::string(10, 'x'));
  const auto plan = plan_inputs({folder.path()});
  ASSERT_TRUE(plan);
  const auto items = read_items(*plan, {.max_document_bytes = 10});
  ASSERT_EQ(items.size(), 5U);
  ASSERT_TRUE(items[0].error);
  EXPECT_EQ(items[0].error->message,
            "'" + folder.path("a.txt") +
                "' has 11 bytes: documents of at most 10 are taken, so split it");
  EXPECT_EQ(items[0].error->reason, "DOCUMENT_TOO_LARGE");
  EXPECT_FALSE(items[1].error);
  ASSERT_TRUE(items[2].error);
  EXPECT_EQ(items[2].origin, folder.path("b.jsonl") + ":2");
  EXPECT_EQ(items[2].error->reason, "DOCUMENT_TOO_LARGE");
  EXPECT_EQ(items[3].document.bytes(), "[]");
  EXPECT_FALSE(items[4].error);
}

TEST(InputTest, ReadsStandardInputAsItComes) {
  int ends[2] = {-1, -1};
  ASSERT_EQ(pipe(ends), 0);
  const std::string first = "{\"n\":1}\n{\"n\"";
  ASSERT_EQ(write(ends[1], first.data(), first.size()), static_cast<ssize_t>(first.size()));
  const auto plan = plan_inputs({"-"});
  ASSERT_TRUE(plan);
  EXPECT_FALSE(plan->size_known);
  InputReader reader(*plan, {.stdin_fd = ends[0]});
  EXPECT_EQ(reader.next()->document.bytes(), "{\"n\":1}") << "before the writer has ended";
  ASSERT_EQ(write(ends[1], ":2}", 3), 3);
  close(ends[1]);
  const auto second = reader.next();
  ASSERT_TRUE(second);
  EXPECT_EQ(second->document.bytes(), "{\"n\":2}");
  EXPECT_EQ(second->origin, "-:2");
  EXPECT_FALSE(reader.next());
  close(ends[0]);
}

TEST(InputTest, ReadsUntilTheLimit) {
  int ends[2] = {-1, -1};
  ASSERT_EQ(pipe(ends), 0);
  ASSERT_EQ(write(ends[1], "12345", 5), 5);
  close(ends[1]);
  const auto bytes = read_all(ends[0], "-", 4);
  close(ends[0]);
  ASSERT_FALSE(bytes);
  EXPECT_EQ(bytes.error().reason, "DOCUMENT_TOO_LARGE");
}

}  // namespace
}  // namespace lode::client
