// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/convert_search.h"

#include <algorithm>
#include <string>

#include "server/convert_document.h"
#include "server/convert_explain.h"
#include "server/convert_facet.h"
#include "server/convert_value.h"
#include "server/status.h"

namespace lode::server {
namespace {

constexpr std::int32_t kMaxSnippetBytes = 4'000;
constexpr std::int32_t kMaxFragments = 10;
constexpr std::int32_t kNoHits = -1;

Result<query::View> view_from(v1::View view) {
  switch (view) {
    case v1::VIEW_UNSPECIFIED:
    case v1::VIEW_BASIC: return query::View::kBasic;
    case v1::VIEW_EVIDENCE: return query::View::kEvidence;
    case v1::VIEW_FULL: return query::View::kFull;
    default: break;
  }
  return Unexpected(bad_request("view",
                                "view '" + std::to_string(static_cast<int>(view)) +
                                    "' is unknown: use VIEW_BASIC, VIEW_EVIDENCE or VIEW_FULL"));
}

Result<bool> exact_count_from(v1::CountMode mode) {
  switch (mode) {
    case v1::COUNT_MODE_UNSPECIFIED:
    case v1::COUNT_MODE_EXACT: return true;
    case v1::COUNT_MODE_FAST: return false;
    default: break;
  }
  return Unexpected(bad_request("count_mode",
                                "count mode '" + std::to_string(static_cast<int>(mode)) +
                                    "' is unknown: use COUNT_MODE_EXACT or COUNT_MODE_FAST"));
}

Result<std::size_t> page_size_from(std::int32_t size) {
  if (size == 0) {
    return query::kDefaultPageSize;
  }
  if (size == kNoHits) {
    return std::size_t{0};
  }
  if (size < 0) {
    return Unexpected(bad_request("page_size",
                                  "page size '" + std::to_string(size) +
                                      "' is negative: use 1 to 500, 0 for the default of 20, or "
                                      "-1 for no hits"));
  }
  return std::min(static_cast<std::size_t>(size), query::kMaxPageSize);
}

Result<std::size_t> snippet_bytes_from(std::int32_t size) {
  if (size == 0) {
    return query::SearchRequest{}.snippet_bytes;
  }
  if (size < 0 || size > kMaxSnippetBytes) {
    return Unexpected(bad_request("snippet.max_bytes",
                                  "snippet of '" + std::to_string(size) +
                                      "' bytes: use 1 to 4000, or 0 for the default of 240"));
  }
  return static_cast<std::size_t>(size);
}

Result<std::size_t> fragments_from(std::int32_t count) {
  if (count < 0 || count > kMaxFragments) {
    return Unexpected(bad_request("snippet.max_fragments",
                                  "snippet of '" + std::to_string(count) +
                                      "' fragments: use 1 to 10, or 0 for the default of 1"));
  }
  return static_cast<std::size_t>(std::max(count, 1));
}

template <class Request>
Result<std::vector<query::FacetRequest>> facets_from(const Request& request) {
  if (static_cast<std::size_t>(request.facets_size()) > query::kMaxFacets) {
    return Unexpected(bad_request(
        "facets",
        std::to_string(request.facets_size()) + " facets are asked for: at most 32 are allowed"));
  }
  std::vector<query::FacetRequest> out;
  for (int i = 0; i < request.facets_size(); ++i) {
    LODE_ASSIGN_OR_RETURN(auto facet,
                          facet_from_proto(request.facets(i), "facets[" + std::to_string(i) + "]"));
    out.push_back(std::move(facet));
  }
  return out;
}

v1::TotalSize to_proto(const query::TotalSize& total) {
  v1::TotalSize out;
  out.set_value(static_cast<std::int64_t>(total.value));
  out.set_lower_bound(static_cast<std::int64_t>(total.lower));
  out.set_upper_bound(static_cast<std::int64_t>(total.upper));
  out.set_exact(total.exact);
  return out;
}

google::protobuf::RepeatedPtrField<v1::QueryWarning> warnings_to_proto(
    const std::vector<query::Warning>& warnings) {
  google::protobuf::RepeatedPtrField<v1::QueryWarning> out;
  for (const query::Warning& warning : warnings) {
    v1::QueryWarning& message = *out.Add();
    message.set_reason(wire_text(warning.reason));
    message.set_message(wire_text(warning.message));
    message.set_offset(static_cast<std::uint32_t>(warning.offset));
  }
  return out;
}

v1::Snippet to_proto(const query::Snippet& snippet) {
  v1::Snippet out;
  out.set_text(wire_text(snippet.text));
  *out.mutable_span() = server::to_proto(snippet.span);
  for (const auto& [begin, end] : snippet.highlights) {
    v1::Highlight& highlight = *out.add_highlights();
    highlight.set_begin(begin);
    highlight.set_end(end);
  }
  return out;
}

v1::Hit to_proto(const query::Hit& hit, query::View view) {
  v1::Hit out;
  out.set_rank(static_cast<std::int64_t>(hit.rank));
  out.set_score(hit.score);
  out.set_collapsed_count(static_cast<std::int64_t>(hit.copies));
  if (hit.explanation) {
    *out.mutable_document() = explained_document(hit, view, *out.mutable_explanation());
  } else {
    *out.mutable_document() = server::to_proto(
        hit.document,
        {.text = view == query::View::kFull,
         .annotation_indexes = view == query::View::kFull ? nullptr : &hit.annotation_indexes});
  }
  if (!hit.snippet.text.empty()) {
    *out.mutable_snippet() = to_proto(hit.snippet);
  }
  for (const query::Snippet& fragment : hit.fragments) {
    *out.add_fragments() = to_proto(fragment);
  }
  for (const query::FacetValues& values : hit.facets) {
    v1::FacetValues& message = *out.add_facets();
    message.set_key(wire_text(values.key));
    for (const Value& value : values.values) {
      *message.add_values() = server::to_proto(value);
    }
  }
  return out;
}

}  // namespace

Result<query::SearchRequest> from_proto(const v1::SearchRequest& request) {
  query::SearchRequest out;
  out.query = request.query();
  out.filter = request.filter();
  out.order_by = request.order_by();
  out.page_token = request.page_token();
  out.language = request.language();
  out.explain = request.explain();
  out.like = request.like();
  out.half_life_days = request.half_life_days();
  out.collapse_copies = request.collapse_copies();
  LODE_ASSIGN_OR_RETURN(out.page_size, page_size_from(request.page_size()));
  LODE_ASSIGN_OR_RETURN(out.exact_count, exact_count_from(request.count_mode()));
  LODE_ASSIGN_OR_RETURN(out.view, view_from(request.view()));
  LODE_ASSIGN_OR_RETURN(out.snippet_bytes, snippet_bytes_from(request.snippet().max_bytes()));
  LODE_ASSIGN_OR_RETURN(out.snippet_fragments, fragments_from(request.snippet().max_fragments()));
  LODE_ASSIGN_OR_RETURN(out.facets, facets_from(request));
  return out;
}

Result<query::SearchRequest> from_proto(const v1::ListFacetValuesRequest& request) {
  query::SearchRequest out;
  out.query = request.query();
  out.page_size = 0;
  if (request.facets().empty()) {
    return Unexpected(bad_request("facets", "no facet is asked for: name at least one"));
  }
  LODE_ASSIGN_OR_RETURN(out.facets, facets_from(request));
  return out;
}

v1::SearchResponse to_proto(const query::SearchResponse& response,
                            query::View view,
                            std::chrono::nanoseconds took) {
  v1::SearchResponse out;
  for (const query::Hit& hit : response.hits) {
    *out.add_hits() = to_proto(hit, view);
  }
  *out.mutable_total() = to_proto(response.total);
  for (const query::FacetResult& facet : response.facets) {
    *out.add_facets() = server::to_proto(facet);
  }
  out.set_next_page_token(wire_text(response.next_page_token));
  out.set_parsed_query(wire_text(response.parsed_query));
  *out.mutable_warnings() = warnings_to_proto(response.warnings);
  out.set_suggested_query(wire_text(response.suggested_query));
  const auto seconds = std::chrono::duration_cast<std::chrono::seconds>(took);
  out.mutable_took()->set_seconds(seconds.count());
  out.mutable_took()->set_nanos(static_cast<std::int32_t>((took - seconds).count()));
  out.set_revision(response.revision);
  out.set_groups(static_cast<std::int64_t>(response.groups));
  out.set_changed_since_first_page(response.changed_since_first_page);
  return out;
}

v1::ListFacetValuesResponse to_facets_proto(const query::SearchResponse& response) {
  v1::ListFacetValuesResponse out;
  for (const query::FacetResult& facet : response.facets) {
    *out.add_facets() = server::to_proto(facet);
  }
  *out.mutable_total() = to_proto(response.total);
  out.set_revision(response.revision);
  *out.mutable_warnings() = warnings_to_proto(response.warnings);
  return out;
}

}  // namespace lode::server
