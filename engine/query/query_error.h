// SPDX-License-Identifier: GPL-3.0-or-later
// Errors in a question, made in one form: a reason, and metadata that point at the place.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "engine/base/error.h"
#include "engine/document/schema.h"
#include "engine/query/ast.h"

namespace lode::query {

// `text` as messages quote it: whole up to 60 bytes, else its beginning and an ellipsis; UTF-8.
[[nodiscard]] std::string shown(std::string_view text);

// QUERY_SYNTAX with metadata "offset", "piece" (bytes `span` of `text`, cut after 60) and
// "expected".
[[nodiscard]] Error syntax_error(std::string_view text,
                                 SourceSpan span,
                                 std::string message,
                                 std::string expected);

// BAD_VALUE with metadata "field", "offset", "piece" (as above) and "expected".
[[nodiscard]] Error value_error(std::string_view text,
                                SourceSpan span,
                                const std::string& field,
                                const std::string& expected);

// UNKNOWN_FIELD with metadata "field" and "nearest" (names joined by ", "), no offset.
[[nodiscard]] Error unknown_field(const Schema& schema, std::string_view name);

// UNKNOWN_FIELD for `name` within a record, with the roles that it may be, and metadata "field",
// "nearest", "offset" and "piece".
[[nodiscard]] Error unknown_role(const FacetField& record, std::string_view name, SourceSpan span);

// QUERY_TOO_COMPLEX with metadata "offset", if there is a place to point at.
[[nodiscard]] Error too_complex(std::string message, std::optional<std::size_t> offset = {});

// DOCUMENT_NOT_FOUND with metadata "id".
[[nodiscard]] Error document_not_found(const std::string& id);

// BAD_REQUEST: a part of the request other than the query text.
[[nodiscard]] Error bad_request(std::string message, std::string field);

}  // namespace lode::query
