// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/deal/acts.h"

#include <algorithm>
#include <iterator>

#include "plugins/deal/context_words.h"
#include "plugins/deal/grammar.h"

namespace lode::deal {

Acts::Acts(const Input& input, const std::vector<Lexicon::Found>& words)
    : tokens_(input.tokens), language_(input.language) {
  for (const Lexicon::Found& found : words) {
    if (found.word.type != Word::Class::kAct) continue;
    if (!acts_.empty() && acts_.back().first == found.first &&
        acts_.back().word.value == found.word.value) {
      continue;
    }
    if (is_verb(static_cast<Act>(found.word.value)) && is_nominal(found)) continue;
    acts_.push_back(found);
  }
}

bool Acts::is_nominal(const Lexicon::Found& found) const {
  constexpr std::string_view kBefore[] = {"the",
                                          "an",
                                          "this",
                                          "of",
                                          "une",
                                          "un",
                                          "der",
                                          "das",
                                          "le",
                                          "la",
                                          "les",
                                          "du",
                                          "des",
                                          "ce",
                                          "el",
                                          "los",
                                          "las",
                                          "su"};
  if (found.first == 0) return false;
  const std::string_view before = tokens_.folded(found.first - 1);
  if (before == "a") return language_ == "en";  // "a lease", but "a comprar".
  return is_one_of(kBefore, before);
}

bool Acts::is_support(std::size_t i) const {
  constexpr std::size_t kReach = 4;
  for (std::size_t next = i + 1; next < acts_.size(); ++next) {
    if (acts_[next].first > acts_[i].last + kReach) return false;
    if (act(next) == Act::kTakeover || act(next) == Act::kBuys) return true;
  }
  return false;
}

bool Acts::takes_stake(std::size_t i) const {
  constexpr std::size_t kReach = 9;
  for (std::size_t next = i + 1; next < acts_.size(); ++next) {
    if (acts_[next].first > acts_[i].last + kReach) return false;
    if (act(next) == Act::kStake) return true;
    if (act(next) != Act::kOrder) return false;
  }
  return false;
}

std::size_t Acts::next_verb(std::size_t i, std::size_t end) const {
  for (std::size_t next = i + 1; next < acts_.size() && acts_[next].first < end; ++next) {
    if (acts_[next].first >= acts_[i].last && is_verb(act(next))) return acts_[next].first;
  }
  return end;
}

bool Acts::has_verb_before(std::size_t token) const {
  const auto next = std::lower_bound(
      acts_.begin(), acts_.end(), token, [](const Lexicon::Found& found, std::size_t t) {
        return found.first < t;
      });
  return next != acts_.begin() && std::prev(next)->last == token &&
         is_verb(static_cast<Act>(std::prev(next)->word.value));
}

}  // namespace lode::deal
