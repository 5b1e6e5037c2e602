// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/facts/record_table.h"

#include <algorithm>

#include "engine/base/check.h"

namespace lode::facts {
namespace {

std::string key_of(const std::vector<RecordPart>& parts) {
  static_assert(sizeof(RecordPart) == 2 * sizeof(std::uint32_t), "no padding");
  return {reinterpret_cast<const char*>(parts.data()), parts.size() * sizeof(RecordPart)};
}

}  // namespace

Ordinal RecordNumbering::intern(const std::vector<RecordPart>& parts) {
  const auto [known, is_new] = known_.try_emplace(key_of(parts), size_);
  if (!is_new) {
    return known->second;
  }
  LODE_CHECK(size_ != kNoOrdinal);
  last_.parts.insert(last_.parts.end(), parts.begin(), parts.end());
  last_.begins.push_back(static_cast<std::uint32_t>(last_.parts.size()));
  size_bytes_ += 2 * parts.size() * sizeof(RecordPart) + sizeof(std::string) + 4 * sizeof(Ordinal);
  ++size_;
  if (size_ % RecordBlock::kRecords == 0) {
    full_.push_back(std::make_shared<const RecordBlock>(std::move(last_)));
    last_ = RecordBlock{};
  }
  return size_ - 1;
}

RecordBlocks RecordNumbering::blocks() const {
  RecordBlocks all = full_;
  if (size_ % RecordBlock::kRecords != 0) {
    all.push_back(std::make_shared<const RecordBlock>(last_));
  }
  return all;
}

std::span<const RecordPart> RecordTable::parts(Ordinal ordinal) const noexcept {
  LODE_CHECK(ordinal < size_);
  const RecordBlock& block = *blocks_[ordinal / RecordBlock::kRecords];
  const std::uint32_t* const begin = &block.begins[ordinal % RecordBlock::kRecords];
  return std::span(block.parts).subspan(begin[0], begin[1] - begin[0]);
}

std::optional<std::uint32_t> RecordTable::role(std::string_view facet) const noexcept {
  const auto found = std::find(roles_.begin(), roles_.end(), facet);
  if (found == roles_.end()) {
    return {};
  }
  return static_cast<std::uint32_t>(found - roles_.begin());
}

}  // namespace lode::facts
