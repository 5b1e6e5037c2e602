// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

namespace lode::read {

// Byte offset of the bracket that opens level `max_depth` + 1 of the JSON `text`; nothing if it is
// less deep. To be asked before a parse, so that what works on the result may recurse. Linear time;
// broken text gives some answer.
[[nodiscard]] std::optional<std::size_t> json_too_deep_at(std::string_view text,
                                                          std::size_t max_depth) noexcept;

}  // namespace lode::read
