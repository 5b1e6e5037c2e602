// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/company/cue_table.h"

#include <algorithm>
#include <string>
#include <utility>

#include "plugins/text/token_hash.h"
#include "plugins/text/tokens.h"

namespace lode::company {

CueTable::CueTable() : slots_(2), words_(1) {}

void CueTable::add(std::string_view phrase, Cue cue) {
  const text::Tokens tokens(phrase);
  if (tokens.size() == 0) return;
  Gathered& word = gathered_[tokens.hash(0)];
  if (tokens.size() == 1) {
    const bool any = is_in_any_letters(cue) || tokens[0].letter_case == text::LetterCase::kTitle;
    (any ? word.any : word.cased) |= bit(cue);
    return;
  }
  word.longer |= bit(cue);
  // A hyphen may stand anywhere in a phrase, and a final s behind a word of it.
  const std::size_t second = tokens.is_sign(1, '-') && tokens.size() > 2 ? 2 : 1;
  word.next_tokens |= next_bit(text::hash("-")) | next_bit(tokens.hash(second)) |
                      next_bit(text::hash(std::string(tokens.folded(second)) + 's'));
  // "and" stands for "&", too.
  if (tokens.folded(second) == "and" || tokens.folded(second) == "&") {
    word.next_tokens |= next_bit(text::hash("and")) | next_bit(text::hash("&"));
  }
}

void CueTable::add_word(std::string_view folded, std::uint32_t bits) {
  gathered_[text::hash(folded)].any |= bits;
}

void CueTable::finish() {
  std::vector<std::uint64_t> slots;
  for (const auto& [token, word] : gathered_) {
    const CueBits known{word.any | word.cased, word.any & ~word.cased};
    const CueBits open{known.all | word.longer, known.alone & ~word.longer};
    const auto same = [&](const Word& other) {
      return other.bits[0] == known && other.bits[1] == open &&
             other.next_tokens == word.next_tokens;
    };
    const auto at = std::find_if(words_.begin() + 1, words_.end(), same);
    slots.push_back(token >> kIndexBits << kIndexBits |
                    static_cast<std::uint64_t>(at - words_.begin()));
    if (at == words_.end()) words_.push_back({{known, open}, word.next_tokens});
  }
  gathered_.clear();
  mask_ = 15;
  while (mask_ < slots.size())
    mask_ = mask_ * 2 + 1;
  const auto place_all = [&] {
    slots_.assign(2 * (mask_ + 1), 0);
    for (const std::uint64_t slot : slots) {
      if (!place(slot)) return false;
    }
    return true;
  };
  while (!place_all())
    mask_ = mask_ * 2 + 1;
}

// Whoever is in the way moves to the other place. False if they go round and round.
bool CueTable::place(std::uint64_t slot) noexcept {
  constexpr int kMostMoves = 64;
  bool is_high = false;
  for (int moves = 0; moves < kMostMoves; ++moves) {
    std::swap(slots_[is_high ? high_slot(slot) : low_slot(slot)], slot);
    if (slot == 0) return true;
    is_high = !is_high;
  }
  return false;
}

}  // namespace lode::company
