// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/company/surroundings.h"

#include <algorithm>
#include <optional>
#include <string_view>

namespace lode::company {
namespace {

using text::LetterCase;
using text::TokenKind;
using text::Tokens;

constexpr std::size_t kLongestCue = 4;     // Tokens of a phrase before a name.
constexpr std::size_t kLongestTitle = 40;  // Tokens that are looked at.

bool is_filler(const Tokens& tokens, std::size_t i) noexcept {
  constexpr std::string_view kFillers[] = {"the", "a",  "an", "der", "die", "das",  "dem",
                                           "le",  "la", "l",  "el",  "d",   "\"",   "'",
                                           "(",   ":",  "of", "de",  "du",  "from", "like"};
  return std::find(std::begin(kFillers), std::end(kFillers), tokens.folded(i)) !=
         std::end(kFillers);
}

bool starts_with_capital(const Tokens& tokens, std::size_t i) noexcept {
  const LetterCase letters = tokens[i].letter_case;
  if (letters == LetterCase::kTitle || letters == LetterCase::kUpper) return true;
  const char first = tokens.word(i).front();
  return letters == LetterCase::kMixed && first >= 'A' && first <= 'Z';
}

// Small in headlines that have capitals elsewhere.
bool is_preposition(std::string_view word) noexcept {
  constexpr std::string_view kWords[] = {"with",
                                         "from",
                                         "into",
                                         "over",
                                         "than",
                                         "that",
                                         "after",
                                         "amid",
                                         "avec",
                                         "dans",
                                         "pour",
                                         "para",
                                         "sobre",
                                         "desde",
                                         "over",
                                         "upon",
                                         "until",
                                         "under",
                                         "about"};
  return std::find(std::begin(kWords), std::end(kWords), word) != std::end(kWords);
}

bool is_adverb(std::string_view word) noexcept {
  constexpr std::string_view kAdverbs[] = {"also",
                                           "has",
                                           "had",
                                           "have",
                                           "just",
                                           "recently",
                                           "a",
                                           "hat",
                                           "ha",
                                           "would",
                                           "will",
                                           "itself",
                                           "now"};
  return std::find(std::begin(kAdverbs), std::end(kAdverbs), word) != std::end(kAdverbs);
}

}  // namespace

Surroundings::Surroundings(const Catalog& catalog, const text::Tokens& tokens)
    : catalog_(catalog), tokens_(tokens), cues_(tokens.size()) {
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    if (tokens[i].kind != TokenKind::kWord) continue;
    cues_[i] = catalog.cues_from(tokens.folded(i));
    if (starts_with_capital(tokens, i)) cues_[i].all |= kCapital;
  }
}

std::size_t Surroundings::length(Cue cue, std::size_t i) const {
  if (i >= tokens_.size() || (cues_[i].all & bit(cue)) == 0) return 0;
  if ((cues_[i].alone & bit(cue)) != 0) {
    const bool glued = i + 1 < tokens_.size() && !tokens_[i + 1].space_before &&
                       tokens_[i + 1].kind != TokenKind::kSign;
    return !glued && (is_in_any_letters(cue) || is_capital(i)) ? 1 : 0;
  }
  const std::optional<text::NameMatch> match = catalog_.cues(cue).match_at(tokens_, i);
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
    if (i == 0 || !is_filler(tokens_, i - 1)) return false;
    --i;
  }
  return false;
}

bool Surroundings::follows(Cue cue, std::size_t i) const {
  for (int skipped = 0; skipped < 3 && i < tokens_.size(); ++skipped, ++i) {
    if (tokens_[i].starts_sentence && skipped == 0) return false;
    if (starts(cue, i)) return true;
    if (tokens_[i].kind != TokenKind::kSign && !is_adverb(tokens_.folded(i))) return false;
    if (tokens_.is_sign(i, '.') || tokens_.is_sign(i, ';')) return false;
  }
  return false;
}

Surroundings::Style Surroundings::style_of(std::size_t i) {
  const std::size_t sentence = tokens_[i].sentence;
  if (styles_.empty())
    styles_.assign(tokens_[tokens_.size() - 1].sentence + std::size_t{1}, Style::kUnknown);
  Style& known = styles_[sentence];
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
    } else if (!is_preposition(tokens_.folded(j))) {
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

bool Surroundings::is_surname_here(std::string_view word) {
  if (!has_surnames_) {
    has_surnames_ = true;
    for (std::size_t i = 0; i + 1 < tokens_.size(); ++i) {
      if (tokens_[i].letter_case != LetterCase::kTitle || !is_capital(i + 1)) continue;
      if (starts(Cue::kFirstName, i) || starts(Cue::kPerson, i)) {
        surnames_.insert(tokens_.word(i + 1));
        if (i + 2 < tokens_.size() && is_capital(i + 2)) surnames_.insert(tokens_.word(i + 2));
      }
    }
  }
  return surnames_.count(word) != 0;
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
