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

// More than the folded form of any single character takes.
constexpr std::size_t kSlackBytes = 64;
constexpr std::size_t kMaxTextBytes = std::size_t{1} << 31U;

constexpr unsigned char byte_of(char c) noexcept {
  return static_cast<unsigned char>(c);
}

// Of ASCII bytes; kOther are the bytes of longer characters.
enum class ByteClass : std::uint8_t { kUpper, kLower, kDigit, kSign, kSpace, kBreak, kOther };
constexpr ByteClass kLastOfWord = ByteClass::kDigit;

constexpr std::array<ByteClass, 256> make_byte_classes() {
  std::array<ByteClass, 256> table{};
  table.fill(ByteClass::kSign);
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
    folded_.resize(text.size() + kSlackBytes);
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
        case ByteClass::kSign: sign(1, byte_of(text_[at_])); break;
        case ByteClass::kOther: wide(); break;
      }
    }
    folded_.resize(folded_size_);
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

  // What the letters of a word have shown so far.
  struct WordState {
    bool first_upper = false;
    bool later_upper = false;
    bool any_lower = false;
    bool slow = false;    // Some character has no folded form of its own.
    std::size_t end = 0;  // Behind the last character that is not ignorable.
  };

  void word() {
    const std::size_t begin = at_;
    const std::size_t folded_begin = folded_size_;
    WordState state;
    state.first_upper = kByteClasses[byte_of(text_[at_])] == ByteClass::kUpper;
    ascii_letters(state, state.first_upper);
    while (at_ < text_.size() && byte_of(text_[at_]) >= 0x80 && wide_letter(state, begin)) {
      ascii_letters(state, false);
    }
    at_ = state.end;
    if (state.slow) {
      folded_size_ = folded_begin;
      append_folded(fold_slowly(text_.substr(begin, at_ - begin)));
    }
    push(begin,
         folded_begin,
         TokenKind::kWord,
         case_of_letters(state.first_upper, state.later_upper, state.any_lower));
  }

  void ascii_letters(WordState& state, bool skip_first) {
    std::size_t at = at_;
    char* out = folded_.data() + folded_size_;
    unsigned seen = 0;
    if (skip_first) {
      *out++ = lower(text_[at++]);
    }
    for (; at < text_.size(); ++at) {
      const auto byte_class = kByteClasses[byte_of(text_[at])];
      if (byte_class > kLastOfWord) break;
      seen |= 1U << static_cast<unsigned>(byte_class);
      *out++ = lower(text_[at]);
    }
    if (at == at_) return;
    folded_size_ += at - at_;
    at_ = state.end = at;
    state.later_upper =
        state.later_upper || (seen & (1U << static_cast<unsigned>(ByteClass::kUpper))) != 0;
    state.any_lower =
        state.any_lower || (seen & (1U << static_cast<unsigned>(ByteClass::kLower))) != 0;
  }

  // False if the character does not belong to the word.
  bool wide_letter(WordState& state, std::size_t word_begin) {
    const CodeUnit unit = decode(text_, at_);
    const CharInfo info = info_of(unit.code_point);
    const bool letter = info.char_class == CharClass::kLetter;
    const bool ignorable = info.char_class == CharClass::kIgnorable;
    if (!letter && !ignorable && info.char_class != CharClass::kMark) return false;
    state.any_lower = state.any_lower || info.char_case == CharCase::kLower;
    if (info.char_case == CharCase::kUpper) {
      (at_ == word_begin ? state.first_upper : state.later_upper) = true;
    }
    state.slow = state.slow || info.fold == 0 || !letter;
    if (!state.slow) append_folded(info.fold);
    at_ += unit.size_bytes;
    if (!ignorable) state.end = at_;
    return true;
  }

  void digits() {
    const std::size_t begin = at_;
    const std::size_t folded_begin = folded_size_;
    while (at_ < text_.size() && kByteClasses[byte_of(text_[at_])] == ByteClass::kDigit)
      ++at_;
    append_folded(text_.substr(begin, at_ - begin));
    push(begin, folded_begin, TokenKind::kDigits, LetterCase::kNone);
  }

  void sign(std::size_t size_bytes, char32_t fold) {
    const std::size_t begin = at_;
    const std::size_t folded_begin = folded_size_;
    at_ += size_bytes;
    if (fold != 0) {
      append_folded(fold);
    } else {
      append_folded(fold_slowly(text_.substr(begin, size_bytes)));
    }
    push(begin, folded_begin, TokenKind::kSign, LetterCase::kNone);
  }

  // The new token ends at at_ and at the end of the folded text. Its fields are written in place:
  // a token that is built first and then copied costs a third of the speed.
  void push(std::size_t begin, std::size_t folded_begin, TokenKind kind, LetterCase letter_case) {
    const bool first = tokens_.empty();
    Token& token = tokens_.emplace_back();
    token.begin = narrow(begin);
    token.end = narrow(at_);
    token.folded_begin = narrow(folded_begin);
    token.folded_end = narrow(folded_size_);
    token.kind = kind;
    token.letter_case = letter_case;
    token.space_before = space_;
    const bool starts = first || new_block_ || is_bullet(token) ||
                        (stop_ != Stop::kNone && sentence_ends_before(token));
    sentence_ += starts && !first ? 1U : 0U;
    block_ += new_block_ && !first ? 1U : 0U;
    token.sentence = sentence_;
    token.block = block_;
    token.starts_sentence = starts;
    if (kind != TokenKind::kSign) {
      stop_ = Stop::kNone;
    } else {
      after_sign(token, starts);
    }
    space_ = false;
    new_block_ = false;
  }

  enum class Stop : std::uint8_t { kNone, kWeak, kStrong };

  // Notes whether the last token, a sign, is an end mark or a closing sign after one.
  void after_sign(const Token& token, bool starts) {
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

  // A list without line breaks.
  [[nodiscard]] bool is_bullet(const Token& token) const {
    return token.kind == TokenKind::kSign && token.end - token.begin == 3 && space_ &&
           folded_of(token) == "•";
  }

  [[nodiscard]] bool sentence_ends_before(const Token& token) const {
    if (!space_) return false;
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

  // `folded_` always has room for the rest of the text as it stands; longer forms make room first.
  void append_folded(std::string_view folded) {
    const std::size_t room = folded_size_ + folded.size() + (text_.size() - at_) + kSlackBytes;
    if (room > folded_.size()) folded_.resize(room + room / 8);
    std::copy(folded.begin(), folded.end(), folded_.data() + folded_size_);
    folded_size_ += folded.size();
  }

  void append_folded(char32_t c) {
    if (c < 0x80) {
      folded_[folded_size_++] = static_cast<char>(c);
    } else if (c < 0x800) {
      folded_[folded_size_++] = static_cast<char>(0xC0U | (c >> 6U));
      folded_[folded_size_++] = static_cast<char>(0x80U | (c & 0x3FU));
    } else {
      std::string bytes;
      append_utf8(bytes, c);
      append_folded(bytes);
    }
  }

  static std::uint32_t narrow(std::size_t offset) { return static_cast<std::uint32_t>(offset); }

  std::string_view text_;
  const CharInfo* table_;
  std::size_t wrap_width_;
  std::vector<Token>& tokens_;
  std::string& folded_;
  std::size_t folded_size_ = 0;
  std::size_t at_ = 0;
  std::size_t line_begin_ = 0;
  std::uint32_t sentence_ = 0;
  std::uint32_t block_ = 0;
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
  const std::uint32_t sentence = tokens_[i].sentence;
  const auto index_of = [this](std::uint32_t ordinal) {
    const auto it = std::ranges::lower_bound(tokens_, ordinal, {}, &Token::sentence);
    return static_cast<std::size_t>(it - tokens_.begin());
  };
  return {index_of(sentence), index_of(sentence + 1)};
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
