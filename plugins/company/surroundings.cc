// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/company/surroundings.h"

#include <algorithm>
#include <array>
#include <optional>
#include <span>
#include <string_view>
#include <utility>

namespace lode::company {
namespace {

using text::LetterCase;
using text::TokenKind;
using text::Tokens;

constexpr std::size_t kLongestCue = 4;     // Tokens of a phrase before a name.
constexpr std::size_t kLongestTitle = 40;  // Tokens that are looked at.

bool starts_with_capital(const text::Token& token, const char* text) noexcept {
  if (token.letter_case == LetterCase::kLower) return false;
  const char first = text[token.begin];
  return token.letter_case != LetterCase::kMixed || (first >= 'A' && first <= 'Z');
}

constexpr std::array<std::uint32_t, 128> sign_bits() noexcept {
  std::array<std::uint32_t, 128> bits{};
  bits['('] = bits['<'] = Surroundings::kOpening;
  bits[','] = Surroundings::kComma;
  bits['-'] = Surroundings::kHyphen;
  bits['\''] = Surroundings::kApostrophe;
  return bits;
}
constexpr std::array<std::uint32_t, 128> kSignBits = sign_bits();

std::uint32_t bits_of_sign(std::string_view folded) noexcept {
  if (folded.size() != 1) return 0;
  return kSignBits[static_cast<unsigned char>(folded.front()) & 0x7FU];
}

constexpr std::size_t kMostKept = std::size_t{1} << 18U;  // Tokens; a thread keeps no more memory.

}  // namespace

Surroundings::Buffers& Surroundings::spare() {
  thread_local Buffers buffers;
  return buffers;
}

Surroundings::Surroundings(const Catalog& catalog, const text::Tokens& tokens)
    : catalog_(catalog), tokens_(tokens), buffers_(std::move(spare())) {
  if (buffers_.hashes.size() <= tokens.size()) {
    buffers_.hashes.resize(tokens.size() + tokens.size() / 2 + 1);
    buffers_.cues.resize(buffers_.hashes.size());
    buffers_.alone.resize(buffers_.hashes.size());
  }
  buffers_.styles.clear();
  tokens.hash_all(buffers_.hashes);
  find_cues();
}

void Surroundings::find_cues() noexcept {
  const std::span<const text::Token> tokens = tokens_.all();
  const std::uint64_t* const hashes = buffers_.hashes.data();
  const CueTable& table = catalog_.cue_table();
  const char* const text = tokens_.text().data();
  bool behind_sign = true;
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    const text::Token& token = tokens[i];
    CueBits bits;
    if (token.kind == TokenKind::kWord) {
      bits = table.find(hashes[i], hashes[i + 1], !behind_sign && !token.space_before);
      bits.all |= starts_with_capital(token, text) ? kCapital : 0;
    } else if (token.kind == TokenKind::kSign) {
      bits.all = bits_of_sign(tokens_.folded(i));
    }
    behind_sign = token.kind == TokenKind::kSign;
    buffers_.cues[i] = bits.all;
    buffers_.alone[i] = bits.alone;
  }
}

Surroundings::~Surroundings() {
  if (buffers_.hashes.size() <= kMostKept) spare() = std::move(buffers_);
}

// Articles, prepositions and signs between a cue and the name behind it.
bool Surroundings::is_filler(std::size_t i) const noexcept {
  if ((may_start(i) & kFiller) != 0) return true;
  return tokens_.is_sign(i, '"') || tokens_.is_sign(i, '\'') || tokens_.is_sign(i, '(') ||
         tokens_.is_sign(i, ':');
}

std::size_t Surroundings::length(Cue cue, std::size_t i) const {
  if (i >= tokens_.size() || (may_start(i) & bit(cue)) == 0) return 0;
  if ((buffers_.alone[i] & bit(cue)) != 0) {
    const bool glued = i + 1 < tokens_.size() && !tokens_[i + 1].space_before &&
                       tokens_[i + 1].kind != TokenKind::kSign;
    return !glued && (is_in_any_letters(cue) || is_capital(i)) ? 1 : 0;
  }
  const std::optional<text::NameMatch> match = catalog_.cues(cue).match_at(tokens_, i, hashes());
  return match && !match->inflected ? match->last - i : 0;
}

bool Surroundings::starts(Cue cue, std::size_t i) const {
  return length(cue, i) > 0;
}

bool Surroundings::precedes(Cue cue, std::size_t i) const {
  for (int skipped = 0; skipped < 3; ++skipped) {
    for (std::size_t n = 1; n <= kLongestCue && n <= i; ++n) {
      if (tokens_[i - n].block != tokens_[i - 1].block) break;
      if (length(cue, i - n) == n) return true;
    }
    if (i == 0 || !is_filler(i - 1)) return false;
    --i;
  }
  return false;
}

bool Surroundings::follows(Cue cue, std::size_t i) const {
  for (int skipped = 0; skipped < 3 && i < tokens_.size(); ++skipped, ++i) {
    if (tokens_[i].starts_sentence && skipped == 0) return false;
    if (starts(cue, i)) return true;
    if (tokens_[i].kind != TokenKind::kSign && (may_start(i) & kAdverb) == 0) return false;
    if (tokens_.is_sign(i, '.') || tokens_.is_sign(i, ';')) return false;
  }
  return false;
}

Surroundings::Style Surroundings::style_of(std::size_t i) {
  const std::size_t sentence = tokens_[i].sentence;
  std::vector<Style>& styles = buffers_.styles;
  if (styles.empty())
    styles.assign(tokens_[tokens_.size() - 1].sentence + std::size_t{1}, Style::kUnknown);
  Style& known = styles[sentence];
  if (known != Style::kUnknown) return known;
  const Tokens::Range range = tokens_.sentence_of(i);
  std::size_t capitals = 0;
  std::size_t upper = 0;
  std::size_t small = 0;
  const std::size_t stop = std::min(range.last, range.first + kLongestTitle);
  for (std::size_t j = range.first; j < stop && small <= kLongestTitle / 8; ++j) {
    if (tokens_[j].kind != TokenKind::kWord || tokens_[j].end - tokens_[j].begin < 4) continue;
    if (is_capital(j)) {
      ++capitals;
      if (tokens_[j].letter_case == LetterCase::kUpper) ++upper;
    } else if ((may_start(j) & kPreposition) == 0) {
      ++small;
    }
  }
  known = Style::kProse;
  if (capitals > 0 && small * 7 <= capitals) known = Style::kTitle;
  if (capitals > 1 && small == 0 && upper == capitals) known = Style::kCapitals;
  return known;
}

bool Surroundings::is_title(std::size_t i) {
  return style_of(i) != Style::kProse;
}

bool Surroundings::is_capitals(std::size_t i) {
  return style_of(i) == Style::kCapitals;
}

void Surroundings::find_surnames() {
  has_surnames_ = true;
  constexpr std::uint32_t kPeople = bit(Cue::kFirstName) | bit(Cue::kPerson);
  for (std::size_t i = 0; (i = next_of(kPeople, i)) + 1 < tokens_.size(); ++i) {
    if (tokens_[i].letter_case != LetterCase::kTitle || !is_capital(i + 1)) continue;
    if (starts(Cue::kFirstName, i) || starts(Cue::kPerson, i)) {
      surnames_.push_back(tokens_.word(i + 1));
      if (i + 2 < tokens_.size() && is_capital(i + 2)) surnames_.push_back(tokens_.word(i + 2));
    }
  }
  std::sort(surnames_.begin(), surnames_.end());
}

bool Surroundings::is_surname_here(std::string_view word) {
  if (!has_surnames_) find_surnames();
  return std::binary_search(surnames_.begin(), surnames_.end(), word);
}

bool Surroundings::is_first(std::size_t i) const noexcept {
  while (i > 0 && !tokens_[i].starts_sentence) {
    if (tokens_[i - 1].kind != TokenKind::kSign) return false;
    --i;
    if (tokens_.is_sign(i, ',') || tokens_.is_sign(i, '$') || tokens_.is_sign(i, '-')) return false;
  }
  return true;
}

bool Surroundings::is_possessive(std::size_t i) const noexcept {
  return i + 1 < tokens_.size() && tokens_.is_sign(i, '\'') && !tokens_[i].space_before &&
         tokens_.folded(i + 1) == "s" && !tokens_[i + 1].space_before;
}

std::size_t Surroundings::symbol_after(std::size_t i) const noexcept {
  if (i + 2 >= tokens_.size()) return 0;
  if (tokens_.is_sign(i, '<')) return has_exchange_symbol(i) ? i + 1 : 0;
  if (!tokens_.is_sign(i, '(')) return 0;
  const std::size_t stop = std::min(tokens_.size(), i + 7);
  for (std::size_t j = i + 1; j < stop && !tokens_.is_sign(j, ')'); ++j) {
    if (tokens_[j].kind == TokenKind::kSign) continue;
    const bool exchange = j + 1 < stop && tokens_.is_sign(j + 1, ':');
    if (exchange || tokens_.folded(j) == "ticker") continue;
    const bool is_symbol =
        tokens_[j].letter_case == LetterCase::kUpper || tokens_[j].kind == TokenKind::kDigits;
    return is_symbol ? j : 0;
  }
  return 0;
}

bool Surroundings::has_exchange_symbol(std::size_t i) const noexcept {
  constexpr std::size_t kLongestSymbol = 6;
  const auto is_symbol = [this](std::size_t j) {
    return tokens_[j].letter_case == LetterCase::kUpper && tokens_.word(j).size() <= kLongestSymbol;
  };
  if (i + 2 >= tokens_.size()) return false;
  const char sign = tokens_.text()[tokens_[i].begin];
  if (sign != '<' && sign != '(') return false;
  if (sign == '<') {
    if (!is_symbol(i + 1) || tokens_[i + 1].space_before) return false;
    std::size_t close = i + 2;
    while (close < tokens_.size() && close < i + 6 && !tokens_[close].space_before &&
           !tokens_.is_sign(close, '>'))
      ++close;
    return close < tokens_.size() && tokens_.is_sign(close, '>');
  }
  const std::size_t symbol = symbol_after(i);
  if (symbol < i + 2 || !tokens_.is_sign(symbol - 1, ':')) return false;
  return is_symbol(symbol) || tokens_[symbol].kind == TokenKind::kDigits;
}

std::size_t Surroundings::legal_form(std::size_t i) const {
  std::size_t at = i;
  std::size_t end = i;
  for (int forms = 0; forms < 3; ++forms) {  // "Co., Ltd.", "Co Inc".
    if (at + 1 < tokens_.size() && tokens_.is_sign(at, ',')) ++at;
    if (at >= tokens_.size() || tokens_[at].starts_sentence) break;
    const std::size_t count = length(Cue::kLegal, at);
    if (count == 0) break;
    at += count;
    // "Co-operation".
    if (at < tokens_.size() && tokens_.is_sign(at, '-') && !tokens_[at].space_before) break;
    // The dot of "Inc." in the middle of a sentence.
    if (at < tokens_.size() && tokens_.is_sign(at, '.') && !tokens_[at].space_before &&
        at + 1 < tokens_.size() && !tokens_[at + 1].starts_sentence) {
      ++at;
    }
    end = at;
  }
  return end - i;
}

}  // namespace lode::company
