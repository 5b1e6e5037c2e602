// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/read/furniture.h"

#include <string_view>

#include <gtest/gtest.h>

namespace lode::read {
namespace {

TEST(FurnitureTest, KnowsTheNamesOfPageFurniture) {
  for (const std::string_view names : {"nav",
                                       "main-nav",
                                       "cookie-consent",
                                       "box relatedposts",
                                       "ad ad-top",
                                       "side newsletter__form",
                                       "share_buttons",
                                       "footer",
                                       "x no-y breadcrumbs"}) {
    EXPECT_TRUE(is_furniture_name(names)) << names;
  }
  for (const std::string_view names : {"",
                                       "article-text",
                                       "has-sidebar",
                                       "no-ads",
                                       "header",
                                       "shadow",
                                       "adventure",
                                       "download",
                                       "navy-blue",
                                       "content",
                                       "commentary"}) {
    EXPECT_FALSE(is_furniture_name(names)) << names;
  }
}

TEST(FurnitureTest, KnowsTheWordsOfPageFurniture) {
  for (const std::string_view text : {"Advertisement",
                                      "© 2026 The Ledger. All rights reserved.",
                                      "Lire aussi : une autre affaire",
                                      "Mehr zum Thema",
                                      "We use cookies on this site."}) {
    EXPECT_TRUE(is_furniture_text(text)) << text;
  }
  EXPECT_FALSE(is_furniture_text("OpenAI signs with AWS"));
  EXPECT_FALSE(is_furniture_text(std::string(400, 'x').append(" cookie")));
}

TEST(FurnitureTest, TellsRunningTextFromLists) {
  EXPECT_GT(function_word_share("The company said that it would rent more of the machines."), 0.3);
  EXPECT_GT(function_word_share("Le groupe a dit qu'il en louerait plus dans les mois qui"), 0.3);
  EXPECT_GT(function_word_share("Das Unternehmen will nach dem Vertrag auch die Chips mieten"),
            0.3);
  EXPECT_GT(function_word_share("La empresa dijo que va a alquilar más de las máquinas"), 0.3);
  EXPECT_LT(function_word_share("Home Markets Chips Cloud Energy Opinion Video Podcasts"), 0.1);
  EXPECT_EQ(function_word_share(""), 0);
}

}  // namespace
}  // namespace lode::read
