// SPDX-License-Identifier: GPL-3.0-or-later
// Which language is a text in?
#pragma once

#include <string>
#include <string_view>

namespace lode::analysis {

// Primary subtag of a BCP 47 tag or POSIX locale in lower case: "en" for "en-US", "EN_gb.UTF-8";
// empty if `tag` does not start with 2 or 3 letters, or is "und", "mul" or "zxx".
[[nodiscard]] std::string primary_language(std::string_view tag);

// Language of the valid UTF-8 `text` as a primary subtag, e.g. "en"; empty if unknown. `declared`
// is what the source says, as a tag or locale, and may be empty or wrong: it is believed unless the
// text clearly speaks another language.
//
// Looks at the first 1,200 bytes alone. In order: the declared language, if the function words of
// the text agree; CLD2, if it is sure; a vote of function words among en, fr, de and es, since CLD2
// gives up on every fifth short French or Spanish text; the declared language; nothing.
// [thread-safe]
[[nodiscard]] std::string detect_language(std::string_view text, std::string_view declared);

}  // namespace lode::analysis
