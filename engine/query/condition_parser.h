// SPDX-License-Identifier: GPL-3.0-or-later
// Pieces of a query that compare a field with a value.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "engine/base/result.h"
#include "engine/document/schema.h"
#include "engine/query/ast.h"
#include "engine/query/lexer.h"

namespace lode::query {

struct ParseContext;

// What the name before a sign stands for.
struct Target {
  enum class Kind {
    kText,   // Title or text; `name` is "title" or "".
    kExact,  // The id or url of the document.
    kFacet,
    kSince,  // "since:" and "until:", short for published>= and published<=.
    kUntil,
  };
  Kind kind = Kind::kText;
  std::string name;
  const FacetField* facet = nullptr;  // Of kFacet, kSince and kUntil; lives as long as the schema.
};

// Letter case is ignored, and "-" is as good as "_". Nothing if there is no such field.
[[nodiscard]] std::optional<Target> find_target(const Schema& schema, std::string_view name);

// The same within `record`: `name` is that of a role, with or without the record's before it, or
// kTypeOfRecord.
[[nodiscard]] std::optional<Target> find_role(const Schema& schema,
                                              const FacetField& record,
                                              std::string_view name);

// Reads an optional sign and a value, right at `lexer`. The target is not a text.
// Errors: QUERY_SYNTAX, BAD_VALUE.
[[nodiscard]] Result<Node> parse_condition(Lexer& lexer,
                                           const Target& target,
                                           const ParseContext& context);

}  // namespace lode::query
