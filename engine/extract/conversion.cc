// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/extract/conversion.h"

#include <algorithm>
#include <cstddef>

#include "lode/plugin.h"

#include "engine/extract/plugin_order.h"
#include "plugins/worker/check.h"
#include "plugins/worker/frame.h"

namespace lode::extract {
namespace {

// Each sets `out` to a value of the same kind, without a copy on the way.

void convert(const Keyword& value, worker::Value& out) {
  auto& v = out.emplace<worker::Keyword>();
  v.text = value.text;
  v.id = value.id;
  v.path.assign(value.path.begin(), value.path.end());
}

void convert(const Money& value, worker::Value& out) {
  auto& v = out.emplace<worker::Money>();
  v.low_units = value.low_units;
  v.high_units = value.high_units;
  v.low_nanos = value.low_nanos;
  v.high_nanos = value.high_nanos;
  std::copy_n(
      value.currency.begin(), std::min<std::size_t>(3, value.currency.size()), v.currency.begin());
  v.flags = static_cast<std::uint32_t>(value.qualifier);
}

void convert(const Date& value, worker::Value& out) {
  out.emplace<worker::Date>(worker::Date{
      value.first_day,
      value.last_day,
      static_cast<std::uint32_t>(value.precision),
      (value.fiscal ? LODE_DATE_FISCAL : 0U) | (value.relative ? LODE_DATE_RELATIVE : 0U)});
}

void convert(const Number& value, worker::Value& out) {
  out.emplace<worker::Number>(worker::Number{
      value.low, value.high, value.unit, static_cast<std::uint32_t>(value.qualifier)});
}

void convert(const Record& value, worker::Value& out) {
  auto& v = out.emplace<worker::Record>();
  v.type = value.type;
  for (const Role& role : value.roles) {
    v.roles.push_back({role.name, role.annotation});
  }
}

Qualifier qualifier_of(std::uint32_t flags) {
  return static_cast<Qualifier>(flags & LODE_QUALIFIER_MASK);
}

void convert(const worker::Keyword& value, Value& out) {
  auto& v = out.emplace<Keyword>();
  v.text = value.text;
  v.id = value.id;
  v.path.assign(value.path.begin(), value.path.end());
}

void convert(const worker::Money& value, Value& out) {
  auto& v = out.emplace<Money>();
  v.low_units = value.low_units;
  v.low_nanos = value.low_nanos;
  v.high_units = value.high_units;
  v.high_nanos = value.high_nanos;
  v.currency.assign(value.currency.begin(), value.currency.end());
  v.qualifier = qualifier_of(value.flags);
}

void convert(const worker::Date& value, Value& out) {
  out.emplace<Date>(Date{value.from_day,
                         value.to_day,
                         static_cast<DatePrecision>(value.precision),
                         (value.flags & LODE_DATE_FISCAL) != 0,
                         (value.flags & LODE_DATE_RELATIVE) != 0});
}

void convert(const worker::Number& value, Value& out) {
  auto& v = out.emplace<Number>();
  v.low = value.low;
  v.high = value.high;
  v.unit = value.unit;
  v.qualifier = qualifier_of(value.flags);
}

// Its roles are filled in by add_annotations(), which knows the indices.
void convert(const worker::Record& value, Value& out) {
  out.emplace<Record>().type = value.type;
}

bool wants(const Plugin& plugin, const Annotation& annotation) {
  return std::any_of(plugin.upstream.begin(), plugin.upstream.end(), [&](const auto& reference) {
    return refers_to(reference, annotation.plugin, annotation.facet);
  });
}

// An annotation that a plugin gets.
struct Wanted {
  CompositeText::Range range;
  std::size_t index = 0;  // In the document.
};

// By begin, and those of one begin in the order of the document.
std::vector<Wanted> wanted_of(const Document& document,
                              const CompositeText& text,
                              const Plugin& plugin) {
  std::vector<Wanted> wanted;
  if (plugin.upstream.empty()) return wanted;
  wanted.reserve(document.annotations.size());
  const Annotation* last = nullptr;  // The last that was judged: neighbours are mostly alike.
  bool wants_last = false;
  for (std::size_t i = 0; i < document.annotations.size(); ++i) {
    const Annotation& annotation = document.annotations[i];
    if (annotation.span.field == Field::kFurniture) continue;
    const bool alike =
        last != nullptr && last->facet == annotation.facet && last->plugin == annotation.plugin;
    if (!alike) wants_last = wants(plugin, annotation);
    last = &annotation;
    if (!wants_last || wanted.size() >= worker::kMaxUpstream) continue;
    CompositeText::Range range;
    if (!annotation.span.whole_document) {
      const auto found = text.from_document(annotation.span);
      if (!found) continue;
      range = *found;
    }
    wanted.push_back({range, i});
  }
  std::sort(wanted.begin(), wanted.end(), [](const Wanted& a, const Wanted& b) {
    return a.range.begin != b.range.begin ? a.range.begin < b.range.begin : a.index < b.index;
  });
  return wanted;
}

void set_upstream(const Document& document,
                  const std::vector<Wanted>& wanted,
                  std::vector<worker::Annotation>& upstream) {
  upstream.resize(wanted.size());
  for (std::size_t i = 0; i < wanted.size(); ++i) {
    const Annotation& annotation = document.annotations[wanted[i].index];
    worker::Annotation& out = upstream[i];
    out.whole_document = annotation.span.whole_document;
    out.begin = wanted[i].range.begin;
    out.end = wanted[i].range.end;
    out.id = static_cast<std::int64_t>(wanted[i].index);
    out.facet = annotation.facet;
    std::visit([&](const auto& value) { convert(value, out.value); }, annotation.value);
    out.confidence = annotation.confidence;
    out.rule = annotation.rule;
    out.source = annotation.plugin;
  }
}

// Sets `out`; false if the span of `found` lies in no field.
bool to_document(const worker::Annotation& found,
                 const CompositeText& text,
                 const Plugin& plugin,
                 Annotation& out) {
  if (found.whole_document) {
    out.span.whole_document = true;
  } else if (const auto span = text.to_document(found.begin, found.end)) {
    out.span = *span;
  } else {
    return false;
  }
  out.facet = found.facet;
  std::visit([&](const auto& value) { convert(value, out.value); }, found.value);
  out.confidence = found.confidence;
  out.rule = found.rule;
  out.plugin = plugin.id();
  return true;
}

// Growing twice as large each time: several plugins add to one document.
void make_room(std::vector<Annotation>& annotations, std::size_t more) {
  constexpr std::size_t kUsual = 16;  // Of a short text.
  const std::size_t size = annotations.size() + more;
  if (more == 0 || size <= annotations.capacity()) return;
  annotations.reserve(std::max({size, kUsual, 2 * annotations.capacity()}));
}

}  // namespace

void make_request(const Document& document,
                  const CompositeText& text,
                  const Plugin& plugin,
                  worker::Request& request) {
  request.sequence = 0;
  request.time_ms = 0;
  request.first_id = document.annotations.size();
  request.id = document.id;
  request.text = text.text();
  request.language = document.language;
  request.title = document.title;
  request.url = document.url;
  request.published_unix = document.published_unix.value_or(INT64_MIN);
  request.meta.clear();
  for (const auto& entry : document.metadata) {
    request.meta.emplace_back(entry.first, entry.second);
  }
  set_upstream(document, wanted_of(document, text, plugin), request.upstream);
}

std::uint32_t add_annotations(Document& document,
                              const CompositeText& text,
                              const Plugin& plugin,
                              const worker::Request& request,
                              const std::vector<worker::Annotation>& found) {
  worker::Checker checker({.text = request.text,
                           .rules = plugin.rules,
                           .first_id = request.first_id,
                           .upstream = request.upstream});
  constexpr std::uint32_t kDropped = UINT32_MAX;
  std::vector<std::uint32_t> index_of;  // In the document, by accepted annotation.
  index_of.reserve(found.size());
  make_room(document.annotations, found.size());
  const auto player_of = [&](std::int64_t id) {
    const auto emitted = static_cast<std::uint64_t>(id) - request.first_id;
    // The checker lets through what it has accepted and what lies upstream, whose ids are indices.
    return emitted < index_of.size() ? index_of[emitted] : static_cast<std::uint32_t>(id);
  };
  std::uint32_t dropped = 0;
  for (const worker::Annotation& annotation : found) {
    if (checker.check(annotation, 0) != LODE_OK) {
      ++dropped;
      continue;
    }
    Annotation& accepted = document.annotations.emplace_back();
    const bool in_field = to_document(annotation, text, plugin, accepted);
    auto* const record = std::get_if<Record>(&accepted.value);
    const bool no_deal = record != nullptr && accepted.span.field == Field::kFurniture;
    if (!in_field || no_deal) {
      dropped += in_field ? 0U : 1U;
      document.annotations.pop_back();
      index_of.push_back(kDropped);
      continue;
    }
    if (record != nullptr) {
      for (const worker::Role& role : std::get<worker::Record>(annotation.value).roles) {
        const std::uint32_t player = player_of(role.annotation);
        if (player != kDropped) record->roles.push_back({std::string(role.name), player});
      }
    }
    index_of.push_back(static_cast<std::uint32_t>(document.annotations.size() - 1));
  }
  return dropped;
}

}  // namespace lode::extract
