// SPDX-License-Identifier: GPL-3.0-or-later
// The examples of docs/query-language.md mean what the page says.
#include <fstream>

#include <gtest/gtest.h>

#include "engine/query/parser.h"
#include "tests/unit/engine/query/schema.h"

namespace lode::query {
namespace {

TEST(LanguagePageTest, EveryExampleParsesAsThePageSays) {
  std::ifstream page(LODE_LANGUAGE_PAGE);
  ASSERT_TRUE(page) << LODE_LANGUAGE_PAGE;
  const Schema schema = query_schema();
  constexpr std::string_view kArrow = " => ";
  int examples = 0;
  bool in_block = false;
  for (std::string line; std::getline(page, line);) {
    if (line.starts_with("```")) {
      in_block = !in_block && line == "```";
      continue;
    }
    const std::size_t arrow = line.find(kArrow);
    if (!in_block || arrow == std::string::npos) {
      continue;
    }
    ++examples;
    const auto parsed = parse(line.substr(0, arrow), {schema, kToday});
    ASSERT_TRUE(parsed) << line << ": " << parsed.error().message;
    EXPECT_EQ(print(parsed->root), line.substr(arrow + kArrow.size())) << line;
  }
  EXPECT_GE(examples, 40);
}

}  // namespace
}  // namespace lode::query
