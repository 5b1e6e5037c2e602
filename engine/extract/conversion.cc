// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/extract/conversion.h"

#include <algorithm>
#include <optional>

#include "lode/plugin.h"

#include "engine/extract/plugin_order.h"
#include "plugins/worker/check.h"
#include "plugins/worker/frame.h"

namespace lode::extract {
namespace {

worker::Value to_message(const Keyword& value) {
  return worker::Keyword{value.text, value.id, {value.path.begin(), value.path.end()}};
}

worker::Value to_message(const Money& value) {
  worker::Money out{value.low_units,
                    value.high_units,
                    value.low_nanos,
                    value.high_nanos,
                    {},
                    static_cast<std::uint32_t>(value.qualifier)};
  std::copy_n(value.currency.begin(),
              std::min<std::size_t>(3, value.currency.size()),
              out.currency.begin());
  return out;
}

worker::Value to_message(const Date& value) {
  return worker::Date{
      value.first_day,
      value.last_day,
      static_cast<std::uint32_t>(value.precision),
      (value.fiscal ? LODE_DATE_FISCAL : 0U) | (value.relative ? LODE_DATE_RELATIVE : 0U)};
}

worker::Value to_message(const Number& value) {
  return worker::Number{
      value.low, value.high, value.unit, static_cast<std::uint32_t>(value.qualifier)};
}

worker::Value to_message(const Record& value) {
  worker::Record out{value.type, {}};
  for (const Role& role : value.roles) {
    out.roles.push_back({role.name, role.annotation});
  }
  return out;
}

Qualifier qualifier_of(std::uint32_t flags) {
  return static_cast<Qualifier>(flags & LODE_QUALIFIER_MASK);
}

Value from_message(const worker::Keyword& value) {
  return Keyword{std::string(value.text),
                 std::string(value.id),
                 std::vector<std::string>(value.path.begin(), value.path.end())};
}

Value from_message(const worker::Money& value) {
  return Money{value.low_units,
               value.low_nanos,
               value.high_units,
               value.high_nanos,
               std::string(value.currency.begin(), value.currency.end()),
               qualifier_of(value.flags)};
}

Value from_message(const worker::Date& value) {
  return Date{value.from_day,
              value.to_day,
              static_cast<DatePrecision>(value.precision),
              (value.flags & LODE_DATE_FISCAL) != 0,
              (value.flags & LODE_DATE_RELATIVE) != 0};
}

Value from_message(const worker::Number& value) {
  return Number{value.low, value.high, std::string(value.unit), qualifier_of(value.flags)};
}

// Its roles are filled in by add_annotations(), which knows the indices.
Value from_message(const worker::Record& value) {
  return Record{std::string(value.type), {}};
}

bool wants(const Plugin& plugin, const Annotation& annotation) {
  return std::any_of(plugin.upstream.begin(), plugin.upstream.end(), [&](const auto& reference) {
    return refers_to(reference, annotation.plugin, annotation.facet);
  });
}

std::vector<worker::Annotation> upstream_of(const Document& document,
                                            const CompositeText& text,
                                            const Plugin& plugin) {
  std::vector<worker::Annotation> upstream;
  if (plugin.upstream.empty()) return upstream;
  upstream.reserve(document.annotations.size());
  for (std::size_t i = 0; i < document.annotations.size(); ++i) {
    const Annotation& annotation = document.annotations[i];
    const bool furniture = annotation.span.field == Field::kFurniture;
    if (furniture || !wants(plugin, annotation) || upstream.size() >= worker::kMaxUpstream)
      continue;
    std::optional<CompositeText::Range> range;
    if (!annotation.span.whole_document) {
      range = text.from_document(annotation.span);
      if (!range) continue;
    }
    worker::Annotation& out = upstream.emplace_back();
    out.whole_document = !range;
    out.begin = range ? range->begin : 0;
    out.end = range ? range->end : 0;
    out.id = static_cast<std::int64_t>(i);
    out.facet = annotation.facet;
    out.value = std::visit([](const auto& value) { return to_message(value); }, annotation.value);
    out.confidence = annotation.confidence;
    out.rule = annotation.rule;
    out.source = annotation.plugin;
  }
  const auto by_begin = [](const auto& a, const auto& b) { return a.begin < b.begin; };
  if (!std::is_sorted(upstream.begin(), upstream.end(), by_begin)) {
    std::stable_sort(upstream.begin(), upstream.end(), by_begin);
  }
  return upstream;
}

std::optional<Annotation> to_document(const worker::Annotation& found,
                                      const CompositeText& text,
                                      const Plugin& plugin) {
  Annotation out;
  if (found.whole_document) {
    out.span.whole_document = true;
  } else if (const auto span = text.to_document(found.begin, found.end)) {
    out.span = *span;
  } else {
    return {};
  }
  out.facet = found.facet;
  out.value = std::visit([](const auto& value) { return from_message(value); }, found.value);
  out.confidence = found.confidence;
  out.rule = found.rule;
  out.plugin = plugin.id();
  return out;
}

}  // namespace

worker::Request make_request(const Document& document,
                             const CompositeText& text,
                             const Plugin& plugin) {
  worker::Request request;
  request.first_id = document.annotations.size();
  request.id = document.id;
  request.text = text.text();
  request.language = document.language;
  request.title = document.title;
  request.url = document.url;
  request.published_unix = document.published_unix.value_or(INT64_MIN);
  for (const auto& entry : document.metadata) {
    request.meta.emplace_back(entry.first, entry.second);
  }
  request.upstream = upstream_of(document, text, plugin);
  return request;
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
  document.annotations.reserve(document.annotations.size() + found.size());
  const auto player_of = [&](std::int64_t id) {
    const auto emitted = static_cast<std::uint64_t>(id) - request.first_id;
    // The checker lets through what it has accepted and what lies upstream, whose ids are indices.
    return emitted < index_of.size() ? index_of[emitted] : static_cast<std::uint32_t>(id);
  };
  std::uint32_t dropped = 0;
  for (const worker::Annotation& annotation : found) {
    const bool good = checker.check(annotation, 0) == LODE_OK;
    auto accepted = good ? to_document(annotation, text, plugin) : std::optional<Annotation>();
    if (good && !accepted) index_of.push_back(kDropped);
    if (!accepted) {
      ++dropped;
      continue;
    }
    if (const auto* record = std::get_if<worker::Record>(&annotation.value)) {
      if (accepted->span.field == Field::kFurniture) {
        index_of.push_back(kDropped);
        continue;
      }
      std::vector<Role>& roles = std::get<Record>(accepted->value).roles;
      for (const worker::Role& role : record->roles) {
        const std::uint32_t player = player_of(role.annotation);
        if (player != kDropped) roles.push_back({std::string(role.name), player});
      }
    }
    index_of.push_back(static_cast<std::uint32_t>(document.annotations.size()));
    document.annotations.push_back(*std::move(accepted));
  }
  return dropped;
}

}  // namespace lode::extract
