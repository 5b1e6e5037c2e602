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
    const std::string& interval = request_.interval;
    if (has_interval() && facet_.kind != FacetKind::kDate) {
      return "has no interval '" + interval + "': intervals are for dates";
    }
    if (has_interval() && interval != kAuto && !interval_named(interval)) {
      return "has no interval '" + interval +
             "': dates have year, quarter, month, week, day and auto";
    }
    if (request_.fill_empty && !has_interval()) {
      return "has no empty intervals to fill: name an interval";
    }
    if (request_.ranges.size() > kMaxRanges) {
      return "has more than " + std::to_string(kMaxRanges) + " ranges: ask for fewer";
    }
    if (has_ranges() && !is_ordered(facet_.kind)) {
      return "has no range '" + request_.ranges.front() +
             "': ranges are for money, dates and numbers";
    }
    if (has_ranges() && (has_interval() || request_.auto_ranges)) {
      return "has the range '" + request_.ranges.front() + "' beside " +
             (has_interval() ? "the interval '" + interval + "'" : "automatic ranges") +
             ": ask for the facet twice, once with each";
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

  // An option that picks or orders single values, as people say it; empty: none.
  [[nodiscard]] std::string of_single_values() const {
    if (!request_.value_prefix.empty()) {
      return "prefix '" + request_.value_prefix + "'";
    }
    if (!request_.parent.empty()) {
      return "parent '" + request_.parent + "'";
    }
    if (!request_.values.empty()) {
      return "value '" + request_.values.front() + "'";
    }
    if (!request_.order_by.empty()) {
      return "order '" + request_.order_by + "'";
    }
    return request_.offset > 0 ? "offset " + std::to_string(request_.offset) : "";
  }

  [[nodiscard]] std::string terms() const {
    if (!request_.parent.empty() && !facet_.hierarchical) {
      return "has no parents such as '" + request_.parent + "': leave the parent out";
    }
    if (!read_bucket_order(request_.order_by)) {
      return "has no order '" + request_.order_by +
             "': use count or name, and desc or asc behind it";
    }
    if (const std::string option = of_single_values(); has_groups() && !option.empty()) {
      return "has ranges or an interval, which come whole and in their own order: leave the " +
             option + " out";
    }
    if (!request_.values.empty() && facet_.kind != FacetKind::kKeyword) {
      return "has no value '" + request_.values.front() + "' to name: that is for keywords" +
             (is_ordered(facet_.kind) ? ", here ask for a range" : "");
    }
    if (!request_.values.empty() && (!request_.value_prefix.empty() || !request_.parent.empty())) {
      return "names the value '" + request_.values.front() +
             "' and has a prefix or parent: leave one of them out";
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

Node parent_condition(const FacetRequest& request) {
  Node parent;
  parent.kind = NodeKind::kCondition;
  parent.field = request.key;
  parent.text = request.parent;
  return parent;
}

}  // namespace lode::query
