// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/query/facet_check.h"

#include <algorithm>
#include <iterator>
#include <string>

#include "engine/query/calendar.h"
#include "engine/query/figure.h"
#include "engine/query/query_error.h"
#include "engine/query/record_values.h"

namespace lode::query {
namespace {

constexpr std::string_view kAuto = "auto";

// One facet request, and what is wrong with it.
class Check {
 public:
  Check(const FacetRequest& request, const FacetField& facet) : request_(request), facet_(facet) {}

  // The first complaint; empty: none.
  [[nodiscard]] std::string complaint() const {
    for (const std::string& found : {field(), groups(), terms(), figures()}) {
      if (!found.empty()) {
        return found;
      }
    }
    return {};
  }

 private:
  [[nodiscard]] bool has_interval() const { return !request_.interval.empty(); }
  [[nodiscard]] bool has_ranges() const { return !request_.ranges.empty(); }
  // Groups of values instead of single ones.
  [[nodiscard]] bool has_groups() const {
    return has_interval() || has_ranges() || request_.auto_ranges;
  }

  [[nodiscard]] std::string field() const {
    return facet_.facetable ? "" : "cannot be counted: choose another one";
  }

  [[nodiscard]] std::string groups() const {
    if (has_interval() && (facet_.kind != FacetKind::kDate ||
                           (request_.interval != kAuto && !interval_named(request_.interval)))) {
      return "has no interval '" + request_.interval +
             "': dates have year, quarter, month, week, day and auto";
    }
    if (request_.fill_empty && !has_interval()) {
      return "has no empty intervals to fill: name an interval";
    }
    if (request_.ranges.size() > kMaxRanges) {
      return "has more than " + std::to_string(kMaxRanges) + " ranges: ask for fewer";
    }
    if (has_ranges() && (!is_ordered(facet_.kind) || has_interval() || request_.auto_ranges)) {
      return "has no ranges: they are for money, dates and numbers without an interval or "
             "automatic "
             "ranges";
    }
    if (request_.auto_ranges && facet_.kind == FacetKind::kDate) {
      return "has no automatic ranges: for dates use the interval 'auto'";
    }
    if (request_.auto_ranges && !is_ordered(facet_.kind)) {
      return "has no automatic ranges: they are for money and numbers";
    }
    if (request_.auto_ranges && request_.limit < kMinAutoRanges) {
      return "has a limit of " + std::to_string(request_.limit) +
             " automatic ranges: allow at least " + std::to_string(kMinAutoRanges);
    }
    return {};
  }

  [[nodiscard]] std::string terms() const {
    if (!request_.parent.empty() && !facet_.hierarchical) {
      return "has no hierarchy: leave 'parent' out";
    }
    if (!read_bucket_order(request_.order_by)) {
      return "has no order '" + request_.order_by +
             "': use count or name, and desc or asc behind it";
    }
    const bool narrowed = !request_.value_prefix.empty() || !request_.parent.empty();
    if (has_groups() && (narrowed || !request_.values.empty() || !request_.order_by.empty() ||
                         request_.offset > 0)) {
      return "has ranges or an interval, which come whole and in their own order: leave "
             "'value_prefix', 'parent', 'values', 'order_by' and 'offset' out";
    }
    if (!request_.values.empty() && (facet_.kind != FacetKind::kKeyword || narrowed)) {
      return "has no values to name: that is for keywords, without 'value_prefix' and 'parent'";
    }
    if (request_.values.size() > kMaxBuckets) {
      return "has more than " + std::to_string(kMaxBuckets) + " values: ask for fewer";
    }
    return {};
  }

  [[nodiscard]] std::string figures() const {
    if (request_.percentiles.size() > kMaxPercentiles) {
      return "has more than " + std::to_string(kMaxPercentiles) + " percentiles: ask for fewer";
    }
    for (const double percent : request_.percentiles) {
      if (!(percent >= 0 && percent <= 100)) {
        return "has no percentile " + std::to_string(percent) + ": they go from 0 to 100";
      }
    }
    return {};
  }

  const FacetRequest& request_;
  const FacetField& facet_;
};

}  // namespace

std::optional<BucketOrder> read_bucket_order(std::string_view text) {
  const std::string tidied = tidy(text);
  const std::size_t blank = tidied.find(' ');
  const std::string by = tidied.substr(0, blank);
  const std::string direction = blank == std::string::npos ? "" : tidied.substr(blank + 1);
  const bool known = by.empty() || by == "count" || by == "name";
  if (!known || !(direction.empty() || direction == "asc" || direction == "desc")) {
    return {};
  }
  const bool by_name = by == "name";
  return BucketOrder{by_name, direction.empty() ? !by_name : direction == "desc"};
}

bool is_ordered(FacetKind kind) noexcept {
  return kind == FacetKind::kMoney || kind == FacetKind::kDate || kind == FacetKind::kNumber;
}

Result<void> check_facet(const FacetRequest& request, const ParseContext& context) {
  const FacetField* facet = context.schema.find(request.key);
  const auto refuse = [&](const std::string& message) {
    return Unexpected(bad_request("facet '" + request.key + "' " + message, "facets"));
  };
  if (facet == nullptr) {
    const bool text = std::find(std::begin(kTextFields), std::end(kTextFields), request.key) !=
                      std::end(kTextFields);
    return text ? Result<void>(refuse("is a text and has no values to count: choose a facet"))
                : Unexpected(unknown_field(context.schema, request.key));
  }
  if (const std::string complaint = Check(request, *facet).complaint(); !complaint.empty()) {
    return refuse(complaint);
  }
  if (!request.record_filter.empty()) {
    LODE_RETURN_IF_ERROR(read_record_filter(request.key, request.record_filter, context));
  }
  for (const std::string& range : request.ranges) {
    LODE_RETURN_IF_ERROR(parse_range(range, *facet, context));
  }
  return {};
}

}  // namespace lode::query
