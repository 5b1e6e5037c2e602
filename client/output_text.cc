// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/output_text.h"

#include <algorithm>
#include <ostream>

#include <fmt/format.h>

#include "client/display.h"

namespace lode::client {
namespace {

constexpr std::size_t kMaxNameColumns = 32;
constexpr std::size_t kMaxBarColumns = 32;

std::string bucket_name(const v1::Bucket& bucket) {
  // Ranges and intervals carry their own name; values read best in their short form.
  const bool is_value = bucket.has_value() && bucket.value().text() == bucket.text();
  return one_line(is_value ? value_text(bucket.value()) : bucket.text());
}

// "50", "99.9"
std::string percent_text(double percent) {
  return fmt::format("{:g}", percent);
}

std::string facet_numbers(const v1::FacetResult& facet) {
  std::string text;
  if (facet.distinct_values() > 0) {
    text =
        count_text(facet.distinct_values()) + (facet.distinct_values() == 1 ? " value" : " values");
  }
  if (facet.has_statistics() && facet.statistics().count() > 0) {
    const v1::Statistics& numbers = facet.statistics();
    text += (text.empty() ? "" : ", ") + short_number(numbers.min()) + " to " +
            short_number(numbers.max()) + " " + numbers.unit() + ", sum " +
            short_number(numbers.sum());
  }
  if (facet.missing_count() > 0) {
    text += (text.empty() ? "" : ", ") + count_text(facet.missing_count()) + " without";
  }
  return text + (facet.exact() ? "" : ", estimated");
}

// "mean 12.5B, median 2B, p90 38B"; empty without values.
std::string statistics_text(const v1::Statistics& statistics) {
  if (statistics.count() == 0 || statistics.percentiles().empty()) {
    return {};
  }
  std::string text = "mean " + short_number(statistics.mean());
  for (const v1::Percentile& percentile : statistics.percentiles()) {
    const std::string name =
        percentile.percent() == 50 ? "median" : "p" + percent_text(percentile.percent());
    text += ", " + name + " " + short_number(percentile.value());
  }
  return text;
}

// Marks of a line [piece.begin, piece.end), counted from the line's start.
std::vector<Mark> marks_within(const std::vector<Mark>& marks, const LinePiece& piece) {
  std::vector<Mark> inside;
  for (const Mark& mark : marks) {
    const std::size_t begin = std::max(mark.begin, piece.begin);
    const std::size_t end = std::min(mark.end, piece.end);
    if (begin < end) {
      inside.push_back({begin - piece.begin, end - piece.begin, mark.style});
    }
  }
  return inside;
}

// A text on one line, and where each byte of the original went; one entry more than its bytes.
struct OneLine {
  std::string text;
  std::vector<std::size_t> places;
};

OneLine collapse_spaces(std::string_view text) {
  OneLine line;
  for (const char c : text) {
    line.places.push_back(line.text.size());
    const bool space = c == ' ' || c == '\n' || c == '\t' || c == '\r';
    if (!space) {
      line.text += c;
    } else if (!line.text.empty() && line.text.back() != ' ') {
      line.text += ' ';
    }
  }
  line.places.push_back(line.text.size());
  return line;
}

}  // namespace

void print_table(std::ostream& out,
                 const Terminal& terminal,
                 const std::vector<std::vector<std::string>>& rows) {
  std::vector<std::size_t> widths;
  for (const auto& row : rows) {
    widths.resize(std::max(widths.size(), row.size()));
    for (std::size_t i = 0; i < row.size(); ++i) {
      widths[i] = std::max(widths[i], display_width(row[i]));
    }
  }
  for (const auto& row : rows) {
    std::string line;
    for (std::size_t i = 0; i < row.size(); ++i) {
      line += i + 1 < row.size() ? pad_right(row[i], widths[i]) + "  " : row[i];
    }
    line.erase(line.find_last_not_of(' ') + 1);
    if (terminal.interactive) {
      line = fit(line, terminal.width);
    }
    out << (&row == rows.data() ? paint(terminal, style::kBold, line) : line) << '\n';
  }
}

void print_facet(std::ostream& out,
                 const Terminal& terminal,
                 const v1::FacetResult& facet,
                 const std::string& command) {
  out << paint(terminal, style::kBold, facet.key()) << "  "
      << paint(terminal, style::kDim, facet_numbers(facet)) << '\n';
  if (const std::string numbers = statistics_text(facet.statistics()); !numbers.empty()) {
    out << "  " << paint(terminal, style::kDim, numbers) << '\n';
  }
  std::size_t name_columns = 0;
  std::size_t count_columns = 0;
  std::int64_t largest = 0;
  for (const v1::Bucket& bucket : facet.buckets()) {
    name_columns = std::max(name_columns, display_width(bucket_name(bucket)));
    count_columns = std::max(count_columns, display_width(count_text(bucket.count())));
    largest = std::max(largest, bucket.count());
  }
  name_columns = std::min({name_columns, kMaxNameColumns, terminal.width / 2});
  const std::size_t fixed = 2 + name_columns + 2 + count_columns + 2;
  const std::size_t room = terminal.width > fixed ? terminal.width - fixed : 0;
  for (const v1::Bucket& bucket : facet.buckets()) {
    const std::string line = bar(static_cast<double>(bucket.count()),
                                 static_cast<double>(largest),
                                 std::min(kMaxBarColumns, room));
    out << "  " << pad_right(fit(bucket_name(bucket), name_columns), name_columns) << "  "
        << pad_left(count_text(bucket.count()), count_columns)
        << (line.empty() ? "" : "  " + paint(terminal, style::kBar, line)) << '\n';
  }
  if (facet.omitted_buckets() > 0) {
    const std::string more = "… " + count_text(facet.omitted_buckets()) + " more" +
                             (command.empty() ? "" : " (" + command + ")");
    out << "  " << paint(terminal, style::kDim, more) << '\n';
  }
}

void print_facet_plain(std::ostream& out, const v1::FacetResult& facet) {
  for (const v1::Bucket& bucket : facet.buckets()) {
    out << tsv({facet.key(), bucket.text(), std::to_string(bucket.count())}) << '\n';
  }
  for (const v1::Percentile& percentile : facet.statistics().percentiles()) {
    out << tsv({facet.key(),
                "p" + percent_text(percentile.percent()),
                fmt::format("{}", percentile.value())})
        << '\n';
  }
}

void print_evidence(std::ostream& out,
                    const Terminal& terminal,
                    const v1::Document& document,
                    const v1::Annotation& fact) {
  out << "    " << paint(terminal, style::kDim, fact.facet()) << ' '
      << paint(terminal, style::kBold, one_line(value_text(fact.value()))) << "  "
      << paint(terminal,
               style::kDim,
               place_text(fact) + " · " + confidence_text(fact.confidence()) + " · " +
                   fact.plugin() + (fact.rule().empty() ? "" : " " + fact.rule()))
      << '\n';
  if (!fact.has_span()) {
    return;
  }
  const std::string_view text = text_of(document, fact.span().field());
  const std::size_t begin = fact.span().begin();
  const std::size_t end = fact.span().end();
  // The text is trusted only where it says what the quote says.
  const bool found = begin <= end && end <= text.size() && begin < text.size() &&
                     text.substr(begin, end - begin) == fact.quote();
  const std::string quote = one_line(fact.quote());
  const Passage shown = found ? passage(text, begin, end) : Passage{quote, 0, quote.size()};
  print_marked(out, terminal, shown.text, {{shown.begin, shown.end, "1;4"}}, 6);
}

std::vector<std::string> fact_cells(const v1::Annotation& fact) {
  const bool placed = fact.has_span();
  return {fact.facet(),
          fact.value().text(),
          placed ? std::string(field_text(fact.span().field())) : std::string(),
          placed ? std::to_string(fact.span().begin()) : std::string(),
          placed ? std::to_string(fact.span().end()) : std::string(),
          fact.quote(),
          confidence_text(fact.confidence()),
          fact.plugin(),
          fact.rule()};
}

std::vector<std::string> fact_head() {
  return {"facet", "value", "place", "sure", "rule"};
}

std::vector<std::string> fact_row(const v1::Annotation& fact) {
  return {fact.facet(),
          fit(one_line(value_text(fact.value())), 30),
          place_text(fact),
          confidence_text(fact.confidence()),
          fact.plugin() + (fact.rule().empty() ? "" : " " + fact.rule())};
}

std::string place_text(const v1::Annotation& fact) {
  if (!fact.has_span()) {
    return "whole document";
  }
  return std::string(field_text(fact.span().field())) + " " + std::to_string(fact.span().begin()) +
         "–" + std::to_string(fact.span().end());
}

void print_marked(std::ostream& out,
                  const Terminal& terminal,
                  std::string_view text,
                  const std::vector<Mark>& marks,
                  std::size_t indent) {
  const OneLine line = collapse_spaces(text);
  std::vector<Mark> moved;
  for (const Mark& mark : marks) {
    if (mark.begin < mark.end && mark.end <= text.size()) {
      moved.push_back({line.places[mark.begin], line.places[mark.end], mark.style});
    }
  }
  for (const LinePiece& piece : wrap(line.text, terminal.width - indent)) {
    out << std::string(indent, ' ')
        << paint_marks(terminal,
                       std::string_view(line.text).substr(piece.begin, piece.end - piece.begin),
                       marks_within(moved, piece))
        << '\n';
  }
}

std::vector<LinePiece> wrap(std::string_view text, std::size_t columns) {
  std::vector<LinePiece> lines;
  std::size_t begin = 0;
  std::size_t end = 0;  // Of the last word that fits.
  while (begin < text.size()) {
    const std::size_t space = std::min(text.find(' ', end + 1), text.size());
    const bool fits = display_width(text.substr(begin, space - begin)) <= columns;
    if (fits || end <= begin) {
      end = space;
    }
    if (!fits || end == text.size()) {
      lines.push_back({begin, end});
      begin = std::min(end + 1, text.size());
      end = begin;
    }
  }
  return lines;
}

}  // namespace lode::client
