// SPDX-License-Identifier: GPL-3.0-or-later
// Ways to complete a query.
#include <algorithm>
#include <ostream>
#include <string>
#include <utility>

#include "lode/v1/search.grpc.pb.h"

#include "client/call.h"
#include "client/command.h"
#include "client/display.h"
#include "client/output_json.h"
#include "client/output_text.h"
#include "client/words.h"

namespace lode::client {
namespace {

std::string suggestion_kind(const v1::Suggestion& suggestion) {
  switch (suggestion.kind()) {
    case v1::SUGGESTION_KIND_FIELD: return "field";
    case v1::SUGGESTION_KIND_VALUE: return suggestion.facet();
    case v1::SUGGESTION_KIND_WORD: return "word";
    default: return "";
  }
}

std::vector<std::vector<std::string>> suggestion_rows(const v1::SuggestResponse& response) {
  std::vector<std::vector<std::string>> rows{{"query", "kind", "documents"}};
  for (const v1::Suggestion& suggestion : response.suggestions()) {
    const bool counted = suggestion.kind() != v1::SUGGESTION_KIND_FIELD;
    rows.push_back({one_line(suggestion.query()),
                    suggestion_kind(suggestion),
                    counted ? count_text(suggestion.documents()) : ""});
  }
  return rows;
}

void print_suggestion_lines(Context& context, const v1::SuggestResponse& response) {
  for (const v1::Suggestion& suggestion : response.suggestions()) {
    context.out << tsv({suggestion.query(),
                        suggestion_kind(suggestion),
                        suggestion.text(),
                        std::to_string(suggestion.documents())})
                << '\n';
  }
}

void print_suggestions(Context& context, v1::SuggestResponse response) {
  if (context.output == Output::kJson) {
    for (const v1::Suggestion& suggestion : response.suggestions()) {
      context.out << json_line("suggestion", suggestion) << '\n';
    }
    response.clear_suggestions();
    context.out << json_line("summary", response) << '\n';
    return;
  }
  if (context.output == Output::kTable) {
    print_table(context.out, context.out_terminal, suggestion_rows(response));
  } else {
    print_suggestion_lines(context, response);
  }
  if (!response.suggested_query().empty()) {
    context.err << "lode: did you mean " << shell_quoted(one_line(response.suggested_query()))
                << "?\n";
  }
  if (!response.complete()) {
    context.err << "lode: more words begin so than were looked at: write more letters\n";
  }
}

}  // namespace

Result<ExitCode> run_suggest(Context& context) {
  v1::SuggestRequest request;
  request.set_collection(context.collection());
  request.set_text(join_words(context.args.words));
  request.set_filter(context.args.text("filter"));
  request.set_limit(static_cast<std::int32_t>(
      std::min<std::int64_t>(context.args.number("limit").value_or(0), INT32_MAX)));
  LODE_ASSIGN_OR_RETURN(const auto connection, context.connect(Access::kRead));
  const auto stub = v1::SearchService::NewStub(connection->channel());
  LODE_ASSIGN_OR_RETURN(
      v1::SuggestResponse response,
      call<v1::SuggestResponse>(context, [&](auto* client, auto* answer, auto done) {
        stub->async()->Suggest(client, &request, answer, std::move(done));
      }));
  print_suggestions(context, std::move(response));
  return ExitCode::kSuccess;
}

}  // namespace lode::client
