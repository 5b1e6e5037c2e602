// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/explain_text.h"

#include <ostream>

#include <fmt/format.h>

#include "client/display.h"
#include "client/output_text.h"

namespace lode::client {
namespace {

std::string score_text(double score) {
  return fmt::format("{:.3f}", score);
}

// "stem cloud 2+1×5": two in the text, one in the title, which counts five times.
std::string term_text(const v1::TermCount& term) {
  std::string text =
      (term.stem() ? "stem " : "") + term.text() + " " + std::to_string(term.in_text());
  if (term.in_title() > 0) {
    text += "+" + std::to_string(term.in_title()) + "×5";
  }
  return text;
}

std::string part_text(const v1::ScorePart& part) {
  std::string terms;
  for (const v1::TermCount& term : part.terms()) {
    terms += (terms.empty() ? "" : ", ") + term_text(term);
  }
  return fmt::format("{} in {:.0f} documents: weight {:.3f} × {} / ({} + norm) = {:.3f}",
                     terms,
                     part.document_frequency(),
                     part.weight(),
                     part.count(),
                     part.count(),
                     part.score());
}

std::string fact_text(const v1::Annotation& fact) {
  const std::string value = fact.facet() + " " + value_text(fact.value());
  return fact.quote().empty() ? value + " (whole document)" : value + " “" + fact.quote() + "”";
}

// One line for each part or fact.
std::vector<std::string> reasons(const v1::ExplainedPiece& piece) {
  std::vector<std::string> lines;
  for (const v1::ScorePart& part : piece.parts()) {
    lines.push_back(part_text(part));
  }
  for (const v1::Annotation& fact : piece.facts()) {
    lines.push_back(fact_text(fact));
  }
  return lines;
}

std::string_view verdict(const v1::ExplainedPiece& piece) {
  return piece.holds() ? "holds" : "fails";
}

std::string sum_text(const v1::Explanation& explanation) {
  if (!explanation.matches()) {
    return "no match";
  }
  std::string sum;
  for (const v1::ExplainedPiece& piece : explanation.pieces()) {
    if (piece.score() != 0) {
      sum +=
          (sum.empty() ? " = " : " + ") + one_line(piece.piece()) + " " + score_text(piece.score());
    }
  }
  if (explanation.recency() != 0 && explanation.recency() != 1) {
    sum += ", times " + score_text(explanation.recency()) + " for its age";
  }
  return "score " + score_text(explanation.score()) + sum;
}

}  // namespace

void print_explanation(std::ostream& out,
                       const Terminal& terminal,
                       const v1::Explanation& explanation) {
  out << "    " << paint(terminal, style::kBold, sum_text(explanation)) << '\n';
  for (const v1::ExplainedPiece& piece : explanation.pieces()) {
    const bool good = piece.holds() != piece.excluded();
    out << "    " << (good ? "+ " : "- ") << (piece.excluded() ? "NOT " : "")
        << one_line(piece.piece()) << (piece.in_filter() ? " (filter)" : "") << ' '
        << verdict(piece) << '\n';
    for (const std::string& reason : reasons(piece)) {
      out << "        " << paint(terminal, style::kDim, one_line(reason)) << '\n';
    }
  }
  out << paint(terminal,
               style::kDim,
               fmt::format("      length {}, {:.1f} on average of {} documents, norm {:.3f}",
                           explanation.length(),
                           explanation.average_length(),
                           explanation.documents(),
                           explanation.norm()))
      << '\n';
}

void print_explanation_plain(std::ostream& out,
                             const std::string& id,
                             const v1::Explanation& explanation) {
  for (const v1::ExplainedPiece& piece : explanation.pieces()) {
    std::string why;
    for (const std::string& reason : reasons(piece)) {
      why += (why.empty() ? "" : "; ") + reason;
    }
    out << tsv({"explain",
                id,
                piece.piece(),
                (piece.excluded() ? "excluded " : "") + std::string(verdict(piece)),
                score_text(piece.score()),
                why})
        << '\n';
  }
}

}  // namespace lode::client
