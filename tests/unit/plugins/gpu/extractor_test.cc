// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/gpu/extractor.h"

#include <chrono>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

#include <gtest/gtest.h>

#include "tests/unit/plugins/gpu/sample_catalog.h"

namespace lode::gpu {
namespace {

using Strings = std::vector<std::string>;
using text::Language;

Facts facts(std::string_view text, Language language = Language::kEnglish) {
  static const Catalog catalog = sample_catalog();
  const text::Tokens tokens(text);
  return extract(catalog, {tokens, language});
}

// "words=model".
Strings models(std::string_view text) {
  Strings out;
  for (const ModelMention& mention : facts(text).models) {
    out.push_back(std::string(text.substr(mention.begin, mention.end - mention.begin)) + "=" +
                  std::string(mention.model->name));
  }
  return out;
}

// "words=low", "words=low..high", with ">", "<" or "~" before the number for its qualifier.
Strings shown(std::string_view text, const std::vector<Quantity>& quantities) {
  constexpr std::string_view kMarks[] = {"", "~", ">", "<"};
  Strings out;
  for (const Quantity& q : quantities) {
    std::ostringstream s;
    s.precision(12);
    s << text.substr(q.begin, q.end - q.begin) << "="
      << kMarks[static_cast<std::size_t>(q.qualifier)] << q.low;
    if (q.high != q.low) s << ".." << q.high;
    out.push_back(s.str());
  }
  return out;
}

struct Case {
  std::string_view what;
  std::string_view text;
  Strings want;
  Language language = Language::kEnglish;
};

TEST(GpuExtractorTest, FindsModelsInTheirForms) {
  const Case cases[] = {
      {"plain", "an H100 and a GB200", {"H100=H100", "GB200=GB200"}},
      {"plural", "rows of H100s", {"H100=H100"}},
      {"hyphen and space", "GB-200, GB 200", {"GB-200=GB200", "GB 200=GB200"}},
      {"rack", "a GB200 NVL72", {"GB200 NVL72=GB200"}},
      {"without the vendor", "the Nvidia H100", {"H100=H100"}},
      {"longest", "Vera Rubin, then Trainium2", {"Vera Rubin=Vera Rubin", "Trainium2=Trainium2"}},
      {"CPUs are left out", "the Vera CPU beside an H100", {"H100=H100"}},
      {"empty", "", {}},
  };
  for (const Case& c : cases) {
    EXPECT_EQ(models(c.text), c.want) << c.what;
  }
}

TEST(GpuExtractorTest, TakesNamesThatMeanOtherThingsWithEvidenceAlone) {
  const Case cases[] = {
      {"road", "They took the A2 to the coast.", {}},
      {"vendor beside it", "a card by Nvidia, the A2", {"A2=A2"}},
      {"noun beside it", "A2 GPUs of Nvidia", {"A2=A2"}},
      {"hill", "A walk through Blackwell in spring.", {}},
      {"vendor and noun in the text",
       "Nvidia sells chips. Demand for Blackwell is high.",
       {"Blackwell=Blackwell"}},
      {"sure model in the text",
       "Nvidia: first the H100, later on Rubin.",
       {"H100=H100", "Rubin=Rubin"}},
      {"person", "Nvidia chips, said Robert Rubin, are dear", {}},
      {"person who starts the sentence", "Nvidia chips are dear. Robert Rubin said so.", {}},
      {"a sure model of another vendor in the text",
       "An MI300X needs GPUs beside it. Then on to Blackwell.",
       {"MI300X=MI300X"}},
  };
  for (const Case& c : cases) {
    EXPECT_EQ(models(c.text), c.want) << c.what;
  }
}

TEST(GpuExtractorTest, CountsAccelerators) {
  const Case cases[] = {
      {"noun", "It runs 12,600 GPUs.", {"12,600 GPUs=12600"}},
      {"qualifier and vendor",
       "more than 250,000 Nvidia GPUs",
       {"more than 250,000 Nvidia GPUs=>250000"}},
      {"plus", "250,000+ Nvidia GPUs", {"250,000+ Nvidia GPUs=>250000"}},
      {"magnitude", "1.3 million GPUs", {"1.3 million GPUs=1300000"}},
      {"glued letter", "400k GPUs", {"400k GPUs=400000"}},
      {"range", "between 4 and 5 million GPUs", {"between 4 and 5 million GPUs=4000000..5000000"}},
      {"model", "roughly 104,000 GB200 GPUs there", {"roughly 104,000 GB200 GPUs=~104000"}},
      {"symbol in brackets",
       "200,000 NVIDIA Corp. (NASDAQ:NVDA) GB200 GPUs",
       {"200,000 NVIDIA Corp. (NASDAQ:NVDA) GB200 GPUs=200000"}},
      {"two models",
       "tens of thousands of GB200 and B300 GPUs",
       {"tens of thousands of GB200 and B300 GPUs=>10000"}},
      {"explained",
       "900 graphics processing units (GPUs) there",
       {"900 graphics processing units (GPUs)=900"}},
      {"chips of a model", "144 Trainium2 chips", {"144 Trainium2 chips=144"}},
      {"possessive", "60,000 of Nvidia's GPUs", {"60,000 of Nvidia's GPUs=60000"}},
      {"vague with an article", "a few hundred GPUs", {"a few hundred GPUs=>100"}},
      {"vague behind", "GPUs by the thousands", {"GPUs by the thousands=>1000"}},
      {"vague behind, French",
       "des H100 par dizaines de milliers",
       {"H100 par dizaines de milliers=>10000"},
       Language::kFrench},
      {"systems", "1,000 GB200 NVL72 and more", {"1,000 GB200 NVL72=72000"}},
      {"racks of a known system", "up to 50 DGX GB200 racks", {"up to 50 DGX GB200 racks=<3600"}},
      {"accelerators of a system", "1,000 GB200 NVL72 GPUs", {"1,000 GB200 NVL72 GPUs=1000"}},
      {"vague systems", "thousands of GB200 NVL72", {"thousands of GB200 NVL72=>1000"}},
      {"times", "a tray, 8 x H100", {"8 x H100=8"}},
      {"French",
       "plus de 100 000 GPU Nvidia",
       {"plus de 100 000 GPU Nvidia=>100000"},
       Language::kFrench},
      {"French range",
       "de 4 à 5 millions de GPU",
       {"4 à 5 millions de GPU=4000000..5000000"},
       Language::kFrench},
      {"French vague",
       "des dizaines de milliers de processeurs graphiques",
       {"dizaines de milliers de processeurs graphiques=>10000"},
       Language::kFrench},
      {"German",
       "ein Cluster mit 4.000 Nvidia B300",
       {"4.000 Nvidia B300=4000"},
       Language::kGerman},
      {"German vague",
       "Hunderttausende KI-Prozessoren",
       {"Hunderttausende KI-Prozessoren=>100000"},
       Language::kGerman},
      {"Spanish words",
       "entre cuatro y cinco millones de procesadores gráficos",
       {"entre cuatro y cinco millones de procesadores gráficos=4000000..5000000"},
       Language::kSpanish},
  };
  for (const Case& c : cases) {
    EXPECT_EQ(shown(c.text, facts(c.text, c.language).counts), c.want) << c.what;
  }
}

TEST(GpuExtractorTest, CountsNothingElse) {
  const std::string_view texts[] = {
      "10,000 GPU servers",
      "1,000 GB200 racks",
      "1,000 GB200 NVL72 servers",
      "40 DGX SuperPODs",
      "GPUs by the 3000 racks",
      "$8 GPUs and $2/GPU-hour",
      "5,000 GPU hours",
      "In 2025 GPUs were scarce.",
      "the RTX 5090 GPUs",
      "The part couples two GPUs.",
      "9005 processors of a bank",
      "300 chips of chocolate",
      "12% GPUs",
      "10,000 households without GPUs",
      "the Zen 4 GPUs",
  };
  for (const std::string_view text : texts) {
    EXPECT_EQ(shown(text, facts(text).counts), Strings{}) << text;
  }
}

TEST(GpuExtractorTest, ReadsPowerInMegawatts) {
  const Case cases[] = {
      {"MW", "a 240MW campus", {"240MW=240"}},
      {"GW", "about 1.2 GW of power", {"about 1.2 GW=~1200"}},
      {"hyphen", "a 1.2-gigawatt complex", {"1.2-gigawatt=1200"}},
      {"range", "50 to 90 megawatts", {"50 to 90 megawatts=50..90"}},
      {"words", "sechs Gigawatt stark", {"sechs Gigawatt=6000"}, Language::kGerman},
      {"kW", "120 kW per rack", {"120 kW=0.12"}},
      {"most", "up to 90 MW", {"up to 90 MW=<90"}},
      {"energy", "40 MWh, 30 megawatt hours, 20 megawatt-hours", {}},
      {"price", "$8 megawatt prices", {}},
      {"no number", "a gigawatt", {}},
  };
  for (const Case& c : cases) {
    EXPECT_EQ(shown(c.text, facts(c.text, c.language).powers), c.want) << c.what;
  }
}

TEST(GpuExtractorTest, TellsPlannedFromContractedPower) {
  struct Rules {
    std::string_view text;
    Strings want;
    Language language = Language::kEnglish;
  };
  const Rules cases[] = {
      {"The site draws 40 MW.", {"power"}},
      {"It contracted 450 MW and plans a 2-gigawatt campus.",
       {"power_contracted", "power_planned"}},
      {"A 300 MW site with an option for 1.2 GW", {"power", "power_planned"}},
      {"150 MW under lease", {"power_contracted"}},
      {"40 MW, geplant sind 1,4 Gigawatt", {"power", "power_planned"}, Language::kGerman},
      {"40 MW et 300 MW prévu", {"power", "power_planned"}, Language::kFrench},
      {"un contrato de 200 MW", {"power_contracted"}, Language::kSpanish},
      {"A plan exists. It has 40 MW.", {"power"}},
  };
  for (const Rules& c : cases) {
    Strings rules;
    for (const Quantity& power : facts(c.text, c.language).powers)
      rules.emplace_back(power.rule);
    EXPECT_EQ(rules, c.want) << c.text;
  }
}

TEST(GpuExtractorTest, StaysLinearOnHostileTexts) {
  const std::string_view units[] = {
      "H100 ", "H100", "GPUs and ", "7 ", "7", "8 GPUs ", "8 MW ", "A2 ", "of "};
  for (const std::string_view unit : units) {
    std::string text;
    while (text.size() < 500000)
      text += unit;
    const auto start = std::chrono::steady_clock::now();
    EXPECT_LE(facts(text).counts.size(), text.size());
    const std::chrono::duration<double> took = std::chrono::steady_clock::now() - start;
    EXPECT_LT(took.count(), 20) << unit;  // A quadratic search would take hours.
  }
}

}  // namespace
}  // namespace lode::gpu
