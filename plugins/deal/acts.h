// SPDX-License-Identifier: GPL-3.0-or-later
// The verbs and nouns of deals in a text, and how they stand to each other.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "plugins/deal/deal.h"
#include "plugins/deal/lexicon.h"

namespace lode::deal {

class Acts {
 public:
  // Of the words of a text those that are acts; nouns that look like verbs ("the leases") are left
  // out of the verbs.
  Acts(const Input& input, const std::vector<Lexicon::Found>& words);

  [[nodiscard]] std::size_t size() const noexcept { return acts_.size(); }
  [[nodiscard]] const Lexicon::Found& operator[](std::size_t i) const noexcept { return acts_[i]; }
  [[nodiscard]] Act act(std::size_t i) const { return static_cast<Act>(acts_[i].word.value); }

  // "closes the acquisition": the noun says who buys.
  [[nodiscard]] bool is_support(std::size_t i) const;

  // "receives warrants": who receives them pays.
  [[nodiscard]] bool takes_stake(std::size_t i) const;

  // First token of the next verb behind `i`, or `end`, the end of its sentence.
  [[nodiscard]] std::size_t next_verb(std::size_t i, std::size_t end) const;

  // Whether a verb ends right before `token`.
  [[nodiscard]] bool has_verb_before(std::size_t token) const;

 private:
  [[nodiscard]] bool is_nominal(const Lexicon::Found& found) const;

  const text::Tokens& tokens_;
  std::string_view language_;
  std::vector<Lexicon::Found> acts_;
};

}  // namespace lode::deal
