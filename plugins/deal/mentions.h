// SPDX-License-Identifier: GPL-3.0-or-later
// The companies of a text as they stand in its sentences: by name, or by "it" and "the company".
#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <string_view>
#include <vector>

#include "plugins/deal/context_words.h"
#include "plugins/deal/deal.h"
#include "plugins/deal/lexicon.h"

namespace lode::deal {

struct Mention {
  std::size_t first = 0;  // Tokens [first, last).
  std::size_t last = 0;
  std::size_t party = 0;  // In Input::parties; of references the company that is meant.
  bool is_reference = false;
  bool is_pronoun = false;
  bool is_owner = false;  // "Meta's", "its".
  double standing = 1;    // Less for companies that are only compared or stand for products.
  std::size_t list = 0;   // Number of the enumeration that it stands in; 0: none.
  Tie tie = Tie::kNone;   // The preposition before it.
};

// All mentions in order. Built in linear time. [const: thread-safe]
class Mentions {
 public:
  // `words` are those of the text, in order.
  Mentions(const Lexicon& lexicon, const Input& input, const std::vector<Lexicon::Found>& words);

  [[nodiscard]] const std::vector<Mention>& all() const noexcept { return all_; }

  // Index of the first mention that starts at or after `token`.
  [[nodiscard]] std::size_t first_from(std::size_t token) const;

 private:
  using Words = std::vector<Lexicon::Found>;

  void take_parties();
  [[nodiscard]] double standing(std::size_t mention, const Words& words) const;
  [[nodiscard]] bool is_list_gap(std::size_t from, std::size_t to) const;
  void find_lists();
  [[nodiscard]] Tie tie_of(std::size_t mention) const;
  [[nodiscard]] Tie tie_of_pronoun(std::size_t token) const;
  [[nodiscard]] bool is_group(std::size_t mention) const;
  void set_ties();
  [[nodiscard]] std::size_t most_named(const std::vector<Mention>& before, std::size_t party) const;
  void find_references(const Words& words);
  [[nodiscard]] bool is_apposed(std::size_t last, std::size_t first) const;
  [[nodiscard]] bool refers(const Lexicon::Found& found) const;
  [[nodiscard]] std::optional<std::size_t> meant_by(const Lexicon::Found& found,
                                                    const std::vector<Mention>& before) const;

  const Lexicon& lexicon_;
  const Input& input_;
  std::vector<Mention> all_;
  std::map<std::string_view, int> counts_;  // Mentions of each company.
};

}  // namespace lode::deal
