// SPDX-License-Identifier: GPL-3.0-or-later
// Firms that no table knows, by what is done among companies: "Acme has raised $50 million",
// "investors including Acme", "Nvidia, Acme and Oracle", "Acme analyst Jane Doe". For texts that
// name known companies alone.
#pragma once

#include <cstdint>
#include <vector>

#include "plugins/company/extractor.h"
#include "plugins/company/surroundings.h"

namespace lode::company {

// Mentions among the tokens where `covered` is 0; they are covered then. `known` are the mentions
// of known companies, in order of the text; in a text of the field (`is_ours`) less is asked for.
[[nodiscard]] std::vector<Mention> find_acting(const Text& text,
                                               Surroundings& around,
                                               std::vector<std::uint8_t>& covered,
                                               const std::vector<Mention>& known,
                                               bool is_ours);

}  // namespace lode::company
