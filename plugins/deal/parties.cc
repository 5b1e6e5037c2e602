// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/deal/parties.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace lode::deal {
namespace {

constexpr double kSalienceWeight = 0.5;
constexpr double kLeastPartner = 0.3;  // Weight below which a second company is no party.
constexpr double kAbsent = 0.35;       // Weight of the company that a text is about elsewhere.
constexpr double kLeastShare = 0.5;
constexpr std::size_t kMostProminent = 5;
constexpr double kComplement = 0.15;    // For partners of different sides.
constexpr double kFarComplement = 0.1;  // The same for one that is not in the sentence.
constexpr double kFarSameSide = 0.5;    // Factor for one of the same side there.
constexpr double kProductsAlone = 0.4;
constexpr double kLeastLender = 0.3;  // Weight of a lender in a sentence beside.
constexpr double kPrior = 0.6;        // Of the sector, against one verb beside the amount.

struct Candidate {
  const Party* party = nullptr;
  double weight = 0;
  double pays = 0;
  bool in_sentence = false;
  Side side = Side::kUnknown;
  std::size_t list = 0;
  bool plain = true;
};

// How much companies of a side are the ones who are paid, by kind of deal.
double receives(Side side, Kind kind) {
  struct Row {
    double host, site, platform, maker, lender, user;
  };
  constexpr Row kCompute{3, 3.5, 2, 1, 0, 0.5};
  constexpr Row kSupply{0.5, 0.5, 1, 3, 0, 0};
  constexpr Row kCapital{2.5, 2.5, 1, 0.8, -2, 2.5};
  constexpr Row kTakeover{1, 2.5, 0.5, 0.5, -1, 0.5};
  Row row = kCompute;
  if (kind == Kind::kSupply) row = kSupply;
  if (kind == Kind::kAcquisition) row = kTakeover;
  if (kind == Kind::kEquity || kind == Kind::kFunding || kind == Kind::kDebt || kind == Kind::kIpo)
    row = kCapital;
  switch (side) {
    case Side::kHost: return row.host;
    case Side::kSite: return row.site;
    case Side::kPlatform: return row.platform;
    case Side::kMaker: return row.maker;
    case Side::kLender: return row.lender;
    case Side::kUser: return row.user;
    case Side::kUnknown: return 1;
  }
  return 1;
}

bool has_issuer_alone(Kind kind) {
  return kind == Kind::kDebt || kind == Kind::kFunding || kind == Kind::kIpo;
}

// Of an owner and its child only the child.
void add(Candidate c, std::vector<Candidate>& all) {
  const auto same = std::find_if(all.begin(), all.end(), [&](const Candidate& other) {
    return other.party->root == c.party->root;
  });
  if (same == all.end()) {
    all.push_back(c);
    return;
  }
  if (c.party->depth > same->party->depth) std::swap(*same, c);
  same->weight = std::max(same->weight, c.weight);
  same->pays += c.pays;
  same->in_sentence = same->in_sentence || c.in_sentence;
}

// Companies by weight.
std::vector<Candidate> candidates_of(const Lexicon& lexicon,
                                     const Evidence& evidence,
                                     Kind kind,
                                     const Salience& salience) {
  const bool has_maker =
      std::any_of(evidence.stakes.begin(), evidence.stakes.end(), [&](const auto& entry) {
        return entry.second.in_sentence && lexicon.side_of(entry.first) == Side::kMaker;
      });
  const bool products_sell = kind == Kind::kSupply && !has_maker;
  std::vector<Candidate> all;
  for (const auto& [id, stake] : evidence.stakes) {
    if (stake.nearest == nullptr) continue;
    Candidate c{stake.nearest,
                stake.weight,
                stake.pays,
                stake.in_sentence || (products_sell && stake.by_product),
                lexicon.side_of(id),
                stake.list};
    // Who is named by its products alone may be their seller, and no other party.
    c.plain = stake.plain || products_sell;
    if (!c.plain) c.weight *= kProductsAlone;
    if (const auto at = salience.all.find(id); at != salience.all.end())
      c.weight += kSalienceWeight * at->second.share;
    add(c, all);
  }
  for (const auto& [id, prominence] : salience.top) {
    if (evidence.stakes.count(id) > 0) continue;
    add({prominence.first, kAbsent * prominence.share, 0, false, lexicon.side_of(id), 0}, all);
  }
  std::sort(all.begin(), all.end(), [](const Candidate& a, const Candidate& b) {
    return a.weight != b.weight ? a.weight > b.weight : a.party->begin < b.party->begin;
  });
  return all;
}
Choice issuer_and_lender(const std::vector<Candidate>& all, Kind kind) {
  Choice choice;
  const auto is_lender = [](const Candidate& c) { return c.side == Side::kLender; };
  const auto issuer = std::find_if_not(all.begin(), all.end(), is_lender);
  const bool one_lender = std::count_if(all.begin(), all.end(), is_lender) == 1;
  const auto lender = std::find_if(all.begin(), all.end(), [&](const Candidate& c) {
    if (is_lender(c) && kind == Kind::kDebt)
      return c.plain && (one_lender || c.weight >= kLeastLender);
    return c.in_sentence && (is_lender(c) || (c.side == Side::kUnknown && kind == Kind::kFunding));
  });
  if (issuer != all.end() && (lender == all.end() || issuer->party != lender->party)) {
    choice.seller = issuer->party;
    choice.is_beside = issuer->in_sentence;
    choice.all.push_back(issuer->party);
  }
  if (lender != all.end() && kind != Kind::kIpo) {
    choice.buyer = lender->party;
    choice.all.push_back(lender->party);
  }
  choice.confidence = 0.7;
  return choice;
}

// The second party: the next likeliest, rather one of another side than the first.
const Candidate* partner_of(const std::vector<Candidate>& all, Kind kind) {
  const bool sided =
      kind == Kind::kComputeContract || kind == Kind::kSupply || kind == Kind::kOther;
  const Candidate* best = nullptr;
  double best_weight = kLeastPartner;
  for (std::size_t i = 1; i < all.size(); ++i) {
    double weight = all[i].weight;
    if (sided && all[i].plain) {
      const double apart = std::abs(receives(all[i].side, kind) - receives(all[0].side, kind));
      if (all[i].in_sentence) {
        weight += kComplement * apart;
      } else {
        weight = apart < 1 ? weight * kFarSameSide : weight + kFarComplement * (2 + apart);
      }
    }
    if (weight > best_weight) {
      best = &all[i];
      best_weight = weight;
    }
  }
  return best;
}

// The others of an enumeration that holds the buyer or the seller: consortia and lenders act
// together, while contracts with several companies are several deals.
void add_list_mates(const std::vector<Candidate>& all, Kind kind, Choice& choice) {
  if (kind == Kind::kComputeContract || kind == Kind::kSupply || kind == Kind::kOther) return;
  std::vector<const Party*> mates;
  for (const Candidate& c : all) {
    const bool known = std::find(choice.all.begin(), choice.all.end(), c.party) != choice.all.end();
    if (known || c.list == 0 || !c.in_sentence) continue;
    const bool listed = std::any_of(all.begin(), all.end(), [&](const Candidate& other) {
      return other.list == c.list && (other.party == choice.buyer || other.party == choice.seller);
    });
    if (listed) mates.push_back(c.party);
  }
  choice.all.insert(choice.all.end(), mates.begin(), mates.end());
}

}  // namespace

Salience salience_of(const Input& input) {
  Salience salience;
  double most = 1;
  for (const Party& party : input.parties) {
    Prominence& prominence = salience.all[party.id];
    prominence.share += 1;
    if (prominence.first == nullptr) prominence.first = &party;
    most = std::max(most, prominence.share);
  }
  for (auto& [id, prominence] : salience.all) {
    prominence.share /= most;
    if (prominence.share >= kLeastShare) salience.top.emplace_back(id, prominence);
  }
  std::sort(salience.top.begin(), salience.top.end(), [](const auto& a, const auto& b) {
    return a.second.share != b.second.share ? a.second.share > b.second.share
                                            : a.second.first->begin < b.second.first->begin;
  });
  if (salience.top.size() > kMostProminent) salience.top.resize(kMostProminent);
  return salience;
}

Choice choose_parties(const Lexicon& lexicon,
                      const Evidence& evidence,
                      Kind kind,
                      const Salience& salience) {
  const std::vector<Candidate> all = candidates_of(lexicon, evidence, kind, salience);
  if (all.empty()) return {};
  if (has_issuer_alone(kind)) {
    Choice choice = issuer_and_lender(all, kind);
    if (kind != Kind::kIpo) add_list_mates(all, kind, choice);
    return choice;
  }
  Choice choice;
  choice.all.push_back(all[0].party);
  choice.confidence = 0.5;
  const Candidate* const other = partner_of(all, kind);
  if (other == nullptr) return choice;
  choice.all.push_back(other->party);
  const double verbs = all[0].pays - other->pays;
  const double prior = kPrior * (receives(other->side, kind) - receives(all[0].side, kind));
  const bool first_pays = verbs + prior > 0;
  choice.buyer = first_pays ? all[0].party : other->party;
  choice.seller = first_pays ? other->party : all[0].party;
  const bool agreed = verbs * prior >= 0;
  choice.is_beside = all[0].in_sentence && other->in_sentence;
  choice.confidence = agreed && choice.is_beside ? 0.85 : 0.65;
  add_list_mates(all, kind, choice);
  return choice;
}

Kind settle_kind(const Lexicon& lexicon, Kind kind, const Choice& choice) {
  if (kind != Kind::kComputeContract && kind != Kind::kSupply) return kind;
  if (choice.buyer == nullptr || choice.seller == nullptr) return kind;
  const Side sides[] = {lexicon.side_of(choice.buyer->id), lexicon.side_of(choice.seller->id)};
  const auto count = [&](auto is_side) {
    return std::count_if(std::begin(sides), std::end(sides), is_side);
  };
  const auto hosts = count([](Side side) { return side == Side::kHost || side == Side::kSite; });
  const auto platforms = count([](Side side) { return side == Side::kPlatform; });
  const auto makers = count([](Side side) { return side == Side::kMaker; });
  if (makers > 0 && hosts + platforms == 0) return Kind::kSupply;
  if (makers == 0 && hosts + platforms > 0) return Kind::kComputeContract;
  return kind;
}

}  // namespace lode::deal
