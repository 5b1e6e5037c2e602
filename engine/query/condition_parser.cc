// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/query/condition_parser.h"

#include <algorithm>
#include <array>
#include <utility>

#include "engine/query/parser.h"
#include "engine/query/query_error.h"
#include "engine/query/value_reader.h"

namespace lode::query {
namespace {

constexpr std::string_view kPublished = "published";

std::optional<Target> find_exact(const Schema& schema, const std::string& name) {
  if (name == "title" || name == "text") {
    return Target{Target::Kind::kText, name == "title" ? name : "", nullptr};
  }
  if (name == "id" || name == "url") {
    return Target{Target::Kind::kExact, name, nullptr};
  }
  if (const FacetField* facet = schema.find(name)) {
    return Target{Target::Kind::kFacet, name, facet};
  }
  const FacetField* published = schema.find(kPublished);
  if (published != nullptr && published->kind == FacetKind::kDate &&
      (name == "since" || name == "until")) {
    return Target{name == "since" ? Target::Kind::kSince : Target::Kind::kUntil,
                  std::string(kPublished),
                  published};
  }
  return {};
}

std::string as_field_name(std::string_view written) {
  std::string name(written);
  std::transform(name.begin(), name.end(), name.begin(), [](char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : (c == '-' ? '_' : c);
  });
  return name;
}

bool has_ordered_values(const Target& target) {
  return target.facet != nullptr && target.facet->kind != FacetKind::kKeyword &&
         target.facet->kind != FacetKind::kRecord;
}

Comparison comparison_of(std::string_view sign) {
  constexpr std::array<std::pair<std::string_view, Comparison>, 4> kSigns{
      {{"<", Comparison::kLess},
       {"<=", Comparison::kAtMost},
       {">", Comparison::kGreater},
       {">=", Comparison::kAtLeast}}};
  for (const auto& [text, comparison] : kSigns) {
    if (text == sign) {
      return comparison;
    }
  }
  return Comparison::kEqual;
}

std::string help(const Target& target) {
  if (target.facet == nullptr) {
    return target.name + ":\"the whole " + target.name + "\"";
  }
  return value_help(*target.facet);
}

class ConditionParser {
 public:
  ConditionParser(Lexer& lexer, const Target& target, const ParseContext& context)
      : lexer_(lexer), target_(target), context_(context) {
    node_.kind = NodeKind::kCondition;
    node_.field = target.name;
    node_.span.begin = lexer.offset();
  }

  Result<Node> run() {
    const std::size_t begin = lexer_.offset();
    node_.comparison = comparison_of(lexer_.comparison_sign());
    if (target_.kind == Target::Kind::kSince || target_.kind == Target::Kind::kUntil) {
      if (node_.comparison != Comparison::kEqual) {
        return refuse_sign({begin, lexer_.offset()});
      }
      node_.comparison =
          target_.kind == Target::Kind::kSince ? Comparison::kAtLeast : Comparison::kAtMost;
    }
    const bool range = has_ordered_values(target_) && node_.comparison == Comparison::kEqual;
    const std::size_t value_begin = lexer_.offset();
    LODE_ASSIGN_OR_RETURN(Token low, lexer_.value(range));
    node_.text = low.text;
    LODE_RETURN_IF_ERROR(range ? read_range(low) : Result<void>());
    if (low.kind == TokenKind::kEnd && node_.text.empty()) {
      return Unexpected(syntax_error(lexer_.text(),
                                     {node_.span.begin, lexer_.offset()},
                                     "'" + target_.name + "' at byte " +
                                         std::to_string(node_.span.begin) +
                                         " has no value: write " + help(target_),
                                     help(target_)));
    }
    read_star(low);
    node_.span.end = lexer_.offset();
    if (is_valid()) {
      return std::move(node_);
    }
    if (low.kind != TokenKind::kQuoted || !has_ordered_values(target_) ||
        node_.comparison != Comparison::kEqual) {
      return refuse({value_begin, lexer_.offset()});
    }
    node_.unread = true;
    node_.span.begin = value_begin;
    return std::move(node_);
  }

 private:
  // "low..high", "low..", "..high", and the same with "..<".
  Result<void> read_range(const Token& low) {
    const std::string_view sign = lexer_.range_sign();
    if (sign.empty()) {
      return {};
    }
    LODE_ASSIGN_OR_RETURN(Token high, lexer_.value(false));
    const bool below = sign == "..<";
    if (high.kind == TokenKind::kEnd) {
      node_.comparison = Comparison::kAtLeast;
    } else if (low.kind == TokenKind::kEnd) {
      node_.text = high.text;
      node_.comparison = below ? Comparison::kLess : Comparison::kAtMost;
    } else {
      node_.high = high.text;
      node_.comparison = below ? Comparison::kRangeBelow : Comparison::kRange;
    }
    return {};
  }

  // "*" alone asks for any value, at the end of a keyword for all that begin so.
  void read_star(const Token& value) {
    if (node_.comparison != Comparison::kEqual || target_.kind != Target::Kind::kFacet) {
      return;
    }
    if (value.kind == TokenKind::kBare && node_.text == "*") {
      node_.text.clear();
      node_.comparison = Comparison::kHas;
      return;
    }
    if (has_ordered_values(target_)) {
      return;
    }
    if (value.kind == TokenKind::kQuoted) {
      node_.comparison = lexer_.star() ? Comparison::kStartsWith : Comparison::kEqual;
    } else if (node_.text.ends_with('*')) {
      node_.text.pop_back();
      node_.comparison = Comparison::kStartsWith;
    }
  }

  [[nodiscard]] bool is_valid() const {
    if (node_.comparison == Comparison::kHas) {
      return true;
    }
    if (has_ordered_values(target_)) {
      return interval_of(node_, *target_.facet, context_.reference).has_value();
    }
    return !node_.text.empty() &&
           (node_.comparison == Comparison::kEqual || node_.comparison == Comparison::kStartsWith);
  }

  // "since>2025"
  [[nodiscard]] Unexpected refuse_sign(SourceSpan span) const {
    const std::string name = target_.kind == Target::Kind::kSince ? "since" : "until";
    const std::string sign(lexer_.text().substr(span.begin, span.end - span.begin));
    return Unexpected(syntax_error(lexer_.text(),
                                   span,
                                   "'" + name + "' holds its sign already, so '" + sign +
                                       "' cannot follow: write " + name + ":2025-03, or " +
                                       target_.name + sign + "2025-03",
                                   ":"));
  }

  [[nodiscard]] Unexpected refuse(SourceSpan span) const {
    return Unexpected(value_error(lexer_.text(), span, target_.name, help(target_)));
  }

  Lexer& lexer_;
  const Target& target_;
  const ParseContext& context_;
  Node node_;
};

}  // namespace

std::optional<Target> find_target(const Schema& schema, std::string_view name) {
  if (auto target = find_exact(schema, std::string(name))) {
    return target;
  }
  return find_exact(schema, as_field_name(name));
}

std::optional<Target> find_role(const Schema& schema,
                                const FacetField& record,
                                std::string_view name) {
  const std::string wanted = as_field_name(name);
  const std::string before = record.name + ".";
  for (const RecordRole& role : record.roles) {
    const std::string full = before + role.name;
    const FacetField* facet = schema.find(full);
    if (facet != nullptr && (wanted == role.name || wanted == full)) {
      return Target{Target::Kind::kFacet, full, facet};
    }
  }
  if (wanted == kTypeOfRecord) {
    return Target{Target::Kind::kFacet, record.name, &record};
  }
  return {};
}

Result<Node> parse_condition(Lexer& lexer, const Target& target, const ParseContext& context) {
  return ConditionParser(lexer, target, context).run();
}

Result<Node> parse_range(std::string_view text,
                         const FacetField& facet,
                         const ParseContext& context) {
  const Target target{Target::Kind::kFacet, facet.name, &facet};
  Lexer lexer(text);
  auto node = parse_condition(lexer, target, context);
  if (!node || node->comparison == Comparison::kHas || node->unread ||
      lexer.offset() != text.size()) {
    return Unexpected(value_error(text, {0, text.size()}, facet.name, value_help(facet)));
  }
  return node;
}

}  // namespace lode::query
