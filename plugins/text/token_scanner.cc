// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/text/token_scanner.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cstdint>
#include <string>

#include "plugins/text/char_info.h"
#include "plugins/text/sentence_rules.h"
#include "plugins/text/token_shape.h"
#include "plugins/text/wrapping.h"

namespace lode::text {
namespace {

// Fills the buffers of Tokens. ASCII goes from mask to mask; words and signs with other characters,
// and words across two masks, go character by character. The folded form of a token lies at the
// offsets of the token itself, or behind those of the whole text if it is longer.
class Scanner {
 public:
  Scanner(std::string_view text, TokenBuffers& buffers)
      : text_(text),
        table_(char_table()),
        tokens_(buffers.tokens),
        folded_(buffers.folded),
        masks_(buffers.masks),
        longer_at_(text.size()) {
    if (tokens_.size() < text.size() / 5) tokens_.resize(text.size() / 5);
    if (folded_.size() < text.size() + kMaskBytes) folded_.resize(text.size() + kMaskBytes);
  }

  // Returns the number of tokens.
  std::size_t run() {
    const std::size_t blocks = (text_.size() + kMaskBytes - 1) / kMaskBytes;
    if (masks_.size() <= blocks) masks_.resize(blocks + 1);
    classify_all(text_, folded_.data(), masks_.data());
    masks_[blocks] = {};  // Ends the last token.
    wrap_width_ = wrap_width({text_, masks_});
    for (std::size_t i = 0; i < blocks; ++i) {
      // Each token begins in a block, so that it has at most as many as bytes.
      if (tokens_.size() - count_ < kMaskBytes) tokens_.resize(2 * tokens_.size() + kMaskBytes);
      block(i * kMaskBytes, &masks_[i]);
    }
    return count_;
  }

 private:
  // Where something begins that wants a look: a token, line breaks or a wide character. Digits at
  // the begin of letters are a token of their own, others are not.
  std::uint64_t begins(const ByteMasks& masks) noexcept {
    const std::uint64_t runs = masks.alnum & ~(masks.alnum << 1U | after_alnum_);
    const std::uint64_t digits = (masks.digits & runs) | (masks.digits & after_digits_);
    const std::uint64_t sum = masks.digits + digits;  // Carries on to where these digits end.
    const std::uint64_t behind = (sum | after_digits_) & ~masks.digits;
    after_alnum_ = masks.alnum >> (kMaskBytes - 1);
    after_digits_ = sum < masks.digits ? 1 : 0;
    return runs | (behind & masks.alnum) | ~(masks.alnum | masks.blanks) | masks.breaks;
  }

  void block(std::size_t offset, const ByteMasks* pair) {
    const ByteMasks masks = pair[0];
    const std::uint64_t after_blank = masks.blanks << 1U | after_blank_;
    after_blank_ = masks.blanks >> (kMaskBytes - 1);
    std::uint64_t rest = begins(masks) & unread(offset);
    while ((rest = usual_tokens({offset, rest, after_blank}, masks)) != 0) {
      const auto bit = static_cast<unsigned>(std::countr_zero(rest));
      const std::size_t begin = offset + bit;
      rest &= rest - 1;
      space_ = space_ || is_set(after_blank, bit);
      if (is_set(masks.alnum, bit)) {
        if (letters_or_digits(begin, bit, pair)) continue;
      } else if (is_set(masks.wide, bit)) {
        wide(begin);
      } else if (is_set(masks.breaks, bit)) {
        line_break(begin);
      } else {
        push_sign(begin);
      }
      rest &= unread(offset);
    }
  }

  struct Begins {
    std::size_t offset;  // Of the block.
    std::uint64_t bits;
    std::uint64_t after_blank;
  };

  // Adds the tokens that begin at `begins` up to the first that is not all ASCII or reaches the end
  // of the block, or a line break: nearly all tokens, so that this decides the speed. Each bit of a
  // token is got by masks, without a branch. Returns the bits from there on.
  std::uint64_t usual_tokens(const Begins& begins, const ByteMasks& masks) {
    const std::uint64_t bounds = begins.bits | masks.blanks;
    const std::uint64_t lower = masks.alnum & ~masks.digits & ~masks.upper;
    const std::uint64_t slow = begins.bits & (masks.breaks | masks.wide);
    const std::uint64_t usual = (slow & -slow) - 1;  // Bytes before the first slow one.
    std::uint64_t rest = begins.bits & usual;
    const char* const folded = folded_.data() + begins.offset;
    Token* const before = tokens_.data() + count_;
    Token* token = before;
    std::uint64_t ids = std::uint64_t{block_} << 32U | sentence_;
    std::uint64_t blank_before = space_ ? ~std::uint64_t{0} : begins.after_blank;
    bool may_start = new_block_ || stop_ != Stop::kNone;
    while (rest != 0) {
      const std::uint64_t first = rest & -rest;
      const std::uint64_t behind = bounds & ~(first | (first - 1));
      const std::uint64_t end = behind & -behind;
      if ((end & ~masks.wide) == 0) break;  // It goes on in the next block, or is not all ASCII.
      const std::uint64_t later = end - first - first;  // All its bytes but the first.
      const auto bit = static_cast<unsigned>(std::countr_zero(first));
      write(*token,
            {.begin = narrow(begins.offset + bit),
             .end = narrow(begins.offset + static_cast<unsigned>(std::countr_zero(end))),
             .ids = ids,
             .look = kLooks[look_of(masks, first, later) |
                            ((lower & (first | later)) != 0 ? kAnyLowerLook : 0)],
             .space_before = (blank_before & first) != 0});
      blank_before = begins.after_blank;
      const bool ends = kEndMarks[static_cast<std::size_t>(folded[bit])];
      if (may_start || ends) {
        may_start = starts_or_ends(token, may_start, ends);
        ids = std::uint64_t{block_} << 32U | sentence_;
      }
      ++token;
      rest &= rest - 1;
    }
    space_ = space_ && token == before;
    count_ = static_cast<std::size_t>(token - tokens_.data());
    return begins.bits & ~(rest != 0 ? (rest & -rest) - 1 : usual);
  }

  // Returns whether the token behind `token` may start a sentence.
  bool starts_or_ends(Token* token, bool may_start, bool ends) {
    if (may_start) place(*token);
    count_ = static_cast<std::size_t>(token - tokens_.data()) + 1;
    stop_ = ends ? stop_after(*token) : Stop::kNone;
    return stop_ != Stop::kNone;
  }

  // The bytes of a block that no token reaches into.
  [[nodiscard]] std::uint64_t unread(std::size_t offset) const noexcept {
    return bits_from(at_ > offset ? at_ - offset : 0);
  }

  // False if it went character by character.
  bool letters_or_digits(std::size_t begin, unsigned bit, const ByteMasks* pair) {
    Shape shape = Shape::of(pair[0], bit);
    if (bit + shape.size() >= kMaskBytes && bit > 0) shape.append(pair[1], bit);
    const unsigned size = shape.size();
    if (size >= kMaskBytes || is_set(shape.wide, size)) {
      shape.is_digits() ? digits_slowly(begin) : word_slowly(begin);
      return false;
    }
    push(begin, begin + size, shape.kind(), shape.letter_case(size));
    return true;
  }

  void wide(std::size_t begin) {
    const CodeUnit unit = decode(text_, begin);
    const CharInfo info = info_of(unit.code_point);
    at_ = begin + unit.size_bytes;
    switch (info.char_class) {
      case CharClass::kLetter: word_slowly(begin); break;
      case CharClass::kSpace: space_ = true; break;
      case CharClass::kBreak: line_break(begin); break;
      case CharClass::kIgnorable: break;
      default: wide_sign(begin, info.fold);
    }
  }

  [[nodiscard]] CharInfo info_of(char32_t c) const {
    return c < kTableSize ? table_[c] : char_info(c);
  }

  // All white space that follows; how many lines it ends decides whether a block ends.
  void line_break(std::size_t line_end) {
    int breaks = 0;
    at_ = line_end;
    while (at_ < text_.size()) {
      const char c = text_[at_];
      if (c > ' ') break;
      if (c == ' ') {
        ++at_;
        continue;
      }
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
                         is_wrapped_at({text_, masks_}, {line_begin_, line_end, at_}, wrap_width_);
    new_block_ = new_block_ || !wrapped;
    line_begin_ = at_;
  }

  // What the letters of a word have shown so far.
  struct WordState {
    bool first_upper = false;
    bool later_upper = false;
    bool any_lower = false;
    bool slow = false;    // Some character has no folded form of its own.
    std::size_t end = 0;  // Behind the last character that is not ignorable.
  };

  void word_slowly(std::size_t begin) {
    WordState state;
    state.end = begin;
    word_.clear();
    for (at_ = begin; at_ < text_.size() && letter(state, begin);) {
    }
    at_ = state.end;
    if (state.slow) word_ = fold_slowly(text_.substr(begin, at_ - begin));
    push_folded(begin,
                TokenKind::kWord,
                case_of_letters(state.first_upper, state.later_upper, state.any_lower));
  }

  // False if the character at at_ does not belong to the word.
  bool letter(WordState& state, std::size_t word_begin) {
    const CodeUnit unit = decode(text_, at_);
    const CharInfo info = info_of(unit.code_point);
    const bool letter = info.char_class == CharClass::kLetter ||
                        (info.char_class == CharClass::kDigit && unit.size_bytes == 1);
    const bool ignorable = info.char_class == CharClass::kIgnorable;
    if (!letter && !ignorable && info.char_class != CharClass::kMark) return false;
    state.any_lower = state.any_lower || info.char_case == CharCase::kLower;
    if (info.char_case == CharCase::kUpper) {
      (at_ == word_begin ? state.first_upper : state.later_upper) = true;
    }
    state.slow = state.slow || info.fold == 0 || !letter;
    if (!state.slow) append_utf8(word_, info.fold);
    at_ += unit.size_bytes;
    if (!ignorable) state.end = at_;
    return true;
  }

  void digits_slowly(std::size_t begin) {
    at_ = std::min(text_.find_first_not_of("0123456789", begin), text_.size());
    push(begin, at_, TokenKind::kDigits, LetterCase::kNone);
  }

  void wide_sign(std::size_t begin, char32_t fold) {
    word_.clear();
    if (fold != 0) {
      append_utf8(word_, fold);
    } else {
      word_ = fold_slowly(text_.substr(begin, at_ - begin));
    }
    if (space_ && word_ == "•" && at_ - begin == word_.size()) stop_ = Stop::kCertain;
    push_folded(begin, TokenKind::kSign, LetterCase::kNone);
  }

  // A word or digits.
  void push(std::size_t begin, std::size_t end, TokenKind kind, LetterCase letter_case) {
    Token& token = add(begin, end, kind, letter_case);
    place(token);
    stop_ = Stop::kNone;
  }

  void push_sign(std::size_t begin) {
    Token& token = add(begin, begin + 1, TokenKind::kSign, LetterCase::kNone);
    place(token);
    stop_ = stop_after(token);
  }

  // A token whose folded form is word_.
  void push_folded(std::size_t begin, TokenKind kind, LetterCase letter_case) {
    Token& token = add(begin, at_, kind, letter_case);
    if (word_.size() > at_ - begin) {
      if (folded_.size() < longer_at_ + word_.size()) folded_.resize(longer_at_ + word_.size());
      token.folded_begin = narrow(longer_at_);
      longer_at_ += word_.size();
    }
    word_.copy(folded_.data() + token.folded_begin, word_.size());
    token.folded_end = narrow(token.folded_begin + word_.size());
    place(token);
    stop_ = kind == TokenKind::kSign ? stop_after(token) : Stop::kNone;
  }

  Token& add(std::size_t begin, std::size_t end, TokenKind kind, LetterCase letter_case) {
    Token& token = tokens_[count_++];
    token.begin = token.folded_begin = narrow(begin);
    token.end = token.folded_end = narrow(end);
    token.kind = kind;
    token.letter_case = letter_case;
    token.space_before = space_;
    return token;
  }

  // Gives the new token its sentence and block.
  void place(Token& token) {
    const bool starts = (new_block_ || stop_ != Stop::kNone) && starts_sentence(token);
    token.starts_sentence = starts;
    token.sentence = sentence_;
    token.block = block_;
    space_ = false;
  }

  bool starts_sentence(const Token& token) {
    const bool starts = new_block_ || sentence_ends_before(token);
    sentence_ += starts ? 1U : 0U;
    block_ += new_block_ ? 1U : 0U;
    new_block_ = false;
    return starts;
  }

  // Whether the last token, a sign, is an end mark or a closing sign after one.
  [[nodiscard]] Stop stop_after(const Token& token) const {
    const std::string_view sign = folded_of(token);
    if (sign.size() != 1) return sign == "..." ? Stop::kStrong : Stop::kNone;
    switch (sign.front()) {
      case '.': return token.starts_sentence ? Stop::kNone : stop_after_dot(token);
      case '!':
      case '?': return Stop::kStrong;
      case ')':
      case ']': return stop_;
      case '"':  // With a space before it opens rather than closes.
      case '\'': return token.space_before ? Stop::kNone : stop_;
      default: return Stop::kNone;
    }
  }

  // The last token is a full stop: weak after abbreviations, initials and ordinals.
  [[nodiscard]] Stop stop_after_dot(const Token& dot) const {
    if (dot.space_before || count_ < 2) return Stop::kStrong;
    const Token& before = tokens_[count_ - 2];
    if (before.kind == TokenKind::kWord) {
      return is_abbreviation(folded_of(before)) ? Stop::kWeak : Stop::kStrong;
    }
    if (before.kind != TokenKind::kDigits || before.end - before.begin > 2) return Stop::kStrong;
    const bool in_number =
        !before.space_before && count_ >= 3 && tokens_[count_ - 3].kind == TokenKind::kSign;
    return in_number ? Stop::kStrong : Stop::kWeak;
  }

  [[nodiscard]] bool sentence_ends_before(const Token& token) const {
    if (!token.space_before) return false;
    if (stop_ == Stop::kCertain) return true;
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
    return {folded_.data() + token.folded_begin, token.folded_end - token.folded_begin};
  }

  static std::uint32_t narrow(std::size_t offset) { return static_cast<std::uint32_t>(offset); }

  std::string_view text_;
  const CharInfo* table_;
  std::size_t wrap_width_ = 0;
  std::vector<Token>& tokens_;
  std::vector<char>& folded_;
  std::vector<ByteMasks>& masks_;
  std::size_t longer_at_;  // Where the next longer folded form goes.
  std::size_t count_ = 0;
  std::size_t at_ = 0;  // What lies before has been read, though it may have bits of its own.
  std::size_t line_begin_ = 0;
  std::string word_;  // Scratch.
  // Of the last byte of the block before: 1 or 0.
  std::uint64_t after_alnum_ = 0;
  std::uint64_t after_digits_ = 0;
  std::uint64_t after_blank_ = 1;
  std::uint32_t sentence_ = UINT32_MAX;  // The first token begins the first of both.
  std::uint32_t block_ = UINT32_MAX;
  Stop stop_ = Stop::kNone;
  bool space_ = true;
  bool new_block_ = true;
};

}  // namespace

std::size_t scan_tokens(std::string_view text, TokenBuffers& buffers) {
  return Scanner(text, buffers).run();
}

}  // namespace lode::text
