// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/query/query_error.h"

#include <algorithm>
#include <vector>

#include "engine/base/utf8.h"

namespace lode::query {
namespace {

constexpr std::size_t kMaxPieceBytes = 60;

std::string piece_of(std::string_view text, SourceSpan span) {
  const std::string mended = utf8::mend(text.substr(span.begin, span.end - span.begin));
  return std::string(utf8::truncate(mended, kMaxPieceBytes));
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

Error syntax_error(std::string_view text,
                   SourceSpan span,
                   std::string message,
                   std::string expected) {
  Error error = make("QUERY_SYNTAX", std::move(message));
  error.metadata = {{"offset", std::to_string(span.begin)},
                    {"piece", piece_of(text, span)},
                    {"expected", std::move(expected)}};
  return error;
}

Error value_error(std::string_view text,
                  SourceSpan span,
                  const std::string& field,
                  const std::string& expected) {
  const std::string piece = piece_of(text, span);
  Error error =
      make("BAD_VALUE", "'" + piece + "' is no value for '" + field + "': write " + expected);
  error.metadata = {{"field", field},
                    {"offset", std::to_string(span.begin)},
                    {"piece", piece},
                    {"expected", expected}};
  return error;
}

Error unknown_field(const Schema& schema, std::string_view name) {
  const std::string nearest = listed(schema.nearest(name));
  const std::string way_out =
      nearest.empty() ? "list the fields with 'lode fields'" : "did you mean " + nearest;
  Error error = make("UNKNOWN_FIELD", "unknown field '" + std::string(name) + "': " + way_out);
  error.metadata = {{"field", std::string(name)}, {"nearest", nearest}};
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
                     "unknown role '" + std::string(name) + "' of '" + record.name +
                         "': " + (near.empty() ? "its roles are " : "did you mean ") + nearest);
  error.metadata = {{"field", record.name + "." + std::string(name)},
                    {"nearest", nearest},
                    {"offset", std::to_string(span.begin)},
                    {"piece", std::string(name)}};
  return error;
}

Error too_complex(std::string message) {
  return make("QUERY_TOO_COMPLEX", std::move(message));
}

Error bad_request(std::string message, std::string field) {
  Error error = make("BAD_REQUEST", std::move(message));
  error.metadata = {{"field", std::move(field)}};
  return error;
}

}  // namespace lode::query
