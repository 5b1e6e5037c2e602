// SPDX-License-Identifier: GPL-3.0-or-later
// The rules of tree_parser.h for single pieces: words, conditions, records, brackets.
#include <utility>

#include "engine/query/query_error.h"
#include "engine/query/tree_parser.h"
#include "engine/query/word_parser.h"

namespace lode::query {
namespace {

std::string example_of(const FacetField& record) {
  return record.roles.empty() ? std::string(kTypeOfRecord) + ":name"
                              : record.roles.front().name + ":value";
}

}  // namespace

Result<TreeParser::MaybeNode> TreeParser::parse_primary(const Scope& scope) {
  const Lexer before = lexer_;
  LODE_ASSIGN_OR_RETURN(Token token, take(scope));
  switch (token.kind) {
    case TokenKind::kOpen: return parse_brackets(scope, token);
    case TokenKind::kField: return parse_field(scope, token, before);
    case TokenKind::kQuoted:
    case TokenKind::kBare: return parse_piece(scope, token);
    default: break;
  }
  const bool in_record = scope.record != nullptr;
  const std::string found = token.kind == TokenKind::kEnd
                                ? "the query ends"
                                : "'" + shown(piece(token.span)) + "' stands";
  return fail(token.span,
              found + " at byte " + std::to_string(token.span.begin) +
                  (in_record ? " where a condition on a role is needed: add one, such as " +
                                   example_of(*scope.record)
                             : " where a word is needed: add one, or put quotes around the "
                               "operator"),
              in_record ? "a condition on a role" : "a word, a condition or a bracket");
}

Result<TreeParser::MaybeNode> TreeParser::parse_brackets(const Scope& scope, const Token& open) {
  LODE_RETURN_IF_ERROR(descend());
  LODE_ASSIGN_OR_RETURN(MaybeNode inner, parse_or(scope));
  --level_;
  LODE_ASSIGN_OR_RETURN(Token close, take(scope));
  if (close.kind != TokenKind::kClose) {
    return fail({open.span.begin, text_.size()},
                "bracket opened at byte " + std::to_string(open.span.begin) +
                    " is never closed: add a closing ) or remove it",
                ")");
  }
  const bool scored = scope.target.kind == Target::Kind::kText && scope.record == nullptr;
  const std::size_t begin = lexer_.offset();
  LODE_RETURN_IF_ERROR(read_boost(inner));
  if (!scored && lexer_.offset() > begin) {
    return fail({begin, lexer_.offset()},
                "conditions have no score that '" + shown(piece({begin, lexer_.offset()})) +
                    "' could change: remove it",
                "no boost");
  }
  return inner;
}

// "^2" right behind what `node` is made of.
Result<void> TreeParser::read_boost(MaybeNode& node) {
  const std::size_t begin = lexer_.offset();
  const std::string_view written = lexer_.boost();
  if (written.empty()) {
    return {};
  }
  Node nothing;
  return add_boost(text_, {begin, lexer_.offset()}, written, node ? *node : nothing);
}

Result<TreeParser::MaybeNode> TreeParser::parse_piece(const Scope& scope, const Token& token) {
  if (scope.record != nullptr && !scope.group) {
    return parse_any_record(*scope.record, token);
  }
  if (scope.target.kind == Target::Kind::kText) {
    return parse_word(token, scope.target.name);
  }
  lexer_.rewind(token.span.begin);
  LODE_ASSIGN_OR_RETURN(Node node, parse_condition(lexer_, scope.target, context_));
  return MaybeNode(std::move(node));
}

Result<TreeParser::MaybeNode> TreeParser::parse_word(const Token& token, const std::string& field) {
  const bool star = token.kind == TokenKind::kQuoted && lexer_.star();
  if (star) {
    return fail(token.span,
                "a phrase cannot end with '*': put the '*' after a single word",
                "a phrase without '*'");
  }
  LODE_ASSIGN_OR_RETURN(MaybeNode node, make_word(text_, token, field));
  if (token.kind == TokenKind::kQuoted) {
    LODE_RETURN_IF_ERROR(read_boost(node));
  }
  if (!node) {
    warnings_.push_back({"IGNORED_PIECE",
                         "'" + shown(piece(token.span)) + "' holds no word and is ignored",
                         token.span.begin});
  }
  return node;
}

Result<TreeParser::MaybeNode> TreeParser::parse_any_record(const FacetField& record,
                                                           const Token& token) {
  if (token.kind == TokenKind::kBare && token.text == "*") {
    Node any;
    any.span = token.span;
    return MaybeNode(std::move(any));
  }
  return fail(token.span,
              "'" + shown(piece(token.span)) + "' stands without a role in " + record.name +
                  ":{ }: write " + example_of(record),
              "a condition on a role");
}

Result<std::optional<Target>> TreeParser::find_field(const Scope& scope, const Token& name) {
  if (scope.record != nullptr) {
    auto role = find_role(context_.schema, *scope.record, name.text);
    if (!role) {
      return Unexpected(unknown_role(*scope.record, name.text, name.span));
    }
    return role;
  }
  auto target = find_target(context_.schema, name.text);
  if (!target && !is_colon_word(name)) {
    Error error = unknown_field(context_.schema, name.text);
    error.message += ", or put quotes around it to search for the words";
    error.metadata.emplace_back("offset", std::to_string(name.span.begin));
    error.metadata.emplace_back("piece", shown(name.text));
    return Unexpected(std::move(error));
  }
  return target;
}

Result<TreeParser::MaybeNode> TreeParser::parse_field(const Scope& scope,
                                                      const Token& name,
                                                      const Lexer& before) {
  LODE_ASSIGN_OR_RETURN(const std::optional<Target> target, find_field(scope, name));
  if (!target) {
    lexer_ = before;
    LODE_ASSIGN_OR_RETURN(Token word, lexer_.next(false));
    return parse_word(word, "");
  }
  const Lexer at_sign = lexer_;
  const std::string_view sign = lexer_.comparison_sign();
  const std::string_view rest = text_.substr(lexer_.offset());
  const bool equality = sign == ":" || sign == "=";
  if (rest.starts_with('{') && equality) {
    return parse_record(scope, *target, name);
  }
  if (rest.starts_with('(') && equality) {
    LODE_ASSIGN_OR_RETURN(Token open, take({}));
    return parse_brackets({*target, true, scope.record}, open);
  }
  if (target->kind == Target::Kind::kText) {
    return parse_text_field(*target, name, sign);
  }
  lexer_ = at_sign;
  LODE_ASSIGN_OR_RETURN(Node node, parse_condition(lexer_, *target, context_));
  warn_of_split_value(scope, *target, node);
  if (!node.unread) {
    node.span.begin = name.span.begin;
  }
  return MaybeNode(std::move(node));
}

void TreeParser::warn_of_split_value(const Scope& scope, const Target& target, const Node& node) {
  const auto next = peek(scope);
  if (!next || next->kind != TokenKind::kBare || node.text.empty() || node.unread ||
      target.facet == nullptr) {
    return;
  }
  const std::string whole = (node.high.empty() ? node.text : node.high) + " " + next->text;
  if (read_measure(*target.facet, whole, context_.reference)) {
    warnings_.push_back({"SPLIT_VALUE",
                         "'" + shown(next->text) +
                             "' is looked for as a word: if it belongs to the value, put quotes "
                             "around both, as in \"" +
                             shown(whole) + "\"",
                         next->span.begin});
  }
}

Result<TreeParser::MaybeNode> TreeParser::parse_record(const Scope& scope,
                                                       const Target& target,
                                                       const Token& name) {
  const FacetField* record = target.facet;
  if (scope.record != nullptr || target.kind != Target::Kind::kFacet ||
      record->kind != FacetKind::kRecord) {
    return fail({name.span.begin, text_.size()},
                "'" + name.text + "' has no records, and so no conditions in braces: write " +
                    name.text + ":value, or put quotes around the value",
                "a value");
  }
  LODE_RETURN_IF_ERROR(descend());
  lexer_.set_braces(true);
  LODE_ASSIGN_OR_RETURN(const Token open, take({}));
  LODE_ASSIGN_OR_RETURN(MaybeNode inner, parse_or({{}, false, record}));
  LODE_ASSIGN_OR_RETURN(const Token close, take({}));
  --level_;
  if (close.kind != TokenKind::kCloseBrace || !inner) {
    return fail({open.span.begin, text_.size()},
                "brace opened at byte " + std::to_string(open.span.begin) +
                    " is never closed: add a closing } or remove it",
                "}");
  }
  lexer_.set_braces(false);
  Node node;
  node.kind = NodeKind::kRecord;
  node.field = record->name;
  node.span = {name.span.begin, close.span.end};
  node.children.push_back(*std::move(inner));
  return MaybeNode(std::move(node));
}

Result<TreeParser::MaybeNode> TreeParser::parse_text_field(const Target& target,
                                                           const Token& name,
                                                           std::string_view sign) {
  LODE_ASSIGN_OR_RETURN(Token value, lexer_.value(false));
  const bool equality = sign == ":" || sign == "=";
  if (!equality || value.kind == TokenKind::kEnd || value.text == "*") {
    return fail({name.span.begin, value.span.end},
                "'" + name.text + "' is a text, which holds words: write " + name.text +
                    ":word or " + name.text + ":\"some words\"",
                "a word or a phrase");
  }
  value.span.begin = name.span.begin;
  return parse_word(value, target.name);
}

bool TreeParser::is_colon_word(const Token& name) const {
  const std::string_view rest = text_.substr(name.span.end);
  return rest.starts_with(':') && (rest.size() == 1 || rest[1] == ' ' || rest[1] == ')');
}

std::string_view TreeParser::piece(SourceSpan span) const {
  return text_.substr(span.begin, span.end - span.begin);
}

}  // namespace lode::query
