// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/company/extractor.h"

#include <chrono>
#include <string>
#include <string_view>
#include <vector>

#include <gtest/gtest.h>

#include "tests/unit/plugins/company/sample_catalog.h"

namespace lode::company {
namespace {

using Strings = std::vector<std::string>;

std::vector<Mention> mentions(std::string_view text, std::string_view language = "en") {
  static const Catalog catalog = sample_catalog();
  const text::Tokens tokens(text);
  return extract(catalog, {tokens, language});
}

std::string_view name_of(const Mention& mention) {
  if (mention.company != nullptr) return mention.company->name;
  if (mention.medium != nullptr) return mention.medium->name;
  return mention.unlisted;
}

// "name=words" of each mention, or the name alone if the words are the same; unknown firms with
// "?" before them, media with "source".
Strings found(std::string_view text, std::string_view language = "en") {
  Strings out;
  for (const Mention& mention : mentions(text, language)) {
    const std::string_view words = text.substr(mention.begin, mention.end - mention.begin);
    std::string shown = mention.medium != nullptr ? "source " : "";
    if (!mention.unlisted.empty()) shown = "? ";
    shown += name_of(mention);
    if (name_of(mention) != words) shown += "=" + std::string(words);
    out.push_back(shown);
  }
  return out;
}

struct Case {
  std::string_view what;
  std::string_view text;
  Strings want;
  std::string_view language = "en";
};

template <std::size_t kCount>
void check(const Case (&cases)[kCount]) {
  for (const Case& c : cases) {
    EXPECT_EQ(found(c.text, c.language), c.want) << c.what;
  }
}

TEST(CompanyExtractorTest, FindsNamesInTheirForms) {
  const Case cases[] = {
      {"plain", "Yesterday OpenAI chose Nvidia.", {"OpenAI", "Nvidia"}},
      {"capitals", "NVIDIA WINS", {"Nvidia=NVIDIA"}},
      {"possessive", "OpenAI's lawyers", {"OpenAI"}},
      {"elision", "le contrat d'OpenAI", {"OpenAI"}, "fr"},
      {"genitive", "Nvidias Lieferungen", {"Nvidia"}, "de"},
      {"parted", "an Open AI paper", {"OpenAI=Open AI"}},
      {"legal form", "CoreWeave, Inc. said so", {"CoreWeave=CoreWeave, Inc."}},
      {"German legal form", "Die Nvidia AG meldet", {"Nvidia=Nvidia AG"}, "de"},
      {"alias", "Amazon Web Services", {"AWS=Amazon Web Services"}},
      {"nothing", "No firm is named here.", {}},
      {"empty", "", {}},
  };
  check(cases);
}

TEST(CompanyExtractorTest, TakesCommonWordsWithEvidenceAlone) {
  const Case cases[] = {
      {"word", "Target groups of the campaign were young.", {}},
      {"legal form", "We visited Target Corp in spring.", {"Target=Target Corp"}},
      {"symbol", "Target (NYSE: TGT) opened a store.", {"Target"}},
      {"another firm's symbol", "Target (CRWV) groups", {}},
      {"frame and capital", "Later the shares of Target rose in a cloud of dust.", {"Target"}},
      {"list", "OpenAI, Oracle and AWS rent GPUs.", {"OpenAI", "Oracle", "AWS"}},
      {"a word at the start beside a firm", "Block, Nvidia and GPUs in the cloud", {"Nvidia"}},
      {"oracle of old", "The Oracle spoke in riddles.", {}},
      {"stop phrase", "Target price of Nvidia", {"Nvidia"}},
      {"product", "Amazon EC2 beside AWS", {"AWS"}},
      {"limb", "Sie brach sich den Arm beim Sturz.", {}, "de"},
      {"part of a longer name",
       "some rented GPUs in the cloud, with Nvidia and then with Meta Grunwald",
       {"Nvidia"}},
  };
  check(cases);
}

TEST(CompanyExtractorTest, GivesAWordOneSenseInADocument) {
  EXPECT_EQ(found("Shares of Oracle fell, Nvidia said. Oracle has no comment."),
            (Strings{"Oracle", "Nvidia", "Oracle"}));
  EXPECT_EQ(found("Meta Platforms grew. Meta then hired."),
            (Strings{"Meta=Meta Platforms", "Meta"}));
}

TEST(CompanyExtractorTest, TellsNearTwinsByTheNameThatIsSure) {
  EXPECT_EQ(found("Quanta Services grew. Quanta then hired."),
            (Strings{"Quanta Services", "Quanta Services=Quanta"}));
}

TEST(CompanyExtractorTest, LearnsShortNamesInBrackets) {
  EXPECT_EQ(found("Global Widgets (GW) grew. Then GW hired."),
            (Strings{"Global Widgets", "Global Widgets=GW", "Global Widgets=GW"}));
  EXPECT_EQ(found("Then GW hired."), Strings{});
}

TEST(CompanyExtractorTest, TakesDescriptionsForCompanies) {
  EXPECT_EQ(found("The ChatGPT maker agreed."), (Strings{"OpenAI=ChatGPT maker"}));
  EXPECT_EQ(found("Nvidia grew. The AI chipmaker hired."),
            (Strings{"Nvidia", "Nvidia=AI chipmaker"}));
  EXPECT_EQ(found("The AI chipmaker hired."), Strings{});
}

TEST(CompanyExtractorTest, TellsMediaFromCompanies) {
  const Case cases[] = {
      {"cited", "Two people told Reuters.", {"source Reuters"}},
      {"other name", "The FT has it.", {"source Financial Times=FT"}},
      {"weak with a verb", "The Information reported a deal.", {"source The Information"}},
      {"weak without", "The Information is free.", {}},
  };
  check(cases);
}

TEST(CompanyExtractorTest, FindsUnknownFirmsByTheShapeOfTheirNames) {
  const Case cases[] = {
      {"legal form", "It hired Acme Robotics Inc. for it.", {"? Acme Robotics=Acme Robotics Inc."}},
      {"kind of firm", "A letter from Gullane Capital says no.", {"? Gullane Capital"}},
      {"namesake", "A fund of Mubadala Capital in it.", {"? Mubadala Capital"}},
      {"startup", "It bought the startup Foobar last week.", {"? Foobar"}},
      {"a headline proves nothing", "Raising Fresh Capital Without Pain", {}},
      {"one word alone", "Much Capital went there.", {}},
  };
  check(cases);
}

TEST(CompanyExtractorTest, WantsATellingWordForNamesThatAreSeldomCompanies) {
  const Case cases[] = {
      {"strict",
       "OpenAI and Nvidia drew a wide Circle in the cloud of GPUs.",
       {"OpenAI", "Nvidia"}},
      {"in a frame",
       "Nvidia said that shares of Circle rose with GPUs in the cloud.",
       {"Nvidia", "Circle"}},
      {"listed", "Orders went to Harbor Widget in May.", {"Harbor Widget"}},
      {"listed with a word",
       "Nvidia and GPUs aside, shares of Austen rose on clouds.",
       {"Nvidia", "Austen"}},
      {"listed without", "They met Austen in the hall.", {}},
      {"surname",
       "Jane Austen came. Later the shares of Austen rose at Nvidia in the cloud.",
       {"Nvidia"}},
      {"symbol", "Austen (NYSE: DNL) opened a plant.", {"Austen"}},
      {"symbol of another",
       "Block (NYSE: SQX) beside Nvidia GPUs in the cloud.",
       {"? Block", "Nvidia"}},
  };
  check(cases);
}

TEST(CompanyExtractorTest, FindsUnknownFirmsByTheWordsAroundThem) {
  const Case cases[] = {
      {"apposition", "Fluxmere, a cloud provider, opened.", {"? Fluxmere"}},
      {"person in apposition", "John Milton, a company founder, spoke.", {}},
      {"relative clause", "We rent from Fluxmere, which sells power.", {"? Fluxmere"}},
      {"place", "She left Fluxmere, based in Paris.", {"? Fluxmere"}},
      {"owner", "A Fluxmere-backed plant opened.", {"? Fluxmere"}},
      {"place that owns", "A China-backed plant opened.", {}},
      {"first noun", "le contrat du Groupe Valmorin", {"? Groupe Valmorin"}, "fr"},
      {"symbol", "We saw Norvane Works (NASDAQ: NRV) rise.", {"? Norvane Works"}},
      {"wire symbol", "They asked Norvane <NRV.O> for help.", {"? Norvane"}},
      {"German apposition", "Das Unternehmen Nordfels will bauen.", {"? Nordfels"}, "de"},
      {"German plural", "Wir geben Unternehmen Zugang dazu.", {}, "de"},
      {"Spanish noun", "La empresa Solverde crece.", {"? Solverde"}, "es"},
  };
  check(cases);
}

TEST(CompanyExtractorTest, FindsUnknownFirmsAmongCompanies) {
  const Case cases[] = {
      {"money", "Nvidia grew. Quillon raised $30 million.", {"Nvidia", "? Quillon"}},
      {"no company named", "Quillon raised five goats.", {}},
      {"list",
       "They rent GPUs in the cloud from Nvidia, Oakmere and OpenAI.",
       {"Nvidia", "? Oakmere", "OpenAI"}},
      {"investors",
       "A round with investors including Oakmere and Nvidia closed.",
       {"? Oakmere", "Nvidia"}},
      {"person in a list", "They met Nvidia and Jane Goodall in the cloud of GPUs.", {"Nvidia"}},
      {"staff",
       "Nvidia grew, an analyst at Trenholm told us in the cloud of GPUs.",
       {"Nvidia", "? Trenholm"}},
  };
  check(cases);
}

TEST(CompanyExtractorTest, KnowsAFirmAgainByItsNameItsFirstWordAndInHeadlines) {
  EXPECT_EQ(found("Holmstead Works Inc. grew. Later the shares of Holmstead rose."),
            (Strings{"? Holmstead Works=Holmstead Works Inc.", "? Holmstead Works=Holmstead"}));
  EXPECT_EQ(found("GRUMBERT WINS ORDER\n\nThe firm Grumbert Inc. got it on Friday."),
            (Strings{"? Grumbert=GRUMBERT", "? Grumbert=Grumbert Inc."}));
}

TEST(CompanyExtractorTest, TakesNamesOfSeveralWordsWhole) {
  const Case cases[] = {
      {"pair",
       "It paid Halden Gas and Electric Co for it.",
       {"? Halden Gas and Electric=Halden Gas and Electric Co"}},
      {"and Co", "It paid Halden and Co for it.", {"? Halden=Halden and Co"}},
      {"initials", "It paid A.G. Halden Inc for it.", {"? A.G. Halden=A.G. Halden Inc"}},
      {"two forms", "It paid Halden Co., Ltd for it.", {"? Halden=Halden Co., Ltd"}},
      {"place alone", "It paid South Africa Inc for it.", {}},
      {"known name goes on", "It paid Nvidia Halden Inc for it.", {"Nvidia"}},
  };
  check(cases);
}

TEST(CompanyExtractorTest, GivesANameThatIsBrokenOverTwoLinesOneForm) {
  const Strings names = found(
      "The builders of the new plant near the coast said on Monday\n"
      "that the first order for the machines went to Halden Turbine\n"
      "Works Inc., which is to deliver all of them before the end of\n"
      "the coming winter, when the plant is meant to run for a test.\n");
  EXPECT_EQ(names, (Strings{"? Halden Turbine Works=Halden Turbine\nWorks Inc."}));
}

TEST(CompanyExtractorTest, TrustsTablesMoreThanShapes) {
  const std::vector<Mention> all =
      mentions("Nvidia paid Acme Robotics Inc. and Oracle Corp for GPUs in the cloud.");
  ASSERT_EQ(all.size(), 3U);
  EXPECT_EQ(all[0].rule, "name");
  EXPECT_EQ(all[1].rule, "legal_form");
  EXPECT_EQ(all[2].rule, "name_in_context");
  EXPECT_GT(all[0].confidence, all[2].confidence);
  EXPECT_GT(all[2].confidence, all[1].confidence);
}

TEST(CompanyExtractorTest, StaysLinearOnHostileTexts) {
  const std::string_view units[] = {
      "Nvidia ", "Oracle ", "Oracle", "Acme ", "7", "(", "Capital ", "told "};
  for (const std::string_view unit : units) {
    std::string text;
    while (text.size() < 1000000)
      text += unit;
    const auto start = std::chrono::steady_clock::now();
    EXPECT_LE(mentions(text).size(), text.size());
    const std::chrono::duration<double> took = std::chrono::steady_clock::now() - start;
    EXPECT_LT(took.count(), 20) << unit;  // A quadratic search would take hours.
  }
}

}  // namespace
}  // namespace lode::company
