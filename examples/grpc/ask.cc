// SPDX-License-Identifier: GPL-3.0-or-later
// Asks a running lode-server for hits, facets, deals and a table. See README.md.
//
// Usage: ask <host:port>
#include <cstdint>
#include <iostream>
#include <string>

#include <grpcpp/grpcpp.h>

#include "lode/v1/search.grpc.pb.h"

namespace {

namespace v1 = lode::v1;

bool report(const grpc::Status& status) {
  if (!status.ok()) {
    std::cerr << "error " << status.error_code() << ": " << status.error_message() << '\n';
  }
  return status.ok();
}

// The fact that plays a role in a record of the document; nullptr if none does.
const v1::Value* role_of(const v1::Document& document,
                         const v1::Record& record,
                         const std::string& name) {
  for (const v1::Role& role : record.roles()) {
    for (const v1::Annotation& fact : document.annotations()) {
      if (role.name() == name && fact.index() == role.annotation()) {
        return &fact.value();
      }
    }
  }
  return nullptr;
}

// A scored query and a filter in the same language, with two facets of what matches; the second
// leaves the filter on itself out, so that it shows the alternatives.
bool print_hits(v1::SearchService::Stub& service) {
  v1::SearchRequest request;
  request.set_query("openai");
  request.set_filter("company:CoreWeave deal_size>=10B");
  request.set_order_by("deal_size desc");
  request.set_page_size(3);
  request.add_facets()->set_key("gpu");
  request.add_facets()->set_key("company");
  request.mutable_facets(1)->set_exclude_own_filter(true);
  grpc::ClientContext context;
  v1::SearchResponse answer;
  if (!report(service.Search(&context, request, &answer))) {
    return false;
  }
  std::cout << answer.total().value()
            << " articles on OpenAI and CoreWeave with $10 billion or more:\n";
  for (const v1::Hit& hit : answer.hits()) {
    std::cout << "  " << hit.document().id() << "  " << hit.document().title() << '\n';
  }
  for (const v1::FacetResult& facet : answer.facets()) {
    std::cout << facet.key() << ':';
    for (const v1::Bucket& bucket : facet.buckets()) {
      std::cout << ' ' << bucket.text() << ' ' << bucket.count() << ';';
    }
    std::cout << ' ' << facet.omitted_buckets() << " more\n";
  }
  return true;
}

// Who buys in deals over ten billion dollars, and how large those are.
bool print_facets(v1::SearchService::Stub& service) {
  v1::ListFacetValuesRequest request;
  for (const char* key : {"deal.buyer", "deal.amount"}) {
    v1::FacetSpec& facet = *request.add_facets();
    facet.set_key(key);
    facet.set_record_filter("amount>10B");
  }
  request.mutable_facets(1)->set_auto_ranges(true);
  request.mutable_facets(1)->mutable_statistics()->add_percentiles(50);
  grpc::ClientContext context;
  v1::ListFacetValuesResponse answer;
  if (!report(service.ListFacetValues(&context, request, &answer))) {
    return false;
  }
  for (const v1::FacetResult& facet : answer.facets()) {
    for (const v1::Bucket& bucket : facet.buckets()) {
      std::cout << facet.key() << ' ' << bucket.text() << ": " << bucket.count() << '\n';
    }
  }
  const v1::Statistics& amounts = answer.facets(1).statistics();
  if (!amounts.percentiles().empty()) {
    std::cout << "median " << amounts.percentiles(0).value() / 1e9 << " billion " << amounts.unit()
              << '\n';
  }
  return true;
}

// An article may tell of smaller deals beside the one that was asked for.
void print_large_deals(const v1::Document& document) {
  constexpr std::int64_t kDollars = 10'000'000'000;
  for (const v1::Annotation& fact : document.annotations()) {
    const v1::Record& record = fact.value().record();
    const v1::Value* buyer = role_of(document, record, "buyer");
    const v1::Value* amount = role_of(document, record, "amount");
    const v1::Value* seller = role_of(document, record, "seller");
    if (fact.facet() == "deal" && buyer != nullptr && buyer->keyword().text() == "OpenAI" &&
        amount != nullptr && amount->money().high_units() > kDollars) {
      std::cout << document.id() << ": " << amount->text() << " from "
                << (seller == nullptr ? "?" : seller->text()) << '\n';
    }
  }
}

// Whole deals, of which one and the same satisfies all conditions; all pages.
bool print_deals(v1::SearchService::Stub& service) {
  v1::SearchRequest request;
  request.set_query("deal:{buyer:OpenAI amount>10B}");
  request.set_view(v1::VIEW_FULL);
  do {
    grpc::ClientContext context;
    v1::SearchResponse answer;
    if (!report(service.Search(&context, request, &answer))) {
      return false;
    }
    for (const v1::Hit& hit : answer.hits()) {
      print_large_deals(hit.document());
    }
    request.set_page_token(answer.next_page_token());
  } while (!request.page_token().empty());
  return true;
}

// All hits as lines of CSV, however many: a stream.
bool print_table(v1::SearchService::Stub& service) {
  v1::ExportRequest request;
  request.set_query("deal_size>=100B");
  request.set_format(v1::EXPORT_FORMAT_CSV);
  request.set_order(v1::EXPORT_ORDER_ID);
  for (const char* field : {"id", "published", "deal_size"}) {
    request.add_fields(field);
  }
  grpc::ClientContext context;
  const auto parts = service.Export(&context, request);
  v1::ExportResponse part;
  while (parts->Read(&part)) {
    std::cout << part.data();
  }
  return report(parts->Finish());
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 2) {
    std::cerr << "usage: ask <host:port>\n";
    return 2;
  }
  const auto channel = grpc::CreateChannel(argv[1], grpc::InsecureChannelCredentials());
  const auto service = v1::SearchService::NewStub(channel);
  return print_hits(*service) && print_facets(*service) && print_deals(*service) &&
                 print_table(*service)
             ? 0
             : 1;
}
