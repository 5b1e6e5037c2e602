// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/analysis/language.h"

#include <string_view>

#include <gtest/gtest.h>

namespace lode::analysis {
namespace {

constexpr std::string_view kEnglish =
    "The company said on Monday that it would rent more machines from the same supplier, and that "
    "the first of them should be running before the end of the year. It gave no price for them.";
constexpr std::string_view kFrench =
    "Le groupe a indiqué lundi qu'il louerait davantage de machines au même fournisseur et que les "
    "premières devraient fonctionner avant la fin de l'année. Il n'a pas donné leur prix.";
constexpr std::string_view kGerman =
    "Das Unternehmen will nach eigenen Angaben mehr Maschinen bei demselben Anbieter mieten, und "
    "die ersten davon sollen noch vor dem Ende des Jahres laufen. Einen Preis nannte es nicht.";
constexpr std::string_view kSpanish =
    "La empresa dijo el lunes que alquilará más máquinas al mismo proveedor y que las primeras de "
    "ellas deberían funcionar antes de que termine el año. No dio ningún precio para el contrato.";
constexpr std::string_view kPortuguese =
    "A empresa disse na segunda-feira que vai alugar mais máquinas do mesmo fornecedor e que as "
    "primeiras delas devem funcionar antes do fim do ano. Não informou o preço do contrato.";
constexpr std::string_view kDutch =
    "Het bedrijf zei maandag dat het meer machines van dezelfde leverancier gaat huren en dat de "
    "eerste daarvan voor het einde van het jaar moeten draaien. Het noemde geen prijs.";

TEST(LanguageTest, ReadsTagsAndLocales) {
  EXPECT_EQ(primary_language("en"), "en");
  EXPECT_EQ(primary_language("en-US"), "en");
  EXPECT_EQ(primary_language("FR_ca.UTF-8"), "fr");
  EXPECT_EQ(primary_language("de, en"), "de");
  EXPECT_EQ(primary_language("fil"), "fil");
  for (const std::string_view bad : {"", "e", "english", "und", "mul", "en/us", "<en>", "42"}) {
    EXPECT_EQ(primary_language(bad), "") << bad;
  }
}

struct Case {
  std::string_view name;
  std::string_view text;
  std::string_view declared;
  std::string_view want;
};

TEST(LanguageTest, DetectsTheLanguageOfRunningText) {
  const Case cases[] = {
      {"English", kEnglish, "", "en"},
      {"French", kFrench, "", "fr"},
      {"German", kGerman, "", "de"},
      {"Spanish", kSpanish, "", "es"},
      {"Portuguese is not Spanish", kPortuguese, "", "pt"},
      {"Dutch is not German", kDutch, "", "nl"},
      {"Japanese", "会社は月曜日に、同じ供給元からさらに多くの機械を借りると発表した。", "", "ja"},
  };
  for (const Case& c : cases) {
    EXPECT_EQ(detect_language(c.text, c.declared), c.want) << c.name;
  }
}

TEST(LanguageTest, WeighsWhatTheSourceDeclares) {
  const Case cases[] = {
      {"right", kFrench, "fr-FR", "fr"},
      {"wrong", kFrench, "en", "fr"},
      {"wrong, and CLD2 decides", kDutch, "en-US", "nl"},
      {"no tag", kGerman, "deutsch", "de"},
      {"text too short to contradict", "OpenAI CoreWeave 38 Blackwell", "es", "es"},
      {"no words at all", "38 500 %", "fr", "fr"},
  };
  for (const Case& c : cases) {
    EXPECT_EQ(detect_language(c.text, c.declared), c.want) << c.name;
  }
}

TEST(LanguageTest, SaysNothingWithoutEvidence) {
  EXPECT_EQ(detect_language("", ""), "");
  EXPECT_EQ(detect_language("38 500 % 2025", ""), "");
}

TEST(LanguageTest, LooksAtThePrefixAlone) {
  std::string text;
  while (text.size() < 1300) {
    text += kEnglish;
    text += '\n';
  }
  const std::size_t head = text.size();
  while (text.size() < head * 4) {
    text += kGerman;
    text += '\n';
  }
  EXPECT_EQ(detect_language(text, ""), "en");
}

TEST(LanguageTest, CutsThePrefixAtACharacterBoundary) {
  for (std::size_t lead = 0; lead < 4; ++lead) {
    std::string text(lead, ' ');
    while (text.size() < 2000) {
      text += "機械を借りる";
    }
    EXPECT_EQ(detect_language(text, ""), "ja") << lead;
  }
}

}  // namespace
}  // namespace lode::analysis
