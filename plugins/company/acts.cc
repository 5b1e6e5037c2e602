// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/company/acts.h"

#include <algorithm>
#include <iterator>
#include <string_view>

#include "plugins/company/runs.h"

namespace lode::company {
namespace {

using text::LetterCase;
using text::TokenKind;
using text::Tokens;

constexpr double kActConfidence = 0.5;
constexpr std::size_t kLongestList = 8;  // Names.
constexpr std::uint8_t kKnown = 2;       // Among covered tokens: of a known company.

bool is_conjunction(std::string_view word) {
  constexpr std::string_view kWords[] = {"and", "et", "und", "y", "e", "or", "ou", "oder", "&"};
  return is_one_of(word, kWords);
}

// "Acme aus Jena erhält": the name behind it is no subject.
bool is_preposition_before(std::string_view word) {
  constexpr std::string_view kWords[] = {"aus",
                                         "in",
                                         "bei",
                                         "von",
                                         "mit",
                                         "at",
                                         "of",
                                         "from",
                                         "de",
                                         "à",
                                         "en",
                                         "con",
                                         "with",
                                         "near",
                                         "to",
                                         "against"};
  return is_one_of(word, kWords);
}

bool names_symbols(std::string_view word) {
  constexpr std::string_view kWords[] = {"as", "under", "symbol", "symbols", "ticker", "tickers"};
  return is_one_of(word, kWords);
}

bool is_definite_article(std::string_view word) {
  constexpr std::string_view kWords[] = {"the", "le", "la", "el", "der", "die", "das"};
  return is_one_of(word, kWords);
}

class Actors {
 public:
  Actors(const Text& text,
         Surroundings& around,
         std::vector<std::uint8_t>& covered,
         const std::vector<Mention>& known,
         bool is_ours)
      : tokens_(text.tokens),
        german_(text.language == "de"),
        is_ours_(is_ours),
        around_(around),
        covered_(covered),
        runs_(text, around, covered) {
    for (const Mention& mention : known) {
      if (mention.company == nullptr) continue;
      for (std::size_t i = tokens_.at_or_after(mention.begin);
           i < tokens_.size() && tokens_[i].begin < mention.end;
           ++i)
        covered_[i] = kKnown;
    }
  }

  std::vector<Mention> run() {
    for (std::size_t i = 0; i < tokens_.size(); ++i) {
      constexpr std::uint32_t kActs = bit(Cue::kObject) | bit(Cue::kSubject);
      const bool wanted = (around_.may_start(i) & (kActs | Surroundings::kCapital)) != 0;
      if (!wanted && !is_known(i)) continue;
      const bool starts_list = is_known(i) || runs_.is_free_capital(i);
      if (starts_list && (i == 0 || !is_inside(i))) by_list(i);
      by_object(i);
      if (tokens_[i].letter_case == LetterCase::kTitle) continue;
      by_subject(i);
    }
    return std::move(found_);
  }

 private:
  struct List {
    std::vector<Run> unknown;
    std::size_t known = 0;
    std::size_t conjunctions = 0;
    std::size_t last = 0;  // Behind it.
  };

  void add(const Run& run, std::string_view rule) {
    if (covered_[run.first] != 0) return;
    const std::size_t last = run.last + around_.legal_form(run.last);
    found_.push_back(runs_.take(run, last, {.confidence = kActConfidence, .rule = rule}));
  }

  // Token `i` is of a known company.
  [[nodiscard]] bool is_known(std::size_t i) const { return covered_[i] == kKnown; }

  // Token `i` goes on with the name before it.
  [[nodiscard]] bool is_inside(std::size_t i) const {
    return (is_known(i) && is_known(i - 1)) || runs_.is_free_capital(i - 1);
  }

  // Names from token `at` on, parted by commas and conjunctions.
  [[nodiscard]] List read_list(std::size_t at) const {
    List list;
    list.last = at;
    const std::uint32_t block = tokens_[at].block;
    for (std::size_t n = 0; n < kLongestList && at < tokens_.size(); ++n) {
      if (is_definite_article(tokens_.folded(at)) && at + 1 < tokens_.size()) ++at;
      if ((n > 0 && tokens_[at].starts_sentence) || tokens_[at].block != block) break;
      if (is_known(at)) {
        ++list.known;
        while (at < tokens_.size() && is_known(at))
          ++at;
      } else if (covered_[at] != 0) {
        while (at < tokens_.size() && covered_[at] != 0)
          ++at;
      } else {
        const Run run = runs_.from(at);
        if (run.empty()) break;
        list.unknown.push_back(run);
        at = run.last;
      }
      list.last = at;
      if (at < tokens_.size() && tokens_.is_sign(at, ',')) ++at;
      if (at < tokens_.size() && is_conjunction(tokens_.folded(at))) {
        ++list.conjunctions;
        ++at;
      }
      if (at == list.last) break;
    }
    return list;
  }

  // A list of names with a known company in it, from token `i` on: "Nvidia, Acme and Oracle".
  void by_list(std::size_t i) {
    if (i < list_end_ || around_.is_title(i)) return;
    const List list = read_list(i);
    list_end_ = list.last;
    if (list.known == 0 || list.conjunctions == 0 || list.unknown.empty()) return;
    // Verbs in capitals and nouns of German stand beside names, too.
    for (const Run& run : list.unknown) {
      if (german_ && !runs_.is_coined(run.first) && list.known < 2) continue;
      // "trade as CORZ, CORZW and CORZZ"
      const bool symbol = run.last - run.first == 1 && i > 0 &&
                          names_symbols(tokens_.folded(i - 1)) &&
                          tokens_[run.first].letter_case == LetterCase::kUpper;
      if (symbol) continue;
      const bool sure = is_ours_ || runs_.is_coined(run.first) || list.known > 1;
      if (sure && runs_.is_plausible(run)) add(run, "listed_with");
    }
  }

  // Words at `i` that a firm follows, or several: "investors including Acme, Nvidia and Bolt Labs".
  void by_object(std::size_t i) {
    const std::size_t words = around_.length(Cue::kObject, i);
    if (words == 0 || i + words >= tokens_.size() || around_.is_title(i)) return;
    if (tokens_[i + words].starts_sentence || tokens_[i + words].block != tokens_[i].block) return;
    const List list = read_list(i + words);
    for (const Run& run : list.unknown) {
      const bool sure = list.known > 0 || runs_.is_coined(run.first) || run.last - run.first > 1 ||
                        (is_ours_ && !german_);
      if (sure && runs_.is_plausible(run)) add(run, "listed_with");
    }
  }

  // Words at `i` that say what firms alone do: "Acme has raised $50 million".
  void by_subject(std::size_t i) {
    const std::size_t words = around_.length(Cue::kSubject, i);
    if (words == 0 || i == 0 || !runs_.is_free_capital(i - 1) || tokens_[i].starts_sentence) return;
    const Run run = runs_.before(i);
    if (run.empty() || (run.first > 0 && is_preposition_before(tokens_.folded(run.first - 1))))
      return;
    const bool is_staff = around_.starts(Cue::kStaff, i);
    const bool telling = is_staff || has_money(i + words);
    if (!runs_.is_plausible(run, telling)) return;
    if (!telling && !runs_.is_coined(run.first) && run.last - run.first == 1) return;
    add(run, "subject");
  }

  // A sum is near: a currency sign with digits or digits with a magnitude.
  [[nodiscard]] bool has_money(std::size_t i) const {
    constexpr std::string_view kWords[] = {"$",
                                           "€",
                                           "£",
                                           "million",
                                           "billion",
                                           "millions",
                                           "milliards",
                                           "millionen",
                                           "milliarden",
                                           "mio",
                                           "mrd",
                                           "millones",
                                           "milliard",
                                           "bn",
                                           "m"};
    for (std::size_t j = i; j < std::min(tokens_.size(), i + 8) && !tokens_[j].starts_sentence;
         ++j) {
      if (is_one_of(tokens_.folded(j), kWords)) return true;
    }
    return false;
  }

  const Tokens& tokens_;
  bool german_;
  bool is_ours_;
  Surroundings& around_;
  std::vector<std::uint8_t>& covered_;
  Runs runs_;
  std::size_t list_end_ = 0;
  std::vector<Mention> found_;
};

}  // namespace

std::vector<Mention> find_acting(const Text& text,
                                 Surroundings& around,
                                 std::vector<std::uint8_t>& covered,
                                 const std::vector<Mention>& known,
                                 bool is_ours) {
  return Actors(text, around, covered, known, is_ours).run();
}

}  // namespace lode::company
