// SPDX-License-Identifier: GPL-3.0-or-later
// The names of models and the nouns of a text, and which of the names count.
#pragma once

#include <cstddef>
#include <vector>

#include "plugins/gpu/extractor.h"

namespace lode::gpu {

// A name, noun or unit in the text.
struct Place {
  std::size_t first = 0;  // Tokens [first, last).
  std::size_t last = 0;
  std::uint32_t end = 0;  // Byte; a plural s is left out.
  Anchor anchor;
  bool counts = true;  // False for names without enough evidence and for CPUs.
  double confidence = 1;
};

struct Places {
  std::vector<Place> all;           // In order of the text, without overlaps.
  bool names_accelerators = false;  // A noun, a sure model or power in MW or GW occurs.
};

// Evidence for a name that means other things too: a noun, its vendor or a sure model beside it 2;
// its vendor in the text 1; a sure model of its vendor in it 1; a noun in it 1. Little is 2, much
// is 3.
[[nodiscard]] Places find_places(const Catalog& catalog, const Text& text);

}  // namespace lode::gpu
