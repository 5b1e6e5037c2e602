// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/reference_rates.h"

#include <fstream>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "engine/engine.h"
#include "tests/support/temp_dir.h"

namespace lode {
namespace {

using testing::HasSubstr;

class ReferenceRatesTest : public testing::Test {
 protected:
  void write(const std::string& text) { std::ofstream(folder / kRatesFile) << text; }

  test::TempDir folder;
};

TEST_F(ReferenceRatesTest, WithoutAFileThoseOfLodeCount) {
  for (const std::filesystem::path& path :
       {std::filesystem::path(), folder.path(), folder / "missing"}) {
    const auto rates = load_rates(path);
    ASSERT_TRUE(rates);
    EXPECT_EQ(*rates, ExchangeRates::built_in());
  }
}

TEST_F(ReferenceRatesTest, TheFileOfTheDataFolderCounts) {
  write("date 2025-06-30\nEUR 2\n");
  const auto rates = load_rates(folder.path());
  ASSERT_TRUE(rates) << rates.error().message;
  EXPECT_EQ((*rates)->dollars_per_unit("EUR"), 2.0);
}

TEST_F(ReferenceRatesTest, AnEngineWithAWrongFileDoesNotOpen) {
  for (const std::string& text : {std::string("EUR much"), std::string(1 << 20, 'x')}) {
    write(text);
    const auto engine =
        Engine::open({.data_folder = folder.path(), .default_plugin_folders = false});
    ASSERT_FALSE(engine);
    EXPECT_EQ(engine.error().reason, "BAD_RATES");
    EXPECT_THAT(engine.error().message, HasSubstr("reference-rates.txt'"));
  }
}

}  // namespace
}  // namespace lode
