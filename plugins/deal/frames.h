// SPDX-License-Identifier: GPL-3.0-or-later
// Who buys and who sells, as the verbs and nouns of deals say: "X buys Y", "Y is bought by X",
// "X sells Z to Y", "contract between X and Y", "Übernahme von X durch Y".
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "plugins/deal/deal.h"
#include "plugins/deal/grammar.h"
#include "plugins/deal/lexicon.h"
#include "plugins/deal/mentions.h"

namespace lode::deal {

struct Slot {
  std::size_t mention = 0;  // In Mentions::all().
  Part part = Part::kNone;
  double weight = 1;
};

// One verb or noun with the companies that it takes.
struct Frame {
  std::size_t first = 0;  // Tokens [first, last).
  std::size_t last = 0;
  Act act = Act::kDeal;
  bool takes_company = false;  // A whole company is bought.
  std::vector<Slot> slots;
};

// Frames of all such words, in order; `borders` are those of clause_borders(). Each looks at a
// bounded number of mentions.
[[nodiscard]] std::vector<Frame> read_frames(const Input& input,
                                             const Mentions& mentions,
                                             const std::vector<Lexicon::Found>& words,
                                             const std::vector<std::uint32_t>& borders);

}  // namespace lode::deal
