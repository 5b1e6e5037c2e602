// SPDX-License-Identifier: GPL-3.0-or-later
// Short passages in the manner of deal news, about firms that do not exist, with the part of each
// of their amounts. They were labelled before the rules were tried on them.
#pragma once

#include <span>
#include <string_view>

#include "plugins/text/language.h"

namespace lode::money {

struct DealPassage {
  text::Language language;
  std::string_view text;
  // One letter for each amount, in order: s the size of a deal, r of a deal but not its size (part,
  // option, maximum, conversion), m metric, o other.
  std::string_view roles;
};

[[nodiscard]] std::span<const DealPassage> deal_passages() noexcept;

}  // namespace lode::money
