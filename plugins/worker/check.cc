// SPDX-License-Identifier: Apache-2.0
#include "plugins/worker/check.h"

#include <algorithm>
#include <cmath>
#include <cstring>

#include "plugins/worker/frame.h"

namespace lode::worker {
namespace {

constexpr std::size_t kMaxKeywordBytes = 200;
constexpr std::size_t kMaxNameBytes = 100;  // Of rules, types, roles and units.
constexpr std::size_t kUsual = 16;          // Annotations of a short text.
constexpr std::int32_t kNanosPerUnit = 1'000'000'000;
constexpr std::int64_t kFirstDay = -719'162;  // 0001-01-01
constexpr std::int64_t kLastDay = 2'932'896;  // 9999-12-31

unsigned byte_at(std::string_view text, std::size_t i) {
  return static_cast<unsigned char>(text[i]);
}

// Bytes of the well-formed character at `i`; 0: ill-formed. Source: Unicode 15, table 3-7.
std::size_t character_bytes(std::string_view text, std::size_t i) {
  const unsigned first = byte_at(text, i);
  if (first < 0x80) return 1;
  const std::size_t size = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2;
  if (first < 0xC2 || first > 0xF4 || text.size() - i < size) return 0;
  const unsigned second = byte_at(text, i + 1);
  const unsigned low = first == 0xE0 ? 0xA0 : first == 0xF0 ? 0x90 : 0x80;
  const unsigned high = first == 0xED ? 0x9F : first == 0xF4 ? 0x8F : 0xBF;
  if (second < low || second > high) return 0;
  for (std::size_t k = 2; k < size; ++k) {
    if ((byte_at(text, i + k) & 0xC0) != 0x80) return 0;
  }
  return size;
}

// Eight bytes that are printing characters of ASCII, as those of most names are.
bool is_plain(const char* bytes) noexcept {
  constexpr std::uint64_t kOnes = 0x0101010101010101U;
  constexpr std::uint64_t kHigh = 0x80 * kOnes;
  std::uint64_t word = 0;
  std::memcpy(&word, bytes, sizeof word);
  const std::uint64_t deletes = word ^ 0x7F * kOnes;  // A byte of 0 for each 0x7F.
  return ((word | (word - 0x20 * kOnes) | (deletes - kOnes)) & kHigh) == 0;
}

// Short text that may become a term or a label.
bool is_name(std::string_view text, std::size_t max_bytes) {
  while (text.size() <= max_bytes && text.size() >= 8 && is_plain(text.data())) {
    text.remove_prefix(8);
    max_bytes -= 8;
  }
  return text.size() <= max_bytes && is_utf8(text) &&
         std::none_of(text.begin(), text.end(), [](char c) {
           return static_cast<unsigned char>(c) < 0x20 || c == 0x7F;
         });
}

bool is_boundary(std::string_view text, std::uint64_t at) {
  return at == text.size() || (at < text.size() && (byte_at(text, at) & 0xC0) != 0x80);
}

bool is_good(const Keyword& value, const FacetRule& rule) {
  if (value.text.empty() || !is_name(value.text, kMaxKeywordBytes) ||
      !is_name(value.id, kMaxKeywordBytes)) {
    return false;
  }
  if (value.path.empty()) return true;
  return rule.hierarchical && value.path.size() <= kMaxPath && value.path.back() == value.text &&
         std::all_of(value.path.begin(), value.path.end(), [](std::string_view name) {
           return !name.empty() && is_name(name, kMaxKeywordBytes);
         });
}

bool is_amount(std::int64_t units, std::int32_t nanos) {
  const bool same_sign = units == 0 || nanos == 0 || (units < 0) == (nanos < 0);
  return same_sign && nanos > -kNanosPerUnit && nanos < kNanosPerUnit;
}

bool is_good(const Money& value) {
  const bool ordered = value.low_units < value.high_units ||
                       (value.low_units == value.high_units && value.low_nanos <= value.high_nanos);
  return ordered && is_amount(value.low_units, value.low_nanos) &&
         is_amount(value.high_units, value.high_nanos) &&
         std::all_of(value.currency.begin(), value.currency.end(), [](char c) {
           return c >= 'A' && c <= 'Z';
         });
}

bool is_good(const Date& value) {
  return value.precision >= LODE_DAY && value.precision <= LODE_YEAR &&
         value.from_day >= kFirstDay && value.from_day <= value.to_day && value.to_day <= kLastDay;
}

bool is_good(const Number& value) {
  return std::isfinite(value.low) && std::isfinite(value.high) && value.low <= value.high &&
         is_name(value.unit, kMaxNameBytes);
}

}  // namespace

bool is_utf8(std::string_view text) noexcept {
  for (std::size_t i = 0; i < text.size();) {
    if (byte_at(text, i) < 0x80) {
      ++i;
      continue;
    }
    const std::size_t bytes = character_bytes(text, i);
    if (bytes == 0) return false;
    i += bytes;
  }
  return true;
}

Checker::Checker(const Input& input)
    : text_(input.text),
      rules_(input.rules),
      first_id_(input.first_id),
      upstream_(input.upstream) {}

lode_status Checker::check(const Annotation& annotation, std::size_t encoded_bytes) {
  const lode_status status = judge(annotation, encoded_bytes);
  switch (status) {
    case LODE_OK:
      if (kinds_.empty()) kinds_.reserve(kUsual);
      kinds_.push_back(worker::kind_of(annotation.value));
      bytes_ += encoded_bytes;
      break;
    case LODE_E_UNDECLARED: ++dropped_.undeclared; break;
    case LODE_E_LIMIT: ++dropped_.limit; break;
    default: ++dropped_.invalid; break;
  }
  return status;
}

bool Checker::is_full() noexcept {
  const bool full = kinds_.size() >= kMaxAnnotations;
  if (full) ++dropped_.limit;
  return full;
}

lode_status Checker::judge(const Annotation& annotation, std::size_t encoded_bytes) {
  if (kinds_.size() >= kMaxAnnotations || encoded_bytes > kMaxAnnotationBytes - bytes_) {
    return LODE_E_LIMIT;
  }
  const auto rule = std::find_if(rules_.begin(), rules_.end(), [&](const FacetRule& candidate) {
    return candidate.facet == annotation.facet;
  });
  if (rule == rules_.end() || rule->kind != worker::kind_of(annotation.value)) {
    return LODE_E_UNDECLARED;
  }
  const bool good_frame = is_good_span(annotation) && annotation.confidence >= 0 &&
                          annotation.confidence <= 1 && is_name(annotation.rule, kMaxNameBytes);
  if (!good_frame) return LODE_E_INVALID;
  const bool good_value = std::visit(
      [&](const auto& value) {
        using T = std::decay_t<decltype(value)>;
        if constexpr (std::is_same_v<T, Keyword>) {
          return is_good(value, *rule);
        } else if constexpr (std::is_same_v<T, Record>) {
          return is_good_record(value, *rule);
        } else {
          return is_good(value);
        }
      },
      annotation.value);
  return good_value ? LODE_OK : LODE_E_INVALID;
}

bool Checker::is_good_span(const Annotation& annotation) const noexcept {
  if (annotation.whole_document) return annotation.begin == 0 && annotation.end == 0;
  return annotation.begin < annotation.end && is_boundary(text_, annotation.begin) &&
         is_boundary(text_, annotation.end);
}

bool Checker::is_good_record(const Record& record, const FacetRule& rule) {
  if (record.type.empty() || !is_name(record.type, kMaxNameBytes) ||
      record.roles.size() > kMaxRoles) {
    return false;
  }
  return std::all_of(record.roles.begin(), record.roles.end(), [&](const Role& role) {
    const Kind kind = kind_of_id(role.annotation);
    return std::any_of(rule.roles.begin(), rule.roles.end(), [&](const RoleRule& candidate) {
      return candidate.name == role.name && kind != Kind{0} &&
             (candidate.kind == 0 || candidate.kind == static_cast<std::uint8_t>(kind));
    });
  });
}

Kind Checker::kind_of_id(std::int64_t id) {
  if (id >= static_cast<std::int64_t>(first_id_) && id < next_id()) {
    return kinds_[static_cast<std::size_t>(id) - static_cast<std::size_t>(first_id_)];
  }
  if (upstream_kinds_.empty()) {
    upstream_kinds_.reserve(upstream_.size());
    for (const Annotation& annotation : upstream_)
      upstream_kinds_.emplace_back(annotation.id, worker::kind_of(annotation.value));
    std::sort(upstream_kinds_.begin(), upstream_kinds_.end());
  }
  const auto found =
      std::lower_bound(upstream_kinds_.begin(), upstream_kinds_.end(), std::pair(id, Kind{0}));
  return found != upstream_kinds_.end() && found->first == id ? found->second : Kind{0};
}

}  // namespace lode::worker
