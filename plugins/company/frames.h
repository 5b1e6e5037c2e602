// SPDX-License-Identifier: GPL-3.0-or-later
// Firms that no table knows, by the words around their names: "startup Acme", "Acme, a cloud
// provider", "Acme, which sells robots", "Acme-backed", "Elon Musk's Acme".
#pragma once

#include <cstdint>
#include <vector>

#include "plugins/company/extractor.h"
#include "plugins/company/surroundings.h"

namespace lode::company {

// Mentions among the tokens where `covered` is 0; they are covered then.
[[nodiscard]] std::vector<Mention> find_framed(const Text& text,
                                               Surroundings& around,
                                               std::vector<std::uint8_t>& covered);

}  // namespace lode::company
