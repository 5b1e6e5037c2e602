// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/query/tree_parser.h"

#include <algorithm>
#include <utility>

#include "engine/query/query_error.h"
#include "engine/query/word_parser.h"

namespace lode::query {
namespace {

Node join(NodeKind kind, std::vector<Node> parts) {
  if (parts.size() == 1) {
    return std::move(parts.front());
  }
  Node node;
  node.kind = kind;
  node.span = {parts.front().span.begin, parts.back().span.end};
  node.children = std::move(parts);
  return node;
}

bool can_be_near(const Node& node) {
  if (node.boost != 1) {
    return false;
  }
  switch (node.kind) {
    case NodeKind::kWord:
    case NodeKind::kFuzzy:
    case NodeKind::kWildcard:
    case NodeKind::kPrefix: return true;
    case NodeKind::kPhrase: return is_single_word(node.text);
    case NodeKind::kOr: return std::all_of(node.children.begin(), node.children.end(), can_be_near);
    default: return false;
  }
}

// The text field of a NEAR operand; nothing if it mixes two.
std::optional<std::string> near_field(const Node& node) {
  if (node.children.empty()) {
    return node.field;
  }
  const auto field = near_field(node.children.front());
  for (const Node& child : node.children) {
    if (near_field(child) != field) {
      return {};
    }
  }
  return field;
}

std::size_t count_leaves(const Node& node) {
  std::size_t leaves = node.children.empty() ? 1 : 0;
  for (const Node& child : node.children) {
    leaves += count_leaves(child);
  }
  return leaves;
}

}  // namespace

Result<Parsed> TreeParser::run() {
  Scope scope;
  LODE_ASSIGN_OR_RETURN(Token first, peek(scope));
  if (first.kind == TokenKind::kEnd) {
    return Parsed{};
  }
  LODE_ASSIGN_OR_RETURN(MaybeNode root, parse_or(scope));
  LODE_ASSIGN_OR_RETURN(Token last, peek(scope));
  if (last.kind == TokenKind::kClose) {
    return fail(last.span,
                "bracket closed at byte " + std::to_string(last.span.begin) +
                    " was never opened: add an opening ( or remove it",
                "a word or the end");
  }
  if (!root) {
    return fail({0, text_.size()},
                "'" + shown(text_) + "' holds no word to search for: write at least one",
                "a word");
  }
  return finish(*std::move(root));
}

Result<Parsed> TreeParser::run_record(const FacetField& record) {
  lexer_.set_braces(true);
  LODE_ASSIGN_OR_RETURN(MaybeNode conditions, parse_or({{}, false, &record}));
  LODE_ASSIGN_OR_RETURN(const Token last, take({}));
  if (last.kind != TokenKind::kEnd || !conditions) {
    return fail(last.span,
                "'" + std::string(piece(last.span)) + "' at byte " +
                    std::to_string(last.span.begin) + " was never opened: remove it",
                "a condition or the end");
  }
  Node node;
  node.kind = NodeKind::kRecord;
  node.field = record.name;
  node.span = {0, text_.size()};
  node.children.push_back(*std::move(conditions));
  return finish(std::move(node));
}

Result<Parsed> TreeParser::finish(Node root) {
  if (count_leaves(root) > kMaxClauses || depth(root) > kMaxDepth) {
    return Unexpected(too_complex("the query has more than " + std::to_string(kMaxClauses) +
                                  " clauses or " + std::to_string(kMaxDepth) +
                                  " levels of brackets: split it"));
  }
  return Parsed{std::move(root), std::move(warnings_)};
}

Unexpected TreeParser::fail(SourceSpan span, std::string message, std::string expected) const {
  return Unexpected(syntax_error(text_, span, std::move(message), std::move(expected)));
}

Result<Token> TreeParser::peek(const Scope& scope) const {
  Lexer ahead = lexer_;
  return ahead.next(!scope.group);
}

Result<Token> TreeParser::take(const Scope& scope) {
  return lexer_.next(!scope.group);
}

Result<void> TreeParser::descend() {
  if (++level_ > kMaxDepth) {
    return Unexpected(too_complex(
        "the query has more than " + std::to_string(kMaxDepth) + " levels of brackets: split it",
        lexer_.offset()));
  }
  return {};
}

// or := and ("OR" and)*
Result<TreeParser::MaybeNode> TreeParser::parse_or(const Scope& scope) {
  std::vector<Node> alternatives;
  std::optional<std::size_t> mixed;
  bool any_and = false;
  while (true) {
    bool has_and = false;
    LODE_ASSIGN_OR_RETURN(MaybeNode alternative, parse_and(scope, has_and));
    any_and = any_and || has_and;
    if (alternative) {
      alternatives.push_back(*std::move(alternative));
    }
    LODE_ASSIGN_OR_RETURN(Token token, peek(scope));
    if (token.kind != TokenKind::kOr) {
      break;
    }
    mixed = mixed.value_or(token.span.begin);
    LODE_RETURN_IF_ERROR(take(scope));
  }
  if (alternatives.empty()) {
    return MaybeNode();
  }
  if (mixed && any_and) {
    warnings_.push_back({"MIXED_AND_OR",
                         "AND binds tighter than OR: put brackets around what belongs together",
                         *mixed});
  }
  return MaybeNode(join(NodeKind::kOr, std::move(alternatives)));
}

// and := unary (["AND"] unary)*
Result<TreeParser::MaybeNode> TreeParser::parse_and(const Scope& scope, bool& has_and) {
  std::vector<Node> parts;
  std::size_t pieces = 0;
  while (true) {
    LODE_ASSIGN_OR_RETURN(MaybeNode part, parse_unary(scope));
    ++pieces;
    if (part) {
      parts.push_back(*std::move(part));
    }
    LODE_ASSIGN_OR_RETURN(Token token, peek(scope));
    if (token.kind == TokenKind::kAnd) {
      LODE_RETURN_IF_ERROR(take(scope));
    } else if (token.kind == TokenKind::kEnd || token.kind == TokenKind::kClose ||
               token.kind == TokenKind::kCloseBrace || token.kind == TokenKind::kOr) {
      break;
    }
  }
  has_and = pieces > 1;
  return parts.empty() ? MaybeNode() : MaybeNode(join(NodeKind::kAnd, std::move(parts)));
}

// unary := ("NOT" | "-") unary | near
Result<TreeParser::MaybeNode> TreeParser::parse_unary(const Scope& scope) {
  LODE_ASSIGN_OR_RETURN(Token token, peek(scope));
  if (token.kind != TokenKind::kNot && token.kind != TokenKind::kMinus) {
    return parse_near(scope);
  }
  LODE_RETURN_IF_ERROR(take(scope));
  LODE_RETURN_IF_ERROR(descend());
  LODE_ASSIGN_OR_RETURN(MaybeNode operand, parse_unary(scope));
  --level_;
  if (!operand) {
    return MaybeNode();
  }
  Node node;
  node.kind = NodeKind::kNot;
  node.span = {token.span.begin, operand->span.end};
  node.children.push_back(*std::move(operand));
  return MaybeNode(std::move(node));
}

// near := primary ("NEAR/n" primary)*
Result<TreeParser::MaybeNode> TreeParser::parse_near(const Scope& scope) {
  LODE_ASSIGN_OR_RETURN(MaybeNode first, parse_primary(scope));
  LODE_ASSIGN_OR_RETURN(Token sign, peek(scope));
  if (sign.kind != TokenKind::kNear) {
    return first;
  }
  Node near;
  near.kind = NodeKind::kNear;
  near.distance = sign.distance;
  MaybeNode operand = std::move(first);
  while (true) {
    if (!operand || !can_be_near(*operand) || !near_field(*operand) ||
        (!near.children.empty() && near_field(*operand) != near_field(near.children.front()))) {
      return fail(operand ? operand->span : sign.span,
                  "NEAR stands between words of one field: write (a OR b) NEAR/5 c*",
                  "a word, a prefix, or such joined by OR in brackets");
    }
    near.children.push_back(*std::move(operand));
    if (near.children.size() > kMaxNearWords) {
      return Unexpected(too_complex(
          "a chain of NEAR has at most " + std::to_string(kMaxNearWords) + " words: split it",
          sign.span.begin));
    }
    if (++near_words_ > kMaxAllNearWords) {
      return Unexpected(too_complex("the chains of NEAR in a query have at most " +
                                        std::to_string(kMaxAllNearWords) + " words: split it",
                                    sign.span.begin));
    }
    LODE_ASSIGN_OR_RETURN(Token next, peek(scope));
    if (next.kind != TokenKind::kNear) {
      break;
    }
    if (next.distance != near.distance) {
      return fail(next.span,
                  "a chain of NEAR has one distance: write a NEAR/5 b NEAR/5 c",
                  "NEAR/" + std::to_string(near.distance));
    }
    LODE_RETURN_IF_ERROR(take(scope));
    LODE_ASSIGN_OR_RETURN(operand, parse_primary(scope));
  }
  near.span = {near.children.front().span.begin, near.children.back().span.end};
  return MaybeNode(std::move(near));
}

}  // namespace lode::query
