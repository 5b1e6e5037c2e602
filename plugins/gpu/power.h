// SPDX-License-Identifier: GPL-3.0-or-later
// Tells power that is to come from power that is bound by contract.
#pragma once

#include <cstddef>
#include <string_view>

#include "plugins/gpu/catalog.h"
#include "plugins/text/tokens.h"

namespace lode::gpu {

// "power_planned", "power_contracted" or "power", by the nearest word for either in the sentence of
// tokens [first, last): before it in any clause, the nearer the better, behind it in its own.
[[nodiscard]] std::string_view power_rule(const Catalog& catalog,
                                          const text::Tokens& tokens,
                                          std::size_t first,
                                          std::size_t last);

}  // namespace lode::gpu
