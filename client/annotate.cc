// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/annotate.h"

#include <algorithm>
#include <cctype>

#include "client/display.h"
#include "client/output_text.h"

namespace lode::client {
namespace {

constexpr double kLittleConfidence = 0.7;
constexpr std::string_view kHook = "╰";
constexpr std::string_view kStem = "│";

// What a label stands on in one line.
struct Place {
  std::size_t column = 0;
  const Label* label = nullptr;
};

std::size_t width_of(const Place& place) {
  return 1 + display_width(place.label->words);
}

// Which labels are written in which row: the last of a line first, so that the stems of the others
// stand clear of it to the left.
std::vector<std::vector<Place>> rows_of(std::vector<Place> places) {
  std::vector<std::vector<Place>> rows;
  while (!places.empty()) {
    std::vector<Place> row;
    std::vector<Place> rest;
    std::size_t limit = std::string::npos;  // Column that the next label, to the left, may reach.
    for (auto place = places.rbegin(); place != places.rend(); ++place) {
      if (limit == std::string::npos || place->column + width_of(*place) < limit) {
        row.push_back(*place);
      } else {
        rest.push_back(*place);
      }
      limit = place->column;
    }
    std::ranges::reverse(row);
    std::ranges::reverse(rest);
    rows.push_back(std::move(row));
    places = std::move(rest);
  }
  return rows;
}

// A row of labels, with the stems of those that come in later rows.
std::string row_text(const Terminal& terminal,
                     const std::vector<Place>& row,
                     const std::vector<Place>& later) {
  std::string out;
  std::size_t column = 0;
  auto stem = later.begin();
  const auto move_to = [&](std::size_t wanted) {
    if (wanted > column) {
      out.append(wanted - column, ' ');
      column = wanted;
    }
  };
  const auto stems_before = [&](std::size_t end) {
    for (; stem != later.end() && stem->column < end; ++stem) {
      if (stem->column < column) continue;
      move_to(stem->column);
      out += paint(terminal, stem->label->style, kStem);
      ++column;
    }
  };
  for (const Place& place : row) {
    stems_before(place.column);
    move_to(place.column);
    out += paint(terminal, place.label->style, std::string(kHook) + place.label->words);
    column += width_of(place);
  }
  stems_before(std::string::npos);
  return out + "\n";
}

std::string label_rows(const Terminal& terminal, const std::vector<Place>& places) {
  std::string out;
  const auto rows = rows_of(places);
  for (std::size_t i = 0; i < rows.size(); ++i) {
    std::vector<Place> later;
    for (std::size_t k = i + 1; k < rows.size(); ++k) {
      later.insert(later.end(), rows[k].begin(), rows[k].end());
    }
    std::ranges::sort(later, {}, &Place::column);
    out += row_text(terminal, rows[i], later);
  }
  return out;
}

// Letters and digits alone, in lower case: "H100" says the value "H100", "Open AI" that of
// "OpenAI".
std::string plain(std::string_view text) {
  std::string out;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte >= 0x80 || std::isalnum(byte) != 0) out += static_cast<char>(std::tolower(byte));
  }
  return out;
}

std::string words_of(const v1::Annotation& fact) {
  std::string words = fact.facet();
  const std::string value = value_text(fact.value());
  if (plain(value) != plain(fact.quote())) words += " " + one_line(value);
  if (fact.confidence() < kLittleConfidence) words += "?";
  return words;
}

}  // namespace

std::vector<Label> fact_labels(const v1::Document& document,
                               v1::TextField field,
                               FacetColors& colors) {
  std::vector<Label> labels;
  for (const v1::Annotation& fact : document.annotations()) {
    if (!fact.has_span() || fact.span().field() != field || fact.value().has_record()) continue;
    Label label{fact.span().begin(),
                fact.span().end(),
                words_of(fact),
                std::string(colors.of(fact.facet()))};
    const auto same = std::ranges::find_if(labels, [&](const Label& other) {
      return other.begin == label.begin && other.end == label.end;
    });
    if (same == labels.end()) {
      labels.push_back(std::move(label));
    } else if (same->words.rfind("amount ", 0) == 0 && fact.facet() == "deal_size") {
      *same = std::move(label);
    } else {
      same->words += ", " + label.words;
    }
  }
  std::ranges::stable_sort(labels, {}, &Label::begin);
  return labels;
}

std::string annotated(const Terminal& terminal,
                      std::string_view text,
                      const std::vector<Label>& labels) {
  std::vector<Mark> marks;
  for (const Label& label : labels) {
    marks.push_back({label.begin, label.end, label.style});
  }
  std::string out;
  std::size_t next = 0;
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    const std::string_view line = text.substr(begin, end - begin);
    for (const LinePiece& piece : wrap(line, terminal.width)) {
      const std::size_t first = begin + piece.begin;
      const std::size_t last = begin + piece.end;
      std::vector<Mark> inside;
      for (const Mark& mark : marks) {
        if (mark.begin < last && first < mark.end) {
          inside.push_back(
              {std::max(mark.begin, first) - first, std::min(mark.end, last) - first, mark.style});
        }
      }
      out += paint_marks(terminal, text.substr(first, last - first), inside) + "\n";
      std::vector<Place> places;
      for (; next < labels.size() && labels[next].begin < last; ++next) {
        if (labels[next].begin < first) continue;
        places.push_back(
            {display_width(without_controls(text.substr(first, labels[next].begin - first))),
             &labels[next]});
      }
      out += label_rows(terminal, places);
    }
    if (line.empty()) out += "\n";
    begin = end + 1;
  }
  return out;
}

}  // namespace lode::client
