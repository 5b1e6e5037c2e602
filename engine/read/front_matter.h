// SPDX-License-Identifier: GPL-3.0-or-later
// The block of "key: value" lines between "---" lines that Markdown files may start with.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace lode::read {

struct FrontMatter {
  // In order, keys in lower case, quotes of values taken off; lists ("[a, b]" or lines of "- a")
  // joined by ", ". What is nested deeper is left out.
  std::vector<std::pair<std::string, std::string>> pairs;
  std::string_view rest;  // The text after it; all of the text if there is no front matter.
};

[[nodiscard]] FrontMatter read_front_matter(std::string_view text);

}  // namespace lode::read
