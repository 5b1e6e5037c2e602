// SPDX-License-Identifier: GPL-3.0-or-later
// Words that stand beside names, by their kind, and a table that tells from a word and the next one
// which kinds of phrases may begin with it.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <string_view>
#include <vector>

namespace lode::company {

// Kinds of words beside names.
enum class Cue : std::uint32_t {
  kAfter,         // Follow a company: "shares", "announced".
  kBefore,        // Precede one: "CEO of".
  kTopic,         // Of the field: "GPUs".
  kLegal,         // "Inc", "AG".
  kHead,          // Last words of the names of firms: "Capital".
  kLead,          // Precede an unknown firm: "startup".
  kSourceBefore,  // Precede a medium: "told".
  kSourceAfter,   // Follow one: "reported".
  kCommon,        // Names that are common words: "Target".
  kGermanNoun,    // Capital letters say nothing in German.
  kFirstName,     // Precede a surname: "Jane".
  kPerson,        // Precede one, too: "Mr".
  kPlace,         // Countries and their people, big cities: no firms.
  kNoun,          // What firms are: "provider", "Konzern".
  kSubject,       // Acts of firms alone: "has raised", "übernimmt".
  kObject,        // Precede what firms are done to: "acquisition of", "investors include".
  kFront,         // First words of the names of firms: "Groupe".
  kDoes,          // Behind "Acme, " or "Acme, which ": "sells", "based in".
  kStaff,         // Follow a firm: "analyst", "spokeswoman".
  kNoName,        // Capitalised words that name no firm: "Generative" before "AI".
};
inline constexpr std::size_t kCueCount = 20;

// Kinds whose phrases are found in any letters; the others are written with a capital.
[[nodiscard]] constexpr bool is_in_any_letters(Cue cue) noexcept {
  switch (cue) {
    case Cue::kAfter:
    case Cue::kBefore:
    case Cue::kLead:
    case Cue::kSourceBefore:
    case Cue::kSourceAfter:
    case Cue::kNoun:
    case Cue::kSubject:
    case Cue::kObject:
    case Cue::kDoes:
    case Cue::kStaff: return true;
    default: return false;
  }
}

[[nodiscard]] constexpr std::uint32_t bit(Cue cue) noexcept {
  return 1U << static_cast<std::uint32_t>(cue);
}

// Bits of the kinds of phrases that may begin with a token.
struct CueBits {
  std::uint32_t all = 0;
  std::uint32_t alone = 0;  // Those where it is the whole phrase, and begins no longer one.

  bool operator==(const CueBits&) const = default;
};

// Filled by add() and finish(), in this order. [const: thread-safe]
class CueTable {
 public:
  CueTable();

  // Only the first two tokens of the phrase count.
  void add(std::string_view phrase, Cue cue);
  // `folded` gets the bits whatever stands behind it.
  void add_word(std::string_view folded, std::uint32_t bits);
  void finish();

  // For a word whose hash is `token`, and `next`, that of the token behind it; `any_next` asks for
  // what may begin there whatever follows. Most words begin no phrase. Without a branch: each hash
  // stands in one of two places.
  [[nodiscard]] CueBits find(std::uint64_t token,
                             std::uint64_t next,
                             bool any_next) const noexcept {
    const std::uint64_t low = slots_[low_slot(token)];
    const std::uint64_t high = slots_[high_slot(token)];
    const std::uint64_t found = ((low ^ token) >> kIndexBits == 0 ? low : 0) |
                                ((high ^ token) >> kIndexBits == 0 ? high : 0);
    const Word& word = words_[found & ((1U << kIndexBits) - 1)];
    return word.bits[any_next | ((word.next_tokens & next_bit(next)) != 0)];
  }

 private:
  static constexpr unsigned kIndexBits = 16;

  struct Word {
    CueBits bits[2];  // Where the next token goes on with none of the phrases; where it may.
    std::uint32_t next_tokens = 0;  // Bits by next_bit().
  };
  // As it is gathered: bits of kinds.
  struct Gathered {
    std::uint32_t any = 0;     // A phrase of this word, in small letters or with a capital.
    std::uint32_t cased = 0;   // A phrase of this word whose letters are to be looked at.
    std::uint32_t longer = 0;  // A phrase of more words.
    std::uint32_t next_tokens = 0;
  };

  static std::uint32_t next_bit(std::uint64_t token) noexcept { return 1U << (token >> 59U); }
  [[nodiscard]] std::size_t low_slot(std::uint64_t token) const noexcept {
    return token >> kIndexBits & mask_;
  }
  [[nodiscard]] std::size_t high_slot(std::uint64_t token) const noexcept {
    return (token >> 40U & mask_) + mask_ + 1;
  }
  [[nodiscard]] bool place(std::uint64_t slot) noexcept;

  std::map<std::uint64_t, Gathered> gathered_;  // By hash; empty when finished.
  // The hash of a word without its low kIndexBits, and in their place an index into words_, whose
  // first is empty; 0: free.
  std::vector<std::uint64_t> slots_;
  std::uint64_t mask_ = 0;   // Of the places of one half of slots_.
  std::vector<Word> words_;  // All different.
};

}  // namespace lode::company
