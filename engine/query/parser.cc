// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/query/parser.h"

#include "engine/base/utf8.h"
#include "engine/query/query_error.h"
#include "engine/query/tree_parser.h"

namespace lode::query {
namespace {

Result<void> check_text(std::string_view text) {
  if (text.size() > kMaxQueryBytes) {
    return Unexpected(too_complex("the query has " + std::to_string(text.size()) +
                                  " bytes, at most " + std::to_string(kMaxQueryBytes) +
                                  " are allowed: split it"));
  }
  if (const std::size_t valid = utf8::valid_prefix(text); valid < text.size()) {
    return Unexpected(syntax_error(
        text,
        {valid, text.size()},
        "byte " + std::to_string(valid) + " of the query is not UTF-8: send the query as UTF-8",
        "UTF-8"));
  }
  return {};
}

}  // namespace

Result<Parsed> parse(std::string_view text, const ParseContext& context) {
  LODE_RETURN_IF_ERROR(check_text(text));
  return TreeParser(text, context).run();
}

Result<Parsed> parse_record(std::string_view text,
                            const FacetField& record,
                            const ParseContext& context) {
  LODE_RETURN_IF_ERROR(check_text(text));
  return TreeParser(text, context).run_record(record);
}

}  // namespace lode::query
