// SPDX-License-Identifier: GPL-3.0-or-later
// Firms that no table knows, by the shape of their names ("Acme Inc.", "Gullane Capital", "Acme
// (NASDAQ: ACM)") and by the words around them ("startup Acme", "Acme, a cloud provider").
#pragma once

#include <cstdint>
#include <vector>

#include "plugins/company/extractor.h"
#include "plugins/company/surroundings.h"

namespace lode::company {

// What is known of the text before.
struct UnlistedOptions {
  const std::vector<Mention>& known;  // Mentions of known companies, in order of the text.
  bool is_ours = false;               // A text of the field.
};

// Mentions among the tokens where `covered` is 0; they are covered then. In no order.
[[nodiscard]] std::vector<Mention> find_unlisted(const Text& text,
                                                 Surroundings& around,
                                                 std::vector<std::uint8_t>& covered,
                                                 const UnlistedOptions& options);

}  // namespace lode::company
