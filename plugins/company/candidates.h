// SPDX-License-Identifier: GPL-3.0-or-later
// Firms that no table knows and no single phrase gives away, by all that a text says about a name:
// it comes back, acts as companies act, has shares and a CEO.
#pragma once

#include <cstdint>
#include <vector>

#include "plugins/company/extractor.h"
#include "plugins/company/surroundings.h"

namespace lode::company {

// Mentions among the tokens where `covered` is 0; they are covered then.
[[nodiscard]] std::vector<Mention> find_candidates(const Text& text,
                                                   Surroundings& around,
                                                   std::vector<std::uint8_t>& covered);

}  // namespace lode::company
