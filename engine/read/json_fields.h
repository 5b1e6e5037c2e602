// SPDX-License-Identifier: GPL-3.0-or-later
// A JSON object as a flat list of its members, in order, without a tree.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "engine/base/result.h"

namespace lode::read {

enum class JsonKind : std::uint8_t { kNull, kBoolean, kNumber, kString, kNested };
[[nodiscard]] std::string_view name(JsonKind kind) noexcept;

struct JsonField {
  std::string key;
  JsonKind kind = JsonKind::kNull;
  std::string text;  // Strings decoded; numbers as written; nested values as compact JSON.
};

// Parses `json` (valid UTF-8). Errors: INVALID_JSON, see read_json_line().
[[nodiscard]] Result<std::vector<JsonField>> parse_json_fields(std::string_view json,
                                                               std::size_t max_depth);

}  // namespace lode::read
