// SPDX-License-Identifier: GPL-3.0-or-later
// Clauses, and the voice of their verbs.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "plugins/text/tokens.h"

namespace lode::deal {

// Number of clause borders before each token, and before the end.
[[nodiscard]] std::vector<std::uint32_t> clause_borders(const text::Tokens& tokens);

[[nodiscard]] bool ends_with(std::string_view word, std::string_view end);

// "racheté", "adquirida".
[[nodiscard]] bool is_romance_participle(std::string_view word);

// Whether the verb at tokens [first, last) has a form of "be" before it, or is a participle that
// nothing makes active. `borders` are those of the text.
[[nodiscard]] bool is_passive(const text::Tokens& tokens,
                              const std::vector<std::uint32_t>& borders,
                              std::size_t first,
                              std::size_t last);

}  // namespace lode::deal
