// SPDX-License-Identifier: GPL-3.0-or-later
// Goes from one token that may be wanted to the next: most tokens of a text are not.
#pragma once

#include <algorithm>
#include <bit>
#include <cstddef>
#include <cstdint>

#include "plugins/text/tokens.h"

namespace lode::text {

// Calls use(i) for each token i for which may(i) is true, in order. `use` returns the token to go
// on at, beyond i. `may` is called for all tokens, many in a row, and is the faster the fewer
// branches it has.
template <class May, class Use>
void for_each_candidate(const Tokens& tokens, May may, Use use) {
  constexpr std::size_t kBlock = 64;
  std::size_t at = 0;  // What lies before has been used.
  for (std::size_t first = 0; first < tokens.size(); first += kBlock) {
    const std::size_t last = std::min(tokens.size(), first + kBlock);
    std::uint64_t candidates = 0;
    for (std::size_t i = first; i < last; ++i)
      candidates |= std::uint64_t{may(i)} << (i - first);
    for (; candidates != 0; candidates &= candidates - 1) {
      const std::size_t i = first + static_cast<std::size_t>(std::countr_zero(candidates));
      if (i >= at) at = use(i);
    }
  }
}

}  // namespace lode::text
