// SPDX-License-Identifier: GPL-3.0-or-later
// One Markdown file to one document.
#pragma once

#include <string_view>

#include "engine/document/document.h"
#include "engine/read/reader.h"

namespace lode::read {

// Sets text, title (front matter, else the first heading of level 1), and from the front matter
// published_unix (date, published), url, language (lang, language), id, and metadata (all further
// keys). `text` comes from to_utf8(). Linear time, no recursion.
void read_markdown(std::string_view text, const Limits& limits, Document& document);

}  // namespace lode::read
