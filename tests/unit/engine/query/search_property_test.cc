// SPDX-License-Identifier: GPL-3.0-or-later
// The engine against the judge (tests/support/naive_search.h), on random corpora and queries.
#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <set>

#include <gtest/gtest.h>

#include "engine/analysis/language.h"
#include "engine/base/civil_date.h"
#include "engine/index/term_layout.h"
#include "engine/index/value_codec.h"
#include "engine/query/parser.h"
#include "engine/query/search.h"
#include "engine/query/value_reader.h"
#include "tests/support/naive_search.h"
#include "tests/unit/engine/query/random_corpus.h"
#include "tests/unit/engine/query/test_index.h"

namespace lode::query {
namespace {

using Hits = std::vector<const Document*>;
using Pairs = std::vector<std::pair<std::uint64_t, std::string>>;  // Count, text.

std::set<std::string> ids_of(const Hits& hits) {
  std::set<std::string> ids;
  for (const Document* document : hits) {
    ids.insert(document->id);
  }
  return ids;
}

// Counts without the running numbers of their keys.
Pairs pairs_of(const test::Counts& counts) {
  Pairs pairs;
  for (const auto& [key, count] : counts) {
    pairs.emplace_back(count, key.substr(0, key.find('#')));
  }
  std::sort(pairs.begin(), pairs.end());
  return pairs;
}

Pairs pairs_of(const FacetResult& result, bool fold = true) {
  Pairs pairs;
  for (const Bucket& bucket : result.buckets) {
    const bool keyword = bucket.value && kind_of(*bucket.value) == FacetKind::kKeyword;
    pairs.emplace_back(bucket.count,
                       fold && keyword ? index::fold_value(bucket.text) : bucket.text);
  }
  std::sort(pairs.begin(), pairs.end());
  return pairs;
}

class SearchPropertyTest : public testing::TestWithParam<std::uint32_t> {
 protected:
  // A corpus in several commits, with documents replaced and removed.
  void fill(TestIndex& index, RandomCorpus& corpus) {
    const int most = corpus.number(0, 40);
    for (int commit = 0; commit < 3; ++commit) {
      std::vector<Document> put;
      std::vector<std::string> removed;
      for (int i = 0; i < most; ++i) {
        const std::string id = "doc-" + std::to_string(i);
        if (corpus.chance(commit == 0 ? 80 : 25)) {
          put.push_back(corpus.document(id));
        } else if (corpus.chance(10)) {
          removed.push_back(id);
        }
      }
      index.change(put, removed);
    }
  }

  static std::vector<std::string> languages(const TestIndex& index, const std::string& requested) {
    if (!requested.empty()) {
      return {requested};
    }
    std::set<std::string> languages;
    for (const Document& document : index.documents()) {
      languages.insert(analysis::primary_language(document.language));
    }
    languages.erase("");
    return {languages.begin(), languages.end()};
  };
};

bool is_about(const Node& node, const std::string& facet) {
  if (node.children.empty()) {
    return node.kind == NodeKind::kCondition && node.field == facet;
  }
  return std::all_of(node.children.begin(), node.children.end(), [&](const Node& child) {
    return is_about(child, facet);
  });
}

// The tree without the parts, joined by AND, that are about `facet` alone.
Node without_parts(const Node& node, const std::string& facet) {
  if (is_about(node, facet)) {
    return Node{};
  }
  Node rest = node;
  if (node.kind == NodeKind::kAnd) {
    for (Node& child : rest.children) {
      child = without_parts(child, facet);
    }
  }
  return rest;
}

// One random question to one corpus.
struct Trial {
  const TestIndex& index;
  RandomCorpus& corpus;
  SearchRequest request;
  test::NaiveSearch judge;

  // What the judge finds when conditions on `without` are left out.
  [[nodiscard]] Hits hits(const std::string& without = "-") const {
    Node both;
    both.kind = NodeKind::kAnd;
    for (const std::string& text : {request.query, request.filter}) {
      const auto parsed = parse(text, {index.schema(), kToday});
      EXPECT_TRUE(parsed);
      both.children.push_back(parsed ? without_parts(parsed->root, without) : Node{});
    }
    return judge.search(both);
  }

  [[nodiscard]] FacetResult ask(FacetRequest facet) const {
    SearchRequest counting = request;
    counting.page_size = 0;
    counting.facets = {std::move(facet)};
    const auto response = index.ask(counting);
    EXPECT_TRUE(response) << (response ? "" : response.error().message);
    return response && !response->facets.empty() ? response->facets.front() : FacetResult{};
  }
};

void check_pages(const Trial& trial) {
  const std::set<std::string> want = ids_of(trial.hits());
  SearchRequest request = trial.request;
  std::set<std::string> seen;
  std::uint64_t rank = 0;
  do {
    const auto page = trial.index.ask(request);
    ASSERT_TRUE(page) << page.error().message;
    EXPECT_EQ(page->total.value, want.size());
    EXPECT_EQ(page->total.lower, want.size());
    EXPECT_EQ(page->total.upper, want.size());
    EXPECT_TRUE(page->total.exact);
    EXPECT_FALSE(page->changed_since_first_page);
    for (const Hit& hit : page->hits) {
      EXPECT_EQ(hit.rank, ++rank);
      EXPECT_TRUE(seen.insert(hit.document.id).second) << hit.document.id << " twice";
    }
    request.page_token = page->next_page_token;
  } while (!request.page_token.empty());
  EXPECT_EQ(seen, want);
}

void check_terms(const Trial& trial, const FacetField& facet) {
  const bool excluded = trial.corpus.chance(50);
  const Hits hits = trial.hits(excluded ? facet.name : "-");
  const test::Counts counts = trial.judge.count_values(hits, facet);
  const FacetResult all =
      trial.ask({.key = facet.name, .limit = kMaxBuckets, .exclude_own_filter = excluded});
  EXPECT_EQ(pairs_of(all), pairs_of(counts));
  EXPECT_EQ(all.missing, trial.judge.count_missing(hits, facet));
  EXPECT_EQ(all.distinct_values, counts.size());
  EXPECT_EQ(all.other, 0U);
  EXPECT_TRUE(all.exact);

  const FacetResult some =
      trial.ask({.key = facet.name, .limit = 2, .exclude_own_filter = excluded});
  const auto sum = [](const FacetResult& result) {
    std::uint64_t total = result.other;
    for (const Bucket& bucket : result.buckets) {
      total += bucket.count;
    }
    return total;
  };
  EXPECT_EQ(sum(some), sum(all));
  EXPECT_EQ(some.buckets.size(), std::min<std::size_t>(2, counts.size()));
  for (std::size_t i = 0; i < some.buckets.size(); ++i) {
    EXPECT_EQ(some.buckets[i].count, all.buckets[i].count);
    EXPECT_EQ(some.buckets[i].text, all.buckets[i].text);
  }
}

void check_statistics(const Trial& trial, const FacetField& facet) {
  const FacetResult result = trial.ask({.key = facet.name});
  std::uint64_t count = 0;
  double sum = 0;
  double low = INFINITY;
  double high = -INFINITY;
  for (const Document* document : trial.hits()) {
    for (const Value& value : index::facet_values(*document, facet)) {
      const auto measure = measure_of(value);
      ASSERT_TRUE(measure);
      ++count;
      sum += (measure->low + measure->high) / 2;
      low = std::min(low, measure->low);
      high = std::max(high, measure->high);
    }
  }
  ASSERT_TRUE(result.statistics);
  EXPECT_EQ(result.statistics->count, count);
  EXPECT_NEAR(result.statistics->sum, sum, 1e-9 * std::abs(sum));
  if (count > 0) {
    EXPECT_EQ(result.statistics->min, low);
    EXPECT_EQ(result.statistics->max, high);
  }
}

void check_ranges(const Trial& trial, const FacetField& facet, std::vector<std::string> ranges) {
  const FacetResult result = trial.ask({.key = facet.name, .ranges = ranges});
  const Hits hits = trial.hits();
  ASSERT_EQ(result.buckets.size(), ranges.size());
  for (std::size_t i = 0; i < ranges.size(); ++i) {
    const auto parsed = parse(facet.name + ":" + ranges[i], {trial.index.schema(), kToday});
    ASSERT_TRUE(parsed) << ranges[i];
    const auto want = std::count_if(hits.begin(), hits.end(), [&](const Document* document) {
      return trial.judge.matches(*document, parsed->root);
    });
    EXPECT_EQ(result.buckets[i].text, ranges[i]);
    EXPECT_EQ(result.buckets[i].count, static_cast<std::uint64_t>(want)) << ranges[i];
  }
}

// Label of the interval that begins the date, made by hand.
std::string label(const Date& date, const std::string& interval) {
  const CivilDate first = from_days(date.first_day);
  const std::string year = std::to_string(first.year);
  if (interval == "year") return year;
  if (interval == "quarter") return year + "-Q" + std::to_string((first.month + 2) / 3);
  if (interval == "month") return to_iso(first).substr(0, 7);
  if (interval == "day") return to_iso(first);
  std::int64_t monday = date.first_day;
  while ((monday + 3) % 7 != 0) {
    --monday;
  }
  return to_text(Date{monday, monday + 6, DatePrecision::kWeek});
}

void check_intervals(const Trial& trial, const FacetField& facet) {
  for (const char* interval : {"year", "quarter", "month", "week", "day"}) {
    const FacetResult result = trial.ask({.key = facet.name, .interval = interval});
    test::Counts want;
    for (const Document* document : trial.hits()) {
      std::set<std::string> labels;
      for (const Value& value : index::facet_values(*document, facet)) {
        labels.insert(label(std::get<Date>(value), interval));
      }
      for (const std::string& text : labels) {
        ++want[text];
      }
    }
    EXPECT_EQ(pairs_of(result), pairs_of(want)) << interval;
    EXPECT_TRUE(std::is_sorted(
        result.buckets.begin(), result.buckets.end(), [](const Bucket& a, const Bucket& b) {
          return std::get<Date>(*a.value).first_day < std::get<Date>(*b.value).first_day;
        }));
  }
}

void check_narrowed_terms(const Trial& trial, const FacetField& facet) {
  const test::Counts counts = trial.judge.count_values(trial.hits(), facet);
  const FacetResult prefixed =
      trial.ask({.key = facet.name, .limit = kMaxBuckets, .value_prefix = "A"});
  test::Counts with_a;
  std::copy_if(counts.begin(), counts.end(), std::inserter(with_a, with_a.end()), [](auto& pair) {
    return pair.first.front() == 'a';
  });
  EXPECT_EQ(pairs_of(prefixed), pairs_of(with_a));
  EXPECT_EQ(prefixed.distinct_values, with_a.size());

  const FacetResult children =
      trial.ask({.key = facet.name, .limit = kMaxBuckets, .parent = "alphabet"});
  test::Counts google;
  if (counts.count("google") > 0) {
    google["google"] = counts.at("google");
  }
  EXPECT_EQ(pairs_of(children), pairs_of(google));
}

// What a bucket counts is what its value finds.
void check_bucket_equals_hits(const Trial& trial) {
  const FacetResult companies = trial.ask({.key = "company", .limit = 3});
  for (const Bucket& bucket : companies.buckets) {
    SearchRequest narrowed = trial.request;
    narrowed.filter +=
        (narrowed.filter.empty() ? "" : " AND ") + ("company:\"" + bucket.text + "\"");
    const auto response = trial.index.ask(narrowed);
    ASSERT_TRUE(response);
    EXPECT_EQ(response->total.value, bucket.count) << narrowed.filter;
  }
}

void check_matching_ids(const Trial& trial) {
  const std::string& query = trial.request.query;
  const auto ids = matching_ids(trial.index.snapshot(), query, {});
  ASSERT_TRUE(ids) << ids.error().message;
  const test::NaiveSearch& judge = trial.judge;
  const auto parsed = parse(query, {trial.index.schema(), kToday});
  ASSERT_TRUE(parsed);
  EXPECT_EQ(std::set<std::string>(ids->begin(), ids->end()), ids_of(judge.search(parsed->root)));
}

// LODE_RANDOM_SEEDS=100 makes a longer run.
unsigned seeds() {
  constexpr unsigned kSeeds = 6;
  const char* wanted = std::getenv("LODE_RANDOM_SEEDS");
  return wanted == nullptr ? kSeeds : static_cast<unsigned>(std::strtoul(wanted, nullptr, 10));
}

TEST_P(SearchPropertyTest, EqualsTheJudge) {
  const std::vector<std::string> orders{
      "", "relevance", "published desc", "deal_size asc", "deal_size desc", "company", "term desc"};
  for (unsigned seed = 1; seed <= seeds(); ++seed) {
    RandomCorpus corpus(seed * 1000 + GetParam());
    TestIndex index(GetParam());
    fill(index, corpus);
    for (int round = 0; round < 25 && !HasFailure(); ++round) {
      SearchRequest request;
      request.query = corpus.query();
      request.filter = corpus.chance(40) ? corpus.query() : "";
      request.language = corpus.chance(20) ? corpus.pick(std::vector<std::string>{"en", "fr"}) : "";
      request.page_size = static_cast<std::size_t>(corpus.number(1, 7));
      request.order_by = corpus.pick(orders);
      const Trial trial{
          index,
          corpus,
          request,
          {index.documents(), index.schema(), languages(index, request.language), kToday}};
      SCOPED_TRACE("seed " + std::to_string(seed) + " round " + std::to_string(round) + " query " +
                   request.query + " filter " + request.filter + " language " + request.language +
                   " order " + request.order_by);
      check_pages(trial);
      for (const FacetField& facet : index.schema().fields()) {
        check_terms(trial, facet);
      }
      check_statistics(trial, *index.schema().find("deal_size"));
      check_statistics(trial, *index.schema().find("term"));
      check_ranges(trial, *index.schema().find("deal_size"), {"..5", "5..50", "50..", "5..<50"});
      check_ranges(trial, *index.schema().find("published"), {"2024", "2025-Q1", "2025-02.."});
      check_ranges(trial, *index.schema().find("term"), {"1y..2y", "18m.."});
      check_intervals(trial, *index.schema().find("published"));
      check_narrowed_terms(trial, *index.schema().find("company"));
      check_bucket_equals_hits(trial);
      if (request.language.empty()) {
        check_matching_ids(trial);
      }
    }
  }
}

INSTANTIATE_TEST_SUITE_P(Shards, SearchPropertyTest, testing::Values(1U, 3U));

}  // namespace
}  // namespace lode::query
