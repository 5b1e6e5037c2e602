// SPDX-License-Identifier: GPL-3.0-or-later
// Where the next page begins. Opaque to callers; it grants nothing, so it is checked for damage but
// not signed.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "engine/base/result.h"
#include "engine/query/search.h"

namespace lode::query {

struct PageToken {
  std::uint64_t request = 0;   // request_hash()
  std::uint64_t revision = 0;  // Of the first page.
  std::uint32_t offset = 0;    // Hits before the next page.
  std::uint32_t last = 0;      // Number of the last document before it.

  bool operator==(const PageToken&) const = default;
};

[[nodiscard]] std::string encode(const PageToken& token);

// Nothing for a text that encode() did not make.
[[nodiscard]] std::optional<PageToken> decode(std::string_view text);

// Of all that decides which hits there are and in which order.
[[nodiscard]] std::uint64_t request_hash(const SearchRequest& request);

// Where the page begins: the token of the request, or one for the first page at `revision`.
// Errors: BAD_REQUEST (damaged, or behind kMaxPageDepth); PAGE_TOKEN_MISMATCH.
[[nodiscard]] Result<PageToken> read_token(const SearchRequest& request, std::uint64_t revision);

}  // namespace lode::query
