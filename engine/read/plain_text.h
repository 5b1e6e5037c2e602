// SPDX-License-Identifier: GPL-3.0-or-later
// Plain text, and what all readers share in shaping text.
#pragma once

#include <string>
#include <string_view>

#include "engine/document/document.h"

namespace lode::read {

// `text` without white space at the ends of lines and at both of its ends, and with at most one
// empty line between others. Other white space, no-break spaces included, stays.
[[nodiscard]] std::string tidy(std::string_view text);

// `text` on one line: each run of spaces, tabs and line ends is one space; trimmed.
[[nodiscard]] std::string one_line(std::string_view text);

// Sets text, and title if the first line is at most 120 bytes long and an empty line and more text
// follow. The title line stays a part of the text. `text` comes from to_utf8().
void read_plain_text(std::string_view text, Document& document);

}  // namespace lode::read
