// SPDX-License-Identifier: GPL-3.0-or-later
#include <ostream>
#include <utility>

#include "lode/v1/extraction.grpc.pb.h"

#include "client/call.h"
#include "client/command.h"
#include "client/display.h"
#include "client/enum_text.h"
#include "client/output_json.h"
#include "client/output_text.h"

namespace lode::client {
namespace {

using Stub = v1::ExtractionService::StubInterface;

std::string provides_text(const v1::Plugin& plugin) {
  std::string text;
  for (const v1::FacetField& field : plugin.provides()) {
    text += (text.empty() ? "" : ", ") + field.name();
  }
  return text;
}

Result<ExitCode> list(Context& context, Stub& stub) {
  const v1::ListPluginsRequest request;
  LODE_ASSIGN_OR_RETURN(
      const v1::ListPluginsResponse response,
      call<v1::ListPluginsResponse>(context, [&](auto* client, auto* answer, auto done) {
        stub.async()->ListPlugins(client, &request, answer, std::move(done));
      }));
  std::vector<std::vector<std::string>> rows = {
      {"plugin", "version", "state", "provides", "documents", "quarantined", "reason"}};
  for (const v1::Plugin& plugin : response.plugins()) {
    rows.push_back({plugin.id().empty() ? plugin.path() : plugin.id(),
                    plugin.version(),
                    enum_text(v1::PluginState_Name(plugin.state()), "PLUGIN_STATE_"),
                    provides_text(plugin),
                    std::to_string(plugin.documents()),
                    std::to_string(plugin.quarantined()),
                    plugin.reason()});
    if (context.output == Output::kJson) {
      context.out << json_line(plugin) << '\n';
    } else if (context.output == Output::kPlain) {
      context.out << tsv(rows.back()) << '\n';
    }
  }
  if (context.output == Output::kTable) {
    print_table(context.out, context.out_terminal, rows);
  }
  return ExitCode::kSuccess;
}

Result<ExitCode> list_quarantine(Context& context, Stub& stub, const std::string& plugin) {
  v1::ListQuarantineRequest request;
  request.set_plugin(plugin);
  LODE_ASSIGN_OR_RETURN(
      const v1::ListQuarantineResponse response,
      call<v1::ListQuarantineResponse>(context, [&](auto* client, auto* answer, auto done) {
        stub.async()->ListQuarantine(client, &request, answer, std::move(done));
      }));
  std::vector<std::vector<std::string>> rows = {{"time", "plugin", "document", "reason"}};
  for (const v1::QuarantineEntry& entry : response.entries()) {
    rows.push_back({time_text(entry.time()), entry.plugin(), entry.document_id(), entry.reason()});
    if (context.output == Output::kJson) {
      context.out << json_line(entry) << '\n';
    } else if (context.output == Output::kPlain) {
      context.out << tsv(rows.back()) << '\n';
    }
  }
  if (context.output == Output::kTable && rows.size() == 1) {
    context.out << "no document is in quarantine\n";
  } else if (context.output == Output::kTable) {
    print_table(context.out, context.out_terminal, rows);
  }
  return ExitCode::kSuccess;
}

Result<ExitCode> clear_quarantine(Context& context, Stub& stub, const std::string& plugin) {
  v1::ClearQuarantineRequest request;
  request.set_plugin(plugin);
  LODE_ASSIGN_OR_RETURN(
      const v1::ClearQuarantineResponse response,
      call<v1::ClearQuarantineResponse>(context, [&](auto* client, auto* answer, auto done) {
        stub.async()->ClearQuarantine(client, &request, answer, std::move(done));
      }));
  if (context.output == Output::kJson) {
    context.out << json_line(response) << '\n';
  } else {
    context.err << "lode: " << response.cleared()
                << " documents left quarantine: import them again to extract them\n";
  }
  return ExitCode::kSuccess;
}

}  // namespace

Result<ExitCode> run_plugins(Context& context) {
  const std::vector<std::string>& words = context.args.words;
  const std::string action = words.empty() ? "list" : words[0];
  const std::string plugin = words.size() > 1 ? words[1] : "";
  const bool known = action == "list" || action == "quarantine" || action == "unquarantine";
  if (!known || (action == "list" && !plugin.empty())) {
    return Unexpected(Error{ErrorCode::kInvalidArgument,
                            "use: lode plugins [list], lode plugins quarantine [ID], lode plugins "
                            "unquarantine [ID]",
                            "USAGE"});
  }
  auto opened = context.connect(action == "unquarantine" ? Access::kWrite : Access::kRead);
  if (!opened && opened.error().reason == "NO_INDEX" && action == "list") {
    opened = context.connect(Access::kPreview);  // Plugins can be seen before there is any data.
  }
  LODE_ASSIGN_OR_RETURN(const auto connection, std::move(opened));
  const auto stub = v1::ExtractionService::NewStub(connection->channel());
  if (action == "list") {
    return list(context, *stub);
  }
  return action == "quarantine" ? list_quarantine(context, *stub, plugin)
                                : clear_quarantine(context, *stub, plugin);
}

}  // namespace lode::client
