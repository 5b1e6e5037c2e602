// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/company/frames.h"

#include <algorithm>
#include <iterator>
#include <string_view>

#include "plugins/company/runs.h"

namespace lode::company {
namespace {

using text::LetterCase;
using text::TokenKind;
using text::Tokens;

constexpr double kAppositionConfidence = 0.6;
constexpr double kLeadConfidence = 0.55;
constexpr double kFrameConfidence = 0.5;
constexpr std::size_t kLongestApposition = 6;  // Words from the article to the noun.

bool is_article(std::string_view word) {
  constexpr std::string_view kWords[] = {
      "a", "an", "the", "un", "une", "le", "la", "el", "una", "ein", "eine", "der", "die", "das"};
  return is_one_of(word, kWords);
}

// Behind "a cloud provider" in an apposition; "a startup founder" is a person.
bool goes_on(std::string_view word) {
  constexpr std::string_view kWords[] = {"that",
                                         "which",
                                         "based",
                                         "in",
                                         "for",
                                         "of",
                                         "backed",
                                         "from",
                                         "with",
                                         "whose",
                                         "and",
                                         "owned",
                                         "founded",
                                         "qui",
                                         "dont",
                                         "basée",
                                         "basé",
                                         "spécialisée",
                                         "spécialisé",
                                         "mit",
                                         "aus",
                                         "in",
                                         "que",
                                         "con",
                                         "de",
                                         "pour",
                                         "für",
                                         "para",
                                         "cuya",
                                         "led",
                                         "headquartered",
                                         "focused",
                                         "run",
                                         "specializing",
                                         "du",
                                         "des",
                                         "von",
                                         "del",
                                         "française",
                                         "allemande",
                                         "américaine",
                                         "française",
                                         "español",
                                         "española",
                                         "alemana",
                                         "estadounidense"};
  return is_one_of(word, kWords);
}

bool is_owner_word(std::string_view word) {
  constexpr std::string_view kWords[] = {"backed", "owned", "controlled", "funded", "operated"};
  return is_one_of(word, kWords);
}

// German compounds: "Robotikfirma", "Softwarekonzern".
bool is_german_compound(std::string_view folded) {
  constexpr std::string_view kTails[] = {
      "firma",         "konzern",     "unternehmen", "anbieter",     "betreiber",
      "hersteller",    "startup",     "entwickler",  "spezialist",   "riese",
      "dienstleister", "versicherer", "bauer",       "gesellschaft", "schmiede",
      "gigant",        "händler",     "ausrüster",   "produzent",    "lieferant"};
  return std::any_of(std::begin(kTails), std::end(kTails), [&](std::string_view tail) {
    return folded.size() > tail.size() + 2 && folded.ends_with(tail);
  });
}

class Framer {
 public:
  Framer(const Text& text, Surroundings& around, std::vector<std::uint8_t>& covered)
      : tokens_(text.tokens),
        german_(text.language == "de"),
        around_(around),
        covered_(covered),
        runs_(text, around, covered) {}

  std::vector<Mention> run() {
    constexpr std::uint32_t kNouns = bit(Cue::kLead) | bit(Cue::kNoun);
    constexpr std::uint32_t kSigns =
        Surroundings::kComma | Surroundings::kHyphen | Surroundings::kApostrophe;
    // Nouns of German may be the ends of compounds, which have capitals.
    const std::uint32_t wanted = kNouns | kSigns | (german_ ? Surroundings::kCapital : 0);
    for (std::size_t i = 0; (i = around_.next_of(wanted, i)) < tokens_.size(); ++i) {
      const std::uint32_t here = around_.may_start(i);
      if ((here & kSigns) != 0) {
        by_sign(i, here);
      } else {
        by_lead(i);
      }
    }
    return std::move(found_);
  }

 private:
  void by_sign(std::size_t i, std::uint32_t here) {
    if ((here & Surroundings::kComma) != 0) {
      if (i > 0 && runs_.is_free_capital(i - 1) && !by_apposition(i)) by_relative(i);
    } else if ((here & Surroundings::kHyphen) != 0) {
      by_owner(i);
    } else {
      by_person(i);
    }
  }

  void add(const Run& run, double confidence, std::string_view rule) {
    std::size_t last = run.last;
    last += around_.legal_form(last);
    found_.push_back(runs_.take(run, last, {.confidence = confidence, .rule = rule}));
  }

  // Words of the noun phrase at `i` that says what a firm is; 0 if none starts there.
  [[nodiscard]] std::size_t noun_length(std::size_t i) const {
    if (const std::size_t words =
            std::max(around_.length(Cue::kLead, i), around_.length(Cue::kNoun, i));
        words > 0)
      return words;
    return german_ && tokens_[i].letter_case == LetterCase::kTitle &&
                   is_german_compound(tokens_.folded(i))
               ? 1
               : 0;
  }

  // The noun phrase at `i` leads to a name: "the startup Acme", "Robotikfirma Acme".
  void by_lead(std::size_t i) {
    const std::size_t words = noun_length(i);
    if (words == 0 || around_.is_title(i)) return;
    const std::size_t first = i + words;
    if (first >= tokens_.size() || !tokens_[first].space_before || tokens_[first].starts_sentence ||
        tokens_[first].block != tokens_[i].block)
      return;
    const Run run = runs_.from(first);
    if (!runs_.is_plausible(run)) return;
    // German nouns have capitals, too: "bietet Unternehmen Zugang".
    if (german_ && !runs_.is_coined(first) && !is_named_in_german(i, run)) return;
    add(run, kLeadConfidence, "lead_noun");
  }

  // "das Unternehmen Acme will": an article in the singular before the noun, no ordinary noun
  // behind it.
  [[nodiscard]] bool is_named_in_german(std::size_t noun, const Run& run) const {
    constexpr std::string_view kArticles[] = {"das",
                                              "dem",
                                              "der",
                                              "des",
                                              "ein",
                                              "vom",
                                              "beim",
                                              "zum",
                                              "die",
                                              "den",
                                              "eine",
                                              "einem",
                                              "eines",
                                              "zur"};
    constexpr std::string_view kNounEnds[] = {"ung",
                                              "ungen",
                                              "heit",
                                              "keit",
                                              "schaft",
                                              "tion",
                                              "tät",
                                              "nis",
                                              "tum",
                                              "ismus",
                                              "tionen",
                                              "gang"};
    const std::string_view word = tokens_.folded(run.first);
    if (std::any_of(std::begin(kNounEnds), std::end(kNounEnds), [&](std::string_view end) {
          return word.ends_with(end);
        }))
      return false;
    if (is_german_compound(tokens_.folded(noun))) return true;
    std::size_t i = noun;
    for (int back = 0; back < 4 && i > 0; ++back) {
      --i;
      if (is_one_of(tokens_.folded(i), kArticles)) return true;
      // "KI-Start-up": the parts of a compound have capitals.
      const bool part = tokens_.is_sign(i, '-') || tokens_.is_sign(i + 1, '-');
      if (tokens_[i].letter_case != LetterCase::kLower && !part) return false;
    }
    return false;
  }

  // A comma at `i`, a capital before it: "Acme, a cloud provider".
  bool by_apposition(std::size_t i) {
    if (i + 2 >= tokens_.size() || !is_article(tokens_.folded(i + 1))) return false;
    if (tokens_[i - 1].block != tokens_[i + 1].block) return false;
    const std::size_t stop = std::min(tokens_.size(), i + 2 + kLongestApposition);
    for (std::size_t j = i + 2; j < stop; ++j) {
      if (tokens_[j].starts_sentence) return false;
      const bool joint = tokens_.is_sign(j, '-') || tokens_.is_sign(j, '&');
      if (tokens_[j].kind == TokenKind::kSign && !joint) return false;
      const std::size_t words = noun_length(j);
      if (words == 0) continue;
      const std::size_t next = j + words;
      if (next < tokens_.size() && tokens_[next].kind == TokenKind::kWord &&
          !tokens_[next].starts_sentence && !goes_on(tokens_.folded(next)))
        continue;
      const Run run = runs_.before(i);
      if (!runs_.is_plausible(run, true)) return false;
      add(run, kAppositionConfidence, "apposition");
      return true;
    }
    return false;
  }

  // A hyphen at `i`: "Acme-backed".
  void by_owner(std::size_t i) {
    if (i == 0 || i + 1 >= tokens_.size() || tokens_[i].space_before || tokens_[i + 1].space_before)
      return;
    // "Tokyo-based Acme".
    if (tokens_.word(i + 1) == "based" && around_.is_capital(i - 1)) {
      const Run seated = runs_.from(i + 2);
      if (runs_.is_plausible(seated)) add(seated, kLeadConfidence, "owner");
    }
    if (!is_owner_word(tokens_.word(i + 1))) return;
    const Run run = runs_.before(i);
    const bool is_short = run.last - run.first == 1 && tokens_.word(run.first).size() < 4;
    if (!is_short && runs_.is_plausible(run, true)) add(run, kLeadConfidence, "owner");
    // "SoftBank-backed Acme".
    const Run owned = runs_.from(i + 2);
    if (around_.is_capital(i - 1) && runs_.is_plausible(owned))
      add(owned, kLeadConfidence, "owner");
  }

  // The same: "Acme, which sells robots", "Acme, based in Paris".
  void by_relative(std::size_t i) {
    if (i + 2 >= tokens_.size()) return;
    constexpr std::string_view kRelatives[] = {"which", "qui", "die", "das", "der", "que"};
    std::size_t verb = i + 1;
    if (is_one_of(tokens_.folded(verb), kRelatives)) {
      // The verb comes last in German.
      verb = german_ ? verb : verb + 1;
    }
    if (!around_.starts(Cue::kDoes, verb)) return;
    const Run run = runs_.before(i);
    if (runs_.is_plausible(run, true)) add(run, kFrameConfidence, "apposition");
  }

  // An apostrophe at `i`: "Elon Musk's Acme".
  void by_person(std::size_t i) {
    if (i == 0 || i + 2 >= tokens_.size() || !runs_.is_free_capital(i + 2)) return;
    if (!around_.is_possessive(i)) return;
    if (!runs_.is_person(runs_.before(i)) || !tokens_[i + 2].space_before) return;
    const Run run = runs_.from(i + 2);
    if (runs_.is_plausible(run)) add(run, kFrameConfidence, "owner");
  }

  const Tokens& tokens_;
  bool german_;
  Surroundings& around_;
  std::vector<std::uint8_t>& covered_;
  Runs runs_;
  std::vector<Mention> found_;
};

}  // namespace

std::vector<Mention> find_framed(const Text& text,
                                 Surroundings& around,
                                 std::vector<std::uint8_t>& covered) {
  return Framer(text, around, covered).run();
}

}  // namespace lode::company
