// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/gpu/word_starts.h"

#include <fstream>
#include <iterator>
#include <string>
#include <string_view>
#include <vector>

#include <gtest/gtest.h>

#include "plugins/gpu/catalog.h"
#include "plugins/text/table.h"

namespace lode::gpu {
namespace {

std::string read(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

// With the plugin's own resources.
struct Resource {
  std::string accelerators = read(LODE_GPU_RESOURCES "/accelerators.tsv");
  std::string words = read(LODE_GPU_RESOURCES "/words.tsv");
  Catalog catalog{{.accelerators = accelerators, .words = words}};
};

const Resource& resource() {
  static const Resource kResource;
  return kResource;
}

// All names and words of the resources, and some that are none to the gazetteer.
std::vector<std::string> names() {
  std::vector<std::string> out;
  for (const std::string* table : {&resource().accelerators, &resource().words}) {
    text::for_each_line("", *table, [&](const text::TableLine& line) {
      for (const std::string_view cell : line.cells) {
        for (const std::string_view name : text::split(cell, '|'))
          out.emplace_back(name.substr(0, name.find('*')));
      }
    });
  }
  return out;
}

std::string with(std::string name, std::string_view from, std::string_view to) {
  for (std::size_t at = name.find(from); at != name.npos; at = name.find(from, at + to.size()))
    name.replace(at, from.size(), to);
  return name;
}

// "GB200" as "GB-200".
std::string parted(std::string name, std::string_view sign) {
  const std::size_t digit = name.find_first_of("0123456789");
  if (digit != 0 && digit != name.npos) name.insert(digit, sign);
  return name;
}

std::string between(std::string_view before, const std::string& name, std::string_view after) {
  std::string out(before);
  out.append(name).append(after);
  return out;
}

std::string in_capitals(std::string name) {
  for (char& c : name) {
    if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
  }
  return name;
}

std::string in_small_letters(std::string name) {
  for (char& c : name) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return name;
}

TEST(GpuWordStartsTest, MissNoNameThatTheGazetteerFinds) {
  std::size_t found = 0;
  for (const std::string& name : names()) {
    const std::string spellings[] = {name,
                                     between("", name, "s"),
                                     between("240", name, ""),
                                     between("5×", name, ""),
                                     between("d’", name, "…"),
                                     between("é ", name, ""),
                                     in_capitals(name),
                                     in_small_letters(name),
                                     with(name, " ", "-"),
                                     with(name, " ", ""),
                                     with(name, "-", " "),
                                     with(name, "-", "‑"),
                                     with(name, "G", "Ｇ"),
                                     with(name, "P", "P\u00AD"),
                                     with(name, "é", "e\u0301"),
                                     parted(name, "-"),
                                     parted(name, " "),
                                     parted(name, "–")};
    for (const std::string& spelling : spellings) {
      const text::Tokens tokens(spelling);
      if (resource().catalog.gazetteer().find(tokens).empty()) continue;
      ++found;
      EXPECT_TRUE(resource().catalog.may_occur_in(spelling)) << spelling;
    }
  }
  EXPECT_GT(found, 5000U);
}

TEST(GpuWordStartsTest, TurnTextsOfOtherFieldsAway) {
  const std::string_view texts[] = {
      "",
      "Shares of the mill fell 3.5% after a harvest of 1,250 tons, the bank’s report said.",
      "Le blé a été vendu à 210 € – « un record » selon la coopérative.",
      "Der Händler verkaufte 500 Säcke Kaffee für 1.200 Mark."};
  for (const std::string_view text : texts)
    EXPECT_FALSE(resource().catalog.may_occur_in(text)) << text;
}

}  // namespace
}  // namespace lode::gpu
