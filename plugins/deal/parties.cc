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
constexpr double kTopic = 0.2;         // Of the company that the text is about.
constexpr double kLeastShare = 0.5;
constexpr std::size_t kMostProminent = 5;
constexpr double kComplement = 0.15;    // For partners of different sides.
constexpr double kFarComplement = 0.1;  // The same for one that is not in the sentence.
constexpr double kAlike = 0.7;          // Factor for one of the same side in the sentence.
constexpr double kFarSameSide = 0.5;    // Factor for one of the same side there.
constexpr double kProductsAlone = 0.4;
constexpr double kLeastLender = 0.3;  // Weight of a lender in a sentence beside.
constexpr double kPrior = 0.6;        // Of the sector, against one verb beside the amount.
constexpr double kFramed = 1.2;       // Of what verbs and nouns say, against nearness.
constexpr double kFrameVote = 1.6;    // The same, for the direction.
constexpr double kLeastFrame = 0.12;  // Votes of frames that make a party.
constexpr double kFar = 0.4;          // Of what sentences before say.
constexpr double kLeastOwn = 0.3;     // Points of a sum that is spent on its own.
constexpr double kSamePart = 0.5;     // Factor for a partner that plays the part of the first.

struct Candidate {
  const Party* party = nullptr;
  double weight = 0;
  double pays = 0;
  bool in_sentence = false;
  Side side = Side::kUnknown;
  std::size_t list = 0;
  bool plain = true;
  double buys = 0;
  double sells = 0;
  double joins = 0;
  double backs = 0;
  double far_buys = 0;
  double far_sells = 0;
  double far_joins = 0;

  [[nodiscard]] double net() const { return buys - sells; }
  [[nodiscard]] double framed() const { return buys + sells + joins; }
  [[nodiscard]] bool is_buyer() const { return buys >= kLeastFrame && buys > sells; }
  [[nodiscard]] bool is_seller() const { return sells >= kLeastFrame && sells > buys; }
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

// Of an owner and its child only the child; in takeovers they may be the two sides.
void add(Candidate c, Kind kind, std::vector<Candidate>& all) {
  const bool apart = kind == Kind::kAcquisition || kind == Kind::kEquity || kind == Kind::kFunding;
  const auto same = std::find_if(all.begin(), all.end(), [&](const Candidate& other) {
    return apart ? other.party->id == c.party->id : other.party->root == c.party->root;
  });
  if (same == all.end()) {
    all.push_back(c);
    return;
  }
  if (c.party->depth > same->party->depth) std::swap(*same, c);
  same->weight = std::max(same->weight, c.weight);
  same->pays += c.pays;
  same->buys += c.buys;
  same->sells += c.sells;
  same->joins += c.joins;
  same->backs += c.backs;
  same->far_buys += c.far_buys;
  same->far_sells += c.far_sells;
  same->far_joins += c.far_joins;
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
                stake.list,
                true,
                stake.buys,
                stake.sells,
                stake.joins,
                stake.backs,
                stake.far_buys,
                stake.far_sells,
                stake.far_joins};
    // Who is named by its products alone may be their seller, and no other party.
    c.plain = stake.plain || products_sell;
    if (id == salience.topic) c.weight += kTopic;
    if (!c.plain) c.weight *= kProductsAlone;
    c.weight += kFramed * std::min(1.0, c.framed());
    if (const auto at = salience.all.find(id); at != salience.all.end())
      c.weight += kSalienceWeight * at->second.share;
    add(c, kind, all);
  }
  for (const auto& [id, prominence] : salience.top) {
    if (evidence.stakes.count(id) > 0) continue;
    const double topic = id == salience.topic ? kTopic : 0;
    add({prominence.first, kAbsent * prominence.share + topic, 0, false, lexicon.side_of(id), 0},
        kind,
        all);
  }
  std::sort(all.begin(), all.end(), [](const Candidate& a, const Candidate& b) {
    return a.weight != b.weight ? a.weight > b.weight : a.party->begin < b.party->begin;
  });
  return all;
}

// The likeliest company of one part, if frames name one.
template <class IsPart, class Votes>
const Candidate* best_of(const std::vector<Candidate>& all, IsPart is_part, Votes votes) {
  const Candidate* best = nullptr;
  for (const Candidate& c : all) {
    if (is_part(c) && (best == nullptr || votes(c) > votes(*best))) best = &c;
  }
  return best;
}

const Candidate* best_buyer(const std::vector<Candidate>& all) {
  return best_of(
      all,
      [](const Candidate& c) { return c.is_buyer(); },
      [](const Candidate& c) { return c.net(); });
}

const Candidate* best_seller(const std::vector<Candidate>& all) {
  return best_of(
      all,
      [](const Candidate& c) { return c.is_seller(); },
      [](const Candidate& c) { return -c.net(); });
}

const Candidate* issuer_of(const std::vector<Candidate>& all) {
  if (const Candidate* const seller = best_seller(all)) return seller;
  const auto likely = std::find_if(all.begin(), all.end(), [](const Candidate& c) {
    return c.side != Side::kLender && !c.is_buyer() && c.backs == 0;
  });
  if (likely != all.end()) return &*likely;
  const auto any = std::find_if(
      all.begin(), all.end(), [](const Candidate& c) { return c.side != Side::kLender; });
  return any == all.end() ? nullptr : &*any;
}

Choice issuer_and_lender(const std::vector<Candidate>& all, Kind kind) {
  Choice choice;
  choice.confidence = 0.7;
  const Candidate* const issuer = issuer_of(all);
  if (issuer != nullptr) {
    choice.seller = issuer->party;
    choice.is_beside = issuer->in_sentence;
    choice.all.push_back(issuer->party);
  }
  if (kind == Kind::kIpo) return choice;
  const Candidate* lender = nullptr;
  const auto take = [&](const Candidate& c) {
    if (&c == issuer) return;
    if (lender == nullptr || c.net() > lender->net()) lender = &c;
    choice.all.push_back(c.party);
  };
  for (const Candidate& c : all) {
    if (c.plain && (c.is_buyer() || c.backs >= 0.3)) take(c);
  }
  if (lender == nullptr) {
    const auto is_lender = [](const Candidate& c) { return c.side == Side::kLender; };
    const bool one_lender = std::count_if(all.begin(), all.end(), is_lender) == 1;
    for (const Candidate& c : all) {
      const bool lends = is_lender(c) && kind == Kind::kDebt && c.plain &&
                         (one_lender || c.weight >= kLeastLender);
      const bool invests = c.in_sentence && c.plain &&
                           (is_lender(c) || (c.side == Side::kUnknown && kind == Kind::kFunding));
      if ((lends || invests) && lender == nullptr) take(c);
    }
  }
  if (lender != nullptr) choice.buyer = lender->party;
  return choice;
}

// The second party: the next likeliest, rather one of another side than the first.
const Candidate* partner_of(const std::vector<Candidate>& all,
                            const Candidate& first,
                            Kind kind,
                            bool beside_only) {
  const bool sided =
      kind == Kind::kComputeContract || kind == Kind::kSupply || kind == Kind::kOther;
  const Candidate* best = nullptr;
  double best_weight = kLeastPartner;
  for (const Candidate& c : all) {
    if (&c == &first || (beside_only && !c.in_sentence)) continue;
    double weight = c.weight;
    const bool same_part =
        (c.is_buyer() && first.is_buyer()) || (c.is_seller() && first.is_seller());
    if (same_part) weight *= kSamePart;
    if (sided && c.plain) {
      const double apart = std::abs(receives(c.side, kind) - receives(first.side, kind));
      if (c.in_sentence) {
        weight += kComplement * apart;
        const bool alike = c.side == first.side && c.side != Side::kUnknown;
        if (alike) weight *= kAlike;
      } else {
        weight = apart < 1 ? weight * kFarSameSide : weight + kFarComplement * (2 + apart);
      }
    }
    if (weight > best_weight) {
      best = &c;
      best_weight = weight;
    }
  }
  return best;
}

// A company that is a party of some kind beside a known buyer or seller plays the other part.
void settle_joint(std::vector<Candidate>& all) {
  const bool has_buyer = best_buyer(all) != nullptr;
  const bool has_seller = best_seller(all) != nullptr;
  if (has_buyer == has_seller) return;
  Candidate* best = nullptr;
  for (Candidate& c : all) {
    if (c.is_buyer() || c.is_seller() || c.joins < kLeastFrame || !c.in_sentence) continue;
    if (best == nullptr || c.joins > best->joins) best = &c;
  }
  if (best == nullptr) return;
  (has_buyer ? best->sells : best->buys) += best->joins;
}

// What sentences before say counts where the sentence itself leaves a part open.
void fill_from_afar(std::vector<Candidate>& all, Kind kind) {
  const bool has_buyer = has_issuer_alone(kind) || best_buyer(all) != nullptr;
  const bool has_seller = best_seller(all) != nullptr;
  for (Candidate& c : all) {
    if (c.framed() >= kLeastFrame && (c.is_buyer() || c.is_seller())) continue;
    const double buys = has_buyer ? 0 : kFar * c.far_buys;
    const double sells = has_seller ? 0 : kFar * c.far_sells;
    c.buys += buys;
    c.sells += sells;
    c.joins += kFar * c.far_joins;
    c.weight += kFramed * std::min(0.6, buys + sells + kFar * c.far_joins);
  }
  std::sort(all.begin(), all.end(), [](const Candidate& a, const Candidate& b) {
    return a.weight != b.weight ? a.weight > b.weight : a.party->begin < b.party->begin;
  });
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
  const Party* first = nullptr;
  for (const auto& [id, prominence] : salience.top) {
    if (first == nullptr || prominence.first->begin < first->begin) first = prominence.first;
  }
  if (first != nullptr) salience.topic = first->id;
  return salience;
}

Choice choose_parties(const Lexicon& lexicon,
                      const Evidence& evidence,
                      Kind kind,
                      const Salience& salience) {
  std::vector<Candidate> all = candidates_of(lexicon, evidence, kind, salience);
  if (all.empty()) return {};
  settle_joint(all);
  const auto joined = std::count_if(all.begin(), all.end(), [](const Candidate& c) {
    return c.in_sentence && c.joins >= kLeastFrame;
  });
  if (joined >= 2 && !has_issuer_alone(kind)) {
    // They are the parties; nobody is missing.
  } else if (best_buyer(all) == nullptr || best_seller(all) == nullptr)
    fill_from_afar(all, kind);
  if (has_issuer_alone(kind)) {
    Choice choice = issuer_and_lender(all, kind);
    if (kind != Kind::kIpo) add_list_mates(all, kind, choice);
    return choice;
  }
  Choice choice;
  choice.confidence = 0.5;
  // What a company spends on its own has no partner elsewhere in the text.
  const bool is_own = evidence.kinds[static_cast<std::size_t>(Kind::kOther)] > kLeastOwn &&
                      evidence.best_kind() == Kind::kOther;
  const Candidate* first = &all[0];
  const Candidate* const buyer = best_buyer(all);
  const Candidate* const seller = best_seller(all);
  if ((buyer == nullptr) != (seller == nullptr)) first = buyer != nullptr ? buyer : seller;
  const Candidate* other = partner_of(all, *first, kind, is_own);
  if (buyer != nullptr && seller != nullptr) {
    first = buyer;
    other = seller;
  }
  choice.all.push_back(first->party);
  if (other == nullptr) return choice;
  choice.all.push_back(other->party);
  const double verbs = first->pays - other->pays + kFrameVote * (first->net() - other->net());
  const double prior = kPrior * (receives(other->side, kind) - receives(first->side, kind));
  const bool first_pays = verbs + prior > 0;
  choice.buyer = first_pays ? first->party : other->party;
  choice.seller = first_pays ? other->party : first->party;
  const bool agreed = verbs * prior >= 0;
  choice.is_beside = first->in_sentence && other->in_sentence;
  choice.confidence = agreed && choice.is_beside ? 0.85 : 0.65;
  add_list_mates(all, kind, choice);
  return choice;
}

Kind settle_kind(const Lexicon& lexicon, Kind kind, const Choice& choice) {
  const bool open = kind == Kind::kComputeContract || kind == Kind::kSupply || kind == Kind::kOther;
  if (!open) return kind;
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
