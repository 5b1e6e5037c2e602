// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/query/known_values.h"

#include <algorithm>
#include <string>
#include <tuple>
#include <utility>

#include <xapian.h>

#include "engine/index/term_layout.h"
#include "engine/query/query_error.h"

namespace lode::query {
namespace {

constexpr std::size_t kMaxWarnings = 10;
// Of the nearest ones some may have gone with their documents.
constexpr std::size_t kMaxCandidates = 20;
constexpr std::size_t kMinContained = 3;  // Bytes of a part of a name that may stand for it.

// Lower is nearer; nothing if `folded` is far from `wanted`.
std::optional<std::size_t> rank(const std::string& wanted, const std::string& folded) {
  const std::size_t most = std::max<std::size_t>(1, std::min<std::size_t>(3, wanted.size() / 3));
  const std::size_t longer = std::max(wanted.size(), folded.size());
  const std::size_t shorter = std::min(wanted.size(), folded.size());
  if (longer - shorter <= most) {
    if (const std::size_t edits = edit_distance(wanted, folded); edits <= most) {
      return edits;
    }
  }
  if (shorter < kMinContained) {
    return {};
  }
  // "OpenAI Inc" for "OpenAI", "hynix" for "SK hynix".
  const bool begins = folded.starts_with(wanted + " ") || wanted.starts_with(folded + " ");
  const bool ends = folded.ends_with(" " + wanted);
  if (begins || ends) {
    return most + 1;
  }
  return folded.starts_with(wanted) ? std::optional(most + 2) : std::nullopt;
}

// Dictionaries never forget; the index does.
bool is_used(const Snapshot& snapshot, const std::string& facet, const facts::Entry& entry) {
  return snapshot.reader.database().term_exists(index::facet_term(facet, entry.text));
}

class ValueChecker {
 public:
  ValueChecker(const Snapshot& snapshot, Watch& watch, std::vector<Warning>& warnings)
      : snapshot_(snapshot), watch_(watch), warnings_(warnings) {}

  void check(const Node& node) {
    if (node.kind == NodeKind::kCondition && warned_ < kMaxWarnings) {
      check_condition(node);
    }
    for (const Node& child : node.children) {
      check(child);
    }
  }

 private:
  void check_condition(const Node& node) {
    const FacetField* facet = snapshot_.schema.find(node.field);
    const bool keyword = facet != nullptr &&
                         (facet->kind == FacetKind::kKeyword || facet->kind == FacetKind::kRecord);
    if (!keyword || node.comparison != Comparison::kEqual) {
      return;
    }
    if (has_keyword(snapshot_, node)) {
      return;
    }
    ++warned_;
    const facts::Column* column = snapshot_.columns.find(node.field);
    warnings_.push_back({"UNKNOWN_VALUE",
                         "no document has '" + shown(node.text) + "' as " + node.field + ": " +
                             way_out(node, column),
                         node.span.begin});
  }

  [[nodiscard]] std::string way_out(const Node& node, const facts::Column* column) {
    const std::string list = "list the values with 'lode facets " + node.field + "'";
    if (column == nullptr) {
      return "no document has any " + node.field + " yet";
    }
    std::string names;
    for (const std::string& name : nearest(node, column->dictionary())) {
      names += (names.empty() ? "" : ", ") + shown(name);
    }
    return names.empty() ? list : "did you mean " + names;
  }

  [[nodiscard]] std::vector<std::string> nearest(const Node& node,
                                                 const facts::Dictionary& dictionary) {
    const std::string wanted = index::fold_value(node.text);
    std::vector<std::tuple<std::size_t, std::size_t, facts::Ordinal>> ranked;  // Rank, size.
    const facts::Ordinal size = dictionary.size();
    for (facts::Ordinal i = 0; i < size && compared_ < kMaxComparedValues; ++i, ++compared_) {
      watch_.check();
      const std::string& folded = dictionary.entry(i).folded;
      if (const auto distance = rank(wanted, folded); distance && folded != wanted) {
        ranked.emplace_back(*distance, folded.size(), i);
      }
    }
    const std::size_t count = std::min(ranked.size(), kMaxCandidates);
    std::partial_sort(
        ranked.begin(), ranked.begin() + static_cast<std::ptrdiff_t>(count), ranked.end());
    std::vector<std::string> names;
    for (std::size_t i = 0; i < count && names.size() < kMaxNearValues; ++i) {
      const facts::Entry& entry = dictionary.entry(std::get<2>(ranked[i]));
      if (is_used(snapshot_, node.field, entry)) {
        names.push_back(entry.text);
      }
    }
    return names;
  }

  const Snapshot& snapshot_;
  Watch& watch_;
  std::vector<Warning>& warnings_;
  std::size_t compared_ = 0;
  std::size_t warned_ = 0;
};

}  // namespace

bool has_keyword(const Snapshot& snapshot, const Node& condition) {
  const facts::Column* column = snapshot.columns.find(condition.field);
  if (column == nullptr) {
    return false;
  }
  const auto known = column->dictionary().find(condition.text);
  return known && is_used(snapshot, condition.field, column->dictionary().entry(*known));
}

void warn_of_unknown_values(const Node& root,
                            const Snapshot& snapshot,
                            Watch& watch,
                            std::vector<Warning>& warnings) {
  ValueChecker(snapshot, watch, warnings).check(root);
}

}  // namespace lode::query
