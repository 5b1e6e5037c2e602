// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/money/relations.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <string_view>
#include <vector>

#include "plugins/money/frames.h"
#include "plugins/text/word_map.h"

namespace lode::money {
namespace {

using text::Tokens;

// The work is quadratic in the number of amounts that are compared with each other.
constexpr std::size_t kMaxCompared = 300;
constexpr std::size_t kMaxSummed = 40;
constexpr std::uint32_t kLeadSentences = 3;
constexpr std::int64_t kLeastUnnamedUnits = 1'000'000;
// Two figures for one amount differ by at most this share when one of them is rounded.
constexpr double kRoundingShare = 0.045;
constexpr double kPartsShare = 0.001;
constexpr double kSumShare = 0.01;
// "$17.4bn, with options up to $19.4bn": at most this many times the base, this many tokens away.
constexpr double kMaximumRatio = 1.5;
constexpr std::size_t kMaximumGap = 25;

double size_of(const Amount& amount) {
  return text::to_double(amount.high);
}

bool is_same(const Amount& a, const Amount& b) {
  return a.currency == b.currency && a.low == b.low && a.high == b.high;
}

// Significant decimal digits: 1 for 14e9 rounded to 10e9, 2 for 14e9, 3 for 14.2e9.
int significant_digits(std::int64_t units) {
  if (units == 0) return 0;
  while (units % 10 == 0)
    units /= 10;
  int digits = 0;
  for (; units != 0; units /= 10)
    ++digits;
  return digits;
}

double round_to(double value, int digits) {
  const double scale = std::pow(10.0, std::floor(std::log10(value)) + 1 - digits);
  return std::round(value / scale) * scale;
}

// True if `rough` is `exact` with fewer digits: 14e9 for 14.2e9, 12e9 for 11.9e9.
bool is_rounding_of(const Amount& rough, const Amount& exact) {
  const double a = size_of(rough);
  const double b = size_of(exact);
  if (rough.currency != exact.currency || a <= 0 || b <= 0 || a == b) return false;
  if (std::abs(a - b) > kRoundingShare * b) return false;
  const int digits = significant_digits(rough.high.units);
  if (digits >= significant_digits(exact.high.units)) return false;
  return std::abs(round_to(b, std::max(digits, 2)) - a) <= 0.001 * a ||
         std::abs(round_to(b, digits) - a) <= 0.001 * a;
}

bool is_equivalence(std::string_view word) {
  static const text::WordMap<bool> words{{"(", true},
                                         {"[", true},
                                         {"or", true},
                                         {"soit", true},
                                         {"ou", true},
                                         {"oder", true},
                                         {"equivalent", true},
                                         {"o", true},
                                         {"umgerechnet", true},
                                         {"entspricht", true},
                                         {"equivalentes", true}};
  return words.find(word) != nullptr;
}

// "38 milliards de dollars (32,58 milliards d'euros)": the second is the first in other money.
bool is_conversion(const Tokens& tokens, const Amount& first, const Amount& second) {
  constexpr std::size_t kMostBetween = 5;
  if (first.currency == second.currency || second.first - first.last > kMostBetween ||
      tokens[first.first].sentence != tokens[second.first].sentence) {
    return false;
  }
  for (std::size_t i = first.last; i < second.first; ++i) {
    if (is_equivalence(tokens.folded(i))) return true;
  }
  return false;
}

class Relater {
 public:
  Relater(const Tokens& tokens, std::vector<Amount>& amounts)
      : tokens_(tokens), amounts_(amounts), compared_(std::min(amounts.size(), kMaxCompared)) {}

  void run() {
    find_conversions();
    settle_valuations();
    fill_roles();
    find_roundings();
    collect_sizes();
    find_parts();
    find_maxima();
    find_sums();
    follow_cues();
    spread();
  }

 private:
  void find_conversions() {
    for (std::size_t i = 1; i < amounts_.size(); ++i) {
      if (!is_conversion(tokens_, amounts_[i - 1], amounts_[i])) continue;
      const Amount& original = amounts_[i - 1];
      Amount& converted = amounts_[i];
      converted.role = original.role;
      converted.rule = "conversion";
      converted.role_confidence = original.role_confidence;
      converted.relation = Relation::kConversion;
    }
  }

  // Listings and takeovers are told with two sums, what is sold and what the company is worth; one
  // that is called its valuation elsewhere is that.
  void settle_valuations() {
    for (std::size_t i = 0; i < compared_; ++i) {
      Amount& amount = amounts_[i];
      if (!is_size(amount) || amount.rule != "head:offering") continue;
      for (std::size_t k = 0; k < compared_; ++k) {
        if (amounts_[k].rule != kValuation || !is_same(amount, amounts_[k])) continue;
        amount.role = Role::kMetric;
        amount.rule = kValuation;
      }
    }
  }

  // Amounts that no word speaks for: what an equal amount is, else a deal if the text is about
  // deals.
  void fill_roles() {
    const auto count = [this](Role role) {
      return std::ranges::count(amounts_, role, &Amount::role);
    };
    const bool is_about_deals = count(Role::kDeal) >= count(Role::kMetric);
    for (std::size_t i = 0; i < compared_; ++i) {
      Amount& amount = amounts_[i];
      if (amount.role != Role::kUnknown) continue;
      if (const Amount* equal = find_equal(amount)) {
        amount.role = equal->role;
        amount.rule = "same amount";
        amount.role_confidence = 0.6;
      } else if (is_about_deals && amount.high.units >= kLeastUnnamedUnits) {
        const bool lead = tokens_[amount.first].sentence < kLeadSentences;
        amount.role = Role::kDeal;
        amount.rule = lead ? "lead" : "topic";
        amount.role_confidence = lead ? 0.45 : 0.4;
      }
    }
  }

  // An equal amount with a role from words.
  [[nodiscard]] const Amount* find_equal(const Amount& amount) const {
    for (std::size_t k = 0; k < compared_; ++k) {
      const bool known = amounts_[k].role != Role::kUnknown && amounts_[k].per == Period::kNone;
      if (known && is_same(amount, amounts_[k])) return &amounts_[k];
    }
    return nullptr;
  }

  [[nodiscard]] static bool is_size(const Amount& amount) { return amount.is_deal_size(); }

  void find_roundings() {
    for (std::size_t i = 0; i < compared_; ++i) {
      // "At least $19bn" is no rounding of another deal's $19.4bn.
      const Qualifier qualifier = amounts_[i].qualifier;
      const bool loose = qualifier == Qualifier::kExact || qualifier == Qualifier::kAbout ||
                         qualifier == Qualifier::kAtMost;
      if (!is_size(amounts_[i]) || !loose) continue;
      for (std::size_t k = 0; k < compared_; ++k) {
        if (is_size(amounts_[k]) && is_rounding_of(amounts_[i], amounts_[k])) {
          amounts_[i].relation = Relation::kRounding;
          break;
        }
      }
    }
  }

  // Distinct sizes, the first mention of each.
  void collect_sizes() {
    for (std::size_t i = 0; i < compared_ && sizes_.size() < kMaxSummed; ++i) {
      if (!is_size(amounts_[i])) continue;
      const bool known = std::ranges::any_of(
          sizes_, [&](std::size_t k) { return is_same(amounts_[k], amounts_[i]); });
      if (!known) sizes_.push_back(i);
    }
  }

  // Any mention of the same amount.
  [[nodiscard]] bool any_cue(const Amount& amount, Relation cue) const {
    return std::ranges::any_of(
        amounts_.begin(),
        amounts_.begin() + static_cast<std::ptrdiff_t>(compared_),
        [&](const Amount& other) { return is_same(amount, other) && other.has_cue(cue); });
  }

  void find_sums() {
    for (const std::size_t total : sizes_) {
      for (std::size_t a = 0; a < sizes_.size(); ++a) {
        for (std::size_t b = a + 1; b < sizes_.size(); ++b) {
          if (is_sum(total, sizes_[a], sizes_[b])) explain(total, sizes_[a], sizes_[b]);
        }
      }
    }
  }

  [[nodiscard]] bool is_sum(std::size_t total, std::size_t a, std::size_t b) const {
    if (total == a || total == b) return false;
    const Amount& whole = amounts_[total];
    if (whole.currency != amounts_[a].currency || whole.currency != amounts_[b].currency) {
      return false;
    }
    // A running total is no part.
    if (any_cue(amounts_[a], Relation::kCumulative) ||
        any_cue(amounts_[b], Relation::kCumulative)) {
      return false;
    }
    const double sum = size_of(amounts_[a]) + size_of(amounts_[b]);
    const double written = size_of(whole);
    const int digits = std::max(2, significant_digits(whole.high.units));
    return sum > 0 && std::abs(sum - written) <= kSumShare * sum &&
           std::abs(round_to(sum, digits) - written) <= 1e-6 * written;
  }

  // Whole and two parts: base and option, deals told together, or one deal and what it is made of.
  void explain(std::size_t total, std::size_t a, std::size_t b) {
    Amount& whole = amounts_[total];
    Amount& larger = amounts_[size_of(amounts_[a]) > size_of(amounts_[b]) ? a : b];
    Amount& smaller = &larger == &amounts_[a] ? amounts_[b] : amounts_[a];
    if (whole.qualifier == Qualifier::kAtMost || any_cue(smaller, Relation::kOption)) {
      whole.relation = Relation::kMaximum;
      smaller.relation = Relation::kOption;
    } else if (is_instalment(tokens_, larger) || is_instalment(tokens_, smaller)) {
      larger.relation = smaller.relation = Relation::kComponent;
    } else if (any_cue(whole, Relation::kCumulative)) {
      whole.relation = Relation::kCumulative;
    } else if (total < a && total < b) {
      larger.relation = smaller.relation = Relation::kComponent;
    } else {
      whole.relation = Relation::kCumulative;
    }
  }

  // "$20 billion: $7.5 billion in shares and $12.5 billion of debt", whatever the words around the
  // parts: right behind the whole, in one sentence.
  void find_parts() {
    for (std::size_t i = 0; i + 2 < amounts_.size(); ++i) {
      Amount& whole = amounts_[i];
      Amount& a = amounts_[i + 1];
      Amount& b = amounts_[i + 2];
      const bool together = tokens_[a.first].sentence == tokens_[b.first].sentence &&
                            tokens_[whole.first].sentence + 1 >= tokens_[a.first].sentence;
      const bool same_money = whole.currency == a.currency && whole.currency == b.currency;
      const double sum = size_of(a) + size_of(b);
      const bool maximum = whole.qualifier == Qualifier::kAtMost || a.has_cue(Relation::kOption) ||
                           b.has_cue(Relation::kOption);
      if (!is_size(whole) || maximum || !together || !same_money ||
          std::abs(sum - size_of(whole)) > kPartsShare * size_of(whole)) {
        continue;
      }
      a.role = b.role = Role::kDeal;
      a.relation = b.relation = Relation::kComponent;
    }
  }

  void find_maxima() {
    for (std::size_t i = 1; i < amounts_.size(); ++i) {
      const Amount& base = amounts_[i - 1];
      Amount& maximum = amounts_[i];
      if (is_size(base) && is_size(maximum) && base.qualifier != Qualifier::kAtMost &&
          maximum.qualifier == Qualifier::kAtMost && base.currency == maximum.currency &&
          size_of(base) < size_of(maximum) && size_of(maximum) < kMaximumRatio * size_of(base) &&
          tokens_[base.first].sentence == tokens_[maximum.first].sentence &&
          maximum.first - base.last <= kMaximumGap) {
        maximum.relation = Relation::kMaximum;
      }
    }
  }

  void follow_cues() {
    for (const std::size_t i : sizes_) {
      Amount& amount = amounts_[i];
      if (!is_size(amount)) continue;
      const bool has_smaller = std::ranges::any_of(sizes_, [&](std::size_t k) {
        return size_of(amounts_[k]) < size_of(amount) && amounts_[k].currency == amount.currency;
      });
      const bool has_larger = std::ranges::any_of(sizes_, [&](std::size_t k) {
        return size_of(amounts_[k]) > size_of(amount) && amounts_[k].currency == amount.currency;
      });
      if (has_smaller && any_cue(amount, Relation::kCumulative)) {
        amount.relation = Relation::kCumulative;
      } else if (has_smaller && amount.has_cue(Relation::kMaximum)) {
        amount.relation = Relation::kMaximum;
      } else if (has_larger && amount.has_cue(Relation::kOption)) {
        amount.relation = Relation::kOption;
      } else if (has_larger && amount.has_cue(Relation::kComponent)) {
        amount.relation = Relation::kComponent;
      }
    }
  }

  // What is true of one mention is true of all.
  void spread() {
    for (std::size_t i = 0; i < compared_; ++i) {
      if (amounts_[i].relation == Relation::kNone) continue;
      for (std::size_t k = 0; k < compared_; ++k) {
        if (!is_size(amounts_[k])) continue;
        const bool rounded = amounts_[i].relation == Relation::kConversion &&
                             amounts_[k].currency_implicit &&
                             amounts_[k].currency == amounts_[i].currency &&
                             std::abs(size_of(amounts_[k]) - size_of(amounts_[i])) <=
                                 kRoundingShare * size_of(amounts_[i]);
        if (rounded || is_same(amounts_[i], amounts_[k])) {
          amounts_[k].relation = amounts_[i].relation;
        }
      }
    }
  }

  const Tokens& tokens_;
  std::vector<Amount>& amounts_;
  std::size_t compared_;
  std::vector<std::size_t> sizes_;
};

}  // namespace

void relate(const Tokens& tokens, std::vector<Amount>& amounts) {
  // Metrics and prices have no relations.
  const bool may_relate = std::ranges::any_of(amounts, [](const Amount& amount) {
    return amount.role == Role::kDeal || amount.role == Role::kUnknown;
  });
  if (may_relate) Relater(tokens, amounts).run();
}

}  // namespace lode::money
