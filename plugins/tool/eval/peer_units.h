// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

namespace lode::tool::eval {

// True if an amount in `currency` (ISO 4217) can be what a peer calls `unit`: an ISO code, or a
// name in any of the four languages such as "Dólar canadiense"; bare "Dollar" allows every dollar.
[[nodiscard]] bool unit_allows(std::string_view unit, std::string_view currency);

// How many of the peer's `unit` make one unit of currency: 100 for cents and pence, else 1.
[[nodiscard]] double parts_of(std::string_view unit);

}  // namespace lode::tool::eval
