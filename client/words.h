// SPDX-License-Identifier: GPL-3.0-or-later
// Small helpers on what was typed.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace lode::client {

// The words with a space between: a query may be typed without quotes around it.
[[nodiscard]] inline std::string join_words(const std::vector<std::string>& words) {
  std::string joined;
  for (const std::string& word : words) {
    joined += (&word == words.data() ? "" : " ") + word;
  }
  return joined;
}

// `text` in single quotes, as bash, zsh and fish read it back.
[[nodiscard]] inline std::string shell_quoted(std::string_view text) {
  std::string quoted = "'";
  for (const char c : text) {
    quoted += c == '\'' ? std::string("'\\''") : std::string(1, c);
  }
  return quoted + "'";
}

}  // namespace lode::client
