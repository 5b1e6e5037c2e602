// SPDX-License-Identifier: GPL-3.0-or-later
// Questions about the words beside a name. All look at a few tokens only.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "plugins/company/catalog.h"
#include "plugins/company/small_words.h"
#include "plugins/text/tokens.h"

namespace lode::company {

// A view of one text. [owner-thread]: titles are remembered.
class Surroundings {
 public:
  // Bits of may_start() beyond those of cues and small words: a word with a capital, and signs.
  static constexpr std::uint32_t kCapital = std::uint32_t{1} << 31U;
  static constexpr std::uint32_t kOpening = std::uint32_t{1} << 30U;  // "(", "<"
  static constexpr std::uint32_t kComma = std::uint32_t{1} << 29U;
  static constexpr std::uint32_t kHyphen = std::uint32_t{1} << 28U;
  static constexpr std::uint32_t kApostrophe = std::uint32_t{1} << 27U;

  // Takes the memory of the thread's last one.
  Surroundings(const Catalog& catalog, const text::Tokens& tokens);
  ~Surroundings();
  Surroundings(const Surroundings&) = delete;
  Surroundings& operator=(const Surroundings&) = delete;

  // tokens.hash(i) of all tokens.
  [[nodiscard]] std::span<const std::uint64_t> hashes() const noexcept {
    return {buffers_.hashes.data(), tokens_.size()};
  }

  // Bits (by Cue, of small_words.h, and those above) of what may start at token `i`: one look tells
  // most tokens apart from those that a rule wants.
  [[nodiscard]] std::uint32_t may_start(std::size_t i) const noexcept { return buffers_.cues[i]; }
  // The first token from `i` on that may start any of these; the number of tokens if none does.
  [[nodiscard]] std::size_t next_of(std::uint32_t bits, std::size_t i) const noexcept {
    const std::uint32_t* const cues = buffers_.cues.data();
    while (i + 4 <= tokens_.size() &&
           ((cues[i] | cues[i + 1] | cues[i + 2] | cues[i + 3]) & bits) == 0)
      i += 4;
    while (i < tokens_.size() && (cues[i] & bits) == 0)
      ++i;
    return i;
  }

  // True if a phrase of this kind starts at token `i` (end of the text allowed).
  [[nodiscard]] bool starts(Cue cue, std::size_t i) const;
  // Number of tokens of the longest phrase of this kind that starts at `i`; 0 if there is none.
  [[nodiscard]] std::size_t length(Cue cue, std::size_t i) const;
  // True if a phrase of this kind ends right before token `i`; articles, quotes and brackets
  // between are skipped.
  [[nodiscard]] bool precedes(Cue cue, std::size_t i) const;
  // True if one starts at `i` or behind signs or one adverb.
  [[nodiscard]] bool follows(Cue cue, std::size_t i) const;

  // A word that begins with a capital letter.
  [[nodiscard]] bool is_capital(std::size_t i) const noexcept {
    return (may_start(i) & kCapital) != 0;
  }
  [[nodiscard]] bool is_function_word(std::size_t i) const noexcept {
    return (may_start(i) & kFunctionWord) != 0;
  }
  // Nearly all longer words of the sentence begin with capitals, or all letters are capitals.
  [[nodiscard]] bool is_title(std::size_t i);
  // All longer words of the sentence are in capitals, as in the headlines of wires.
  [[nodiscard]] bool is_capitals(std::size_t i);
  // First word of its sentence, signs left out.
  [[nodiscard]] bool is_first(std::size_t i) const noexcept;
  // A possessive 's or ' follows token `i - 1`.
  [[nodiscard]] bool is_possessive(std::size_t i) const noexcept;
  // The symbol in brackets after token `i - 1`: "(NASDAQ: CRWV)", "(NVDA 4.30%)", "(ticker CORZ)";
  // the index of its token, or 0.
  [[nodiscard]] std::size_t symbol_after(std::size_t i) const noexcept;
  // True if a bracket at token `i` holds a symbol of an exchange: "(NASDAQ: CRWV)", "<GM.N>".
  [[nodiscard]] bool has_exchange_symbol(std::size_t i) const noexcept;
  // Tokens of the legal forms that start at `i` ("Co Ltd"), a comma before them included; 0 if
  // there is none.
  [[nodiscard]] std::size_t legal_form(std::size_t i) const;

  // The word ends a person's name somewhere in the text: "Crawford" where Jane Crawford is named.
  [[nodiscard]] bool is_surname_here(std::string_view word);

 private:
  enum class Style : std::uint8_t { kUnknown, kProse, kTitle, kCapitals };

  struct Buffers {
    std::vector<std::uint64_t> hashes;  // By token.
    std::vector<std::uint32_t> cues;    // By token; see may_start().
    std::vector<std::uint32_t> alone;   // By token; see CueBits.
    std::vector<Style> styles;          // By sentence.
  };

  static Buffers& spare();
  void find_cues() noexcept;
  [[nodiscard]] Style style_of(std::size_t i);
  void find_surnames();
  [[nodiscard]] bool is_filler(std::size_t i) const noexcept;

  const Catalog& catalog_;
  const text::Tokens& tokens_;
  Buffers buffers_;
  std::vector<std::string_view> surnames_;  // In order.
  bool has_surnames_ = false;               // They have been looked for.
};

}  // namespace lode::company
