// SPDX-License-Identifier: GPL-3.0-or-later
// One pass over a text: words, digit runs and signs, with what their surroundings say. Every
// extractor works on these tokens, so that no plugin scans characters on its own. Number reading is
// in numbers.h, gazetteers in gazetteer.h.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "plugins/text/token_hash.h"

namespace lode::text {

// kWord:   a letter, then letters, marks and digits: "OpenAI", "GB200", "Mrd". Apostrophes, hyphens
//          and dots end it: "d'OpenAI" is three tokens, "GB-200" is three, "H100s" is one.
// kDigits: a run of ASCII digits: "38" and "B" in "$38B", "14", "." and "2" in "14.2".
// kSign:   any other single character that is not white space: "$", "€", ".", "–".
enum class TokenKind : std::uint8_t { kWord, kDigits, kSign };

// Of a word's letters. "OpenAI" and "iPhone" are kMixed, "AWS" and "H100" kUpper, "A" kUpper,
// "Oracle" kTitle. kNone for digits and signs.
enum class LetterCase : std::uint8_t { kNone, kLower, kTitle, kUpper, kMixed };

struct Token {
  std::uint32_t begin = 0;  // Bytes, half-open.
  std::uint32_t end = 0;
  std::uint32_t sentence = 0;      // Ordinal of its sentence, from 0; a new block starts a new one.
  std::uint32_t block = 0;         // Ordinal of its block; blocks are split by line breaks.
  std::uint32_t folded_begin = 0;  // For Tokens::folded().
  std::uint32_t folded_end = 0;
  TokenKind kind = TokenKind::kSign;
  LetterCase letter_case = LetterCase::kNone;
  bool space_before = false;  // White space of any kind stands before it; true for the first token.
  bool starts_sentence = false;
};

// The tokens of one text. Immutable; holds a view of the text, which must outlive it. Its memory
// goes back to the thread that destroys it, for the next text.
class Tokens {
 public:
  // `text` is valid UTF-8 of at most 2 GiB; what lies beyond is ignored. Linear time, no allocation
  // per token. Sentences end at . ! ? … and their closing quotes or brackets when white space and
  // a capital, digit or opening sign follow, but not after abbreviations, initials and ordinals
  // ("Inc.", "U.S.", "Mrd.", "z. B.", "J. P.", "11. März") nor inside of numbers.
  explicit Tokens(std::string_view text);
  ~Tokens();
  Tokens(const Tokens&) = delete;
  Tokens& operator=(const Tokens&) = delete;

  [[nodiscard]] std::string_view text() const noexcept { return text_; }
  [[nodiscard]] std::span<const Token> all() const noexcept { return {tokens_.data(), size_}; }
  [[nodiscard]] std::size_t size() const noexcept { return size_; }
  [[nodiscard]] const Token& operator[](std::size_t i) const noexcept { return tokens_[i]; }

  // As written.
  [[nodiscard]] std::string_view word(std::size_t i) const noexcept {
    return {text_.data() + tokens_[i].begin, tokens_[i].end - tokens_[i].begin};
  }

  // For comparison: lower case, full-width forms and ligatures made plain (NFKC), typographic
  // apostrophes, quotes and dashes as ASCII, accents kept. Valid as long as this object.
  [[nodiscard]] std::string_view folded(std::size_t i) const noexcept {
    const Token& token = tokens_[i];
    return {folded_.data() + token.folded_begin, token.folded_end - token.folded_begin};
  }

  // hash() of folded(i) without its last `cut` bytes, `cut` no more than it has; see token_hash.h.
  [[nodiscard]] std::uint64_t hash(std::size_t i, std::size_t cut = 0) const noexcept {
    const Token& token = tokens_[i];
    const char* const bytes = folded_.data() + token.folded_begin;
    const std::size_t size = token.folded_end - token.folded_begin - cut;
    if (token.folded_begin + std::size_t{8} > folded_.size()) return text::hash({bytes, size});
    return hash_padded(bytes, size);
  }

  // hash(i) of all tokens, and 0 behind them. `out` is never made smaller.
  void hash_all(std::vector<std::uint64_t>& out) const;

  // True if folded(i) is `c`, for ASCII signs.
  [[nodiscard]] bool is_sign(std::size_t i, char c) const noexcept {
    if (tokens_[i].kind != TokenKind::kSign) return false;
    const std::string_view f = folded(i);
    return f.size() == 1 && f.front() == c;
  }

  // Index of the first token that begins at or after `offset`; size() if there is none. O(log n).
  [[nodiscard]] std::size_t at_or_after(std::size_t offset) const noexcept;

  // [first, last) tokens of the sentence that token `i` is in.
  struct Range {
    std::size_t first = 0;
    std::size_t last = 0;
  };
  [[nodiscard]] Range sentence_of(std::size_t i) const noexcept;

 private:
  std::string_view text_;
  std::vector<Token> tokens_;  // The first size_ count.
  std::vector<char> folded_;
  std::size_t size_ = 0;
};

// The folded form of `text` as Tokens would give it, its tokens parted by single spaces: the key
// form of gazetteers and queries.
[[nodiscard]] std::string fold(std::string_view text);

}  // namespace lode::text
