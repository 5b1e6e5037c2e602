// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/text/language.h"

#include <gtest/gtest.h>

namespace lode::text {
namespace {

TEST(LanguageTest, TakesTheTagIfThereIsOne) {
  const Tokens none("");
  EXPECT_EQ(language_of("de", none), Language::kGerman);
  EXPECT_EQ(language_of("fr-CA", none), Language::kFrench);
  EXPECT_EQ(language_of("ES_mx", none), Language::kSpanish);
  EXPECT_EQ(language_of("nl", none), Language::kEnglish);
}

TEST(LanguageTest, CountsStopWordsOtherwise) {
  const struct {
    std::string_view text;
    Language want;
  } cases[] = {{"The two companies agreed on the price of the chips.", Language::kEnglish},
               {"Les deux groupes se sont mis d'accord sur le prix.", Language::kFrench},
               {"Die beiden Firmen haben sich auf den Preis geeinigt.", Language::kGerman},
               {"Las dos empresas acordaron el precio de los chips.", Language::kSpanish},
               {"", Language::kEnglish}};
  for (const auto& c : cases)
    EXPECT_EQ(language_of("", Tokens(c.text)), c.want) << c.text;
}

}  // namespace
}  // namespace lode::text
