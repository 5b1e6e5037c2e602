// SPDX-License-Identifier: GPL-3.0-or-later
// The dates that a peer's case accepts, as days.
#pragma once

#include <cstdint>
#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/document/value.h"

namespace lode::tool::eval {

// First and last day, both included. Of "since 2014" only the first is given, or the period "2014".
struct Days {
  std::optional<std::int64_t> first;
  std::optional<std::int64_t> last;
  std::string period = {};  // ISO, e.g. "2014"; empty: none.
  // Of a range that ends where its second period begins: the last day of that period.
  std::optional<std::int64_t> other_last = {};
  // The day is so many months or years away, or the days are a named part of a period ("early
  // May"): a week, month or year that holds them will do.
  bool coarse = false;

  [[nodiscard]] bool fits(const Date& date) const;
  [[nodiscard]] std::string text() const;
};

// The candidates of a Recognizers-Text resolution of `type` of the words `text`; none if its kind
// is left out (see peers.h). Throws nlohmann::json::exception on a shape that is not theirs.
[[nodiscard]] std::vector<Days> recognizers_days(const std::string& type,
                                                 const std::string& text,
                                                 const nlohmann::json& resolution);

// The same of the `expected` of a Duckling case whose words are `text`, its reference day `today`.
// Duckling takes a day, weekday or month without more for the next one, where news means the last
// one: both are right, as in the candidates of Recognizers-Text.
[[nodiscard]] std::vector<Days> duckling_days(const nlohmann::json& expected,
                                              std::string_view text,
                                              std::int64_t today);

}  // namespace lode::tool::eval
