// SPDX-License-Identifier: GPL-3.0-or-later
// Stands before the HTML parser, whose time grows with the square of the depth of open elements
// and of the number of attributes, and takes from a page what no reader needs and an attacker
// wants.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace lode::read {

inline constexpr std::size_t kMaxOpenElements = 200;
inline constexpr std::size_t kMaxAttributes = 64;
inline constexpr std::size_t kMaxTagBytes = 65536;

// `html` without comments, doctype, processing instructions, and the contents of scripts (except
// JSON-LD) and style sheets; without end tags that close nothing; with at most kMaxAttributes
// attributes and kMaxTagBytes bytes in a tag; and with at most kMaxOpenElements open elements of
// those that must be closed. Deeper tags go, their text stays, in paragraphs of its own. Ordinary
// pages mean the same afterwards. Linear time.
[[nodiscard]] std::string guard_page(std::string_view html);

}  // namespace lode::read
