// SPDX-License-Identifier: GPL-3.0-or-later
// Why a document matches and where its score comes from: plain data, made by explain.h.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "engine/query/ast.h"

namespace lode::query {

// One term of the index in one document.
struct TermCount {
  std::string text;  // Word in normal form, or its stem.
  bool stem = false;
  std::uint32_t in_title = 0;  // Times.
  std::uint32_t in_text = 0;
  std::uint64_t documents = 0;  // Documents that have it.
};

// Terms that count as one in BM25, such as a word and its stems: score = weight * count / (count +
// norm), with the norm of the explanation.
struct ScorePart {
  std::vector<TermCount> terms;  // Those that the document has.
  std::uint32_t count = 0;       // Of all of them; one in the title counts kTitleWeight times.
  double documents = 0;          // Documents that have any of them, as far as the weight knows.
  double weight = 0;             // With the boosts of the query.
  double score = 0;
};

// A leaf of the question: a word, phrase, prefix, NEAR, condition or record.
struct ExplainedPiece {
  std::string piece;  // As understood, with brackets.
  SourceSpan span;    // In the query or the filter.
  NodeKind kind = NodeKind::kWord;
  bool in_filter = false;
  bool excluded = false;             // Under NOT: a match must not have it.
  bool holds = false;                // The document has it.
  double score = 0;                  // What it gives; the sum of `parts`.
  std::vector<ScorePart> parts;      // None where it gives nothing.
  std::vector<std::uint32_t> facts;  // Annotations by which a condition holds.
};

struct Explanation {
  bool matches = false;
  double score = 0;    // The sum over `pieces`, times `recency`.
  double recency = 1;  // Factor for the age of the document (recency.h).
  std::vector<ExplainedPiece> pieces;
  // What BM25 knows of the document and the collection.
  std::uint32_t length = 0;
  double average_length = 0;
  std::uint64_t documents = 0;
  double norm = 0;  // k1 * (1 - b + b * length / average_length).
};

}  // namespace lode::query
