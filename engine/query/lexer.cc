// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/query/lexer.h"

#include <array>
#include <charconv>

#include "engine/query/query_error.h"

namespace lode::query {
namespace {

// White space and control characters separate pieces.
bool is_space(char c) noexcept {
  const auto byte = static_cast<unsigned char>(c);
  return byte <= 0x20 || byte == 0x7F;
}

constexpr std::string_view kNoBreakSpace = "\xC2\xA0";
constexpr std::string_view kIdeographicSpace = "\xE3\x80\x80";

// Quotes as word processors make them are as good as the plain one.
constexpr std::array<std::string_view, 4> kQuotes{"\"", "\u201C", "\u201D", "\u201E"};

bool is_name_start(char c) noexcept {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' ||
         static_cast<unsigned char>(c) >= 0x80;
}

bool is_name_char(char c) noexcept {
  return is_name_start(c) || (c >= '0' && c <= '9') || c == '.' || c == '-';
}

bool is_sign(char c) noexcept {
  return c == ':' || c == '=' || c == '<' || c == '>';
}

}  // namespace

void Lexer::skip_space() noexcept {
  while (at_ < text_.size()) {
    const std::string_view rest = text_.substr(at_);
    if (is_space(rest.front())) {
      ++at_;
    } else if (rest.starts_with(kNoBreakSpace)) {
      at_ += kNoBreakSpace.size();
    } else if (rest.starts_with(kIdeographicSpace)) {
      at_ += kIdeographicSpace.size();
    } else {
      return;
    }
  }
}

std::size_t Lexer::quote_size(std::size_t offset) const noexcept {
  for (const std::string_view quote : kQuotes) {
    if (text_.substr(offset).starts_with(quote)) {
      return quote.size();
    }
  }
  return 0;
}

bool Lexer::ends_bare(std::size_t offset) const noexcept {
  if (offset >= text_.size()) {
    return true;
  }
  const std::string_view rest = text_.substr(offset);
  const bool brace = braces_ && (rest.front() == '{' || rest.front() == '}');
  return brace || is_space(rest.front()) || rest.front() == '(' || rest.front() == ')' ||
         quote_size(offset) > 0 || rest.starts_with(kNoBreakSpace) ||
         rest.starts_with(kIdeographicSpace);
}

// Offset of the sign after the name that starts at `offset`, or `offset` if there is none.
std::size_t Lexer::field_end(std::size_t offset) const noexcept {
  if (!is_name_start(text_[offset])) {
    return offset;
  }
  std::size_t end = offset;
  while (!ends_bare(end) && is_name_char(text_[end])) {
    ++end;
  }
  if (end >= text_.size() || !is_sign(text_[end]) || text_.substr(end).starts_with("://")) {
    return offset;
  }
  return end;
}

Result<Token> Lexer::quoted() {
  Token token{TokenKind::kQuoted, {at_, at_}, {}, 0};
  at_ += quote_size(at_);
  while (at_ < text_.size()) {
    if (const std::size_t size = quote_size(at_); size > 0) {
      at_ += size;
      token.span.end = at_;
      return token;
    }
    const bool escape = text_[at_] == '\\' && at_ + 1 < text_.size() &&
                        (text_[at_ + 1] == '"' || text_[at_ + 1] == '\\');
    at_ += escape ? 1 : 0;
    token.text += text_[at_++];
  }
  return Unexpected(syntax_error(text_,
                                 {token.span.begin, text_.size()},
                                 "quote opened at byte " + std::to_string(token.span.begin) +
                                     " is never closed: add a closing \" or remove it",
                                 "\""));
}

Result<Token> Lexer::bare() {
  const std::size_t begin = at_;
  while (!ends_bare(at_)) {
    ++at_;
  }
  return Token{TokenKind::kBare, {begin, at_}, std::string(text_.substr(begin, at_ - begin)), 0};
}

Result<Token> Lexer::word_or_operator() {
  LODE_ASSIGN_OR_RETURN(Token token, bare());
  if (token.text == "AND") {
    token.kind = TokenKind::kAnd;
  } else if (token.text == "OR") {
    token.kind = TokenKind::kOr;
  } else if (token.text == "NOT") {
    token.kind = TokenKind::kNot;
  } else if (token.text == "NEAR") {
    token.kind = TokenKind::kNear;
    token.distance = kDefaultNearDistance;
  } else if (token.text.starts_with("NEAR/")) {
    token.kind = TokenKind::kNear;
    const char* const first = token.text.data() + std::string_view("NEAR/").size();
    const char* const last = token.text.data() + token.text.size();
    const auto [end, error] = std::from_chars(first, last, token.distance);
    if (error != std::errc{} || end != last || token.distance == 0 ||
        token.distance > kMaxNearDistance) {
      return Unexpected(
          syntax_error(text_,
                       token.span,
                       "'" + shown(token.text) + "' has no usable distance: write NEAR/5",
                       "a number from 1 to " + std::to_string(kMaxNearDistance)));
    }
  }
  return token;
}

Result<Token> Lexer::next(bool fields) {
  skip_space();
  if (at_ >= text_.size()) {
    return Token{TokenKind::kEnd, {at_, at_}, {}, 0};
  }
  const char c = text_[at_];
  if (c == '(' || c == ')') {
    ++at_;
    return Token{c == '(' ? TokenKind::kOpen : TokenKind::kClose, {at_ - 1, at_}, {}, 0};
  }
  if (braces_ && (c == '{' || c == '}')) {
    ++at_;
    return Token{c == '{' ? TokenKind::kOpenBrace : TokenKind::kCloseBrace, {at_ - 1, at_}, {}, 0};
  }
  if (quote_size(at_) > 0) {
    return quoted();
  }
  const bool before_piece =
      at_ + 1 < text_.size() &&
      (text_[at_ + 1] == '(' || quote_size(at_ + 1) > 0 || !ends_bare(at_ + 1));
  if (c == '-' && before_piece) {
    ++at_;
    return Token{TokenKind::kMinus, {at_ - 1, at_}, {}, 0};
  }
  if (const std::size_t end = fields ? field_end(at_) : at_; end > at_) {
    const std::size_t begin = at_;
    at_ = end;
    return Token{TokenKind::kField, {begin, end}, std::string(text_.substr(begin, end - begin)), 0};
  }
  return word_or_operator();
}

Result<Token> Lexer::value(bool range) {
  if (at_ < text_.size() && text_[at_] == '(') {
    ++at_;
    return Token{TokenKind::kOpen, {at_ - 1, at_}, {}, 0};
  }
  if (at_ < text_.size() && quote_size(at_) > 0) {
    return quoted();
  }
  const std::size_t begin = at_;
  while (!ends_bare(at_) && !(range && text_.substr(at_).starts_with(".."))) {
    ++at_;
  }
  const TokenKind kind = at_ > begin ? TokenKind::kBare : TokenKind::kEnd;
  return Token{kind, {begin, at_}, std::string(text_.substr(begin, at_ - begin)), 0};
}

std::string_view Lexer::comparison_sign() {
  const std::string_view rest = text_.substr(at_);
  for (const std::string_view sign :
       {":>=", ":<=", ":>", ":<", ":=", ">=", "<=", ":", "=", "<", ">"}) {
    if (rest.starts_with(sign)) {
      at_ += sign.size();
      return sign.size() > 1 && sign.front() == ':' ? sign.substr(1) : sign;
    }
  }
  return {};
}

std::string_view Lexer::range_sign() {
  for (const std::string_view sign : {"..<", ".."}) {
    if (text_.substr(at_).starts_with(sign)) {
      at_ += sign.size();
      return sign;
    }
  }
  return {};
}

std::string_view Lexer::boost() {
  if (at_ >= text_.size() || text_[at_] != '^') {
    return {};
  }
  const std::size_t begin = at_;
  while (!ends_bare(at_)) {
    ++at_;
  }
  return text_.substr(begin, at_ - begin);
}

bool Lexer::star() {
  if (at_ < text_.size() && text_[at_] == '*') {
    ++at_;
    return true;
  }
  return false;
}

}  // namespace lode::query
