// SPDX-License-Identifier: GPL-3.0-or-later
// Date lines, datelines and addresses as news pages write them. Labels were set before they were
// read.
#include <string>

#include <gtest/gtest.h>

#include "plugins/date/extractor.h"

namespace lode::date {
namespace {

constexpr auto kEn = text::Language::kEnglish;
constexpr auto kFr = text::Language::kFrench;
constexpr auto kDe = text::Language::kGerman;
constexpr auto kEs = text::Language::kSpanish;

struct Line {
  text::Language language;
  std::string_view text;
  std::string_view want;
};

std::string_view body(text::Language language) {
  switch (language) {
    case kFr:
      return "L'entreprise a indiqué avoir signé un contrat de capacité de calcul, et les travaux "
             "doivent commencer bientôt sur plusieurs sites du nord du pays.";
    case kDe:
      return "Das Unternehmen teilte mit, es habe einen Vertrag über Rechenleistung geschlossen, "
             "und die Arbeiten sollen bald an mehreren Orten im Norden beginnen.";
    case kEs:
      return "La empresa dijo que había firmado un contrato de capacidad de cálculo, y que las "
             "obras empezarán pronto en varios lugares del norte del país.";
    default:
      return "The company said that it had signed a contract for computing capacity, and that work "
             "would begin soon at several sites in the north of the country.";
  }
}

std::string published(std::string_view page, text::Language language, const Input& input = {}) {
  const text::Tokens tokens(page);
  const Result result = extract(tokens, language, input);
  return result.published ? to_iso(result.published->period) : "none";
}

TEST(DateLineTest, IsReadBetweenHeadlineAndText) {
  const Line lines[] = {
      {kEn, "Nov. 4, 2025, 9:12 a.m. ET", "2025-11-04"},
      {kEn, "Published Tue, Nov 4 2025 9:12 AM EST", "2025-11-04"},
      {kEn, "Updated 14 hours ago · 4 Nov 2025", "2025-11-04"},
      {kEn, "By Ada Lovelace | November 4, 2025 at 6:05 PM UTC", "2025-11-04"},
      {kEn, "Ada Lovelace, 4 November 2025 06:05 GMT", "2025-11-04"},
      {kEn, "2025-11-04T18:05:00Z", "2025-11-04"},
      {kEn, "04/11/2025 18:05 GMT", "2025-11-04"},
      {kEn, "11/4/2025 6:05 PM", "2025-11-04"},
      {kEn, "Posted on November 4th, 2025 in News", "2025-11-04"},
      {kEn, "Last updated: 5 November 2025 | First published: 4 November 2025", "2025-11-04"},
      {kEn, "Tuesday 04 November 2025 18:05", "2025-11-04"},
      {kEn, "Nov 4, 2025 • 3 min read", "2025-11-04"},
      {kEn, "LONDON, Nov 4 (Newswire) -", "none"},
      {kEn, "04 Nov, 2025 06:05 PM IST", "2025-11-04"},
      {kEn, "Date: 4 November 2025", "2025-11-04"},
      {kEn, "(Adds detail) Nov 4, 2025", "2025-11-04"},
      {kEn, "NOV. 4, 2025", "2025-11-04"},
      {kEn, "4.11.2025", "2025-11-04"},
      {kEn, "Written by Ada Lovelace on 4 Nov 2025", "2025-11-04"},
      {kEn, "Share this article    November 04, 2025 - 08:30 am", "2025-11-04"},
      {kEn, "AUSTIN, Texas--(Wire)--November 4, 2025--Example Corp said today", "2025-11-04"},
      {kEn, "SANTA CLARA, Calif., Nov. 04, 2025 (GLOBE NEWSWIRE) -- Example Corp.", "2025-11-04"},
      {kEn, "Published: 5:32 pm, Nov 4, 2025 Updated: 7:10 am, Nov 5, 2025", "2025-11-04"},
      {kEn, "Modified: Nov 5, 2025, 10:00 IST; Published: Nov 4, 2025, 09:00 IST", "2025-11-04"},
      {kFr, "Publié le 4 novembre 2025 à 08h12", "2025-11-04"},
      {kFr, "Publié le 04/11/2025 à 08:12, mis à jour le 05/11/2025 à 10:00", "2025-11-04"},
      {kFr, "Par Marie Curie - Le 4 novembre 2025 à 18h05", "2025-11-04"},
      {kFr, "Mis à jour le 5 nov. 2025 à 10:00", "2025-11-05"},
      {kFr, "mardi 4 novembre 2025 | 18:05", "2025-11-04"},
      {kFr, "04 nov. 2025 - 18:05", "2025-11-04"},
      {kFr, "Paris, le 4 novembre 2025 –", "2025-11-04"},
      {kFr, "le 04.11.2025", "2025-11-04"},
      {kFr, "Temps de lecture : 3 min   Rédigé le 4 novembre 2025", "2025-11-04"},
      {kFr, "Modifié le 05/11/2025 10:00 - Publié le 04/11/2025 18:05", "2025-11-04"},
      {kDe, "Stand: 04.11.2025, 18:05 Uhr", "2025-11-04"},
      {kDe, "Veröffentlicht am 4. November 2025 um 18:05 Uhr", "2025-11-04"},
      {kDe, "04.11.2025 | 18:05", "2025-11-04"},
      {kDe, "Dienstag, 04.11.2025, 18:05", "2025-11-04"},
      {kDe, "Von Emmy Noether, 4. Nov. 2025", "2025-11-04"},
      {kDe,
       "Aktualisiert am 05.11.2025 um 10:00, veröffentlicht am 04.11.2025 um 18:05",
       "2025-11-04"},
      {kDe, "Frankfurt, 4. November 2025 – Die Muster AG", "2025-11-04"},
      {kDe, "Lübbenau, 4. November 2025. Die Muster AG baut", "2025-11-04"},
      {kDe, "04. Nov 2025, 18:05 Uhr", "2025-11-04"},
      {kDe, "Lesezeit: 3 Minuten   04.11.25, 18:05", "2025-11-04"},
      {kDe, "Erstellt: 04.11.2025, 18:05 Uhr", "2025-11-04"},
      {kEs, "Actualizado el 4 de noviembre de 2025 a las 18:05", "2025-11-04"},
      {kEs, "4 nov 2025 - 18:05 CET", "2025-11-04"},
      {kEs, "Publicado: 04/11/2025 18:05", "2025-11-04"},
      {kEs, "Martes, 4 de noviembre de 2025", "2025-11-04"},
      {kEs, "Madrid, 4 nov. 2025 -", "2025-11-04"},
      {kEs, "04 NOV 2025 | Actualizado 05 NOV 2025 10:00", "2025-11-04"},
      {kEs, "04.11.2025 • 18:05hs", "2025-11-04"},
      {kEs, "Por Juana Pérez 4 de noviembre, 2025", "2025-11-04"},
      {kEs, "Noviembre 4, 2025", "2025-11-04"},
      {kEs, "Actualizado: 05/11/2025 10:00h | Creado: 04/11/2025 18:05h", "2025-11-04"},
  };
  for (const Line& line : lines) {
    const std::string page =
        "A title\n\n" + std::string(line.text) + "\n\n" + std::string(body(line.language));
    EXPECT_EQ(published(page, line.language), line.want) << line.text;
  }
}

// "@" is the text of the article.
TEST(DateLineTest, IsFoundOnWholePages) {
  const Line pages[] = {
      {kEn,
       "Home > News > Cloud\n\nBig deal signed\n\nAda Lovelace\n\nTechnology editor\n\nWed 5 Nov 2025 "
       "07.31 GMT\n\n@\n\n© 2025 Example Media",
       "2025-11-05"},
      {kEn, "Big deal signed\n\nStory by Ada Lovelace • 2d\n\n@", "none"},
      {kEn,
       "Big deal signed\n\nBy Ada Lovelace\nPublished 08:00, 5 November 2025\n\n@\n\nRelated: Rival "
       "signs too (3 October 2025)",
       "2025-11-05"},
      {kEn, "Rival fell on 3 October 2025\n\nNovember 5, 2025 8:00 AM PST\n\n@", "2025-11-05"},
      {kEn,
       "NEW YORK--(BUSINESS WIRE)--Nov 5, 2025--Example Inc. (NASDAQ: EXMP) said it signed a "
       "contract.\n\n@",
       "2025-11-05"},
      {kEn, "Big deal\n\nWednesday, 05 Nov 2025, 11:05 AM SGT\n\n@", "2025-11-05"},
      {kEn, "Big deal\n\nPress release | 5th November, 2025\n\n@", "2025-11-05"},
      {kEn,
       "Big deal\n\nFirst Published : 05 Nov 2025, 09:15 AM | Last Updated : 06 Nov 2025, 10:15 "
       "AM\n\n@",
       "2025-11-05"},
      {kEn,
       "Big deal\n\nUpdated - November 06, 2025 10:15 am IST\n\nPublished - November 05, 2025 "
       "09:15 pm IST - NEW DELHI\n\n@",
       "2025-11-05"},
      {kEn, "Big deal\n\n5/11/2025, 9:15 pm AEDT\n\n@", "2025-11-05"},
      {kDe,
       "Startseite\n\nWirtschaft\n\nTitel\n\n05.11.2025 - 18:05 Uhr\n\n@\n\nQuelle: dpa",
       "2025-11-05"},
      {kDe, "Titel\n\nMittwoch, 5. November 2025\n\nvon Emmy Noether\n\n@", "2025-11-05"},
      {kDe, "Titel\n\nveröffentlicht am 5.11.2025 - 18:05 Uhr\n\n@", "2025-11-05"},
      {kDe,
       "Titel\n\nBERLIN (dpa-AFX) - Die Muster AG hat am 3. November 2025 einen Vertrag "
       "geschlossen, der über viele Jahre laufen soll.\n\n@",
       "none"},
      {kDe, "Titel\n\nEmmy Noether   05. November 2025, 18:05   2 Kommentare\n\n@", "2025-11-05"},
      {kFr,
       "Accueil / Entreprises\n\nTitre\n\nPar Marie Curie\n\nPublié le mercredi 5 novembre 2025 à "
       "18h05\n\nMis à jour le jeudi 6 novembre 2025 à 9h00\n\n@",
       "2025-11-05"},
      {kFr, "Titre\n\n05/11/2025 | 18:05\n\n@", "2025-11-05"},
      {kFr, "Titre\n\nPublié il y a 3 heures\n\n@", "none"},
      {kFr, "Titre\n\n(Agence) - 5 novembre 2025 - @", "2025-11-05"},
      {kFr, "Titre\n\n5 nov 2025, 18:05 CET\n\n@", "2025-11-05"},
      {kEs,
       "Inicio\n\nTitular\n\nJuana Pérez\n\nMadrid - 05 nov 2025 - 18:05CET\n\n@",
       "2025-11-05"},
      {kEs,
       "Titular\n\nActualizado 06/11/2025 - 10:00 | Publicado 05/11/2025 - 18:05\n\n@",
       "2025-11-05"},
      {kEs, "Titular\n\nmiércoles 5 de noviembre del 2025\n\n@", "2025-11-05"},
      {kEs, "Titular\n\n5 noviembre, 2025 6:05 pm\n\n@", "2025-11-05"},
      {kEs, "Titular\n\nMIAMI, 5 de noviembre de 2025 /PRNewswire/ -- @", "2025-11-05"},
      {kEs, "Titular\n\nNoticia | 05/11/2025\n\n@", "2025-11-05"},
  };
  for (const Line& line : pages) {
    std::string page(line.text);
    page.replace(page.find('@'), 1, body(line.language));
    EXPECT_EQ(published(page, line.language), line.want) << line.text;
  }
}

struct Address {
  std::string_view url;
  std::string_view line;  // Of the page; empty: none.
  std::string_view want;
};

TEST(DateLineTest, IsComparedWithTheAddress) {
  const Address addresses[] = {
      {"https://www.example.co.uk/news/big-deal", "05/11/2025", "2025-11-05"},
      {"https://www.example.com/news/big-deal", "11/05/2025", "2025-11-05"},
      {"https://www.example.com/2025/11/05/big-deal", "November 4, 2025", "2025-11-05"},
      {"https://www.example.com/big-deal-2025-11-05", "", "2025-11-05"},
      {"https://www.example.com/news/20251105/big", "", "2025-11-05"},
      {"https://www.example.com/articles/nov-5-2025-big-deal", "", "2025-11-05"},
      {"https://www.example.com/2025/nov/05/big-deal", "", "2025-11-05"},
      {"https://www.example.com/05-11-2025/big-deal", "", "none"},
      {"https://www.example.com/big-deal-id20251105184512", "", "2025-11-05"},
      {"https://www.example.com/story?date=2025-11-05", "", "2025-11-05"},
      {"https://www.example.com/p/123456789/best-gpus-2025", "", "none"},
      {"https://www.example.de/news/2025-11/deal", "", "2025-11"},
      {"https://example.com/25-11-2025/x", "", "2025-11-25"},
  };
  for (const Address& address : addresses) {
    const std::string page =
        "A title\n\n" + std::string(address.line) + "\n\n" + std::string(body(kEn));
    EXPECT_EQ(published(page, kEn, {.url = address.url}), address.want) << address.url;
  }
}

// 2025-11-05T03:07Z was 10:07 pm in New York, on the day before.
TEST(DateLineTest, TellsTheDayWhereThePublisherIs) {
  const std::string page = "A title\n\nNov. 4, 2025, 10:07 pm ET\n\n" + std::string(body(kEn));
  constexpr std::int64_t kMoment = 20'397 * 86'400 + 3 * 3600 + 7 * 60;
  EXPECT_EQ(published(page, kEn, {.published_unix = kMoment}), "2025-11-04");
  EXPECT_EQ(published(page, kEn, {.published_unix = 20'397 * 86'400}), "2025-11-05");
  EXPECT_EQ(published(page, kEn, {.published_unix = kMoment + 86'400}), "2025-11-06");
  EXPECT_EQ(published("A title\n\nText", kEn, {.published_unix = kMoment}), "2025-11-05");
}

}  // namespace
}  // namespace lode::date
