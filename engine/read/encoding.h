// SPDX-License-Identifier: GPL-3.0-or-later
// Bytes in any encoding to UTF-8.
#pragma once

#include <string>
#include <string_view>

namespace lode::read {

// True if `bytes` start with a byte order mark of UTF-16 or UTF-32, or have NULs at every other
// place, as UTF-16 of Latin script has.
[[nodiscard]] bool looks_like_utf16_or_32(std::string_view bytes) noexcept;

// `bytes` as valid UTF-8 with "\n" as line end and without U+0000, byte order mark and control
// characters other than tab and line end. The encoding is, in this order: that of a byte order
// mark; UTF-8, if the bytes are that and not plain ASCII; `declared` (an IANA name; unknown ones
// and "utf-8" that is not are passed over); what detection says if it is sure; windows-1252.
// What cannot be decoded becomes U+FFFD. Never fails.
[[nodiscard]] std::string to_utf8(std::string_view bytes, std::string_view declared);

// Makes line ends "\n" and removes U+0000 and the other control characters but tab and line end.
void clean_text(std::string& text);

// The charset that the <meta> tags in the first 4 kB of an HTML page declare, lower case, or empty.
[[nodiscard]] std::string html_charset(std::string_view bytes);

}  // namespace lode::read
