// SPDX-License-Identifier: GPL-3.0-or-later
// Text to tree. The language: docs/query-language.md.
#pragma once

#include <string_view>
#include <vector>

#include "engine/base/result.h"
#include "engine/document/schema.h"
#include "engine/query/ast.h"
#include "engine/query/search.h"
#include "engine/query/value_reader.h"

namespace lode::query {

struct ParseContext {
  const Schema& schema;
  Reference reference = 0;  // For "last 90 days", and for which currencies there are.
};

struct Parsed {
  Node root;
  std::vector<Warning> warnings;
};

// Every value in the tree but unread ones can be read by value_reader.h. Empty text gives kAll.
// [thread-safe] Errors: kInvalidArgument with reason QUERY_SYNTAX, UNKNOWN_FIELD, BAD_VALUE or
// QUERY_TOO_COMPLEX; the first three with metadata "offset" and "piece".
[[nodiscard]] Result<Parsed> parse(std::string_view text, const ParseContext& context);

// Conditions on one record of `record`, a facet of kind record, written as within the braces of
// deal:{ }, as a node of kind kRecord. Errors: those of parse().
[[nodiscard]] Result<Parsed> parse_record(std::string_view text,
                                          const FacetField& record,
                                          const ParseContext& context);

// A range of a facet request, "10B..", "2025-01..2025-06", "..<5", or a single value, as a
// condition on `facet`, which is of kind money, date or number. Errors: kInvalidArgument,
// BAD_VALUE.
[[nodiscard]] Result<Node> parse_range(std::string_view text,
                                       const FacetField& facet,
                                       const ParseContext& context);

}  // namespace lode::query
