// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/query/order.h"

#include <algorithm>

#include "engine/base/check.h"
#include "engine/query/figure.h"
#include "engine/query/query_error.h"

namespace lode::query {
namespace {

constexpr std::string_view kDefaultFacet = "published";

// A document with what it is sorted by.
struct Item {
  Match match;
  const facts::Entry* entry = nullptr;  // The value that counts; nullptr: none.
};

// -1, 0 or 1: how `a` and `b` compare when small values come first.
int compare(const facts::Entry& a, const facts::Entry& b, FacetKind kind, bool high_end) {
  if (kind == FacetKind::kKeyword || kind == FacetKind::kRecord) {
    const int order = a.folded.compare(b.folded);
    return (order > 0 ? 1 : 0) - (order < 0 ? 1 : 0);
  }
  const double left = high_end ? a.high : a.low;
  const double right = high_end ? b.high : b.low;
  return (left > right ? 1 : 0) - (left < right ? 1 : 0);
}

const facts::Entry* deciding_entry(const Order& order, index::Location location) {
  const facts::Entry* best = nullptr;
  const FacetKind kind = order.column->kind();
  for (const facts::Ordinal ordinal : order.column->values(location)) {
    const facts::Entry& entry = order.column->dictionary().entry(ordinal);
    const int difference = best == nullptr ? 1 : compare(entry, *best, kind, order.descending);
    if (best == nullptr || (order.descending ? difference > 0 : difference < 0)) {
      best = &entry;
    }
  }
  return best;
}

bool comes_before(const Item& a, const Item& b, const Order& order) {
  if ((a.entry == nullptr) != (b.entry == nullptr)) {
    return b.entry == nullptr;
  }
  if (a.entry != nullptr) {
    const int difference = compare(*a.entry, *b.entry, order.column->kind(), order.descending);
    if (difference != 0) {
      return order.descending ? difference > 0 : difference < 0;
    }
  }
  return a.match.score != b.match.score ? a.match.score > b.match.score
                                        : a.match.number < b.match.number;
}

}  // namespace

Result<Order> read_order(const std::string& order_by, const Snapshot& snapshot, bool has_scores) {
  const std::string tidied = tidy(order_by);
  if (tidied.empty() || tidied == "relevance" || tidied == "relevance desc") {
    const FacetField* published = snapshot.schema.find(kDefaultFacet);
    const bool by_date = !has_scores && published != nullptr && published->sortable;
    return Order{by_date ? snapshot.columns.find(kDefaultFacet) : nullptr, true};
  }
  const std::size_t blank = tidied.find(' ');
  const std::string name = tidied.substr(0, blank);
  const std::string direction = blank == std::string::npos ? "asc" : tidied.substr(blank + 1);
  const FacetField* facet = snapshot.schema.find(name);
  if (facet == nullptr) {
    return Unexpected(unknown_field(snapshot.schema, name));
  }
  if (!facet->sortable) {
    return Unexpected(
        bad_request("'" + shown(name) + "' cannot be sorted by: choose another facet", "order_by"));
  }
  if (direction != "asc" && direction != "desc") {
    return Unexpected(bad_request(
        "'" + shown(order_by) + "' is no order: write '" + name + " asc' or '" + name + " desc'",
        "order_by"));
  }
  return Order{snapshot.columns.find(name), direction == "desc"};
}

void sort_by_column(std::vector<Match>& matches,
                    std::size_t count,
                    const Order& order,
                    std::uint32_t shards) {
  LODE_CHECK(order.column != nullptr);
  std::vector<Item> items;
  items.reserve(matches.size());
  for (const Match& match : matches) {
    items.push_back({match, deciding_entry(order, location_of(match.number, shards))});
  }
  const auto middle = items.begin() + static_cast<std::ptrdiff_t>(std::min(count, items.size()));
  std::partial_sort(items.begin(), middle, items.end(), [&](const Item& a, const Item& b) {
    return comes_before(a, b, order);
  });
  std::transform(
      items.begin(), items.end(), matches.begin(), [](const Item& item) { return item.match; });
}

}  // namespace lode::query
