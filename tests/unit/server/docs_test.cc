// SPDX-License-Identifier: GPL-3.0-or-later
// The pages for operators and programmers say what the code does.
#include <filesystem>
#include <fstream>
#include <regex>
#include <set>
#include <sstream>

#include "server/config_keys.h"

namespace lode::server {
namespace {

const std::filesystem::path kRoot = LODE_SOURCE_DIR;

std::string content(const std::filesystem::path& file) {
  std::ostringstream out;
  out << std::ifstream(file).rdbuf();
  return out.str();
}

std::set<std::string> all_matches(const std::string& text, const std::string& pattern) {
  const std::regex regex(pattern, std::regex::multiline);
  std::set<std::string> out;
  for (std::sregex_iterator it(text.begin(), text.end(), regex), end; it != end; ++it) {
    out.insert((*it)[1].str());
  }
  return out;
}

// All of our sources that make or name errors and events.
std::string sources(const std::vector<std::string>& folders) {
  std::string out;
  for (const std::string& folder : folders) {
    for (const auto& entry : std::filesystem::recursive_directory_iterator(kRoot / folder)) {
      const auto extension = entry.path().extension();
      if (extension == ".cc" || extension == ".h") {
        out += content(entry.path());
      }
    }
  }
  return out;
}

// Cells of the first column of all tables, without their backquotes.
std::set<std::string> first_cells(const std::string& page) {
  return all_matches(page, R"(^\| `([A-Za-z_]+)` \|)");
}

TEST(DocsTest, ListsEachKeyOfTheConfigurationWithDefaultAndUnit) {
  const std::string page = content(kRoot / "docs" / "operations.md");
  for (const ConfigKey& key : config_keys()) {
    std::string row = "| `" + std::string(key.name) + "` | `" + to_toml(key.fallback) + "` |";
    row += key.unit.empty() ? " |" : " " + std::string(key.unit) + " |";
    EXPECT_NE(page.find(row), std::string::npos) << "no row: " << row;
  }
  const std::string configuration = page.substr(0, page.find("## Data folder"));
  EXPECT_EQ(first_cells(configuration).size(), config_keys().size()) << "a key that is no more";
}

TEST(DocsTest, ListsEachEventOfTheLog) {
  const std::string page = content(kRoot / "docs" / "operations.md");
  const std::string section = page.substr(page.find("## Log"));
  const auto logged = all_matches(sources({"server"}),
                                  R"(write\(\s*(?:LogLevel::\w+|spec_\.level),\s*"([a-z_]+)\")");
  EXPECT_GE(logged.size(), 8U);
  EXPECT_EQ(first_cells(section), logged);
}

TEST(DocsTest, ListsEachReason) {
  const auto documented = first_cells(content(kRoot / "docs" / "errors.md"));
  const std::string code = sources({"engine", "server"});
  // Texts of this form that are no reasons: environment variables, an encoding, names of codes.
  const std::set<std::string> others = {"UTF_8",
                                        "LODE_PLUGIN_PATH",
                                        "LODE_WORKER",
                                        "LD_LIBRARY_PATH",
                                        "ASAN_OPTIONS",
                                        "LSAN_OPTIONS",
                                        "TSAN_OPTIONS",
                                        "UBSAN_OPTIONS",
                                        "XDG_DATA_HOME",
                                        "INVALID_ARGUMENT",
                                        "DEADLINE_EXCEEDED",
                                        "NOT_FOUND",
                                        "DATA_LOSS",
                                        "ALREADY_EXISTS",
                                        "PERMISSION_DENIED",
                                        "RESOURCE_EXHAUSTED",
                                        "HOME",
                                        "FAILED_PRECONDITION"};
  for (const std::string& text : all_matches(code, R"re("([A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+)")re")) {
    EXPECT_TRUE(documented.count(text) > 0 || others.count(text) > 0)
        << text << " is in the code, but not in docs/errors.md";
  }
  for (const std::string& reason : documented) {
    EXPECT_NE(code.find('"' + reason + '"'), std::string::npos)
        << reason << " is in docs/errors.md, but not in the code";
  }
}

}  // namespace
}  // namespace lode::server
