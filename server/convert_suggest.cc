// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/convert_suggest.h"

#include <string>

#include "server/convert_value.h"
#include "server/status.h"

namespace lode::server {
namespace {

v1::SuggestionKind suggestion_kind(query::SuggestionKind kind) {
  switch (kind) {
    case query::SuggestionKind::kField: return v1::SUGGESTION_KIND_FIELD;
    case query::SuggestionKind::kValue: return v1::SUGGESTION_KIND_VALUE;
    case query::SuggestionKind::kWord: return v1::SUGGESTION_KIND_WORD;
  }
  return v1::SUGGESTION_KIND_UNSPECIFIED;
}

}  // namespace

Result<query::SuggestRequest> from_proto(const v1::SuggestRequest& request) {
  if (request.limit() < 0) {
    return Unexpected(bad_request("limit",
                                  "limit '" + std::to_string(request.limit()) +
                                      "' is negative: use 1 to 100, or 0 for the default of 10"));
  }
  query::SuggestRequest out;
  out.text = request.text();
  out.filter = request.filter();
  if (request.limit() > 0) {
    out.limit = static_cast<std::size_t>(request.limit());
  }
  return out;
}

v1::SuggestResponse to_proto(const query::SuggestResponse& response) {
  v1::SuggestResponse out;
  for (const query::Suggestion& suggestion : response.suggestions) {
    v1::Suggestion& message = *out.add_suggestions();
    message.set_kind(suggestion_kind(suggestion.kind));
    message.set_query(wire_text(suggestion.query));
    message.set_text(wire_text(suggestion.text));
    message.set_facet(wire_text(suggestion.facet));
    message.set_documents(static_cast<std::int64_t>(suggestion.documents));
  }
  out.set_offset(static_cast<std::uint32_t>(response.offset));
  out.set_suggested_query(wire_text(response.suggested_query));
  out.set_complete(response.complete);
  out.set_revision(response.revision);
  return out;
}

}  // namespace lode::server
