// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <ostream>
#include <utility>

#include "lode/v1/collection.grpc.pb.h"

#include "client/call.h"
#include "client/command.h"
#include "client/enum_text.h"
#include "client/output_json.h"
#include "client/output_text.h"

namespace lode::client {
namespace {

std::string kind_text(const v1::FacetField& field) {
  return enum_text(v1::FacetKind_Name(field.kind()), "FACET_KIND_") +
         (field.hierarchical() ? " tree" : "");
}

void print(Context& context, const v1::ListFieldsResponse& response) {
  std::vector<std::vector<std::string>> rows = {{"field", "kind", "unit", "plugin", "description"}};
  for (const v1::FacetField& field : response.fields()) {
    const std::string& about = field.description().empty() ? field.label() : field.description();
    rows.push_back({field.name(), kind_text(field), field.unit(), field.plugin(), about});
    if (context.output == Output::kJson) {
      context.out << json_line(field) << '\n';
    } else if (context.output == Output::kPlain) {
      context.out << tsv(rows.back()) << '\n';
    }
  }
  if (context.output == Output::kTable) {
    print_table(context.out, context.out_terminal, rows);
  }
}

}  // namespace

Result<ExitCode> run_fields(Context& context) {
  LODE_ASSIGN_OR_RETURN(const auto connection, context.connect(Access::kRead));
  const auto stub = v1::CollectionService::NewStub(connection->channel());
  v1::ListFieldsRequest request;
  request.set_collection(context.collection());
  LODE_ASSIGN_OR_RETURN(
      const v1::ListFieldsResponse response,
      call<v1::ListFieldsResponse>(context, [&](auto* client, auto* answer, auto done) {
        stub->async()->ListFields(client, &request, answer, std::move(done));
      }));
  print(context, response);
  return ExitCode::kSuccess;
}

}  // namespace lode::client
