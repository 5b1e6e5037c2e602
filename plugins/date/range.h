// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "plugins/date/extractor.h"
#include "plugins/date/mention.h"
#include "plugins/date/resolver.h"
#include "plugins/text/tokens.h"

namespace lode::date {

// Gives the days and months that begin or end a range, and have no year, the year of its other end:
// of "Nov. 18 to Jan. 4, 2025" the first is of 2024; of "July 30 to Sept. 3" the second follows the
// first.
void complete_ranges(const text::Tokens& tokens,
                     std::vector<Mention>& mentions,
                     const Reference& reference);

// The ranges that two neighbouring expressions span: "from May 2 to June 5", "entre 2026 et 2028",
// "vom 3. Januar bis heute", "2024-2026". `mentions` in the order of the text. The two ends are
// facts of their own. `mentions` have been through complete_ranges().
[[nodiscard]] std::vector<DateFact> find_ranges(const text::Tokens& tokens,
                                                const std::vector<Mention>& mentions,
                                                const Reference& reference);

}  // namespace lode::date
