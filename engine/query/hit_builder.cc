// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/query/hit_builder.h"

#include <algorithm>
#include <numeric>
#include <utility>

#include "engine/query/explain.h"
#include "engine/query/question.h"
#include "engine/query/snippet.h"
#include "engine/query/text_matcher.h"

namespace lode::query {
namespace {

// Leaves of `document` what the basic view shows; with its texts, which quotes point into, if
// `texts` is set.
void reduce(Document& document, bool texts) {
  document.metadata.clear();
  document.runs.clear();
  document.annotations.clear();
  if (!texts) {
    document.text.clear();
  }
}

void keep_annotations(Hit& hit, const std::vector<std::uint32_t>& indexes) {
  std::vector<Annotation> kept;
  for (const std::uint32_t index : indexes) {
    kept.push_back(hit.document.annotations[index]);
  }
  reduce(hit.document, true);
  hit.document.annotations = std::move(kept);
  hit.annotation_indexes = indexes;
}

}  // namespace

HitBuilder::HitBuilder(const Snapshot& snapshot,
                       const SearchRequest& request,
                       const Node& root,
                       const Reference& reference)
    : snapshot_(snapshot), request_(request), leaves_(positive_leaves(root)) {
  for (const Node* leaf : leaves_) {
    const FacetField* facet =
        leaf->kind == NodeKind::kCondition ? snapshot.schema.find(leaf->field) : nullptr;
    if (facet != nullptr) {
      asked_.values.emplace_back(*leaf, *facet, reference);
    } else if (leaf->kind == NodeKind::kRecord) {
      asked_.records.emplace_back(*leaf, snapshot.schema, reference);
    }
  }
}

Result<Hit> HitBuilder::build(const Match& match, std::uint64_t rank, Explainer* explainer) {
  Hit hit;
  hit.rank = rank;
  hit.score = match.score;
  hit.copies = match.copies;
  const index::Location location = location_of(match.number, snapshot_.reader.shards());
  LODE_ASSIGN_OR_RETURN(hit.document, snapshot_.reader.document(location));
  if (explainer != nullptr) {
    LODE_ASSIGN_OR_RETURN(hit.explanation, explainer->explain(location, hit.document));
    hit.explanation->recency = match.factor;
    hit.explanation->score *= match.factor;
  }
  hit.facets = hit_facets(hit.document, snapshot_.schema);
  const std::vector<std::uint32_t> evidence = evidence_of(hit.document, asked_);
  add_snippets(hit, evidence);
  if (explainer != nullptr) {
    hit.annotation_indexes = request_.view == View::kEvidence
                                 ? with_values(hit.document, evidence, hit.facets)
                                 : std::vector<std::uint32_t>{};
    return hit;
  }
  switch (request_.view) {
    case View::kBasic: reduce(hit.document, false); break;
    case View::kEvidence:
      keep_annotations(hit, with_values(hit.document, evidence, hit.facets));
      break;
    case View::kFull:
      hit.annotation_indexes.resize(hit.document.annotations.size());
      std::iota(hit.annotation_indexes.begin(), hit.annotation_indexes.end(), 0U);
      break;
  }
  return hit;
}

void HitBuilder::add_snippets(Hit& hit, const std::vector<std::uint32_t>& evidence) {
  if (request_.snippet_bytes == 0) {
    return;
  }
  const Document& document = hit.document;
  analysis::Analyzer& analyzer =
      analyzers_.try_emplace(document.language, document.language).first->second;
  TextMatcher matcher(leaves_, analyzer);
  std::vector<Found> found;
  if (!matcher.empty()) {
    found = matcher.find(document.text);
  }
  // Without words, the sentence of the first fact that was asked for.
  for (std::size_t i = 0; i < evidence.size() && found.empty(); ++i) {
    const Span& span = document.annotations[evidence[i]].span;
    if (!span.whole_document && span.field == Field::kBody && span.end > span.begin &&
        is_valid_span(document, span)) {
      found.push_back(
          {static_cast<std::size_t>(span.begin), static_cast<std::size_t>(span.end), 0});
    }
  }
  std::vector<Snippet> snippets =
      make_snippets(document.text, found, request_.snippet_bytes, request_.snippet_fragments);
  if (snippets.empty()) {
    return;
  }
  hit.snippet = snippets.front();
  if (request_.snippet_fragments > 1) {
    std::sort(snippets.begin(), snippets.end(), [](const Snippet& a, const Snippet& b) {
      return a.span.begin < b.span.begin;
    });
    hit.fragments = std::move(snippets);
  }
}

}  // namespace lode::query
