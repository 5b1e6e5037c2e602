// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/deal/frames.h"

#include <algorithm>
#include <optional>
#include <string_view>

#include "plugins/deal/acts.h"
#include "plugins/deal/clauses.h"

namespace lode::deal {
namespace {

using text::TokenKind;
using text::Tokens;

constexpr std::size_t kMostMentions = 8;  // On each side of a verb.
constexpr std::size_t kObjectReach = 9;   // Tokens between a verb and its object.
constexpr std::size_t kNounReach = 18;    // Tokens between a noun and its companies.
constexpr double kOmitted = 0.4;          // Of a subject that is left out.
constexpr double kFronted = 0.6;          // Of a company with a preposition before its verb.
constexpr double kAcrossBorder = 0.4;
constexpr double kNounSubject = 0.5;  // "Capgemini completed the acquisition of WNS".
constexpr double kAsReference = 0.8;

class FrameReader {
 public:
  FrameReader(const Input& input,
              const Mentions& mentions,
              const std::vector<Lexicon::Found>& words,
              const std::vector<std::uint32_t>& borders)
      : tokens_(input.tokens),
        language_(input.language),
        mentions_(mentions),
        borders_(borders),
        acts_(input, words) {}

  std::vector<Frame> run() {
    std::vector<Frame> frames;
    for (std::size_t i = 0; i < acts_.size(); ++i) {
      Frame frame{acts_[i].first, acts_[i].last, static_cast<Act>(acts_[i].word.value), {}};
      if (frame.act == Act::kGets && acts_.takes_stake(i)) frame.act = Act::kInvests;
      if (frame.act == Act::kLends && acts_.takes_stake(i)) frame.act = Act::kSupplies;
      if (frame.act == Act::kSells && is_from(i)) frame.act = Act::kPays;
      if (frame.act == Act::kGets && acts_.is_support(i)) continue;
      if (is_verb(frame.act)) {
        read_verb(i, frame);
      } else {
        read_noun(frame);
      }
      if (!is_idle_put(frame)) frames.push_back(std::move(frame));
    }
    return frames;
  }

 private:
  struct Sentence {
    std::size_t first;
    std::size_t last;
  };

  [[nodiscard]] const Mention& at(std::size_t mention) const { return mentions_.all()[mention]; }

  // "puts the value at $3bn", against "puts $3bn into X".
  [[nodiscard]] bool is_idle_put(const Frame& frame) const {
    if (frame.act != Act::kInvests || tokens_.folded(frame.first).substr(0, 3) != "put") {
      return false;
    }
    return std::none_of(frame.slots.begin(), frame.slots.end(), [](const Slot& slot) {
      return slot.part == Part::kSeller;
    });
  }

  // "leases 300 MW from X" pays, "leases to X" is paid.
  [[nodiscard]] bool is_from(std::size_t act) const {
    const auto range = tokens_.sentence_of(acts_[act].first);
    const std::size_t stop = acts_.next_verb(act, range.last);
    const std::size_t next = mentions_.first_from(acts_[act].last);
    for (std::size_t i = next; i < mentions_.all().size() && i < next + 3; ++i) {
      if (at(i).first >= stop || at(i).tie == Tie::kTo) return false;
      if (at(i).tie == Tie::kFrom) return true;
    }
    return false;
  }

  // "by Meta" right behind.
  [[nodiscard]] bool has_agent(const Frame& frame, const Sentence& sentence) const {
    constexpr std::size_t kReach = 7;
    if (frame.last >= sentence.last || tie_of_word(tokens_.folded(frame.last)) != Tie::kBy)
      return false;
    const std::size_t next = mentions_.first_from(frame.last);
    return next < mentions_.all().size() && at(next).tie == Tie::kBy &&
           at(next).first <= frame.last + kReach && at(next).first < sentence.last;
  }

  [[nodiscard]] bool may_be_subject(const Mention& mention) const {
    return mention.tie == Tie::kNone && !mention.is_owner && mention.standing >= 1;
  }

  // "of X, which buys", "de X, racheté": whatever stands before X.
  [[nodiscard]] std::optional<std::size_t> antecedent_of(const Frame& frame,
                                                         const Sentence& sentence) const {
    constexpr std::string_view kRelatives[] = {
        "which", "who", "that", "qui", "der", "die", "das", "que"};
    constexpr std::size_t kReach = 6;
    const std::size_t next = mentions_.first_from(frame.first);
    if (next == 0) return {};
    const Mention& mention = at(next - 1);
    if (mention.first < sentence.first || mention.last + kReach < frame.first) return {};
    if (mention.is_owner || mention.standing < 1) return {};
    std::size_t t = mention.last;
    const bool comma = t < frame.first && tokens_.is_sign(t, ',');
    if (comma) ++t;
    const bool direct = t == frame.first && is_romance_participle(tokens_.folded(frame.last - 1));
    if (direct && frame.last - frame.first == 1) return next - 1;
    const bool relative = t < frame.first && std::find(std::begin(kRelatives),
                                                       std::end(kRelatives),
                                                       tokens_.folded(t)) != std::end(kRelatives);
    if (!relative) return {};
    return next - 1;
  }

  // The nearest company before the verb that has no preposition; one that is the object of another
  // verb only if there is no other.
  [[nodiscard]] std::optional<std::size_t> subject_of(const Frame& frame,
                                                      const Sentence& sentence) const {
    if (const auto antecedent = antecedent_of(frame, sentence)) return antecedent;
    std::optional<std::size_t> object;
    std::optional<std::size_t> beyond;
    std::size_t seen = 0;
    for (std::size_t i = mentions_.first_from(frame.first); i > 0 && seen < kMostMentions; --i) {
      ++seen;
      const Mention& mention = at(i - 1);
      if (mention.first < sentence.first) break;
      if (!may_be_subject(mention)) continue;
      if (acts_.has_verb_before(mention.first)) {
        if (!object) object = i - 1;
        continue;
      }
      if (is_in_aside(mention, frame)) {
        if (!beyond) beyond = i - 1;
        continue;
      }
      return i - 1;
    }
    return object ? object : beyond;
  }

  // In an apposition or relative clause that has ended before the verb: ", which counts Nvidia as a
  // backer, raised".
  [[nodiscard]] bool is_in_aside(const Mention& mention, const Frame& frame) const {
    const std::size_t from = mention.last;
    for (std::size_t t = from; t < frame.first; ++t) {
      if (!tokens_.is_sign(t, ',') && !tokens_.is_sign(t, ')')) continue;
      // A border before the mention in the same sentence, with a company before it.
      const std::size_t start = tokens_.sentence_of(mention.first).first;
      return borders_[mention.first] != borders_[start] && borders_[t] == borders_[mention.first];
    }
    return false;
  }

  void add(Frame& frame, std::size_t mention, Part part, double weight) const {
    if (part == Part::kNone || has(frame, mention)) return;
    if (at(mention).is_reference) weight *= kAsReference;
    if (borders_[at(mention).first] != borders_[frame.first]) weight *= kAcrossBorder;
    frame.slots.push_back({mention, part, weight * at(mention).standing});
    add_list(frame, mention, part, weight);
  }

  [[nodiscard]] static bool has(const Frame& frame, std::size_t mention) {
    return std::any_of(frame.slots.begin(), frame.slots.end(), [&](const Slot& slot) {
      return slot.mention == mention;
    });
  }

  // The others of its enumeration play the same part.
  void add_list(Frame& frame, std::size_t mention, Part part, double weight) const {
    const std::size_t list = at(mention).list;
    if (list == 0) return;
    for (std::size_t i = mention; i > 0 && i + kMostMentions > mention; --i) {
      if (at(i - 1).list == list && !has(frame, i - 1))
        frame.slots.push_back({i - 1, part, weight * at(i - 1).standing});
    }
    for (std::size_t i = mention + 1; i < mentions_.all().size() && i < mention + kMostMentions;
         ++i) {
      if (at(i).list != list) break;
      if (!has(frame, i)) frame.slots.push_back({i, part, weight * at(i).standing});
    }
  }

  void read_verb(std::size_t act, Frame& frame) const {
    const auto range = tokens_.sentence_of(frame.first);
    const Sentence sentence{range.first, range.last};
    const bool passive =
        has_agent(frame, sentence) || is_passive(tokens_, borders_, frame.first, frame.last);
    Grammar grammar = grammar_of(frame.act);
    if (passive && frame.act == Act::kBacks) {
      grammar.subject = Part::kNone;
    } else if (passive) {
      std::swap(grammar.subject, grammar.object);
      if (grammar.of == Part::kNone) grammar.of = grammar.by;  // "von X übernommen"
    }
    auto subject = subject_of(frame, sentence);
    if (subject && frame.act == Act::kBacks && passive) subject = {};
    const std::size_t stop = acts_.next_verb(act, sentence.last);
    const std::size_t next = mentions_.first_from(frame.last);
    bool inverted = false;
    std::size_t others = 0;
    for (std::size_t i = next; i < mentions_.all().size() && i < next + kMostMentions; ++i) {
      if (at(i).first >= stop) break;
      if (at(i).tie != Tie::kNone && part_of(grammar, at(i).tie) != Part::kNone) ++others;
    }
    bool has_object = false;
    std::size_t known_list = 0;
    for (std::size_t i = next; i < mentions_.all().size() && i < next + kMostMentions; ++i) {
      const Mention& mention = at(i);
      if (mention.first >= stop) break;
      if (mention.list != 0 && mention.list == known_list) continue;
      const bool absorbed = mention.tie == Tie::kOther && i == next &&
                            mention.first <= frame.last + 3 &&
                            tie_of_word(tokens_.folded(frame.last - 1)) == Tie::kOther;
      if (mention.tie != Tie::kNone && !absorbed) {
        if (mention.is_owner && mention.tie != Tie::kWith && mention.tie != Tie::kFrom) continue;
        add(frame, i, part_of(grammar, mention.tie), 1);
        known_list = mention.list;
        continue;
      }
      const bool near = mention.first <= frame.last + kObjectReach;
      if (has_object || !near || mention.is_owner || mention.standing < 1) continue;
      if (borders_[mention.first] != borders_[frame.last - 1]) continue;
      has_object = true;
      known_list = mention.list;
      inverted = !subject && others > 0;
      add(frame, i, inverted ? grammar.subject : grammar.object, 0.9);
      if (frame.act == Act::kBuys && !inverted) frame.takes_company = true;
    }
    if (subject) {
      add(frame, *subject, grammar.subject, 1);
      if (frame.act == Act::kBuys && passive && !at(*subject).is_reference)
        frame.takes_company = true;
    }
    if (!subject && !passive && !inverted) subject = omitted_subject(frame, sentence);
    read_fronted(frame, grammar, sentence, subject);
  }

  // "Destina 7.900 millones": who the sentence before tells of.
  std::optional<std::size_t> omitted_subject(Frame& frame, const Sentence& sentence) const {
    if (sentence.first == 0 || language_ != "es") return {};
    const std::size_t here = mentions_.first_from(sentence.first);
    if (here < mentions_.all().size() && at(here).first < frame.first) return {};
    const auto before = tokens_.sentence_of(sentence.first - 1);
    for (std::size_t i = mentions_.first_from(before.first); i < here; ++i) {
      if (!may_be_subject(at(i))) continue;
      frame.slots.push_back({i, grammar_of(frame.act).subject, kOmitted});
      return i;
    }
    return {};
  }

  // "In a deal with X, Y buys"; "Meta hat bei Nebius gekauft".
  void read_fronted(Frame& frame,
                    const Grammar& grammar,
                    const Sentence& sentence,
                    std::optional<std::size_t> subject) const {
    std::size_t seen = 0;
    for (std::size_t i = mentions_.first_from(frame.first); i > 0 && seen < kMostMentions; --i) {
      ++seen;
      const Mention& mention = at(i - 1);
      if (mention.first < sentence.first) break;
      if (borders_[mention.first] != borders_[frame.first]) break;
      if (i - 1 == subject || mention.tie == Tie::kNone || mention.is_owner) continue;
      if (subject && at(*subject).list != 0 && at(*subject).list == mention.list) continue;
      add(frame, i - 1, part_of(grammar, mention.tie), kFronted);
    }
  }

  void read_noun(Frame& frame) const {
    const auto range = tokens_.sentence_of(frame.first);
    const Grammar grammar = grammar_of(frame.act);
    const std::size_t next = mentions_.first_from(frame.last);
    std::size_t known_list = 0;
    for (std::size_t i = next; i < mentions_.all().size() && i < next + kMostMentions; ++i) {
      const Mention& mention = at(i);
      if (mention.first >= range.last || borders_[mention.first] != borders_[frame.first]) break;
      if (mention.first > frame.last + kNounReach) break;
      if (mention.tie == Tie::kNone || mention.standing < 1 ||
          (mention.list != 0 && mention.list == known_list))
        continue;
      known_list = mention.list;
      if (mention.is_owner && mention.tie == Tie::kOf) continue;
      add(frame, i, part_of(grammar, mention.tie), mention.tie == Tie::kWith ? 0.8 : 1);
      if (frame.act == Act::kTakeover && mention.tie == Tie::kOf) frame.takes_company = true;
    }
    if (next == 0) return;
    // "Meta's $14bn contract", "the Nebius-Meta deal", "Google order".
    const Mention& before = at(next - 1);
    const bool close = before.last + 6 >= frame.first && before.first >= range.first;
    if (close && before.is_owner) add(frame, next - 1, grammar.owner, 0.8);
    read_with_before(frame, grammar, next, range.first);
    // "a $5.8bn Dell purchase"
    if (before.last == frame.first && before.tie == Tie::kNone && before.standing >= 1) {
      add(frame, next - 1, Part::kBoth, kNounSubject);
    }
    const auto subject = subject_of(frame, {range.first, range.last});
    if (subject && borders_[at(*subject).first] == borders_[frame.first])
      add(frame, *subject, grammar.subject, kNounSubject);
  }

  // "a $6bn Dell purchase", "mit Meta einen Vertrag".
  void read_with_before(Frame& frame,
                        const Grammar& grammar,
                        std::size_t next,
                        std::size_t start) const {
    std::size_t seen = 0;
    for (std::size_t i = next; i > 0 && seen < 3; --i, ++seen) {
      const Mention& mention = at(i - 1);
      if (mention.first < start || borders_[mention.first] != borders_[frame.first]) break;
      const bool tied = mention.tie == Tie::kWith || mention.tie == Tie::kBetween;
      if (tied) add(frame, i - 1, part_of(grammar, mention.tie), 0.7);
    }
  }

  const Tokens& tokens_;
  std::string_view language_;
  const Mentions& mentions_;
  const std::vector<std::uint32_t>& borders_;
  Acts acts_;
};

}  // namespace

std::vector<Frame> read_frames(const Input& input,
                               const Mentions& mentions,
                               const std::vector<Lexicon::Found>& words,
                               const std::vector<std::uint32_t>& borders) {
  return FrameReader(input, mentions, words, borders).run();
}

}  // namespace lode::deal
