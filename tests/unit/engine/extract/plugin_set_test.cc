// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/extract/plugin_set.h"

#include <fstream>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace lode::extract {
namespace {

namespace fs = std::filesystem;
using testing::HasSubstr;

// A folder of its own, gone afterwards.
class PluginSetTest : public testing::Test {
 protected:
  PluginSetTest() {
    std::string name = (fs::temp_directory_path() / "lode-plugin-set-XXXXXX").string();
    folder_ = mkdtemp(name.data());
  }
  ~PluginSetTest() override { fs::remove_all(folder_); }

  void add(const std::string& name, const std::string& as = {}) const {
    fs::copy_file(fs::path(LODE_TEST_PLUGINS) / name, folder_ / (as.empty() ? name : as));
  }
  void add_resource(const std::string& text) const {
    fs::create_directories(folder_ / "resources" / "org.example.giver");
    std::ofstream(folder_ / "resources" / "org.example.giver" / "words.txt") << text;
  }
  [[nodiscard]] PluginSet discover(PluginSetOptions options = {}) const {
    options.folders.push_back(folder_);
    options.default_folders = false;
    auto set = PluginSet::discover(options);
    EXPECT_TRUE(set) << set.error().message;
    return *std::move(set);
  }

  fs::path folder_;
};

TEST_F(PluginSetTest, ListsPluginsInOrderOfExtractionAndBuildsTheSchema) {
  add("taker.so");
  add("giver.so");
  add_resource("x");
  const PluginSet set = discover();
  ASSERT_EQ(set.enabled_count(), 2u);
  EXPECT_EQ(set.plugins()[0].id(), "org.example.giver");
  EXPECT_EQ(set.plugins()[1].id(), "org.example.taker");
  ASSERT_NE(set.schema().find("sale.price"), nullptr);
  EXPECT_EQ(set.schema().find("sale.price")->kind, FacetKind::kMoney);
  EXPECT_TRUE(set.schema().find("maker")->hierarchical);
}

TEST_F(PluginSetTest, AnUnmetRequirementIsListedWithItsReason) {
  add("taker.so");
  const PluginSet set = discover();
  EXPECT_EQ(set.enabled_count(), 0u);
  ASSERT_EQ(set.plugins().size(), 1u);
  EXPECT_EQ(set.plugins()[0].state, Plugin::State::kRefused);
  EXPECT_THAT(set.plugins()[0].reason, HasSubstr("it requires 'maker'"));
  EXPECT_EQ(set.schema().find("sale"), nullptr);
}

TEST_F(PluginSetTest, AMissingResourceIsListedWithItsReason) {
  add("giver.so");
  const PluginSet set = discover();
  ASSERT_EQ(set.plugins().size(), 1u);
  EXPECT_THAT(set.plugins()[0].reason, HasSubstr("'words.txt' is missing"));
}

TEST_F(PluginSetTest, ADisabledPluginIsListedAndNotUsed) {
  add("giver.so");
  add_resource("x");
  const PluginSet set = discover({.disabled = {"org.example.giver"}});
  EXPECT_EQ(set.enabled_count(), 0u);
  EXPECT_EQ(set.plugins()[0].state, Plugin::State::kDisabled);
}

TEST_F(PluginSetTest, AFileThatIsNoPluginIsListedAndHurtsNobody) {
  add("giver.so");
  add_resource("x");
  std::ofstream(folder_ / "broken.so") << "not a library";
  fs::create_symlink(folder_ / "giver.so", folder_ / "link.so");
  const PluginSet set = discover();
  EXPECT_EQ(set.enabled_count(), 1u);
  ASSERT_EQ(set.plugins().size(), 3u);
  EXPECT_THAT(set.find("broken")->reason, HasSubstr("ELF"));
  EXPECT_THAT(set.find("link")->reason, HasSubstr("symbolic link"));
}

TEST_F(PluginSetTest, OfTwoWithOneIdTheFirstCounts) {
  add("giver.so");
  add("giver.so", "second.so");
  add_resource("x");
  const PluginSet set = discover();
  EXPECT_EQ(set.enabled_count(), 1u);
  ASSERT_EQ(set.plugins().size(), 2u);
  EXPECT_THAT(set.plugins()[1].reason, HasSubstr("comes first"));
}

TEST_F(PluginSetTest, AFolderThatDoesNotExistIsSkipped) {
  EXPECT_TRUE(discover({.folders = {"/nowhere/at/all"}}).plugins().empty());
}

TEST_F(PluginSetTest, TheFingerprintFollowsConfigurationAndResourcesAlone) {
  add("giver.so");
  add_resource("x");
  const auto fingerprint = [&](const char* config) {
    return discover({.configs = {{"org.example.giver", config}}}).plugins()[0].fingerprint;
  };
  const std::string first = fingerprint(R"({"a": 1, "b": 2})");
  EXPECT_EQ(first.size(), 16u);
  EXPECT_EQ(fingerprint(R"({"b":2,"a":1})"), first);
  EXPECT_NE(fingerprint(R"({"a": 1, "b": 3})"), first);
  add_resource("y");
  EXPECT_NE(fingerprint(R"({"a": 1, "b": 2})"), first);
}

TEST_F(PluginSetTest, RefusesAConfigurationThatIsNoObject) {
  add("giver.so");
  const auto set = PluginSet::discover(
      {.folders = {folder_}, .default_folders = false, .configs = {{"org.example.giver", "[1]"}}});
  ASSERT_FALSE(set);
  EXPECT_THAT(set.error().message, HasSubstr("'org.example.giver'"));
}

}  // namespace
}  // namespace lode::extract
