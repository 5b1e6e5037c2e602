// SPDX-License-Identifier: GPL-3.0-or-later
#include <filesystem>
#include <functional>
#include <optional>
#include <ostream>
#include <utility>
#include <vector>

#include "lode/v1/extraction.grpc.pb.h"

#include "client/call.h"
#include "client/command.h"
#include "client/document_text.h"
#include "client/input.h"
#include "client/output_json.h"
#include "client/output_text.h"
#include "client/server_limits.h"

namespace lode::client {
namespace {

void print_json(std::ostream& out, v1::Document document) {
  const auto facts = std::move(*document.mutable_annotations());
  document.clear_annotations();
  out << json_line("document", document) << '\n';
  for (const v1::Annotation& fact : facts) {
    out << json_line(fact) << '\n';
  }
}

void print_plain(std::ostream& out, const v1::Document& document, bool with_id) {
  for (const v1::Annotation& fact : document.annotations()) {
    std::vector<std::string> cells = fact_cells(fact);
    if (with_id) {
      cells.insert(cells.begin(), document.id());
    }
    out << tsv(cells) << '\n';
  }
}

void print(Context& context, const v1::Document& document, bool one_of_many) {
  switch (context.output) {
    case Output::kJson: print_json(context.out, document); break;
    case Output::kPlain: print_plain(context.out, document, one_of_many); break;
    case Output::kTable:
      print_document_table(context, document);
      context.out << (one_of_many ? "\n" : "");
      break;
  }
  report_runs(context, document);
}

Result<v1::Document> extract(Context& context,
                             v1::ExtractionService::StubInterface& stub,
                             v1::RawDocument raw) {
  v1::ExtractRequest request;
  *request.mutable_document() = std::move(raw);
  LODE_ASSIGN_OR_RETURN(
      v1::ExtractResponse response,
      call<v1::ExtractResponse>(context, [&](auto* client, auto* answer, auto done) {
        stub.async()->Extract(client, &request, answer, std::move(done));
      }));
  return std::move(*response.mutable_document());
}

// Every line is a document; those that fail are told, the rest goes on.
Result<ExitCode> extract_lines(Context& context,
                               v1::ExtractionService::StubInterface& stub,
                               const std::function<std::optional<InputItem>()>& next) {
  ExitCode code = ExitCode::kSuccess;
  while (std::optional<InputItem> item = next()) {
    Result<v1::Document> document =
        item->error ? Unexpected(*item->error) : extract(context, stub, std::move(item->document));
    if (document) {
      print(context, *document, true);
      continue;
    }
    Error error = std::move(document).error();
    if (error.code == ErrorCode::kUnavailable || error.code == ErrorCode::kCancelled) {
      return Unexpected(std::move(error));
    }
    error.message = item->origin + ": " + error.message;
    print_error(context.err, context.err_terminal, error);
    code = ExitCode::kPartial;
  }
  return code;
}

// A file that is typed or piped: JSON lines if it looks like it.
Result<InputPlan> plan_input(const Context& context) {
  if (context.args.words[0] == "-" && context.in_is_terminal) {
    return Unexpected(Error{ErrorCode::kInvalidArgument,
                            "nothing is piped into '-': use e.g. "
                            "`curl -s URL | lode extract -`",
                            "USAGE"});
  }
  if (std::error_code ignored; std::filesystem::is_directory(context.args.words[0], ignored)) {
    return Unexpected(Error{ErrorCode::kInvalidArgument,
                            "'" + context.args.words[0] + "' is a folder: name one file, or -",
                            "USAGE"});
  }
  return plan_inputs(context.args.words);
}

// Standard input is one document, or JSON lines if it begins like them.
Result<std::vector<InputItem>> read_stream(std::size_t max_bytes) {
  LODE_ASSIGN_OR_RETURN(std::string bytes, read_all(0, "-", max_bytes));
  const std::size_t first = bytes.find_first_not_of(" \t\r\n");
  if (first == std::string::npos || bytes[first] != '{') {
    std::vector<InputItem> items = {InputItem{.origin = "-"}};
    items[0].document.set_bytes(std::move(bytes));
    return items;
  }
  std::vector<InputItem> items;
  read::JsonLinesSplitter splitter(max_bytes);
  splitter.feed(bytes);
  splitter.finish();
  while (const auto line = splitter.next()) {
    items.push_back(line_item("-", *line));
  }
  return items;
}

Result<ExitCode> extract_one(Context& context,
                             v1::ExtractionService::StubInterface& stub,
                             InputItem item) {
  if (item.error) {
    return Unexpected(*std::move(item.error));
  }
  LODE_ASSIGN_OR_RETURN(const v1::Document document,
                        extract(context, stub, std::move(item.document)));
  print(context, document, false);
  return ExitCode::kSuccess;
}

}  // namespace

Result<ExitCode> run_extract(Context& context) {
  LODE_ASSIGN_OR_RETURN(const InputPlan plan, plan_input(context));
  LODE_ASSIGN_OR_RETURN(const auto connection, context.connect(Access::kPreview));
  LODE_ASSIGN_OR_RETURN(const std::size_t max_bytes,
                        max_document_bytes(context, connection->channel()));
  const auto stub = v1::ExtractionService::NewStub(connection->channel());
  if (plan.files[0].path == "-") {
    LODE_ASSIGN_OR_RETURN(std::vector<InputItem> items, read_stream(max_bytes));
    if (items.size() == 1) {
      return extract_one(context, *stub, std::move(items[0]));
    }
    std::size_t at = 0;
    return extract_lines(context, *stub, [&]() -> std::optional<InputItem> {
      return at < items.size() ? std::optional(std::move(items[at++])) : std::nullopt;
    });
  }
  InputReader reader(plan, {.max_document_bytes = max_bytes});
  if (plan.files[0].lines) {
    return extract_lines(context, *stub, [&] { return reader.next(); });
  }
  std::optional<InputItem> item = reader.next();
  if (!item) {
    return ExitCode::kInterrupted;
  }
  return extract_one(context, *stub, *std::move(item));
}

}  // namespace lode::client
