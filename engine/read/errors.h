// SPDX-License-Identifier: GPL-3.0-or-later
// The errors of this module, so that all readers word them alike.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "engine/base/error.h"

namespace lode::read {

// `what` is quoted by the caller if it is a name: "'a.txt'", "line 7", "the document".
[[nodiscard]] Error too_large(std::string_view what, std::uint64_t size, std::uint64_t limit);
[[nodiscard]] Error empty_document(std::string_view what);
[[nodiscard]] Error unsupported_format(std::string_view what, std::string_view looks_like);

// 1234567 as "1,234,567".
[[nodiscard]] std::string grouped(std::uint64_t number);

}  // namespace lode::read
