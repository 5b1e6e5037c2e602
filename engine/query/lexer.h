// SPDX-License-Identifier: GPL-3.0-or-later
// Cuts a query into pieces. Which pieces there are depends on where the parser stands, so it asks
// for them one by one; copying a lexer is cheap, and is how the parser looks ahead.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "engine/base/result.h"
#include "engine/query/ast.h"

namespace lode::query {

enum class TokenKind {
  kEnd,
  kOpen,       // (
  kClose,      // )
  kOpenBrace,  // { and }, where braces are pieces
  kCloseBrace,
  kMinus,  // "-" directly before a piece
  kAnd,    // AND, OR, NOT, NEAR in capitals
  kOr,
  kNot,
  kNear,    // NEAR or NEAR/7
  kQuoted,  // "..." without its quotes
  kBare,    // Anything else up to white space, a bracket or a quote.
  kField,   // A name before one of : = < >; the lexer then stands at that sign.
};

struct Token {
  TokenKind kind = TokenKind::kEnd;
  SourceSpan span;
  std::string text;            // Of kQuoted (escapes resolved), kBare, kField.
  std::uint32_t distance = 0;  // Of kNear.
};

inline constexpr std::uint32_t kDefaultNearDistance = 10;
inline constexpr std::uint32_t kMaxNearDistance = 100;
// Words of a chain of NEAR. With the distance less than the gap between title and body in the
// index.
inline constexpr std::size_t kMaxNearWords = 50;
inline constexpr std::size_t kMaxAllNearWords = 100;  // Of all chains together.
inline constexpr std::size_t kMaxPhraseWords = 100;

class Lexer {
 public:
  // `text` is valid UTF-8 and outlives the lexer.
  explicit Lexer(std::string_view text, std::size_t offset = 0) : text_(text), at_(offset) {}

  // The next piece. `fields`: names of fields are looked for; inside of `field:( )` they are not.
  // Errors: QUERY_SYNTAX (a quote that is never closed; a bad distance after NEAR/).
  [[nodiscard]] Result<Token> next(bool fields = true);

  // The value that stands right here, with no space before it: a quoted or bare piece; kEnd if
  // there is none, kOpen for a bracket. Ends before "..", which range_sign() reads, if `range` is
  // set.
  [[nodiscard]] Result<Token> value(bool range);

  // Reads one of ":", "=", "<", "<=", ">", ">=", and ":" followed by one of the others, right here;
  // empty if there is none.
  [[nodiscard]] std::string_view comparison_sign();
  // Reads "..<" or ".." right here; empty if there is none.
  [[nodiscard]] std::string_view range_sign();
  // Reads "*" right here.
  [[nodiscard]] bool star();
  // Reads "^" and what follows it up to the end of the piece, right here; empty if there is none.
  [[nodiscard]] std::string_view boost();

  // Braces are pieces and end others from here on, or are letters like any other, as at first.
  void set_braces(bool braces) noexcept { braces_ = braces; }
  // Goes back to `offset`.
  void rewind(std::size_t offset) noexcept { at_ = offset; }

  [[nodiscard]] std::size_t offset() const noexcept { return at_; }
  [[nodiscard]] std::string_view text() const noexcept { return text_; }

 private:
  void skip_space() noexcept;
  [[nodiscard]] std::size_t quote_size(std::size_t offset) const noexcept;
  [[nodiscard]] bool ends_bare(std::size_t offset) const noexcept;
  [[nodiscard]] std::size_t field_end(std::size_t offset) const noexcept;
  [[nodiscard]] Result<Token> quoted();
  [[nodiscard]] Result<Token> bare();
  [[nodiscard]] Result<Token> word_or_operator();

  std::string_view text_;
  std::size_t at_ = 0;
  bool braces_ = false;
};

}  // namespace lode::query
