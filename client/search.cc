// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <array>
#include <charconv>
#include <ostream>
#include <string>
#include <utility>

#include "lode/v1/collection.grpc.pb.h"
#include "lode/v1/search.grpc.pb.h"

#include "client/call.h"
#include "client/command.h"
#include "client/display.h"
#include "client/output_json.h"
#include "client/search_text.h"
#include "client/words.h"

namespace lode::client {
namespace {

// Counted beside the hits on a terminal, if the collection has them.
constexpr std::array<std::string_view, 4> kSideFacets = {
    "company", "gpu", "deal_size", "published"};
constexpr int kSideBuckets = 5;
constexpr int kFragmentBytes = 160;
constexpr std::array<const char*, 5> kMoneyRanges = {
    "..100M", "100M..1B", "1B..10B", "10B..100B", "100B.."};

void add_side_facet(v1::SearchRequest& request, const v1::FacetField& field) {
  v1::FacetSpec& facet = *request.add_facets();
  facet.set_key(field.name());
  facet.set_limit(kSideBuckets);
  if (field.kind() == v1::FACET_KIND_MONEY) {
    for (const char* range : kMoneyRanges) {
      facet.add_ranges(range);
    }
  } else if (field.kind() == v1::FACET_KIND_DATE) {
    facet.set_interval("year");
  }
}

Result<void> add_side_facets(Context& context,
                             const std::shared_ptr<grpc::Channel>& channel,
                             v1::SearchRequest& request) {
  const auto stub = v1::CollectionService::NewStub(channel);
  v1::ListFieldsRequest fields;
  fields.set_collection(context.collection());
  LODE_ASSIGN_OR_RETURN(
      const v1::ListFieldsResponse known,
      call<v1::ListFieldsResponse>(context, [&](auto* client, auto* response, auto done) {
        stub->async()->ListFields(client, &fields, response, std::move(done));
      }));
  for (const std::string_view name : kSideFacets) {
    for (const v1::FacetField& field : known.fields()) {
      if (field.name() == name) {
        add_side_facet(request, field);
      }
    }
  }
  return {};
}

// "company", "company:25", "published:month"
void add_facet(v1::SearchRequest& request, const std::string& typed) {
  v1::FacetSpec& facet = *request.add_facets();
  const std::size_t colon = typed.find(':');
  facet.set_key(typed.substr(0, colon));
  if (colon == std::string::npos) {
    return;
  }
  const std::string detail = typed.substr(colon + 1);
  std::int32_t limit = 0;
  const char* end = detail.data() + detail.size();
  if (const auto read = std::from_chars(detail.data(), end, limit);
      read.ec == std::errc() && read.ptr == end) {
    facet.set_limit(limit);
  } else {
    facet.set_interval(detail);
  }
}

v1::View view_of(const Context& context) {
  if (!context.args.flag("evidence")) {
    return v1::VIEW_BASIC;
  }
  // A person wants to see the sentence, which needs the text.
  return context.output == Output::kTable ? v1::VIEW_FULL : v1::VIEW_EVIDENCE;
}

v1::SearchRequest make_request(const Context& context) {
  v1::SearchRequest request;
  const Arguments& args = context.args;
  request.set_collection(context.collection());
  request.set_query(join_words(args.words));
  request.set_filter(args.text("filter"));
  request.set_order_by(args.text("sort"));
  request.set_page_token(args.text("page-token"));
  request.set_view(view_of(context));
  request.set_explain(args.flag("explain"));
  request.set_like(args.text("like"));
  request.set_half_life_days(static_cast<double>(args.number("half-life").value_or(0)));
  request.set_collapse_copies(args.flag("collapse"));
  if (const auto fragments = args.number("fragments")) {
    v1::SnippetSpec& snippet = *request.mutable_snippet();
    snippet.set_max_fragments(
        static_cast<std::int32_t>(std::min<std::int64_t>(*fragments, INT32_MAX)));
    snippet.set_max_bytes(kFragmentBytes * std::clamp(snippet.max_fragments(), 1, 10));
  }
  const std::int64_t limit = std::min<std::int64_t>(args.number("limit").value_or(0), INT32_MAX);
  const bool no_hits = args.flag("count") || args.text("limit") == "0";
  request.set_page_size(no_hits ? -1 : static_cast<std::int32_t>(limit));
  for (const std::string& facet : args.list("facet")) {
    add_facet(request, facet);
  }
  return request;
}

bool wants_side_facets(const Context& context) {
  const Arguments& args = context.args;
  return context.output == Output::kTable && !args.flag("facet") && !args.flag("no-facets") &&
         !args.flag("page-token") && !args.flag("count") && !args.flag("ids");
}

void print_json(std::ostream& out, v1::SearchResponse response) {
  for (const v1::Hit& hit : response.hits()) {
    out << json_line("hit", hit) << '\n';
  }
  for (const v1::FacetResult& facet : response.facets()) {
    out << json_line("facet", facet) << '\n';
  }
  for (const v1::QueryWarning& warning : response.warnings()) {
    out << json_line("warning", warning) << '\n';
  }
  response.clear_hits();
  response.clear_facets();
  response.clear_warnings();
  out << json_line("summary", response) << '\n';
}

void print_ids(std::ostream& out, const v1::SearchResponse& response) {
  for (const v1::Hit& hit : response.hits()) {
    out << hit.document().id() << '\n';
  }
}

void print(Context& context, const v1::SearchResponse& response) {
  if (context.args.flag("count")) {
    context.out << (context.output == Output::kTable ? total_text(response.total())
                                                     : std::to_string(response.total().value()))
                << '\n';
  } else if (context.args.flag("ids")) {
    print_ids(context.out, response);
  } else if (context.output == Output::kJson) {
    print_json(context.out, response);
  } else if (context.output == Output::kTable) {
    print_search_table(context, response);
  } else {
    print_search_plain(context, response);
  }
  if (context.output == Output::kJson) {
    return;
  }
  if (!response.suggested_query().empty()) {
    context.err << "lode: did you mean " << shell_word(one_line(response.suggested_query()))
                << "?\n";
  }
  for (const v1::QueryWarning& warning : response.warnings()) {
    context.err << "lode: " << one_line(warning.message()) << " [" << warning.reason() << "]\n";
  }
  const bool has_footer = context.output == Output::kTable && !context.args.flag("ids");
  if (!has_footer && !response.next_page_token().empty()) {
    context.err << "lode: " << search_footer(context.args, response) << '\n';
  }
}

Result<v1::SearchResponse> ask(const Context& context,
                               v1::SearchService::StubInterface& stub,
                               const v1::SearchRequest& request) {
  return call<v1::SearchResponse>(context, [&](auto* client, auto* answer, auto done) {
    stub.async()->Search(client, &request, answer, std::move(done));
  });
}

// Whole documents may be more than one answer takes: then the words of each fact must do, without
// their sentences.
Result<v1::SearchResponse> ask_smaller_if_too_large(const Context& context,
                                                    v1::SearchService::StubInterface& stub,
                                                    v1::SearchRequest request) {
  Result<v1::SearchResponse> response = ask(context, stub, request);
  if (response || response.error().reason != "RESPONSE_TOO_LARGE" ||
      request.view() != v1::VIEW_FULL) {
    return response;
  }
  request.set_view(v1::VIEW_EVIDENCE);
  return ask(context, stub, request);
}

}  // namespace

Result<ExitCode> run_search(Context& context) {
  LODE_ASSIGN_OR_RETURN(const auto connection, context.connect(Access::kRead));
  v1::SearchRequest request = make_request(context);
  if (wants_side_facets(context)) {
    LODE_RETURN_IF_ERROR(add_side_facets(context, connection->channel(), request));
  }
  const auto stub = v1::SearchService::NewStub(connection->channel());
  LODE_ASSIGN_OR_RETURN(const v1::SearchResponse response,
                        ask_smaller_if_too_large(context, *stub, std::move(request)));
  print(context, response);
  const bool nothing = response.total().value() == 0;
  return nothing && context.args.flag("exit-status") ? ExitCode::kNothing : ExitCode::kSuccess;
}

}  // namespace lode::client
