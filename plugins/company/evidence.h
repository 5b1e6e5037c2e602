// SPDX-License-Identifier: GPL-3.0-or-later
// How much speaks for a name that is a common word too.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "plugins/company/extractor.h"
#include "plugins/company/surroundings.h"

namespace lode::company {

// A known name in the text.
struct Found {
  text::NameMatch match;
  const Name* name = nullptr;
  std::uint32_t company = 0;  // Of names of companies: the likeliest target.
  bool weak = false;          // Needs evidence.
  bool listed = false;        // The company is known from a register alone.
  bool part_of_longer = false;
};

// Points at which a name counts; see score(). A strict one needs a telling word, too.
inline constexpr int kEnough = 3;
inline constexpr int kEnoughStrict = 4;

// What speaks for a name.
struct Evidence {
  int points = 0;
  bool proof = false;  // A legal form or the company's symbol.
  bool frame = false;  // A word beside it that stands beside companies, or a list of them.

  [[nodiscard]] bool is_enough(bool strict) const noexcept {
    if (proof) return true;
    return strict ? frame && points >= kEnoughStrict : points >= kEnough;
  }
};

// What the text as a whole says.
struct Topic {
  bool is_ours = false;            // Two different words of the field occur.
  std::size_t sure_companies = 0;  // Different companies whose names need no evidence.
};

[[nodiscard]] Topic topic_of(const Catalog& catalog,
                             const text::Tokens& tokens,
                             const Surroundings& around,
                             const std::vector<Found>& found);

// Points for the name at `found[at]`: proof (legal form, symbol in brackets) 4; a word that stands
// beside companies 2; a known company in the same list 2; possessive 1; a capital in the middle of
// a sentence 1 (in German not for nouns); no common word 1; text about the field 1; other companies
// in it 1.
[[nodiscard]] Evidence score(const Catalog& catalog,
                             const Text& text,
                             Surroundings& around,
                             const Topic& topic,
                             const std::vector<Found>& found,
                             std::size_t at);

// True if a first name, a title or an initial stands before token `first`: "Jane Target".
[[nodiscard]] bool is_surname(const text::Tokens& tokens,
                              const Surroundings& around,
                              std::size_t first);

// True if capitalised words beside the name make it part of a longer one: "Duke University".
[[nodiscard]] bool is_part_of_longer(const Text& text,
                                     Surroundings& around,
                                     const std::vector<Found>& found,
                                     std::size_t at);

}  // namespace lode::company
