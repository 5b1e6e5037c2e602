// SPDX-License-Identifier: GPL-3.0-or-later
// Chooses the parties of a deal and who of them pays.
#pragma once

#include <map>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

#include "plugins/deal/evidence.h"
#include "plugins/deal/lexicon.h"

namespace lode::deal {

struct Choice {
  const Party* buyer = nullptr;
  const Party* seller = nullptr;
  std::vector<const Party*> all;
  bool is_beside = false;  // All of them stand in the sentence itself.
  double confidence = 0;
};

// How often a company is named in the text, as a share of the most frequent one.
struct Prominence {
  double share = 0;
  const Party* first = nullptr;  // Its first mention.
};
struct Salience {
  std::map<std::string_view, Prominence> all;                // By company id.
  std::vector<std::pair<std::string_view, Prominence>> top;  // The few most frequent ones.
  std::string_view topic;                                    // That of them which comes first.
};
[[nodiscard]] Salience salience_of(const Input& input);

// For compute contracts, supplies, stakes and takeovers the two likeliest companies; for debt,
// funding and listings the issuer, and a lender or investor if one stands beside the amount. The
// direction comes from the verbs, and from what companies of their sector mostly do.
[[nodiscard]] Choice choose_parties(const Lexicon& lexicon,
                                    const Evidence& evidence,
                                    Kind kind,
                                    const Salience& salience);

// A contract about computing capacity and one about goods share their words; the parties decide:
// hosts sell capacity to users and platforms, makers sell goods to whoever is no host. Other kinds
// come back as they are.
[[nodiscard]] Kind settle_kind(const Lexicon& lexicon, Kind kind, const Choice& choice);

}  // namespace lode::deal
