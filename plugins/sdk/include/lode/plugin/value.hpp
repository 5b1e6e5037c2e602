// SPDX-License-Identifier: Apache-2.0
// Part of lode/plugin.hpp: the values of facts, and what the functions of Output take.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

#include "lode/plugin.h"

namespace lode::sdk {

static_assert(sizeof(lode_str) == 16 && sizeof(lode_value) == 72, "the ABI does not change");

inline lode_str to_c(std::string_view text) noexcept {
  return {text.data(), text.size()};
}

inline std::string_view view(lode_str text) noexcept {
  return {text.ptr, static_cast<std::size_t>(text.len)};
}

// [begin, end) in bytes of Document::text(), on character boundaries.
struct Span {
  std::size_t begin = 0;
  std::size_t end = 0;

  bool operator==(const Span&) const = default;
};

// The span of a fact about the document as a whole.
inline constexpr Span kWholeDocument{static_cast<std::size_t>(-1), static_cast<std::size_t>(-1)};

enum class Qualifier : std::uint32_t {
  kExact = LODE_EXACT,
  kAbout = LODE_ABOUT,
  kAtLeast = LODE_AT_LEAST,
  kAtMost = LODE_AT_MOST,
};

enum class Precision : std::uint32_t {
  kDay = LODE_DAY,
  kWeek = LODE_WEEK,
  kMonth = LODE_MONTH,
  kQuarter = LODE_QUARTER,
  kHalf = LODE_HALF,
  kYear = LODE_YEAR,
};

// Amounts are units + nanos / 1e9, both with the same sign; low <= high, equal for one amount.
struct Money {
  std::int64_t low_units = 0;
  std::int32_t low_nanos = 0;
  std::int64_t high_units = 0;
  std::int32_t high_nanos = 0;
  std::string_view currency;  // ISO 4217, three capitals.
  Qualifier qualifier = Qualifier::kExact;
  bool currency_implicit = false;  // Inferred, not written.

  bool operator==(const Money&) const = default;
};

// Days since 1970-01-01 = 0, both included.
struct Date {
  std::int64_t first_day = 0;
  std::int64_t last_day = 0;
  Precision precision = Precision::kDay;
  bool fiscal = false;
  bool relative = false;

  bool operator==(const Date&) const = default;
};

// low <= high, equal for one number.
struct Number {
  double low = 0;
  double high = 0;
  std::string_view unit = {};  // UCUM; "1" or empty for counts.
  Qualifier qualifier = Qualifier::kExact;

  bool operator==(const Number&) const = default;
};

// The part that another annotation plays in a record: `annotation` is what Output returned for it,
// or UpstreamAnnotation::id().
struct Role {
  std::string_view name;
  std::int64_t annotation = -1;

  bool operator==(const Role&) const = default;
};

// What the functions of Output take; the members in common come in the same order.
struct KeywordFact {
  std::string_view facet;  // One that the manifest provides.
  Span span;               // Or kWholeDocument.
  std::string_view text;   // Normalised name.
  std::string_view id = {};
  std::span<const std::string_view> path = {};  // Root to `text`, for hierarchical facets.
  double confidence = 1;
  std::string_view rule = {};  // Name of the rule that fired.
};
struct MoneyFact {
  std::string_view facet;
  Span span;
  Money value;
  double confidence = 1;
  std::string_view rule = {};
};
struct DateFact {
  std::string_view facet;
  Span span;
  Date value;
  double confidence = 1;
  std::string_view rule = {};
};
struct NumberFact {
  std::string_view facet;
  Span span;
  Number value;
  double confidence = 1;
  std::string_view rule = {};
};
struct RecordFact {
  std::string_view facet;
  Span span;
  std::string_view type;
  std::span<const Role> roles = {};
  double confidence = 1;
  std::string_view rule = {};
};

}  // namespace lode::sdk
