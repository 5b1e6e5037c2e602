// SPDX-License-Identifier: GPL-3.0-or-later
// Queries of any bytes: a tree that prints to a query of the same tree, or an error that names a
// place in the text.
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "engine/base/civil_date.h"
#include "engine/query/parser.h"
#include "tests/fuzz/text_input.h"

namespace {

using namespace lode;
using query::Node;
using query::NodeKind;

Schema make_schema() {
  const auto facet = [](std::string name, FacetKind kind, std::string unit = "") {
    FacetField field;
    field.name = std::move(name);
    field.kind = kind;
    field.unit = std::move(unit);
    field.plugin = "test";
    return field;
  };
  FacetField deal = facet("deal", FacetKind::kRecord);
  deal.roles = {{"buyer", "company"}, {"amount", "deal_size"}};
  Schema schema;
  for (FacetField field : {facet("company", FacetKind::kKeyword),
                           facet("deal_size", FacetKind::kMoney),
                           facet("published", FacetKind::kDate),
                           facet("term", FacetKind::kNumber, "a"),
                           facet("power", FacetKind::kNumber, "MW"),
                           deal}) {
    fuzz::expect(schema.add(std::move(field)).has_value(), "the schema is sound");
  }
  return schema;
}

std::string_view value_of(const Error& error, std::string_view key) {
  for (const auto& [name, value] : error.metadata) {
    if (name == key) return value;
  }
  return {};
}

void check_error(const Error& error, std::string_view text) {
  const bool complex = error.reason == "QUERY_TOO_COMPLEX";
  fuzz::expect(complex || error.reason == "QUERY_SYNTAX" || error.reason == "UNKNOWN_FIELD" ||
                   error.reason == "BAD_VALUE",
               "an error has a reason");
  fuzz::expect(error.code == ErrorCode::kInvalidArgument, "an error is the caller's");
  fuzz::expect(!error.message.empty(), "an error has a message");
  if (complex) return;
  const std::string offset(value_of(error, "offset"));
  fuzz::expect(!offset.empty() && std::stoull(offset) <= text.size(), "an offset is in the text");
}

void check_node(const Node& node, std::size_t size, std::size_t level) {
  fuzz::expect(node.span.begin <= node.span.end && node.span.end <= size, "spans are in the text");
  fuzz::expect(level <= 2 * query::kMaxDepth, "depth is bounded");
  fuzz::expect(node.boost >= 0.1 && node.boost <= 10, "boosts are bounded");
  for (const Node& child : node.children) {
    check_node(child, size, level + 1);
  }
}

void check_text(std::string_view text, const query::ParseContext& context) {
  const auto parsed = query::parse(text, context);
  if (!parsed) {
    check_error(parsed.error(), text);
    return;
  }
  check_node(parsed->root, text.size(), 0);
  for (const query::Warning& warning : parsed->warnings) {
    fuzz::expect(warning.offset <= text.size(), "warnings are in the text");
  }
  const std::string printed = query::print(parsed->root);
  const auto again = query::parse(printed, context);
  if (!again) {
    // All brackets written, a query may grow beyond the limits.
    fuzz::expect(again.error().reason == "QUERY_TOO_COMPLEX", "what is printed can be read");
    return;
  }
  fuzz::expect(query::same_tree(again->root, parsed->root), "what is printed means the same");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size) {
  static const Schema schema = make_schema();
  const query::ParseContext context{schema, to_days({2025, 11, 4})};
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  check_text(bytes, context);
  check_text(utf8::mend(bytes), context);
  for (const char* facet : {"deal_size", "published", "term"}) {
    const auto range = query::parse_range(bytes, *schema.find(facet), context);
    fuzz::expect(
        range || range.error().reason == "BAD_VALUE" || range.error().reason == "QUERY_SYNTAX",
        "a range is one or none");
  }
  return 0;
}
