// SPDX-License-Identifier: GPL-3.0-or-later
// The normal form of words, in two steps: with accents for the stemmer, then without for the index.
#pragma once

#include <string>
#include <string_view>

#include "engine/analysis/tokenizer.h"

namespace lode::analysis {

// Replaces `out` by the normal form of `word` of `text`, accents kept: NFKC, case folded, numbers
// and acronyms made plain, apostrophes straight. May be empty, if the word consists of invisible
// characters.
void fold_case(std::string_view text, const RawWord& word, std::string& out);

// Replaces `out` by `folded` (a result of fold_case() or a stem of one) without its accents.
void fold_accents(std::string_view folded, std::string& out);

}  // namespace lode::analysis
