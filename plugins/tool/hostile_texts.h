// SPDX-License-Identifier: GPL-3.0-or-later
// Texts that tend to break extractors.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace lode::tool {

struct HostileText {
  std::string_view name;
  std::string text;
};

// From nothing to 5 MB, all different; the same in each run.
[[nodiscard]] std::vector<HostileText> hostile_texts();

// A few sentences with companies, amounts, dates and GPU models in them.
[[nodiscard]] std::string ordinary_text();

}  // namespace lode::tool
