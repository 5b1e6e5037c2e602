// SPDX-License-Identifier: Apache-2.0
#include "plugins/worker/abi.h"

#include <algorithm>
#include <cstddef>

#include "plugins/worker/frame.h"

namespace lode::worker {
namespace {

constexpr std::uint64_t kMaxText = 4'096;  // Longer than any good text of an annotation.

std::optional<Value> read_keyword(const lode_value& value) {
  const auto& v = value.u.keyword;
  const auto text = read_text(v.text, kMaxText);
  const auto id = read_text(v.entity_id, kMaxText);
  if (!text || !id || v.path_count > kMaxPath || (v.path == nullptr && v.path_count > 0)) return {};
  Keyword keyword{*text, *id, {}};
  keyword.path.reserve(v.path_count);
  for (std::uint64_t i = 0; i < v.path_count; ++i) {
    const auto name = read_text(v.path[i], kMaxText);
    if (!name) return {};
    keyword.path.push_back(*name);
  }
  return keyword;
}

std::optional<Value> read_money(const lode_value& value) {
  const auto& v = value.u.money;
  return Money{v.low_units,
               v.high_units,
               v.low_nanos,
               v.high_nanos,
               {v.currency[0], v.currency[1], v.currency[2]},
               v.flags};
}

std::optional<Value> read_date(const lode_value& value) {
  const auto& v = value.u.date;
  return Date{v.from_day, v.to_day, v.precision, v.flags};
}

std::optional<Value> read_number(const lode_value& value) {
  const auto& v = value.u.number;
  const auto unit = read_text(v.unit, kMaxText);
  if (!unit) return {};
  return Number{v.low, v.high, *unit, v.flags};
}

std::optional<Value> read_record(const lode_value& value) {
  const auto& v = value.u.record;
  const auto type = read_text(v.type, kMaxText);
  if (!type || v.count > kMaxRoles || (v.roles == nullptr && v.count > 0)) return {};
  Record record{*type, {}};
  record.roles.reserve(v.count);
  for (std::uint64_t i = 0; i < v.count; ++i) {
    const auto name = read_text(v.roles[i].name, kMaxText);
    if (!name) return {};
    record.roles.push_back({*name, v.roles[i].annotation});
  }
  return record;
}

std::optional<Value> read_value(const lode_value* value) {
  if (value == nullptr || value->size < sizeof(lode_value)) return {};
  switch (value->kind) {
    case LODE_KEYWORD: return read_keyword(*value);
    case LODE_MONEY: return read_money(*value);
    case LODE_DATE: return read_date(*value);
    case LODE_NUMBER: return read_number(*value);
    case LODE_RECORD: return read_record(*value);
    default: return {};
  }
}

}  // namespace

std::optional<std::string_view> read_text(lode_str text, std::uint64_t limit) noexcept {
  if (text.len > limit || (text.ptr == nullptr && text.len > 0)) return {};
  return std::string_view(text.ptr, static_cast<std::size_t>(text.len));
}

std::optional<Annotation> read_annotation(const lode_annotation* annotation) {
  // `id` and `source` are the host's; a plugin need not have them.
  if (annotation == nullptr || annotation->size < offsetof(lode_annotation, id)) return {};
  const auto facet = read_text(annotation->facet, kMaxText);
  const auto rule = read_text(annotation->rule, kMaxText);
  auto value = read_value(annotation->value);
  if (!facet || !rule || !value) return {};
  Annotation out;
  out.whole_document = (annotation->flags & LODE_ANN_DOC) != 0;
  out.begin = annotation->begin;
  out.end = annotation->end;
  out.facet = *facet;
  out.value = std::move(*value);
  out.confidence = annotation->confidence;
  out.rule = *rule;
  return out;
}

void AbiDocument::set(const Request& request) {
  meta_.clear();
  values_.clear();
  annotations_.clear();
  paths_.clear();
  roles_.clear();
  upstream_.clear();
  make_room(request.upstream);
  meta_.reserve(request.meta.size());
  for (const auto& entry : request.meta) {
    meta_.push_back({to_c(entry.first), to_c(entry.second)});
  }
  for (const Annotation& annotation : request.upstream) {
    add(annotation);
  }
  document_ = {};
  document_.size = sizeof document_;
  document_.id = to_c(request.id);
  document_.text = to_c(request.text);
  document_.language = to_c(request.language);
  document_.title = to_c(request.title);
  document_.url = to_c(request.url);
  document_.published_unix = request.published_unix;
  document_.meta = meta_.data();
  document_.meta_count = meta_.size();
  document_.upstream = upstream_.data();
  document_.upstream_count = upstream_.size();
}

void AbiDocument::make_room(const std::vector<Annotation>& upstream) {
  std::size_t names = 0;
  std::size_t roles = 0;
  for (const Annotation& annotation : upstream) {
    if (const auto* keyword = std::get_if<Keyword>(&annotation.value))
      names += keyword->path.size();
    if (const auto* record = std::get_if<Record>(&annotation.value)) roles += record->roles.size();
  }
  paths_.reserve(names);
  roles_.reserve(roles);
  values_.reserve(upstream.size());
  annotations_.reserve(upstream.size());
  upstream_.reserve(upstream.size());
}

void AbiDocument::add(const Annotation& annotation) {
  lode_annotation out{};
  out.size = sizeof out;
  out.flags = annotation.whole_document ? LODE_ANN_DOC : 0;
  out.begin = annotation.begin;
  out.end = annotation.end;
  out.facet = to_c(annotation.facet);
  out.value = &values_.emplace_back(value_of(annotation.value));
  out.confidence = annotation.confidence;
  out.rule = to_c(annotation.rule);
  out.id = annotation.id;
  out.source = to_c(annotation.source);
  upstream_.push_back(&annotations_.emplace_back(out));
}

lode_value AbiDocument::value_of(const Value& value) {
  lode_value out{};
  out.size = sizeof out;
  out.kind = static_cast<std::uint32_t>(kind_of(value));
  if (const auto* keyword = std::get_if<Keyword>(&value)) {
    const lode_str* const path = paths_.data() + paths_.size();
    for (const std::string_view name : keyword->path) {
      paths_.push_back(to_c(name));
    }
    out.u.keyword = {to_c(keyword->text), to_c(keyword->id), path, keyword->path.size()};
  } else if (const auto* money = std::get_if<Money>(&value)) {
    auto& v = out.u.money;
    v.low_units = money->low_units;
    v.high_units = money->high_units;
    v.low_nanos = money->low_nanos;
    v.high_nanos = money->high_nanos;
    std::copy(money->currency.begin(), money->currency.end(), v.currency);
    v.flags = money->flags;
  } else if (const auto* date = std::get_if<Date>(&value)) {
    out.u.date = {date->from_day, date->to_day, date->precision, date->flags};
  } else if (const auto* number = std::get_if<Number>(&value)) {
    out.u.number = {number->low, number->high, to_c(number->unit), number->flags, 0};
  } else if (const auto* record = std::get_if<Record>(&value)) {
    const lode_role* const roles = roles_.data() + roles_.size();
    for (const Role& role : record->roles) {
      roles_.push_back({to_c(role.name), role.annotation});
    }
    out.u.record = {to_c(record->type), roles, record->roles.size()};
  }
  return out;
}

}  // namespace lode::worker
