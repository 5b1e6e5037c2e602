// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/convert_explain.h"

#include "server/convert_document.h"
#include "server/convert_value.h"
#include "server/services.h"
#include "server/status.h"

namespace lode::server {
namespace {

v1::PieceKind to_proto(query::NodeKind kind) {
  switch (kind) {
    case query::NodeKind::kWord: return v1::PIECE_KIND_WORD;
    case query::NodeKind::kPhrase: return v1::PIECE_KIND_PHRASE;
    case query::NodeKind::kPrefix: return v1::PIECE_KIND_PREFIX;
    case query::NodeKind::kFuzzy: return v1::PIECE_KIND_FUZZY;
    case query::NodeKind::kWildcard: return v1::PIECE_KIND_WILDCARD;
    case query::NodeKind::kNear: return v1::PIECE_KIND_NEAR;
    case query::NodeKind::kRecord: return v1::PIECE_KIND_RECORD;
    case query::NodeKind::kCondition: return v1::PIECE_KIND_CONDITION;
    default: break;
  }
  return v1::PIECE_KIND_UNSPECIFIED;
}

v1::ScorePart to_proto(const query::ScorePart& part) {
  v1::ScorePart out;
  for (const query::TermCount& term : part.terms) {
    v1::TermCount& message = *out.add_terms();
    message.set_text(wire_text(term.text));
    message.set_stem(term.stem);
    message.set_in_title(term.in_title);
    message.set_in_text(term.in_text);
    message.set_document_frequency(static_cast<std::int64_t>(term.documents));
  }
  out.set_count(part.count);
  out.set_document_frequency(part.documents);
  out.set_weight(part.weight);
  out.set_score(part.score);
  return out;
}

// `document` has all annotations.
v1::ExplainedPiece to_proto(const query::ExplainedPiece& piece, const v1::Document& document) {
  v1::ExplainedPiece out;
  out.set_piece(wire_text(piece.piece));
  out.set_kind(to_proto(piece.kind));
  out.set_begin(static_cast<std::uint32_t>(piece.span.begin));
  out.set_end(static_cast<std::uint32_t>(piece.span.end));
  out.set_in_filter(piece.in_filter);
  out.set_excluded(piece.excluded);
  out.set_holds(piece.holds);
  out.set_score(piece.score);
  for (const query::ScorePart& part : piece.parts) {
    *out.add_parts() = to_proto(part);
  }
  for (const std::uint32_t fact : piece.facts) {
    if (static_cast<int>(fact) < document.annotations_size()) {
      *out.add_facts() = document.annotations(static_cast<int>(fact));
    }
  }
  return out;
}

// Takes from `document` what the view does not show.
void reduce(v1::Document& document, const query::Hit& hit, query::View view) {
  if (view == query::View::kFull) {
    return;
  }
  const v1::Document whole = document;
  document.clear_metadata();
  document.clear_runs();
  document.clear_annotations();
  if (view == query::View::kEvidence) {
    for (const std::uint32_t index : hit.annotation_indexes) {
      *document.add_annotations() = whole.annotations(static_cast<int>(index));
    }
  }
}

}  // namespace

v1::Document explained_document(const query::Hit& hit,
                                query::View view,
                                v1::Explanation& explanation) {
  v1::Document document = server::to_proto(hit.document, {.text = view == query::View::kFull});
  const query::Explanation& source = *hit.explanation;
  explanation.set_matches(source.matches);
  explanation.set_score(source.score);
  for (const query::ExplainedPiece& piece : source.pieces) {
    *explanation.add_pieces() = to_proto(piece, document);
  }
  explanation.set_length(source.length);
  explanation.set_average_length(source.average_length);
  explanation.set_documents(static_cast<std::int64_t>(source.documents));
  explanation.set_norm(source.norm);
  explanation.set_recency(source.recency);
  reduce(document, hit, view);
  return document;
}

Result<v1::ExplainResponse> explain(Engine& engine,
                                    const v1::ExplainRequest& request,
                                    const query::Budget& budget) {
  if (request.id().empty()) {
    return Unexpected(bad_request("id", "no document is named: give its id"));
  }
  query::SearchRequest question;
  question.query = request.query();
  question.filter = request.filter();
  question.language = request.language();
  question.snippet_bytes = 0;
  question.explain = true;
  LODE_ASSIGN_OR_RETURN(
      const query::ExplainedHit answer,
      engine.explain(collection_or_default(request.collection()), question, request.id(), budget));
  v1::ExplainResponse response;
  *response.mutable_document() =
      explained_document(answer.hit, query::View::kBasic, *response.mutable_explanation());
  response.set_parsed_query(wire_text(answer.parsed_query));
  response.set_revision(answer.revision);
  return response;
}

}  // namespace lode::server
