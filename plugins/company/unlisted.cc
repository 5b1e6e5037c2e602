// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/company/unlisted.h"

#include <algorithm>
#include <iterator>
#include <string>
#include <string_view>
#include <unordered_map>

#include "plugins/company/frames.h"
#include "plugins/company/runs.h"

namespace lode::company {
namespace {

using text::TokenKind;
using text::Tokens;

constexpr double kSymbolConfidence = 0.8;
constexpr double kLegalConfidence = 0.75;
constexpr double kHeadConfidence = 0.6;
constexpr double kRepeatConfidence = 0.5;
constexpr std::size_t kLeastRepeated = 4;  // Bytes of a name of one word that is looked for again.

// Heads that are common nouns of German, too.
bool is_german_noun(std::string_view folded) noexcept {
  constexpr std::string_view kWords[] = {
      "bank",         "management", "software", "trust", "mining",  "equity",    "digital",
      "global",       "ai",         "energie",  "werke", "group",   "services",  "solutions",
      "systems",      "land",       "power",    "oil",   "cloud",   "growth",    "investors",
      "resources",    "gaming",     "games",    "cable", "compute", "computing", "quantum",
      "versicherung", "law",        "services"};
  return std::find(std::begin(kWords), std::end(kWords), folded) != std::end(kWords);
}

class Finder {
 public:
  Finder(const Text& text, Surroundings& around, std::vector<std::uint8_t>& covered)
      : tokens_(text.tokens),
        german_(text.language == "de"),
        around_(around),
        covered_(covered),
        runs_(text, around, covered) {}

  std::vector<Mention> run() {
    for (std::size_t i = 0; i < tokens_.size(); ++i) {
      if (covered_[i] != 0) continue;
      if (tokens_[i].kind != TokenKind::kWord) {
        by_symbol(i);
      } else if (around_.is_capital(i)) {
        if (!by_legal_form(i) && !by_front(i)) by_head(i);
      }
    }
    return std::move(found_);
  }

 private:
  void add(const Run& run, std::size_t last, const Mention& kind) {
    found_.push_back(runs_.take(run, last, kind));
  }

  // Token `i` begins a legal form: "Acme Robotics Inc."
  bool by_legal_form(std::size_t i) {
    if (i == 0 || tokens_[i].starts_sentence || around_.legal_form(i) == 0) return false;
    const std::size_t name_last = tokens_.is_sign(i - 1, ',') ? i - 1 : i;
    Run run = runs_.before(name_last);
    // "Bell and Co": only a legal form makes one name of this.
    if (run.empty() && name_last > 1 && tokens_.folded(name_last - 1) == "and")
      run = runs_.before(name_last - 1);
    if (run.empty()) return false;
    run.last = name_last;
    if (runs_.is_no_name(run) && run.last - run.first == 1) return false;
    add(run, i + around_.legal_form(i), {.confidence = kLegalConfidence, .rule = "legal_form"});
    return true;
  }

  // An opening bracket with a symbol stands at `i`: "Acme (NASDAQ: ACM)", "Acme <ACM.O>".
  void by_symbol(std::size_t i) {
    if (i == 0 || !around_.has_exchange_symbol(i)) return;
    const Run run = runs_.before(i);
    if (run.empty() || runs_.is_no_name(run)) return;
    add(run, i, {.confidence = kSymbolConfidence, .rule = "symbol"});
  }

  // Token `i` begins a name: "Banco Azul", "Groupe Martin".
  bool by_front(std::size_t i) {
    const std::size_t words = around_.length(Cue::kFront, i);
    if (words == 0 || around_.is_title(i)) return false;
    if (i > 0 && !tokens_[i].starts_sentence && runs_.is_free_capital(i - 1)) return false;
    const Run rest = runs_.from(i + words);
    if (rest.empty() || (words == 1 && runs_.is_no_name(rest))) return false;
    add({i, rest.last}, rest.last, {.confidence = kHeadConfidence, .rule = "first_noun"});
    return true;
  }

  // Token `i` is the last word of a firm's name: "Gullane Capital".
  void by_head(std::size_t i) {
    const std::size_t words = around_.length(Cue::kHead, i);
    if (words == 0 || i == 0 || tokens_[i].starts_sentence || around_.is_title(i)) return;
    if (german_ && is_german_noun(tokens_.folded(i))) return;
    const std::size_t last = i + words;
    if (last < tokens_.size() && runs_.is_free_capital(last) && tokens_[last].space_before &&
        !tokens_[last].starts_sentence)
      return;
    if (last < tokens_.size() && tokens_.is_sign(last, '-')) return;
    const Run run = runs_.before(last);
    if (run.empty() || run.first >= i || runs_.is_person(run)) return;
    if (runs_.is_no_name({run.first, i})) return;
    if (tokens_.word(i) == "AI" && !is_before_ai(i - 1)) return;
    // "Fresh Capital went there": the first word of a sentence needs more.
    if (around_.is_first(run.first) && run.first + 1 == i && !runs_.is_coined(run.first) &&
        !around_.follows(Cue::kAfter, last)) {
      return;
    }
    add(run, last, {.confidence = kHeadConfidence, .rule = "head_noun"});
  }

  // "Foobar AI" is a firm; "MW AI", "GB300 AI" and "Advancing AI" are none.
  [[nodiscard]] bool is_before_ai(std::size_t i) const {
    const std::string_view word = tokens_.word(i);
    if (tokens_[i].letter_case == text::LetterCase::kUpper || word.size() < 3) return false;
    if (word.ends_with("ing")) return false;
    return std::none_of(word.begin(), word.end(), [](char c) { return c >= '0' && c <= '9'; });
  }

  const Tokens& tokens_;
  bool german_;
  Surroundings& around_;
  std::vector<std::uint8_t>& covered_;
  Runs runs_;
  std::vector<Mention> found_;
};

// Other mentions of the names that were found.
class Repeats {
 public:
  Repeats(const Text& text, Surroundings& around, std::vector<std::uint8_t>& covered)
      : tokens_(text.tokens), around_(around), runs_(text, around, covered) {}

  void find(std::vector<Mention>& found) {
    std::unordered_map<std::string_view, const Mention*> names;
    for (const Mention& mention : found) {
      if (mention.unlisted.size() >= kLeastRepeated || mention.rule == "legal_form")
        names.try_emplace(mention.unlisted, &mention);
    }
    if (names.empty()) return;
    std::vector<Mention> more;
    for (std::size_t i = 0; i < tokens_.size(); ++i) {
      if (!runs_.is_free_capital(i)) continue;
      const Run run = runs_.from(i);
      if (run.empty()) continue;
      const std::string name = runs_.name(run);
      const auto at = names.find(name);
      if (at != names.end() && !around_.is_title(i)) {
        more.push_back(runs_.take(
            run,
            run.last,
            {.confidence = std::min(kRepeatConfidence, at->second->confidence), .rule = "repeat"}));
      }
      i = run.last - 1;
    }
    std::move(more.begin(), more.end(), std::back_inserter(found));
  }

 private:
  const Tokens& tokens_;
  Surroundings& around_;
  Runs runs_;
};

}  // namespace

std::vector<Mention> find_unlisted(const Text& text,
                                   Surroundings& around,
                                   std::vector<std::uint8_t>& covered,
                                   UnlistedOptions options) {
  std::vector<Mention> found = Finder(text, around, covered).run();
  std::vector<Mention> framed = find_framed(text, around, covered, options.among_companies);
  std::move(framed.begin(), framed.end(), std::back_inserter(found));
  Repeats(text, around, covered).find(found);
  return found;
}

}  // namespace lode::company
