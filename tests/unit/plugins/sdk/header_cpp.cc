// SPDX-License-Identifier: GPL-3.0-or-later
// The header alone, as C++11 and as C++20: see CMakeLists.txt. The layout is fixed for all of major
// version 1: a change here breaks every plugin that was built before.
#include "lode/plugin.h"

#define LAYOUT(type, field, offset) \
  static_assert(offsetof(type, field) == (offset), "the ABI does not change")

static_assert(sizeof(lode_str) == 16 && sizeof(lode_kv) == 32 && sizeof(lode_role) == 24, "");
static_assert(sizeof(lode_value) == 72 && sizeof(lode_annotation) == 96, "");
static_assert(sizeof(lode_document) == 128, "");
LAYOUT(lode_value, u.keyword.text, 8);
LAYOUT(lode_value, u.keyword.entity_id, 24);
LAYOUT(lode_value, u.keyword.path, 40);
LAYOUT(lode_value, u.keyword.path_count, 48);
LAYOUT(lode_value, u.money.low_units, 8);
LAYOUT(lode_value, u.money.high_units, 16);
LAYOUT(lode_value, u.money.low_nanos, 24);
LAYOUT(lode_value, u.money.high_nanos, 28);
LAYOUT(lode_value, u.money.currency, 32);
LAYOUT(lode_value, u.money.flags, 36);
LAYOUT(lode_value, u.date.from_day, 8);
LAYOUT(lode_value, u.date.to_day, 16);
LAYOUT(lode_value, u.date.precision, 24);
LAYOUT(lode_value, u.date.flags, 28);
LAYOUT(lode_value, u.number.low, 8);
LAYOUT(lode_value, u.number.high, 16);
LAYOUT(lode_value, u.number.unit, 24);
LAYOUT(lode_value, u.number.flags, 40);
LAYOUT(lode_value, u.record.type, 8);
LAYOUT(lode_value, u.record.roles, 24);
LAYOUT(lode_value, u.record.count, 32);
LAYOUT(lode_annotation, begin, 8);
LAYOUT(lode_annotation, end, 16);
LAYOUT(lode_annotation, facet, 24);
LAYOUT(lode_annotation, value, 40);
LAYOUT(lode_annotation, confidence, 48);
LAYOUT(lode_annotation, rule, 56);
LAYOUT(lode_annotation, id, 72);
LAYOUT(lode_annotation, source, 80);
LAYOUT(lode_document, id, 8);
LAYOUT(lode_document, text, 24);
LAYOUT(lode_document, language, 40);
LAYOUT(lode_document, title, 56);
LAYOUT(lode_document, url, 72);
LAYOUT(lode_document, published_unix, 88);
LAYOUT(lode_document, meta, 96);
LAYOUT(lode_document, upstream, 112);
LAYOUT(lode_document, upstream_count, 120);
LAYOUT(lode_host, context, 8);
LAYOUT(lode_host, emit, 16);
LAYOUT(lode_host, extension, 56);
LAYOUT(lode_plugin, id, 16);
LAYOUT(lode_plugin, create, 32);
LAYOUT(lode_plugin, extension, 56);

int lode_header_compiles_as_cpp();
int lode_header_compiles_as_cpp() {
  return LODE_ABI_MAJOR == 1;
}
