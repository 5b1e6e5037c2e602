// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/company/catalog.h"

#include <stdexcept>
#include <string>
#include <string_view>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "plugins/text/token_hash.h"
#include "tests/unit/plugins/company/sample_catalog.h"

namespace lode::company {
namespace {

using ::testing::ElementsAre;

TEST(CatalogTest, ReadsCompaniesWithTheirOwners) {
  const Catalog catalog = sample_catalog();
  ASSERT_EQ(catalog.companies().size(), 18U);
  const Company& aws = catalog.companies()[3];
  EXPECT_EQ(aws.id, "company/aws");
  EXPECT_EQ(aws.name, "AWS");
  EXPECT_EQ(aws.sector, "cloud");
  EXPECT_THAT(aws.path, ElementsAre("Amazon", "AWS"));
}

TEST(CatalogTest, JoinsTheTargetsOfANameThatTwoCompaniesShare) {
  const Catalog catalog = sample_catalog();
  for (const Name& name : catalog.names()) {
    if (name.targets.size() > 1) {
      EXPECT_TRUE(name.weak);
      return;
    }
  }
  FAIL() << "Quanta has one target";
}

TEST(CatalogTest, ReadsMediaAndTheirOtherNames) {
  const Catalog catalog = sample_catalog();
  ASSERT_EQ(catalog.media().size(), 3U);
  EXPECT_EQ(catalog.media()[1].name, "Financial Times");
  EXPECT_EQ(catalog.media()[1].id, "media/financial-times");
}

TEST(CatalogTest, TellsStrictNamesAndThoseOfRegistersFromOthers) {
  const Catalog catalog = sample_catalog();
  std::size_t strict = 0;
  for (const Name& name : catalog.names()) {
    if (name.kind == Name::Kind::kCompany && name.strict && name.weak) ++strict;
  }
  EXPECT_EQ(strict, 2U);  // Circle and Austen.
  const Company& listed = catalog.companies().back();
  EXPECT_TRUE(listed.is_listed_only);
  EXPECT_EQ(listed.id, "company/austen");
  EXPECT_THAT(listed.path, ElementsAre("Austen"));
}

TEST(CatalogTest, KnowsWhichPhrasesAWordMayBegin) {
  const Catalog catalog = sample_catalog();
  const auto cues = [&](std::string_view word) {
    return catalog.cue_table().find(text::hash(word), 0, true);
  };
  EXPECT_EQ(cues("startup").all, bit(Cue::kLead));
  EXPECT_EQ(cues("startup").alone, bit(Cue::kLead));
  EXPECT_EQ(cues("led").all, bit(Cue::kObject));
  EXPECT_EQ(cues("led").alone, 0U);
  EXPECT_EQ(cues("umbrella").all, 0U);
}

struct Case {
  Resources resources;
  std::string_view message;
};

TEST(CatalogTest, NamesFileAndLineOfWhatIsMalformed) {
  const Case cases[] = {
      {{.companies = "company/a\tA\n"}, "companies.tsv:1: a company has 8 columns"},
      {{.companies = "\n\tA\tA\t\t\t\t\t\n"}, "companies.tsv:2: a company has an id and a path"},
      {{.listed = "A\tA\n"}, "listed.tsv:1: a listed company has 4 columns"},
      {{.listed = "--\t\t\t\n"}, "listed.tsv:1: a listed company has a name"},
      {{.media = "A\tB\tC\tD\n"}, "media.tsv:1: a medium has 1 to 3 columns"},
      {{.context = "# fine\nafter\n"}, "context.tsv:2: a line of context has 2 columns"},
      {{.context = "behind\tsays\n"}, "context.tsv:1: unknown kind of context"},
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

TEST(CatalogTest, MakesIdsOfNames) {
  EXPECT_EQ(slug("Two Seas Capital, L.P."), "two-seas-capital-l-p");
  EXPECT_EQ(slug("Société Générale"), "société-générale");
  EXPECT_EQ(slug("--"), "");
}

}  // namespace
}  // namespace lode::company
