// SPDX-License-Identifier: GPL-3.0-or-later
// The typed values of facts. Plain data, ordered and comparable; the same five kinds are in the
// plugin ABI (lode/plugin.h), on the wire (types.proto) and in the index (docs/index-format.md).
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace lode {

// The kind of a facet decides the alternative of Value that its facts hold.
enum class FacetKind { kKeyword = 1, kMoney = 2, kDate = 3, kNumber = 4, kRecord = 6 };

// "keyword", "money", "date", "number" or "record", as written in manifests.
[[nodiscard]] std::string_view name(FacetKind kind) noexcept;

// How a written figure relates to the true one: "more than $5 billion" is kAtLeast. Values are
// never widened because of it.
enum class Qualifier { kExact = 0, kAbout = 1, kAtLeast = 2, kAtMost = 3 };
[[nodiscard]] std::string_view name(Qualifier qualifier) noexcept;

// A normalised name. In a hierarchy `path` holds the ancestors from the root down to `text` itself,
// e.g. {"Nvidia", "Blackwell", "GB200"}; otherwise it is empty.
struct Keyword {
  std::string text;  // Display form, e.g. "AWS".
  std::string id;    // Stable id, e.g. "company/aws"; empty: none.
  std::vector<std::string> path;

  bool operator==(const Keyword&) const = default;
};

// An amount of money in `currency`, low <= high; equal for a single amount. Never a double.
// The amount is units + nanos / 1e9; both have the same sign.
struct Money {
  std::int64_t low_units = 0;
  std::int32_t low_nanos = 0;
  std::int64_t high_units = 0;
  std::int32_t high_nanos = 0;
  std::string currency;  // ISO 4217, three capitals.
  Qualifier qualifier = Qualifier::kExact;

  bool operator==(const Money&) const = default;
};

enum class DatePrecision { kDay = 1, kWeek = 2, kMonth = 3, kQuarter = 4, kHalf = 5, kYear = 6 };

// Days from first_day to last_day, both included, counted from 1970-01-01 = 0.
struct Date {
  std::int64_t first_day = 0;
  std::int64_t last_day = 0;
  DatePrecision precision = DatePrecision::kDay;
  bool fiscal = false;    // A period of a company's fiscal calendar.
  bool relative = false;  // Resolved against the publication date or other context.

  bool operator==(const Date&) const = default;
};

// A quantity, low <= high, in `unit` (UCUM where it has one: "MW", "a" for years, "1" for counts).
struct Number {
  double low = 0;
  double high = 0;
  std::string unit;
  Qualifier qualifier = Qualifier::kExact;

  bool operator==(const Number&) const = default;
};

// The part that another annotation of the same document plays in a record, e.g. "buyer".
struct Role {
  std::string name;
  std::uint32_t annotation = 0;  // Index into Document::annotations.

  bool operator==(const Role&) const = default;
};

// A fact made of facts, e.g. a deal.
struct Record {
  std::string type;  // e.g. "deal"
  std::vector<Role> roles;

  bool operator==(const Record&) const = default;
};

using Value = std::variant<Keyword, Money, Date, Number, Record>;

[[nodiscard]] FacetKind kind_of(const Value& value) noexcept;

// For people and for facet buckets: "GB200", "38000000000 USD", "2025-Q3", "72 MW", "deal".
// Equal values have equal text. Ranges are "lo..hi".
[[nodiscard]] std::string to_text(const Value& value);

// "38000000000", "1.5", "-0.25": exact decimal of units + nanos / 1e9, no trailing zeros.
[[nodiscard]] std::string decimal(std::int64_t units, std::int32_t nanos);

// "2025-11-04", "2025-W45", "2025-11", "2025-Q3", "2025-H1", "2025", or "2025-11-04..2025-12-31" if
// the days are not the whole of one such period.
[[nodiscard]] std::string to_text(const Date& date);

}  // namespace lode
