// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/deal/grammar.h"

#include <algorithm>
#include <array>
#include <initializer_list>

namespace lode::deal {
namespace {

constexpr Part N = Part::kNone;
constexpr Part B = Part::kBuyer;
constexpr Part S = Part::kSeller;
constexpr Part J = Part::kBoth;

// Order of Act. Columns as in Grammar.
constexpr std::array<Grammar, kActs> kGrammars = {{
    //              subj obj own by from to with in of betw among for
    /* buys      */ {B, S, N, B, S, S, S, S, N, J, N, S},
    /* pays      */ {B, S, N, B, S, S, S, S, N, J, N, S},
    /* invests   */ {B, S, N, B, S, S, J, S, N, J, N, N},
    /* sells     */ {S, B, N, S, S, B, B, N, N, J, N, N},
    /* supplies  */ {S, B, N, S, S, B, B, N, N, J, N, B},
    /* gets      */ {S, N, N, B, B, N, B, N, N, J, B, N},
    /* lends     */ {B, S, N, B, N, S, N, N, N, J, N, S},
    /* signs     */ {J, J, N, J, J, J, J, N, N, J, N, N},
    /* backs     */ {B, B, N, B, N, N, B, N, B, J, N, N},
    /* values    */ {N, S, N, N, N, N, N, N, S, N, N, N},
    /* takeover  */ {B, N, B, B, N, N, J, S, S, J, N, N},
    /* disposal  */ {N, N, S, S, S, B, J, N, S, J, N, N},
    /* order     */ {B, N, B, B, B, S, S, S, B, J, N, N},
    /* deal      */ {J, N, J, J, B, S, J, N, J, J, N, N},
    /* stake     */ {B, N, N, B, N, N, N, S, S, J, N, N},
    /* round     */ {S, N, S, B, B, N, B, N, N, J, B, N},
    /* loan      */ {S, N, S, B, B, S, B, N, B, J, B, S},
    /* listing   */ {N, N, S, N, N, N, N, N, S, N, N, S},
}};

}  // namespace

Grammar grammar_of(Act act) {
  return kGrammars[static_cast<std::size_t>(act)];
}

bool is_verb(Act act) {
  return act <= Act::kValues;
}

Part part_of(const Grammar& grammar, Tie tie) {
  switch (tie) {
    case Tie::kBy: return grammar.by;
    case Tie::kFrom: return grammar.from;
    case Tie::kTo: return grammar.to;
    case Tie::kWith: return grammar.with;
    case Tie::kIn: return grammar.in;
    case Tie::kOf: return grammar.of;
    case Tie::kBetween: return grammar.between;
    case Tie::kAmong: return grammar.among;
    case Tie::kFor: return grammar.with_for;
    case Tie::kNone:
    case Tie::kOther: break;
  }
  return Part::kNone;
}

bool fits(Act act, Kind kind) {
  const auto is = [act](std::initializer_list<Act> acts) {
    return std::find(acts.begin(), acts.end(), act) != acts.end();
  };
  switch (kind) {
    case Kind::kAcquisition:
      return is({Act::kBuys,
                 Act::kPays,
                 Act::kSells,
                 Act::kTakeover,
                 Act::kDisposal,
                 Act::kSigns,
                 Act::kDeal});
    case Kind::kEquity:
      return is({Act::kInvests,
                 Act::kBuys,
                 Act::kPays,
                 Act::kValues,
                 Act::kStake,
                 Act::kOrder,
                 Act::kRound,
                 Act::kGets,
                 Act::kSigns,
                 Act::kDeal,
                 Act::kBacks});
    case Kind::kFunding:
      return is({Act::kGets,
                 Act::kValues,
                 Act::kRound,
                 Act::kBacks,
                 Act::kInvests,
                 Act::kLends,
                 Act::kOrder});
    case Kind::kDebt:
      return is(
          {Act::kGets, Act::kLoan, Act::kLends, Act::kSigns, Act::kDeal, Act::kSells, Act::kBacks});
    case Kind::kIpo: return is({Act::kGets, Act::kListing, Act::kSells});
    default:
      return is({Act::kBuys,
                 Act::kPays,
                 Act::kSells,
                 Act::kSupplies,
                 Act::kGets,
                 Act::kSigns,
                 Act::kOrder,
                 Act::kDeal,
                 Act::kInvests});
  }
}

}  // namespace lode::deal
