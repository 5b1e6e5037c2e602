// SPDX-License-Identifier: GPL-3.0-or-later
// Firms that no table knows, by the shape of their names: "Acme Inc.", "Gullane Capital",
// "startup Acme".
#pragma once

#include <cstdint>
#include <vector>

#include "plugins/company/extractor.h"
#include "plugins/company/surroundings.h"

namespace lode::company {

// Mentions among the tokens where `covered` is 0, in order of the text.
[[nodiscard]] std::vector<Mention> find_unlisted(const Text& text,
                                                 Surroundings& around,
                                                 const std::vector<std::uint8_t>& covered);

}  // namespace lode::company
