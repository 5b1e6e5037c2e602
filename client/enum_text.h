// SPDX-License-Identifier: GPL-3.0-or-later
// Names of enumerators as people read them.
#pragma once

#include <string>
#include <string_view>

namespace lode::client {

// "PLUGIN_STATE_READY" without "PLUGIN_STATE_" in lower case: "ready". A number that this build has
// no name for is "unknown".
[[nodiscard]] inline std::string enum_text(std::string_view name, std::string_view prefix) {
  if (name.size() <= prefix.size()) {
    return "unknown";
  }
  std::string text(name.substr(prefix.size()));
  for (char& c : text) {
    c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  }
  return text;
}

}  // namespace lode::client
