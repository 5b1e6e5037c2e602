// SPDX-License-Identifier: GPL-3.0-or-later
// The dictionary of one facet: one thread appends, any number read, and readers of entries take no
// lock.
#pragma once

#include <array>
#include <atomic>
#include <cstddef>
#include <deque>
#include <memory>
#include <shared_mutex>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "engine/base/result.h"
#include "engine/document/exchange_rates.h"
#include "engine/facts/columns.h"

namespace lode::facts {

// Lookup by string_view in a map of strings.
struct StringHash {
  using is_transparent = void;
  [[nodiscard]] std::size_t operator()(std::string_view text) const noexcept {
    return std::hash<std::string_view>{}(text);
  }
};
template <class T>
using StringMap = std::unordered_map<std::string, T, StringHash, std::equal_to<>>;

// Keywords are one entry if their folded texts are equal: the first one seen gives the display
// form, and an id or a path that it lacks is taken from a later one. Other values are one entry if
// they are equal.
class GrowingDictionary final : public Dictionary {
 public:
  // `rates` turn amounts of money into dollars.
  explicit GrowingDictionary(
      std::shared_ptr<const ExchangeRates> rates = ExchangeRates::built_in()) noexcept
      : rates_(std::move(rates)) {}

  [[nodiscard]] Ordinal size() const noexcept override {
    return size_.load(std::memory_order_acquire);
  }
  // The entry may be replaced by one that says more; the reference stays valid.
  [[nodiscard]] const Entry& entry(Ordinal ordinal) const noexcept override;
  [[nodiscard]] std::optional<Ordinal> find(std::string_view text) const override;

  // Ordinals of a packed value (index::split_values()) and of its ancestors; new ones are added.
  // Valid until the next call. [single-writer] Errors: kDataLoss.
  [[nodiscard]] Result<std::span<const Ordinal>> intern(std::string_view piece);

  // Memory in use, about. [single-writer]
  [[nodiscard]] std::size_t size_bytes() const noexcept { return size_bytes_; }

 private:
  using Slot = std::atomic<const Entry*>;
  // Segment k holds kFirstSegment << k slots, so that slots never move. 2^32 ordinals need 22.
  static constexpr unsigned kFirstBits = 10;
  static constexpr std::size_t kSegments = 23;
  struct Place {
    std::size_t segment;
    std::size_t offset;
  };

  [[nodiscard]] static Place place_of(Ordinal ordinal) noexcept;
  [[nodiscard]] Slot& slot(Ordinal ordinal) const noexcept;
  [[nodiscard]] Ordinal append(Entry entry);
  [[nodiscard]] const Entry* keep(Entry entry);
  [[nodiscard]] std::vector<Ordinal> intern_value(Value value);
  [[nodiscard]] std::vector<Ordinal> intern_keyword(const Keyword& keyword);
  [[nodiscard]] Ordinal intern_step(Keyword keyword, Ordinal parent);
  void add_missing(Ordinal ordinal, const Keyword& keyword, Ordinal parent);

  std::shared_ptr<const ExchangeRates> rates_;
  std::array<std::atomic<Slot*>, kSegments> segments_{};  // Null: not made yet.
  std::deque<std::vector<Slot>> slots_;                   // What they point to.
  std::atomic<Ordinal> size_ = 0;
  std::deque<Entry> entries_;  // Replaced ones too.
  std::size_t size_bytes_ = 0;

  // Ordinals of each packed value seen; the writer's own.
  StringMap<std::vector<Ordinal>> known_;

  mutable std::shared_mutex mutex_;  // Guards the two maps; only the writer changes them.
  StringMap<Ordinal> by_text_;
  StringMap<Ordinal> by_id_;
};

}  // namespace lode::facts
