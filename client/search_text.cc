// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/search_text.h"

#include <algorithm>
#include <map>
#include <ostream>
#include <utility>

#include "client/display.h"
#include "client/explain_text.h"
#include "client/output_text.h"
#include "client/words.h"

namespace lode::client {
namespace {

constexpr int kValuesPerFacet = 4;

// One fact for each distinct value, the surest, in order of the text.
std::vector<const v1::Annotation*> distinct_facts(const v1::Document& document) {
  std::map<std::pair<std::string, std::string>, const v1::Annotation*> best;
  for (const v1::Annotation& fact : document.annotations()) {
    const v1::Annotation*& kept = best[{fact.facet(), fact.value().text()}];
    if (kept == nullptr || fact.confidence() > kept->confidence()) {
      kept = &fact;
    }
  }
  std::vector<const v1::Annotation*> facts;
  for (const auto& [value, fact] : best) {
    facts.push_back(fact);
  }
  return facts;
}

std::string facts_line(const v1::Hit& hit) {
  std::string line;
  for (const v1::FacetValues& facet : hit.facets()) {
    // Roles repeat what the facts of the record say.
    if (facet.values().empty() || facet.key().find('.') != std::string::npos) {
      continue;
    }
    line += (line.empty() ? "" : " · ") + facet.key() + " ";
    const int shown = std::min(kValuesPerFacet, facet.values_size());
    for (int i = 0; i < shown; ++i) {
      line += (i == 0 ? "" : ", ") + value_text(facet.values(i));
    }
    if (facet.values_size() > shown) {
      line += " +" + std::to_string(facet.values_size() - shown);
    }
  }
  return one_line(line);
}

void print_wrapped(std::ostream& out, const Terminal& terminal, const std::string& text) {
  for (const LinePiece& piece : wrap(text, terminal.width - 4)) {
    out << "    " << text.substr(piece.begin, piece.end - piece.begin) << '\n';
  }
}

void print_snippet(std::ostream& out, const Terminal& terminal, const v1::Snippet& snippet) {
  std::vector<Mark> marks;
  for (const v1::Highlight& match : snippet.highlights()) {
    marks.push_back({match.begin(), match.end(), std::string(style::kMatch)});
  }
  print_marked(out, terminal, snippet.text(), marks, 4);
}

// From metadata, else as a plugin read it.
std::string date_of(const v1::Hit& hit) {
  if (hit.document().has_published()) {
    return date_text(hit.document().published());
  }
  const auto facet = std::ranges::find(hit.facets(), "published", &v1::FacetValues::key);
  const bool found = facet != hit.facets().end() && !facet->values().empty();
  return found ? facet->values(0).text() : std::string();
}

// Facets that the query asks for first: their words are what a reader looks for.
bool asks_for(const std::string& query, const std::string& facet) {
  for (std::size_t at = query.find(facet); at != std::string::npos;
       at = query.find(facet, at + 1)) {
    const std::size_t end = at + facet.size();
    if (end < query.size() && std::string_view(":<>=").find(query[end]) != std::string::npos) {
      return true;
    }
  }
  return false;
}

void print_hit(Context& context, const v1::Hit& hit) {
  const Terminal& terminal = context.out_terminal;
  const v1::Document& document = hit.document();
  const std::string rank = pad_left(std::to_string(hit.rank()), 3) + " ";
  const std::string date = date_of(hit);
  const std::size_t room = terminal.width - display_width(rank) - (date.empty() ? 0 : 12);
  const std::string title =
      fit(document.title().empty() ? one_line(document.id()) : one_line(document.title()), room);
  context.out << rank << paint(terminal, style::kTitle, title) << (date.empty() ? "" : "  " + date)
              << '\n';
  const std::string url = one_line(document.url());
  std::string address = one_line(document.id()) + (url.empty() ? "" : " · " + url);
  if (hit.collapsed_count() > 0) {
    address = "+" + std::to_string(hit.collapsed_count()) +
              (hit.collapsed_count() == 1 ? " copy · " : " copies · ") + address;
  }
  context.out << "    "
              << paint(terminal,
                       style::kDim,
                       terminal.interactive ? fit(address, terminal.width - 4) : address)
              << '\n';
  if (context.args.flag("evidence")) {
    std::vector<const v1::Annotation*> facts = distinct_facts(document);
    const std::string query = join_words(context.args.words) + " " + context.args.text("filter");
    std::ranges::stable_partition(
        facts, [&](const v1::Annotation* fact) { return asks_for(query, fact->facet()); });
    for (const v1::Annotation* fact : facts) {
      print_evidence(context.out, terminal, document, *fact);
    }
  } else {
    print_wrapped(context.out, terminal, facts_line(hit));
    if (hit.fragments().empty()) {
      print_snippet(context.out, terminal, hit.snippet());
    }
    for (const v1::Snippet& fragment : hit.fragments()) {
      print_snippet(context.out, terminal, fragment);
    }
  }
  if (hit.has_explanation()) {
    print_explanation(context.out, terminal, hit.explanation());
  }
  context.out << '\n';
}

std::string plain_snippet(const v1::Hit& hit) {
  if (hit.fragments().empty()) {
    return one_line(hit.snippet().text());
  }
  std::string text;
  for (const v1::Snippet& fragment : hit.fragments()) {
    text += (text.empty() ? "" : " … ") + one_line(fragment.text());
  }
  return text;
}

// What shows all values of a facet of the search.
std::string facet_command(const Arguments& args, const std::string& facet) {
  const std::string words = join_words(args.words);
  const std::string filter = args.text("filter");
  const bool both = !words.empty() && !filter.empty();
  const std::string query = both ? "(" + words + ") (" + filter + ")" : words + filter;
  std::string command = "lode facets " + facet + " --all";
  if (!query.empty()) {
    command += " --query " + shell_word(query);
  }
  for (const char* name : {"data", "server", "collection"}) {
    if (const std::string value = args.text(name); !value.empty()) {
      command += " --" + std::string(name) + " " + shell_word(value);
    }
  }
  return command;
}

}  // namespace

std::string shell_word(const std::string& word) {
  static constexpr std::string_view kSafe =
      "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-./:=,+@%";
  if (!word.empty() && word.find_first_not_of(kSafe) == std::string::npos) {
    return word;
  }
  return shell_quoted(word);
}

std::string options_text(const Arguments& args, std::initializer_list<std::string_view> left_out) {
  std::string text;
  for (const auto& [name, values] : args.options) {
    if (std::ranges::find(left_out, name) != left_out.end()) {
      continue;
    }
    for (const std::string& value : values) {
      text += " --" + name + (value.empty() ? "" : " " + shell_word(value));
    }
  }
  return text;
}

std::string search_footer(const Arguments& args, const v1::SearchResponse& response) {
  std::string line;
  if (response.hits().empty()) {
    line = response.total().value() == 0 ? "no match" : total_text(response.total()) + " matches";
  } else {
    line = std::to_string(response.hits(0).rank()) + "–" +
           std::to_string(response.hits(response.hits_size() - 1).rank()) + " of " +
           (response.groups() > 0 ? count_text(response.groups()) + " groups of copies in " : "") +
           total_text(response.total());
  }
  const auto& took = response.took();
  line += " · " + duration_text(
                      std::chrono::milliseconds(took.seconds() * 1000 + took.nanos() / 1'000'000));
  if (response.changed_since_first_page()) {
    line += " · the index has changed since the first page";
  }
  if (response.next_page_token().empty()) {
    return line;
  }
  line += " · next: lode search";
  for (const std::string& word : args.words) {
    line += " " + shell_word(word);
  }
  return line + options_text(args, {"page-token"}) + " --page-token " + response.next_page_token();
}

void print_search_table(Context& context, const v1::SearchResponse& response) {
  for (const v1::Hit& hit : response.hits()) {
    print_hit(context, hit);
  }
  for (const v1::FacetResult& facet : response.facets()) {
    if (!facet.buckets().empty()) {
      print_facet(
          context.out, context.out_terminal, facet, facet_command(context.args, facet.key()));
      context.out << '\n';
    }
  }
  context.out << paint(context.out_terminal, style::kDim, search_footer(context.args, response))
              << '\n';
}

void print_search_plain(Context& context, const v1::SearchResponse& response) {
  for (const v1::Hit& hit : response.hits()) {
    const v1::Document& document = hit.document();
    if (context.args.flag("evidence")) {
      for (const v1::Annotation* fact : distinct_facts(document)) {
        std::vector<std::string> cells = fact_cells(*fact);
        cells.insert(cells.begin(), {std::to_string(hit.rank()), document.id()});
        context.out << tsv(cells) << '\n';
      }
      continue;
    }
    context.out << tsv({std::to_string(hit.rank()),
                        document.id(),
                        date_of(hit),
                        document.title(),
                        document.url(),
                        plain_snippet(hit)})
                << '\n';
    if (hit.has_explanation()) {
      print_explanation_plain(context.out, document.id(), hit.explanation());
    }
  }
  if (response.facets_size() > 0) {
    context.out << '\n';
  }
  for (const v1::FacetResult& facet : response.facets()) {
    print_facet_plain(context.out, facet);
  }
}

}  // namespace lode::client
