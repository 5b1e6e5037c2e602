// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <ostream>
#include <utility>

#include "lode/v1/collection.grpc.pb.h"

#include "client/call.h"
#include "client/command.h"
#include "client/confirm.h"
#include "client/display.h"
#include "client/output_json.h"
#include "client/output_text.h"

namespace lode::client {
namespace {

using Stub = v1::CollectionService::StubInterface;

void print(Context& context, const std::vector<v1::Collection>& collections) {
  std::vector<std::vector<std::string>> rows = {
      {"collection", "documents", "size", "shards", "revision"}};
  for (const v1::Collection& collection : collections) {
    const std::string shards = std::to_string(collection.shards());
    const std::string revision = std::to_string(collection.revision());
    if (context.output == Output::kJson) {
      context.out << json_line(collection) << '\n';
    } else if (context.output == Output::kPlain) {
      context.out << tsv({collection.name(),
                          std::to_string(collection.documents()),
                          std::to_string(collection.size_bytes()),
                          shards,
                          revision})
                  << '\n';
    }
    rows.push_back({collection.name(),
                    count_text(collection.documents()),
                    size_text(static_cast<double>(collection.size_bytes())),
                    shards,
                    revision});
  }
  if (context.output == Output::kTable) {
    print_table(context.out, context.out_terminal, rows);
  }
}

Result<std::vector<v1::Collection>> list(Context& context, Stub& stub) {
  const v1::ListCollectionsRequest request;
  LODE_ASSIGN_OR_RETURN(
      const v1::ListCollectionsResponse response,
      call<v1::ListCollectionsResponse>(context, [&](auto* client, auto* answer, auto done) {
        stub.async()->ListCollections(client, &request, answer, std::move(done));
      }));
  return std::vector<v1::Collection>(response.collections().begin(), response.collections().end());
}

Result<ExitCode> create(Context& context, Stub& stub, const std::string& name) {
  v1::CreateCollectionRequest request;
  request.set_name(name);
  request.set_shards(static_cast<std::uint32_t>(
      std::min<std::int64_t>(context.args.number("shards").value_or(0), UINT32_MAX)));
  LODE_ASSIGN_OR_RETURN(
      const v1::CreateCollectionResponse response,
      call<v1::CreateCollectionResponse>(context, [&](auto* client, auto* answer, auto done) {
        stub.async()->CreateCollection(client, &request, answer, std::move(done));
      }));
  print(context, {response.collection()});
  return ExitCode::kSuccess;
}

Result<ExitCode> remove(Context& context, Stub& stub, const std::string& name) {
  LODE_ASSIGN_OR_RETURN(const std::vector<v1::Collection> all, list(context, stub));
  const auto found = std::ranges::find(all, name, &v1::Collection::name);
  const std::int64_t documents = found != all.end() ? found->documents() : 0;
  LODE_ASSIGN_OR_RETURN(const bool agreed,
                        confirm(context,
                                "delete collection '" + name + "' with its " +
                                    count_text(documents) + " documents?"));
  if (!agreed) {
    context.err << "lode: nothing deleted\n";
    return ExitCode::kSuccess;
  }
  v1::DeleteCollectionRequest request;
  request.set_name(name);
  request.set_confirm(name);
  LODE_ASSIGN_OR_RETURN(
      const v1::DeleteCollectionResponse response,
      call<v1::DeleteCollectionResponse>(context, [&](auto* client, auto* answer, auto done) {
        stub.async()->DeleteCollection(client, &request, answer, std::move(done));
      }));
  static_cast<void>(response);
  context.err << "lode: collection '" << name << "' deleted\n";
  return ExitCode::kSuccess;
}

Unexpected wrong_use() {
  return Unexpected(
      Error{ErrorCode::kInvalidArgument,
            "use: lode collections [list], lode collections create NAME, lode collections "
            "delete NAME",
            "USAGE"});
}

}  // namespace

Result<ExitCode> run_collections(Context& context) {
  const std::vector<std::string>& words = context.args.words;
  const std::string action = words.empty() ? "list" : words[0];
  const bool listing = action == "list" && words.size() < 2;
  const bool naming = (action == "create" || action == "delete") && words.size() == 2;
  if (!listing && !naming) {
    return wrong_use();
  }
  LODE_ASSIGN_OR_RETURN(const auto connection,
                        context.connect(listing ? Access::kRead : Access::kWrite));
  const auto stub = v1::CollectionService::NewStub(connection->channel());
  if (listing) {
    LODE_ASSIGN_OR_RETURN(const std::vector<v1::Collection> all, list(context, *stub));
    print(context, all);
    return ExitCode::kSuccess;
  }
  return action == "create" ? create(context, *stub, words[1]) : remove(context, *stub, words[1]);
}

}  // namespace lode::client
