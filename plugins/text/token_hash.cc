// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/text/token_hash.h"

#include <algorithm>

#include "plugins/text/tokens.h"

namespace lode::text {

void Tokens::hash_all(std::vector<std::uint64_t>& out) const {
  if (out.size() <= size_) out.resize(size_ + 1);
  std::uint64_t* const hashes = out.data();
  // All but those at the very end of the folded text.
  const Token* const tokens = tokens_.data();
  const char* const folded = folded_.data();
  const std::size_t stop = folded_.size() - std::min<std::size_t>(folded_.size(), 8);
  for (std::size_t i = 0; i < size_; ++i) {
    const Token& token = tokens[i];
    hashes[i] = token.folded_begin <= stop ? hash_padded(folded + token.folded_begin,
                                                         token.folded_end - token.folded_begin)
                                           : hash(i);
  }
  hashes[size_] = 0;
}

}  // namespace lode::text
