// SPDX-License-Identifier: Apache-2.0
// Part of lode/plugin.hpp: what the host offers: Init to the constructor, Output to extract().
#pragma once

#include <algorithm>
#include <cstdint>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "lode/plugin/value.hpp"

namespace lode::sdk {

// Thrown by Output::poll(): the host wants this extract() to end. Let it pass. Not a
// std::exception, so that a plugin does not catch it by accident.
struct Stopped {
  lode_status why;
};

// Thrown by a constructor: the plugin cannot work with this configuration.
struct ConfigError : std::runtime_error {
  using runtime_error::runtime_error;
};

// Thrown by a constructor: a resource is missing or malformed.
struct ResourceError : std::runtime_error {
  using runtime_error::runtime_error;
};

// What the constructor of a plugin may ask for.
class Init {
 public:
  Init(const lode_host* host, lode_str config) noexcept : host_(host), config_(config) {}

  // The configuration, a JSON object; "{}" if there is none.
  std::string_view config_json() const noexcept { return view(config_); }

  // The bytes of a resource that the manifest names; they live as long as the plugin.
  // Throws ResourceError if it is not there.
  std::string_view resource(std::string_view name) const {
    lode_str bytes{};
    if (host_->resource == nullptr || host_->resource(host_, to_c(name), &bytes) != LODE_OK) {
      throw ResourceError("resource '" + std::string(name) + "' is missing");
    }
    return view(bytes);
  }

  // A message for the operator. Level: LODE_LOG_DEBUG to LODE_LOG_ERROR.
  void log(std::int32_t level, std::string_view text) const noexcept {
    host_->log(host_, level, to_c(text));
  }

 private:
  const lode_host* host_;
  lode_str config_;
};

// Takes the facts. Each function returns the id of the annotation (>= 0), for roles of records, or
// a negative lode_status if the host refused it: LODE_E_INVALID, LODE_E_UNDECLARED, LODE_E_LIMIT.
// A refused fact is dropped and counted; the others stay. Strings are copied.
class Output {
 public:
  Output(const lode_host* host, lode_call* call) noexcept : host_(host), call_(call) {}

  std::int64_t keyword(const KeywordFact& fact) {
    std::vector<lode_str> path;
    path.reserve(fact.path.size());
    for (const std::string_view name : fact.path) {
      path.push_back(to_c(name));
    }
    lode_value value = make_value(LODE_KEYWORD);
    value.u.keyword.text = to_c(fact.text);
    value.u.keyword.entity_id = to_c(fact.id);
    value.u.keyword.path = path.data();
    value.u.keyword.path_count = path.size();
    return emit(fact, value);
  }

  std::int64_t money(const MoneyFact& fact) {
    lode_value value = make_value(LODE_MONEY);
    auto& v = value.u.money;
    v.low_units = fact.value.low_units;
    v.high_units = fact.value.high_units;
    v.low_nanos = fact.value.low_nanos;
    v.high_nanos = fact.value.high_nanos;
    if (fact.value.currency.size() == 3) {  // Else it stays empty, and the host refuses the fact.
      fact.value.currency.copy(v.currency, 3);
    }
    v.flags = static_cast<std::uint32_t>(fact.value.qualifier) |
              (fact.value.currency_implicit ? LODE_MONEY_CURRENCY_IMPLICIT : 0u);
    return emit(fact, value);
  }

  std::int64_t date(const DateFact& fact) {
    lode_value value = make_value(LODE_DATE);
    auto& v = value.u.date;
    v.from_day = fact.value.first_day;
    v.to_day = fact.value.last_day;
    v.precision = static_cast<std::uint32_t>(fact.value.precision);
    v.flags = (fact.value.fiscal ? LODE_DATE_FISCAL : 0u) |
              (fact.value.relative ? LODE_DATE_RELATIVE : 0u);
    return emit(fact, value);
  }

  std::int64_t number(const NumberFact& fact) {
    lode_value value = make_value(LODE_NUMBER);
    auto& v = value.u.number;
    v.low = fact.value.low;
    v.high = fact.value.high;
    v.unit = to_c(fact.value.unit);
    v.flags = static_cast<std::uint32_t>(fact.value.qualifier);
    return emit(fact, value);
  }

  std::int64_t record(const RecordFact& fact) {
    std::vector<lode_role> roles;
    roles.reserve(fact.roles.size());
    for (const Role& role : fact.roles) {
      roles.push_back({to_c(role.name), role.annotation});
    }
    lode_value value = make_value(LODE_RECORD);
    value.u.record.type = to_c(fact.type);
    value.u.record.roles = roles.data();
    value.u.record.count = roles.size();
    return emit(fact, value);
  }

  // Lets the host stop us, and tells it that we are alive. Throws Stopped.
  void poll() const {
    if (const lode_status status = host_->poll(call_); status != LODE_OK) {
      throw Stopped{status};
    }
  }

  // Gives up on this document; `why` is one sentence for the operator.
  [[noreturn]] void fail(std::string_view why) const { throw std::runtime_error(std::string(why)); }

 private:
  static lode_value make_value(std::uint32_t kind) noexcept {
    lode_value value{};
    value.size = sizeof value;
    value.kind = kind;
    return value;
  }

  template <class Fact>
  std::int64_t emit(const Fact& fact, const lode_value& value) {
    lode_annotation annotation{};
    annotation.size = sizeof annotation;
    if (fact.span == kWholeDocument) {
      annotation.flags = LODE_ANN_DOC;
    } else {
      annotation.begin = fact.span.begin;
      annotation.end = fact.span.end;
    }
    annotation.facet = to_c(fact.facet);
    annotation.value = &value;
    annotation.confidence = fact.confidence;
    annotation.rule = to_c(fact.rule);
    annotation.id = -1;
    return host_->emit(call_, &annotation);
  }

  const lode_host* host_;
  lode_call* call_;
};

}  // namespace lode::sdk
