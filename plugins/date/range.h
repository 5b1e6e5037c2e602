// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "plugins/date/extractor.h"
#include "plugins/date/mention.h"
#include "plugins/date/resolver.h"
#include "plugins/text/tokens.h"

namespace lode::date {

// The ranges that two neighbouring expressions span: "from May 2 to June 5", "entre 2026 et 2028",
// "vom 3. Januar bis heute", "2024-2026". `mentions` in the order of the text. The two ends are
// facts of their own; a missing year of the first is that of the second.
[[nodiscard]] std::vector<DateFact> find_ranges(const text::Tokens& tokens,
                                                const std::vector<Mention>& mentions,
                                                const Reference& reference);

}  // namespace lode::date
