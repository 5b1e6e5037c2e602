// SPDX-License-Identifier: Apache-2.0
// Part of lode/plugin.hpp: the document to read and the facts of other plugins in it.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "lode/plugin/value.hpp"

namespace lode::sdk {

// The names of a hierarchy, root first.
class Path {
 public:
  Path(const lode_str* names, std::size_t count) noexcept : names_(names), count_(count) {}

  std::size_t size() const noexcept { return count_; }
  bool empty() const noexcept { return count_ == 0; }
  std::string_view operator[](std::size_t i) const noexcept { return view(names_[i]); }

 private:
  const lode_str* names_;
  std::size_t count_;
};

struct Keyword {
  std::string_view text;
  std::string_view id;
  Path path;
};

struct Record {
  std::string_view type;
  std::vector<Role> roles;
};

// A fact that another plugin has found. A view: valid until extract() returns.
class UpstreamAnnotation {
 public:
  explicit UpstreamAnnotation(const lode_annotation* annotation) noexcept : raw_(annotation) {}

  std::string_view facet() const noexcept { return view(raw_->facet); }
  bool whole_document() const noexcept { return (raw_->flags & LODE_ANN_DOC) != 0; }
  Span span() const noexcept {
    return whole_document()
               ? kWholeDocument
               : Span{static_cast<std::size_t>(raw_->begin), static_cast<std::size_t>(raw_->end)};
  }
  double confidence() const noexcept { return raw_->confidence; }
  std::string_view rule() const noexcept { return view(raw_->rule); }
  std::string_view source() const noexcept { return view(raw_->source); }  // Id of the plugin.
  std::int64_t id() const noexcept { return raw_->id; }                    // For roles of records.
  std::uint32_t kind() const noexcept { return raw_->value->kind; }        // LODE_KEYWORD ...

  // The value, or nothing if it is of another kind.
  std::optional<Keyword> keyword() const noexcept {
    if (kind() != LODE_KEYWORD) return {};
    const auto& v = raw_->value->u.keyword;
    return Keyword{
        view(v.text), view(v.entity_id), {v.path, static_cast<std::size_t>(v.path_count)}};
  }
  std::optional<Money> money() const noexcept {
    if (kind() != LODE_MONEY) return {};
    const auto& v = raw_->value->u.money;
    return Money{.low_units = v.low_units,
                 .low_nanos = v.low_nanos,
                 .high_units = v.high_units,
                 .high_nanos = v.high_nanos,
                 .currency = {v.currency, 3},
                 .qualifier = static_cast<Qualifier>(v.flags & LODE_QUALIFIER_MASK),
                 .currency_implicit = (v.flags & LODE_MONEY_CURRENCY_IMPLICIT) != 0};
  }
  std::optional<Date> date() const noexcept {
    if (kind() != LODE_DATE) return {};
    const auto& v = raw_->value->u.date;
    return Date{.first_day = v.from_day,
                .last_day = v.to_day,
                .precision = static_cast<Precision>(v.precision),
                .fiscal = (v.flags & LODE_DATE_FISCAL) != 0,
                .relative = (v.flags & LODE_DATE_RELATIVE) != 0};
  }
  std::optional<Number> number() const noexcept {
    if (kind() != LODE_NUMBER) return {};
    const auto& v = raw_->value->u.number;
    return Number{.low = v.low,
                  .high = v.high,
                  .unit = view(v.unit),
                  .qualifier = static_cast<Qualifier>(v.flags & LODE_QUALIFIER_MASK)};
  }
  std::optional<Record> record() const {
    if (kind() != LODE_RECORD) return {};
    const auto& v = raw_->value->u.record;
    Record record{view(v.type), {}};
    for (std::uint64_t i = 0; i < v.count; ++i) {
      record.roles.push_back({view(v.roles[i].name), v.roles[i].annotation});
    }
    return record;
  }

 private:
  const lode_annotation* raw_;
};

// The facts that other plugins have found, in the order of the text.
class Upstream {
 public:
  class Iterator {
   public:
    explicit Iterator(const lode_annotation* const* at) noexcept : at_(at) {}
    UpstreamAnnotation operator*() const noexcept { return UpstreamAnnotation(*at_); }
    Iterator& operator++() noexcept {
      ++at_;
      return *this;
    }
    bool operator==(const Iterator&) const = default;

   private:
    const lode_annotation* const* at_;
  };

  explicit Upstream(const lode_document& document) noexcept
      : first_(document.upstream), count_(static_cast<std::size_t>(document.upstream_count)) {}

  Iterator begin() const noexcept { return Iterator(first_); }
  Iterator end() const noexcept { return Iterator(first_ + count_); }
  std::size_t size() const noexcept { return count_; }
  bool empty() const noexcept { return count_ == 0; }
  UpstreamAnnotation operator[](std::size_t i) const noexcept {
    return UpstreamAnnotation(first_[i]);
  }

 private:
  const lode_annotation* const* first_;
  std::size_t count_;
};

// The document to read. A view: valid until extract() returns.
class Document {
 public:
  explicit Document(const lode_document* document) noexcept : raw_(document) {}

  std::string_view id() const noexcept { return view(raw_->id); }
  // Valid UTF-8; begins with the title as a block of its own if there is one.
  std::string_view text() const noexcept { return view(raw_->text); }
  std::string_view title() const noexcept { return view(raw_->title); }
  std::string_view language() const noexcept { return view(raw_->language); }  // "en"; "": unknown
  std::string_view url() const noexcept { return view(raw_->url); }

  // Seconds since 1970-01-01T00:00Z.
  std::optional<std::int64_t> published_unix() const noexcept {
    if (raw_->published_unix == INT64_MIN) return {};
    return raw_->published_unix;
  }

  // The first value under `key`.
  std::optional<std::string_view> meta(std::string_view key) const noexcept {
    const lode_kv* const end = raw_->meta + raw_->meta_count;
    const lode_kv* const found =
        std::find_if(raw_->meta, end, [&](const lode_kv& kv) { return view(kv.key) == key; });
    if (found == end) return {};
    return view(found->value);
  }

  // Only the facets that the manifest names in `requires` or `after`.
  Upstream upstream() const noexcept { return Upstream(*raw_); }

  const lode_document& raw() const noexcept { return *raw_; }

 private:
  const lode_document* raw_;
};

}  // namespace lode::sdk
