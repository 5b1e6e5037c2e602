// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/query/search.h"

#include <algorithm>
#include <memory>
#include <utility>

#include <xapian.h>

#include "engine/query/collapse.h"
#include "engine/query/document_set.h"
#include "engine/query/explain.h"
#include "engine/query/facet_check.h"
#include "engine/query/facet_counter.h"
#include "engine/query/facet_documents.h"
#include "engine/query/fuzzy.h"
#include "engine/query/hit_builder.h"
#include "engine/query/known_values.h"
#include "engine/query/like.h"
#include "engine/query/matcher.h"
#include "engine/query/one_pass.h"
#include "engine/query/page_token.h"
#include "engine/query/planner.h"
#include "engine/query/query_error.h"
#include "engine/query/question.h"
#include "engine/query/quoted_values.h"
#include "engine/query/recency.h"
#include "engine/query/record_values.h"
#include "engine/query/snippet.h"
#include "engine/query/spelling.h"
#include "engine/query/wildcard.h"

namespace lode::query {
namespace {

// When the index has changed since the last page, its last hit is looked for this far behind the
// place where it was.
constexpr std::size_t kShiftedHits = 200;

std::int64_t days_since_epoch() {
  const auto now = std::chrono::system_clock::now();
  return std::chrono::floor<std::chrono::days>(now).time_since_epoch().count();
}

Result<void> check_request(const SearchRequest& request, const ParseContext& context) {
  if (!(request.half_life_days >= 0 && request.half_life_days <= kMaxHalfLifeDays)) {
    return Unexpected(bad_request("the half-life of " + std::to_string(request.half_life_days) +
                                      " days is out of range: use 1 to 36,500, or 0 for none",
                                  "half_life_days"));
  }
  if (request.snippet_fragments > kMaxFragments) {
    return Unexpected(bad_request("'" + std::to_string(request.snippet_fragments) +
                                      "' fragments are too many: ask for at most " +
                                      std::to_string(kMaxFragments),
                                  "snippet.max_fragments"));
  }
  if (request.facets.size() > kMaxFacets) {
    return Unexpected(bad_request(
        "more than " + std::to_string(kMaxFacets) + " facets: ask for fewer at a time", "facets"));
  }
  for (const FacetRequest& facet : request.facets) {
    LODE_RETURN_IF_ERROR(check_facet(facet, context));
  }
  return {};
}

// An error of the caller gets the part of the request that its offset counts in.
template <class T>
Result<T> in_part(Result<T> result, const std::string& part) {
  if (!result && result.error().code == ErrorCode::kInvalidArgument) {
    Error error = std::move(result).error();
    error.metadata.emplace_back("part", part);
    return Unexpected(std::move(error));
  }
  return result;
}

// One search, step by step.
class Searcher {
 public:
  Searcher(const Snapshot& snapshot, const SearchRequest& request, const Budget& budget)
      : snapshot_(snapshot),
        request_(request),
        parse_{snapshot.schema, {days_since_epoch(), *snapshot.rates}},
        watch_(std::make_shared<Watch>(budget)),
        plan_{snapshot,
              languages_of(snapshot, request.language),
              parse_.reference,
              std::make_shared<const ShardNames>(snapshot.reader.database(),
                                                 snapshot.reader.shards()),
              watch_} {}

  Result<SearchResponse> run() {
    watch_->check_now();
    LODE_RETURN_IF_ERROR(check_request(request_, parse_));
    LODE_RETURN_IF_ERROR(read());
    std::string suggested_query =
        request_.page_token.empty() ? corrected_query(plan_, question_.query, request_.query) : "";
    LODE_RETURN_IF_ERROR(add_likeness());
    LODE_ASSIGN_OR_RETURN(token_, read_token(request_, snapshot_.revision));
    const Node root = whole(question_);
    SearchResponse response;
    response.revision = snapshot_.revision;
    response.changed_since_first_page = token_.revision != snapshot_.revision;
    response.parsed_query = print(root);
    response.warnings = question_.warnings;
    response.suggested_query = std::move(suggested_query);
    LODE_ASSIGN_OR_RETURN(Matches matches, match());
    response.total = matches.total;
    if (fades_) {
      fade(matches.best, snapshot_, request_.half_life_days, parse_.reference.today);
    }
    if (request_.collapse_copies) {
      collapse(matches.best, snapshot_.columns.copies(), snapshot_.reader.shards(), *watch_);
      response.groups = matches.best.size();
    }
    LODE_RETURN_IF_ERROR(add_facets(matches, response));
    LODE_RETURN_IF_ERROR(add_hits(matches, root, response));
    return response;
  }

  // One document, explained.
  Result<ExplainedHit> explain(const std::string& id) {
    watch_->check_now();
    LODE_RETURN_IF_ERROR(read());
    LODE_ASSIGN_OR_RETURN(const std::optional<index::Location> location, snapshot_.reader.find(id));
    if (!location) {
      return Unexpected(document_not_found(id));
    }
    const Node root = whole(question_);
    HitBuilder builder(snapshot_, request_, root, parse_.reference);
    Explainer explainer(plan_, question_);
    ExplainedHit answer{{}, print(root), snapshot_.revision};
    LODE_ASSIGN_OR_RETURN(
        answer.hit,
        builder.build({number_of(*location, snapshot_.reader.shards()), 0}, 0, &explainer));
    answer.hit.score = answer.hit.explanation ? answer.hit.explanation->score : 0;
    return answer;
  }

  // All documents that match.
  Result<DocumentSet> documents() {
    watch_->check_now();
    LODE_RETURN_IF_ERROR(read());
    return documents_of(question_);
  }

 private:
  // Reads the question, and looks up in the index what it stands for.
  Result<void> read() {
    LODE_ASSIGN_OR_RETURN(question_, read_question(request_, parse_));
    LODE_RETURN_IF_ERROR(look_up(question_.query, request_.query, "query"));
    LODE_RETURN_IF_ERROR(look_up(question_.filter, request_.filter, "filter"));
    for (const FacetRequest& facet : request_.facets) {
      LODE_RETURN_IF_ERROR(look_up(facet));
    }
    return {};
  }

  Result<void> look_up(const FacetRequest& facet) {
    if (!facet.parent.empty()) {
      warn_of_unknown_values(parent_condition(facet), snapshot_, *watch_, question_.warnings);
    }
    Node& records = records_.emplace_back();
    if (facet.record_filter.empty()) {
      return {};
    }
    LODE_ASSIGN_OR_RETURN(records, read_record_filter(facet.key, facet.record_filter, parse_));
    return look_up(records, facet.record_filter, "facets");
  }

  Result<void> look_up(Node& tree, const std::string& text, const std::string& part) {
    LODE_RETURN_IF_ERROR(
        in_part(expand_fuzzy(tree, snapshot_.reader, *watch_, question_.warnings), part));
    LODE_RETURN_IF_ERROR(in_part(expand_wildcards(tree, snapshot_.reader, *watch_), part));
    LODE_RETURN_IF_ERROR(in_part(
        read_quoted_values(tree, text, {snapshot_, plan_.shards, watch_}, question_.warnings),
        part));
    warn_of_unknown_values(tree, snapshot_, *watch_, question_.warnings);
    return {};
  }

  [[nodiscard]] std::size_t page_size() const { return std::min(request_.page_size, kMaxPageSize); }

  // Hits that are needed to know the page, and whether another one follows.
  [[nodiscard]] std::size_t wanted() const {
    const bool moved = token_.revision != snapshot_.revision;
    return token_.offset + page_size() + 1 + (moved ? kShiftedHits : 0);
  }

  // The steps of a pass, if one can answer.
  Result<std::optional<Step>> pass_for(const Question& question, bool scored) {
    LODE_ASSIGN_OR_RETURN(std::optional<Step> query,
                          in_part(plan_pass(question.query, plan_, scored), "query"));
    if (!query || question.filter.kind == NodeKind::kAll) {
      return query;
    }
    LODE_ASSIGN_OR_RETURN(std::optional<Step> filter,
                          in_part(plan_pass(question.filter, plan_, false), "filter"));
    if (!filter) {
      return filter;
    }
    Step both;
    both.kind = StepKind::kAnd;
    both.children.push_back(*std::move(query));
    both.children.push_back(*std::move(filter));
    return std::optional<Step>(std::move(both));
  }

  Result<void> add_likeness() {
    if (request_.like.empty()) {
      return {};
    }
    LODE_ASSIGN_OR_RETURN(Node like, like_document(snapshot_, request_.like));
    if (question_.query.kind == NodeKind::kAll) {
      question_.query = std::move(like);
      return {};
    }
    Node both;
    both.kind = NodeKind::kAnd;
    both.children = {std::move(question_.query), std::move(like)};
    question_.query = std::move(both);
    return {};
  }

  // What matches, by a pass of our own where it can, else by Xapian's matcher.
  Result<Matches> run(const Question& question, bool scored, const MatchOptions& options) {
    LODE_ASSIGN_OR_RETURN(const std::optional<Step> steps, pass_for(question, scored));
    if (steps) {
      return run_pass(snapshot_, *steps, options, *watch_);
    }
    LODE_ASSIGN_OR_RETURN(const Xapian::Query query, plan_question(question, scored));
    return run_match(snapshot_.reader, query, options, watch_, plan_.shards);
  }

  Result<Xapian::Query> plan_question(const Question& question, bool scored) {
    LODE_ASSIGN_OR_RETURN(const Xapian::Query query,
                          in_part(plan(question.query, plan_, scored), "query"));
    if (question.filter.kind == NodeKind::kAll) {
      return query;
    }
    LODE_ASSIGN_OR_RETURN(const Xapian::Query filter,
                          in_part(plan(question.filter, plan_, false), "filter"));
    return Xapian::Query(Xapian::Query::OP_FILTER, query, filter);
  }

  Result<Matches> match() {
    MatchOptions options;
    options.count = page_size() == 0 ? 0 : wanted();
    options.exact_count = request_.exact_count;
    options.collect = !request_.facets.empty();
    const bool scored = has_scores(question_.query);
    LODE_ASSIGN_OR_RETURN(options.order, read_order(request_.order_by, snapshot_, scored));
    fades_ = request_.half_life_days > 0 && scored && options.order.column == nullptr;
    if (request_.collapse_copies || fades_) {
      options.count = snapshot_.reader.document_count();  // What comes first shows afterwards.
    }
    return run(question_, true, options);
  }

  Result<DocumentSet> documents_of(const Question& question) {
    MatchOptions options;
    options.collect = true;
    LODE_ASSIGN_OR_RETURN(Matches matches, run(question, false, options));
    return std::move(matches.documents);
  }

  Result<void> add_facets(const Matches& matches, SearchResponse& response) {
    const auto find = [&](const Question& question) { return documents_of(question); };
    LODE_ASSIGN_OR_RETURN(const auto own, own_documents(request_.facets, question_, plan_, find));
    std::vector<FacetJob> jobs;
    for (std::size_t i = 0; i < request_.facets.size(); ++i) {
      const FacetRequest& facet = request_.facets[i];
      const auto found = facet.exclude_own_filter ? own.find(facet.key) : own.end();
      jobs.push_back(
          {&facet, found == own.end() ? &matches.documents : &found->second, &records_[i]});
    }
    response.facets = count_facets(jobs, snapshot_, parse_, *watch_);
    return {};
  }

  // Index into matches.best where the page begins. If the index has changed, that is behind the
  // last hit that was shown, as far as it can still be found.
  [[nodiscard]] std::size_t first_of_page(const Matches& matches) const {
    if (token_.offset == 0 || token_.revision == snapshot_.revision) {
      return std::min<std::size_t>(token_.offset, matches.best.size());
    }
    for (std::size_t i = 0; i < matches.best.size(); ++i) {
      if (matches.best[i].number == token_.last) {
        return i + 1;
      }
    }
    return std::min<std::size_t>(token_.offset, matches.best.size());
  }

  Result<void> add_hits(const Matches& matches, const Node& root, SearchResponse& response) {
    if (page_size() == 0) {
      return {};
    }
    const std::size_t first = first_of_page(matches);
    const std::size_t last =
        std::min({first + page_size(), matches.best.size(), std::max(first, kMaxPageDepth)});
    HitBuilder builder(snapshot_, request_, root, parse_.reference);
    Explainer explainer(plan_, question_);
    for (std::size_t i = first; i < last; ++i) {
      watch_->check_now();
      LODE_ASSIGN_OR_RETURN(
          Hit hit, builder.build(matches.best[i], i + 1, request_.explain ? &explainer : nullptr));
      response.hits.push_back(std::move(hit));
    }
    if (last == matches.best.size() || last == first) {
      return {};
    }
    if (last >= kMaxPageDepth) {
      response.warnings.push_back({"PAGE_DEPTH",
                                   "only the first " + std::to_string(kMaxPageDepth) +
                                       " hits can be paged through: narrow the search",
                                   0});
      return {};
    }
    response.next_page_token = encode({token_.request,
                                       token_.revision,
                                       static_cast<std::uint32_t>(last),
                                       matches.best[last - 1].number});
    return {};
  }

  const Snapshot& snapshot_;
  const SearchRequest& request_;
  const ParseContext parse_;
  std::shared_ptr<Watch> watch_;
  const PlanContext plan_;
  Question question_;
  std::vector<Node> records_;  // For each facet, what the records have to satisfy, or kAll.
  PageToken token_;
  bool fades_ = false;
};

// The id of a document from its terms, which is cheaper than fetching it.
std::string id_of(const Xapian::Database& shard, index::DocId document) {
  constexpr std::string_view kIdPrefix = "Q";
  auto at = shard.termlist_begin(document);
  at.skip_to(std::string(kIdPrefix));
  return at == shard.termlist_end(document) ? std::string() : (*at).substr(kIdPrefix.size());
}

}  // namespace

Result<SearchResponse> search(const Snapshot& snapshot,
                              const SearchRequest& request,
                              const Budget& budget) {
  return watched([&] { return Searcher(snapshot, request, budget).run(); });
}

Result<ExplainedHit> explain(const Snapshot& snapshot,
                             const SearchRequest& request,
                             const std::string& id,
                             const Budget& budget) {
  return watched([&] { return Searcher(snapshot, request, budget).explain(id); });
}

Result<DocumentSet> matching_documents(const Snapshot& snapshot,
                                       const SearchRequest& request,
                                       const Budget& budget) {
  return watched([&] { return Searcher(snapshot, request, budget).documents(); });
}

Result<std::vector<std::string>> matching_ids(const Snapshot& snapshot,
                                              const std::string& query,
                                              const Budget& budget) {
  return watched([&]() -> Result<std::vector<std::string>> {
    SearchRequest request;
    request.query = query;
    LODE_ASSIGN_OR_RETURN(const DocumentSet documents,
                          Searcher(snapshot, request, budget).documents());
    Watch watch(budget);
    std::vector<std::string> ids;
    ids.reserve(documents.size());
    for (const DocumentSet::Chunk& chunk : documents.chunks()) {
      const Xapian::Database& shard = snapshot.reader.shard_database(chunk.shard);
      for_each_bit(chunk.bits, [&](std::uint32_t offset) {
        watch.check();
        ids.push_back(id_of(shard, chunk.number * facts::kChunkDocuments + offset));
      });
    }
    return ids;
  });
}

}  // namespace lode::query
