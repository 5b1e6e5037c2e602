// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <charconv>
#include <cstdint>
#include <optional>
#include <ostream>
#include <string>
#include <utility>

#include "lode/v1/search.grpc.pb.h"

#include "client/call.h"
#include "client/command.h"
#include "client/display.h"
#include "client/output_json.h"
#include "client/output_text.h"
#include "client/search_text.h"

namespace lode::client {
namespace {

constexpr std::int32_t kLongestPage = 1'000;

Unexpected usage(std::string message) {
  return Unexpected(Error{ErrorCode::kInvalidArgument, std::move(message), "USAGE"});
}

std::int32_t small(std::optional<std::int64_t> number) {
  return static_cast<std::int32_t>(std::min<std::int64_t>(number.value_or(0), INT32_MAX));
}

// "50,90,99.9"
Result<v1::StatisticsSpec> read_percentiles(const std::string& typed) {
  v1::StatisticsSpec spec;
  const char* at = typed.data();
  const char* const end = at + typed.size();
  while (at != end) {
    double percent = 0;
    const auto read = std::from_chars(at, end, percent);
    const bool more = read.ptr != end;
    if (read.ec != std::errc() || !(percent >= 0 && percent <= 100) ||
        (more && (*read.ptr != ',' || read.ptr + 1 == end))) {
      return usage(
          "'" + typed +
          "' are no percentiles: write numbers from 0 to 100, e.g. --percentiles 50,90,99");
    }
    spec.add_percentiles(percent);
    at = read.ptr + (more ? 1 : 0);
  }
  return spec;
}

Result<v1::FacetSpec> make_facet(const Context& context, const std::string& name) {
  const Arguments& args = context.args;
  v1::FacetSpec facet;
  facet.set_key(name);
  facet.set_limit(args.flag("all") ? kLongestPage : small(args.number("limit")));
  facet.set_offset(small(args.number("offset")));
  facet.set_order_by(args.text("sort"));
  facet.set_parent(args.text("parent"));
  facet.set_value_prefix(args.text("prefix"));
  facet.set_interval(args.text("interval"));
  facet.set_fill_empty(args.flag("empty"));
  facet.set_auto_ranges(args.flag("auto-ranges"));
  facet.set_exclude_own_filter(args.flag("ignore-own"));
  facet.set_record_filter(args.text("records"));
  for (const std::string& range : args.list("range")) {
    facet.add_ranges(range);
  }
  for (const std::string& value : args.list("value")) {
    facet.add_values(value);
  }
  // Plain output stays a list of counts unless more is asked for.
  if (args.flag("percentiles") || context.output != Output::kPlain) {
    LODE_ASSIGN_OR_RETURN(*facet.mutable_statistics(), read_percentiles(args.text("percentiles")));
  }
  return facet;
}

Result<v1::ListFacetValuesRequest> make_request(const Context& context) {
  const Arguments& args = context.args;
  if (args.flag("all") && (args.flag("range") || args.flag("auto-ranges") ||
                           args.flag("interval") || args.flag("limit"))) {
    return usage(
        "--all is for values: leave it out with --limit, --range, --auto-ranges and "
        "--interval");
  }
  v1::ListFacetValuesRequest request;
  request.set_collection(context.collection());
  request.set_query(args.text("query"));
  for (const std::string& name : args.words) {
    LODE_ASSIGN_OR_RETURN(*request.add_facets(), make_facet(context, name));
  }
  return request;
}

Result<v1::ListFacetValuesResponse> ask(const Context& context,
                                        v1::SearchService::StubInterface& stub,
                                        const v1::ListFacetValuesRequest& request) {
  return call<v1::ListFacetValuesResponse>(context, [&](auto* client, auto* answer, auto done) {
    stub.async()->ListFacetValues(client, &request, answer, std::move(done));
  });
}

// Adds the pages of one facet that follow its first.
Result<void> add_pages(Context& context,
                       v1::SearchService::StubInterface& stub,
                       v1::ListFacetValuesRequest request,
                       std::uint64_t revision,
                       v1::FacetResult& all) {
  v1::FacetSpec& facet = *request.mutable_facets(0);
  const std::int32_t before = facet.offset();
  while (all.omitted_buckets() > before) {
    facet.set_offset(before + all.buckets_size());
    LODE_ASSIGN_OR_RETURN(v1::ListFacetValuesResponse page, ask(context, stub, request));
    if (page.revision() != revision) {
      return Unexpected(Error{ErrorCode::kAborted,
                              "the index has changed while the values of '" + facet.key() +
                                  "' were read: repeat the command",
                              "INDEX_CHANGED"});
    }
    v1::FacetResult& more = *page.mutable_facets(0);
    if (more.buckets().empty()) {
      break;
    }
    for (v1::Bucket& bucket : *more.mutable_buckets()) {
      all.set_other_count(all.other_count() - bucket.count());
      *all.add_buckets() = std::move(bucket);
    }
    all.set_omitted_buckets(all.omitted_buckets() - more.buckets_size());
  }
  return {};
}

Result<v1::ListFacetValuesResponse> ask_for_all(Context& context,
                                                v1::SearchService::StubInterface& stub,
                                                const v1::ListFacetValuesRequest& request) {
  LODE_ASSIGN_OR_RETURN(v1::ListFacetValuesResponse response, ask(context, stub, request));
  if (!context.args.flag("all")) {
    return response;
  }
  for (int i = 0; i < response.facets_size(); ++i) {
    v1::ListFacetValuesRequest one = request;
    one.clear_facets();
    *one.add_facets() = request.facets(i);
    LODE_RETURN_IF_ERROR(
        add_pages(context, stub, std::move(one), response.revision(), *response.mutable_facets(i)));
  }
  return response;
}

// What shows the values that were left out; empty: nothing does, as of ranges and intervals.
std::string command_for_rest(const Arguments& args, const std::string& facet) {
  if (args.flag("all") || args.flag("range") || args.flag("auto-ranges") || args.flag("interval")) {
    return {};
  }
  return "lode facets " + facet + " --all" + options_text(args, {"limit", "offset", "output"});
}

void print(Context& context, v1::ListFacetValuesResponse response) {
  for (const v1::FacetResult& facet : response.facets()) {
    if (context.output == Output::kJson) {
      context.out << json_line("facet", facet) << '\n';
    } else if (context.output == Output::kPlain) {
      print_facet_plain(context.out, facet);
    } else {
      print_facet(
          context.out, context.out_terminal, facet, command_for_rest(context.args, facet.key()));
      context.out << '\n';
    }
  }
  if (context.output == Output::kJson) {
    response.clear_facets();
    context.out << json_line("summary", response) << '\n';
    return;
  }
  if (context.output == Output::kTable) {
    context.out << paint(context.out_terminal,
                         style::kDim,
                         "in " + total_text(response.total()) + " documents")
                << '\n';
  }
  for (const v1::QueryWarning& warning : response.warnings()) {
    context.err << "lode: " << one_line(warning.message()) << " [" << warning.reason() << "]\n";
  }
}

}  // namespace

Result<ExitCode> run_facets(Context& context) {
  LODE_ASSIGN_OR_RETURN(const v1::ListFacetValuesRequest request, make_request(context));
  LODE_ASSIGN_OR_RETURN(const auto connection, context.connect(Access::kRead));
  const auto stub = v1::SearchService::NewStub(connection->channel());
  LODE_ASSIGN_OR_RETURN(const v1::ListFacetValuesResponse response,
                        ask_for_all(context, *stub, request));
  print(context, response);
  return ExitCode::kSuccess;
}

}  // namespace lode::client
