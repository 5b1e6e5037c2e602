// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/facts/dictionary.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <mutex>

#include "engine/base/check.h"
#include "engine/document/exchange_rates.h"
#include "engine/index/term_layout.h"
#include "engine/index/value_codec.h"

namespace lode::facts {
namespace {

// A number that can be compared with any other.
double orderly(double value) noexcept {
  return std::isnan(value) ? 0.0 : value;
}

struct Range {
  double low = 0;
  double high = 0;
};

Range range_of(const Value& value, const ExchangeRates& rates) noexcept {
  Range range;
  if (const auto* money = std::get_if<Money>(&value)) {
    const Dollars dollars = rates.in_dollars(*money);
    range = {dollars.low, dollars.high};
  } else if (const auto* date = std::get_if<Date>(&value)) {
    range = {static_cast<double>(date->first_day), static_cast<double>(date->last_day)};
  } else if (const auto* number = std::get_if<Number>(&value)) {
    range = {orderly(number->low), orderly(number->high)};
  }
  return {std::min(range.low, range.high), std::max(range.low, range.high)};
}

Entry make_entry(Value value, Ordinal parent, const ExchangeRates& rates) {
  Entry entry;
  entry.text = to_text(value);
  entry.folded = index::fold_value(entry.text);
  const Range range = range_of(value, rates);
  entry.low = range.low;
  entry.high = range.high;
  entry.parent = parent;
  entry.value = std::move(value);
  return entry;
}

}  // namespace

GrowingDictionary::Place GrowingDictionary::place_of(Ordinal ordinal) noexcept {
  const std::uint64_t shifted = std::uint64_t{ordinal} + (std::uint64_t{1} << kFirstBits);
  const auto top = static_cast<unsigned>(std::bit_width(shifted)) - 1U;
  return {top - kFirstBits, static_cast<std::size_t>(shifted - (std::uint64_t{1} << top))};
}

GrowingDictionary::Slot& GrowingDictionary::slot(Ordinal ordinal) const noexcept {
  const Place place = place_of(ordinal);
  return segments_[place.segment].load(std::memory_order_acquire)[place.offset];
}

const Entry& GrowingDictionary::entry(Ordinal ordinal) const noexcept {
  LODE_CHECK(ordinal < size());
  return *slot(ordinal).load(std::memory_order_acquire);
}

std::optional<Ordinal> GrowingDictionary::find(std::string_view text) const {
  const std::string folded = index::fold_value(text);
  const std::shared_lock lock(mutex_);
  if (const auto found = by_text_.find(folded); found != by_text_.end()) {
    return found->second;
  }
  if (const auto found = by_id_.find(folded); found != by_id_.end()) {
    return found->second;
  }
  return {};
}

const Entry* GrowingDictionary::keep(Entry entry) {
  size_bytes_ += sizeof(Entry) + sizeof(Slot) + entry.text.capacity() + entry.folded.capacity();
  return &entries_.emplace_back(std::move(entry));
}

Ordinal GrowingDictionary::append(Entry entry) {
  const Ordinal ordinal = size_.load(std::memory_order_relaxed);
  LODE_CHECK(ordinal != kNoOrdinal);
  const Place place = place_of(ordinal);
  if (place.offset == 0) {
    const std::size_t slots = std::size_t{1} << (kFirstBits + place.segment);
    segments_[place.segment].store(slots_.emplace_back(slots).data(), std::memory_order_release);
  }
  slot(ordinal).store(keep(std::move(entry)), std::memory_order_release);
  size_.store(ordinal + 1, std::memory_order_release);
  return ordinal;
}

// Only what is missing is added, so that whoever holds the old entry is not wrong.
void GrowingDictionary::add_missing(Ordinal ordinal, const Keyword& keyword, Ordinal parent) {
  const Entry& known = entry(ordinal);
  const auto& old = std::get<Keyword>(known.value);
  const bool new_id = old.id.empty() && !keyword.id.empty();
  const bool new_path = old.path.empty() && !keyword.path.empty();
  if (!new_id && !new_path) {
    return;
  }
  Entry better = known;
  auto& value = std::get<Keyword>(better.value);
  if (new_id) {
    value.id = keyword.id;
  }
  if (new_path) {
    value.path = keyword.path;
    better.parent = parent;
  }
  slot(ordinal).store(keep(std::move(better)), std::memory_order_release);
}

Ordinal GrowingDictionary::intern_step(Keyword keyword, Ordinal parent) {
  std::string folded = index::fold_value(keyword.text);
  std::string id = index::fold_value(keyword.id);
  const auto found = by_text_.find(folded);
  const bool is_new = found == by_text_.end();
  if (!is_new) {
    add_missing(found->second, keyword, parent);
    if (id.empty() || by_id_.find(id) != by_id_.end()) {
      return found->second;
    }
  }
  // Readers that see the new size find the entry in the maps, once the lock is free.
  const std::unique_lock lock(mutex_);
  const Ordinal ordinal =
      is_new ? append(make_entry(std::move(keyword), parent, *rates_)) : found->second;
  by_text_.try_emplace(std::move(folded), ordinal);
  if (!id.empty()) {
    by_id_.try_emplace(std::move(id), ordinal);
  }
  return ordinal;
}

std::vector<Ordinal> GrowingDictionary::intern_keyword(const Keyword& keyword) {
  std::vector<Ordinal> ordinals;
  const std::string folded = index::fold_value(keyword.text);
  Ordinal parent = kNoOrdinal;
  Keyword ancestor;
  for (const std::string& step : keyword.path) {
    if (index::fold_value(step) == folded) {
      continue;  // The keyword itself.
    }
    ancestor.text = step;
    ancestor.path.push_back(step);
    parent = intern_step(ancestor, parent);
    ordinals.push_back(parent);
  }
  ordinals.push_back(intern_step(keyword, parent));
  std::sort(ordinals.begin(), ordinals.end());
  ordinals.erase(std::unique(ordinals.begin(), ordinals.end()), ordinals.end());
  return ordinals;
}

std::vector<Ordinal> GrowingDictionary::intern_value(Value value) {
  if (const auto* keyword = std::get_if<Keyword>(&value)) {
    return intern_keyword(*keyword);
  }
  return {append(make_entry(std::move(value), kNoOrdinal, *rates_))};
}

Result<std::span<const Ordinal>> GrowingDictionary::intern(std::string_view piece) {
  if (const auto found = known_.find(piece); found != known_.end()) {
    return std::span<const Ordinal>(found->second);
  }
  LODE_ASSIGN_OR_RETURN(Value value, index::unpack_value(piece));
  std::vector<Ordinal>& ordinals = known_[std::string(piece)];
  ordinals = intern_value(std::move(value));
  size_bytes_ += 2 * piece.size() + ordinals.size() * sizeof(Ordinal);
  return std::span<const Ordinal>(ordinals);
}

}  // namespace lode::facts
