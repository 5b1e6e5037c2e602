// SPDX-License-Identifier: GPL-3.0-or-later
// What bytes are. detect() of reader.h is implemented beside these.
#pragma once

#include <string>
#include <string_view>

#include "engine/read/reader.h"

namespace lode::read {

// What `bytes` look like if they are no text, with article: "a PDF document", "binary data".
// Empty if they may be text.
[[nodiscard]] std::string_view binary_format(std::string_view bytes) noexcept;

struct DeclaredType {
  MediaType type = MediaType::kUnknown;
  std::string charset;  // Lower case; may be empty.
};

// Reads "text/html; charset=UTF-8".
[[nodiscard]] DeclaredType parse_media_type(std::string_view media_type);

}  // namespace lode::read
