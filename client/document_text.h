// SPDX-License-Identifier: GPL-3.0-or-later
// A whole document as text, for `show` and `extract`.
#pragma once

#include "lode/v1/types.pb.h"

#include "client/command.h"

namespace lode::client {

// For people: head, text with its facts written under its lines, records, table of the other facts.
void print_document_table(Context& context, const v1::Document& document);

// Tab-separated, one line each, told apart by the first cell: "id", "title", "url", "language",
// "published", "metadata" (key, value), "fact" (fact_cells()), "run" (plugin, version, status,
// reason), "text" last.
void print_document_plain(Context& context, const v1::Document& document);

// True if every plugin ended well.
[[nodiscard]] bool all_runs_ok(const v1::Document& document);

// One line on standard error for each plugin that did not.
void report_runs(Context& context, const v1::Document& document);

}  // namespace lode::client
