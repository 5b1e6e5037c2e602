// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <istream>
#include <ostream>
#include <utility>
#include <vector>

#include "lode/v1/document.grpc.pb.h"

#include "client/call.h"
#include "client/command.h"
#include "client/confirm.h"
#include "client/display.h"
#include "client/output_json.h"

namespace lode::client {
namespace {

constexpr std::size_t kMaxIdsPerCall = 10'000;

Result<v1::DeleteDocumentsResponse> call_delete(Context& context,
                                                v1::DocumentService::StubInterface& stub,
                                                const v1::DeleteDocumentsRequest& request) {
  return call<v1::DeleteDocumentsResponse>(context, [&](auto* client, auto* answer, auto done) {
    stub.async()->DeleteDocuments(client, &request, answer, std::move(done));
  });
}

std::string documents(std::int64_t count) {
  return count_text(count) + (count == 1 ? " document" : " documents");
}

ExitCode report(Context& context, const v1::DeleteDocumentsResponse& response, bool dry_run) {
  for (const std::string& id : response.missing_ids()) {
    context.err << "lode: no document '" << one_line(id) << "' [DOCUMENT_NOT_FOUND]\n";
  }
  if (context.output == Output::kJson) {
    context.out << json_line(response) << '\n';
  } else {
    context.err << "lode: " << documents(response.deleted())
                << (dry_run ? " would be deleted\n" : " deleted\n");
  }
  return response.missing_ids().empty() ? ExitCode::kSuccess : ExitCode::kPartial;
}

// The count first, then the question, then the deed.
Result<ExitCode> delete_matches(Context& context, v1::DocumentService::StubInterface& stub) {
  v1::DeleteDocumentsRequest request;
  request.set_collection(context.collection());
  request.set_query(context.args.text("query"));
  request.set_validate_only(true);
  LODE_ASSIGN_OR_RETURN(const auto preview, call_delete(context, stub, request));
  const bool dry_run = context.args.flag("dry-run");
  if (dry_run || preview.deleted() == 0) {
    return report(context, preview, dry_run);
  }
  LODE_ASSIGN_OR_RETURN(
      const bool agreed,
      confirm(context,
              "delete " + documents(preview.deleted()) + " that match '" + request.query() + "'?"));
  if (!agreed) {
    context.err << "lode: nothing deleted\n";
    return ExitCode::kSuccess;
  }
  request.set_validate_only(false);
  LODE_ASSIGN_OR_RETURN(const auto response, call_delete(context, stub, request));
  return report(context, response, false);
}

// The ids that were typed; "-" stands for those on standard input, one a line.
std::vector<std::string> ids_of(Context& context) {
  std::vector<std::string> ids;
  for (const std::string& word : context.args.words) {
    if (word != "-") {
      ids.push_back(word);
      continue;
    }
    for (std::string line; std::getline(context.in, line);) {
      if (!line.empty()) {
        ids.push_back(line);
      }
    }
  }
  return ids;
}

Result<ExitCode> delete_ids(Context& context, v1::DocumentService::StubInterface& stub) {
  const std::vector<std::string> ids = ids_of(context);
  const bool dry_run = context.args.flag("dry-run");
  v1::DeleteDocumentsResponse sum;
  for (std::size_t first = 0; first < ids.size(); first += kMaxIdsPerCall) {
    v1::DeleteDocumentsRequest request;
    request.set_collection(context.collection());
    request.set_validate_only(dry_run);
    for (std::size_t i = first; i < std::min(ids.size(), first + kMaxIdsPerCall); ++i) {
      request.add_ids(ids[i]);
    }
    LODE_ASSIGN_OR_RETURN(const auto response, call_delete(context, stub, request));
    sum.set_deleted(sum.deleted() + response.deleted());
    sum.mutable_missing_ids()->MergeFrom(response.missing_ids());
  }
  return report(context, sum, dry_run);
}

}  // namespace

Result<ExitCode> run_delete(Context& context) {
  const Arguments& args = context.args;
  if (args.words.empty() == !args.flag("query")) {
    return Unexpected(Error{ErrorCode::kInvalidArgument,
                            "name ids, or a --query, and not both: use: lode delete ID... or lode "
                            "delete --query QUERY",
                            "USAGE"});
  }
  if (context.in_is_terminal && std::ranges::count(args.words, "-") > 0) {
    return Unexpected(Error{ErrorCode::kInvalidArgument,
                            "nothing is piped into '-': use e.g. "
                            "`lode search --ids QUERY | lode delete -`",
                            "USAGE"});
  }
  LODE_ASSIGN_OR_RETURN(const auto connection, context.connect(Access::kWrite));
  const auto stub = v1::DocumentService::NewStub(connection->channel());
  return args.flag("query") ? delete_matches(context, *stub) : delete_ids(context, *stub);
}

}  // namespace lode::client
