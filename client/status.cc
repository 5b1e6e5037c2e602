// SPDX-License-Identifier: GPL-3.0-or-later
#include <ostream>
#include <utility>

#include "lode/v1/admin.grpc.pb.h"

#include "client/call.h"
#include "client/command.h"
#include "client/display.h"
#include "client/output_json.h"
#include "client/output_text.h"

namespace lode::client {
namespace {

using Rows = std::vector<std::vector<std::string>>;

Rows state_rows(const v1::GetStatusResponse& status) {
  const std::chrono::milliseconds uptime(status.uptime().seconds() * 1000);
  return {
      {"version", status.version()},
      {"xapian", status.xapian_version()},
      {"up for", duration_text(uptime)},
      {"plugins",
       std::to_string(status.plugins_enabled()) + " of " + std::to_string(status.plugins_found()) +
           " in use"},
      {"imported", count_text(status.documents_imported())},
      {"refused", count_text(status.documents_refused())},
      {"commits", count_text(status.commits())},
      {"searches", count_text(status.searches())},
      {"columns", size_text(static_cast<double>(status.column_bytes()))},
      {"draining", status.draining() ? "yes" : "no"},
  };
}

Rows limit_rows(const v1::Limits& limits) {
  return {
      {"message", size_text(static_cast<double>(limits.message_bytes()))},
      {"document", size_text(static_cast<double>(limits.document_bytes()))},
      {"query", size_text(static_cast<double>(limits.query_bytes()))},
      {"query clauses", count_text(limits.query_clauses())},
      {"query depth", count_text(limits.query_depth())},
      {"page size", count_text(limits.page_size())},
      {"page depth", count_text(limits.page_depth())},
      {"facets", count_text(limits.facets())},
      {"facet values", count_text(limits.facet_buckets())},
      {"import queue", count_text(limits.import_queue())},
      {"search queue", count_text(limits.search_queue())},
  };
}

Rows collection_rows(const v1::GetStatusResponse& status) {
  Rows rows;
  for (const v1::Collection& collection : status.collections()) {
    rows.push_back({collection.name(),
                    count_text(collection.documents()) + " documents, " +
                        size_text(static_cast<double>(collection.size_bytes())) + ", " +
                        count_text(collection.shards()) + " shards, revision " +
                        std::to_string(collection.revision())});
  }
  return rows;
}

void print_group(Context& context, std::string_view group, Rows rows) {
  if (context.output == Output::kPlain) {
    for (Rows::value_type& row : rows) {
      row.insert(row.begin(), std::string(group));
      context.out << tsv(row) << '\n';
    }
    return;
  }
  rows.insert(rows.begin(), {std::string(group), ""});
  print_table(context.out, context.out_terminal, rows);
  context.out << '\n';
}

}  // namespace

Result<ExitCode> run_status(Context& context) {
  LODE_ASSIGN_OR_RETURN(const auto connection, context.connect(Access::kRead));
  const auto stub = v1::AdminService::NewStub(connection->channel());
  const v1::GetStatusRequest request;
  LODE_ASSIGN_OR_RETURN(
      const v1::GetStatusResponse status,
      call<v1::GetStatusResponse>(context, [&](auto* client, auto* answer, auto done) {
        stub->async()->GetStatus(client, &request, answer, std::move(done));
      }));
  if (context.output == Output::kJson) {
    context.out << json_line(status) << '\n';
    return ExitCode::kSuccess;
  }
  print_group(context, "state", state_rows(status));
  print_group(context, "collections", collection_rows(status));
  print_group(context, "limits", limit_rows(status.limits()));
  return ExitCode::kSuccess;
}

}  // namespace lode::client
