// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/query/edit_walk.h"

#include <algorithm>
#include <utility>

#include "engine/base/utf8.h"

namespace lode::query {

std::u32string characters_of(std::string_view text) {
  std::u32string characters;
  for (std::size_t at = 0; at < text.size();) {
    const utf8::Decoded decoded = utf8::decode(text, at);
    characters += decoded.code_point;
    at += decoded.size_bytes;
  }
  return characters;
}

EditWalk::EditWalk(std::string_view word, std::size_t limit)
    : word_(characters_of(word)), limit_(limit) {
  std::vector<std::size_t> first(word_.size() + 1);
  for (std::size_t i = 0; i < first.size(); ++i) {
    first[i] = i;
  }
  rows_.push_back(std::move(first));
}

std::optional<std::size_t> EditWalk::distance_to(std::string_view next) {
  dead_.reset();
  std::size_t offset = 0;
  std::size_t depth = 0;
  while (depth < path_.size() && offset < next.size()) {
    const utf8::Decoded decoded = utf8::decode(next, offset);
    if (decoded.code_point != path_[depth]) {
      break;
    }
    offset += decoded.size_bytes;
    ++depth;
  }
  path_.resize(depth);
  ends_.resize(depth);
  rows_.resize(depth + 1);
  while (true) {
    const std::vector<std::size_t>& row = rows_.back();
    if (*std::min_element(row.begin(), row.end()) > limit_) {
      dead_ = ends_.back();
      return {};
    }
    if (offset == next.size()) {
      return row.back() <= limit_ ? std::optional(row.back()) : std::nullopt;
    }
    const utf8::Decoded decoded = utf8::decode(next, offset);
    offset += decoded.size_bytes;
    add_row(decoded.code_point);
    ends_.push_back(offset);
  }
}

void EditWalk::add_row(char32_t character) {
  const std::vector<std::size_t>& above = rows_.back();
  std::vector<std::size_t> row(word_.size() + 1);
  row[0] = path_.size() + 1;
  for (std::size_t i = 1; i < row.size(); ++i) {
    row[i] = std::min(
        {above[i] + 1, row[i - 1] + 1, above[i - 1] + (word_[i - 1] == character ? 0U : 1U)});
    const bool swapped =
        i >= 2 && !path_.empty() && word_[i - 2] == character && word_[i - 1] == path_.back();
    if (swapped) {
      row[i] = std::min(row[i], rows_[rows_.size() - 2][i - 2] + 1);
    }
  }
  path_ += character;
  rows_.push_back(std::move(row));
}

}  // namespace lode::query
