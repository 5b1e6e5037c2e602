// SPDX-License-Identifier: GPL-3.0-or-later
// Phrases that give the amounts near them a role.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string_view>

#include "plugins/money/amount.h"

namespace lode::money {

// kNoun: what the amount is the size of ("contract", "valuation"). kVerb: what is done with it
// ("pay", "earns"). kRelation: tells that a deal amount is not the size of the deal.
enum class TriggerKind : std::uint8_t { kNoun, kVerb, kRelation };

struct Trigger {
  // English, French, German, Spanish; lower case, alternatives parted by '|'.
  std::array<std::string_view, 4> phrases;
  std::string_view rule;  // "head:contract"
  TriggerKind kind = TriggerKind::kNoun;
  Role role = Role::kUnknown;
  Relation relation = Relation::kNone;
  float weight = 1;
};

[[nodiscard]] std::span<const Trigger> triggers() noexcept;

}  // namespace lode::money
