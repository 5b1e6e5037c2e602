// SPDX-License-Identifier: GPL-3.0-or-later
// Small views over the annotations of a document that judges share.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/document/document.h"
#include "plugins/tool/eval/gold.h"
#include "plugins/tool/eval/scores.h"

namespace lode::tool::eval {

// The annotations of one facet, in order. Pointers into `document`.
[[nodiscard]] std::vector<const Annotation*> facts_of(const Document& document,
                                                      std::string_view facet);

// Up to 40 bytes before and after [begin, end), in one line, with the words themselves in brackets.
[[nodiscard]] std::string surroundings(const std::string& text, GoldSpan span);

// "Open AI" and "OPENAI" are "openai": ASCII letters in lower case, no spaces or punctuation.
[[nodiscard]] std::string plain_name(std::string_view name);

[[nodiscard]] double low_of(const Money& money) noexcept;
[[nodiscard]] double high_of(const Money& money) noexcept;
// Equal but for rounding.
[[nodiscard]] bool same_number(double a, double b) noexcept;

// What is in the gold, and what was found, as a judge compares them.
struct Expected {
  std::string value;  // For people.
  std::string where;
};
struct Found {
  std::string value;
  std::string where;
  double confidence = 1;
  std::string rule;
};

// Pairs each expected item with the first unpaired found item for which `same(e, f)` holds
// (indices), and counts and tells the outcome as `metric`. Found items for which `free(f)` holds
// count neither for nor against unless paired. Returns for each expected item the index of its
// partner or -1.
std::vector<std::ptrdiff_t> pair_up(std::string_view metric,
                                    const std::vector<Expected>& expected,
                                    const std::vector<Found>& found,
                                    const std::function<bool(std::size_t, std::size_t)>& same,
                                    const std::function<bool(std::size_t)>& free,
                                    DocumentScore& score);

}  // namespace lode::tool::eval
