// SPDX-License-Identifier: GPL-3.0-or-later
// One HTML page to one document.
#pragma once

#include <string_view>

#include "engine/document/document.h"
#include "engine/read/reader.h"

namespace lode::read {

// Sets text (headline first), furniture, title, language, published_unix, url and metadata ("site",
// "author", "section", "keywords", "description") as far as the page tells. `html` comes from
// to_utf8().
void read_html(std::string_view html, const Limits& limits, Document& document);

}  // namespace lode::read
