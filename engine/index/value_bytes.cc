// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/index/value_bytes.h"

#include <limits>

namespace lode::index {
namespace {

constexpr std::uint64_t kLastQualifier = static_cast<std::uint64_t>(Qualifier::kAtMost);
constexpr std::uint64_t kLastPrecision = static_cast<std::uint64_t>(DatePrecision::kYear);
constexpr std::int64_t kMaxNanos = 999'999'999;
constexpr std::uint64_t kFiscal = 1;
constexpr std::uint64_t kRelative = 2;
// Least bytes of a string, and of a role: a string and an index.
constexpr std::size_t kMinString = 1;
constexpr std::size_t kMinRole = 2;

void write(ByteSink& sink, const Keyword& v) {
  sink.string(v.text);
  sink.string(v.id);
  sink.unsigned_int(v.path.size());
  for (const std::string& step : v.path) {
    sink.string(step);
  }
}

void write(ByteSink& sink, const Money& v) {
  sink.signed_int(v.low_units);
  sink.signed_int(v.low_nanos);
  sink.signed_int(v.high_units);
  sink.signed_int(v.high_nanos);
  sink.string(v.currency);
  sink.unsigned_int(static_cast<std::uint64_t>(v.qualifier));
}

void write(ByteSink& sink, const Date& v) {
  sink.signed_int(v.first_day);
  sink.signed_int(v.last_day);
  sink.unsigned_int(static_cast<std::uint64_t>(v.precision));
  sink.unsigned_int((v.fiscal ? kFiscal : 0) | (v.relative ? kRelative : 0));
}

void write(ByteSink& sink, const Number& v) {
  sink.real(v.low);
  sink.real(v.high);
  sink.string(v.unit);
  sink.unsigned_int(static_cast<std::uint64_t>(v.qualifier));
}

void write(ByteSink& sink, const Record& v) {
  sink.string(v.type);
  sink.unsigned_int(v.roles.size());
  for (const Role& role : v.roles) {
    sink.string(role.name);
    sink.unsigned_int(role.annotation);
  }
}

Keyword read_keyword(ByteSource& source) {
  Keyword v;
  v.text = source.string();
  v.id = source.string();
  v.path.resize(source.count(kMinString));
  for (std::string& step : v.path) {
    step = source.string();
  }
  return v;
}

std::int32_t read_nanos(ByteSource& source) {
  const std::int64_t nanos = source.signed_int();
  if (nanos < -kMaxNanos || nanos > kMaxNanos) {
    source.fail();
    return 0;
  }
  return static_cast<std::int32_t>(nanos);
}

Money read_money(ByteSource& source) {
  Money v;
  v.low_units = source.signed_int();
  v.low_nanos = read_nanos(source);
  v.high_units = source.signed_int();
  v.high_nanos = read_nanos(source);
  v.currency = source.string();
  v.qualifier = static_cast<Qualifier>(source.at_most(kLastQualifier));
  return v;
}

Date read_date(ByteSource& source) {
  Date v;
  v.first_day = source.signed_int();
  v.last_day = source.signed_int();
  const std::uint64_t precision = source.at_most(kLastPrecision);
  if (precision == 0) {
    source.fail();
    return v;
  }
  v.precision = static_cast<DatePrecision>(precision);
  const std::uint64_t flags = source.at_most(kFiscal | kRelative);
  v.fiscal = (flags & kFiscal) != 0;
  v.relative = (flags & kRelative) != 0;
  return v;
}

Number read_number(ByteSource& source) {
  Number v;
  v.low = source.real();
  v.high = source.real();
  v.unit = source.string();
  v.qualifier = static_cast<Qualifier>(source.at_most(kLastQualifier));
  return v;
}

Record read_record(ByteSource& source) {
  Record v;
  v.type = source.string();
  v.roles.resize(source.count(kMinRole));
  for (Role& role : v.roles) {
    role.name = source.string();
    role.annotation =
        static_cast<std::uint32_t>(source.at_most(std::numeric_limits<std::uint32_t>::max()));
  }
  return v;
}

}  // namespace

void write_value(ByteSink& sink, const Value& value) {
  sink.unsigned_int(static_cast<std::uint64_t>(kind_of(value)));
  std::visit([&](const auto& v) { write(sink, v); }, value);
}

Value read_value(ByteSource& source) {
  switch (static_cast<FacetKind>(source.at_most(static_cast<std::uint64_t>(FacetKind::kRecord)))) {
    case FacetKind::kKeyword: return read_keyword(source);
    case FacetKind::kMoney: return read_money(source);
    case FacetKind::kDate: return read_date(source);
    case FacetKind::kNumber: return read_number(source);
    case FacetKind::kRecord: return read_record(source);
  }
  source.fail();
  return {};
}

}  // namespace lode::index
