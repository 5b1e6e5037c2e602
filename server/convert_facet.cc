// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/convert_facet.h"

#include "server/convert_value.h"
#include "server/status.h"

namespace lode::server {
namespace {

// A list of a facet that may be so long and no longer.
struct Bounded {
  const char* field;
  int size;
  std::size_t most;
};

Result<void> check_sizes(const v1::FacetSpec& spec, const std::string& path) {
  if (spec.limit() < 0 || static_cast<std::size_t>(spec.limit()) > query::kMaxBuckets) {
    return Unexpected(bad_request(path + ".limit",
                                  "limit '" + std::to_string(spec.limit()) + "' of facet '" +
                                      spec.key() + "': use 1 to 1000, or 0 for the default of 10"));
  }
  if (spec.offset() < 0) {
    return Unexpected(bad_request(path + ".offset",
                                  "offset '" + std::to_string(spec.offset()) + "' of facet '" +
                                      spec.key() + "' is negative: use 0 or more"));
  }
  for (const Bounded& list : {Bounded{"ranges", spec.ranges_size(), query::kMaxRanges},
                              Bounded{"values", spec.values_size(), query::kMaxBuckets},
                              Bounded{"statistics.percentiles",
                                      spec.statistics().percentiles_size(),
                                      query::kMaxPercentiles}}) {
    if (static_cast<std::size_t>(list.size) > list.most) {
      return Unexpected(bad_request(path + "." + list.field,
                                    "facet '" + spec.key() + "' has " + std::to_string(list.size) +
                                        " " + list.field + ": at most " +
                                        std::to_string(list.most) + " are allowed"));
    }
  }
  return {};
}

std::vector<double> percentiles_from(const v1::StatisticsSpec& spec) {
  if (spec.percentiles().empty()) {
    return {50, 90, 99};
  }
  return {spec.percentiles().begin(), spec.percentiles().end()};
}

v1::Statistics to_proto(const query::Statistics& statistics) {
  v1::Statistics out;
  out.set_count(static_cast<std::int64_t>(statistics.count));
  out.set_min(statistics.min);
  out.set_max(statistics.max);
  out.set_sum(statistics.sum);
  out.set_unit(wire_text(statistics.unit));
  out.set_mean(statistics.mean);
  for (const query::Percentile& percentile : statistics.percentiles) {
    v1::Percentile& message = *out.add_percentiles();
    message.set_percent(percentile.percent);
    message.set_value(percentile.value);
  }
  return out;
}

}  // namespace

Result<query::FacetRequest> facet_from_proto(const v1::FacetSpec& spec, const std::string& path) {
  if (spec.key().empty()) {
    return Unexpected(bad_request(path + ".key", "a facet has no key: name a field to count"));
  }
  LODE_RETURN_IF_ERROR(check_sizes(spec, path));
  query::FacetRequest out;
  out.key = spec.key();
  if (spec.limit() > 0) {
    out.limit = static_cast<std::size_t>(spec.limit());
  } else if (!spec.values().empty()) {
    out.limit = query::kMaxBuckets;
  }
  out.value_prefix = spec.value_prefix();
  out.parent = spec.parent();
  out.exclude_own_filter = spec.exclude_own_filter();
  out.ranges.assign(spec.ranges().begin(), spec.ranges().end());
  out.interval = spec.interval();
  out.order_by = spec.order_by();
  out.offset = static_cast<std::size_t>(spec.offset());
  out.values.assign(spec.values().begin(), spec.values().end());
  out.auto_ranges = spec.auto_ranges();
  out.fill_empty = spec.fill_empty();
  out.record_filter = spec.record_filter();
  if (spec.has_statistics()) {
    out.percentiles = percentiles_from(spec.statistics());
  }
  return out;
}

v1::FacetResult to_proto(const query::FacetResult& facet) {
  v1::FacetResult out;
  out.set_key(wire_text(facet.key));
  for (const query::Bucket& bucket : facet.buckets) {
    v1::Bucket& message = *out.add_buckets();
    if (bucket.value) {
      *message.mutable_value() = server::to_proto(*bucket.value);
    }
    message.set_text(wire_text(bucket.text));
    message.set_count(static_cast<std::int64_t>(bucket.count));
    if (bucket.bounds) {
      message.mutable_bounds()->set_low(bucket.bounds->low);
      message.mutable_bounds()->set_high(bucket.bounds->high);
    }
  }
  out.set_distinct_values(static_cast<std::int64_t>(facet.distinct_values));
  out.set_missing_count(static_cast<std::int64_t>(facet.missing));
  out.set_other_count(static_cast<std::int64_t>(facet.other));
  out.set_exact(facet.exact);
  if (facet.statistics) {
    *out.mutable_statistics() = to_proto(*facet.statistics);
  }
  out.set_omitted_buckets(static_cast<std::int64_t>(facet.omitted));
  return out;
}

}  // namespace lode::server
