// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/text/candidates.h"

#include <cstddef>
#include <string>
#include <vector>

#include <gtest/gtest.h>

namespace lode::text {
namespace {

TEST(CandidatesTest, VisitsWhatALoopOverAllTokensWould) {
  for (const std::size_t size : {0, 1, 63, 64, 65, 128, 300}) {
    std::string text;
    for (std::size_t i = 0; i < size; ++i)
      text += i % 7 == 3 ? "12 " : "word ";
    const Tokens tokens(text);
    const auto may = [&](std::size_t i) { return tokens[i].kind == TokenKind::kDigits; };
    for (const std::size_t step : {1, 8, 20, 100}) {
      std::vector<std::size_t> expected;
      for (std::size_t i = 0; i < tokens.size();) {
        if (may(i)) expected.push_back(i);
        i += may(i) ? step : 1;
      }
      std::vector<std::size_t> visited;
      for_each_candidate(tokens, may, [&](std::size_t i) {
        visited.push_back(i);
        return i + step;
      });
      EXPECT_EQ(visited, expected) << size << " tokens, " << step << " at once";
    }
  }
}

}  // namespace
}  // namespace lode::text
