// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/query/query_error.h"

#include <algorithm>
#include <vector>

#include "engine/base/utf8.h"

namespace lode::query {
namespace {

constexpr std::size_t kMaxPieceBytes = 60;

std::string beginning_of(std::string_view text) {
  // A character that goes beyond is cut off again; it has at most four bytes.
  const std::string mended = utf8::mend(text.substr(0, kMaxPieceBytes + 4));
  return std::string(utf8::truncate(mended, kMaxPieceBytes));
}

std::string_view bytes_of(std::string_view text, SourceSpan span) {
  return text.substr(span.begin, span.end - span.begin);
}

std::string listed(const std::vector<std::string>& names) {
  std::string all;
  for (const std::string& name : names) {
    all += (all.empty() ? "" : ", ") + name;
  }
  return all;
}

Error make(std::string reason, std::string message) {
  return Error{ErrorCode::kInvalidArgument, std::move(message), std::move(reason), {}};
}

}  // namespace

std::string shown(std::string_view text) {
  return beginning_of(text) + (text.size() > kMaxPieceBytes ? "…" : "");
}

Error syntax_error(std::string_view text,
                   SourceSpan span,
                   std::string message,
                   std::string expected) {
  Error error = make("QUERY_SYNTAX", std::move(message));
  error.metadata = {{"offset", std::to_string(span.begin)},
                    {"piece", beginning_of(bytes_of(text, span))},
                    {"expected", std::move(expected)}};
  return error;
}

Error value_error(std::string_view text,
                  SourceSpan span,
                  const std::string& field,
                  const std::string& expected) {
  const std::string_view piece = bytes_of(text, span);
  Error error = make("BAD_VALUE",
                     "'" + shown(piece) + "' is no value for '" + field + "': write " + expected);
  error.metadata = {{"field", field},
                    {"offset", std::to_string(span.begin)},
                    {"piece", beginning_of(piece)},
                    {"expected", expected}};
  return error;
}

Error unknown_field(const Schema& schema, std::string_view name) {
  const std::string nearest = listed(schema.nearest(name));
  const std::string way_out =
      nearest.empty() ? "list the fields with 'lode fields'" : "did you mean " + nearest;
  Error error = make("UNKNOWN_FIELD", "unknown field '" + shown(name) + "': " + way_out);
  error.metadata = {{"field", shown(name)}, {"nearest", nearest}};
  return error;
}

Error unknown_role(const FacetField& record, std::string_view name, SourceSpan span) {
  std::vector<std::string> near;
  std::vector<std::string> all;
  for (const RecordRole& role : record.roles) {
    all.push_back(role.name);
    const bool contained = name.size() >= 3 && role.name.find(name) != std::string::npos;
    if (contained ||
        edit_distance(name, role.name) <= std::max<std::size_t>(1, role.name.size() / 3)) {
      near.push_back(role.name);
    }
  }
  const std::string nearest = listed(near.empty() ? all : near);
  Error error = make("UNKNOWN_FIELD",
                     "unknown role '" + shown(name) + "' of '" + record.name +
                         "': " + (near.empty() ? "its roles are " : "did you mean ") + nearest);
  error.metadata = {{"field", record.name + "." + shown(name)},
                    {"nearest", nearest},
                    {"offset", std::to_string(span.begin)},
                    {"piece", shown(name)}};
  return error;
}

Error too_complex(std::string message, std::optional<std::size_t> offset) {
  Error error = make("QUERY_TOO_COMPLEX", std::move(message));
  if (offset) {
    error.metadata = {{"offset", std::to_string(*offset)}};
  }
  return error;
}

Error bad_request(std::string message, std::string field) {
  Error error = make("BAD_REQUEST", std::move(message));
  error.metadata = {{"field", std::move(field)}};
  return error;
}

Error document_not_found(const std::string& id) {
  return {ErrorCode::kNotFound,
          "there is no document '" + id + "' in the collection: search for it to see its id",
          "DOCUMENT_NOT_FOUND",
          {{"id", id}}};
}

}  // namespace lode::query
