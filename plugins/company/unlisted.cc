// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/company/unlisted.h"

#include <algorithm>
#include <iterator>
#include <optional>
#include <string>
#include <string_view>

namespace lode::company {
namespace {

// A name may be broken over two lines of the text, but it has one form.
std::string single_spaced(std::string_view name) {
  std::string line;
  for (const char c : name) {
    const bool blank = c == ' ' || c == '\n' || c == '\t';
    if (!blank) {
      line += c;
    } else if (!line.empty() && line.back() != ' ') {
      line += ' ';
    }
  }
  return line;
}

using text::TokenKind;
using text::Tokens;

constexpr std::size_t kLongestRun = 5;  // Tokens of a name.
constexpr double kLegalConfidence = 0.65;
constexpr double kHeadConfidence = 0.6;
constexpr double kLeadConfidence = 0.55;

// Words with a capital that begin sentences or are no part of a name.
bool is_function_word(std::string_view folded) noexcept {
  constexpr std::string_view kWords[] = {
      "the",     "a",     "an",      "in",     "on",   "at",   "for",  "and", "but",  "its",
      "our",     "this",  "that",    "with",   "from", "by",   "when", "as",  "if",   "both",
      "new",     "der",   "die",     "das",    "ein",  "eine", "und",  "im",  "bei",  "le",
      "la",      "les",   "l",       "d",      "un",   "une",  "et",   "el",  "los",  "las",
      "una",     "y",     "en",      "de",     "ceo",  "cfo",  "i",    "it",  "he",   "she",
      "we",      "they",  "his",     "her",    "our",  "your", "how",  "why", "what", "who",
      "is",      "are",   "private", "global", "ai",   "ki",   "ia",   "gpu", "gpus", "chief",
      "digital", "human", "senior",  "head"};
  return std::find(std::begin(kWords), std::end(kWords), folded) != std::end(kWords);
}

// Heads that are common nouns of German, too.
bool is_german_noun(std::string_view folded) noexcept {
  constexpr std::string_view kWords[] = {
      "bank", "management", "software", "trust", "mining", "equity", "digital", "global"};
  return std::find(std::begin(kWords), std::end(kWords), folded) != std::end(kWords);
}

class Finder {
 public:
  Finder(const Text& text, Surroundings& around, const std::vector<std::uint8_t>& covered)
      : tokens_(text.tokens), german_(text.language == "de"), around_(around), covered_(covered) {}

  std::vector<Mention> run() {
    for (std::size_t i = 0; i < tokens_.size(); ++i) {
      if (covered_[i] != 0 || tokens_[i].kind != TokenKind::kWord) continue;
      if (around_.is_capital(i)) {
        if (!by_legal_form(i)) by_head(i);
      } else {
        by_lead(i);
      }
    }
    return std::move(found_);
  }

 private:
  [[nodiscard]] bool is_free_capital(std::size_t i) const {
    return i >= done_ && covered_[i] == 0 && around_.is_capital(i);
  }

  // "TWG", "ReElement".
  [[nodiscard]] bool is_coined(std::size_t i) const {
    return tokens_[i].letter_case == text::LetterCase::kUpper ||
           tokens_[i].letter_case == text::LetterCase::kMixed;
  }

  // First token of the capitalised run that ends before `last`; `last` if there is none.
  [[nodiscard]] std::size_t run_start(std::size_t last) const {
    std::size_t first = last;
    while (first > 0 && last - first < kLongestRun && first - 1 >= done_ &&
           tokens_[first - 1].block == tokens_[last - 1].block) {
      const bool joins = tokens_.is_sign(first - 1, '&') && first != last && first >= 2 &&
                         is_free_capital(first - 2);
      if (!joins && !is_free_capital(first - 1)) break;
      --first;
      if (tokens_[first].starts_sentence) break;
    }
    while (first < last && is_function_word(tokens_.folded(first)))
      ++first;
    return first;
  }

  void add(std::size_t first, std::size_t name_last, std::size_t last, const Mention& kind) {
    Mention mention = kind;
    mention.begin = tokens_[first].begin;
    mention.end = tokens_[last - 1].end;
    mention.unlisted = single_spaced(tokens_.text().substr(
        mention.begin, tokens_[name_last - 1].end - std::size_t{mention.begin}));
    found_.push_back(std::move(mention));
    done_ = last;
  }

  // Token `i` begins a legal form: "Acme Robotics Inc."
  bool by_legal_form(std::size_t i) {
    if (i == 0 || tokens_[i].starts_sentence || around_.legal_form(i) == 0) return false;
    const std::size_t name_last = tokens_.is_sign(i - 1, ',') ? i - 1 : i;
    const std::size_t first = run_start(name_last);
    if (first == name_last) return false;
    add(first,
        name_last,
        i + around_.legal_form(i),
        {.confidence = kLegalConfidence, .rule = "legal_form"});
    return true;
  }

  // Token `i` is the last word of a firm's name: "Gullane Capital".
  void by_head(std::size_t i) {
    const std::size_t words = around_.length(Cue::kHead, i);
    if (words == 0 || i == 0 || tokens_[i].starts_sentence || around_.is_title(i)) return;
    if (german_ && is_german_noun(tokens_.folded(i))) return;
    const std::size_t last = i + words;
    if (last < tokens_.size() && is_free_capital(last) && !tokens_[last].starts_sentence) return;
    const std::size_t first = run_start(last);
    if (first >= i) return;
    // "Fresh Capital went there": the first word of a sentence needs more.
    if (around_.is_first(first) && first + 1 == i && !is_coined(first) &&
        !around_.follows(Cue::kAfter, last)) {
      return;
    }
    add(first, last, last, {.confidence = kHeadConfidence, .rule = "head_noun"});
  }

  // Token `i` leads to a name: "the startup Acme".
  void by_lead(std::size_t i) {
    const std::size_t words = around_.length(Cue::kLead, i);
    if (words == 0 || german_ || around_.is_title(i)) return;
    const std::size_t first = i + words;
    std::size_t last = first;
    while (last < tokens_.size() && last - first < kLongestRun && is_free_capital(last) &&
           tokens_[last].block == tokens_[i].block && !tokens_[last].starts_sentence)
      ++last;
    if (last == first || is_function_word(tokens_.folded(first))) return;
    add(first, last, last, {.confidence = kLeadConfidence, .rule = "lead_noun"});
  }

  const Tokens& tokens_;
  bool german_;
  Surroundings& around_;
  const std::vector<std::uint8_t>& covered_;
  std::vector<Mention> found_;
  std::size_t done_ = 0;  // Tokens before it are spoken for.
};

}  // namespace

std::vector<Mention> find_unlisted(const Text& text,
                                   Surroundings& around,
                                   const std::vector<std::uint8_t>& covered) {
  return Finder(text, around, covered).run();
}

}  // namespace lode::company
