// SPDX-License-Identifier: Apache-2.0
// What host and worker say to each other, as plain data. How it is written in bytes: frame.h.
//
//   host: Request*      worker: Hello, then for each request in order: (Heartbeat | Log)*, Response
//
// All text is borrowed: a decoded message lives as long as the bytes that it was decoded from.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace lode::worker {

// The numbers are those of the plugin ABI (LODE_KEYWORD ...).
enum class Kind : std::uint8_t { kKeyword = 1, kMoney = 2, kDate = 3, kNumber = 4, kRecord = 6 };

struct Keyword {
  std::string_view text;
  std::string_view id;
  std::vector<std::string_view> path;

  bool operator==(const Keyword&) const = default;
};

struct Money {
  std::int64_t low_units = 0;
  std::int64_t high_units = 0;
  std::int32_t low_nanos = 0;
  std::int32_t high_nanos = 0;
  std::array<char, 3> currency{};
  std::uint32_t flags = 0;  // As in the plugin ABI; so are those below.

  bool operator==(const Money&) const = default;
};

struct Date {
  std::int64_t from_day = 0;
  std::int64_t to_day = 0;
  std::uint32_t precision = 0;
  std::uint32_t flags = 0;

  bool operator==(const Date&) const = default;
};

struct Number {
  double low = 0;
  double high = 0;
  std::string_view unit;
  std::uint32_t flags = 0;

  bool operator==(const Number&) const = default;
};

struct Role {
  std::string_view name;
  std::int64_t annotation = -1;

  bool operator==(const Role&) const = default;
};

struct Record {
  std::string_view type;
  std::vector<Role> roles;

  bool operator==(const Record&) const = default;
};

using Value = std::variant<Keyword, Money, Date, Number, Record>;

[[nodiscard]] inline Kind kind_of(const Value& value) noexcept {
  constexpr std::array<Kind, 5> kKinds = {
      Kind::kKeyword, Kind::kMoney, Kind::kDate, Kind::kNumber, Kind::kRecord};
  return kKinds[value.index()];
}

struct Annotation {
  std::int64_t id = -1;
  std::uint64_t begin = 0;  // [begin, end) in bytes of Request::text; 0, 0 for the whole document.
  std::uint64_t end = 0;
  bool whole_document = false;
  std::string_view facet;
  Value value;
  double confidence = 1;
  std::string_view rule;
  std::string_view source;  // Plugin id; of upstream annotations alone.

  bool operator==(const Annotation&) const = default;
};

// The worker has loaded its plugin and is ready.
struct Hello {
  std::string_view id;
  std::string_view version;
  std::uint32_t abi_major = 0;
  std::uint32_t abi_minor = 0;
  std::uint64_t pid = 0;

  bool operator==(const Hello&) const = default;
};

struct Request {
  std::uint64_t sequence = 0;
  std::uint64_t first_id = 0;  // Id of the first annotation that the plugin emits; then upwards.
  std::uint32_t time_ms = 0;   // poll() reports the deadline after this time; 0: never.
  std::string_view id;
  std::string_view text;
  std::string_view language;
  std::string_view title;
  std::string_view url;
  std::int64_t published_unix = INT64_MIN;  // INT64_MIN: unknown.
  std::vector<std::pair<std::string_view, std::string_view>> meta;
  std::vector<Annotation> upstream;  // By begin.

  bool operator==(const Request&) const = default;
};

// Annotations that were refused, by reason.
struct Dropped {
  std::uint32_t invalid = 0;
  std::uint32_t undeclared = 0;
  std::uint32_t limit = 0;

  [[nodiscard]] std::uint32_t total() const noexcept { return invalid + undeclared + limit; }
  bool operator==(const Dropped&) const = default;
};

struct Response {
  std::uint64_t sequence = 0;
  std::int32_t status = 0;  // lode_status of extract().
  std::string_view reason;  // What the plugin said with fail(); may be empty.
  // The worker is worn out, e.g. short of memory: it answers nothing more, start a fresh one.
  bool retiring = false;
  Dropped dropped;
  std::vector<Annotation> annotations;

  bool operator==(const Response&) const = default;
};

// The plugin has called poll() or emit().
struct Heartbeat {
  std::uint64_t sequence = 0;

  bool operator==(const Heartbeat&) const = default;
};

struct Log {
  std::int32_t level = 0;  // LODE_LOG_DEBUG ...
  std::string_view text;

  bool operator==(const Log&) const = default;
};

}  // namespace lode::worker
