// SPDX-License-Identifier: GPL-3.0-or-later
// Between the plugin interface and the extractor: facts of other plugins in, records out.
#pragma once

#include <vector>

#include <lode/plugin.hpp>

#include "plugins/deal/deal.h"

namespace lode::deal {

// The facts that deals are made of, in order of the text. Strings are views of the document.
// False if the facts found so far are too few for a deal, whatever the words say: no size, no
// quantity, and no two companies near each other.
[[nodiscard]] bool may_tell_of_deals(const sdk::Document& document);

[[nodiscard]] Input input_of(const sdk::Document& document, const text::Tokens& tokens);

// Emits kinds and statuses at their words, once each, and the records.
void emit(const std::vector<Deal>& deals, sdk::Output& output);

}  // namespace lode::deal
