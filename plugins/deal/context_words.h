// SPDX-License-Identifier: GPL-3.0-or-later
// Small words that tell how a company stands in its sentence. All are folded.
#pragma once

#include <string_view>

namespace lode::deal {

// "chips from Nvidia", "puces de Nvidia".
[[nodiscard]] bool is_of(std::string_view word);

// "it", "elle" anywhere; some only at the start of a sentence, such as "they" and "er".
[[nodiscard]] bool is_pronoun(std::string_view word, bool at_start);

// "the", "le", "das", before is_company_noun(): "company", "groupe", "Konzern", "empresa".
[[nodiscard]] bool is_article(std::string_view word);
[[nodiscard]] bool is_company_noun(std::string_view word);

// Before "such as": "backers", "investisseurs".
[[nodiscard]] bool is_investor_noun(std::string_view word);

}  // namespace lode::deal
