// SPDX-License-Identifier: GPL-3.0-or-later
// How the tokens of a text are found: the work behind the constructor of Tokens.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "plugins/text/byte_masks.h"
#include "plugins/text/tokens.h"

namespace lode::text {

// Memory of the size that texts so far have needed; what it holds beyond a text's tokens is of no
// meaning.
struct TokenBuffers {
  std::vector<Token> tokens;
  std::vector<char> folded;
  std::vector<ByteMasks> masks;  // Scratch.
};

// Fills the buffers with what Tokens says of `text`, which is valid UTF-8 of at most 2 GiB. Returns
// the number of tokens.
[[nodiscard]] std::size_t scan_tokens(std::string_view text, TokenBuffers& buffers);

}  // namespace lode::text
