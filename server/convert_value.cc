// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/convert_value.h"

#include <variant>

#include "engine/base/civil_date.h"
#include "engine/base/utf8.h"

namespace lode::server {
namespace {

v1::TextField to_proto(Field field) {
  switch (field) {
    case Field::kBody: return v1::TEXT_FIELD_BODY;
    case Field::kTitle: return v1::TEXT_FIELD_TITLE;
    case Field::kFurniture: return v1::TEXT_FIELD_FURNITURE;
  }
  return v1::TEXT_FIELD_UNSPECIFIED;
}

v1::Qualifier to_proto(Qualifier qualifier) {
  switch (qualifier) {
    case Qualifier::kExact: return v1::QUALIFIER_EXACT;
    case Qualifier::kAbout: return v1::QUALIFIER_ABOUT;
    case Qualifier::kAtLeast: return v1::QUALIFIER_AT_LEAST;
    case Qualifier::kAtMost: return v1::QUALIFIER_AT_MOST;
  }
  return v1::QUALIFIER_UNSPECIFIED;
}

v1::DatePrecision to_proto(DatePrecision precision) {
  switch (precision) {
    case DatePrecision::kDay: return v1::DATE_PRECISION_DAY;
    case DatePrecision::kWeek: return v1::DATE_PRECISION_WEEK;
    case DatePrecision::kMonth: return v1::DATE_PRECISION_MONTH;
    case DatePrecision::kQuarter: return v1::DATE_PRECISION_QUARTER;
    case DatePrecision::kHalf: return v1::DATE_PRECISION_HALF;
    case DatePrecision::kYear: return v1::DATE_PRECISION_YEAR;
  }
  return v1::DATE_PRECISION_UNSPECIFIED;
}

v1::FacetKind to_proto(FacetKind kind) {
  switch (kind) {
    case FacetKind::kKeyword: return v1::FACET_KIND_KEYWORD;
    case FacetKind::kMoney: return v1::FACET_KIND_MONEY;
    case FacetKind::kDate: return v1::FACET_KIND_DATE;
    case FacetKind::kNumber: return v1::FACET_KIND_NUMBER;
    case FacetKind::kRecord: return v1::FACET_KIND_RECORD;
  }
  return v1::FACET_KIND_UNSPECIFIED;
}

// Fills the alternative of `out` that the value's type asks for.
struct FillValue {
  v1::Value& out;
  const RoleText& role_text;

  void operator()(const Keyword& keyword) const {
    auto& message = *out.mutable_keyword();
    message.set_text(wire_text(keyword.text));
    message.set_id(wire_text(keyword.id));
    for (const std::string& part : keyword.path) {
      message.add_path(wire_text(part));
    }
  }

  void operator()(const Money& money) const {
    auto& message = *out.mutable_money();
    message.set_low_units(money.low_units);
    message.set_low_nanos(money.low_nanos);
    message.set_high_units(money.high_units);
    message.set_high_nanos(money.high_nanos);
    message.set_currency(wire_text(money.currency));
    message.set_qualifier(to_proto(money.qualifier));
  }

  void operator()(const Date& date) const {
    auto& message = *out.mutable_date();
    message.set_first_day(to_iso(from_days(date.first_day)));
    message.set_last_day(to_iso(from_days(date.last_day)));
    message.set_precision(to_proto(date.precision));
    message.set_fiscal(date.fiscal);
    message.set_relative(date.relative);
    message.set_text(to_text(date));
  }

  void operator()(const Number& number) const {
    auto& message = *out.mutable_number();
    message.set_low(number.low);
    message.set_high(number.high);
    message.set_unit(wire_text(number.unit));
    message.set_qualifier(to_proto(number.qualifier));
  }

  void operator()(const Record& record) const {
    auto& message = *out.mutable_record();
    message.set_type(wire_text(record.type));
    for (const Role& role : record.roles) {
      auto& part = *message.add_roles();
      part.set_name(wire_text(role.name));
      part.set_annotation(role.annotation);
      if (role_text) {
        part.set_text(wire_text(role_text(role)));
      }
    }
  }
};

}  // namespace

std::string wire_text(std::string_view text) {
  return utf8::mend(text);
}

v1::Value to_proto(const Value& value, const RoleText& role_text) {
  v1::Value out;
  std::visit(FillValue{out, role_text}, value);
  out.set_text(wire_text(to_text(value)));
  return out;
}

v1::Span to_proto(const Span& span) {
  v1::Span out;
  out.set_field(to_proto(span.field));
  out.set_begin(span.begin);
  out.set_end(span.end);
  return out;
}

v1::FacetField to_proto(const FacetField& field) {
  v1::FacetField out;
  out.set_name(wire_text(field.name));
  out.set_kind(to_proto(field.kind));
  out.set_multi(field.multi);
  out.set_hierarchical(field.hierarchical);
  out.set_unit(wire_text(field.unit));
  out.set_label(wire_text(field.label));
  out.set_description(wire_text(field.description));
  out.set_plugin(wire_text(field.plugin));
  return out;
}

}  // namespace lode::server
