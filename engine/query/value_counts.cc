// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/query/value_counts.h"

#include <algorithm>

namespace lode::query {
namespace {

using facts::Ordinal;

// An entry of the table costs about as much as a thirtieth of a gathered value, which has to be
// sorted; documents have a few values each.
constexpr std::size_t kTableEntriesPerDocument = 64;
constexpr std::uint64_t kFullWord = ~std::uint64_t{0};

}  // namespace

ValueCounts::ValueCounts(const facts::Column& column, std::size_t documents) : column_(column) {
  // The dictionary may grow meanwhile; the column holds none of the new values.
  const std::size_t size = column.dictionary().size();
  if (size <= documents * kTableEntriesPerDocument) {
    table_.resize(size);
  }
}

void ValueCounts::add(const DocumentSet::Chunk& chunk) {
  const facts::ChunkValues here = column_.chunk(chunk.shard, chunk.number);
  if (here.begins == nullptr) {
    missing_ += chunk.count;
  } else if (table_.empty()) {
    gather(chunk, here);
  } else {
    count_dense(chunk, here);
  }
}

void ValueCounts::count_dense(const DocumentSet::Chunk& chunk, const facts::ChunkValues& values) {
  std::uint32_t* const table = table_.data();
  const auto count = [&](std::uint32_t begin, std::uint32_t end) {
    for (std::uint32_t i = begin; i < end; ++i) {
      ++table[values.ordinals[i]];
    }
  };
  for (std::uint32_t word = 0; word < chunk.bits.size(); ++word) {
    const std::uint32_t* const begins = values.begins + std::size_t{word} * 64;
    if (chunk.bits[word] == kFullWord) {  // All documents: their values are one run.
      for (std::uint32_t i = 0; i < 64; ++i) {
        missing_ += begins[i] == begins[i + 1] ? 1 : 0;
      }
      count(begins[0], begins[64]);
      continue;
    }
    for (std::uint64_t left = chunk.bits[word]; left != 0; left &= left - 1) {
      const auto bit = static_cast<std::uint32_t>(std::countr_zero(left));
      missing_ += begins[bit] == begins[bit + 1] ? 1 : 0;
      count(begins[bit], begins[bit + 1]);
    }
  }
}

void ValueCounts::gather(const DocumentSet::Chunk& chunk, const facts::ChunkValues& values) {
  for_each_bit(chunk.bits, [&](std::uint32_t offset) {
    const auto here = values.of(offset);
    missing_ += here.empty() ? 1 : 0;
    gathered_.insert(gathered_.end(), here.begin(), here.end());
  });
}

void ValueCounts::finish() {
  for (Ordinal i = 0; i < table_.size(); ++i) {
    if (table_[i] != 0) {
      values_.push_back(i);
      counts_.push_back(table_[i]);
      table_[i] = static_cast<std::uint32_t>(values_.size() - 1);
    }
  }
  std::sort(gathered_.begin(), gathered_.end());
  for (const Ordinal value : gathered_) {
    if (values_.empty() || values_.back() != value) {
      values_.push_back(value);
      counts_.push_back(0);
    }
    ++counts_.back();
  }
  gathered_ = {};
}

std::size_t ValueCounts::find(Ordinal value) const {
  return static_cast<std::size_t>(std::lower_bound(values_.begin(), values_.end(), value) -
                                  values_.begin());
}

std::uint32_t ValueCounts::count_of(Ordinal value) const {
  const std::size_t slot = find(value);
  return slot < values_.size() && values_[slot] == value ? counts_[slot] : 0;
}

void count_values(const DocumentSet& documents,
                  std::span<ValueCounts* const> counts,
                  Watch& watch) {
  for (const DocumentSet::Chunk& chunk : documents.chunks()) {
    watch.check_now();
    for (ValueCounts* const each : counts) {
      each->add(chunk);
    }
  }
  for (ValueCounts* const each : counts) {
    each->finish();
  }
}

}  // namespace lode::query
