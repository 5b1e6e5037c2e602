// SPDX-License-Identifier: GPL-3.0-or-later
// Which of the four languages the extractors know a text is in.
#pragma once

#include <cstdint>
#include <string_view>

#include "plugins/text/tokens.h"

namespace lode::text {

enum class Language : std::uint8_t { kEnglish, kFrench, kGerman, kSpanish };

// From the BCP 47 tag ("de", "fr-CA"), else from the stop words of the first thousand tokens; for
// other languages and without evidence kEnglish.
[[nodiscard]] Language language_of(std::string_view tag, const Tokens& tokens);

}  // namespace lode::text
