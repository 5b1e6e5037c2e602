// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/text/gazetteer.h"

#include <chrono>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include <gtest/gtest.h>

namespace lode::text {
namespace {

Gazetteer sample() {
  Gazetteer names;
  names.add("Nvidia", 1);
  names.add("OpenAI", 2);
  names.add("ARM", 3, CaseRule::kExact);
  names.add("Arm", 4, CaseRule::kExact);
  names.add("GB200", 5);
  names.add("GB200 NVL72", 6);
  names.add("AT&T", 7);
  names.add("Hugging Face", 8);
  names.add("xAI", 9);
  names.add("H100", 10);
  names.add("SAP", 11);
  names.add("J.P. Morgan", 12);
  names.add("Hut 8", 13);
  names.add("according to", 14, CaseRule::kAny);
  names.add("d-Matrix", 15);
  names.add("MW", 16, CaseRule::kAny);
  return names;
}

// "value:text" of each match.
std::vector<std::string> found(const Gazetteer& names, std::string_view text) {
  const Tokens tokens(text);
  std::vector<std::string> out;
  for (const NameMatch& match : names.find(tokens)) {
    out.push_back(std::to_string(match.value) + ":" +
                  std::string(text.substr(match.begin, match.end - match.begin)));
  }
  return out;
}

using Strings = std::vector<std::string>;

struct Case {
  std::string_view what;
  std::string_view text;
  Strings want;
};

TEST(GazetteerTest, FindsTheSameWithHashesThatTheCallerHas) {
  const Gazetteer names = sample();
  const Tokens tokens(
      "Nvidia's GB-200s, J.P. Morgan and AT&T (AT and T) met Hut 8's d-Matrix according to xAI; a "
      "240MW site of Hugging Face, HuggingFace and Open AI, says SAP. H-100s for the Arm of ARM.");
  std::vector<std::uint64_t> hashes;
  tokens.hash_all(hashes);
  const auto plain = names.find(tokens);
  const auto hashed = names.find(tokens, hashes);
  ASSERT_EQ(plain.size(), hashed.size());
  EXPECT_GE(plain.size(), 15U);
  for (std::size_t i = 0; i < plain.size(); ++i) {
    EXPECT_EQ(plain[i].begin, hashed[i].begin);
    EXPECT_EQ(plain[i].end, hashed[i].end);
    EXPECT_EQ(plain[i].value, hashed[i].value);
    const auto here = names.match_at(tokens, plain[i].first, hashes);
    ASSERT_TRUE(here.has_value());
    EXPECT_EQ(here->last, plain[i].last);
  }
}

TEST(GazetteerTest, FiltersHoldAllThatWasAdded) {
  HashFilter filter;
  for (std::uint64_t i = 0; i < 5000; ++i)
    filter.add(mix(i));
  std::size_t wrong = 0;
  for (std::uint64_t i = 0; i < 5000; ++i) {
    EXPECT_TRUE(filter.may_have(mix(i)));
    wrong += filter.may_have(mix(i + 1'000'000)) ? 1U : 0U;
  }
  EXPECT_LT(wrong, 250U);
}

TEST(GazetteerTest, FindsNamesAsTheyAreWritten) {
  const Gazetteer names = sample();
  const Case cases[] = {
      {"plain", "Yesterday Nvidia called OpenAI.", {"1:Nvidia", "2:OpenAI"}},
      {"capitals", "NVIDIA RISES", {"1:NVIDIA"}},
      {"small letters are no name", "nvidia and openai", {}},
      {"three kinds of arm", "ARM or Arm or arm", {"3:ARM", "4:Arm"}},
      {"a short acronym is exact", "SAP and Sap", {"11:SAP"}},
      {"a name that starts small", "xAI, XAI, xai", {"9:xAI", "9:XAI"}},
      {"phrases in any letters",
       "According to x, according to y",
       {"14:According to", "14:according to"}},
  };
  for (const Case& c : cases) {
    EXPECT_EQ(found(names, c.text), c.want) << c.what;
  }
}

TEST(GazetteerTest, FindsOtherSpellings) {
  const Gazetteer names = sample();
  const Case cases[] = {
      {"hyphen", "a GB-200 rack", {"5:GB-200"}},
      {"space", "a GB 200 rack", {"5:GB 200"}},
      {"single letter with hyphen", "an H-100 card", {"10:H-100"}},
      {"single letter with space is none", "grade H 100 steel", {}},
      {"parted capitals", "Open AI said", {"2:Open AI"}},
      {"joined parts", "HuggingFace and Hut8", {"8:HuggingFace", "13:Hut8"}},
      {"and for &", "AT&T, AT and T", {"7:AT&T", "7:AT and T"}},
      {"spaces after dots", "J. P. Morgan", {"12:J. P. Morgan"}},
      {"hyphen left out", "dMatrix, d-Matrix", {"15:d-Matrix"}},
      {"plural", "fifty H100s", {"10:H100"}},
      {"genitive", "Nvidias Chips, OpenAI's", {"1:Nvidia", "2:OpenAI"}},
      {"elision", "l'accord d'OpenAI", {"2:OpenAI"}},
  };
  for (const Case& c : cases) {
    EXPECT_EQ(found(names, c.text), c.want) << c.what;
  }
}

TEST(GazetteerTest, TakesTheLongestNameWithinWordsAndBlocks) {
  const Gazetteer names = sample();
  const Case cases[] = {
      {"longest", "GB200 NVL72 racks", {"6:GB200 NVL72"}},
      {"not across blocks", "GB200\n\nNVL72", {"5:GB200"}},
      {"not inside of words", "MyNvidia Nvidiasson GB2000", {}},
      {"not inside of numbers", "Hut 8.5 and 3Hut", {}},
      {"a unit behind digits", "a 240MW site, 5xAI", {"16:MW"}},
      {"after a hyphen", "non-Nvidia", {"1:Nvidia"}},
  };
  for (const Case& c : cases) {
    EXPECT_EQ(found(names, c.text), c.want) << c.what;
  }
}

TEST(GazetteerTest, SaysHowAMatchDiffersFromItsName) {
  const Gazetteer names = sample();
  const Tokens tokens("NVIDIA, OpenAI, Open AI, Nvidias");
  const std::vector<NameMatch> matches = names.find(tokens);
  ASSERT_EQ(matches.size(), 4U);
  EXPECT_EQ(matches[0].name_case, NameCase::kUpper);
  EXPECT_EQ(matches[1].name_case, NameCase::kExact);
  EXPECT_FALSE(matches[1].respelled);
  EXPECT_TRUE(matches[2].respelled);
  EXPECT_TRUE(matches[3].inflected);
}

TEST(GazetteerTest, ReadsLines) {
  Gazetteer names;
  EXPECT_EQ(names.add_lines("# comment\nReuters\t1\n\nThe Wire\t2\texact\nsays so\t3\tany\n"), 0U);
  EXPECT_EQ(names.size(), 3U);
  EXPECT_EQ(found(names, "REUTERS, the wire, The Wire, Says so"),
            (Strings{"1:REUTERS", "2:The Wire", "3:Says so"}));
}

TEST(GazetteerTest, NamesTheFirstMalformedLine) {
  Gazetteer names;
  EXPECT_EQ(names.add_lines("Reuters\t1\nNo number\tx\n"), 2U);
  EXPECT_EQ(names.add_lines("no tab\n"), 1U);
  EXPECT_EQ(names.add_lines("Reuters\t1\tsometimes\n"), 1U);
}

TEST(GazetteerTest, IgnoresNamesWithoutLettersAndDigits) {
  Gazetteer names;
  names.add("", 1);
  names.add("--", 2);
  EXPECT_EQ(names.size(), 0U);
  EXPECT_TRUE(found(names, "-- & nothing").empty());
}

// Seconds to search `text`.
double seconds(const Gazetteer& names, const std::string& text) {
  const Tokens tokens(text);
  const auto start = std::chrono::steady_clock::now();
  EXPECT_LE(names.find(tokens).size(), text.size());
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

TEST(GazetteerTest, StaysLinearOnHostileTexts) {
  Gazetteer names = sample();
  std::string long_name = "Aa";
  for (int i = 0; i < 20; ++i)
    long_name += " Aa";
  names.add(long_name, 20);
  const std::string_view units[] = {"Aa ", "Nvidia ", "Nvidia", "1", "GB-", "Open "};
  for (const std::string_view unit : units) {
    std::string text;
    while (text.size() < 1000000)
      text += unit;
    EXPECT_LT(seconds(names, text), 5) << unit;  // A quadratic search would take minutes.
  }
}

TEST(GazetteerTest, HoldsManyNames) {
  Gazetteer names;
  std::string name;
  for (std::uint32_t i = 0; i < 200000; ++i) {
    name = "Firm" + std::to_string(i) + " Works";
    names.add_as_written(name, i, CaseRule::kCapital);
  }
  EXPECT_EQ(names.size(), 200000U);
  EXPECT_EQ(found(names, "Firm7 Works bought Firm199999 Works and Firm200000 Works"),
            (Strings{"7:Firm7 Works", "199999:Firm199999 Works"}));
}

}  // namespace
}  // namespace lode::text
