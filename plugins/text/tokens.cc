// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/text/tokens.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cstddef>

#include "plugins/text/byte_masks.h"
#include "plugins/text/char_info.h"
#include "plugins/text/sentence_rules.h"
#include "plugins/text/token_shape.h"
#include "plugins/text/wrapping.h"

namespace lode::text {
namespace {

constexpr std::size_t kMaxTextBytes = std::size_t{1} << 31U;
constexpr std::size_t kMaxKeptBytes = std::size_t{8} << 20U;  // A thread keeps no larger buffers.

// The buffers of a thread's last text, so that the next one need not ask for memory.
struct Spare {
  std::vector<Token> tokens;
  std::string folded;
  std::vector<ByteMasks> masks;
};

Spare& spare() {
  thread_local Spare buffers;
  return buffers;
}

// Fills the buffers of Tokens. ASCII goes from mask to mask; words and signs with other characters,
// and words across two masks, go character by character. The folded form of a token lies at the
// offsets of the token itself, or behind those of the whole text if it is longer.
class Scanner {
 public:
  Scanner(std::string_view text, std::vector<Token>& tokens, std::string& folded)
      : text_(text),
        table_(char_table()),
        wrap_width_(wrap_width(text)),
        tokens_(tokens),
        folded_(folded),
        longer_at_(text.size()) {
    if (tokens_.size() < text.size() / 5) tokens_.resize(text.size() / 5);
    if (folded_.size() < text.size() + kMaskBytes) folded_.resize(text.size() + kMaskBytes);
  }

  // Returns the number of tokens.
  std::size_t run() {
    std::vector<ByteMasks>& masks = spare().masks;
    const std::size_t blocks = (text_.size() + kMaskBytes - 1) / kMaskBytes;
    if (masks.size() <= blocks) masks.resize(blocks + 1);  // One that ends the last token.
    classify_all(masks);
    masks[blocks] = {};
    for (std::size_t i = 0; i < blocks; ++i) {
      // Each token begins in a block, so that it has at most as many as bytes.
      if (tokens_.size() - count_ < kMaskBytes) tokens_.resize(2 * tokens_.size() + kMaskBytes);
      block(i * kMaskBytes, &masks[i]);
    }
    if (masks.size() * sizeof(ByteMasks) > kMaxKeptBytes) masks = {};
    return count_;
  }

 private:
  void classify_all(std::vector<ByteMasks>& masks) {
    const std::size_t whole = text_.size() / kMaskBytes;
    for (std::size_t i = 0; i < whole; ++i) {
      masks[i] = classify(text_.data() + i * kMaskBytes, folded_.data() + i * kMaskBytes);
    }
    if (whole * kMaskBytes == text_.size()) return;
    std::array<char, kMaskBytes> rest{};
    rest.fill(' ');
    text_.copy(rest.data(), kMaskBytes, whole * kMaskBytes);
    masks[whole] = classify(rest.data(), folded_.data() + whole * kMaskBytes);
  }

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
    while (rest != 0) {
      const auto bit = static_cast<unsigned>(std::countr_zero(rest));
      const std::size_t begin = offset + bit;
      rest &= rest - 1;
      space_ = space_ || is_set(after_blank, bit);
      if (is_set(masks.alnum, bit)) {
        if (letters_or_digits(begin, bit, pair)) continue;
      } else if (!is_set(masks.breaks | masks.wide, bit)) {
        push_sign(begin, begin + 1);
        continue;
      } else if (is_set(masks.wide, bit)) {
        wide(begin);
      } else {
        line_break(begin);
      }
      rest &= unread(offset);
    }
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

  void push_sign(std::size_t begin, std::size_t end) {
    Token& token = add(begin, end, TokenKind::kSign, LetterCase::kNone);
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
  std::size_t wrap_width_;
  std::vector<Token>& tokens_;
  std::string& folded_;
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

Tokens::Tokens(std::string_view text) : text_(text.substr(0, kMaxTextBytes)) {
  tokens_.swap(spare().tokens);
  folded_.swap(spare().folded);
  size_ = Scanner(text_, tokens_, folded_).run();
}

Tokens::~Tokens() {
  const bool large = tokens_.size() * sizeof(Token) > kMaxKeptBytes;
  if (large || tokens_.size() <= spare().tokens.size()) return;
  tokens_.swap(spare().tokens);
  folded_.swap(spare().folded);
}

std::size_t Tokens::at_or_after(std::size_t offset) const noexcept {
  const auto it = std::ranges::lower_bound(all(), offset, {}, &Token::begin);
  return static_cast<std::size_t>(it - all().begin());
}

Tokens::Range Tokens::sentence_of(std::size_t i) const noexcept {
  constexpr std::size_t kNear = 48;  // Most sentences end this near.
  const auto index_of = [this](std::uint32_t ordinal) {
    const auto it = std::ranges::lower_bound(all(), ordinal, {}, &Token::sentence);
    return static_cast<std::size_t>(it - all().begin());
  };
  std::size_t first = i;
  while (first > 0 && i - first < kNear && !tokens_[first].starts_sentence)
    --first;
  std::size_t last = i + 1;
  while (last < size_ && last - i < kNear && !tokens_[last].starts_sentence)
    ++last;
  if (!tokens_[first].starts_sentence) first = index_of(tokens_[i].sentence);
  if (last < size_ && !tokens_[last].starts_sentence) last = index_of(tokens_[i].sentence + 1);
  return {first, last};
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
