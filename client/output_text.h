// SPDX-License-Identifier: GPL-3.0-or-later
// Pieces of text that several commands print: facets, facts, evidence, tables.
#pragma once

#include <iosfwd>
#include <string>
#include <string_view>
#include <vector>

#include "lode/v1/search.pb.h"
#include "lode/v1/types.pb.h"

#include "client/highlight.h"
#include "client/terminal.h"

namespace lode::client {

// Rows of equal length, columns padded to their widest cell, two spaces between, no trailing
// spaces. The last column is cut where a terminal ends. The first row is the head, in bold.
void print_table(std::ostream& out,
                 const Terminal& terminal,
                 const std::vector<std::vector<std::string>>& rows);

// A facet as bars: name, numbers, one line per value, and how many were left out. `command` shows
// these; empty: none does.
void print_facet(std::ostream& out,
                 const Terminal& terminal,
                 const v1::FacetResult& facet,
                 const std::string& command);

// One tab-separated line per value: facet, value, count; and per percentile: facet, "p90", figure.
void print_facet_plain(std::ostream& out, const v1::FacetResult& facet);

// A fact for people: value and origin, then the words in their sentence if `document` has its text,
// else the words alone.
void print_evidence(std::ostream& out,
                    const Terminal& terminal,
                    const v1::Document& document,
                    const v1::Annotation& fact);

// A fact for programs: facet, value, field, begin, end, quote, confidence, plugin, rule.
[[nodiscard]] std::vector<std::string> fact_cells(const v1::Annotation& fact);

// The same for people, shortened; for print_table().
[[nodiscard]] std::vector<std::string> fact_head();
[[nodiscard]] std::vector<std::string> fact_row(const v1::Annotation& fact);

// "body 120–131", "title 0–6", "whole document".
[[nodiscard]] std::string place_text(const v1::Annotation& fact);

// `text` with its marks, each run of white space as one space, broken at the terminal's width with
// `indent` spaces before each line.
void print_marked(std::ostream& out,
                  const Terminal& terminal,
                  std::string_view text,
                  const std::vector<Mark>& marks,
                  std::size_t indent);

// `text` broken at spaces into lines of at most `columns` columns. [begin, end) of each line in
// `text`, which is one line.
struct LinePiece {
  std::size_t begin = 0;
  std::size_t end = 0;
};
[[nodiscard]] std::vector<LinePiece> wrap(std::string_view text, std::size_t columns);

}  // namespace lode::client
