// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/query/parser.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "engine/base/utf8.h"
#include "engine/query/condition_parser.h"
#include "engine/query/lexer.h"
#include "engine/query/query_error.h"
#include "engine/query/word_parser.h"

namespace lode::query {
namespace {

// A piece of the query that asks for nothing, such as "&", is no node.
using MaybeNode = std::optional<Node>;

// What pieces mean at some place: words of a text field, or values of a facet.
struct Scope {
  Target target;
  bool group = false;  // Inside of the brackets of field:( ).
};

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
  switch (node.kind) {
    case NodeKind::kWord:
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

class Parser {
 public:
  Parser(std::string_view text, const ParseContext& context)
      : text_(text), context_(context), lexer_(text) {}

  Result<Parsed> run() {
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
                  "'" + std::string(text_) + "' holds no word to search for: write at least one",
                  "a word");
    }
    if (count_leaves(*root) > kMaxClauses || depth(*root) > kMaxDepth) {
      return Unexpected(too_complex("the query has more than " + std::to_string(kMaxClauses) +
                                    " clauses or " + std::to_string(kMaxDepth) +
                                    " levels of brackets: split it"));
    }
    return Parsed{*std::move(root), std::move(warnings_)};
  }

 private:
  Unexpected fail(SourceSpan span, std::string message, std::string expected) {
    return Unexpected(syntax_error(text_, span, std::move(message), std::move(expected)));
  }

  Result<Token> peek(const Scope& scope) {
    Lexer ahead = lexer_;
    return ahead.next(!scope.group);
  }

  Result<Token> take(const Scope& scope) { return lexer_.next(!scope.group); }

  Result<void> descend() {
    if (++level_ > kMaxDepth) {
      return Unexpected(too_complex("the query has more than " + std::to_string(kMaxDepth) +
                                    " levels of brackets: split it"));
    }
    return {};
  }

  // or := and ("OR" and)*
  Result<MaybeNode> parse_or(const Scope& scope) {
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
  Result<MaybeNode> parse_and(const Scope& scope, bool& has_and) {
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
                 token.kind == TokenKind::kOr) {
        break;
      }
    }
    has_and = pieces > 1;
    return parts.empty() ? MaybeNode() : MaybeNode(join(NodeKind::kAnd, std::move(parts)));
  }

  // unary := ("NOT" | "-") unary | near
  Result<MaybeNode> parse_unary(const Scope& scope) {
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
  Result<MaybeNode> parse_near(const Scope& scope) {
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
        return Unexpected(too_complex("a chain of NEAR has at most " +
                                      std::to_string(kMaxNearWords) + " words: split it"));
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

  Result<MaybeNode> parse_primary(const Scope& scope) {
    const Lexer before = lexer_;
    LODE_ASSIGN_OR_RETURN(Token token, take(scope));
    switch (token.kind) {
      case TokenKind::kOpen: return parse_brackets(scope, token);
      case TokenKind::kField: return parse_field(token, before);
      case TokenKind::kQuoted:
      case TokenKind::kBare: return parse_piece(scope, token);
      default: break;
    }
    const std::string found = token.kind == TokenKind::kEnd
                                  ? "the query ends"
                                  : "'" + std::string(piece(token.span)) + "' stands";
    return fail(token.span,
                found + " at byte " + std::to_string(token.span.begin) +
                    " where a word is needed: add one, or put quotes around the operator",
                "a word, a condition or a bracket");
  }

  Result<MaybeNode> parse_brackets(const Scope& scope, const Token& open) {
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
    return inner;
  }

  // A word, a phrase, or in the brackets of a facet one of its values.
  Result<MaybeNode> parse_piece(const Scope& scope, const Token& token) {
    if (scope.target.kind == Target::Kind::kText) {
      return parse_word(token, scope.target.name);
    }
    lexer_ = Lexer(text_, token.span.begin);
    LODE_ASSIGN_OR_RETURN(Node node, parse_condition(lexer_, scope.target, context_));
    return MaybeNode(std::move(node));
  }

  Result<MaybeNode> parse_word(const Token& token, const std::string& field) {
    const bool star = token.kind == TokenKind::kQuoted && lexer_.star();
    if (star) {
      return fail(token.span,
                  "a phrase cannot end with '*': put the '*' after a single word",
                  "a phrase without '*'");
    }
    LODE_ASSIGN_OR_RETURN(MaybeNode node, make_word(text_, token, field));
    if (!node) {
      warnings_.push_back({"IGNORED_PIECE",
                           "'" + std::string(piece(token.span)) + "' holds no word and is ignored",
                           token.span.begin});
    }
    return node;
  }

  // field:value, field>=value, field:( ... ). `before` stands at the name.
  Result<MaybeNode> parse_field(const Token& name, const Lexer& before) {
    const auto target = find_target(context_.schema, name.text);
    if (!target && is_colon_word(name)) {
      lexer_ = before;
      LODE_ASSIGN_OR_RETURN(Token word, lexer_.next(false));
      return parse_word(word, "");
    }
    if (!target) {
      Error error = unknown_field(context_.schema, name.text);
      error.message += ", or put quotes around it to search for the words";
      error.metadata.emplace_back("offset", std::to_string(name.span.begin));
      error.metadata.emplace_back("piece", name.text);
      return Unexpected(std::move(error));
    }
    const Lexer at_sign = lexer_;
    const std::string_view sign = lexer_.comparison_sign();
    const std::string_view rest = text_.substr(lexer_.offset());
    if (rest.starts_with('{')) {
      return fail({name.span.begin, text_.size()},
                  "conditions on one record, " + name.text +
                      ":{...}, are not known to this "
                      "version: use " +
                      name.text +
                      ".role:value, which looks at all records of "
                      "the document",
                  "a value");
    }
    if (rest.starts_with('(') && (sign == ":" || sign == "=")) {
      LODE_ASSIGN_OR_RETURN(Token open, take({}));
      return parse_brackets({*target, true}, open);
    }
    if (target->kind == Target::Kind::kText) {
      return parse_text_field(*target, name, sign);
    }
    lexer_ = at_sign;
    LODE_ASSIGN_OR_RETURN(Node node, parse_condition(lexer_, *target, context_));
    node.span.begin = name.span.begin;
    return MaybeNode(std::move(node));
  }

  Result<MaybeNode> parse_text_field(const Target& target,
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

  // "Note: this" in a pasted sentence is a word.
  [[nodiscard]] bool is_colon_word(const Token& name) const {
    const std::string_view rest = text_.substr(name.span.end);
    return rest.starts_with(':') && (rest.size() == 1 || rest[1] == ' ' || rest[1] == ')');
  }

  [[nodiscard]] std::string_view piece(SourceSpan span) const {
    return text_.substr(span.begin, span.end - span.begin);
  }

  std::string_view text_;
  const ParseContext& context_;
  Lexer lexer_;
  std::vector<Warning> warnings_;
  std::size_t level_ = 0;
};

}  // namespace

Result<Parsed> parse(std::string_view text, const ParseContext& context) {
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
  return Parser(text, context).run();
}

}  // namespace lode::query
