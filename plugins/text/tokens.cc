// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/text/tokens.h"

#include <algorithm>
#include <array>
#include <limits>

#include "plugins/text/char_info.h"
#include "plugins/text/sentence_rules.h"
#include "plugins/text/wrapping.h"

namespace lode::text {
namespace {

constexpr std::size_t kMaxTextBytes = std::size_t{1} << 31U;

constexpr unsigned char byte_of(char c) noexcept {
  return static_cast<unsigned char>(c);
}

// Of ASCII bytes; kOther are the bytes of longer characters.
enum class ByteClass : std::uint8_t { kSign, kUpper, kLower, kDigit, kSpace, kBreak, kOther };

constexpr std::array<ByteClass, 256> make_byte_classes() {
  std::array<ByteClass, 256> table{};
  for (std::size_t i = 0x80; i < 256; ++i)
    table[i] = ByteClass::kOther;
  for (std::size_t i = 'a'; i <= 'z'; ++i)
    table[i] = ByteClass::kLower;
  for (std::size_t i = 'A'; i <= 'Z'; ++i)
    table[i] = ByteClass::kUpper;
  for (std::size_t i = '0'; i <= '9'; ++i)
    table[i] = ByteClass::kDigit;
  table[' '] = table['\t'] = ByteClass::kSpace;
  table['\n'] = table['\r'] = table['\v'] = table['\f'] = ByteClass::kBreak;
  return table;
}
constexpr std::array<ByteClass, 256> kByteClasses = make_byte_classes();

constexpr char lower(char c) noexcept {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c | 0x20) : c;
}

LetterCase case_of_letters(bool first_upper, bool later_upper, bool any_lower) {
  if (!first_upper && !later_upper) return LetterCase::kLower;
  if (!any_lower) return LetterCase::kUpper;
  return first_upper && !later_upper ? LetterCase::kTitle : LetterCase::kMixed;
}

// Fills the two vectors of Tokens in one pass.
class Scanner {
 public:
  Scanner(std::string_view text, std::vector<Token>& tokens, std::string& folded)
      : text_(text),
        table_(char_table()),
        wrap_width_(wrap_width(text)),
        tokens_(tokens),
        folded_(folded) {
    tokens_.reserve(text.size() / 5 + 8);
    folded_.reserve(text.size() + 8);
  }

  void run() {
    while (at_ < text_.size()) {
      switch (kByteClasses[byte_of(text_[at_])]) {
        case ByteClass::kUpper:
        case ByteClass::kLower: word(); break;
        case ByteClass::kDigit: digits(); break;
        case ByteClass::kSpace:
          space_ = true;
          ++at_;
          break;
        case ByteClass::kBreak: line_break(); break;
        case ByteClass::kSign: sign(1, text_[at_]); break;
        case ByteClass::kOther: wide(); break;
      }
    }
  }

 private:
  void wide() {
    const CodeUnit unit = decode(text_, at_);
    const CharInfo info = info_of(unit.code_point);
    switch (info.char_class) {
      case CharClass::kLetter: word(); break;
      case CharClass::kSpace:
        space_ = true;
        at_ += unit.size_bytes;
        break;
      case CharClass::kBreak: line_break(); break;
      case CharClass::kIgnorable: at_ += unit.size_bytes; break;
      default: sign(unit.size_bytes, info.fold);
    }
  }

  [[nodiscard]] CharInfo info_of(char32_t c) const {
    return c < kTableSize ? table_[c] : char_info(c);
  }

  // All white space that follows; how many lines it ends decides whether a block ends.
  void line_break() {
    const std::size_t line_end = at_;
    int breaks = 0;
    while (at_ < text_.size()) {
      const CodeUnit unit = decode(text_, at_);
      const CharClass char_class = info_of(unit.code_point).char_class;
      if (char_class == CharClass::kBreak) {
        const bool after_cr = unit.code_point == '\n' && at_ > 0 && text_[at_ - 1] == '\r';
        breaks += after_cr ? 0 : 1;
      } else if (char_class != CharClass::kSpace) {
        break;
      }
      at_ += unit.size_bytes;
    }
    space_ = true;
    const bool wrapped = breaks == 1 && wrap_width_ > 0 &&
                         is_wrapped_at(text_, {line_begin_, line_end, at_}, wrap_width_);
    new_block_ = new_block_ || !wrapped;
    line_begin_ = at_;
  }

  void word() {
    const std::size_t begin = at_;
    const std::size_t folded_begin = folded_.size();
    bool later_upper = false;
    bool any_lower = false;
    bool first_upper = false;
    bool slow = false;
    std::size_t end = begin;
    while (at_ < text_.size()) {
      const ByteClass byte_class = kByteClasses[byte_of(text_[at_])];
      if (byte_class == ByteClass::kLower || byte_class == ByteClass::kDigit) {
        any_lower = any_lower || byte_class == ByteClass::kLower;
        folded_.push_back(text_[at_]);
        end = ++at_;
        continue;
      }
      if (byte_class == ByteClass::kUpper) {
        (at_ == begin ? first_upper : later_upper) = true;
        folded_.push_back(lower(text_[at_]));
        end = ++at_;
        continue;
      }
      if (byte_class != ByteClass::kOther) break;
      const CodeUnit unit = decode(text_, at_);
      const CharInfo info = info_of(unit.code_point);
      const bool letter = info.char_class == CharClass::kLetter;
      if (!letter && info.char_class != CharClass::kMark &&
          info.char_class != CharClass::kIgnorable) {
        break;
      }
      any_lower = any_lower || info.char_case == CharCase::kLower;
      if (info.char_case == CharCase::kUpper) (at_ == begin ? first_upper : later_upper) = true;
      slow = slow || info.fold == 0 || !letter;
      if (!slow) append_utf8(folded_, info.fold);
      at_ += unit.size_bytes;
      if (info.char_class != CharClass::kIgnorable) end = at_;
    }
    at_ = end;
    if (slow) {
      folded_.resize(folded_begin);
      folded_ += fold_slowly(text_.substr(begin, end - begin));
    }
    const LetterCase letter_case = case_of_letters(first_upper, later_upper, any_lower);
    push({.begin = narrow(begin),
          .end = narrow(end),
          .folded_begin = narrow(folded_begin),
          .kind = TokenKind::kWord,
          .letter_case = letter_case});
  }

  void digits() {
    const std::size_t begin = at_;
    const std::size_t folded_begin = folded_.size();
    while (at_ < text_.size() && kByteClasses[byte_of(text_[at_])] == ByteClass::kDigit)
      ++at_;
    folded_.append(text_, begin, at_ - begin);
    push({.begin = narrow(begin),
          .end = narrow(at_),
          .folded_begin = narrow(folded_begin),
          .kind = TokenKind::kDigits});
  }

  void sign(std::size_t size_bytes, char32_t fold) {
    const std::size_t begin = at_;
    const std::size_t folded_begin = folded_.size();
    at_ += size_bytes;
    if (fold != 0) {
      append_utf8(folded_, fold);
    } else {
      folded_ += fold_slowly(text_.substr(begin, size_bytes));
    }
    push({.begin = narrow(begin), .end = narrow(at_), .folded_begin = narrow(folded_begin)});
  }

  void push(Token token) {
    token.folded_end = narrow(folded_.size());
    token.space_before = space_ || tokens_.empty();
    const bool starts = tokens_.empty() || new_block_ || sentence_ends_before(token);
    if (!tokens_.empty()) {
      token.sentence = tokens_.back().sentence + (starts ? 1U : 0U);
      token.block = tokens_.back().block + (new_block_ ? 1U : 0U);
    }
    token.starts_sentence = starts;
    tokens_.push_back(token);
    after_push(starts);
    space_ = false;
    new_block_ = false;
  }

  enum class Stop : std::uint8_t { kNone, kWeak, kStrong };

  // Notes whether the last token is an end mark, or a closing sign after one.
  void after_push(bool starts) {
    const Token& token = tokens_.back();
    if (token.kind != TokenKind::kSign) {
      stop_ = Stop::kNone;
      return;
    }
    const std::string_view sign = folded_of(token);
    if (sign == ".") {
      stop_ = starts ? Stop::kNone : stop_after_dot(token);
    } else if (sign == "!" || sign == "?" || sign == "...") {
      stop_ = Stop::kStrong;
    } else if (stop_ != Stop::kNone) {
      const bool closes = sign == "\"" || sign == "'" || sign == ")" || sign == "]";
      // A quote with a space before it opens rather than closes.
      if (!closes || (token.space_before && sign != ")" && sign != "]")) stop_ = Stop::kNone;
    }
  }

  // The last token is a full stop: weak after abbreviations, initials and ordinals.
  [[nodiscard]] Stop stop_after_dot(const Token& dot) const {
    if (dot.space_before || tokens_.size() < 2) return Stop::kStrong;
    const Token& before = tokens_[tokens_.size() - 2];
    if (before.kind == TokenKind::kWord) {
      return is_abbreviation(folded_of(before)) ? Stop::kWeak : Stop::kStrong;
    }
    if (before.kind != TokenKind::kDigits || before.end - before.begin > 2) return Stop::kStrong;
    const bool in_number = !before.space_before && tokens_.size() >= 3 &&
                           tokens_[tokens_.size() - 3].kind == TokenKind::kSign;
    return in_number ? Stop::kStrong : Stop::kWeak;
  }

  [[nodiscard]] bool sentence_ends_before(const Token& token) const {
    if (stop_ == Stop::kNone || !space_) return false;
    const std::string_view folded = folded_of(token);
    if (token.kind == TokenKind::kDigits) return stop_ == Stop::kStrong;
    if (token.kind == TokenKind::kSign) {
      constexpr std::string_view kOpening = "([{\"'$#@-*&+~<";
      const bool opens = folded.size() > 1 || kOpening.find(folded.front()) != kOpening.npos;
      return opens && stop_ == Stop::kStrong;
    }
    if (token.letter_case == LetterCase::kLower) return false;
    return stop_ == Stop::kStrong || is_sentence_starter(folded);
  }

  [[nodiscard]] std::string_view folded_of(const Token& token) const {
    return std::string_view(folded_).substr(token.folded_begin,
                                            token.folded_end - token.folded_begin);
  }

  static std::uint32_t narrow(std::size_t offset) { return static_cast<std::uint32_t>(offset); }

  std::string_view text_;
  const CharInfo* table_;
  std::size_t wrap_width_;
  std::vector<Token>& tokens_;
  std::string& folded_;
  std::size_t at_ = 0;
  std::size_t line_begin_ = 0;
  Stop stop_ = Stop::kNone;
  bool space_ = true;
  bool new_block_ = false;
};

}  // namespace

Tokens::Tokens(std::string_view text) : text_(text.substr(0, kMaxTextBytes)) {
  Scanner(text_, tokens_, folded_).run();
}

std::size_t Tokens::at_or_after(std::size_t offset) const noexcept {
  const auto it = std::ranges::lower_bound(tokens_, offset, {}, &Token::begin);
  return static_cast<std::size_t>(it - tokens_.begin());
}

Tokens::Range Tokens::sentence_of(std::size_t i) const noexcept {
  const auto range = std::ranges::equal_range(tokens_, tokens_[i].sentence, {}, &Token::sentence);
  return {static_cast<std::size_t>(range.begin() - tokens_.begin()),
          static_cast<std::size_t>(range.end() - tokens_.begin())};
}

std::string fold(std::string_view text) {
  const Tokens tokens(text);
  std::string out;
  out.reserve(text.size());
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    if (i > 0) out += ' ';
    out += tokens.folded(i);
  }
  return out;
}

}  // namespace lode::text
