// SPDX-License-Identifier: GPL-3.0-or-later
// Firms that no table knows, by the shape of their names ("Acme Inc.", "Gullane Capital", "Acme
// (NASDAQ: ACM)") and by the words around them ("startup Acme", "Acme, a cloud provider").
#pragma once

#include <cstdint>
#include <vector>

#include "plugins/company/extractor.h"
#include "plugins/company/surroundings.h"

namespace lode::company {

// What is looked for besides shapes, which count everywhere.
struct UnlistedOptions {
  bool among_companies = false;  // The text names known companies: acts of firms count, too.
};

// Mentions among the tokens where `covered` is 0; they are covered then. In no order.
[[nodiscard]] std::vector<Mention> find_unlisted(const Text& text,
                                                 Surroundings& around,
                                                 std::vector<std::uint8_t>& covered,
                                                 UnlistedOptions options);

}  // namespace lode::company
