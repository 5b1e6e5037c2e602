// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/document_text.h"

#include <algorithm>
#include <ostream>

#include "client/display.h"
#include "client/highlight.h"
#include "client/output_text.h"

namespace lode::client {
namespace {

void print_row(Context& context, std::string_view name, const std::string& value) {
  if (!value.empty()) {
    context.out << paint(context.out_terminal, style::kDim, pad_right(name, 11)) << one_line(value)
                << '\n';
  }
}

void print_head(Context& context, const v1::Document& document, FacetColors& colors) {
  const Terminal& terminal = context.out_terminal;
  if (!document.title().empty()) {
    std::vector<Mark> marks = fact_marks(document, v1::TEXT_FIELD_TITLE, colors);
    context.out << (marks.empty() ? paint(terminal, style::kTitle, one_line(document.title()))
                                  : paint_marks(terminal, document.title(), marks))
                << '\n';
  }
  print_row(context, "id", document.id());
  print_row(context, "url", document.url());
  print_row(context, "published", document.has_published() ? time_text(document.published()) : "");
  print_row(context, "language", document.language());
  for (const v1::MetadataEntry& entry : document.metadata()) {
    print_row(context, one_line(entry.key()) + " ", entry.value());
  }
}

// Which colour stands for which facet.
void print_legend(Context& context, const v1::Document& document, FacetColors& colors) {
  if (!context.out_terminal.color) {
    return;
  }
  std::vector<std::string> names;
  for (const v1::Annotation& fact : document.annotations()) {
    if (fact.has_span() && !fact.value().has_record() &&
        std::ranges::find(names, fact.facet()) == names.end()) {
      names.push_back(fact.facet());
    }
  }
  for (const std::string& name : names) {
    context.out << paint(context.out_terminal, colors.of(name), name) << ' ';
  }
  context.out << (names.empty() ? "" : "\n\n");
}

void print_text(Context& context, const v1::Document& document, FacetColors& colors) {
  const std::vector<Mark> marks = fact_marks(document, v1::TEXT_FIELD_BODY, colors);
  context.out << paint_marks(context.out_terminal, document.text(), marks) << "\n\n";
}

}  // namespace

void print_document_table(Context& context, const v1::Document& document) {
  FacetColors colors;
  print_head(context, document, colors);
  context.out << '\n';
  print_legend(context, document, colors);
  print_text(context, document, colors);
  std::vector<std::vector<std::string>> rows = {fact_head()};
  for (const v1::Annotation& fact : document.annotations()) {
    rows.push_back(fact_row(fact));
  }
  if (rows.size() > 1) {
    print_table(context.out, context.out_terminal, rows);
  } else {
    context.out << "no facts\n";
  }
}

void print_document_plain(Context& context, const v1::Document& document) {
  std::ostream& out = context.out;
  out << tsv({"id", document.id()}) << '\n' << tsv({"title", document.title()}) << '\n';
  out << tsv({"url", document.url()}) << '\n' << tsv({"language", document.language()}) << '\n';
  out << tsv({"published", document.has_published() ? time_text(document.published()) : ""})
      << '\n';
  for (const v1::MetadataEntry& entry : document.metadata()) {
    out << tsv({"metadata", entry.key(), entry.value()}) << '\n';
  }
  for (const v1::Annotation& fact : document.annotations()) {
    std::vector<std::string> cells = fact_cells(fact);
    cells.insert(cells.begin(), "fact");
    out << tsv(cells) << '\n';
  }
  for (const v1::PluginRun& run : document.runs()) {
    out << tsv({"run", run.plugin(), run.version(), status_text(run.status()), run.reason()})
        << '\n';
  }
  out << tsv({"text", document.text()}) << '\n';
}

bool all_runs_ok(const v1::Document& document) {
  return std::ranges::all_of(
      document.runs(), [](const v1::PluginRun& run) { return run.status() == v1::RUN_STATUS_OK; });
}

void report_runs(Context& context, const v1::Document& document) {
  for (const v1::PluginRun& run : document.runs()) {
    if (run.status() != v1::RUN_STATUS_OK) {
      context.err << "lode: plugin '" << run.plugin() << "' " << status_text(run.status())
                  << (run.reason().empty() ? "" : ": ") << one_line(run.reason()) << '\n';
    }
  }
}

}  // namespace lode::client
