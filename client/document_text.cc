// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/document_text.h"

#include <algorithm>
#include <ostream>

#include "client/annotate.h"
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

// Each deal or other record, one line a role.
void print_records(Context& context, const v1::Document& document) {
  for (const v1::Annotation& fact : document.annotations()) {
    if (!fact.value().has_record()) continue;
    context.out << paint(context.out_terminal, style::kBold, fact.facet()) << "  "
                << paint(context.out_terminal,
                         style::kDim,
                         place_text(fact) + " · " + confidence_text(fact.confidence()) + " · " +
                             fact.plugin() + " " + fact.rule())
                << '\n';
    std::vector<std::string>
        named;  // Values of the roles so far: parties are buyers and sellers too.
    for (const v1::Role& role : fact.value().record().roles()) {
      const std::string value = one_line(role_text(role.text()));
      const bool again = role.name() == "party" && std::ranges::find(named, value) != named.end();
      if (again) continue;
      named.push_back(value);
      context.out << "  " << pad_right(one_line(role.name()), 9) << ' ' << value << '\n';
    }
    context.out << '\n';
  }
}

// The other facts, with what the text above does not show: how sure they are, and why.
void print_facts(Context& context, const v1::Document& document) {
  std::vector<std::vector<std::string>> rows = {fact_head()};
  for (const v1::Annotation& fact : document.annotations()) {
    if (!fact.value().has_record()) rows.push_back(fact_row(fact));
  }
  if (rows.size() > 1) {
    print_table(context.out, context.out_terminal, rows);
  } else if (document.annotations().empty()) {
    context.out << "no facts\n";
  }
}

// Those lines of the page furniture that state facts.
void print_furniture(Context& context, const v1::Document& document, FacetColors& colors) {
  const std::string_view text = document.furniture();
  const std::vector<Label> labels = fact_labels(document, v1::TEXT_FIELD_FURNITURE, colors);
  std::size_t next = 0;
  for (std::size_t begin = 0; begin < text.size() && next < labels.size();) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    std::vector<Label> inside;
    for (; next < labels.size() && labels[next].begin < end; ++next) {
      inside.push_back(labels[next]);
      inside.back().begin -= begin;
      inside.back().end -= begin;
    }
    if (!inside.empty()) {
      context.out << annotated(context.out_terminal, text.substr(begin, end - begin), inside);
    }
    begin = end + 1;
  }
}

}  // namespace

void print_document_table(Context& context, const v1::Document& document) {
  FacetColors colors;
  print_head(context, document, colors);
  context.out << '\n'
              << annotated(context.out_terminal,
                           document.text(),
                           fact_labels(document, v1::TEXT_FIELD_BODY, colors))
              << '\n';
  if (!fact_labels(document, v1::TEXT_FIELD_FURNITURE, colors).empty()) {
    context.out << paint(context.out_terminal,
                         style::kDim,
                         "around the article, neither searched nor counted:")
                << '\n';
    print_furniture(context, document, colors);
    context.out << '\n';
  }
  print_records(context, document);
  print_facts(context, document);
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
  if (!document.furniture().empty()) {
    out << tsv({"furniture", document.furniture()}) << '\n';
  }
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
