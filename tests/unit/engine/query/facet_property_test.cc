// SPDX-License-Identifier: GPL-3.0-or-later
// Orders, pages, named values, automatic ranges, filled intervals, percentiles and disjunctive
// counts against the judge (tests/support/naive_search.h), on random corpora and filters.
#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <map>
#include <set>

#include <gtest/gtest.h>

#include "engine/analysis/language.h"
#include "engine/index/term_layout.h"
#include "engine/index/value_codec.h"
#include "engine/query/calendar.h"
#include "engine/query/parser.h"
#include "engine/query/search.h"
#include "engine/query/value_reader.h"
#include "tests/support/naive_search.h"
#include "tests/unit/engine/query/random_corpus.h"
#include "tests/unit/engine/query/test_index.h"

namespace lode::query {
namespace {

using Hits = std::vector<const Document*>;

// A part of a filter, joined to the others by AND; `facet` is what it is about alone, or "".
struct Part {
  std::string facet;
  std::string text;
};

std::string without_accents(std::string text) {
  for (std::size_t at = text.find("é"); at != std::string::npos; at = text.find("é", at)) {
    text.replace(at, std::string("é").size(), "e");
  }
  return text;
}

std::string key_of(const Bucket& bucket) {
  return index::fold_value(bucket.text);
}

// Documents with a value whose figures `wanted` accepts.
template <class Wanted>
std::uint64_t count_with(const Hits& hits, const FacetField& facet, const Wanted& wanted) {
  return static_cast<std::uint64_t>(
      std::count_if(hits.begin(), hits.end(), [&](const Document* document) {
        const std::vector<Value> values = index::facet_values(*document, facet);
        return std::any_of(values.begin(), values.end(), [&](const Value& value) {
          return wanted(*measure_of(value));
        });
      }));
}

class FacetTrial {
 public:
  FacetTrial(const TestIndex& index, RandomCorpus& corpus)
      : index_(index),
        corpus_(corpus),
        judge_(index.documents(), index.schema(), {"de", "en", "fr"}, kToday) {
    const auto add = [&](const std::string& facet, std::vector<std::string> texts) {
      if (corpus.chance(40)) {
        parts_.push_back({facet, corpus.pick(texts)});
      }
    };
    add("company",
        {"company:Amazon",
         "(company:Google OR company:AWS)",
         "NOT company:Twitch",
         "(company:a* AND NOT (company:Twitch OR company:DeepMind))"});
    add("topic", {"topic:energy", "NOT (topic:chips OR topic:money)", "(topic:* AND topic:e*)"});
    add("deal_size", {"deal_size>=5", "(deal_size<10 OR deal_size>=100)", "NOT deal_size:50"});
    add("published", {"published:2025", "(published<2025 OR published:2025-Q1)"});
    add("company", {"company:*", "company:\"Société Générale\""});
    add("", {"(company:AWS OR topic:chips)", "deal", "(cloud OR deal_size>10)", "-gpu"});
  }

  [[nodiscard]] std::string filter(const std::string& without = "-") const {
    std::string text;
    for (const Part& part : parts_) {
      if (part.facet != without) {
        text += (text.empty() ? "" : " AND ") + part.text;
      }
    }
    return text;
  }
  [[nodiscard]] Hits hits(const std::string& without = "-") const {
    const auto parsed = parse(filter(without), {index_.schema(), kToday});
    EXPECT_TRUE(parsed) << filter(without);
    return parsed ? judge_.search(parsed->root) : Hits{};
  }
  [[nodiscard]] std::vector<FacetResult> ask(std::vector<FacetRequest> facets) const {
    SearchRequest request;
    request.filter = filter();
    request.page_size = 0;
    request.facets = std::move(facets);
    auto response = index_.ask(request);
    EXPECT_TRUE(response) << (response ? "" : response.error().message);
    return response ? std::move(response->facets) : std::vector<FacetResult>(32);
  }
  [[nodiscard]] FacetResult ask_one(FacetRequest facet) const {
    return ask({std::move(facet)}).at(0);
  }
  [[nodiscard]] test::Counts counts(const std::string& facet) const {
    return judge_.count_values(hits(), field(facet));
  }
  [[nodiscard]] const FacetField& field(const std::string& facet) const {
    return *index_.schema().find(facet);
  }
  [[nodiscard]] const test::NaiveSearch& judge() const { return judge_; }
  [[nodiscard]] RandomCorpus& corpus() const { return corpus_; }
  [[nodiscard]] const Schema& schema() const { return index_.schema(); }

 private:
  const TestIndex& index_;
  RandomCorpus& corpus_;
  test::NaiveSearch judge_;
  std::vector<Part> parts_;
};

// Count and key of each bucket, in order.
using Listed = std::vector<std::pair<std::uint64_t, std::string>>;

Listed listed(const std::vector<Bucket>& buckets) {
  Listed list;
  for (const Bucket& bucket : buckets) {
    list.emplace_back(bucket.count, key_of(bucket));
  }
  return list;
}

Listed expected_list(const test::Counts& counts, const std::string& order) {
  Listed list;
  for (const auto& [key, count] : counts) {
    list.emplace_back(count, key);
  }
  std::sort(list.begin(), list.end(), [&](const auto& a, const auto& b) {
    const auto name = [](const auto& pair) {
      return std::pair(without_accents(pair.second), pair.second);
    };
    if (order == "name desc") {
      return name(a) > name(b);
    }
    if (order == "name" || a.first == b.first) {
      return name(a) < name(b);
    }
    return order == "count asc" ? a.first < b.first : a.first > b.first;
  });
  return list;
}

void check_orders_and_pages(const FacetTrial& trial) {
  for (const std::string order : {"", "count asc", "name", "name desc"}) {
    const Listed want = expected_list(trial.counts("company"), order);
    EXPECT_EQ(listed(trial.ask_one({.key = "company", .limit = 100, .order_by = order}).buckets),
              want);
    Listed pages;
    for (std::size_t offset = 0; offset <= want.size(); offset += 3) {
      const FacetResult page =
          trial.ask_one({.key = "company", .limit = 3, .order_by = order, .offset = offset});
      const Listed here = listed(page.buckets);
      std::uint64_t all = page.other;
      for (const auto& [count, key] : here) {
        all += count;
      }
      std::uint64_t sum = 0;
      for (const auto& [count, key] : want) {
        sum += count;
      }
      EXPECT_EQ(all, sum);
      EXPECT_EQ(page.omitted + here.size(), want.size());
      EXPECT_EQ(page.distinct_values, want.size());
      pages.insert(pages.end(), here.begin(), here.end());
    }
    EXPECT_EQ(pages, want) << order;
  }
  const FacetResult sizes = trial.ask_one({.key = "deal_size", .limit = 100, .order_by = "name"});
  EXPECT_TRUE(std::is_sorted(
      sizes.buckets.begin(), sizes.buckets.end(), [](const Bucket& a, const Bucket& b) {
        return measure_of(*a.value)->low < measure_of(*b.value)->low;
      }));
}

void check_prefixes(const FacetTrial& trial) {
  for (const std::string prefix : {"A", "societe G", "SOCIÉTÉ", "sk  h", "z"}) {
    const std::string plain = without_accents(index::fold_value(prefix));
    test::Counts want = trial.counts("company");
    std::erase_if(
        want, [&](const auto& pair) { return !without_accents(pair.first).starts_with(plain); });
    EXPECT_EQ(listed(trial.ask_one({.key = "company", .value_prefix = prefix}).buckets),
              expected_list(want, ""))
        << prefix;
  }
}

void check_named_values(const FacetTrial& trial) {
  const std::vector<std::string> names{"AWS", "aws", "nobody", "Nobody", "Amazon", "DeepMind"};
  const FacetResult result = trial.ask_one({.key = "company", .limit = 100, .values = names});
  const test::Counts counts = trial.counts("company");
  test::Counts want;
  std::uint64_t occurring = 0;
  for (const std::string key : {"aws", "nobody", "amazon", "deepmind"}) {
    want[key] = counts.count(key) > 0 ? counts.at(key) : 0;
    occurring += counts.count(key);
  }
  EXPECT_EQ(listed(result.buckets), expected_list(want, ""));
  EXPECT_EQ(result.distinct_values, occurring);
  EXPECT_EQ(result.omitted, 0U);
}

void check_auto_ranges(const FacetTrial& trial, const std::string& name) {
  const FacetField& facet = trial.field(name);
  const auto limit = static_cast<std::size_t>(trial.corpus().number(3, 12));
  const FacetResult result = trial.ask_one({.key = name, .limit = limit, .auto_ranges = true});
  const Hits hits = trial.hits();
  ASSERT_LE(result.buckets.size(), limit);
  const auto is_any = [](const Measure&) { return true; };
  EXPECT_EQ(result.buckets.empty(), count_with(hits, facet, is_any) == 0);
  std::set<const Bucket*> used;
  for (const Document* document : hits) {
    for (const Value& value : index::facet_values(*document, facet)) {
      const double low = measure_of(value)->low;
      int places = 0;
      for (const Bucket& bucket : result.buckets) {
        const bool inside = low >= bucket.bounds->low && low < bucket.bounds->high;
        places += inside ? 1 : 0;
        if (inside) {
          used.insert(&bucket);
        }
      }
      EXPECT_EQ(places, 1) << low;
    }
  }
  for (std::size_t i = 0; i < result.buckets.size(); ++i) {
    const Bucket& bucket = result.buckets[i];
    EXPECT_EQ(bucket.count, count_with(hits, facet, [&](const Measure& measure) {
                return measure.low >= bucket.bounds->low && measure.low < bucket.bounds->high;
              }));
    const auto read = parse_range(bucket.text, facet, {trial.schema(), kToday});
    ASSERT_TRUE(read) << bucket.text;
    const auto interval = interval_of(*read, facet, kToday);
    ASSERT_TRUE(interval) << bucket.text;
    EXPECT_EQ(interval->low, bucket.bounds->low);
    EXPECT_EQ(interval->high, bucket.bounds->high);
    EXPECT_TRUE(interval->high_open);
    if (i > 0) {
      EXPECT_EQ(bucket.bounds->low, result.buckets[i - 1].bounds->high);
    }
  }
  if (!result.buckets.empty()) {
    EXPECT_TRUE(used.count(&result.buckets.front()) > 0 && used.count(&result.buckets.back()) > 0);
  }
}

std::map<std::int64_t, std::uint64_t> by_start(const FacetResult& result) {
  std::map<std::int64_t, std::uint64_t> counts;
  for (const Bucket& bucket : result.buckets) {
    counts[std::get<Date>(*bucket.value).first_day] = bucket.count;
  }
  return counts;
}

void check_filled_intervals(const FacetTrial& trial) {
  for (const std::string interval : {"year", "quarter", "month", "week", "day", "auto"}) {
    const FacetRequest plain{.key = "published", .interval = interval};
    FacetRequest request = plain;
    request.fill_empty = true;
    const FacetResult filled = trial.ask_one(request);
    for (std::size_t i = 1; i < filled.buckets.size(); ++i) {
      EXPECT_EQ(std::get<Date>(*filled.buckets[i].value).first_day,
                std::get<Date>(*filled.buckets[i - 1].value).last_day + 1);
    }
    auto found = by_start(filled);
    std::erase_if(found, [](const auto& pair) { return pair.second == 0; });
    EXPECT_EQ(found, by_start(trial.ask_one(plain))) << interval;
  }
}

void check_automatic_interval(const FacetTrial& trial) {
  const auto limit = static_cast<std::size_t>(trial.corpus().number(1, 40));
  std::string want = "year";
  for (const std::string interval : {"quarter", "month", "week", "day"}) {
    const FacetResult filled = trial.ask_one(
        {.key = "published", .limit = limit, .interval = interval, .fill_empty = true});
    want = filled.buckets.size() <= limit ? interval : want;
  }
  const FacetResult chosen =
      trial.ask_one({.key = "published", .limit = limit, .interval = "auto"});
  EXPECT_EQ(by_start(chosen), by_start(trial.ask_one({.key = "published", .interval = want})));
}

void check_percentiles(const FacetTrial& trial, const std::string& name) {
  const std::vector<double> percents{0, 12.5, 50, 90, 99, 100};
  const FacetResult result = trial.ask_one({.key = name, .percentiles = percents});
  std::vector<double> middles;
  for (const Document* document : trial.hits()) {
    for (const Value& value : index::facet_values(*document, trial.field(name))) {
      middles.push_back((measure_of(value)->low + measure_of(value)->high) / 2);
    }
  }
  ASSERT_TRUE(result.statistics);
  EXPECT_EQ(result.statistics->count, middles.size());
  if (middles.empty()) {
    EXPECT_TRUE(result.statistics->percentiles.empty());
    return;
  }
  std::sort(middles.begin(), middles.end());
  double sum = 0;
  for (const double middle : middles) {
    sum += middle;
  }
  EXPECT_NEAR(result.statistics->mean, sum / static_cast<double>(middles.size()), 1e-6);
  ASSERT_EQ(result.statistics->percentiles.size(), percents.size());
  for (std::size_t i = 0; i < percents.size(); ++i) {
    const double place = percents[i] / 100 * static_cast<double>(middles.size() - 1);
    const double low = middles[static_cast<std::size_t>(std::floor(place))];
    const double high = middles[static_cast<std::size_t>(std::ceil(place))];
    EXPECT_EQ(result.statistics->percentiles[i].percent, percents[i]);
    EXPECT_NEAR(result.statistics->percentiles[i].value,
                low + (place - std::floor(place)) * (high - low),
                1e-6);
  }
}

// The document as if `kept` were its only record.
Document with_one_record(const Document& document, std::size_t kept) {
  Document copy = document;
  for (std::size_t i = 0; i < copy.annotations.size(); ++i) {
    if (i != kept && copy.annotations[i].facet == "deal") {
      copy.annotations[i].facet = "none";
    }
  }
  return copy;
}

void check_record_filters(const FacetTrial& trial) {
  const FacetField& facet = trial.field("deal.buyer");
  for (const std::string filter : {"amount>=10",
                                   "type:supply",
                                   "buyer:Amazon amount<100",
                                   "*",
                                   "-amount:*",
                                   "type:f* OR buyer:Google"}) {
    const auto node = parse("deal:{" + filter + "}", {trial.schema(), kToday});
    ASSERT_TRUE(node) << filter;
    test::Counts want;
    for (const Document* document : trial.hits()) {
      test::Counts of_document;
      for (std::size_t i = 0; i < document->annotations.size(); ++i) {
        const Document alone = with_one_record(*document, i);
        if (document->annotations[i].facet == "deal" && trial.judge().matches(alone, node->root)) {
          of_document.merge(trial.judge().count_values({&alone}, facet));
        }
      }
      for (const auto& [key, count] : of_document) {
        ++want[key];
      }
    }
    const FacetResult found =
        trial.ask_one({.key = facet.name, .limit = 100, .record_filter = filter});
    EXPECT_EQ(listed(found.buckets), expected_list(want, "")) << filter;
  }
}

// Many facets in one request, some of them twice, some with their own conditions left out.
void check_disjunctive(const FacetTrial& trial) {
  std::vector<FacetRequest> requests;
  for (const std::string name : {"company", "topic", "deal_size", "published", "term", "company"}) {
    requests.push_back({.key = name, .limit = kMaxBuckets, .exclude_own_filter = true});
    if (trial.corpus().chance(50)) {
      requests.push_back({.key = name, .limit = kMaxBuckets});
    }
  }
  const std::vector<FacetResult> results = trial.ask(requests);
  for (std::size_t i = 0; i < requests.size(); ++i) {
    const FacetField& facet = trial.field(requests[i].key);
    const Hits hits = trial.hits(requests[i].exclude_own_filter ? facet.name : "-");
    // Without the running numbers of the judge's keys.
    std::multiset<std::pair<std::string, std::uint64_t>> pairs;
    for (const auto& [key, count] : trial.judge().count_values(hits, facet)) {
      pairs.emplace(index::fold_value(key.substr(0, key.find('#'))), count);
    }
    std::multiset<std::pair<std::string, std::uint64_t>> found;
    for (const Bucket& bucket : results[i].buckets) {
      found.emplace(key_of(bucket), bucket.count);
    }
    EXPECT_EQ(found, pairs) << facet.name << " of request " << i;
    EXPECT_EQ(results[i].missing, trial.judge().count_missing(hits, facet));
    EXPECT_TRUE(results[i].exact);
  }
}

class FacetPropertyTest : public testing::TestWithParam<std::uint32_t> {};

TEST_P(FacetPropertyTest, EqualsTheJudge) {
  constexpr unsigned kSeeds = 3;
  const char* wanted = std::getenv("LODE_RANDOM_SEEDS");
  const unsigned seeds =
      wanted == nullptr ? kSeeds : static_cast<unsigned>(std::strtoul(wanted, nullptr, 10));
  for (unsigned seed = 1; seed <= seeds; ++seed) {
    RandomCorpus corpus(seed * 1000 + 500 + GetParam());
    TestIndex index(GetParam());
    for (int commit = 0; commit < 2; ++commit) {
      std::vector<Document> put;
      for (int i = 0; i < 40; ++i) {
        const bool removed = commit == 1 && i == 3;
        if (!removed && corpus.chance(70)) {
          put.push_back(corpus.document("doc-" + std::to_string(i)));
        }
      }
      index.change(put,
                   commit == 0 ? std::vector<std::string>{} : std::vector<std::string>{"doc-3"});
    }
    for (int round = 0; round < 12 && !HasFailure(); ++round) {
      const FacetTrial trial(index, corpus);
      SCOPED_TRACE("seed " + std::to_string(seed) + " round " + std::to_string(round) + " filter " +
                   trial.filter());
      check_orders_and_pages(trial);
      check_prefixes(trial);
      check_named_values(trial);
      check_auto_ranges(trial, "deal_size");
      check_auto_ranges(trial, "term");
      check_filled_intervals(trial);
      check_automatic_interval(trial);
      check_percentiles(trial, "deal_size");
      check_percentiles(trial, "term");
      check_record_filters(trial);
      check_disjunctive(trial);
    }
  }
}

INSTANTIATE_TEST_SUITE_P(Shards, FacetPropertyTest, testing::Values(1U, 3U));

}  // namespace
}  // namespace lode::query
