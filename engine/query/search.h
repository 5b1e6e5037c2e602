// SPDX-License-Identifier: GPL-3.0-or-later
// A question and its answer: the plain data that the server turns into messages, and the function
// that leads from one to the other. The language is in docs/query-language.md, parsing in parser.h.
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <stop_token>
#include <string>
#include <utility>
#include <vector>

#include "engine/base/result.h"
#include "engine/document/document.h"
#include "engine/document/exchange_rates.h"
#include "engine/document/schema.h"
#include "engine/facts/columns.h"
#include "engine/index/reader.h"
#include "engine/query/explanation.h"

namespace lode::query {

class DocumentSet;
class PostingCache;

// What is refused beyond, published by the status call.
inline constexpr std::size_t kMaxQueryBytes = 4096;
inline constexpr std::size_t kMaxClauses = 1024;
inline constexpr std::size_t kMaxDepth = 20;
inline constexpr std::size_t kDefaultPageSize = 20;
inline constexpr std::size_t kMaxPageSize = 500;
inline constexpr std::size_t kMaxPageDepth = 10'000;
inline constexpr std::size_t kMaxFacets = 32;
inline constexpr std::size_t kMaxBuckets = 1'000;
inline constexpr std::size_t kMaxRanges = 64;
inline constexpr std::size_t kMinAutoRanges = 3;
inline constexpr std::size_t kMaxPercentiles = 100;

// How much of a document a hit holds. kBasic leaves out text, metadata, runs and annotations;
// kEvidence adds the annotations that prove the hit and keeps the text, so that quote() works.
enum class View { kBasic, kEvidence, kFull };

// See FacetSpec in search.proto; the fields are the same.
struct FacetRequest {
  std::string key;
  std::size_t limit = 10;
  std::string value_prefix;
  std::string parent;
  bool exclude_own_filter = false;
  std::vector<std::string> ranges;
  std::string interval;
  std::string order_by;
  std::size_t offset = 0;
  std::vector<std::string> values;
  bool auto_ranges = false;
  bool fill_empty = false;
  std::vector<double> percentiles;  // Empty: none.
  std::string record_filter;
};

struct SearchRequest {
  std::string query;
  std::string filter;
  std::string order_by;
  std::size_t page_size = kDefaultPageSize;  // 0: no hits.
  std::string page_token;
  bool exact_count = true;
  std::vector<FacetRequest> facets;
  View view = View::kBasic;
  std::size_t snippet_bytes = 240;
  std::size_t snippet_fragments = 1;  // Pieces of text that share these bytes, at most 10.
  std::string language;
  // Id of a document: hits must also share words with it, and are scored by them (like.h).
  std::string like;
  // Scores fade with age (recency.h); 0: they do not. Of use in order of relevance alone.
  double half_life_days = 0;
  // Show one hit for each group of near copies (collapse.h), the one that comes first.
  bool collapse_copies = false;
  // Fill Hit::explanation. The hit's document is then whole in every view, since the explanation
  // points into it, and annotation_indexes are those that kEvidence asks for.
  bool explain = false;
};

struct TotalSize {
  std::uint64_t value = 0;
  std::uint64_t lower = 0;
  std::uint64_t upper = 0;
  bool exact = true;
};

struct Snippet {
  std::string text;
  Span span;
  std::vector<std::pair<std::uint32_t, std::uint32_t>> highlights;  // [begin, end) bytes of text.
};

struct FacetValues {
  std::string key;
  std::vector<Value> values;
};

struct Hit {
  std::uint64_t rank = 0;  // From 1.
  double score = 0;
  Document document;  // As far as the view asks for.
  std::vector<std::uint32_t>
      annotation_indexes;  // Of document.annotations, in the stored document.
  Snippet snippet;
  // If several fragments were asked for: all of them, in order of the text. `snippet` is the best.
  std::vector<Snippet> fragments = {};
  std::vector<FacetValues> facets = {};
  std::optional<Explanation> explanation = std::nullopt;
  std::uint64_t copies = 0;  // Near copies that match too and are not shown.
};

// The low ends that an automatic range counts, [low, high).
struct Bounds {
  double low = 0;
  double high = 0;
};

struct Bucket {
  std::optional<Value> value;  // None for ranges, and for values asked for that nobody has.
  std::string text;
  std::uint64_t count = 0;
  std::optional<Bounds> bounds;  // Of automatic ranges.
};

struct Percentile {
  double percent = 0;
  double value = 0;
};

// Over all values of the matches, each as often as documents have it. A value that is itself a
// range counts with its middle, but with its ends for `min` and `max`.
struct Statistics {
  std::uint64_t count = 0;
  double min = 0;
  double max = 0;
  double sum = 0;
  std::string unit;
  double mean = 0;
  std::vector<Percentile> percentiles;  // In the order of the request; none without values.
};

struct FacetResult {
  std::string key;
  std::vector<Bucket> buckets;
  std::uint64_t distinct_values = 0;
  std::uint64_t missing = 0;
  std::uint64_t other = 0;
  bool exact = true;
  std::optional<Statistics> statistics;
  std::uint64_t omitted = 0;  // Buckets that limit, offset or kMaxBuckets left out.
};

struct Warning {
  std::string reason;
  std::string message;
  std::size_t offset = 0;
};

struct SearchResponse {
  std::vector<Hit> hits;
  TotalSize total;           // Documents, also where copies are collapsed; facets likewise.
  std::uint64_t groups = 0;  // Hits that paging can reach if copies are collapsed; else 0.
  std::vector<FacetResult> facets;
  std::string next_page_token;
  std::string parsed_query;
  std::vector<Warning> warnings;
  std::string suggested_query;  // corrected_query() (spelling.h), on the first page.
  std::uint64_t revision = 0;
  bool changed_since_first_page = false;
};

// One state of a collection: the three belong to the same revision.
struct Snapshot {
  const index::Reader& reader;
  const facts::Columns& columns;
  const Schema& schema;
  std::uint64_t revision = 0;
  PostingCache* postings = nullptr;  // nullptr: lists are read anew for each search.
  // Those that the columns were made with; outlive the snapshot.
  const ExchangeRates* rates = ExchangeRates::built_in().get();
};

// When to give up. Both are looked at within the match loop.
struct Budget {
  std::chrono::steady_clock::time_point deadline = std::chrono::steady_clock::time_point::max();
  std::stop_token stop;
};

// [thread-safe] for different readers.
// Errors: kInvalidArgument with reason QUERY_SYNTAX, UNKNOWN_FIELD, BAD_VALUE, QUERY_TOO_COMPLEX,
//         PAGE_TOKEN_MISMATCH, BAD_REQUEST, each with metadata "offset", "piece", "field" or
//         "nearest" where they apply; kDeadlineExceeded; kCancelled; kUnavailable (OVERTAKEN:
//         refresh, repeat).
[[nodiscard]] Result<SearchResponse> search(const Snapshot& snapshot,
                                            const SearchRequest& request,
                                            const Budget& budget);

// One document and a question about it.
struct ExplainedHit {
  Hit hit;
  std::string parsed_query;
  std::uint64_t revision = 0;
};

// One document, whether it matches or not, as a hit that was to be explained; its rank is 0.
// Paging, order and facets of the request are ignored. Errors: as search(), and kNotFound
// (DOCUMENT_NOT_FOUND).
[[nodiscard]] Result<ExplainedHit> explain(const Snapshot& snapshot,
                                           const SearchRequest& request,
                                           const std::string& id,
                                           const Budget& budget);

// All documents that match query and filter. Errors: as search().
[[nodiscard]] Result<DocumentSet> matching_documents(const Snapshot& snapshot,
                                                     const SearchRequest& request,
                                                     const Budget& budget);

// Ids of all documents that match, in no order. For deletion by query. Errors: as search().
[[nodiscard]] Result<std::vector<std::string>> matching_ids(const Snapshot& snapshot,
                                                            const std::string& query,
                                                            const Budget& budget);

}  // namespace lode::query
