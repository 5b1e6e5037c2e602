// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <ostream>
#include <utility>

#include "lode/v1/search.grpc.pb.h"

#include "client/call.h"
#include "client/command.h"
#include "client/display.h"
#include "client/output_json.h"
#include "client/output_text.h"

namespace lode::client {
namespace {

v1::ListFacetValuesRequest make_request(const Context& context) {
  v1::ListFacetValuesRequest request;
  const Arguments& args = context.args;
  request.set_collection(context.collection());
  request.set_query(args.text("query"));
  for (const std::string& name : args.words) {
    v1::FacetSpec& facet = *request.add_facets();
    facet.set_key(name);
    facet.set_limit(static_cast<std::int32_t>(
        std::min<std::int64_t>(args.number("limit").value_or(0), INT32_MAX)));
    facet.set_parent(args.text("parent"));
    facet.set_value_prefix(args.text("prefix"));
    facet.set_interval(args.text("interval"));
    for (const std::string& range : args.list("range")) {
      facet.add_ranges(range);
    }
  }
  return request;
}

void print(Context& context, v1::ListFacetValuesResponse response) {
  for (const v1::FacetResult& facet : response.facets()) {
    if (context.output == Output::kJson) {
      context.out << json_line("facet", facet) << '\n';
    } else if (context.output == Output::kPlain) {
      print_facet_plain(context.out, facet);
    } else {
      print_facet(context.out, context.out_terminal, facet);
      context.out << '\n';
    }
  }
  if (context.output == Output::kJson) {
    response.clear_facets();
    context.out << json_line("summary", response) << '\n';
  } else if (context.output == Output::kTable) {
    context.out << paint(context.out_terminal,
                         style::kDim,
                         "in " + total_text(response.total()) + " documents")
                << '\n';
  }
}

}  // namespace

Result<ExitCode> run_facets(Context& context) {
  LODE_ASSIGN_OR_RETURN(const auto connection, context.connect(Access::kRead));
  const v1::ListFacetValuesRequest request = make_request(context);
  const auto stub = v1::SearchService::NewStub(connection->channel());
  LODE_ASSIGN_OR_RETURN(
      const v1::ListFacetValuesResponse response,
      call<v1::ListFacetValuesResponse>(context, [&](auto* client, auto* answer, auto done) {
        stub->async()->ListFacetValues(client, &request, answer, std::move(done));
      }));
  print(context, response);
  return ExitCode::kSuccess;
}

}  // namespace lode::client
