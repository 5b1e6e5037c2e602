// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/money/role_scorer.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <string>
#include <string_view>

#include "plugins/money/trigger_table.h"
#include "plugins/text/gazetteer.h"

namespace lode::money {
namespace {

using text::NameMatch;
using text::TokenKind;
using text::Tokens;

// Triggers farther away do not count.
constexpr std::size_t kWindow = 14;
// Up to so many tokens a noun and the amount are one phrase: "valuation of more than $4bn".
constexpr std::size_t kPhraseGap = 4;
constexpr std::size_t kCueGap = 5;
constexpr double kThreshold = 0.3;
// Less is a price.
constexpr std::int64_t kLeastDealUnits = 100'000;

const text::Gazetteer& trigger_phrases() {
  static const auto gazetteer = [] {
    text::Gazetteer out;
    std::uint32_t index = 0;
    for (const Trigger& trigger : triggers()) {
      std::string_view rest = trigger.phrases;
      while (!rest.empty()) {
        const std::size_t end = std::min(rest.find('|'), rest.size());
        out.add_as_written(rest.substr(0, end), index, text::CaseRule::kAny);
        rest.remove_prefix(std::min(end + 1, rest.size()));
      }
      ++index;
    }
    return out;
  }();
  return gazetteer;
}

const Trigger& trigger_of(const NameMatch& match) {
  return triggers()[match.value];
}

// How much of a trigger's voice passes the tokens [first, last).
double damping(const Tokens& tokens, std::size_t first, std::size_t last) {
  double out = 1;
  for (std::size_t i = first; i < last; ++i) {
    if (tokens[i].kind != TokenKind::kSign) continue;
    const std::string_view sign = tokens.folded(i);
    if (sign == ",") out *= 0.75;
    if (sign == ";" || sign == ":" || sign == "(" || sign == ")" || sign == "|") out *= 0.5;
    if (sign == "-" && tokens[i].space_before) out *= 0.7;
  }
  return out;
}

struct Evidence {
  std::array<double, 4> best{};  // By role.
  std::array<double, 4> rest{};
  std::array<std::string_view, 4> rule{};

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
  Scorer(const Tokens& tokens, std::vector<Amount>& amounts)
      : tokens_(tokens), amounts_(amounts), matches_(trigger_phrases().find(tokens)) {}

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
    if (amount.per != Period::kNone) {
      amount.role = Role::kOther;
      amount.rule = "rate";
      amount.role_confidence = 0.9;
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
      const bool near = last - first <= kCueGap && amounts_between(index, before, first, last) == 1;
      if (near)
        amounts_[index].cues |=
            static_cast<std::uint8_t>(1U << static_cast<unsigned>(trigger.relation));
      return;
    }
    double voice = trigger.weight * closeness(trigger.kind, before, last - first);
    voice *= damping(tokens_, first, last);
    voice *= amounts_between(index, before, first, last);
    evidence.add(trigger, voice);
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
  std::vector<NameMatch> matches_;
};

}  // namespace

void score_roles(const Tokens& tokens, std::vector<Amount>& amounts) {
  if (!amounts.empty()) Scorer(tokens, amounts).run();
}

}  // namespace lode::money
