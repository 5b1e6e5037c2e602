// SPDX-License-Identifier: GPL-3.0-or-later
// Roles of amounts, measured on passages that are not part of any other set.
#include "tests/unit/plugins/money/deal_passages.h"

#include <array>
#include <set>
#include <string>

#include <gtest/gtest.h>

#include "tests/unit/plugins/money/support.h"

namespace lode::money {
namespace {

// Distinct deal sizes, as lode-plugin eval counts them.
struct Count {
  double right = 0;
  double extra = 0;
  double missed = 0;

  [[nodiscard]] double f1() const { return 2 * right / (2 * right + extra + missed); }
};

char letter_of(const Amount& amount) {
  if (amount.is_deal_size()) return 's';
  if (amount.role == Role::kDeal) return 'r';
  return amount.role == Role::kMetric ? 'm' : 'o';
}

// What is said and found about one passage, for the message of a failure.
std::string shown(const DealPassage& passage, const Found& found) {
  std::string out = std::string(passage.text) + "\n  wanted " + std::string(passage.roles);
  for (std::size_t i = 0; i < found.amounts.size(); ++i) {
    out += "\n  ";
    out += letter_of(found.amounts[i]);
    out += "  " + found.shown[i] + "  " + std::string(found.amounts[i].rule);
  }
  return out;
}

std::set<std::string> sizes(const Found& found, std::string_view roles) {
  std::set<std::string> out;
  for (std::size_t i = 0; i < found.amounts.size() && i < roles.size(); ++i) {
    if (roles[i] == 's') out.insert(found.shown[i].substr(found.shown[i].rfind('=')));
  }
  return out;
}

std::string letters(const Found& found) {
  std::string out;
  for (const Amount& amount : found.amounts)
    out += letter_of(amount);
  return out;
}

// What is wrong today is told apart in docs/quality.md; these are floors.
TEST(DealPassagesTest, FindsTheSizesOfDealsInEachLanguage) {
  constexpr double kFloor = 0.9;
  std::array<Count, 4> counts;
  std::string wrong;
  for (const DealPassage& passage : deal_passages()) {
    const Found found = find(passage.text, passage.language);
    EXPECT_EQ(found.amounts.size(), passage.roles.size()) << shown(passage, found);
    Count& count = counts.at(static_cast<std::size_t>(passage.language));
    const std::set<std::string> want = sizes(found, passage.roles);
    const std::set<std::string> got = sizes(found, letters(found));
    for (const std::string& size : got)
      (want.contains(size) ? count.right : count.extra) += 1;
    for (const std::string& size : want)
      count.missed += got.contains(size) ? 0 : 1;
    if (want != got) wrong += shown(passage, found) + "\n";
  }
  for (std::size_t language = 0; language < counts.size(); ++language) {
    EXPECT_GE(counts.at(language).f1(), kFloor) << "language " << language << "\n" << wrong;
  }
}

TEST(DealPassagesTest, TellsMetricsFromPricesAndPenalties) {
  constexpr double kFloor = 0.9;
  double right = 0;
  double all = 0;
  std::string wrong;
  for (const DealPassage& passage : deal_passages()) {
    const Found found = find(passage.text, passage.language);
    const std::string got = letters(found);
    for (std::size_t i = 0; i < got.size() && i < passage.roles.size(); ++i) {
      ++all;
      right += got[i] == passage.roles[i] ? 1 : 0;
    }
    if (got != passage.roles) wrong += shown(passage, found) + "\n";
  }
  EXPECT_GE(right / all, kFloor) << wrong;
}

}  // namespace
}  // namespace lode::money
