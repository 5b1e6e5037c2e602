// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/gpu/catalog.h"

#include <stdexcept>
#include <string_view>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/unit/plugins/gpu/sample_catalog.h"

namespace lode::gpu {
namespace {

using ::testing::ElementsAre;

TEST(GpuCatalogTest, ReadsModelsWithTheirAncestors) {
  const Catalog catalog = sample_catalog();
  ASSERT_EQ(catalog.models().size(), 12U);
  EXPECT_EQ(catalog.models()[2].name, "B300");
  EXPECT_EQ(catalog.models()[2].id, "gpu/nvidia-b300");
  EXPECT_THAT(catalog.models()[2].path,
              ElementsAre("Nvidia", "Blackwell", "Blackwell Ultra", "B300"));
}

TEST(GpuCatalogTest, KnowsVendorsOfAcceleratorsAlone) {
  const Catalog catalog = sample_catalog();
  EXPECT_TRUE(catalog.is_vendor("nvidia"));
  EXPECT_TRUE(catalog.is_vendor("amd"));
  EXPECT_FALSE(catalog.is_vendor("cpu"));
  EXPECT_FALSE(catalog.is_vendor("hopper"));
}

TEST(GpuCatalogTest, NamesFileAndLineOfWhatIsMalformed) {
  struct Case {
    Resources resources;
    std::string_view message;
  };
  const Case cases[] = {
      {{.accelerators = "gpu/a\tA\tX>A\n"}, "accelerators.tsv:1: an accelerator has 6 columns"},
      {{.accelerators = "# fine\ngpu/a\tA\t\tA\t\t\n"},
       "accelerators.tsv:2: an accelerator has a path"},
      {{.accelerators = "gpu/a\tA\tX>A\tA rack*many\t\t\n"},
       "accelerators.tsv:1: a number of accelerators follows '*'"},
      {{.words = "noun\n"}, "words.tsv:1: a line of words has 2 columns"},
      {{.words = "verb\truns\n"}, "words.tsv:1: unknown kind of words"},
  };
  for (const Case& c : cases) {
    try {
      const Catalog catalog(c.resources);
      FAIL() << c.message;
    } catch (const std::invalid_argument& error) {
      EXPECT_EQ(error.what(), c.message);
    }
  }
}

}  // namespace
}  // namespace lode::gpu
