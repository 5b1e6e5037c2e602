// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/text/tokens.h"

#include <algorithm>
#include <cstddef>

#include "plugins/text/token_scanner.h"

namespace lode::text {
namespace {

constexpr std::size_t kMaxTextBytes = std::size_t{1} << 31U;
constexpr std::size_t kMaxKeptBytes = std::size_t{8} << 20U;  // A thread keeps no larger buffers.

// The buffers of a thread's last text, so that the next one need not ask for memory.
TokenBuffers& spare() {
  thread_local TokenBuffers buffers;
  return buffers;
}

}  // namespace

Tokens::Tokens(std::string_view text) : text_(text.substr(0, kMaxTextBytes)) {
  TokenBuffers& buffers = spare();
  size_ = scan_tokens(text_, buffers);
  tokens_.swap(buffers.tokens);
  folded_.swap(buffers.folded);
  if (buffers.masks.size() * sizeof(ByteMasks) > kMaxKeptBytes) buffers.masks = {};
}

Tokens::~Tokens() {
  TokenBuffers& buffers = spare();
  const bool large = tokens_.size() * sizeof(Token) > kMaxKeptBytes;
  if (large || tokens_.size() <= buffers.tokens.size()) return;
  tokens_.swap(buffers.tokens);
  folded_.swap(buffers.folded);
}

std::size_t Tokens::at_or_after(std::size_t offset) const noexcept {
  const auto it = std::ranges::lower_bound(all(), offset, {}, &Token::begin);
  return static_cast<std::size_t>(it - all().begin());
}

Tokens::Range Tokens::sentence_of(std::size_t i) const noexcept {
  constexpr std::size_t kNear = 48;  // Most sentences end this near.
  const auto index_of = [this](std::uint32_t ordinal) {
    const auto it = std::ranges::lower_bound(all(), ordinal, {}, &Token::sentence);
    return static_cast<std::size_t>(it - all().begin());
  };
  std::size_t first = i;
  while (first > 0 && i - first < kNear && !tokens_[first].starts_sentence)
    --first;
  std::size_t last = i + 1;
  while (last < size_ && last - i < kNear && !tokens_[last].starts_sentence)
    ++last;
  if (!tokens_[first].starts_sentence) first = index_of(tokens_[i].sentence);
  if (last < size_ && !tokens_[last].starts_sentence) last = index_of(tokens_[i].sentence + 1);
  return {first, last};
}

std::string fold(std::string_view text) {
  const Tokens tokens(text);
  std::string out;
  out.reserve(text.size());
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    if (i > 0) out += ' ';
    out += tokens.folded(i);
  }
  return out;
}

}  // namespace lode::text
