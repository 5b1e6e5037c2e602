// SPDX-License-Identifier: GPL-3.0-or-later
// Why a document has a value: the words that each fact stands in. For the role of a record
// ("deal.buyer") those of the facts that play it. With --query: why a query finds the document.
#include <algorithm>
#include <ostream>
#include <set>
#include <utility>

#include "lode/v1/search.grpc.pb.h"

#include "client/call.h"
#include "client/command.h"
#include "client/display.h"
#include "client/explain_text.h"
#include "client/get_document.h"
#include "client/output_json.h"
#include "client/output_text.h"

namespace lode::client {
namespace {

const v1::Annotation* annotation(const v1::Document& document, std::uint32_t index) {
  const auto found = std::ranges::find(document.annotations(), index, &v1::Annotation::index);
  return found != document.annotations().end() ? &*found : nullptr;
}

// Facts of `field`; for "deal.buyer" those that play the role, for "deal" the records.
std::vector<const v1::Annotation*> facts_of(const v1::Document& document,
                                            const std::string& field) {
  const std::size_t dot = field.find('.');
  const std::string facet = field.substr(0, dot);
  std::vector<const v1::Annotation*> facts;
  for (const v1::Annotation& fact : document.annotations()) {
    if (fact.facet() != facet) {
      continue;
    }
    if (dot == std::string::npos) {
      facts.push_back(&fact);
      continue;
    }
    for (const v1::Role& role : fact.value().record().roles()) {
      const v1::Annotation* player = annotation(document, role.annotation());
      if (role.name() == field.substr(dot + 1) && player != nullptr) {
        facts.push_back(player);
      }
    }
  }
  return facts;
}

std::string folded(std::string text) {
  std::ranges::transform(text, text.begin(), [](unsigned char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : static_cast<char>(c);
  });
  return text;
}

// True if `typed` is what the value is called, in any of its forms, or one of its parents.
bool has_value(const v1::Annotation& fact, const std::string& typed) {
  const v1::Value& value = fact.value();
  const std::string want = folded(typed);
  const auto& path = value.keyword().path();
  return folded(value.text()) == want || folded(value_text(value)) == want ||
         folded(value.keyword().id()) == want || folded(fact.quote()) == want ||
         std::ranges::any_of(path, [&](const std::string& p) { return folded(p) == want; });
}

Error no_fact(const v1::Document& document, const Arguments& args) {
  const std::string& field = args.words[1];
  std::set<std::string> names;
  for (const v1::Annotation& fact : document.annotations()) {
    names.insert(fact.facet());
    for (const v1::Role& role : fact.value().record().roles()) {
      names.insert(fact.facet() + "." + role.name());
    }
  }
  std::string has;
  for (const std::string& name : names) {
    has += (has.empty() ? "" : ", ") + name;
  }
  const std::string value = args.words.size() > 2 ? " '" + args.words[2] + "'" : "";
  return Error{ErrorCode::kNotFound,
               "no '" + field + "'" + value + " in document '" + args.words[0] + "': it has " +
                   (has.empty() ? "no facts" : has),
               "FACT_NOT_FOUND"};
}

void print(Context& context, const v1::Document& document, const v1::Annotation& fact) {
  switch (context.output) {
    case Output::kJson: context.out << json_line(fact) << '\n'; return;
    case Output::kPlain: context.out << tsv(fact_cells(fact)) << '\n'; return;
    case Output::kTable: break;
  }
  print_evidence(context.out, context.out_terminal, document, fact);
  for (const v1::Role& role : fact.value().record().roles()) {
    if (const v1::Annotation* player = annotation(document, role.annotation())) {
      context.out << "  " << paint(context.out_terminal, style::kBold, role.name()) << '\n';
      print_evidence(context.out, context.out_terminal, document, *player);
    }
  }
}

Result<ExitCode> explain_query(Context& context) {
  const Arguments& args = context.args;
  if (args.words.size() > 1) {
    return Unexpected(Error{
        ErrorCode::kInvalidArgument,
        "'" + args.words[1] + "' and --query cannot be explained at once: leave one of them out",
        "USAGE"});
  }
  v1::ExplainRequest request;
  request.set_collection(context.collection());
  request.set_id(args.words[0]);
  request.set_query(args.text("query"));
  request.set_filter(args.text("filter"));
  LODE_ASSIGN_OR_RETURN(const auto connection, context.connect(Access::kRead));
  const auto stub = v1::SearchService::NewStub(connection->channel());
  LODE_ASSIGN_OR_RETURN(
      const v1::ExplainResponse response,
      call<v1::ExplainResponse>(context, [&](auto* client, auto* answer, auto done) {
        stub->async()->Explain(client, &request, answer, std::move(done));
      }));
  switch (context.output) {
    case Output::kJson: context.out << json_line(response) << '\n'; break;
    case Output::kPlain:
      print_explanation_plain(context.out, response.document().id(), response.explanation());
      break;
    case Output::kTable:
      context.out << paint(
                         context.out_terminal, style::kTitle, one_line(response.document().title()))
                  << '\n';
      print_explanation(context.out, context.out_terminal, response.explanation());
      break;
  }
  return ExitCode::kSuccess;
}

}  // namespace

Result<ExitCode> run_why(Context& context) {
  const Arguments& args = context.args;
  if (args.flag("query") || args.flag("filter")) {
    return explain_query(context);
  }
  if (args.words.size() < 2) {
    return Unexpected(
        Error{ErrorCode::kInvalidArgument,
              "nothing to explain of '" + args.words[0] + "': name a field, or give --query QUERY",
              "USAGE"});
  }
  LODE_ASSIGN_OR_RETURN(const v1::Document document, get_document(context, args.words[0]));
  std::vector<const v1::Annotation*> facts = facts_of(document, args.words[1]);
  if (args.words.size() > 2) {
    std::erase_if(facts, [&](const auto* fact) { return !has_value(*fact, args.words[2]); });
  }
  if (facts.empty()) {
    return Unexpected(no_fact(document, args));
  }
  if (context.output == Output::kTable) {
    context.out << paint(context.out_terminal, style::kTitle, one_line(document.title())) << '\n';
  }
  for (const v1::Annotation* fact : facts) {
    print(context, document, *fact);
  }
  return ExitCode::kSuccess;
}

}  // namespace lode::client
