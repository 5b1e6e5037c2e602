// SPDX-License-Identifier: GPL-3.0-or-later
// The symbols that a shared library exports, read from its bytes.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace lode::tool {

// Sorted; empty if `file` is malformed or has no dynamic symbols. Each offset is checked.
[[nodiscard]] std::vector<std::string> exported_symbols(std::string_view file);

}  // namespace lode::tool
