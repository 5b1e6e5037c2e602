// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/query/quoted_values.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <map>
#include <optional>
#include <string>
#include <utility>

#include <xapian.h>

#include "engine/analysis/analyzer.h"
#include "engine/base/civil_date.h"
#include "engine/index/term_layout.h"
#include "engine/query/known_values.h"
#include "engine/query/lexer.h"
#include "engine/query/matcher.h"
#include "engine/query/query_error.h"
#include "engine/query/value_reader.h"

namespace lode::query {
namespace {

// A value that is written so, and where.
struct Reading {
  Value value;
  std::size_t documents = 0;
  std::string example;  // Id of one.
};

std::string written_number(double value) {
  std::array<char, 400> digits{};  // Longer than any double without an exponent.
  const auto [end, error] =
      std::to_chars(digits.data(), digits.data() + digits.size(), value, std::chars_format::fixed);
  return error == std::errc{} ? std::string(digits.data(), end) : std::string();
}

// The ends of a value as value_reader.h reads them; the second is empty if they are the same.
std::pair<std::string, std::string> ends_of(const Value& value) {
  std::string low;
  std::string high;
  if (const auto* money = std::get_if<Money>(&value)) {
    low = decimal(money->low_units, money->low_nanos) + " " + money->currency;
    high = decimal(money->high_units, money->high_nanos) + " " + money->currency;
  } else if (const auto* number = std::get_if<Number>(&value)) {
    low = written_number(number->low);
    high = written_number(number->high);
  } else if (const auto* date = std::get_if<Date>(&value)) {
    low = to_text(*date);
    if (low.find("..") != std::string::npos) {
      low = to_iso(from_days(date->first_day));
      high = to_iso(from_days(date->last_day));
    }
  } else {
    low = to_text(value);
  }
  return {low, high == low ? std::string() : high};
}

// The facet of the annotations that hold the values of `facet`, which may be a role.
std::string carrier_of(const Schema& schema, const std::string& facet) {
  const std::size_t dot = facet.find('.');
  const FacetField* record =
      dot == std::string::npos ? nullptr : schema.find(std::string_view(facet).substr(0, dot));
  if (record != nullptr) {
    for (const RecordRole& role : record->roles) {
      if (role.name == std::string_view(facet).substr(dot + 1)) {
        return role.facet;
      }
    }
  }
  return facet;
}

class QuoteReader {
 public:
  QuoteReader(std::string_view text, const QuoteContext& context, std::vector<Warning>& warnings)
      : text_(text), context_(context), warnings_(warnings) {}

  Result<void> read(Node& node) {
    if (node.kind == NodeKind::kCondition) {
      return read_condition(node);
    }
    for (Node& child : node.children) {
      LODE_RETURN_IF_ERROR(read(child));
    }
    return {};
  }

 private:
  Result<void> read_condition(Node& node) {
    const FacetField* facet = context_.snapshot.schema.find(node.field);
    if (facet == nullptr || facet->kind == FacetKind::kRecord ||
        node.comparison != Comparison::kEqual) {
      return {};
    }
    if (facet->kind == FacetKind::kKeyword ? has_keyword(context_.snapshot, node) : !node.unread) {
      return {};
    }
    std::vector<Reading> readings;
    if (lookups_ < kMaxQuoteLookups) {
      ++lookups_;
      LODE_ASSIGN_OR_RETURN(readings, readings_of(node, *facet));
    }
    if (readings.empty()) {
      return node.unread ? Result<void>(Unexpected(
                               value_error(text_, node.span, node.field, value_help(*facet))))
                         : Result<void>();
    }
    warn(node, readings);
    replace(node, readings);
    return {};
  }

  // Facts of the newest documents that are written like `node`; the most frequent value first.
  [[nodiscard]] Result<std::vector<Reading>> readings_of(const Node& node,
                                                         const FacetField& facet) {
    std::vector<std::string> words;
    for (const auto& term : analysis::Analyzer("").terms(node.text)) {
      words.push_back(term.word);
    }
    if (words.empty() || words.size() > kMaxPhraseWords) {
      return std::vector<Reading>();
    }
    const std::string carrier = carrier_of(context_.snapshot.schema, node.field);
    const auto window = static_cast<Xapian::termcount>(words.size());
    const Xapian::Query query(
        Xapian::Query::OP_FILTER,
        Xapian::Query(Xapian::Query::OP_PHRASE, words.begin(), words.end(), window),
        Xapian::Query(index::has_facet_term(carrier)));
    const Matches matches = run_match(context_.snapshot.reader,
                                      query,
                                      {.count = kMaxQuoteDocuments, .exact_count = false},
                                      context_.watch,
                                      context_.shards);
    std::map<std::string, Reading> readings;
    for (const Match& match : matches.best) {
      context_.watch->check_now();
      LODE_ASSIGN_OR_RETURN(const Document document,
                            context_.snapshot.reader.document(
                                location_of(match.number, context_.snapshot.reader.shards())));
      collect(document, carrier, facet.kind, index::fold_value(node.text), readings);
    }
    return best_of(std::move(readings));
  }

  static void collect(const Document& document,
                      const std::string& carrier,
                      FacetKind kind,
                      const std::string& wanted,
                      std::map<std::string, Reading>& readings) {
    for (const Annotation& annotation : document.annotations) {
      if (annotation.facet == carrier && annotation.span.field != Field::kFurniture &&
          !annotation.span.whole_document && kind_of(annotation.value) == kind &&
          index::fold_value(quote(document, annotation.span)) == wanted) {
        Reading& reading = readings[to_text(annotation.value)];
        reading.value = annotation.value;
        reading.documents += reading.example == document.id ? 0 : 1;
        reading.example = document.id;
      }
    }
  }

  static std::vector<Reading> best_of(std::map<std::string, Reading> readings) {
    std::vector<Reading> best;
    for (auto& [text, reading] : readings) {
      best.push_back(std::move(reading));
    }
    std::stable_sort(best.begin(), best.end(), [](const Reading& a, const Reading& b) {
      return a.documents > b.documents;
    });
    best.resize(std::min(best.size(), kMaxQuoteValues));
    return best;
  }

  void warn(const Node& node, const std::vector<Reading>& readings) {
    std::string values;
    for (const Reading& reading : readings) {
      values += (values.empty() ? "" : ", ") + shown(to_text(reading.value));
    }
    warnings_.push_back({"QUOTED_VALUE",
                         "'" + shown(node.text) + "' stands for " + values + ", as in document '" +
                             shown(readings.front().example) + "'",
                         node.span.begin});
  }

  static void replace(Node& node, const std::vector<Reading>& readings) {
    std::vector<Node> conditions;
    for (const Reading& reading : readings) {
      Node condition = node;
      condition.unread = false;
      std::tie(condition.text, condition.high) = ends_of(reading.value);
      condition.comparison = condition.high.empty() ? Comparison::kEqual : Comparison::kRange;
      conditions.push_back(std::move(condition));
    }
    if (conditions.size() == 1) {
      node = std::move(conditions.front());
      return;
    }
    Node any;
    any.kind = NodeKind::kOr;
    any.span = node.span;
    any.children = std::move(conditions);
    node = std::move(any);
  }

  std::string_view text_;
  const QuoteContext& context_;
  std::vector<Warning>& warnings_;
  std::size_t lookups_ = 0;
};

}  // namespace

Result<void> read_quoted_values(Node& root,
                                std::string_view text,
                                const QuoteContext& context,
                                std::vector<Warning>& warnings) {
  return QuoteReader(text, context, warnings).read(root);
}

}  // namespace lode::query
