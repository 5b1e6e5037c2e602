// SPDX-License-Identifier: GPL-3.0-or-later
// Deals, and the facts that they are made of.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "plugins/text/tokens.h"

namespace lode::deal {

enum class Kind : std::uint8_t {
  kComputeContract,
  kAcquisition,
  kEquity,
  kFunding,
  kDebt,
  kIpo,
  kSupply,
  kPartnership,
  kOther,
};
inline constexpr std::size_t kKinds = 9;
[[nodiscard]] std::string_view name(Kind kind) noexcept;  // "compute_contract"

enum class Status : std::uint8_t { kAnnounced, kReported, kPlanned, kCompleted, kTerminated };
inline constexpr std::size_t kStatuses = 5;
[[nodiscard]] std::string_view name(Status status) noexcept;  // "announced"

// Facts that others found; spans are bytes, half-open, in order of the text. `fact` is the caller's
// number of the fact and comes back in the deals.
struct Party {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  std::int64_t fact = 0;
  std::string_view id;    // "company/aws"
  std::string_view root;  // Name of the topmost owner.
  std::size_t depth = 1;  // Length of its path.
};
struct Size {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  std::int64_t fact = 0;
  double low = 0;
  double high = 0;
  std::string_view currency;
};
struct Detail {  // A term or an accelerator.
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  std::int64_t fact = 0;
  // Of accelerators: one record names a model once. Of quantities: their facet.
  std::string_view id;
  double value = 0;  // Of terms, in years.
};

struct Input {
  const text::Tokens& tokens;
  std::vector<Party> parties;
  std::vector<Size> sizes;
  std::vector<Detail> terms;
  std::vector<Detail> gpus;
  std::vector<Detail> quantities;  // Of accelerators and power: the size of deals without a price.
  std::vector<Detail> dates;       // Days: their value is the number of days.
  std::string_view language;       // "en"; empty if unknown.
};

// Words that tell kind or status of a deal.
struct Mark {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  std::uint8_t value = 0;  // Kind or Status.
};

struct Deal {
  std::uint32_t begin = 0;  // The sentence that carries it.
  std::uint32_t end = 0;
  std::optional<std::int64_t> buyer;  // Facts of the input.
  std::optional<std::int64_t> seller;
  std::vector<std::int64_t> parties;  // Both of them, and others.
  std::optional<std::int64_t> amount;
  std::optional<std::int64_t> term;
  std::vector<std::int64_t> gpus;
  std::vector<std::int64_t> gpu_counts;
  std::vector<std::int64_t> powers;
  std::optional<std::int64_t> date;  // The day that the sentence names.
  Kind kind = Kind::kOther;
  std::optional<Mark> kind_mark;
  std::optional<Mark> status_mark;
  double confidence = 0;
  std::string_view rule;  // Static.
};

}  // namespace lode::deal
