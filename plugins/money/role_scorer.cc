// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/money/role_scorer.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "plugins/money/frames.h"
#include "plugins/money/growth.h"
#include "plugins/money/trigger_finder.h"
#include "plugins/money/trigger_table.h"
#include "plugins/text/gazetteer.h"
#include "plugins/text/word_map.h"

namespace lode::money {
namespace {

using text::NameMatch;
using text::TokenKind;
using text::Tokens;

// Triggers farther away do not count.
// Tokens between "valued at" and the amount, and between the noun and "valued".
constexpr std::size_t kValuedGap = 4;
constexpr std::size_t kHeadGap = 8;
constexpr std::size_t kWindow = 14;
// Up to so many tokens a noun and the amount are one phrase: "valuation of more than $4bn".
constexpr std::size_t kPhraseGap = 4;
constexpr std::size_t kCueGapBefore = 8;
constexpr std::size_t kCueGapBehind = 4;
// So far back a noun gives its role to an amount that nothing else speaks for.
constexpr std::size_t kTopicWindow = 40;
constexpr double kThreshold = 0.3;

struct Evidence {
  std::array<double, 4> best{};  // By role.
  std::array<double, 4> rest{};
  std::array<std::string_view, 4> rule{};
  std::optional<std::size_t> valued;     // Token of "valued at" before the amount.
  std::optional<std::size_t> deal_noun;  // Token of the last noun of a deal before it.

  void add(const Trigger& trigger, double voice) {
    const auto role = static_cast<std::size_t>(trigger.role);
    if (voice > best[role]) {
      rest[role] += best[role];
      best[role] = voice;
      rule[role] = trigger.rule;
    } else {
      rest[role] += voice;
    }
  }

  [[nodiscard]] double score(Role role) const {
    const auto i = static_cast<std::size_t>(role);
    return best[i] + 0.3 * rest[i];
  }
};

class Scorer {
 public:
  Scorer(const Tokens& tokens, text::Language language, std::vector<Amount>& amounts)
      : tokens_(tokens),
        amounts_(amounts),
        language_(language),
        matches_(find_triggers(tokens, language, amounts, kWindow)) {}

  void run() {
    std::size_t from = 0;
    for (std::size_t i = 0; i < amounts_.size(); ++i) {
      while (from < matches_.size() && matches_[from].last + kWindow < amounts_[i].first)
        ++from;
      score(i, from);
    }
  }

 private:
  void score(std::size_t index, std::size_t from) {
    Amount& amount = amounts_[index];
    if (amount.per != Period::kNone && amount.per != Period::kYear) {
      set_rate(amount);
      return;
    }
    if (amount.high.units < kLeastDealUnits) {
      amount.role = amount.low.units < 0 ? Role::kMetric : Role::kOther;
      amount.rule = "size:small";
      amount.role_confidence = 0.9;
      return;
    }
    Evidence evidence;
    for (std::size_t m = from; m < matches_.size(); ++m) {
      if (matches_[m].first > amount.last + kWindow) break;
      listen(index, matches_[m], evidence);
    }
    decide(amount, evidence);
    settle_value(amount, evidence);
    if (index > 0 && is_raised_to(tokens_, amounts_[index - 1], amount))
      amount.cues |= bit(Relation::kCumulative);
    if (may_grow_to(tokens_, amount)) amount.cues |= bit(Relation::kMaximum);
    take_brought(amount, evidence);
    // "A contract worth $30bn a year" may have no other size.
    if (amount.per == Period::kYear) {
      const bool named = amount.rule.substr(0, 5) == "head:" || names_a_term(tokens_, amount);
      if (amount.role != Role::kDeal || !named) set_rate(amount);
      return;
    }
    if (is_spending(amount) && names_a_year_to_come(tokens_, amount)) {
      amount.role = Role::kMetric;
      amount.rule = "metric:budget";
      amount.role_confidence = 0.6;
    }
    if (index > 0 && amount.role != Role::kDeal) take_compared(amounts_[index - 1], amount);
    take_changed(amount, from);
    if (amount.role == Role::kUnknown) take_exchanged(amount);
    if (amount.role == Role::kUnknown) take_topic(amount, from);
  }

  // "The valuation rose, in a round of $700 million, to $9.2 billion": the first noun of the clause
  // tells what rose.
  void take_changed(Amount& amount, std::size_t from) const {
    if (amount.role == Role::kMetric || amount.rule.substr(0, 5) == "head:") return;
    const std::size_t sentence = tokens_.sentence_of(amount.first).first;
    for (std::size_t m = from; m < matches_.size() && matches_[m].last <= amount.first; ++m) {
      const Trigger& trigger = trigger_of(matches_[m]);
      if (matches_[m].first < sentence || trigger.kind != TriggerKind::kNoun) continue;
      if (trigger.role != Role::kMetric || !changes_to(tokens_, matches_[m].last, amount)) return;
      amount.role = trigger.role;
      amount.rule = trigger.rule;
      amount.role_confidence = 0.7;
      return;
    }
  }

  // "The lease will bring it revenue of $2.9 billion": the size of the lease.
  void take_brought(Amount& amount, const Evidence& evidence) const {
    if (amount.rule != "metric:revenue" || !evidence.deal_noun) return;
    if (!brings(tokens_, *evidence.deal_noun, amount.first)) return;
    amount.role = Role::kDeal;
    amount.rule = evidence.rule[static_cast<std::size_t>(Role::kDeal)];
    amount.role_confidence = 0.6;
  }

  // "The whole cluster for 480 million dollars": what is given for something.
  void take_exchanged(Amount& amount) const {
    const std::string_view word =
        amount.first > 0 ? tokens_.folded(amount.first - 1) : std::string_view();
    if (word != "for" && word != "pour" && word != "für" && word != "por") return;
    amount.role = Role::kDeal;
    amount.rule = "verb:exchange";
    amount.role_confidence = 0.45;
  }

  // "... $820 million, against $610 million": the role of the other one.
  void take_compared(const Amount& other, Amount& amount) const {
    if (other.role == Role::kUnknown || other.per != Period::kNone ||
        !is_compared(tokens_, other, amount)) {
      return;
    }
    if (amount.role == Role::kUnknown && other.role != Role::kDeal) {
      amount.role = other.role;
      amount.rule = other.rule;
      amount.role_confidence = 0.6;
    }
  }

  static bool is_valued(std::string_view word) {
    return word == "valued" || word == "valorado" || word == "valorada" || word == "bewertet" ||
           word == "valorisé" || word == "valorisée";
  }

  // "A lease valued at $5.5 billion" is a deal, "a company valued at" is a valuation; so is "it was
  // worth $183 billion".
  void settle_value(Amount& amount, const Evidence& evidence) const {
    const auto deal = static_cast<std::size_t>(Role::kDeal);
    if (amount.rule == kValuation && evidence.valued && evidence.deal_noun &&
        *evidence.deal_noun < *evidence.valued &&
        *evidence.valued - *evidence.deal_noun <= kHeadGap) {
      amount.role = Role::kDeal;
      amount.rule = evidence.rule[deal];
      return;
    }
    if (amount.rule == "other:cost" && evidence.deal_noun) {
      amount.role = Role::kDeal;
      amount.rule = evidence.rule[deal];
      return;
    }
    const std::size_t at = amount.first;
    if (amount.role != Role::kDeal || amount.rule != "verb:worth" || at < 3) return;
    // "Damit ist die Firma 1,9 Mrd. Euro wert"
    const bool german = amount.last < tokens_.size() && tokens_.folded(amount.last) == "wert";
    if (german && !evidence.deal_noun) {
      amount.role = Role::kMetric;
      amount.rule = kValuation;
      return;
    }
    const std::string_view worth = tokens_.folded(at - 1);
    const std::string_view be = tokens_.folded(at - 2);
    const std::string_view who = tokens_.folded(at - 3);
    const bool is = be == "was" || be == "is" || be == "were" || be == "are";
    if (worth == "worth" && is && (who == "it" || who == "they" || who == "company")) {
      amount.role = Role::kMetric;
      amount.rule = kValuation;
    }
  }

  static void set_rate(Amount& amount) {
    const bool share = amount.per == Period::kShare;
    amount.role = share ? Role::kMetric : Role::kOther;
    amount.rule = share ? "metric:price" : "rate";
    amount.role_confidence = 0.9;
  }

  static bool is_spending(const Amount& amount) {
    return amount.role == Role::kDeal &&
           (amount.rule == "verb:invest" || amount.rule == "verb:spend");
  }

  // The last noun before the amount, in this sentence or another one of its block: "The contract:
  // five years, $17bn", "Its orders: - $14bn from Meta".
  void take_topic(Amount& amount, std::size_t from) const {
    const std::uint32_t block = tokens_[amount.first].block;
    std::size_t end = from;
    while (end < matches_.size() && matches_[end].last <= amount.first)
      ++end;
    for (std::size_t m = end; m-- > from;) {
      if (tokens_[matches_[m].first].block != block) return;
      if (trigger_of(matches_[m]).kind == TriggerKind::kNoun) return take(amount, matches_[m]);
    }
    std::size_t first = amount.first > kTopicWindow ? amount.first - kTopicWindow : 0;
    const std::size_t last = amount.first > kWindow ? amount.first - kWindow : 0;
    while (first < last && tokens_[first].block != block)
      ++first;
    if (const auto noun = last_noun(tokens_, language_, first, last)) take(amount, *noun);
  }

  static void take(Amount& amount, const NameMatch& match) {
    const Trigger& trigger = trigger_of(match);
    amount.role = trigger.role;
    amount.rule = trigger.rule;
    amount.role_confidence = 0.45;
  }

  void listen(std::size_t index, const NameMatch& match, Evidence& evidence) {
    const Amount& amount = amounts_[index];
    if (tokens_[match.first].sentence != tokens_[amount.first].sentence) return;
    const Trigger& trigger = trigger_of(match);
    const bool before = match.last <= amount.first;
    if (!before && match.first < amount.last) return;
    const std::size_t first = before ? match.last : amount.last;
    const std::size_t last = before ? amount.first : match.first;
    if (trigger.kind == TriggerKind::kRelation) {
      // "davon" and its like speak of what follows, or of what went before as a whole.
      if (trigger.relation == Relation::kComponent && !before) return;
      if (is_cue_for(index, match, before)) amounts_[index].cues |= bit(trigger.relation);
      return;
    }
    if (trigger.rule == kValuation && before && amount.first - match.last <= kValuedGap &&
        is_valued(tokens_.folded(match.first))) {
      evidence.valued = match.first;
    }
    if (trigger.kind == TriggerKind::kNoun && trigger.role == Role::kDeal && before) {
      evidence.deal_noun = match.first;
    }
    // "The $2.4 billion plant": beside the amount alone.
    if (trigger.rule == "other:building" && last - first > 1) return;
    double voice = trigger.weight * closeness(trigger.kind, before, last - first);
    voice *= damping(tokens_, first, last);
    voice *= amounts_between(index, before, first, last);
    if (trigger.kind == TriggerKind::kNoun) {
      voice *= share_of_neighbour(index, match, before);
      // "With a firm that owed 62%": of another number.
      const bool has_number =
          !before && match.last < tokens_.size() && tokens_[match.last].kind == TokenKind::kDigits;
      if (has_number) voice *= 0.2;
      // Behind a comma a noun is the subject of what follows.
      if (!before && first < last && tokens_.is_sign(first, ',')) voice *= 0.5;
    }
    evidence.add(trigger, voice);
  }

  static std::uint8_t bit(Relation relation) {
    return static_cast<std::uint8_t>(1U << static_cast<unsigned>(relation));
  }

  // A cue speaks to the next amount behind it, and to the one before it only at the end of the
  // sentence: "$6.5B, taking the total to $22.4B", "$22.4B altogether".
  [[nodiscard]] bool is_cue_for(std::size_t index, const NameMatch& match, bool before) const {
    const Amount& amount = amounts_[index];
    if (before) {
      const bool next = index == 0 || amounts_[index - 1].last <= match.first;
      return next && amount.first - match.last <= kCueGapBefore;
    }
    const bool more = index + 1 < amounts_.size() &&
                      tokens_[amounts_[index + 1].first].sentence == tokens_[amount.first].sentence;
    return !more && match.first - amount.last <= kCueGapBehind;
  }

  static double closeness(TriggerKind kind, bool before, std::size_t gap) {
    const double distance = static_cast<double>(gap);
    if (kind == TriggerKind::kNoun) {
      if (gap <= kPhraseGap) return 3 - 0.3 * distance;
      return 1.5 / (1 + 0.3 * (distance - kPhraseGap));
    }
    if (before) return 2.2 / (1 + 0.15 * distance);
    return 1.0 / (1 + 0.2 * distance);
  }

  // Half for each other amount between trigger and amount: it is the nearer one's.
  [[nodiscard]] double amounts_between(std::size_t index,
                                       bool before,
                                       std::size_t first,
                                       std::size_t last) const {
    double out = 1;
    for (std::size_t i = index; before ? i-- > 0 : ++i < amounts_.size();) {
      const Amount& other = amounts_[i];
      if (other.first < first || other.last > last) break;
      out *= 0.5;
    }
    return out;
  }

  // "EBITDA of $135 million": the amount at `index` follows the noun in one phrase.
  [[nodiscard]] bool is_said_of(const NameMatch& match, std::size_t index) const {
    if (index >= amounts_.size()) return false;
    const std::size_t next = amounts_[index].first;
    if (next < match.last || next - match.last > 3) return false;
    for (std::size_t i = match.last; i < next; ++i) {
      const std::string_view word = tokens_.folded(i);
      if (word == "of" || word == "de" || word == "d" || word == "von" || word == "über" ||
          word == ":") {
        return true;
      }
    }
    return next == match.last;
  }

  // Little if the noun is the head of a neighbour: of "$2bn" in "$2bn at a valuation of $32bn", and
  // of "$4bn" in "the $14bn contract for $4bn".
  [[nodiscard]] double share_of_neighbour(std::size_t index,
                                          const NameMatch& match,
                                          bool before) const {
    if (!before && is_said_of(match, index + 1)) return 0.2;
    if (before && index > 0 && is_said_of(match, index - 1)) return 0.3;
    if (before) {
      const bool taken = index > 0 && amounts_[index - 1].last <= match.first &&
                         match.first - amounts_[index - 1].last <= 1 &&
                         amounts_[index].first - match.last > 1;
      return taken ? 0.4 : 1;
    }
    const bool taken = index + 1 < amounts_.size() && amounts_[index + 1].first >= match.last &&
                       amounts_[index + 1].first - match.last <= 3 &&
                       match.first - amounts_[index].last > 1;
    return taken ? 0.3 : 1;
  }

  static void decide(Amount& amount, const Evidence& evidence) {
    const std::array<Role, 3> roles{Role::kDeal, Role::kMetric, Role::kOther};
    Role best = Role::kDeal;
    double sum = 0;
    for (const Role role : roles) {
      sum += evidence.score(role);
      if (evidence.score(role) > evidence.score(best)) best = role;
    }
    const double score = evidence.score(best);
    if (score < kThreshold) return;
    amount.role = best;
    amount.rule = evidence.rule[static_cast<std::size_t>(best)];
    amount.role_confidence = std::min(0.95, 0.4 + 0.5 * (score / sum) * std::min(1.0, score / 2));
  }

  const Tokens& tokens_;
  std::vector<Amount>& amounts_;
  text::Language language_;
  std::vector<NameMatch> matches_;
};

}  // namespace

void score_roles(const Tokens& tokens, text::Language language, std::vector<Amount>& amounts) {
  if (!amounts.empty()) Scorer(tokens, language, amounts).run();
}

}  // namespace lode::money
