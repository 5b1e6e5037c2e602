// SPDX-License-Identifier: GPL-3.0-or-later
// The part of Reader that reads frames: who pays whom.
#include <algorithm>

#include "plugins/deal/reader.h"

namespace lode::deal {
namespace {

constexpr double kStakeBought = 1.3;  // Points of a sum for another company.
constexpr double kEquityTold = 0.4;
constexpr double kOwnInvestment = 1.0;  // Points of a sum that a company spends on itself.
constexpr double kMisfit = 0.5;         // Of a frame that tells of another kind of deal.
constexpr double kCompanyBought = 1.6;  // Points of a company that is bought.
constexpr int kFarSentences = 4;

bool takes(const Frame& frame, Part part) {
  return std::any_of(
      frame.slots.begin(), frame.slots.end(), [&](const Slot& slot) { return slot.part == part; });
}

}  // namespace

void Reader::read_frames_of(const Window& w, Evidence& evidence) const {
  const Kind kind = evidence.best_kind();
  const auto start =
      std::lower_bound(frames_.begin(), frames_.end(), w.first, [](const Frame& frame, auto t) {
        return frame.first < t;
      });
  for (auto frame = start; frame != frames_.end() && frame->first < w.last; ++frame) {
    const Place place{frame->first, frame->last};
    double weight = nearness(w, place, kWordStep) * belonging(w, place);
    if (!fits(frame->act, kind)) weight *= kMisfit;
    if (frame->takes_company) {
      add_kind(Kind::kAcquisition, kCompanyBought * weight, *frame, evidence);
    }
    if (frame->act == Act::kInvests && takes(*frame, Part::kSeller)) {
      add_kind(Kind::kEquity, kStakeBought * weight, *frame, evidence);
    } else if (evidence.kinds[static_cast<std::size_t>(Kind::kEquity)] < kEquityTold &&
               is_own_investment(*frame)) {
      evidence.kinds[static_cast<std::size_t>(Kind::kOther)] += kOwnInvestment * weight;
      evidence.kinds[static_cast<std::size_t>(Kind::kEquity)] *= kMisfit;
    }
    for (const Slot& slot : frame->slots) {
      const Mention& mention = mentions_->all()[slot.mention];
      Stake& stake = stake_of(mention, evidence);
      const double vote = weight * slot.weight;
      if (slot.part == Part::kBuyer) stake.buys += vote;
      if (slot.part == Part::kSeller) stake.sells += vote;
      if (slot.part == Part::kBoth) stake.joins += vote;
      if (stake.nearest == nullptr) stake.nearest = &input_.parties[mention.party];
    }
  }
}

// "X will invest $10bn in France": nobody is there who issues.
bool Reader::is_own_investment(const Frame& frame) const {
  return frame.act == Act::kInvests && takes(frame, Part::kBuyer) && !takes(frame, Part::kSeller);
}

// What a frame itself tells of the kind: "X buys Y", where Y is a company.
void Reader::add_kind(Kind kind, double points, const Frame& frame, Evidence& evidence) const {
  const auto k = static_cast<std::size_t>(kind);
  evidence.kinds[k] = std::max(evidence.kinds[k], points);
  if (points <= evidence.kind_best[k]) return;
  evidence.kind_best[k] = points;
  evidence.kind_marks[k] = Mark{input_.tokens[frame.first].begin,
                                input_.tokens[frame.last - 1].end,
                                static_cast<std::uint8_t>(k)};
}

// Frames of the sentences before that tell of the same kind of deal: "X buys Y. The price is $2bn."
void Reader::read_far_frames(const Window& w, Evidence& evidence) const {
  const Kind kind = evidence.best_kind();
  if (kind == Kind::kIpo) return;
  std::size_t last = input_.tokens.sentence_of(w.core.first).first;
  for (int back = 1; back <= kFarSentences && last > 0; ++back) {
    const auto range = input_.tokens.sentence_of(last - 1);
    auto frame =
        std::lower_bound(frames_.begin(), frames_.end(), range.first, [](const Frame& f, auto t) {
          return f.first < t;
        });
    const auto stop = std::min(last, range.first + 2 * kReach);
    for (; frame != frames_.end() && frame->first < stop; ++frame) {
      if (!fits(frame->act, kind)) continue;
      const double weight = belonging(w, {frame->first, frame->last}) / back;
      for (const Slot& slot : frame->slots) {
        const Mention& mention = mentions_->all()[slot.mention];
        Stake& stake = stake_of(mention, evidence);
        const double vote = weight * slot.weight;
        if (slot.part == Part::kBuyer) stake.far_buys += vote;
        if (slot.part == Part::kSeller) stake.far_sells += vote;
        if (slot.part == Part::kBoth) stake.far_joins += vote;
        stake.plain = stake.plain || mention.standing >= 1;
        if (stake.nearest == nullptr) stake.nearest = &input_.parties[mention.party];
      }
    }
    last = range.first;
  }
}

// Whether [first, last) tells of another round.
bool Reader::tells_of_round(std::size_t first, std::size_t last) const {
  if (!has_size(first, last)) return false;
  auto frame =
      std::lower_bound(frames_.begin(), frames_.end(), first, [](const Frame& f, std::size_t t) {
        return f.first < t;
      });
  for (; frame != frames_.end() && frame->first < last; ++frame) {
    if (frame->act == Act::kGets || frame->act == Act::kRound) return true;
  }
  return false;
}

// Who "also took part" in the three sentences behind, as long as they tell of no other round.
void Reader::read_backers(const Window& w, Evidence& evidence) const {
  std::size_t at = w.last;
  for (int sentences = 0; sentences < 3 && at < input_.tokens.size(); ++sentences) {
    const auto range = input_.tokens.sentence_of(at);
    const std::size_t last = std::min(range.last, at + kReach);
    auto frame =
        std::lower_bound(frames_.begin(), frames_.end(), at, [](const Frame& f, std::size_t t) {
          return f.first < t;
        });
    for (; frame != frames_.end() && frame->first < last; ++frame) {
      if (frame->act != Act::kBacks) continue;
      for (const Slot& slot : frame->slots) {
        const Mention& mention = mentions_->all()[slot.mention];
        if (slot.part != Part::kBuyer || mention.standing < 1) continue;
        Stake& stake = stake_of(mention, evidence);
        stake.backs += 0.5 * slot.weight;
        stake.plain = true;
        if (stake.nearest == nullptr) stake.nearest = &input_.parties[mention.party];
      }
    }
    at = range.last;
    if (at < input_.tokens.size() && tells_of_round(at, input_.tokens.sentence_of(at).last)) break;
  }
}

}  // namespace lode::deal
