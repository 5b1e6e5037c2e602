// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/company/candidates.h"

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <string_view>

#include "plugins/company/runs.h"

namespace lode::company {
namespace {

using text::Tokens;

constexpr double kCandidateConfidence = 0.45;
constexpr int kEnoughForName = 4;
constexpr std::size_t kLongestCandidate = 3;  // Tokens.

// What the text says about one name.
struct Candidate {
  std::vector<Run> mentions;
  bool plausible = true;  // At each mention.
  bool mid_sentence = false;
  int acts = 0;            // Mentions that a company's verb or noun follows.
  bool is_object = false;  // A word that stands before companies precedes.
  bool owns = false;       // Possessive.
  bool coined = false;

  [[nodiscard]] int points() const {
    return (mentions.size() > 1 ? 1 : 0) + (mid_sentence ? 1 : 0) + std::min(acts, 2) +
           (is_object ? 2 : 0) + (owns ? 1 : 0) + (coined ? 1 : 0);
  }
};

class Gatherer {
 public:
  Gatherer(const Text& text, Surroundings& around, std::vector<std::uint8_t>& covered)
      : tokens_(text.tokens),
        german_(text.language == "de"),
        around_(around),
        runs_(text, around, covered) {}

  std::vector<Mention> run() {
    for (std::size_t i = 0; i < tokens_.size(); ++i) {
      if (!runs_.is_free_capital(i)) continue;
      const Run run = runs_.from(i);
      if (run.empty()) continue;
      if (run.last - run.first <= kLongestCandidate && !around_.is_title(i)) note(run);
      i = run.last - 1;
    }
    std::vector<Mention> found;
    for (const auto& [name, candidate] : candidates_) {
      if (!candidate.plausible || !is_firm(candidate) || last_words_.count(name) != 0) continue;
      for (const Run& run : candidate.mentions) {
        found.push_back(runs_.take(
            run, run.last, {.confidence = kCandidateConfidence, .rule = "acts_as_firm"}));
      }
    }
    return found;
  }

 private:
  void note(const Run& run) {
    // "Menon" is a person where the text names Ravi Menon.
    if (run.last - run.first > 1) last_words_.insert(tokens_.word(run.last - 1));
    Candidate& candidate = candidates_[runs_.name(run)];
    candidate.mentions.push_back(run);
    const bool opens = around_.is_first(run.first);
    // The first word of a sentence is weighed by its other mentions.
    if (!opens && !runs_.is_plausible(run)) candidate.plausible = false;
    if (opens && (runs_.is_person(run) || runs_.is_no_name(run))) candidate.plausible = false;
    candidate.mid_sentence = candidate.mid_sentence || (!opens && !german_);
    if (around_.follows(Cue::kAfter, run.last) && !around_.starts(Cue::kTopic, run.last))
      ++candidate.acts;
    candidate.is_object = candidate.is_object || around_.precedes(Cue::kBefore, run.first);
    candidate.owns = candidate.owns || around_.is_possessive(run.last);
    candidate.coined = candidate.coined || runs_.is_coined(run.first);
  }

  [[nodiscard]] static bool is_firm(const Candidate& candidate) {
    return (candidate.acts > 0 || candidate.is_object) && candidate.points() >= kEnoughForName;
  }

  const Tokens& tokens_;
  bool german_;
  Surroundings& around_;
  Runs runs_;
  std::map<std::string, Candidate> candidates_;
  std::set<std::string_view> last_words_;  // Of names of several words.
};

}  // namespace

std::vector<Mention> find_candidates(const Text& text,
                                     Surroundings& around,
                                     std::vector<std::uint8_t>& covered) {
  return Gatherer(text, around, covered).run();
}

}  // namespace lode::company
