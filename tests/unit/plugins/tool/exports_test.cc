// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/tool/exports.h"

#include <fstream>
#include <iterator>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace lode::tool {
namespace {

std::string hello() {
  std::ifstream file(LODE_TEST_HELLO, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

TEST(ExportsTest, APluginExportsItsEntryAlone) {
  EXPECT_THAT(exported_symbols(hello()), testing::ElementsAre("lode_plugin_v1"));
}

TEST(ExportsTest, SurvivesAFileThatIsCutOrNoLibrary) {
  const std::string whole = hello();
  EXPECT_TRUE(exported_symbols("").empty());
  EXPECT_TRUE(exported_symbols("no library at all").empty());
  for (std::size_t percent = 0; percent < 100; ++percent) {
    EXPECT_LE(exported_symbols(whole.substr(0, whole.size() * percent / 100)).size(), 1u);
  }
}

}  // namespace
}  // namespace lode::tool
