// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <fstream>
#include <iterator>
#include <nlohmann/json.hpp>
#include <optional>
#include <ostream>

#include "engine/base/civil_date.h"
#include "plugins/tool/commands.h"
#include "plugins/tool/pool.h"

namespace lode::tool {
namespace {

using Json = nlohmann::ordered_json;

std::optional<std::string> read_text(const std::string& file, std::istream& in) {
  if (file == "-") return std::string(std::istreambuf_iterator<char>(in), {});
  std::ifstream stream(file, std::ios::binary);
  if (!stream) return {};
  return std::string(std::istreambuf_iterator<char>(stream), {});
}

std::string one_line(std::string_view text) {
  std::string line(text);
  std::replace(line.begin(), line.end(), '\n', ' ');
  return line;
}

Json to_json(const Document& document, const Annotation& annotation) {
  Json json{{"facet", annotation.facet},
            {"value", to_text(annotation.value)},
            {"kind", name(kind_of(annotation.value))},
            {"confidence", annotation.confidence},
            {"rule", annotation.rule},
            {"plugin", annotation.plugin}};
  if (const auto* keyword = std::get_if<Keyword>(&annotation.value)) {
    if (!keyword->id.empty()) json["id"] = keyword->id;
    if (!keyword->path.empty()) json["path"] = keyword->path;
  }
  if (const auto* record = std::get_if<Record>(&annotation.value)) {
    for (const Role& role : record->roles) {
      json["roles"].push_back({{"name", role.name},
                               {"annotation", role.annotation},
                               {"value", to_text(document.annotations[role.annotation].value)}});
    }
  }
  if (!annotation.span.whole_document) {
    json["field"] = name(annotation.span.field);
    json["begin"] = annotation.span.begin;
    json["end"] = annotation.span.end;
    json["quote"] = quote(document, annotation.span);
  }
  return json;
}

void print_json(const Document& document, std::ostream& out) {
  Json json{{"facts", Json::array()}, {"runs", Json::array()}};
  for (const Annotation& annotation : document.annotations) {
    json["facts"].push_back(to_json(document, annotation));
  }
  for (const PluginRun& run : document.runs) {
    json["runs"].push_back({{"plugin", run.plugin},
                            {"version", run.version},
                            {"fingerprint", run.fingerprint},
                            {"status", name(run.status)},
                            {"reason", run.reason},
                            {"dropped", run.dropped_annotations}});
  }
  out << json.dump(2, ' ', false, Json::error_handler_t::replace) << '\n';
}

void print_table(const Document& document, std::ostream& out) {
  std::size_t facet_width = 0;
  std::size_t value_width = 0;
  for (const Annotation& annotation : document.annotations) {
    facet_width = std::max(facet_width, annotation.facet.size());
    value_width =
        std::max(value_width, std::min<std::size_t>(30, to_text(annotation.value).size()));
  }
  const auto padded = [](std::string text, std::size_t width) {
    if (text.size() < width) text.append(width - text.size(), ' ');
    return text;
  };
  for (const Annotation& annotation : document.annotations) {
    out << padded(annotation.facet, facet_width) << "  "
        << padded(to_text(annotation.value), value_width) << "  "
        << padded(std::to_string(annotation.confidence).substr(0, 4), 4) << "  " << annotation.rule
        << "  \"" << one_line(quote(document, annotation.span)) << "\"\n";
    if (const auto* record = std::get_if<Record>(&annotation.value)) {
      for (const Role& role : record->roles) {
        out << "    " << role.name << " = " << to_text(document.annotations[role.annotation].value)
            << '\n';
      }
    }
  }
}

// Complaints about plugins that did not end well.
int report_runs(const Document& document, std::ostream& err) {
  int code = kGood;
  for (const PluginRun& run : document.runs) {
    if (run.status != RunStatus::kOk) {
      err << "lode-plugin: " << run.plugin << ": " << name(run.status) << ": " << run.reason
          << '\n';
      code = kBad;
    }
    if (run.dropped_annotations > 0) {
      err << "lode-plugin: " << run.plugin << ": " << run.dropped_annotations
          << " annotations were refused\n";
    }
  }
  return code;
}

int wrong_use(const Streams& streams, const std::string& message) {
  streams.err << "lode-plugin: " << message << '\n';
  return kWrongUse;
}

}  // namespace

int run(const RunOptions& options, const Streams& streams) {
  auto text = read_text(options.file, streams.in);
  if (!text) return wrong_use(streams, "cannot read '" + options.file + "'");
  Document document;
  document.id = options.file;
  document.title = options.title;
  document.text = *std::move(text);
  document.language = options.language;
  if (!options.published.empty()) {
    document.published_unix = parse_iso_time(options.published);
    if (!document.published_unix) {
      return wrong_use(streams, "'" + options.published + "' is no date: write it as 2025-11-04");
    }
  }
  const auto pool = open_pool(options.plugins, options.worker, streams.err);
  if (!pool) return wrong_use(streams, pool.error().message);
  if (const auto done = (*pool)->extract(document, {}); !done) {
    return wrong_use(streams, done.error().message);
  }
  options.json ? print_json(document, streams.out) : print_table(document, streams.out);
  return report_runs(document, streams.err);
}

}  // namespace lode::tool
