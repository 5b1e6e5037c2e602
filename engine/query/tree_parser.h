// SPDX-License-Identifier: GPL-3.0-or-later
// The parser itself: one function for each rule of the grammar. Internal to parser.cc; what joins
// pieces is in tree_parser.cc, what they are in piece_parser.cc.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/base/result.h"
#include "engine/query/condition_parser.h"
#include "engine/query/lexer.h"
#include "engine/query/parser.h"

namespace lode::query {

// [owner-thread] For one text. Errors of all functions: those of parse().
class TreeParser {
 public:
  // Both outlive the parser; `text` is UTF-8.
  TreeParser(std::string_view text, const ParseContext& context)
      : text_(text), context_(context), lexer_(text) {}

  [[nodiscard]] Result<Parsed> run();
  // See parse_record().
  [[nodiscard]] Result<Parsed> run_record(const FacetField& record);

 private:
  // A piece of the query that asks for nothing, such as "&", is no node.
  using MaybeNode = std::optional<Node>;

  // What pieces mean at some place: words of a text field, or values of a facet.
  struct Scope {
    Target target;
    bool group = false;                  // Inside of the brackets of field:( ).
    const FacetField* record = nullptr;  // Inside of the braces of record:{ }.
  };

  [[nodiscard]] Unexpected fail(SourceSpan span, std::string message, std::string expected) const;
  [[nodiscard]] Result<Token> peek(const Scope& scope) const;
  [[nodiscard]] Result<Token> take(const Scope& scope);
  // Errors: QUERY_TOO_COMPLEX.
  [[nodiscard]] Result<Parsed> finish(Node root);
  // One level of brackets more.
  [[nodiscard]] Result<void> descend();

  [[nodiscard]] Result<MaybeNode> parse_or(const Scope& scope);
  [[nodiscard]] Result<MaybeNode> parse_and(const Scope& scope, bool& has_and);
  [[nodiscard]] Result<MaybeNode> parse_unary(const Scope& scope);
  [[nodiscard]] Result<MaybeNode> parse_near(const Scope& scope);

  [[nodiscard]] Result<MaybeNode> parse_primary(const Scope& scope);
  [[nodiscard]] Result<MaybeNode> parse_brackets(const Scope& scope, const Token& open);
  // A word, a phrase, or in the brackets of a facet one of its values.
  [[nodiscard]] Result<MaybeNode> parse_piece(const Scope& scope, const Token& token);
  // Reads a boost right here, if there is one.
  [[nodiscard]] Result<void> read_boost(MaybeNode& node);
  [[nodiscard]] Result<MaybeNode> parse_word(const Token& token, const std::string& field);
  // Within a record a piece alone can only be "*", any record.
  [[nodiscard]] Result<MaybeNode> parse_any_record(const FacetField& record, const Token& token);
  // field:value, field>=value, field:( ... ), record:{ ... }. `before` stands at the name.
  [[nodiscard]] Result<MaybeNode> parse_field(const Scope& scope,
                                              const Token& name,
                                              const Lexer& before);
  // Warns of a word behind a condition that would make a value together with that of `node`:
  // "power>=1 GW" asks for 1 MW and for the word.
  void warn_of_split_value(const Scope& scope, const Target& target, const Node& node);
  // What the name stands for. Nothing if it is a word with a colon.
  [[nodiscard]] Result<std::optional<Target>> find_field(const Scope& scope, const Token& name);
  // record:{ conditions on its roles }, from the brace on.
  [[nodiscard]] Result<MaybeNode> parse_record(const Scope& scope,
                                               const Target& target,
                                               const Token& name);
  [[nodiscard]] Result<MaybeNode> parse_text_field(const Target& target,
                                                   const Token& name,
                                                   std::string_view sign);
  // "Note: this" in a pasted sentence is a word.
  [[nodiscard]] bool is_colon_word(const Token& name) const;
  [[nodiscard]] std::string_view piece(SourceSpan span) const;

  std::string_view text_;
  const ParseContext& context_;
  Lexer lexer_;
  std::vector<Warning> warnings_;
  std::size_t level_ = 0;
  std::size_t near_words_ = 0;
};

}  // namespace lode::query
