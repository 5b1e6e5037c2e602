// SPDX-License-Identifier: GPL-3.0-or-later
// A page of hits as text.
#pragma once

#include <initializer_list>
#include <iosfwd>
#include <string>
#include <string_view>

#include "lode/v1/search.pb.h"

#include "client/command.h"

namespace lode::client {

// For people: hits with date, id, facts and snippet (with --evidence: every fact and its words),
// then facets, then a line with the numbers and the command of the next page.
void print_search_table(Context& context, const v1::SearchResponse& response);

// Tab-separated. A hit: rank, id, date, title, url, snippet. With --evidence a line per fact: rank,
// id, and the cells of fact_cells(). Facets follow after an empty line.
void print_search_plain(Context& context, const v1::SearchResponse& response);

// "1–20 of 1 234 · 12 ms · next: lode search ... --page-token ..."
[[nodiscard]] std::string search_footer(const Arguments& args, const v1::SearchResponse& response);

// `word` as a shell reads it back: quoted if it needs it.
[[nodiscard]] std::string shell_word(const std::string& word);

// " --server localhost:7700 --json": the options as typed, but for those in `left_out`.
[[nodiscard]] std::string options_text(const Arguments& args,
                                       std::initializer_list<std::string_view> left_out);

}  // namespace lode::client
