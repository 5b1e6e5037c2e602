// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace lode::read {

// The words of a Markdown paragraph (CommonMark's inlines, strike-through and footnotes of GitHub):
// emphasis marks, link targets, HTML tags and footnote references go; texts of links and images,
// code and autolinks stay; escapes and entities are read. Linear time.
[[nodiscard]] std::string markdown_inline(std::string_view text);

}  // namespace lode::read
