// SPDX-License-Identifier: GPL-3.0-or-later
// Dates and further keys, as all formats give them.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "engine/document/document.h"
#include "engine/read/reader.h"

namespace lode::read {

// Seconds since 1970-01-01T00:00Z of an ISO 8601 time or date, "20251104", or "Tue, 04 Nov 2025
// 09:30:00 GMT" (RFC 9110); nothing for others, e.g. "11/4/2025", which is ambiguous.
[[nodiscard]] std::optional<std::int64_t> parse_time(std::string_view text);

// Midnight of the day in a URL such as ".../2025/11/04/..." or ".../2025-11-04-...".
[[nodiscard]] std::optional<std::int64_t> date_in_url(std::string_view url);

// Appends a pair to the metadata unless there are limits.max_metadata of them.
void add_metadata(std::string_view key,
                  std::string_view value,
                  const Limits& limits,
                  Document& document);

}  // namespace lode::read
